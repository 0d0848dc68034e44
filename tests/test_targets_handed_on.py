"""What an industry hands on of its own targets and of the people it wants stays with it as of the days before."""

from datetime import date, timedelta

import pytest

from heze_desk import industry_belongings, industry_changing
from heze_desk.registers import talents, targets
from heze_desk.registers.records import TalentNeed
from heze_desk.registers.target_records import OwnTarget
from heze_desk.roster import store as roster
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange

DAY = date(2026, 11, 1)
EVE = DAY - timedelta(days=1)
NEW = "演示前沿材料"


def change(**fields):
    told = {"act": ChangeAct.RENAME, "day": DAY, "basis": "演示文", "olds": (1,), "names": (NEW,)}
    return IndustryChange(**told | {"choices": dict.fromkeys(Belongings, NEW)} | fields)


def own(db, day):
    """The office's own targets of a day: industry, year, figure and basis."""
    (target, *_) = targets.targets(db, day)
    return [(one.industry_id, one.year, one.value, one.basis) for one, _reached in target.own]


def wanted(db, day, industry_id):
    return [cell.wanted for cell in talents.talent_map(db, day, industry_id=industry_id).cells]


@pytest.fixture
def aimed(policy_workspace):
    """Own targets and wanted people of two industries."""
    policy_workspace.today = lambda: date(2026, 11, 23)
    (target, *_) = targets.all_targets(policy_workspace.db)
    with policy_workspace.step("自定") as db:
        for industry_id, value in ((1, 5), (3, 2)):
            told = {"target_id": target.id, "industry_id": industry_id, "basis": f"演示{value}号"}
            targets.set_own(db, OwnTarget(**told, year=2026, value=value))
            targets.set_own(db, OwnTarget(**told, year=2024, value=1))
            need = TalentNeed(industry_id=industry_id, field="演示领域", level="高层次", year=2026, wanted=value)
            talents.set_need(db, need)
    return policy_workspace


def test_the_days_before_keep_the_old_industry_and_the_days_after_have_the_new_one(aimed):
    before = own(aimed.db, EVE)

    moved = industry_changing.carry_out(aimed, change())

    new = roster.industry_named(aimed.db, NEW)
    assert moved[Belongings.TARGETS] == 2
    assert own(aimed.db, EVE) == before
    assert (1, 2026, 5, "演示5号") in before
    assert (new, 2026, 5, "演示5号") in own(aimed.db, DAY)
    assert [one for one in own(aimed.db, DAY) if one[0] == 1] == [(1, 2024, 1, "演示5号")]
    assert wanted(aimed.db, EVE, 1) == [5]
    assert (wanted(aimed.db, DAY, 1), wanted(aimed.db, DAY, new)) == ([], [5])
    assert industry_belongings.owned(aimed.db, [1], DAY)[Belongings.TARGETS] == 0


def test_figures_of_industries_that_merge_are_added_up_with_what_each_rests_on(aimed):
    industry_changing.carry_out(aimed, change(act=ChangeAct.MERGE, olds=(1, 3), terms_of=1))

    new = roster.industry_named(aimed.db, NEW)
    assert [one for one in own(aimed.db, DAY) if one[0] == new] == [(new, 2026, 7, "演示5号；演示2号")]
    assert wanted(aimed.db, DAY, new) == [7]
    assert [wanted(aimed.db, EVE, one) for one in (1, 3)] == [[5], [2]]

    aimed.undo()
    assert [wanted(aimed.db, DAY, one) for one in (1, 3)] == [[5], [2]]


def test_what_was_handed_on_twice_is_told_with_each_in_its_time(aimed):
    industry_changing.carry_out(aimed, change())
    later = DAY + timedelta(days=9)
    first = roster.industry_named(aimed.db, NEW)
    names = {"names": ("演示新材",), "choices": dict.fromkeys(Belongings, "演示新材")}
    industry_changing.carry_out(aimed, change(day=later, olds=(first,), **names))

    last = roster.industry_named(aimed.db, "演示新材")
    told = [
        [one[0] for one in own(aimed.db, day) if one[1:3] == (2026, 5)]
        for day in (EVE, DAY, later - timedelta(days=1), later)
    ]
    assert told == [[1], [first], [first], [last]]
