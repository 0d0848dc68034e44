"""The office's calendar in its file: what came with the program, what was loaded, and what is taken back."""

import shutil
from datetime import date

import pytest

from heze_desk import home
from heze_desk.errors import DeskError
from heze_desk.workdays import built_in, notice_store, store
from heze_desk.workdays.notice import read
from heze_desk.workdays.records import Calendar, Moving
from heze_desk.workspace import restoring
from heze_desk.workspace.workspace import Workspace
from resources import FOLDER

OF_2027 = """国务院办公厅关于2027年部分节假日安排的通知（演示，非真实安排）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日放假，不调休。
六、中秋节：9月15日放假，不调休。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"""


def loaded(workspace, text):
    with workspace.step("载入放假安排") as db:
        return notice_store.enter(db, read(text))


def covered(workspace):
    return [(one.year, one.state, one.off, one.worked) for one in notice_store.covered(workspace.db)]


def test_a_new_workspace_knows_the_years_that_were_shipped(policy_workspace):
    assert covered(policy_workspace) == [(2025, "已内置", 28, 5), (2026, "已内置", 33, 6)]
    assert store.calendar(policy_workspace.db).moved(date(2026, 10, 5), Moving.LATER) == date(2026, 10, 8)
    kept = notice_store.notice(policy_workspace.db, 2026)
    assert kept.text == (FOLDER / "workdays" / "2026.txt").read_text("utf-8").strip()
    assert len(kept.days) == 39


def test_what_was_shipped_cannot_be_taken_back(policy_workspace):
    assert policy_workspace.undoable() is None


def test_a_year_that_is_loaded_is_covered_from_then_on_and_can_be_taken_back(policy_workspace):
    assert loaded(policy_workspace, OF_2027)

    assert covered(policy_workspace)[-1] == (2027, "已载入", 27, 4)
    assert not store.calendar(policy_workspace.db).is_workday(date(2027, 2, 8))

    assert policy_workspace.undo() == "载入放假安排"
    assert [year for year, *_ in covered(policy_workspace)] == [2025, 2026]
    assert store.calendar(policy_workspace.db).is_workday(date(2027, 2, 8))


def test_the_same_notice_again_changes_nothing_and_leaves_no_trace(policy_workspace):
    loaded(policy_workspace, OF_2027)

    assert not loaded(policy_workspace, OF_2027)
    assert not loaded(policy_workspace, notice_store.notice(policy_workspace.db, 2026).text)
    assert covered(policy_workspace)[-2:] == [(2026, "已内置", 33, 6), (2027, "已载入", 27, 4)]
    policy_workspace.undo()
    assert policy_workspace.undoable() is None


def test_a_correction_changes_its_festival_alone_and_the_first_text_is_kept(policy_workspace):
    loaded(policy_workspace, OF_2027)
    correction = "国务院办公厅关于调整2027年劳动节假期安排的通知\n一、劳动节：5月1日至4日放假调休，共4天。"

    assert loaded(policy_workspace, correction)

    calendar = store.calendar(policy_workspace.db)
    assert [calendar.is_workday(date(2027, 5, day)) for day in (4, 5, 8)] == [False, True, False]
    assert covered(policy_workspace)[-1] == (2027, "已载入", 26, 3)
    assert notice_store.notice(policy_workspace.db, 2027).title == "国务院办公厅关于调整2027年劳动节假期安排的通知"
    texts = [row[0] for row in policy_workspace.db.execute("select text from holiday_notice where year = 2027")]
    assert texts == [OF_2027, correction]


def test_a_correction_before_the_notice_itself_is_refused(policy_workspace):
    with pytest.raises(DeskError, match="2027年还没有载入过，请粘贴全文"):
        loaded(policy_workspace, "一、劳动节：2027年5月1日至5日放假，共5天。\n现将2027年劳动节安排通知如下。")

    assert covered(policy_workspace)[-1][0] == 2026


def test_a_year_without_a_notice_has_none_to_show(policy_workspace):
    with pytest.raises(DeskError, match="还没有载入2031年的放假通知"):
        notice_store.notice(policy_workspace.db, 2031)


def test_days_of_two_notices_of_neighbouring_years_stand_side_by_side(policy_workspace):
    text = OF_2027.replace("1月1日（周五）至3日（周日）放假，共3天", "2026年12月31日至2027年1月3日放假，共4天")

    loaded(policy_workspace, text)

    assert not store.calendar(policy_workspace.db).is_workday(date(2026, 12, 31))
    assert covered(policy_workspace)[-2:] == [(2026, "已内置", 33, 6), (2027, "已载入", 28, 4)]


def test_a_workspace_of_an_earlier_program_gets_the_years_when_it_is_opened(workspace):
    assert store.calendar(workspace.db) == Calendar()
    workspace.close()

    for _ in range(2):
        again = home.opened(workspace.folder)
        assert [year for year, *_ in covered(again)] == [2025, 2026]
        assert again.undoable() is None
        again.close()


def test_beside_a_window_a_reader_takes_the_calendar_as_it_is(workspace):
    beside = home.opened(workspace.folder, reading=True)

    assert beside.read_only
    assert built_in.missing(beside.db) == [2025, 2026]
    beside.close()


def test_the_offices_own_year_is_not_replaced_by_one_that_is_shipped_later(workspace):
    text = (FOLDER / "workdays" / "2026.txt").read_text("utf-8")
    loaded(workspace, text)

    home.complete(workspace)

    assert covered(workspace) == [(2025, "已内置", 28, 5), (2026, "已载入", 33, 6)]


def test_after_an_older_backup_was_put_back_the_years_are_brought_in_again(policy_home, workspace, tmp_path):
    opened = home.opened(shutil.copytree(policy_home, tmp_path / "now"))
    opened.after_step = lambda changes: home.complete(opened) if changes.meets({"holiday_notice"}) else None
    Workspace.close(workspace)

    restoring.restore(opened, workspace.folder / "desk.sqlite3")

    assert [year for year, *_ in covered(opened)] == [2025, 2026]
    opened.close()
