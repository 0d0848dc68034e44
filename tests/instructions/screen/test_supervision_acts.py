"""Notices, signatures, answers and reminders: what is for good says so before, all else can be undone."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.instructions import reminding, supervisions
from heze_desk.instructions.following_records import Follow
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen.matter_table import listed_id
from heze_desk.instructions.screen.notice_dialog import NoticeDialog
from heze_desk.instructions.screen.urging_dialog import UrgingDialog
from heze_desk.instructions.supervision_records import Colour, SupervisionState
from heze_desk.kit import dialogs
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.tasks import store as tasks

TODAY = date(2026, 11, 23)
SLOW_MS = 30_000


@pytest.fixture
def signed(desk, choose):
    """The id of a notice that is signed for, chosen on the page."""
    supervision_id = desk.issued("1-1-01")
    with desk.step("签收") as db:
        supervisions.sign(db, supervision_id, by="王测一", day=TODAY)
    choose.supervision(supervision_id)
    return supervision_id


def test_a_notice_is_proposed_for_each_unit_with_the_colour_of_its_light(desk, page, select):
    select("1-1-01", "1-1-02")

    dialog = page.supervisions.plan()

    assert [dialog.units.item(row).text() for row in range(dialog.units.count())] == ["市科技局", "市财政局"]
    assert dialog.answers()["督办等级"] is Colour.RED
    assert dialog.answers()["督办事项"].startswith("提出平台建设方案")
    assert "编号为〔2026〕1号至〔2026〕2号；印发以后不能撤销" in dialog.number.text()
    assert supervisions.lines(desk.db, TODAY) == []
    dialog.reject()


def test_what_is_corrected_for_one_unit_stays_when_another_is_looked_at(page, select):
    select("1-1-01", "1-1-02")
    dialog = page.supervisions.plan()

    dialog.fill({"督办等级": Colour.YELLOW})
    dialog.units.setCurrentRow(1)
    other = dialog.answers()["督办等级"]
    dialog.units.setCurrentRow(0)

    assert other is Colour.RED
    assert dialog.answers()["督办等级"] is Colour.YELLOW
    dialog.reject()


def test_notices_are_issued_all_at_once_with_their_numbers_and_for_good(desk, page, select, told):
    select("1-1-01", "1-1-02")
    dialog = page.supervisions.plan()
    dialog.fill({"办结时限": date(2026, 12, 4)})

    dialog.accept()

    lines = {line.lead_unit: line for line in supervisions.lines(desk.db, TODAY)}
    assert {unit: line.number_text for unit, line in lines.items()} == {
        "市科技局": "〔2026〕1号",
        "市财政局": "〔2026〕2号",
    }
    assert lines["市科技局"].supervision.deadline == date(2026, 12, 4)
    assert "已印发督办通知单〔2026〕1号、〔2026〕2号" in told[-1]
    assert desk.workspace.undoable() is None
    assert page.shown.known.sheet.line.number_text == "〔2026〕1号"


def test_a_notice_without_a_unit_or_a_day_is_refused_and_no_number_is_given(desk, page, choose):
    choose(desk.instruct(text="已阅。请抓紧。"))
    dialog = page.supervisions.plan()

    dialog.accept()
    no_unit = dialog.refusal.text()
    dialog.fill({"牵头单位": desk.units["市财政局"], "办结时限": None})
    dialog.accept()

    assert "请选牵头单位" in no_unit
    assert "请写办结时限" in dialog.refusal.text()
    assert supervisions.lines(desk.db, TODAY) == []
    dialog.reject()


def test_of_a_task_that_several_units_answer_for_the_one_that_leads_is_asked_for(desk, page):
    with desk.step("时限") as db:
        tasks.change(db, desk.tasks["1-1-01"], lead_unit_id=None)
    page.choose(MatterKind.TASK, desk.tasks["1-1-01"])
    dialog = page.supervisions.plan()

    dialog.accept()
    refused = dialog.refusal.text()
    dialog.fill({"牵头单位": desk.units["市大数据局"]})
    dialog.accept()

    (line,) = supervisions.lines(desk.db, TODAY)
    assert "请选牵头单位" in refused
    assert (line.lead_unit, line.units) == ("市大数据局", ("市财政局",))


def test_the_units_that_a_leader_names_are_proposed(desk, page, choose):
    choose(desk.instruct(text="请市财政局12月10日前明确资金渠道。"))

    dialog = page.supervisions.plan()

    assert dialog.answers()["牵头单位"] == desk.units["市财政局"]
    assert dialog.answers()["办结时限"] == date(2026, 12, 10)
    dialog.reject()


def test_the_preview_of_a_notice_has_a_blank_for_its_number(page, select, qtbot):
    select("1-1-01")
    dialog = page.supervisions.plan()

    dialog.preview()

    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=SLOW_MS)
    page.findChildren(PreviewDialog)[0].reject()
    dialog.reject()
    assert page.findChildren(NoticeDialog) == [] or not dialog.isVisible()


def test_a_notice_that_was_taken_up_earlier_is_issued_after_a_question(desk, page, choose, monkeypatch, told):
    choose.supervision(desk.supervise("1-1-01"))
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **more: asked.append(text) or True)

    page.supervisions.supervise.trigger()

    assert "不能撤销" in asked[0]
    assert [line.number_text for line in supervisions.lines(desk.db, TODAY)] == ["〔2026〕1号"]
    assert "已印发" in told[-1]


def test_a_notice_is_signed_for_answered_and_closed_and_each_can_be_undone(desk, page, choose, qtbot):
    supervision_id = desk.issued("1-1-01")
    choose.supervision(supervision_id)

    signing = page.supervisions.ask_who_signed()
    signing.fill({"签收人": "张喆"})
    signing.accept()
    qtbot.waitUntil(lambda: "张喆" in page.card.texts().get("签收", ""))
    answering = page.supervisions.answer()
    answering.fill({"办理情况": "已提出方案。", "存在问题": "资金不足。"})
    answering.accept()
    qtbot.waitUntil(page.supervisions.close.isVisible)
    page.supervisions.close.trigger()
    states = [desk.line(supervision_id).state]
    desk.workspace.undo()
    states.append(desk.line(supervision_id).state)

    assert states == [SupervisionState.CLOSED, SupervisionState.ANSWERED]
    assert desk.line(supervision_id).supervision.problems == "资金不足。"


def test_when_a_button_is_done_with_the_keyboard_goes_back_to_the_list(desk, page, choose, qtbot):
    """Else it would slip onto the next button, and a key meant for the list would correct the notice."""
    choose.supervision(desk.issued("1-1-01"))
    button = next(one for one in page.card._buttons if one.defaultAction() is page.supervisions.sign)
    button.setFocus()

    dialog = page.supervisions.ask_who_signed()
    dialog.fill({"签收人": "王测一", "签收日期": TODAY})
    dialog.accept()

    qtbot.waitUntil(lambda: not button.isVisible())
    assert page.window().focusWidget() is page.view


def test_an_empty_answer_is_refused_in_the_dialog(desk, page, signed):
    dialog = page.supervisions.answer()

    dialog.accept()

    assert "空的答复不登记" in dialog.refusal.text()
    assert desk.line(signed).state is SupervisionState.UNANSWERED
    dialog.reject()


def test_a_notice_is_corrected_under_its_number_with_a_remark(desk, page, choose, select, told, qtbot):
    select("1-1-01")
    page.supervisions.plan().accept()
    dialog = page.supervisions.ask_correction()
    dialog.accept()
    refused = dialog.refusal.text()

    dialog.fill({"办结时限": date(2026, 12, 11), "任务时限": Follow.KEEP, "更正说明": "办结时限写错，更正为12月11日"})
    dialog.accept()

    (line,) = supervisions.lines(desk.db, TODAY)
    assert "请写更正说明" in refused
    assert line.supervision.deadline == date(2026, 12, 11)
    assert "〔2026〕1号（更正）" in told[-1]
    with qtbot.waitSignal(page.wanted) as asked:
        page.card.linked.emit(f"issued:{line.supervision.issued_paper_id}")
    assert asked.args == ["issued", line.supervision.issued_paper_id]


def test_a_void_notice_keeps_its_number_and_is_over(desk, page, signed, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(dialogs, "ask_reason", lambda parent, text, **more: asked.append(text) or "发错单位")

    page.supervisions.void.trigger()

    assert "不能撤销" in asked[0]
    assert desk.line(signed).state is SupervisionState.VOID
    qtbot.waitUntil(lambda: page.table.row_of(listed_id(MatterKind.SUPERVISION, signed)) is None)


def test_every_late_unit_is_listed_and_many_are_urged_at_once(desk, page, told):
    dialog = page.supervisions.list_late()
    listed = [one.urging.unit for one in dialog.table.records]

    dialog.view.selectAll()
    dialog.remark.setText("电话催办")
    dialog.accept()

    assert listed == ["市科技局", "市财政局"]
    assert len(reminding.reminders(desk.db, TODAY)) == 2
    assert told[-1] == "已登记催办市科技局等2个单位；可按 Ctrl+Z 撤销。"


def test_the_unit_of_the_chosen_task_is_the_one_that_is_urged(desk, page):
    page.choose(MatterKind.TASK, desk.tasks["1-1-02"])

    dialog = page.supervisions.list_late()

    assert [one.unit for one in dialog.selected()] == ["市财政局"]
    assert "明确资金渠道" in dialog.text.toPlainText()
    assert dialog.note_button.text() == "登记催办 1 个单位"
    dialog.reject()


def test_urging_twice_on_a_day_counts_once_and_says_so(page, told):
    for _ in range(2):
        dialog = page.supervisions.list_late()
        dialog.view.selectAll()
        dialog.accept()

    assert "今天已经登记过催办" in told[-1]


def test_letters_are_seen_and_saved_without_noting_anything(desk, page, tmp_path, monkeypatch, qtbot):
    dialog = page.supervisions.list_late()
    dialog.view.selectAll()
    monkeypatch.setattr(dialogs, "ask_folder", lambda *asked: tmp_path)

    dialog.preview()
    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=SLOW_MS)
    page.findChildren(PreviewDialog)[0].reject()
    dialog.save_all()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("催办通知_*.pdf"))) == 2, timeout=SLOW_MS)
    dialog.reject()

    assert reminding.reminders(desk.db, TODAY) == []


def test_where_nobody_is_late_there_is_nobody_to_urge(desk, page):
    with desk.step("办结") as db:
        db.execute("update task set deadline = '2027-06-30'")

    with pytest.raises(DeskError, match="没有要催办"):
        page.supervisions.list_late()

    assert page.findChildren(UrgingDialog) == []


def test_the_papers_of_a_supervision_open_in_the_preview(desk, page, choose, qtbot):
    choose.supervision(desk.supervise("1-1-01"))

    for act in (page.papers.notice, page.papers.handling):
        act.trigger()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(PreviewDialog)), timeout=SLOW_MS)
        for dialog in page.findChildren(PreviewDialog):
            dialog.reject()
