"""Opening a round: its number, whom it asks about what, and how much that is."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import unit_store
from heze_desk.rounds import numbering, store
from heze_desk.rounds.opening_records import Opening, burden_sentence
from heze_desk.rounds.records import Cycle, Role
from heze_desk.tasks import store as tasks

OPENED, DUE = date(2026, 11, 23), date(2026, 11, 27)


def asked(desk, round_id, unit):
    """The numbers of the tasks on the unit's form, with its role in each."""
    rows = store.asked(desk.db, round_id, desk.units[unit])
    return [(tasks.get(desk.db, row.task_id).number, row.role) for row in rows]


def test_a_unit_is_asked_for_what_it_leads_and_what_it_answers_for_in_the_order_of_the_ledger(desk):
    round_id = desk.open()

    assert asked(desk, round_id, "市科技局") == [
        ("2-1-01", Role.LEAD),
        ("2-1-02", Role.LEAD),
        ("2-2-01", Role.RESPONSIBLE),
        ("2-2-02", Role.RESPONSIBLE),
    ]
    assert [row.position for row in store.asked(desk.db, round_id, desk.units["市科技局"])] == [1, 2, 3, 4]


def test_a_group_is_asked_through_its_members(desk):
    round_id = desk.open()

    assert asked(desk, round_id, "牡丹区") == [("2-2-02", Role.RESPONSIBLE)]
    assert asked(desk, round_id, "曹县") == [("2-2-02", Role.RESPONSIBLE), ("2-2-03", Role.RESPONSIBLE)]
    assert asked(desk, round_id, "各县区") == []


def test_a_group_leads_through_its_members(desk):
    with desk.step() as db:
        group_task = db.execute("select id from task where number = '2-2-02'").fetchone()[0]
        tasks.change(db, group_task, lead_unit_id=desk.units["各县区"])

    round_id = desk.open()

    assert asked(desk, round_id, "单县") == [("2-2-02", Role.LEAD)]


def test_the_units_of_a_round_stand_in_the_order_of_rank(desk):
    round_id = desk.open()
    names = unit_store.names(desk.db, OPENED)

    told = [names[unit_id] for unit_id in store.round_units(desk.db, round_id)]

    assert told == ["市发展改革委", "市科技局", "市财政局", "牡丹区", "曹县", "单县"]


@pytest.mark.parametrize(
    "change",
    [
        "deleted_on = '2026-11-23'",
        "done_on = '2026-11-23', progress = 100",
        "paused_on = '2026-11-23'",
        "stage = '销号', closed_on = '2026-11-20'",
    ],
    ids=["deleted", "done", "paused", "closed"],
)
def test_what_needs_no_report_is_not_asked(desk, change):
    with desk.step() as db:
        db.execute(f"update task set {change} where number = '2-1-02'")

    round_id = desk.open()

    assert "2-1-02" not in dict(asked(desk, round_id, "市科技局"))


def test_what_is_done_or_paused_only_after_the_opening_is_still_asked(desk):
    with desk.step() as db:
        db.execute("update task set done_on = '2026-11-24', progress = 100 where number = '2-1-01'")
        db.execute("update task set paused_on = '2026-11-24' where number = '2-1-02'")

    assert len(asked(desk, desk.open(), "市科技局")) == 4


def test_a_unit_out_of_use_is_not_asked(desk):
    with desk.step() as db:
        unit_store.set_active(db, desk.units["曹县"], False)
    round_id = desk.open()

    assert desk.units["曹县"] not in store.round_units(desk.db, round_id)
    assert store.asked_of_nobody(desk.db, Opening(opened_on=OPENED, due=DUE)) == ["2-2-03"]


def test_industries_and_units_narrow_a_round_together(desk):
    units = (desk.units["市科技局"], desk.units["各县区"])
    round_id = desk.open(industry_ids=(2,), unit_ids=units)

    assert asked(desk, round_id, "市科技局") == [("2-2-01", Role.RESPONSIBLE), ("2-2-02", Role.RESPONSIBLE)]
    assert asked(desk, round_id, "牡丹区") == [("2-2-02", Role.RESPONSIBLE)]
    assert asked(desk, round_id, "市发展改革委") == []
    assert store.scope(desk.db, round_id) == ([2], list(units))


def test_what_a_round_asks_stays_as_it_was_when_the_ledger_changes(desk):
    round_id = desk.open()
    with desk.step() as db:
        tasks.change(db, 2, lead_unit_id=desk.units["市财政局"])

    assert ("2-1-02", Role.LEAD) in asked(desk, round_id, "市科技局")
    assert asked(desk, round_id, "市财政局") == [("2-2-01", Role.RESPONSIBLE)]


def test_a_round_with_nothing_to_ask_is_refused_and_leaves_nothing(desk):
    with pytest.raises(DeskError, match="所选产业和单位没有要填报的任务"):
        desk.open(unit_ids=(desk.units["市大数据局"],))

    assert store.rounds(desk.db) == []


def test_tasks_without_any_unit_are_named_as_the_reason_that_nothing_can_be_asked(workspace):
    with workspace.step("准备") as db:
        tasks.add(db, tasks.Task(number="9-0-01", title="没有单位的任务"))

    with pytest.raises(DeskError, match="有1项在办任务没有牵头单位和责任单位"), workspace.step("开始") as db:
        store.open_round(db, Opening(opened_on=OPENED, due=DUE))


def test_the_first_number_of_the_year_is_1_and_the_title_says_it(desk):
    first, second = store.get(desk.db, desk.open()), store.get(desk.db, desk.open())

    assert (first.number, first.title) == (1, "2026年第1次调度")
    assert second.name == "2026年第2次"


def test_a_number_that_is_taken_is_refused_and_the_other_named(desk):
    desk.open(number=9, title="年中调度")

    with pytest.raises(
        DeskError, match="2026年第9次调度已有（“年中调度”，2026-11-23开始）；请换一个次数，例如第10次。"
    ):
        desk.open(number=9)


def test_an_unknown_number_is_refused_with_those_there_are(desk):
    desk.open(number=9)

    assert store.numbered(desk.db, 9, year=2026) == 1
    with pytest.raises(MissingRecordError, match="没有2026年第8次调度；2026年有第9次。"):
        store.numbered(desk.db, 8, year=2026)
    with pytest.raises(MissingRecordError, match="2027年还没有开过调度"):
        store.numbered(desk.db, 9, year=2027)


def test_a_due_day_before_the_opening_is_refused(desk):
    with pytest.raises(DeskError, match="报送时限不能早于开始日期"):
        desk.open(due=date(2026, 11, 20))


def test_a_round_of_january_may_still_belong_to_the_year_before(desk):
    desk.open(number=15)

    late = store.get(desk.db, desk.open(opened_on=date(2027, 1, 4), due=date(2027, 1, 8), year=2026))
    new = store.get(desk.db, desk.open(opened_on=date(2027, 1, 11), due=date(2027, 1, 15)))

    assert (late.name, new.name) == ("2026年第16次", "2027年第1次")
    assert numbering.before(desk.db, new) == late


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.dates(date(2026, 1, 1), date(2028, 12, 31)), min_size=1, max_size=8))
def test_every_year_counts_its_rounds_from_1_without_a_gap(desk, days):
    with desk.step("重来") as db:
        for one in store.rounds(db):
            store.remove(db, one.id)
        for day in days:
            store.open_round(db, Opening(opened_on=day, due=day))

    by_year = {}
    for one in sorted(store.rounds(desk.db), key=lambda one: one.id):
        assert one.year == one.opened_on.year
        by_year.setdefault(one.year, []).append(one.number)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_year.values())
    assert sum(map(len, by_year.values())) == len(days)


def test_the_burden_counts_rows_and_blanks_by_unit_beside_the_round_before(desk):
    desk.open(industry_ids=(1,))

    burdens = store.burden(desk.db, Opening(opened_on=date(2026, 11, 30), due=date(2026, 12, 4)))

    assert [(one.unit, one.tasks, one.lead, one.fields, one.last_fields) for one in burdens] == [
        ("市发展改革委", 3, 2, 18, 12),
        ("市科技局", 4, 2, 24, 12),
        ("市财政局", 1, 0, 6, 0),
        ("牡丹区", 1, 0, 6, 0),
        ("曹县", 2, 0, 12, 0),
        ("单县", 1, 0, 6, 0),
    ]
    last = store.last_load(desk.db, Opening(opened_on=date(2026, 11, 30), due=date(2026, 12, 4)))
    assert burden_sentence(burdens, last) == "共6个单位、12行、72个空格；上次2个单位、4行、24个空格，比上次多48个空格。"


def test_the_burden_is_what_is_then_asked(desk):
    wanted = Opening(opened_on=OPENED, due=DUE, industry_ids=(2,))
    foretold = store.burden(desk.db, wanted)
    with desk.step() as db:
        round_id = store.open_round(db, wanted)

    assert {one.unit_id: one.tasks for one in foretold} == {
        unit_id: len(store.asked(desk.db, round_id, unit_id)) for unit_id in store.round_units(desk.db, round_id)
    }


@pytest.mark.parametrize(
    ("cycle", "opened_on", "due"),
    [
        (Cycle.WEEKLY, date(2026, 11, 23), date(2026, 11, 27)),  # Monday: the Friday of the week
        (Cycle.WEEKLY, date(2026, 11, 27), date(2026, 12, 4)),  # Friday: the next one
        (Cycle.WEEKLY, date(2026, 9, 28), date(2026, 10, 8)),  # 10-02 is a day off
        (Cycle.FORTNIGHTLY, date(2026, 11, 23), date(2026, 12, 4)),
        (Cycle.MONTHLY, date(2026, 11, 23), date(2026, 11, 25)),
        (Cycle.MONTHLY, date(2026, 11, 25), date(2026, 12, 25)),
        (Cycle.MONTHLY, date(2026, 12, 28), date(2027, 1, 25)),
        (Cycle.QUARTERLY, date(2026, 11, 23), date(2026, 12, 25)),
        (Cycle.QUARTERLY, date(2026, 12, 25), date(2027, 3, 25)),
        (Cycle.BY_HAND, date(2026, 11, 23), date(2026, 11, 30)),
    ],
)
def test_the_due_day_follows_the_cycle_and_the_calendar(desk, cycle, opened_on, due):
    assert store.proposed(desk.db, cycle, opened_on).due == due


def test_the_due_day_follows_the_weekday_the_office_is_used_to(desk):
    for monday, wednesday in ((2, 4), (9, 11), (16, 18)):
        desk.open(cycle=Cycle.WEEKLY, opened_on=date(2026, 11, monday), due=date(2026, 11, wednesday))

    proposed = store.proposed(desk.db, Cycle.WEEKLY, OPENED)

    assert proposed.due == date(2026, 11, 25)
    assert (proposed.number, proposed.title) == (4, "2026年第4次调度")


def test_a_due_day_brought_forward_never_falls_before_the_opening(desk):
    from heze_desk.settings import store as office

    with desk.step() as db:
        office.change(db, deadline_moving="提前")

    assert store.proposed(desk.db, Cycle.WEEKLY, date(2026, 10, 1)).due == date(2026, 10, 1)


def test_an_opening_is_taken_back_in_one_step(desk):
    desk.open(industry_ids=(1,), unit_ids=(desk.units["市科技局"],))

    desk.workspace.undo()

    for table in ("round", "asked_task", "round_industry", "round_unit"):
        assert desk.db.execute(f"select count(*) from {table}").fetchone() == (0,), table
    desk.workspace.redo()
    assert len(store.rounds(desk.db)) == 1
