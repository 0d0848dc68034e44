"""The ledger as ids says the same as the list of all lines: for every filter, word and day, and after every change."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.roster.records import Industry, UnitKind, UnitName
from heze_desk.tasks import store, words
from heze_desk.tasks.ledger import Ledger
from heze_desk.tasks.light_records import Light, LightRule
from heze_desk.tasks.line_order import OrderKey, Ranks, number_key
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import ProgressEntry, Task
from heze_desk.workspace.workspace import Workspace

DAY = date(2026, 11, 23)
TEXTS = (
    "低空Excel场景",
    "Straße 与 STRASSE",
    "ＡＢ线 ab",
    "ΣΊΣΥΦΟΣ",
    "İzmir ﬁne",
    "Kelvin 273K",
    "刘垚、张喆",
    "第一行\n第二行",
)
RULE = LightRule()
days = st.integers(-20, 20).map(lambda number: DAY + timedelta(days=number))
typed = st.lists(
    st.sampled_from([*TEXTS, "市科技局", "县", "未来", "1-1", "%", "ß", "ss", "K", "i", "第 行", "NEXT"]).flatmap(
        lambda text: st.tuples(st.just(text), st.integers(0, len(text) - 1), st.integers(1, 4)).map(
            lambda cut: cut[0][cut[1] : cut[1] + cut[2]]
        )
    ),
    max_size=3,
).map(" ".join)
filters = st.builds(
    TaskFilter,
    text=typed,
    industry_id=st.none() | st.none() | st.integers(1, 2),
    clause_id=st.none() | st.none() | st.integers(1, 2),
    unit_id=st.none() | st.integers(1, 4),
    light=st.none() | st.sampled_from([Light.NORMAL, Light.SOON, Light.OVERDUE, Light.DONE, Light.UNSET]),
    deleted=st.sampled_from([False, False, True]),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A ledger of sixty tasks with texts in many scripts, in sections and in none, a few of them in the bin."""
    workspace = Workspace.create(tmp_path_factory.mktemp("ledger") / "desk")
    fill(workspace, random.Random(4))
    yield workspace
    workspace.close()


def fill(workspace, dice):
    with workspace.step("录入") as db:
        kinds = {"市科技局": UnitKind.DEPARTMENT, "市财政局": UnitKind.DEPARTMENT, "各县区": UnitKind.GROUP}
        units = [unit_store.add(db, name, kind=kind) for name, kind in {**kinds, "曹县": UnitKind.COUNTY}.items()]
        unit_store.set_members(db, units[2], [units[3]])
        later = UnitName(unit_id=0, short_name="市科创局", full_name="菏泽市科创局", valid_from=DAY)
        unit_store.rename(db, units[0], later)
        for position, name in ((1, "未来材料"), (2, "低空经济")):
            clause = "insert into clause (part, position, label, name, text) values ('产业', ?, ?, ?, '…')"
            db.execute(clause, [position, str(position), name])
            roster.save_industry(db, Industry(clause_id=position, position=position, name=name))
        for _ in range(60):
            enter(db, dice)


def enter(db, dice):
    day, done = DAY + timedelta(days=dice.randrange(-20, 40)), dice.random() < 0.2
    task = Task(
        number=store.NEXT,
        title=dice.choice(TEXTS),
        content=dice.choice(("", *TEXTS)),
        person=dice.choice(("", "王测一", "李测二")),
        industry_id=dice.choice((None, 1, 2)),
        clause_id=dice.choice((None, 1, 2)),
        lead_unit_id=dice.choice((None, 1, 2, 3)),
        deadline=dice.choice((None, day)),
        done_on=DAY if done else None,
        deleted_on=dice.choice((None, None, None, None, DAY)),
        progress=100 if done else dice.randrange(100),
    )
    task_id = store.add(db, task, dice.sample((1, 2, 3, 4), dice.randrange(4)))
    for _ in range(dice.randrange(3)):
        day = DAY + timedelta(days=dice.randrange(-20, 20))
        store.report(db, ProgressEntry(task_id=task_id, day=day, text=dice.choice(TEXTS)))
    return task_id


def ledger(workspace, day=DAY, *, known=None, ranks=Ranks()):
    return Ledger(workspace.db, day, RULE, ranks=ranks, words=known or words.Words())


@settings(max_examples=200)
@given(filters, days)
def test_the_ids_are_those_of_all_lines_that_the_filter_lets_through(filled, wanted, day):
    expected = lines(filled.db, day, RULE, wanted)
    listed = ledger(filled, day)

    assert list(listed.ids(wanted)) == [line.id for line in expected]
    assert listed.records(listed.ids(wanted)) == expected


def test_the_total_leaves_the_bin_out(filled):
    assert ledger(filled).total == len(lines(filled.db, DAY, RULE)) < 60


def test_the_lines_of_tasks_that_are_gone_are_left_out(filled):
    assert ledger(filled).records([10**6]) == []


ACTS = {
    "新增": enter,
    "改名": lambda db, dice: store.change(db, dice.randrange(1, 60), title=dice.choice(TEXTS)),
    "报进展": lambda db, dice: store.report(
        db, ProgressEntry(task_id=dice.randrange(1, 60), day=DAY, text=dice.choice(TEXTS))
    ),
    "改单位": lambda db, dice: store.set_units(db, dice.randrange(1, 60), dice.sample((1, 2, 3, 4), 2)),
    "删进展": lambda db, dice: store.remove_entry(db, dice.randrange(1, 40)),
    "更名": lambda db, dice: unit_store.rename(
        db, 2, UnitName(unit_id=0, short_name=f"市{dice.randrange(99)}局", full_name="全称", valid_from=DAY)
    ),
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [2, 512])
def test_the_words_follow_every_change_and_every_undo(workspace, monkeypatch, seed, size):
    """Chunks of two tasks and of more than there are."""
    monkeypatch.setattr(words, "IDS_IN_A_CHUNK", size)
    dice, known = random.Random(seed), words.Words()
    fill(workspace, dice)
    workspace.undo_since_now()

    for _ in range(12):
        if workspace.undoable() and dice.random() < 0.3:
            workspace.undo()
        else:
            title = dice.choice(list(ACTS))
            with workspace.step(title) as db:
                ACTS[title](db, dice)
        for text in ("低空", "市", "科", "k", "第 行", dice.choice(TEXTS)):
            wanted = TaskFilter(text=text)
            expected = [line.id for line in lines(workspace.db, DAY, RULE, wanted)]
            assert list(ledger(workspace, known=known).ids(wanted)) == expected, (title, text)


def test_texts_are_read_ahead_until_all_are_at_hand(filled):
    listed = ledger(filled)
    assert [listed.read_ahead() for _ in range(3)] == [True, False, False]


def test_a_number_sorts_by_its_parts():
    numbers = ["2-9-01", "2-10-01", "2-9", "12-1", "2-9-001", "甲-1", "100000000-1"]
    assert sorted(numbers, key=number_key) == sorted(
        numbers, key=lambda number: tuple(part.rjust(8, "0") for part in number.split("-"))
    )


@pytest.mark.parametrize("falling", [False, True])
def test_what_is_not_known_is_sorted_last_and_equals_stay_in_the_order_of_the_policy(filled, falling):
    listed = ledger(filled)
    rows = listed.records(listed.ordered(listed.ids(), [OrderKey("deadline", falling)]))

    known = [line.deadline for line in rows if line.deadline]
    assert known == sorted(known, reverse=falling)
    assert all(line.deadline is None for line in rows[len(known) :])
    last = [line.id for line in rows[len(known) :]]
    assert last == [task_id for task_id in listed.ids() if task_id in last]
