"""From which day to which day an entry counts in an industry, and industries that ended."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk import industry_changing
from heze_desk.errors import DeskError
from heze_desk.registers import listing, store
from heze_desk.registers.records import Kind, Membership
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange

DAY = date(2026, 11, 23)
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def file_under(desk, industry):
    """Set the industries of an entry as of a day."""

    def put(entry_id, *names, day=DAY):
        with desk.step("归属产业") as db:
            store.set_industries(db, entry_id, [industry(one) for one in names], day=day)

    return put


@pytest.fixture
def terms(desk, industry):
    def told(entry_id, name):
        found = store.memberships(desk.db, entry_id)
        return [(one.valid_from, one.valid_to) for one in found if one.industry_id == industry(name)]

    return told


@pytest.fixture
def date_term(desk, industry):
    """Give the only term of an entry in an industry its days."""

    def give(entry_id, name, since=None, until=None):
        (one,) = [one for one in store.memberships(desk.db, entry_id) if one.industry_id == industry(name)]
        with desk.step("归属起止") as db:
            store.join(db, replace(one, valid_from=since, valid_to=until))

    return give


@pytest.fixture
def renamed(desk):
    """未来材料 became 演示前沿材料 in September; what it had stays with it."""

    def rename(act=ChangeAct.RENAME, names=("演示前沿材料",)):
        desk.today = lambda: DAY
        change = IndustryChange(
            act=act,
            day=date(2026, 9, 1),
            basis="演示",
            olds=(desk.db.execute("select id from industry where name = '未来材料'").fetchone()[0],),
            names=names,
            choices=dict.fromkeys(Belongings, ""),
        )
        industry_changing.carry_out(desk, change)

    return rename


def names_on(desk, day):
    (line,) = listing.entries(desk.db, day)
    return line.industries


def test_counts_follow_the_days_of_a_term(desk, enter, date_term):
    date_term(enter("演示实验室"), "未来材料", JULY, None)

    assert (names_on(desk, JUNE), names_on(desk, JULY)) == ((), ("未来材料",))
    assert listing.counts(desk.db, JUNE)[Kind.PLATFORM] == {None: 1}


def test_what_was_never_so_goes_and_what_was_once_so_ends(desk, enter, date_term, file_under, terms):
    wrong, over = enter("演示实验室"), enter("演示中试基地")
    date_term(over, "未来材料", JULY)

    for one in (wrong, over):
        file_under(one, "合成生物")

    assert terms(wrong, "未来材料") == []
    assert terms(over, "未来材料") == [(JULY, date(2026, 11, 22))]


def test_an_industry_that_is_left_can_be_joined_again(desk, enter, date_term, file_under, terms):
    entry_id = enter("演示实验室")
    date_term(entry_id, "未来材料", None, JUNE)
    assert names_on(desk, DAY) == ()

    file_under(entry_id, "未来材料")

    assert terms(entry_id, "未来材料") == [(None, JUNE), (DAY, None)]
    file_under(entry_id)
    assert terms(entry_id, "未来材料") == [(None, JUNE)]


def test_joining_before_a_later_term_ends_where_that_begins(enter, date_term, file_under, terms):
    entry_id = enter("演示实验室")
    date_term(entry_id, "未来材料", JULY, None)

    file_under(entry_id, "未来材料", day=date(2026, 5, 1))

    assert set(terms(entry_id, "未来材料")) == {(None, JUNE), (JULY, None)}


def test_a_term_with_a_last_day_to_come_ends_when_the_industry_is_unticked(enter, date_term, file_under, terms):
    entry_id = enter("演示实验室")
    date_term(entry_id, "未来材料", JULY, date(2026, 12, 31))

    file_under(entry_id)

    assert terms(entry_id, "未来材料") == [(JULY, date(2026, 11, 22))]


def test_two_terms_of_one_industry_do_not_overlap(desk, enter, industry):
    entry_id = enter("演示实验室")

    with pytest.raises(DeskError, match="已经归属该产业"), desk.step("归属") as db:
        store.join(db, Membership(entry_id=entry_id, industry_id=industry("未来材料"), valid_from=JULY))


def test_an_entry_left_with_an_ended_industry_is_listed_as_such(desk, enter, renamed):
    enter("演示实验室")

    renamed()

    assert (names_on(desk, date(2026, 8, 31)), names_on(desk, DAY)) == (("未来材料",), ("未来材料（已移出）",))


class TestImport:
    """Rows that name an industry which ended."""

    def one(self, plan):
        (doubt,) = plan.doubts
        return doubt

    def test_it_is_asked_what_is_meant(self, renamed, file, propose):
        renamed()

        plan = propose(file("平台名称 产业", ["演示实验室", "未来材料、合成生物"]))

        assert self.one(plan).options == (
            "归到接替的产业：演示前沿材料、合成生物",
            "“未来材料”留作历史，到2026年8月31日为止：未来材料（已移出）、合成生物",
            "不列入“未来材料”：合成生物",
        )
        assert "“未来材料”到2026年8月31日已移出产业名单，由演示前沿材料接替" in self.one(plan).text
        assert [one.field for one in plan.new[0].fields] == ["title"]

    @pytest.mark.parametrize(
        ("choice", "before", "now"),
        [(0, (), ("演示前沿材料",)), (1, ("未来材料",), ()), (2, (), ())],
    )
    def test_it_is_written_as_it_was_answered(self, desk, renamed, file, propose, confirm, choice, before, now):
        renamed()
        path = file("平台名称 产业", ["演示实验室", "未来材料产业"])
        key = self.one(propose(path)).key

        confirm(propose(path, decisions={key: choice}))

        assert (names_on(desk, date(2026, 8, 31)), names_on(desk, DAY)) == (before, now)
        assert propose(path).changed == ()

    def test_without_a_successor_it_is_history_or_left_out(self, renamed, file, propose):
        renamed(ChangeAct.END, ())

        options = self.one(propose(file("平台名称 产业", ["演示实验室", "未来材料"]))).options

        assert [one[:6] for one in options] == ["“未来材料”", "不列入“未来"]

    def test_an_entry_known_to_be_in_it_is_not_asked_about(self, desk, enter, renamed, file, propose):
        enter("演示实验室")
        renamed()

        plan = propose(file("平台名称 产业", ["演示实验室", "未来材料（已移出）"]))

        assert (plan.doubts, plan.changed, plan.unchanged) == ((), (), 1)

    def test_an_entry_stays_with_it_though_the_row_names_only_another(
        self, desk, enter, renamed, file, propose, confirm
    ):
        enter("演示实验室")
        renamed()

        confirm(propose(file("平台名称 产业", ["演示实验室", "合成生物"])))

        assert names_on(desk, DAY) == ("未来材料（已移出）", "合成生物")
