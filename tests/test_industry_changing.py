"""Industries change from a day on; what belongs to them goes where it was told, and older days keep what they said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heze_desk import industry_changing
from heze_desk.errors import DeskError
from heze_desk.registers import listing
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry, Kind
from heze_desk.roadmap import store as roadmap
from heze_desk.roadmap.records import PlanItem
from heze_desk.roster import appointing, industry_changes
from heze_desk.roster import store as roster
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange, Owned
from heze_desk.tasks import store as tasks

DAY = date(2026, 11, 1)
ALL = dict.fromkeys(Belongings, "演示前沿材料")
PAIR = ("氢能与储能", "合成生物")


@pytest.fixture
def filled(policy_workspace):
    workspace = policy_workspace
    workspace.today = lambda: date(2026, 11, 23)
    with workspace.step("演示") as db:
        for name, who in (("未来材料", "王测一"), ("合成生物", "李测二")):
            appointing.appoint(
                db,
                appointing.Appointment(
                    industry=name, leader=who, title="副市长", valid_from=date(2026, 3, 2), basis="演示1号"
                ),
            )
        registers.add(db, Entry(kind=Kind.PLATFORM, name="演示平台", added_on=date(2026, 1, 5)), [1, 3])
        roadmap.add(db, PlanItem(industry_id=1, title="演示阶段", start=DAY, finish=DAY))
    return workspace


def change(**fields):
    told = {
        "act": ChangeAct.RENAME,
        "day": DAY,
        "basis": "演示2号",
        "olds": (1,),
        "names": ("演示前沿材料",),
        "choices": ALL,
    }
    return IndustryChange(**told | fields)


def _tasks(db, industry_id):
    asked = "select id from task where industry_id = ? and deleted_on is null"
    return {row[0] for row in db.execute(asked, [industry_id])}


def test_a_renamed_industry_takes_everything_along_and_older_days_keep_the_old_name(filled):
    before = _tasks(filled.db, 1)

    moved = industry_changing.carry_out(filled, change())

    new = roster.industry_named(filled.db, "演示前沿材料")
    assert _tasks(filled.db, new) == before
    assert moved[Belongings.TASKS] == len(before)
    assert (moved[Belongings.TERMS], moved[Belongings.ENTRIES], moved[Belongings.PLAN]) == (1, 1, 1)
    older, newer = (roster.roster(filled.db, day)[0] for day in (DAY - timedelta(days=1), DAY))
    assert (older.industry, older.leader, newer.industry, newer.leader) == (
        "未来材料",
        "王测一",
        "演示前沿材料",
        "王测一",
    )
    counted = [listing.counts(filled.db, day)[Kind.PLATFORM] for day in (DAY - timedelta(days=1), DAY)]
    assert [set(one) - {None} for one in counted] == [{1, 3}, {new, 3}]
    (line,) = industry_changes.lines(filled.db)
    assert line.told == "2026年11月1日：未来材料更名为演示前沿材料，依据：演示2号。"


def test_one_step_back_undoes_it_all(filled):
    before = filled.db.execute("select * from task order by id").fetchall()

    industry_changing.carry_out(filled, change())
    filled.undo()

    assert filled.db.execute("select * from task order by id").fetchall() == before
    assert next(one.name for one in roster.industries(filled.db, DAY)) == "未来材料"
    assert industry_changes.lines(filled.db) == []


def test_what_nobody_chose_about_is_refused_with_how_much_there_is(filled):
    with pytest.raises(DeskError, match=r"原产业还有任务\d+项、分工1项、名录1项、路线图1项，请逐类选择"):
        industry_changing.carry_out(filled, change(choices={}))
    assert industry_changes.lines(filled.db) == []


def test_a_split_sends_single_tasks_elsewhere_and_leaves_what_is_to_be_left(filled):
    first, second, *rest = sorted(_tasks(filled.db, 1))
    names = ("演示甲", "演示乙")
    choices = {
        Belongings.TASKS: "演示甲",
        Belongings.TERMS: "演示乙",
        Belongings.ENTRIES: "",
        Belongings.PLAN: "演示甲",
    }

    industry_changing.carry_out(
        filled,
        change(
            act=ChangeAct.SPLIT,
            names=names,
            choices=choices,
            singles={Owned("task", first): "演示乙", Owned("task", second): ""},
        ),
    )

    one, two = (roster.industry_named(filled.db, name) for name in names)
    assert (_tasks(filled.db, one), _tasks(filled.db, two), _tasks(filled.db, 1)) == (set(rest), {first}, {second})
    held = {line.industry: line.leader for line in roster.roster(filled.db, DAY)}
    assert (held["演示甲"], held["演示乙"]) == ("", "王测一")
    assert listing.counts(filled.db, DAY)[Kind.PLATFORM][3] == 1


def test_industries_that_merge_count_a_shared_entry_once_and_keep_one_leader(filled):
    choices = dict.fromkeys(Belongings, "演示新材")
    merge = change(act=ChangeAct.MERGE, olds=(1, 3), names=("演示新材",), choices=choices)
    with pytest.raises(DeskError, match="沿用哪个产业的分工"):
        industry_changing.carry_out(filled, merge)

    industry_changing.carry_out(
        filled, change(act=ChangeAct.MERGE, olds=(1, 3), names=("演示新材",), choices=choices, terms_of=3)
    )

    new = roster.industry_named(filled.db, "演示新材")
    assert {one.industry: one.leader for one in roster.roster(filled.db, DAY)}["演示新材"] == "李测二"
    assert set(listing.counts(filled.db, DAY)[Kind.PLATFORM]) - {None} == {new}
    assert listing.counts(filled.db, DAY)[Kind.PLATFORM][new] == 1
    assert len(roster.industries(filled.db, DAY)) == 6


def test_industries_that_merge_keep_the_responsible_units_of_both_by_rank_and_none_twice(filled):
    choices = dict.fromkeys(Belongings, "演示能源")
    merge = change(act=ChangeAct.MERGE, olds=(2, 3), names=("演示能源",), choices=choices, terms_of=3)
    first, other = ({one.industry: one.units for one in roster.roster(filled.db, DAY)}[old] for old in PAIR)

    industry_changing.carry_out(filled, merge)

    both = {one.industry: one.units for one in roster.roster(filled.db, DAY)}["演示能源"]
    assert both[0] == first[0]
    assert both == (*first[:3], "市市场监管局", *first[3:])
    assert set(both) == {*first, *other}
    before = {one.industry: one.units for one in roster.roster(filled.db, DAY - timedelta(days=1))}
    assert (before[PAIR[0]], before[PAIR[1]]) == (first, other)
    renamed = change(
        day=date(2026, 11, 2), olds=(roster.industry_named(filled.db, "演示能源"),), names=("演示甲",), choices={}
    )
    industry_changing.carry_out(filled, replace(renamed, choices=dict.fromkeys(Belongings, "演示甲")))
    assert {one.industry: one.units for one in roster.roster(filled.db, date(2026, 11, 2))}["演示甲"] == both
    filled.undo()
    filled.undo()
    assert {one.industry: one.units for one in roster.roster(filled.db, DAY)}[PAIR[1]] == other


def test_an_industry_that_ends_keeps_its_tasks_and_nobody_answers_for_it(filled):
    before = _tasks(filled.db, 1)

    ending = change(act=ChangeAct.END, names=(), choices={})
    with pytest.raises(DeskError, match="请逐类选择转入哪个产业还是留在原产业"):
        industry_changing.carry_out(filled, ending)
    industry_changing.carry_out(filled, change(act=ChangeAct.END, names=(), choices=dict.fromkeys(Belongings, "")))

    assert _tasks(filled.db, 1) == before
    assert "未来材料" not in {one.industry for one in roster.roster(filled.db, DAY)}
    assert all(one.valid_to is not None for one in roster.assignments(filled.db, 1))
    with pytest.raises(DeskError, match="已不在列"):
        industry_changing.carry_out(filled, change())


def test_closed_tasks_go_along_too(filled):
    with filled.step("办结") as db:
        tasks.change(db, 1, progress=100, done_on=date(2026, 10, 9))
    industry_changing.carry_out(filled, change())
    assert 1 in _tasks(filled.db, roster.industry_named(filled.db, "演示前沿材料"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"basis": " "}, "依据"),
        ({"names": ()}, "新产业应有1个，现在是0个"),
        ({"act": ChangeAct.MERGE}, "原产业至少要有两个，现在是1个"),
        ({"act": ChangeAct.SPLIT}, "新产业至少要有两个"),
        ({"names": ("新型材料、生物基材料",), "choices": {}}, "不能有顿号"),
        ({"choices": {Belongings.TASKS: "别的"}}, "不是可以转入的产业"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(fields, sentence):
    with pytest.raises(DeskError, match=sentence):
        change(**fields)


def test_a_day_to_come_and_a_name_that_is_taken_are_refused(filled):
    with pytest.raises(DeskError, match="还没有到"):
        industry_changing.carry_out(filled, change(day=date(2026, 12, 1)))
    with pytest.raises(DeskError, match="已有名为“低空经济”的产业"):
        industry_changing.carry_out(filled, change(names=("低空经济",), choices=dict.fromkeys(Belongings, "低空经济")))


def test_what_belonged_to_an_industry_that_ends_goes_to_one_that_stands_on_by_choice(filled):
    before, theirs = _tasks(filled.db, 1), _tasks(filled.db, 7)
    choices = dict.fromkeys(Belongings, "低空经济") | {Belongings.ENTRIES: ""}

    moved = industry_changing.carry_out(
        filled, change(act=ChangeAct.END, names=(), choices=choices, heirs={"低空经济": 7})
    )

    assert (moved[Belongings.TASKS], moved[Belongings.PLAN], moved[Belongings.TERMS]) == (len(before), 1, 0)
    assert _tasks(filled.db, 7) == before | theirs
    assert [one.title for one in roadmap.items(filled.db, 7)] == ["演示阶段"]
    assert set(listing.counts(filled.db, DAY)[Kind.PLATFORM]) - {None} == {1, 3}
    held = {line.industry: line.leader for line in roster.roster(filled.db, DAY)}
    assert (held.get("未来材料"), held["低空经济"]) == (None, "")
