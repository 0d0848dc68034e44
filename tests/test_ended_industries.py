"""What is left with an industry that ended is found everywhere, and older days keep what they said."""

from datetime import date, timedelta

import openpyxl
import pytest

from heze_desk import industry_changing
from heze_desk.briefings.gathering import Period, gather
from heze_desk.dashboard import store as overview
from heze_desk.roadmap import store as roadmap
from heze_desk.roadmap import timeline
from heze_desk.roadmap.records import PlanItem
from heze_desk.roster import store as roster
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange, Owned
from heze_desk.rounds import adding, forms, opening
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.settings.records import Settings
from heze_desk.tasks import document, importing, light_counts, lighting, lines, workbook
from heze_desk.tasks import store as tasks
from heze_desk.tasks.importing.writing import _industry_of
from heze_desk.tasks.light_query import light_query
from heze_desk.tasks.line_order import OrderKey, Ranks, ordered
from heze_desk.tasks.records import Task
from heze_desk.tasks.screen import offer
from heze_desk.workspace import as_of
from reports.document import Table

BEFORE, DAY = date(2026, 11, 24), date(2026, 11, 25)
OLD, LEFT = 1, "未来材料（已移出）"
MOVED = dict.fromkeys(Belongings, "演示前沿材料")
STAYED = dict.fromkeys(Belongings, "")


@pytest.fixture
def dated(policy_workspace):
    """On the day before the change every task of 未来材料 has a deadline, and its roadmap a stage."""
    workspace = policy_workspace
    workspace.today = lambda: BEFORE
    with workspace.step("演示") as db:
        roadmap.add(db, PlanItem(industry_id=OLD, title="演示阶段", start=BEFORE, finish=DAY))
        for task_id in ids(db, OLD):
            tasks.change(db, task_id, deadline=date(2026, 12, 30), lead_unit_id=tasks.units(db, task_id)[0])
    workspace.today = lambda: DAY
    return workspace


@pytest.fixture
def change(dated):
    def carried_out(act=ChangeAct.RENAME, names=("演示前沿材料",), choices=MOVED, **fields):
        told = IndustryChange(act=act, day=DAY, basis="演示", olds=(OLD,), names=names, choices=choices, **fields)
        return industry_changing.carry_out(dated, told)

    return carried_out


def ids(db, industry_id):
    return {row[0] for row in db.execute("select id from task where industry_id = ?", [industry_id])}


def named(db, day=DAY):
    return {filed.name: filed.section for filed in offer.read(db, day).sections}


def listed(db, section):
    return {
        one.id for one in lines.lines(db, DAY, lighting.rule(db), lines.TaskFilter(industry_id=section.industry_id))
    }


@pytest.mark.parametrize(("act", "names"), [(ChangeAct.RENAME, ("演示前沿材料",)), (ChangeAct.END, ())])
def test_tasks_left_are_a_section_of_the_ledger_under_the_old_name(dated, change, act, names):
    before = ids(dated.db, OLD)

    change(act, names, STAYED)

    sections = named(dated.db)
    assert listed(dated.db, sections[LEFT]) == before
    task = tasks.get(dated.db, min(before))
    assert offer.read(dated.db, DAY).section_name(task.industry_id, task.clause_id) == LEFT
    assert all(name in sections for name in names)
    assert LEFT not in named(dated.db, BEFORE)


def test_an_industry_without_tasks_is_no_section_any_more_and_keeps_its_place_in_the_order(dated, change):
    place = offer.read(dated.db, BEFORE).places["未来材料"]

    change()

    read = offer.read(dated.db, DAY)
    assert LEFT not in named(dated.db)
    assert (read.places["演示前沿材料"], read.places["未来材料"]) == (place, place)


def test_both_parts_of_a_split_are_sections(dated, change):
    first, *rest = sorted(ids(dated.db, OLD))
    choices = dict.fromkeys(Belongings, "演示甲")
    change(ChangeAct.SPLIT, ("演示甲", "演示乙"), choices, singles={Owned("task", first): "演示乙"})

    sections = named(dated.db)
    assert listed(dated.db, sections["演示甲"]) == set(rest)
    assert listed(dated.db, sections["演示乙"]) == {first}


def test_the_ledger_calls_moved_tasks_by_the_new_name_on_screen_on_paper_and_in_excel(dated, change, tmp_path):
    first, *rest = sorted(ids(dated.db, OLD))
    change(
        ChangeAct.SPLIT,
        ("演示甲", "演示乙"),
        dict.fromkeys(Belongings, "演示甲"),
        singles={Owned("task", first): "演示乙"},
    )

    rule = lighting.rule(dated.db)
    found = lines.lines(dated.db, DAY, rule)
    paper = document.ledger(found, DAY, rule, Settings())
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    book = workbook.export(found, tmp_path / "台账.xlsx", day=DAY)
    written = {row[0]: row[1:3] for row in openpyxl.load_workbook(book).active.iter_rows(values_only=True)}
    numbers = {one.id: one.number for one in found}

    assert {one.place for one in found if one.id in rest} == {"演示甲"}
    assert [row[0] for row in table.rows if len(row) == 1][:2] == ["演示乙", "演示甲"]
    assert [row[0] for row in table.rows].count("演示甲") == 1
    assert written[numbers[first]] == ("演示乙", "演示乙")


def test_what_is_exported_after_a_change_is_read_in_again_as_it_stands(dated, change, tmp_path):
    change()
    found = lines.lines(dated.db, DAY, lighting.rule(dated.db))
    path = workbook.export(found, tmp_path / "台账.xlsx", day=DAY)

    plan = importing.propose(dated.db, importing.recognise(importing.read(path)), day=DAY)

    assert (plan.new, plan.changed, plan.doubts, plan.unchanged) == ((), (), (), len(found))


@pytest.mark.parametrize("falling", [False, True])
def test_the_ledger_is_sorted_by_the_new_names(dated, change, falling):
    change()
    day_offer = offer.read(dated.db, DAY)
    ranks = Ranks(sections=day_offer.places)
    lit = light_query(dated.db, lighting.rule(dated.db), DAY)

    listed_ids = ordered(dated.db, [OrderKey("section", falling)], ranks, lit=lit, day=DAY)

    places = {one.id: one.place for one in lines.lines(dated.db, DAY, lighting.rule(dated.db))}
    named_in_order = list(dict.fromkeys(places[one] for one in listed_ids))
    assert named_in_order[-1 if falling else 0] == "演示前沿材料"


@pytest.mark.parametrize("choices", [MOVED, STAYED])
def test_the_overview_counts_as_many_tasks_of_industries_as_before(dated, change, choices):
    def counted():
        rows = overview.read(dated.db, DAY, limit=5).industries
        return sum(row.lights.total() for row in rows), [row.name for row in rows]

    before, _ = counted()
    change(choices=choices)

    after, names = counted()
    assert after == before
    assert (LEFT in names) == (choices is STAYED)
    assert roster.industry_named(dated.db, LEFT) == OLD


@pytest.mark.parametrize("choices", [MOVED, STAYED])
def test_a_briefing_counts_every_task_whichever_way_it_went(dated, change, choices):
    before = gather(dated.db, Period(since=BEFORE, until=DAY)).lights

    change(choices=choices)

    assert gather(dated.db, Period(since=BEFORE, until=DAY)).lights == before


def test_an_open_round_narrowed_to_the_industry_goes_on_with_what_came_in_its_place(dated, change):
    with dated.step("开始调度") as db:
        round_id = rounds.open_round(db, Opening(opened_on=BEFORE, due=DAY, industry_ids=(OLD,)))
    asked = dated.db.execute("select count(*) from asked_task").fetchone()
    change()
    new = roster.industry_named(dated.db, "演示前沿材料")
    with dated.step("新任务") as db:
        told = tasks.get(db, min(ids(db, new)))
        tasks.add(db, Task(number="9-9-99", title="演示新任务", industry_id=new, lead_unit_id=told.lead_unit_id))

    found = {one.title: one for one in adding.candidates(dated.db, round_id, DAY)}
    assert found["演示新任务"].in_scope
    assert dated.db.execute("select count(*) from asked_task").fetchone() == asked


def test_a_round_can_be_held_on_what_was_left_and_its_form_says_where_it_stands(dated, change):
    change(choices=STAYED)
    with dated.step("开始调度") as db:
        round_id = opening.open_round(db, Opening(opened_on=DAY, due=DAY, industry_ids=(OLD,)))
        sheets = forms.prepare(db, round_id, DAY)

    assert {row.task_id for sheet in sheets for row in sheet.rows} == ids(dated.db, OLD)
    assert {row.industry for sheet in sheets for row in sheet.rows} == {"未来材料"}


@pytest.mark.parametrize(("choices", "lane"), [(MOVED, "演示前沿材料"), (STAYED, LEFT)])
def test_the_roadmap_shows_stages_and_tasks_where_they_went(dated, change, choices, lane):
    many = len(ids(dated.db, OLD))
    change(choices=choices)

    lanes = {one.name: one.bars for one in timeline.timeline(dated.db, DAY).lanes}
    assert len(lanes[lane]) == many + 1
    assert (LEFT in lanes) == (lane == LEFT)


def test_the_day_before_reads_as_it_was_and_undo_leaves_nothing(dated, change):
    before = ids(dated.db, OLD)
    change()

    with as_of.past(dated, BEFORE) as past:
        assert ids(past, OLD) == before
        counts = light_counts.light_counts(past, BEFORE, lighting.rule(past))
        assert counts.of_industry["未来材料"].total() == len(before)
    assert next(line.industry for line in roster.roster(dated.db, DAY - timedelta(days=1))) == "未来材料"
    dated.undo()
    assert ids(dated.db, OLD) == before


def test_a_row_of_the_section_is_imported_into_the_industry_that_stands(dated, change):
    clause_id = dated.db.execute("select clause_id from industry where id = ?", [OLD]).fetchone()[0]
    change()

    assert _industry_of(dated.db, clause_id) == roster.industry_named(dated.db, "演示前沿材料")
