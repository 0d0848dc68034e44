"""What stands in a unit's form: nothing that is known is asked again, and what was said last stands beside it."""

from datetime import date

import pytest

from heze_desk.errors import MissingRecordError
from heze_desk.roster import unit_store
from heze_desk.roster.records import Contact, UnitName
from heze_desk.rounds import forms, store
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import ProgressEntry

DAY = date(2026, 11, 23)


@pytest.fixture
def compose(desk):
    """The form of a unit by name, of a round opened when it is first asked for."""
    opened = []

    def compose(unit, day=DAY):
        opened or opened.append(desk.open())
        return forms.compose(desk.db, opened[0], desk.units[unit], day)

    return compose


def report(desk, number, **fields):
    with desk.step() as db:
        (task_id,) = db.execute("select id from task where number = ?", [number]).fetchone()
        tasks.report(db, ProgressEntry(**{"task_id": task_id, "day": date(2026, 11, 3)} | fields))


def change(desk, number, **fields):
    with desk.step() as db:
        (task_id,) = db.execute("select id from task where number = ?", [number]).fetchone()
        tasks.change(db, task_id, **fields)


def row(sheet, number):
    return next(row for row in sheet.rows if row.number == number)


def test_a_form_lists_the_tasks_of_all_industries_with_the_role_of_the_unit(compose):
    sheet = compose("市科技局")

    assert [(row.number, row.industry, row.role) for row in sheet.rows] == [
        ("2-1-01", "未来材料", "牵头"),
        ("2-1-02", "未来材料", "牵头"),
        ("2-2-01", "低空经济", "责任"),
        ("2-2-02", "低空经济", "责任"),
    ]
    assert (sheet.year, sheet.number, sheet.unit, sheet.due) == (2026, 1, "市科技局", date(2026, 11, 27))


def test_each_member_of_a_group_gets_its_own_form(compose):
    assert [row.number for row in compose("牡丹区").rows] == ["2-2-02"]
    assert [row.number for row in compose("曹县").rows] == ["2-2-02", "2-2-03"]


def test_what_the_unit_itself_said_last_stands_beside_the_blank(desk, compose):
    science, reform = desk.units["市科技局"], desk.units["市发展改革委"]
    report(desk, "2-1-01", day=date(2026, 10, 9), progress=30, text="已有初稿。", unit_id=science)
    report(desk, "2-1-01", progress=45, text="正在征求意见。", unit_id=science)
    report(desk, "2-1-01", progress=90, text="配合完成。", unit_id=reform)

    lead, other = row(compose("市科技局"), "2-1-01"), row(compose("市发展改革委"), "2-1-01")

    assert (lead.last_progress, lead.last_text) == (45, "正在征求意见。（11月3日）")
    assert (other.last_progress, other.last_text) == (90, "配合完成。（11月3日）")


def test_the_office_speaks_for_the_lead_and_not_for_the_others(desk, compose):
    report(desk, "2-1-01", progress=20, text="电话了解：已启动。")

    assert row(compose("市科技局"), "2-1-01").last_progress == 20
    assert row(compose("市科技局"), "2-1-01").last_text == "电话了解：已启动。（11月3日）"
    other = row(compose("市发展改革委"), "2-1-01")
    assert (other.last_progress, other.last_text) == (None, "（尚未报送）")


def test_a_progress_typed_into_the_ledger_is_what_the_lead_sees(desk, compose):
    report(desk, "2-1-01", progress=20, unit_id=desk.units["市科技局"])
    with desk.step() as db:
        tasks.set_progress(db, 1, 55, day=DAY)

    assert (row(compose("市科技局"), "2-1-01").last_progress, row(compose("市科技局"), "2-1-01").last_text) == (55, "")


def test_a_report_of_a_later_day_is_not_yet_known(desk, compose):
    report(desk, "2-2-02", day=date(2026, 11, 25), text="已报清单。", unit_id=desk.units["曹县"])

    assert row(compose("曹县"), "2-2-02").last_text == "（尚未报送）"
    assert row(compose("曹县", date(2026, 11, 25)), "2-2-02").last_text == "已报清单。（11月25日）"


def test_a_report_of_another_year_says_its_year(desk, compose):
    report(desk, "2-2-02", day=date(2025, 12, 1), text="已报。", unit_id=desk.units["曹县"])

    assert row(compose("曹县"), "2-2-02").last_text == "已报。（2025年12月1日）"


@pytest.mark.parametrize("fields", [{"deleted_on": DAY}, {"paused_on": DAY}])
def test_what_is_gone_or_paused_since_the_opening_is_not_asked(desk, compose, fields):
    assert len(compose("市科技局").rows) == 4

    change(desk, "2-1-02", **fields)

    assert [row.number for row in compose("市科技局").rows] == ["2-1-01", "2-2-01", "2-2-02"]


def test_what_is_done_since_the_opening_is_not_asked(desk, compose):
    compose("市科技局")

    report(desk, "2-1-02", day=DAY, progress=100)

    assert [row.number for row in compose("市科技局").rows] == ["2-1-01", "2-2-01", "2-2-02"]


def test_a_deadline_and_a_long_running_task_are_told_as_they_are(desk, compose):
    change(desk, "2-1-01", deadline=date(2026, 12, 31))
    change(desk, "2-1-02", ongoing=True)

    sheet = compose("市科技局")

    assert row(sheet, "2-1-01").deadline == date(2026, 12, 31)
    assert row(sheet, "2-1-02").ongoing


def test_long_texts_are_cut_and_a_content_that_repeats_the_title_is_left_out(desk, compose):
    change(desk, "2-1-01", content="长" * 500)
    change(desk, "2-1-02", content="梳理关键技术清单 ")
    report(desk, "2-1-01", text="多" * 500, unit_id=desk.units["市科技局"])

    long, same = row(compose("市科技局"), "2-1-01"), row(compose("市科技局"), "2-1-02")

    assert len(long.content) == forms.CONTENT_CAP
    assert long.content.endswith("……")
    assert long.last_text.endswith("……（11月3日）")
    assert same.content == ""


def test_names_are_those_of_the_day(desk, compose):
    unit_id = desk.units["市科技局"]
    with desk.step() as db:
        new = UnitName(
            unit_id=unit_id, short_name="市科技创新局", full_name="市科技创新局", valid_from=date(2026, 12, 1)
        )
        unit_store.rename(db, unit_id, new)

    assert compose("市科技局").file_name == "反馈表_2026年第1次_市科技局.xlsx"
    assert compose("市科技局", date(2026, 12, 1)).file_name == "反馈表_2026年第1次_市科技创新局.xlsx"


def test_a_known_contact_need_not_be_written_again(desk, compose):
    with desk.step() as db:
        unit_id = desk.units["市科技局"]
        unit_store.save_contact(db, Contact(unit_id=unit_id, name="李测二", active=False))
        unit_store.save_contact(db, Contact(unit_id=unit_id, name="王测一", telephone="13800001111"))
        settings.change(db, office_name="专班办公室")

    sheet = compose("市科技局")

    assert (sheet.reporter, sheet.telephone, sheet.office) == ("王测一", "13800001111", "专班办公室")
    assert compose("曹县").reporter == ""


def test_the_due_day_is_the_one_that_counts(desk):
    round_id = desk.open(opened_on=date(2026, 9, 21), due=date(2026, 10, 5))

    assert forms.compose(desk.db, round_id, desk.units["曹县"], DAY).due == date(2026, 10, 8)


def test_the_same_form_again_has_the_same_version_and_a_changed_one_a_higher(desk):
    round_id = desk.open()

    def prepare():
        with desk.step("生成反馈表") as db:
            return {sheet.unit: sheet for sheet in forms.prepare(db, round_id, DAY)}

    first, again = prepare(), prepare()
    report(desk, "2-1-02", text="有进展。", unit_id=desk.units["市科技局"])
    changed = prepare()

    assert again == first
    assert {sheet.version for sheet in (*first.values(), *again.values())} == {1}
    assert (changed["市科技局"].version, changed["市发展改革委"].version) == (2, 1)
    kept = store.forms(desk.db, round_id, desk.units["市科技局"])
    assert [(form.version, form.content_hash) for form in kept] == [
        (1, first["市科技局"].content_hash),
        (2, changed["市科技局"].content_hash),
    ]


def test_forms_come_by_rank_and_a_unit_without_an_open_task_gets_none(desk):
    round_id = desk.open()
    change(desk, "2-2-02", paused_on=DAY)

    with desk.step() as db:
        sheets = forms.prepare(db, round_id, DAY)

    assert [sheet.unit for sheet in sheets] == ["市发展改革委", "市科技局", "市财政局", "曹县"]


def test_the_form_of_one_unit_can_be_made_alone(desk):
    round_id = desk.open()

    with desk.step() as db:
        sheets = forms.prepare(db, round_id, DAY, unit_ids=[desk.units["曹县"], desk.units["市科技局"]])

    assert [sheet.unit for sheet in sheets] == ["市科技局", "曹县"]


def test_a_round_that_is_gone_is_refused(desk):
    with pytest.raises(MissingRecordError):
        forms.compose(desk.db, 99, desk.units["曹县"], DAY)
