"""A returned form of 300 rows read and compared with what was asked, against openpyxl's own load of the same file."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from openpyxl import load_workbook

from build_spec.bench.comparison import Comparison, in_turn
from heze_desk.rounds import collecting, workbook
from heze_desk.rounds.collecting import Asked
from heze_desk.rounds.collecting.facts import Held
from heze_desk.rounds.form_records import INPUT_COLUMNS, FormRow, FormSheet, Standing
from heze_desk.rounds.records import FilingState, Role, Round

ROWS = 300
DAY, DUE = date(2026, 11, 23), date(2026, 11, 27)
CONTENT = "围绕重点方向梳理需求，形成任务清单，明确责任分工和完成时限。"
TOLD = "已完成初稿并征求意见，正在修改完善，拟于下月按程序印发。"
TYPED: dict[str, str | float] = {
    "state": "推进中",
    "progress": 0.5,
    "text": TOLD,
    "problems": "缺少专家力量。",
    "next_steps": "下月组织评审。",
}


def compare(folder: Path, rounds: int) -> list[Comparison]:
    """Reading alone, and reading with the comparison of every cell: the preview is ready then."""
    path = _filled(folder.with_name("returned"))
    asked = _asked()
    wanted: tuple[tuple[str, float, Callable[[], object]], ...] = (
        ("read", 1.5, partial(collecting.read, path)),
        ("read and compared", 2.5, partial(_compared, asked, path)),
    )
    found = []
    for name, bound, desk in wanted:
        ours, theirs = in_turn(partial(_timed, desk), partial(_timed, partial(load_workbook, path)), rounds=rounds)
        told = f"a form of {ROWS} rows {name}, openpyxl's load"
        found.append(Comparison(name=told, unit="ms", bound=bound, desk=ours, bare=theirs))
    return found


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _compared(asked: Asked, path: Path) -> None:
    plan = collecting.proposed(asked, collecting.read(path), day=DAY, decisions={})
    if len(plan.written) < ROWS or plan.open_doubts or plan.refused:
        raise SystemExit(plan.sentence)


def _filled(folder: Path) -> Path:
    """The form as the desk makes it, filled in and saved by openpyxl."""
    folder.mkdir()
    rows = tuple(
        FormRow(
            task_id=place,
            number=f"2-{place // 50}-{place % 50:02d}",
            industry="智能机器人",
            title=f"第{place}项：{CONTENT[:12]}",
            content=CONTENT,
            role=Role.LEAD,
            deadline=DUE,
            last_progress=20,
            last_text=TOLD,
        )
        for place in range(1, ROWS + 1)
    )
    form = FormSheet(round_id=1, unit_id=1, year=2026, number=9, title="调度", unit="市科技局", due=DUE, rows=rows)
    path = workbook.write(form, folder / form.file_name)
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    first, last = workbook.HEADING_ROW + 1, len(INPUT_COLUMNS)
    for row in range(first, first + ROWS):
        for place, column in enumerate(INPUT_COLUMNS, workbook.LAST - last + 1):
            sheet.cell(row, place).value = TYPED.get(column.field)
    book.save(path)
    return path


def _asked() -> Asked:
    tasks = tuple(
        Held(
            task_id=place,
            number=f"2-{place // 50}-{place % 50:02d}",
            title=f"第{place}项：{CONTENT[:12]}",
            industry="智能机器人",
            content=CONTENT,
            role=Role.LEAD,
            counts=True,
            start=None,
            deadline=DUE,
            ongoing=False,
            standing=Standing.RUNNING,
            done_on=None,
            gone="",
            now={"progress": 20, "text": TOLD, "problems": "", "next_steps": ""},
            told={},
        )
        for place in range(1, ROWS + 1)
    )
    return Asked(
        round=Round(id=1, year=2026, number=9, title="调度", opened_on=DAY, due=DUE),
        unit_id=1,
        unit="市科技局",
        tasks=tasks,
        forms=(),
        files={},
        last=FilingState.NOT_REPORTED,
        arriving=FilingState.REPORTED,
    )
