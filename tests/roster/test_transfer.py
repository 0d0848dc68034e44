"""A place changes hands: what would happen is said first, and then exactly that happens."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.roster import industry_store, leader_store, store
from heze_desk.roster.foresight import foresee
from heze_desk.roster.records import Place
from heze_desk.roster.transfer import Ending, Succession, carry_out, giver, holder


@pytest.fixture
def wanted(industries):
    """A transfer of the first industry, as the wizard hands it over."""

    def make(since, **fields):
        common = {"industry_id": industries[0], "place": Place.LEADER, "basis": "菏未专〔2026〕9号"}
        return Succession(**common | fields, day=date.fromisoformat(since))

    return make


@pytest.fixture
def ending(industries):
    def make(last, basis=""):
        return Ending(industry_id=industries[0], place=Place.LEADER, day=date.fromisoformat(last), basis=basis)

    return make


@pytest.fixture
def done(workspace):
    def act(transfer):
        with workspace.step("调整") as db:
            carry_out(db, transfer)

    return act


def on(workspace, day):
    return store.roster(workspace.db, date.fromisoformat(day))[0].leader_text


def leader_id(workspace, name):
    return leader_store.named(workspace.db, name)


def test_the_sentences_say_which_term_ends_and_which_begins(workspace, transfer, wanted):
    transfer("王测一", "副市长", "2026-03-02")

    told = foresee(workspace.db, wanted("2026-07-16", name="李测二", title="副市长"))

    assert told.refusal == ""
    assert told.sentences == (
        "王测一（副市长）分管智能机器人的任期（2026年3月2日起）截至2026年7月15日。",
        "2026年7月16日起，李测二（副市长）分管智能机器人，依据：菏未专〔2026〕9号。",
        "新录入领导李测二，职务“副市长”，排在现有领导之后。",
    )


def test_telling_writes_nothing(workspace, transfer, wanted, contents):
    transfer("王测一", "副市长", "2026-03-02")
    before = contents(workspace.db)

    foresee(workspace.db, wanted("2026-07-16", name="李测二", title="副市长"))

    assert contents(workspace.db) == before


def test_what_was_told_is_what_happens(workspace, transfer, wanted, done):
    transfer("王测一", "副市长", "2026-03-02")

    done(wanted("2026-07-16", name="李测二", title="副市长"))

    assert [on(workspace, day) for day in ("2026-07-15", "2026-07-16")] == ["王测一（副市长）", "李测二（副市长）"]


def test_a_new_title_of_a_known_leader_is_told_and_begins_on_the_day(workspace, transfer, wanted, done):
    transfer("王测一", "副市长", "2026-03-02")
    transfer("李测二", "副市长", "2026-07-16")
    again = wanted("2027-02-01", leader_id=leader_id(workspace, "王测一"), title="常务副市长")

    assert "王测一的职务自2027年2月1日起改为“常务副市长”" in foresee(workspace.db, again).sentences[-1]
    done(again)

    assert on(workspace, "2027-02-01") == "王测一（常务副市长）"
    assert on(workspace, "2026-06-30") == "王测一（副市长）"


@pytest.mark.parametrize(
    ("since", "fields", "why"),
    [
        ("2026-07-10", {"name": "赵测三", "title": "副市长"}, "王测一（副市长）担任智能机器人分管市级领导的任期"),
        ("2026-07-16", {"name": "赵测三", "title": "副市长"}, "李测二（副市长）"),
        ("2026-08-01", {"name": "赵测三", "title": " "}, "领导职务"),
        ("2026-08-01", {"title": "副市长"}, "接任的领导"),
        ("2026-08-01", {"name": "赵测三", "title": "副市长", "basis": " "}, "依据文件"),
        ("2026-08-01", {"name": "赵测三", "title": "副市长", "until": date(2026, 7, 1)}, "不能早于"),
    ],
)
def test_what_would_be_refused_says_why_and_is_refused(workspace, transfer, wanted, done, since, fields, why):
    transfer("王测一", "副市长", "2026-03-02")
    transfer("李测二", "副市长", "2026-07-16")
    bad = wanted(since, **fields)

    assert why in foresee(workspace.db, bad).refusal
    with pytest.raises(DeskError):
        done(bad)


def test_the_same_leader_from_the_same_day_is_a_correction(workspace, transfer, wanted, done, industries):
    transfer("王测一", "副市长", "2026-03-02")
    same = wanted("2026-03-02", leader_id=leader_id(workspace, "王测一"), title="副市长")

    assert foresee(workspace.db, same).sentences[0].startswith("更正：2026年3月2日起，王测一（副市长）")
    done(same)

    assert [one.basis for one in store.assignments(workspace.db, industries[0])] == ["菏未专〔2026〕9号"]


def test_a_second_leader_of_one_name_is_pointed_out(workspace, transfer, wanted):
    transfer("王测一", "副市长", "2026-03-02")

    told = foresee(workspace.db, wanted("2026-07-16", name="王测一", title="市长助理")).sentences

    assert "注意：已有同名的领导王测一（副市长），将另录一人。" in told


def test_days_without_anybody_are_named(workspace, transfer, wanted):
    transfer("王测一", "副市长", "2026-03-02", "2026-07-15")

    told = foresee(workspace.db, wanted("2026-08-01", name="李测二", title="副市长")).sentences

    assert told[0] == "2026年7月16日至2026年7月31日显示为（空缺）。"


def test_an_ending_leaves_the_place_empty_and_keeps_both_documents(workspace, transfer, ending, done, industries):
    transfer("李测二", "副市长", "2026-07-16")

    told = foresee(workspace.db, ending("2027-01-15", "菏任〔2027〕1号")).sentences
    done(ending("2027-01-15", "菏任〔2027〕1号"))

    assert told == (
        "李测二（副市长）分管智能机器人的任期截至2027年1月15日。",
        "2027年1月16日起，智能机器人的分管市级领导显示为（空缺），直到明确接任者。",
    )
    assert on(workspace, "2027-01-15") == "李测二（副市长）"
    assert on(workspace, "2027-01-20") == "（空缺）"
    assert store.assignments(workspace.db, industries[0])[0].basis == "菏未专〔2026〕1号；终止依据：菏任〔2027〕1号"


def test_an_ending_before_a_term_already_known_leaves_only_the_gap(workspace, transfer, ending):
    transfer("王测一", "副市长", "2026-03-02")
    transfer("李测二", "副市长", "2026-07-16")

    told = foresee(workspace.db, ending("2026-06-30")).sentences

    assert told[1] == "2026年7月1日至2026年7月15日，智能机器人的分管市级领导显示为（空缺）。"


@pytest.mark.parametrize(("last", "why"), [("2026-01-01", "没有可以终止的任期"), ("2026-07-15", "本来就截至")])
def test_an_ending_with_nothing_to_end_is_refused(workspace, transfer, ending, last, why):
    transfer("王测一", "副市长", "2026-03-02", "2026-07-15")

    assert why in foresee(workspace.db, ending(last)).refusal


def test_lead_units_change_hands_alike(workspace, wanted, units, done, industries):
    done(wanted("2026-03-02", place=Place.LEAD_UNIT, unit_id=units["市科技局"]))
    new = wanted("2026-07-16", place=Place.LEAD_UNIT, unit_id=units["市财政局"])

    assert foresee(workspace.db, new).sentences == (
        "市科技局牵头智能机器人的任期（2026年3月2日起）截至2026年7月15日。",
        "2026年7月16日起，市财政局牵头智能机器人，依据：菏未专〔2026〕9号。",
    )
    done(new)

    assert holder(workspace.db, industries[0], Place.LEAD_UNIT, date(2026, 7, 16)).unit_id == units["市财政局"]


def test_the_unit_that_gives_up_its_place_is_that_of_the_day_or_of_the_day_before(workspace, wanted, units, done):
    done(wanted("2026-03-02", place=Place.LEAD_UNIT, unit_id=units["市科技局"], until=date(2026, 7, 15)))
    industry_id = wanted("2026-03-02").industry_id

    given = [giver(workspace.db, industry_id, date(2026, 7, day)) for day in (15, 16, 17)]

    assert given == [units["市科技局"], units["市科技局"], None]


def test_an_industry_that_ended_has_no_new_holder_and_the_wizard_says_so_before_it_is_confirmed(
    workspace, industries, wanted, done
):
    with workspace.step("演示") as db:
        store.save_industry(db, replace(industry_store.get(db, industries[0]), valid_to=date(2026, 10, 31)))
    late = wanted("2026-11-01", name="李测二", title="副市长")
    long = wanted("2026-07-16", name="李测二", title="副市长")

    assert "自2026年11月1日起不再列入产业。" in foresee(workspace.db, late).refusal
    assert "列到2026年10月31日为止，任期不能比它长" in foresee(workspace.db, long).refusal
    for one in (late, long):
        with pytest.raises(DeskError):
            done(one)
    done(replace(long, until=date(2026, 10, 31)))
    assert store.roster(workspace.db, date(2026, 10, 31))[0].leader == "李测二"
