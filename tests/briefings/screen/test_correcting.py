"""更正重发 on screen: words taken from the paper, several places in one act, the old one kept."""

import pytest
from PySide6.QtGui import QTextCursor

from heze_desk.briefings import drafts
from heze_desk.briefings.screen.correcting_dialog import NEW, OLD, WHY
from heze_desk.briefings.section_words import told_apart
from heze_desk.issuing import store
from reports.document import Table
from reports.keeping import from_json


@pytest.fixture
def dialog(page, agree):
    """The dialog of correction over the first issue."""
    agree(page.issuing.issue_or_correct())
    return page.issuing.issue_or_correct()


def turn_to(dialog, heading):
    dialog.section.setCurrentIndex(
        next(place for place in range(dialog.section.count()) if heading in dialog.section.itemText(place))
    )


def select(dialog, words):
    """As with the mouse, the first place where the words stand."""
    found = dialog.words.document().find(words)
    assert not found.isNull()
    dialog.words.setTextCursor(found)


def explained(page):
    kept = from_json(store.document(page.workspace.db, page.shown.paper.id))
    return next(block for block in kept.body if isinstance(block, Table) and block.caption == "更正说明").rows


def test_words_taken_from_the_paper_are_corrected_and_the_old_issue_says_so(page, dialog, told):
    old_id = page.shown.id
    turn_to(dialog, "产业进展")
    select(dialog, "进度80%")
    dialog.fill({NEW: "进度60%", WHY: "单位报错"})

    dialog.accept()

    assert page.shown.paper.number_text.startswith("第1期（更正）")
    assert explained(page)[0][1:3] == ("进度80%", "进度60%")
    assert [one.state for one in page.briefings.table.records] == ["定稿", "已更正"]
    assert "附更正说明" in told[-1]
    page.choose(old_id)
    assert page.head.warning.text() == "这一份已经更正，请用它的更正件。"
    assert "已更正，见" in page.issue.texts["说明"].text()


def test_several_places_are_corrected_in_one_act_and_one_can_be_taken_back(page, dialog):
    turn_to(dialog, "产业进展")
    for old, new in (("进度80%", "进度60%"), ("演示平台建设中", "演示平台筹建中"), ("王测一", "张喆")):
        select(dialog, old)
        dialog.fill({NEW: new})
        dialog.add_button.click()
    asked = [one for one in dialog.table.records if one.asked]
    assert [one.new for one in asked] == ["进度60%", "演示平台筹建中", "张喆"]

    dialog.view.choose(asked[2].id)
    dialog.drop.trigger()
    dialog.fill({WHY: "核实"})
    dialog.accept()

    text = "\n".join(one.text for one in drafts.sections(page.workspace.db, page.shown.id))
    assert "演示平台筹建中" in text
    assert "张喆" not in text
    assert len({row[2] for row in explained(page)}) >= 2


def test_words_that_stand_nowhere_are_refused_in_the_dialog(page, dialog):
    dialog.fill({OLD: "没有的话", NEW: "改", WHY: "核实"})

    dialog.add_button.click()

    assert "里没有“没有的话”" in dialog.refusal.text()
    assert dialog.changes == []
    dialog.accept()
    assert dialog.isVisible()
    assert page.shown.state == "定稿"


def test_a_correction_without_a_reason_is_refused(page, dialog):
    turn_to(dialog, "产业进展")
    select(dialog, "进度80%")
    dialog.fill({NEW: "进度60%"})

    dialog.accept()

    assert dialog.refusal.text() == "请写明更正的原因，更正说明里要印。"
    assert page.shown.state == "定稿"


def test_words_that_stand_twice_are_told_apart_by_what_stands_beside_them(page, dialog):
    turn_to(dialog, "总体情况")
    cursor = dialog.words.document().find("项", QTextCursor(dialog.words.document()))
    dialog.words.setTextCursor(cursor)
    dialog.fill({NEW: "个"})

    dialog.try_to_add()

    ((_, old, new),) = dialog.changes
    assert len(old) > 1
    assert new == f"{old[: old.index('项')]}个{old[old.index('项') + 1 :]}"


def test_a_cell_of_a_table_is_named_by_its_row_and_column(page, dialog):
    turn_to(dialog, "逾期")
    line = next(line for line in dialog.words.toPlainText().split("\n") if line.startswith("2-5-02 原因"))
    dialog.fill({OLD: line, NEW: "2-5-02 原因 演示资金部分到位", WHY: "核实"})

    dialog.accept()

    assert any(row[2] == "演示资金部分到位" for row in explained(page))


@pytest.mark.parametrize(
    ("text", "old", "at", "wanted"),
    [
        ("甲完成5项，乙完成5项。", "5项", 9, ("乙完成5项", "乙完成6项")),
        ("完成5项。\n完成5项，共7项。", "5项", 8, ("完成5项，共7项", "完成6项，共7项")),
        ("完成5项。", "5项", 2, ("5项", "6项")),
    ],
)
def test_as_much_is_taken_with_the_words_as_tells_them_apart(text, old, at, wanted):
    assert told_apart(text, at, (old, "6项")) == wanted
