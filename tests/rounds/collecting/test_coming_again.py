"""A file that comes again, corrected or not; and what changed between the preview and the confirmation."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.roster.unit_records import Contact
from heze_desk.rounds import collecting, forms
from heze_desk.rounds import store as rounds
from heze_desk.rounds.records import FilingState
from heze_desk.tasks import store as tasks

DAY, UNIT = date(2026, 11, 26), "市科技局"
FULL = {
    "C4": "王测一",
    "E4": "0530-1234567",
    "J6": "已办结",
    "L6": "2026-11-20",
    "J7": "推进中",
    "K7": 0.6,
    "M7": "已形成初稿",
    "N7": "缺少专家",
    "O7": "下月评审",
    "K8": "45%",
    "M8": "已完成选址",
}


def test_the_same_file_again_changes_nothing_even_after_the_office_corrected_a_value(played):
    path = played.filled(FULL)
    played.confirm(played.plan(path))
    with played.desk.step() as db:
        tasks.set_progress(db, played.task("2-1-02").id, 55, day=DAY)

    again = played.plan(path)

    assert (again.changes, again.is_known, again.files) == ((), True, False)
    assert again.sentence == "市科技局：这个文件已于2026年11月26日收过，0 处变更。"
    assert played.confirm(again).forms == 0
    assert len(rounds.filings(played.db, played.round_id, played.desk.units[UNIT])) == 1


def test_a_corrected_file_shows_only_what_differs(played):
    corrected = played.filled({**FULL, "K7": 0.7, "M7": "已形成初稿，正在征求意见"}, name="反馈表(1)(2).xlsx")
    played.confirm(played.plan(played.filled(FULL)))

    plan = played.plan(corrected)

    assert played.values(plan) == {
        ("2-1-02", "progress"): ("60%", "70%"),
        ("2-1-02", "text"): ("已形成初稿", "已形成初稿，正在征求意见"),
    }
    played.confirm(plan)
    states = [one.state for one in rounds.filings(played.db, played.round_id, played.desk.units[UNIT])]
    assert states == [FilingState.REPORTED, FilingState.REPORTED]


def test_what_the_ledger_became_since_the_preview_is_not_overwritten(played):
    plan = played.plan(played.filled(FULL))
    with played.desk.step() as db:
        tasks.set_progress(db, played.task("2-1-02").id, 55, day=DAY)

    with pytest.raises(DeskError, match=r"预览之后台账又有改动，“反馈表_2026年第9次_市科技局.xlsx”没有写入"):
        played.confirm(plan)

    assert played.task("2-1-01").progress == 0


def test_a_change_elsewhere_in_the_ledger_hinders_nothing(played):
    plan = played.plan(played.filled(FULL))
    with played.desk.step() as db:
        tasks.change(db, played.task("2-2-02").id, person="赵测三")

    assert played.confirm(plan).values == 9


def test_a_file_that_was_changed_since_it_was_read_is_refused(played):
    plan = played.plan(played.filled(FULL))
    played.filled({**FULL, "K7": 0.9})

    with pytest.raises(DeskError, match="在预览之后又改过"):
        played.confirm(plan)
    folder = played.desk.workspace.folder / "attachments"
    assert not [one for one in folder.rglob("*") if one.is_file()]  # nothing is kept of what was not taken in


def test_two_files_of_a_unit_that_contradict_each_other_are_told(played):
    first = played.plan(played.filled({"K7": 0.6}, name="甲.xlsx"))
    second = played.plan(played.filled({"K7": 0.7}, name="乙.xlsx"))

    assert collecting.clashes([first, second]) == {
        1: "“甲.xlsx”和“乙.xlsx”都是市科技局的反馈表，2-1-02 的进度写得不一样；请只留其中一份再导入。"
    }
    with pytest.raises(DeskError, match="请只留其中一份"):
        played.confirm(first, second)
    copy = replace(first)
    assert played.confirm(first, copy).forms == 1


def test_what_was_in_doubt_can_still_be_decided_when_the_file_comes_again(played):
    path = played.filled({"K6": 1, "K7": 0.6})
    played.confirm(played.plan(path))
    assert (played.task("2-1-01").progress, played.task("2-1-02").progress) == (0, 60)

    again = played.plan(path, {"K6": 0})

    assert played.values(again) == {("2-1-01", "progress"): ("0%", "100%")}
    played.confirm(again)
    assert played.task("2-1-01").progress == 100
    assert (played.plan(path).changes, played.plan(path).doubts) == ((), ())


def test_after_undo_the_same_file_can_be_taken_again(played):
    path = played.filled(FULL)
    played.confirm(played.plan(path))
    played.desk.workspace.undo()

    plan = played.plan(path)

    assert (plan.is_known, plan.files, len(plan.written)) == (False, True, 9)
    assert played.confirm(plan).values == 9


def test_a_row_that_was_decided_once_is_not_asked_about_again(played):
    def misspelt(sheet):
        sheet.delete_cols(1, 2)
        sheet["B7"] = "梳理关键技术清淡"

    path = played.mangled(misspelt, cells={"K7": 0.6})
    played.confirm(played.plan(path, {"7": 0}))
    assert played.task("2-1-02").progress == 60

    again = played.plan(path)

    assert (again.changes, again.doubts, again.unmatched) == ((), (), ())


def test_a_file_that_is_gone_by_then_is_named(played):
    path = played.filled(FULL)
    plan = played.plan(path)
    path.unlink()

    with pytest.raises(DeskError, match=r"“反馈表_2026年第9次_市科技局\.xlsx”已不在原处，没有写入"):
        played.confirm(plan)


def test_the_step_names_the_units_by_rank_whatever_the_order_of_the_files(played):
    late, first = (played.plan(played.filled({"K6": 0.4}, unit=unit), unit=unit) for unit in ("曹县", "市发展改革委"))

    assert collecting.step_title((late, first)) == "收2026年第9次反馈表：市发展改革委、曹县（2处）"


def test_who_filled_in_the_last_form_need_not_write_it_again_in_the_next(played):
    played.confirm(played.plan(played.filled({"C4": "王测一", "E4": "0530-1234567", "J6": "申请延期"})))
    next_id = played.desk.open(number=10, opened_on=date(2026, 12, 7), due=date(2026, 12, 11))
    unit_id = played.desk.units[UNIT]

    own, later = (forms.compose(played.db, one, unit_id, date(2026, 12, 7)) for one in (played.round_id, next_id))

    assert (later.reporter, later.telephone) == ("王测一", "0530-1234567")
    assert own.reporter == ""


def test_a_contact_of_the_office_comes_before_who_filled_in_the_last_form(played):
    played.confirm(played.plan(played.filled({"C4": "王测一", "K7": 0.4})))
    next_id = played.desk.open(number=10, opened_on=date(2026, 12, 7), due=date(2026, 12, 11))
    unit_id = played.desk.units[UNIT]
    with played.desk.step() as db:
        unit_store.save_contact(db, Contact(unit_id=unit_id, name="张喆"))

    sheet = forms.compose(played.db, next_id, unit_id, date(2026, 12, 7))

    assert (sheet.reporter, sheet.telephone) == ("张喆", "")
