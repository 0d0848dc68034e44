"""The 任务台账 on paper: every task once, under its section, with its light as a word."""

import io
from datetime import date

import pdfplumber
import pytest

from heze_desk import press
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.settings.records import Settings
from heze_desk.tasks import life, store
from heze_desk.tasks.document import HEADER, WIDTHS, ledger
from heze_desk.tasks.life_records import Postponement
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import Light, LightRule, ProgressEntry, Task
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import with_notice
from heze_desk.workdays.records import Calendar
from reports.document import Table, Title
from resources import FOLDER

DAY = date(2026, 11, 23)
CALENDAR = with_notice(Calendar(), read((FOLDER / "workdays" / "2026.txt").read_text("utf-8")))
RULE = LightRule(calendar=CALENDAR)
SETTINGS = Settings(system_faces=False)


@pytest.fixture
def paper(desk):
    """The ledger of the desk as a paper of the day."""
    return lambda: ledger(lines(desk.db, DAY, RULE), DAY, RULE, SETTINGS)


def _table(document):
    return next(block for block in document.body if isinstance(block, Table))


def test_tasks_stand_under_the_names_of_their_sections(desk, paper):
    with desk.step("新增任务") as db:
        store.add(db, Task(number="2-2-01", title="建设充换电设施", clause_id=2))
        store.add(db, Task(number="9-0-01", title="报送月报"))

    rows = _table(paper()).rows

    assert [row[0] for row in rows] == [
        *("未来材料", "2-1-01", "2-1-02"),
        *("未来能源", "2-2-01"),
        *("其他任务", "9-0-01"),
    ]


def test_a_task_is_told_with_its_units_its_deadline_and_its_light(desk, paper):
    with desk.step("填写任务") as db:
        store.change(db, 1, lead_unit_id=1, deadline=date(2026, 9, 30))
        store.set_units(db, 1, [1, 3])
        store.report(db, ProgressEntry(task_id=1, day=DAY, progress=40, text="演示进展。"))

    row = next(row for row in _table(paper()).rows if row[0] == "2-1-01")

    assert row[1:] == ("编制产业发展路线图", "市科技局", "市科技局、曹县", "2026-09-30", "40%", "逾期", "演示进展。")


def test_what_is_not_known_is_said(desk, paper):
    with desk.step("清空") as db:
        store.change(db, 1, deadline=None)

    row = next(row for row in _table(paper()).rows if row[0] == "2-1-01")

    assert (row[2], row[4], row[6]) == ("待明确", "未定", str(Light.UNSET))


def test_the_rule_of_the_lights_is_printed_under_the_table(paper):
    assert _table(paper()).note.startswith(RULE.sentence)


def test_a_deadline_that_moves_is_printed_as_typed_and_as_it_counts(desk, paper):
    with desk.step("填写任务") as db:
        store.change(db, 1, deadline=date(2026, 11, 28))
        store.change(db, 2, deadline=date(2026, 11, 28), progress=100, done_on=DAY)

    cells = {row[0]: row[4] for row in _table(paper()).rows if len(row) > 1}

    assert cells == {"2-1-01": "2026-11-28\n顺延至11月30日", "2-1-02": "2026-11-28"}


def test_a_long_running_task_says_so_in_the_place_of_a_deadline(desk, paper):
    with desk.step("填写任务") as db:
        store.change(db, 1, deadline=None, ongoing=True)

    row = next(row for row in _table(paper()).rows if row[0] == "2-1-01")

    assert (row[4], row[6]) == ("长期", "长期")


def test_an_estimated_year_is_named_under_the_table(desk, paper):
    with desk.step("填写任务") as db:
        store.change(db, 1, deadline=date(2028, 6, 30))

    assert _table(paper()).note == f"{RULE.sentence}2027年至2028年的放假安排尚未载入，有关天数为推算。"


def test_a_postponed_task_keeps_its_first_deadline_in_its_cell_and_the_words_under_the_table(desk, paper):
    with desk.step("延期") as db:
        store.change(db, 1, deadline=date(2026, 11, 20))
        granted = {"old_deadline": date(2026, 11, 20), "new_deadline": date(2026, 12, 15)}
        asked = {"asked_on": date(2026, 11, 18), "agreed_on": date(2026, 11, 19)}
        life.postpone(db, Postponement(task_id=1, agreed_by="王测一", reason="需补充论证", **granted, **asked))

    row = next(row for row in _table(paper()).rows if row[0] == "2-1-01")

    assert row[4] == "2026-12-15\n原11月20日\n延期1次"
    assert _table(paper()).note == (
        f"{RULE.sentence}未完成指尚未办结；延期后未到期指原时限已过、经批准延期且新时限未到，不计入逾期。"
        "按时办结率0%（1项中0项），指原时限已过的任务中在原时限以内办结的比例："
        "原时限遇放假日同样移动，延期的仍按原时限计算，暂停的、未办结即销号的不计入。"
    )


def test_the_title_tells_the_day_and_how_many(paper):
    assert paper().body[0] == Title("任务台账", note="（截至2026年11月23日，共2项）")


def test_columns_share_the_whole_line():
    assert len(WIDTHS) == len(HEADER)
    assert sum(WIDTHS) == pytest.approx(1)


def test_the_name_of_a_lead_unit_is_not_broken(desk, paper):
    with desk.step("填写任务") as db:
        store.change(db, 1, lead_unit_id=unit_store.add(db, "市发展改革委", kind=UnitKind.DEPARTMENT))

    with pdfplumber.open(io.BytesIO(press.to_pdf(paper(), SETTINGS))) as pdf:
        text = pdf.pages[0].extract_text()

    assert "市发展改革委" in text
    assert "2026-12-31" in text


def test_an_empty_ledger_is_still_a_paper(workspace):
    document = ledger([], DAY, RULE, SETTINGS)

    with pdfplumber.open(io.BytesIO(press.to_pdf(document, SETTINGS))) as pdf:
        assert "共0项" in pdf.pages[0].extract_text()
