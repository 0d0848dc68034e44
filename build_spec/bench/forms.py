"""Thirty forms of a hundred rows made out of the ledger, against openpyxl writing the same values bare."""

import time
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from openpyxl import Workbook

from build_spec.bench.comparison import Comparison, in_turn
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.rounds import forms, store
from heze_desk.rounds.form_records import COLUMNS, FormSheet
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.workbook_making import write_forms
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import ProgressEntry, Task
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

UNITS, ROWS = 30, 100
DAY, DUE = date(2026, 11, 23), date(2026, 11, 27)
CONTENT = "围绕重点方向梳理需求，形成任务清单，明确责任分工和完成时限。"
TOLD = "已完成初稿并征求意见，正在修改完善，拟于下月按程序印发。"


def compare(folder: Path, rounds: int) -> list[Comparison]:
    """The desk's time is from the database to the last file, the notes of what was made in it; each run is a new round.

    The bare write has the same values ready and gives them no style, width, prompt, lock or mark.
    """
    place = folder.with_name("forms")
    with closing(Workspace.create(place / "desk", fill=_fill)) as workspace:
        numbers = count(1)
        sheets = _sheets(workspace, next(numbers))

        def desk() -> float:
            round_id = _opened(workspace, next(numbers))
            started = time.perf_counter()
            with workspace.step("生成反馈表") as db:
                made = write_forms(forms.prepare(db, round_id, DAY), place / "ours")
            taken = (time.perf_counter() - started) * 1000
            if len(made.paths) != UNITS or made.failures:
                raise SystemExit(made.sentence)
            return taken

        ours, theirs = in_turn(desk, lambda: _bare(sheets, place), rounds=rounds)
    name = f"{UNITS} forms of {ROWS} rows, beside openpyxl's bare write"
    return [Comparison(name=name, unit="ms", bound=1.5, desk=ours, bare=theirs)]


def _bare(sheets: list[FormSheet], place: Path) -> float:
    listed = [[values(sheet) for sheet in sheets], [place / f"{sheet.unit}.xlsx" for sheet in sheets]]
    started = time.perf_counter()
    for rows, path in zip(*listed, strict=True):
        book = Workbook()
        page = book.active
        assert page is not None
        for row in rows:
            page.append(row)
        book.save(path)
    return (time.perf_counter() - started) * 1000


def values(sheet: FormSheet) -> list[list[object]]:
    """The headings and the rows, a blank for every field that is asked."""
    known = [column.field for column in COLUMNS if not column.asked]
    blanks = [None] * (len(COLUMNS) - len(known))
    return [
        [column.heading for column in COLUMNS],
        *([getattr(row, field) for field in known] + blanks for row in sheet.rows),
    ]


def _sheets(workspace: Workspace, number: int) -> list[FormSheet]:
    round_id = _opened(workspace, number)
    return [forms.compose(workspace.db, round_id, unit, DAY) for unit in store.round_units(workspace.db, round_id)]


def _opened(workspace: Workspace, number: int) -> int:
    with workspace.step("开始调度") as db:
        return store.open_round(db, Opening(number=number, opened_on=DAY, due=DUE))


def _fill(db: Database) -> None:
    for unit in range(UNITS):
        unit_id = unit_store.add(db, f"演示单位{unit + 1}", kind=UnitKind.DEPARTMENT)
        for row in range(ROWS):
            number, title = f"{unit + 1}-1-{row + 1:03}", f"推进第{unit + 1}组第{row + 1}项重点任务"
            content = CONTENT * (row % 3 + 1)
            task = Task(number=number, title=title, content=content, lead_unit_id=unit_id, deadline=DUE)
            told = ProgressEntry(task_id=tasks.add(db, task), day=DAY, progress=row % 99 + 1, text=TOLD)
            tasks.report(db, told)
