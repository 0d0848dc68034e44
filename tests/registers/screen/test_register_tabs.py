"""A register on screen: listed, narrowed, edited, added to, put into the bin and brought back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from heze_desk.kit import dialogs
from heze_desk.kit.delegates import TwoLineDelegate
from heze_desk.kit.record_table import SortKey
from heze_desk.registers import duplicates, store
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.bin import EntryBin
from heze_desk.registers.screen.page import TITLES, Behind


def column(tab, title):
    return [one.title for one in tab.table.columns].index(title)


def test_every_tab_opens_and_says_how_much_there_is(page, qtbot):
    counts = []
    page.counted.connect(counts.append)

    for title in TITLES:
        page.receive(title)
        qtbot.waitUntil(page.tab(title).isVisible)

    page.receive(Kind.PLATFORM)

    assert page.bar.count() == 9
    assert counts[-1] == "共 3 家，共享 1 家，待核 1 家"


def test_shared_and_unproven_entries_are_shown_as_such(platforms):
    rows = {line.name: row for row, line in enumerate(platforms.table.records)}

    def shown(name, title):
        return platforms.table.index(rows[name], column(platforms, title)).data()

    assert shown("演示重点实验室", "共享") == "共享"
    assert shown("演示重点实验室", "认定") == "认定"
    assert shown("演示中试基地", "认定") == "认定（待核）"


def test_words_and_pickers_narrow_the_list(platforms, names, qtbot):
    platforms.filters.text.setText("中试")
    assert names(platforms) == ["演示中试基地"]
    platforms.filters.text.clear()

    platforms.filters.show_filter(EntryFilter(kind=Kind.PLATFORM, shared=True))
    assert names(platforms) == ["演示重点实验室"]

    platforms.filters.show_filter(EntryFilter(kind=Kind.PLATFORM, unproven=True))
    assert names(platforms) == ["演示中试基地"]
    assert platforms.filters.count.text() == "显示 1/3 家"


def test_a_cell_is_saved_at_once_and_undone_by_one_step(platforms, known, qtbot):
    row = platforms.table.row_of(known["演示孵化器"])

    platforms.table.setData(platforms.table.index(row, column(platforms, "类别")), "概念验证中心")

    qtbot.waitUntil(lambda: platforms.table.record_at(row).category == "概念验证中心")
    platforms.workspace.undo()
    qtbot.waitUntil(lambda: platforms.table.record_at(row).category == "孵化器")


def test_the_pane_changes_the_entry_field_by_field(platforms, known, qtbot):
    platforms.choose(known["演示孵化器"])
    field = platforms.pane.fields.fields["依托单位"]

    field.editor.setText("演示学院")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: store.get(platforms.workspace.db, known["演示孵化器"]).holder == "演示学院")
    qtbot.waitUntil(lambda: platforms.view.current().holder == "演示学院")


def test_a_new_entry_like_a_known_one_is_asked_about_and_the_answer_remembered(page, asked, monkeypatch, qtbot):
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    questions = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: questions.append(text) or True)
    tab.add()
    dialog = asked("新增企业")
    dialog.editors["企业名称"].setText("菏泽市演示材料公司")

    dialog.accept()

    qtbot.waitUntil(lambda: tab.table.rowCount() == 2)
    assert "演示材料有限公司" in questions[0]
    assert duplicates.pairs(page.workspace.db, Kind.ENTERPRISE) == []


def test_a_new_entry_that_is_the_known_one_is_not_kept(page, asked, monkeypatch):
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    monkeypatch.setattr(dialogs, "confirm", lambda *_words, **_more: False)
    tab.add()
    dialog = asked("新增企业")
    dialog.editors["企业名称"].setText("山东演示材料有限公司")

    dialog.accept()

    assert dialog.isVisible()
    assert "演示材料有限公司" in dialog.refusal.text()
    assert tab.table.rowCount() == 1
    dialog.reject()


def test_deleted_entries_lie_in_the_bin_and_come_back(platforms, known, names, page, qtbot):
    platforms.choose(known["演示孵化器"])
    platforms.discard_act.trigger()
    qtbot.waitUntil(lambda: "演示孵化器" not in names(platforms))

    platforms.show_bin()
    dialog = page.window().findChild(EntryBin) or platforms.window().findChildren(EntryBin)[0]
    dialog.view.selectAll()
    dialog.restore()

    qtbot.waitUntil(lambda: "演示孵化器" in names(platforms))
    dialog.accept()


def test_an_id_a_filter_and_the_entries_behind_a_number_open_from_other_pages(page, known, names):
    page.receive(known["演示材料有限公司"])
    assert page.current.view.current().name == "演示材料有限公司"

    page.receive(EntryFilter(kind=Kind.PLATFORM, text="孵化"))
    assert names(page.current) == ["演示孵化器"]

    page.receive(Behind(kind=Kind.PLATFORM, ids=[known["演示中试基地"]], called="待核"))
    assert names(page.current) == ["演示中试基地"]
    page.current.clear_act.trigger()
    assert len(names(page.current)) == 3


def test_empty_registers_say_two_things_that_can_be_done(page, qtbot):
    page.receive(Kind.PROJECT)
    tab = page.register(Kind.PROJECT)

    qtbot.waitUntil(lambda: tab.pages.currentIndex() == 2)
    assert tab.new_act.isEnabled()
    assert tab.import_act.isEnabled()


def test_doubtful_pairs_are_asked_and_merged_only_on_the_word(page, enter, asked, names, qtbot):
    enter("菏泽演示材料公司", Kind.ENTERPRISE, summary="演示简介")
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    tab.pairs_act.trigger()
    dialog = asked("企业名录：疑似重复")

    dialog.keep_first.click()

    qtbot.waitUntil(lambda: names(tab) == ["演示材料有限公司"])
    assert tab.table.record_at(0).summary == "演示简介"


def test_several_industries_wrap_where_a_row_has_two_lines(platforms):
    industries = platforms.view.itemDelegateForColumn(column(platforms, "产业"))

    assert isinstance(industries, TwoLineDelegate)


def test_names_are_sorted_by_their_sound(platforms, names):
    platforms.table.order_by([SortKey(column(platforms, "平台名称"))])
    assert names(platforms) == ["演示孵化器", "演示中试基地", "演示重点实验室"]

    platforms.table.order_by([SortKey(column(platforms, "平台名称"), falling=True)])
    assert names(platforms) == ["演示重点实验室", "演示中试基地", "演示孵化器"]
