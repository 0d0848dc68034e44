"""Scene 3 on screen: a decision's sentences become tasks that were looked at first."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.kit.asking import AskDialog
from heze_desk.kit.proposal_table import YES
from heze_desk.meetings import store
from heze_desk.meetings.records import NoteKind
from heze_desk.tasks import lighting
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Source

SENTENCE = (
    "市科技局牵头于9月30日前提出低空飞行服务平台方案；市财政局10月20日前明确资金渠道；"
    "各县区11月10日前报送应用场景清单。"
)


@pytest.fixture
def tab(desk, meeting_id, show):
    with desk.step("议定") as db:
        store.decide(db, meeting_id, SENTENCE)
    page = show()
    page.go(3)
    return page.decisions


def proposed(tab):
    return [(one.proposal.lead_unit, one.proposal.deadline, one.proposal.units) for one in tab.proposed.table.records]


def edit(tab, row, title, value):
    column = next(place for place, one in enumerate(tab.proposed.table.columns) if one.title == title)
    tab.proposed.table.setData(tab.proposed.table.index(row, column), value)


def made(desk):
    ids = [row[0] for row in desk.db.execute("select id from task order by id")]
    return [tasks.get(desk.db, task_id) for task_id in ids]


def test_one_decision_proposes_three_tasks_with_unit_and_day(tab):
    assert proposed(tab) == [
        ("市科技局", date(2026, 9, 30), ()),
        ("市财政局", date(2026, 10, 20), ()),
        ("各县区", date(2026, 11, 10), ("牡丹区", "曹县", "单县")),
    ]
    assert all("没有写年份" in one.doubts for one in tab.proposed.table.records)


def test_taken_tasks_show_the_meeting_the_number_and_the_sentence(qtbot, tab, desk):
    qtbot.keyClick(tab.decided.view, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    tab.proposed.view.setFocus()
    qtbot.keyClick(tab.proposed.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    first = made(desk)[0]

    assert len(made(desk)) == 3
    qtbot.waitUntil(lambda: tab.tasks.rule_line.text() == lighting.rule(desk.db).sentence)
    assert (first.source, first.source_ref) == (Source.MEETING, "2026年第1次调度会第1条")
    assert first.source_text == "市科技局牵头于9月30日前提出低空飞行服务平台方案"
    qtbot.waitUntil(lambda: len(tab.tasks.table.records) == 3)
    assert tab.proposed.table.records == []
    assert tab.decided.table.records[0].tasks == "3项，办理中"


def test_what_is_corrected_in_the_cells_is_what_is_taken_in_one_undo(qtbot, tab, desk):
    edit(tab, 0, "任务", "提出平台方案")
    edit(tab, 0, "时限", date(2026, 9, 25))
    edit(tab, 0, "责任单位", (desk.units["市大数据局"], desk.units["市财政局"]))
    edit(tab, 1, "牵头单位", desk.units["市发展改革委"])
    tab.proposed.view.setCurrentIndex(tab.proposed.table.index(2, 0))
    tab.proposed.view.setFocus()
    qtbot.keyClick(tab.proposed.view, Qt.Key.Key_Space)
    tab.proposed.take()
    first, second = made(desk)

    assert (first.title, first.deadline, first.lead_unit_id) == (
        "提出平台方案",
        date(2026, 9, 25),
        desk.units["市科技局"],
    )
    assert tasks.units(desk.db, first.id) == [desk.units["市大数据局"], desk.units["市财政局"]]
    assert second.lead_unit_id == desk.units["市发展改革委"]
    assert [one.proposal.lead_unit for one in tab.proposed.table.records] == ["各县区"]
    desk.workspace.undo()
    assert made(desk) == []


def test_corrections_outlast_what_others_do_and_go_when_the_text_changes(qtbot, tab, desk, meeting_id):
    edit(tab, 0, "任务", "提出平台方案")
    with desk.step("别处") as db:
        store.change(db, meeting_id, today=date(2026, 7, 21), place="另一间")
    qtbot.waitUntil(lambda: tab.decided.shown.meeting.place == "另一间")
    assert tab.proposed.table.records[0].proposal.title == "提出平台方案"
    assert tab.proposed.table.records[0].doubts == ""

    column = next(place for place, one in enumerate(tab.decided.table.columns) if one.title == "议定内容")
    tab.decided.table.setData(tab.decided.table.index(0, column), "市财政局8月20日前明确资金渠道。")
    qtbot.waitUntil(lambda: [one[0] for one in proposed(tab)] == ["市财政局"])


def test_only_what_was_noted_as_decided_comes_from_the_record(page, desk, meeting_id, note, told):
    note("市科技局8月底前报方案。", NoteKind.DECIDED)
    note("建议由牡丹区先行。", NoteKind.SUGGESTED)
    note("是否设立基金，会后再议。", NoteKind.DECIDED)
    page.decisions.decided.gather()
    page.decisions.decided.gather()

    assert [one.text for one in store.decisions(desk.db, meeting_id)] == ["市科技局8月底前报方案。"]
    assert told[0].startswith("已从记录取来 1 条议定事项")
    assert told[1].startswith("记录里没有还没列入的议定")


def test_enter_on_a_task_asks_the_ledger_to_show_it(qtbot, tab, desk):
    tab.proposed.take()
    asked = []
    tab.decided.page.wanted.connect(lambda key, message: asked.append((key, message)))
    qtbot.waitUntil(lambda: len(tab.tasks.table.records) == 3)
    tab.tasks.view.setFocus()
    tab.tasks.view.setCurrentIndex(tab.tasks.table.index(1, 0))
    qtbot.keyClick(tab.tasks.view, Qt.Key.Key_Return)

    assert asked == [("tasks", made(desk)[1].id)]


def test_a_decision_is_added_by_hand_and_the_next_numbers_follow_a_removal(qtbot, tab, desk, meeting_id):
    for text in ("第二条内容。", "第三条内容。"):
        dialog = tab.decided.add()
        dialog.fill({"议定内容": text})
        dialog.done_button.click()
    qtbot.waitUntil(lambda: len(tab.decided.table.records) == 3)
    tab.decided.view.setCurrentIndex(tab.decided.table.index(1, 0))
    tab.decided.remove()

    assert [(one.number, one.text[:3]) for one in store.decisions(desk.db, meeting_id)] == [
        (1, "市科技"),
        (2, "第三条"),
    ]
    assert not [one for one in tab.findChildren(AskDialog) if one.isVisible()]


def test_the_decisions_of_all_meetings_are_listed_and_the_late_ones_found(qtbot, page, desk, meeting_id):
    desk.decide(meeting_id, "早该办的事。", lead="市财政局", deadline=date(2026, 7, 1))
    other = desk.call(title="专题会", day=date(2026, 7, 14), begins_at="15:00")
    desk.decide(other, "还没到期的事。", lead="市科技局", number="9-0-02", deadline=date(2026, 12, 1))
    page.go(4)
    listed = page.all_decisions.list
    qtbot.waitUntil(lambda: len(listed.table.records) == 2)
    assert page.all_decisions.count.text() == "显示 2/2 条"

    assert page.all_decisions.rule_line.text() == lighting.rule(desk.db).sentence
    page.all_decisions.state.setCurrentIndex(page.all_decisions.state.findText("逾期的"))
    page.all_decisions.narrow()
    assert [one.decision.text for one in listed.table.records] == ["早该办的事。"]
    assert [(one.rate.unit, one.percent) for one in page.all_decisions.rates.table.records] == [
        ("市科技局", "—"),
        ("市财政局", "0%"),
    ]

    page.all_decisions.state.setCurrentIndex(0)
    page.all_decisions.narrow()
    listed.view.choose(next(one.id for one in listed.table.records if one.decision.text.startswith("还没")))
    qtbot.keyClick(listed.view, Qt.Key.Key_Return)
    assert (page.shown.id, page.bar.currentIndex()) == (other, 3)
    assert page.decisions.decided.current().text == "还没到期的事。"


def test_a_proposal_is_left_by_choosing_so_in_its_cell(tab):
    edit(tab, 0, "采用", "不采用")

    assert [one.lead_unit for one in tab.proposed.proposals.wanted()] == ["市财政局", "各县区"]
    edit(tab, 0, "采用", YES)
    assert len(tab.proposed.proposals.wanted()) == 3
