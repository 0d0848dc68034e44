"""Leaders by rank, under the titles of a day."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.roster import leader_store

DAY = date(2026, 11, 23)


@pytest.fixture
def leaders(workspace):
    """The ids of three leaders in the order of rank."""
    with workspace.step("新增领导") as db:
        names = ("王测一", "李测二", "赵测三")
        return [leader_store.add(db, name, "副市长", since=date(2026, 1, 1)) for name in names]


def listed(workspace, day=DAY):
    return [(leader.name, leader.title) for leader in leader_store.leaders(workspace.db, day)]


def hold(workspace, leader_id, title, since):
    with workspace.step("任职") as db:
        leader_store.hold(db, leader_id, title, since=date.fromisoformat(since))


def test_a_new_leader_is_last_in_rank_unless_told_otherwise(workspace, leaders):
    with workspace.step("新增领导") as db:
        leader_store.add(db, " 张喆 ", "市长", since=DAY, position=0)

    assert [name for name, _ in listed(workspace)] == ["张喆", "王测一", "李测二", "赵测三"]


def test_a_title_holds_from_its_day_and_the_older_one_before_it(workspace, leaders):
    hold(workspace, leaders[0], "常务副市长", "2027-02-01")

    assert listed(workspace, date(2027, 1, 31))[0] == ("王测一", "副市长")
    assert listed(workspace, date(2027, 2, 1))[0] == ("王测一", "常务副市长")
    assert listed(workspace, date(2020, 1, 1))[0] == ("王测一", "副市长")


def test_holding_the_title_one_has_writes_nothing(workspace, leaders):
    hold(workspace, leaders[0], "副市长", "2026-05-01")
    assert workspace.undoable() == "新增领导"


def test_another_title_from_the_same_day_corrects_it(workspace, leaders):
    hold(workspace, leaders[0], "常务副市长", "2027-02-01")
    hold(workspace, leaders[0], "市长", "2027-02-01")

    assert [title.title for title in leader_store.title_history(workspace.db, leaders[0])] == ["副市长", "市长"]


def test_a_title_between_two_others_leaves_the_later_one(workspace, leaders):
    hold(workspace, leaders[0], "市长", "2028-01-01")
    hold(workspace, leaders[0], "常务副市长", "2027-01-01")

    held = [listed(workspace, date(year, 6, 1))[0][1] for year in (2026, 2027, 2028)]
    assert held == ["副市长", "常务副市长", "市长"]


def test_a_title_from_before_the_first_keeps_the_rank(workspace, leaders):
    hold(workspace, leaders[1], "市政府党组成员", "2025-01-01")

    assert listed(workspace, date(2025, 6, 1))[1] == ("李测二", "市政府党组成员")
    assert listed(workspace)[1] == ("李测二", "副市长")


@pytest.mark.parametrize(
    ("mover", "to", "order"),
    [(2, 1, "赵王李"), (0, 2, "李王赵"), (0, 9, "李赵王"), (1, 2, "王李赵"), (2, -1, "赵王李")],
)
def test_moving_a_leader_changes_the_order_of_rank(workspace, leaders, mover, to, order):
    with workspace.step("调整排序") as db:
        leader_store.move(db, leaders[mover], to, day=DAY)

    assert "".join(name[0] for name, _ in listed(workspace)) == order


def test_a_new_title_keeps_the_rank_one_was_moved_to(workspace, leaders):
    with workspace.step("调整排序") as db:
        leader_store.move(db, leaders[2], 1, day=DAY)
    hold(workspace, leaders[2], "常务副市长", "2027-01-01")

    assert [name[0] for name, _ in listed(workspace, date(2027, 6, 1))] == ["赵", "王", "李"]


def test_a_name_is_found_and_an_unknown_one_is_not_made_up(workspace, leaders):
    assert leader_store.named(workspace.db, " 李测二 ") == leaders[1]
    assert leader_store.named(workspace.db, "李测") is None


def test_two_leaders_of_one_name_must_be_told_apart_by_hand(workspace, leaders):
    with workspace.step("新增领导") as db:
        leader_store.add(db, "王测一", "副市长", since=DAY)

    with pytest.raises(DeskError, match="有 2 位名为“王测一”的领导"):
        leader_store.named(workspace.db, "王测一")


def test_a_leader_who_left_stays_on_older_papers(workspace, leaders):
    with workspace.step("停用") as db:
        leader_store.set_active(db, leaders[0], False)

    first = leader_store.leaders(workspace.db, DAY)[0]
    assert (first.name, first.active) == ("王测一", False)
