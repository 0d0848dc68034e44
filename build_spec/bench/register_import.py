"""A workbook of 2,000 enterprises proposed to a register of 20,000: read, recognised, every cell and name looked at.

Every hundredth row is a kept enterprise under another form of its name, which has to be asked about.
"""

import random
from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import copytree

from build_spec.bench.comparison import Comparison
from build_spec.bench.registers import DAY, ENTRIES, LOOKED_UP, fill, name, timed
from heze_desk.registers import importing
from heze_desk.registers.records import Kind
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

PROPOSED_MS = 5_000.0
TIMES, PLANTED_EVERY = 3, 100
HEADINGS = (
    "企业名称",
    "所属产业",
    "规模",
    "所在园区",
    "链主认定日期",
    "链主认定文件",
    "2025年研发投入（万元）",
    "联系人",
)
INDUSTRIES = ("未来材料", "人工智能", "合成生物、未来材料")


def compare(folder: Path, rounds: int) -> list[Comparison]:
    """Few times, for each takes seconds."""
    place, book = folder.with_name("desk-import"), folder.with_name("企业.xlsx")
    copytree(folder, place)
    with closing(Workspace.open(place)) as workspace:
        with workspace.step("名录") as db:
            fill(db, [Kind.ENTERPRISE])
        _write(book, [one for (one,) in workspace.db.execute("select name from entry order by id")])
        taken = [timed(partial(_propose, workspace.db, book)) for _ in range(min(rounds, TIMES))]
    told = f"  a workbook of {LOOKED_UP:,} rows proposed to {ENTRIES:,} of one register, beside 5 s"
    return [Comparison(name=told, unit="ms", bound=1, desk=taken, bare=[PROPOSED_MS])]


def _propose(db: Database, book: Path) -> None:
    table = importing.recognise(importing.read(book), Kind.ENTERPRISE)
    plan = importing.propose(db, Kind.ENTERPRISE, table, day=DAY)
    found = len(plan.new) + len(plan.changed) + plan.unchanged + len(plan.doubts) + len(plan.refused)
    if found < LOOKED_UP or len(plan.doubts) < LOOKED_UP // PLANTED_EVERY:
        raise AssertionError(f"the import was not looked at whole: {plan.sentence}")


def _write(path: Path, kept: list[str]) -> None:
    from openpyxl import Workbook

    chance, book = random.Random(3), Workbook(write_only=True)
    sheet = book.create_sheet("企业")
    sheet.append(HEADINGS)
    for row in range(LOOKED_UP):
        known = kept[row * len(kept) // LOOKED_UP].removeprefix("菏泽").replace("有限公司", "集团")
        title = f"山东{known}" if row % PLANTED_EVERY == 0 else name(chance)
        day = f"2026-{chance.randint(1, 9):02}-15"
        told = (chance.choice(INDUSTRIES), chance.choice(("大型", "中型")), "高新区", day, "演示文件1号")
        sheet.append([title, *told, chance.randint(1, 900), "演示联系人"])
    book.save(path)
