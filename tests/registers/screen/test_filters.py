"""What narrows a register, and the key that lets everything through again."""

import pytest
from PySide6.QtCore import Qt

from heze_desk.registers import store
from heze_desk.registers.extracts import extract
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.page import RESEARCH


@pytest.fixture
def projects(page, enter, qtbot):
    enter("演示甲项目", Kind.PROJECT, category="产业化", level="在建", traits=("有高科技含量",))
    enter("演示乙项目", Kind.PROJECT, category="技术攻关", level="收尾", industries=())
    page.receive(Kind.PROJECT)
    tab = page.register(Kind.PROJECT)
    qtbot.waitUntil(lambda: tab.table.rowCount() == 2)
    return tab


def offered(picker):
    return [picker.itemText(row) for row in range(picker.count()) if picker.itemText(row)]


def pick(picker, value):
    picker.choose(value)
    picker.picked.emit()


def test_a_register_is_narrowed_by_its_closed_fields_and_by_words_in_use(projects, names):
    stage = projects.filters.fields["level"]
    assert offered(stage) == ["全部阶段", "谋划", "前期", "在建", "竣工", "投产", "终止", "收尾"]

    pick(stage, "收尾")

    assert names(projects) == ["演示乙项目"]


def test_every_register_offers_the_fields_it_has(page):
    titles = {}
    for kind in Kind:
        page.receive(kind)
        titles[kind] = [offered(one)[0] for one in page.register(kind).filters.pickers]

    assert titles[Kind.ENTERPRISE] == ["全部产业", "全部规模", "全部类型", "全部认定", "全部条目"]
    assert titles[Kind.TALENT] == ["全部产业", "全部类别", "全部层次", "全部认定", "全部条目"]
    assert titles[Kind.PLATFORM] == ["全部产业", "全部类别", "全部级别", "全部认定", "全部条目"]
    assert titles[Kind.PRODUCT] == ["全部产业", "全部类别", "全部状态", "全部认定", "全部条目"]


def test_enterprises_above_size_are_found_in_their_register(page, enter, names, qtbot):
    enter("演示小微公司", Kind.ENTERPRISE)
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    qtbot.waitUntil(lambda: tab.table.rowCount() == 2)

    pick(tab.filters.trait, "规上")

    assert names(tab) == ["演示材料有限公司"]
    assert extract(page.workspace.db, page.today, tab.filters.value()).words == ("类型为规上",)


@pytest.mark.parametrize(
    ("value", "label", "found"),
    [
        ("unfiled", "没有归属产业", ["演示乙项目"]),
        ("unmarked", "没有认定", ["演示甲项目", "演示乙项目"]),
        ("shared", "只看共享", []),
        ("有高科技含量", "有高科技含量", ["演示甲项目"]),
    ],
)
def test_what_is_missing_is_found_too(projects, names, value, label, found):
    assert label in offered(projects.filters.standing)

    pick(projects.filters.standing, value)

    assert names(projects) == found


def test_a_filter_of_another_page_is_shown_in_the_pickers(projects):
    for wanted in (
        EntryFilter(kind=Kind.PROJECT, trait="有高科技含量"),
        EntryFilter(kind=Kind.PROJECT, unfiled=True, level="收尾"),
        EntryFilter(kind=Kind.PROJECT),
    ):
        projects.filters.show_filter(wanted)
        assert projects.filters.value() == wanted


@pytest.mark.parametrize("where", ["text", "standing"])
def test_esc_lets_everything_through_wherever_one_narrows(projects, names, qtbot, where):
    projects.filters.text.setText("甲")
    pick(projects.filters.standing, "unmarked")
    part = getattr(projects.filters, where)
    part.setFocus()
    qtbot.waitUntil(part.hasFocus)

    qtbot.keyClick(part, Qt.Key.Key_Escape)

    qtbot.waitUntil(projects.filters.is_empty)
    assert names(projects) == ["演示甲项目", "演示乙项目"]


def test_research_without_enterprises_says_what_to_do(page, known, qtbot):
    with page.workspace.step("删除") as db:
        store.discard(db, known["演示材料有限公司"], day=page.today)
    page.receive(RESEARCH)
    tab = page.tab(RESEARCH)
    qtbot.waitUntil(lambda: tab.pages.currentIndex() == 2)

    tab.go_act.trigger()

    assert page.current is page.register(Kind.ENTERPRISE)


def test_research_that_nothing_fits_is_cleared_by_esc(page, qtbot):
    page.receive(RESEARCH)
    tab = page.tab(RESEARCH)
    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    tab.text.setText("没有的公司")
    assert tab.pages.currentIndex() == 1
    tab.text.setFocus()
    qtbot.waitUntil(tab.text.hasFocus)

    qtbot.keyClick(tab.text, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: tab.pages.currentIndex() == 0)
