"""20,000 register entries: the targets as of a day, how many there are, and a workbook's names looked up among them."""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from shutil import copytree

from build_spec.bench.comparison import Comparison, in_turn
from heze_desk.registers import listing, targets
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.likeness import Names
from heze_desk.registers.records import Kind
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

ENTRIES, LOOKED_UP = 20_000, 2_000
DAY = date(2026, 11, 23)
COUNTS_MS, LOOKING_MS = 50.0, 5_000.0
BARE_TARGET = """
    select industry_id, count(distinct recognition.entry_id), sum(document <> '') from recognition
    join entry on entry.id = recognition.entry_id
    left join entry_industry on entry_industry.entry_id = recognition.entry_id
        and (valid_from is null or valid_from <= :day) and (valid_to is null or valid_to >= :day)
    where mark = :mark and recognised_on <= :day and (withdrawn_on is null or withdrawn_on > :day)
      and kind = :kind and deleted_on is null group by industry_id
"""
COUNTED = (Kind.PLATFORM, Kind.TECHNOLOGY, Kind.PRODUCT, Kind.ENTERPRISE)
SOUNDS = "华鲁曹定成单巨郓鄄东明瑞恒泰盛达远宏信诚德源丰博创智云海天金科峰岭江河"
TRADES = ("新材料", "生物科技", "智能装备", "氢能", "储能技术", "机器人", "低空科技", "软件", "化工", "精密制造")


def compare(folder: Path, rounds: int) -> list[Comparison]:
    place = folder.with_name("desk-registers")
    copytree(folder, place)
    with closing(Workspace.open(place)) as workspace:
        with workspace.step("名录") as db:
            fill(db, list(Kind))
        db = workspace.db
        wanted = partial(timed, partial(targets.targets, db, DAY))
        ours, bare = in_turn(wanted, partial(timed, partial(_bare_targets, db)), rounds=rounds)
        counts = [timed(partial(listing.counts, db, DAY)) for _ in range(rounds)]
        looking = [timed(partial(_look_up, db)) for _ in range(3)]
    told = f"targets of {ENTRIES:,} entries, beside a bare query"
    limits = ([COUNTS_MS], [LOOKING_MS])
    return [
        Comparison(name=told, unit="ms", bound=2, desk=ours, bare=bare),
        Comparison(name="  the same, beside 50 ms", unit="ms", bound=1, desk=ours, bare=limits[0]),
        Comparison(
            name="  entries by register and industry, beside 50 ms", unit="ms", bound=1, desk=counts, bare=limits[0]
        ),
        Comparison(
            name=f"  {LOOKED_UP:,} names beside them, beside 5 s", unit="ms", bound=1, desk=looking, bare=limits[1]
        ),
    ]


def _bare_targets(db: Database) -> None:
    for kind in COUNTED:
        db.execute(BARE_TARGET, {"day": DAY.isoformat(), "mark": KINDS[kind].mark, "kind": kind}).fetchall()


def _look_up(db: Database) -> None:
    """Names of which most are like none, as in a first list of enterprises."""
    known, chance = Names(db.execute("select id, name from entry").fetchall()), random.Random(2)
    for _ in range(LOOKED_UP):
        known.near(name(chance))


def fill(db: Database, kinds: Sequence[Kind]) -> None:
    """Entries of these registers in turn, each with its industries and a recognition."""
    chance = random.Random(1)
    for number in range(1, ENTRIES + 1):
        kind = kinds[number % len(kinds)]
        given = [number, kind, f"{name(chance)}{number}"]
        db.execute("insert into entry (id, kind, name, added_on) values (?, ?, ?, '2026-01-01')", given)
        for industry_id in chance.sample(range(1, 8), chance.choice((1, 1, 1, 2))):
            db.execute("insert into entry_industry (entry_id, industry_id) values (?, ?)", [number, industry_id])
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(1_500))
        until = (day + timedelta(days=300)).isoformat() if number % 10 == 0 else None
        db.execute(
            """
            insert into recognition (entry_id, mark, recognised_on, document, withdrawn_on, withdrawn_because)
            values (?, ?, ?, ?, ?, '演示')
            """,
            [number, KINDS[kind].mark, day.isoformat(), chance.choice(("", "演示文件")), until],
        )


def name(chance: random.Random) -> str:
    return f"菏泽{''.join(chance.choices(SOUNDS, k=3))}{chance.choice(TRADES)}有限公司"


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
