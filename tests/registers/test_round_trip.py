"""A register out into a workbook and in again: nothing changes where it came from, and elsewhere it is the same."""

import random
from datetime import date, timedelta

import pytest

from heze_desk import beginning, demonstration_registers
from heze_desk.registers import importing, links, listing, recognising, store, workbook
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Entry, Event, Kind, Membership, Recognition, YearAmount

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A workspace with the demonstration of the registers, which no test changes."""
    workspace = beginning.begin(tmp_path_factory.mktemp("demo") / "desk", today=DAY)
    with workspace.step("演示内容") as db:
        demonstration_registers.enter(db, DAY, begun=date(2026, 1, 5))
    yield workspace
    workspace.close()


@pytest.fixture
def elsewhere(tmp_path):
    """Another workspace of the same policy, begun on another day."""
    workspace = beginning.begin(tmp_path / "elsewhere", today=date(2026, 11, 20))
    yield workspace
    workspace.close()


def exported(workspace, kind, folder):
    lines = listing.entries(workspace.db, DAY, listing.EntryFilter(kind=kind))
    whole = workbook.whole(workspace.db, kind)
    return workbook.export(lines, folder / f"{kind}.xlsx", kind=kind, day=DAY, whole=whole, private=True)


def proposed(workspace, kind, path, decisions=None):
    table = importing.recognise(importing.read(path), kind)
    return importing.propose(workspace.db, kind, table, day=DAY, decisions=decisions)


def taken(workspace, kind, path):
    """Every doubt is answered with what stands first; what is left is what was refused."""
    plan = proposed(workspace, kind, path)
    while plan.open_doubts:
        plan = proposed(workspace, kind, path, {**plan.decisions, **{one.key: 0 for one in plan.open_doubts}})
    with workspace.step(plan.step_title) as db:
        importing.apply(db, plan)
    return plan.refused


def changes(plan):
    return [(one.title, part.name, part.old, part.new) for one in (*plan.new, *plan.changed) for part in one.fields]


def told(workspace, kind):
    """All that a register says, in words and days and without a number of its own."""
    db, found = workspace.db, {}
    names = dict(db.execute("select id, name from industry").fetchall())
    for line in listing.entries(db, DAY, listing.EntryFilter(kind=kind)):
        own = {name: one for name, one in vars(store.get(db, line.id)).items() if name not in ("id", "unit_id")}
        tied = sorted((str(one.kind), one.name) for one in links.links(db, line.id, DAY))
        found[line.name, line.holder] = {
            **own,
            "unit": line.unit,
            "terms": sorted(
                (names[one.industry_id], str(one.valid_from), str(one.valid_to))
                for one in store.memberships(db, line.id)
            ),
            "marks": [_without_ids(one) for one in recognising.recognitions(db, line.id)],
            "events": sorted((one.day, one.act, one.text) for one in store.events(db, line.id)),
            "amounts": [_without_ids(one) for one in store.amounts(db, line.id)],
            "tied": tied,
            "tasks": len(links.tasks_of(db, line.id)),
        }
    return found


def _without_ids(record):
    return {name: one for name, one in vars(record).items() if name not in ("id", "entry_id")}


@pytest.mark.parametrize("kind", Kind)
def test_the_demonstration_comes_back_without_a_change_or_a_question(demo, kind, tmp_path):
    plan = proposed(demo, kind, exported(demo, kind, tmp_path))

    assert (changes(plan), plan.doubts, plan.refused, plan.skipped) == ([], (), (), ())
    assert plan.unchanged == len(listing.entries(demo.db, DAY, listing.EntryFilter(kind=kind)))


def test_the_demonstration_is_the_same_in_another_workspace(demo, elsewhere, tmp_path):
    for kind in Kind:
        refused = taken(elsewhere, kind, exported(demo, kind, tmp_path))
        assert all("请先登记那一条" in one.text for one in refused)

    assert {kind: told(elsewhere, kind) for kind in Kind} == {kind: told(demo, kind) for kind in Kind}
    again = [proposed(elsewhere, kind, exported(demo, kind, tmp_path)) for kind in Kind]
    assert [(changes(one), one.doubts, one.refused) for one in again] == [([], (), ())] * len(Kind)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_register_holds_is_the_same_here_and_elsewhere(desk, elsewhere, tmp_path, seed):
    with desk.step("登记演示内容") as db:
        _fill(db, random.Random(seed))
    path = exported(desk, Kind.ENTERPRISE, tmp_path)

    plan = proposed(desk, Kind.ENTERPRISE, path)
    refused = taken(elsewhere, Kind.ENTERPRISE, path)

    assert (changes(plan), plan.doubts, plan.refused) == ([], (), ())
    assert refused == ()
    assert told(elsewhere, Kind.ENTERPRISE) == told(desk, Kind.ENTERPRISE)
    assert changes(proposed(elsewhere, Kind.ENTERPRISE, path)) == []


WORDS = (
    "",
    "=1+1",
    "一行\n两行",
    "“引号”、顿号，逗号",
    "@某某 +86",
    "张喆、刘垚、䶮",
    "0012",
    "2026-03-05",
    "50%",
    "长" * 900,
)


def _fill(db, chance):
    industries = [one for (one,) in db.execute("select id from industry")]
    tasks = [one for (one,) in db.execute("select id from task limit 20")]
    ids = []
    for place in range(6):
        entry = Entry(
            kind=Kind.ENTERPRISE,
            name=f"演示{'甲乙丙丁戊己'[place]}{chance.choice(('', '（一期）', '·中试'))}企业",
            summary=chance.choice(WORDS),
            contact=chance.choice(("", "李测二")),
            telephone=chance.choice(("", "0530-5350000")),
            added_on=DAY - timedelta(days=chance.randrange(400)),
        )
        ids.append(store.add(db, entry))
    for entry_id in ids:
        _fill_one(db, entry_id, industries, chance)
        for other_id in chance.sample(ids, 2):
            if other_id != entry_id:
                links.link(db, entry_id, other_id)
        for task_id in chance.sample(tasks, chance.randrange(3)):
            links.tie(db, entry_id, task_id)


def _fill_one(db, entry_id, industries, chance):
    for industry_id in chance.sample(industries, chance.randrange(4)):
        for since, until in chance.choice(
            (
                [(None, None)],
                [(date(2025, 1, 1), date(2025, 6, 30)), (date(2026, 1, 1), None)],
                [(None, date(2026, 2, 28))],
                [(DAY + timedelta(days=30), None)],
                [(DAY, DAY)],
            )
        ):
            store.join(db, Membership(entry_id=entry_id, industry_id=industry_id, valid_from=since, valid_to=until))
    for mark in chance.sample(KINDS[Kind.ENTERPRISE].marks, chance.randrange(4)):
        since = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
        ended = {"withdrawn_on": since + timedelta(days=40), "withdrawn_because": "演示原因"}
        for day, more in chance.choice(
            ([(since, {})], [(since, ended)], [(since, ended), (since + timedelta(60), {})])
        ):
            given = {"document": chance.choice(WORDS).strip(), **more}
            recognising.recognise(db, Recognition(entry_id=entry_id, mark=mark, recognised_on=day, **given))
    for _ in range(chance.randrange(5)):
        day = chance.choice((DAY, DAY + timedelta(days=20), date(2026, 3, 1)))
        act = chance.choice(("走访", "服务", "演示活动"))
        store.save_event(db, Event(entry_id=entry_id, act=act, day=day, text=chance.choice(WORDS)))
    for year in chance.sample(range(2020, 2027), chance.randrange(3)):
        amount = chance.choice((0, 0.5, 1234567.89, 3))
        store.set_amount(db, YearAmount(entry_id=entry_id, year=year, measure="研发投入", amount=amount))
