"""Excel in and out on the command line."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.cli.answering import answered, how_to_answer, not_taken, takes_decisions
from heze_desk.cli.opening import (
    Asked,
    Verbs,
    day,
    looked_at,
    out_file,
    print_json,
    reading,
    takes_as_of,
    today,
    verb,
    writing,
)
from heze_desk.days import said
from heze_desk.tasks import lighting, timeliness_records
from heze_desk.tasks.lines import lines

if TYPE_CHECKING:
    from heze_desk.tasks.importing import Plan


def add_verbs(verbs: Verbs) -> None:
    out = verb(verbs, "export", "导出 Excel", None)
    kinds = out.add_subparsers(metavar="WHAT", required=True)
    ledger = verb(kinds, "tasks", "导出任务台账", export_tasks)
    ledger.add_argument("--out", type=Path, metavar="FILE.xlsx", required=True)
    takes_as_of(ledger)
    into = verb(verbs, "import", "导入 Excel", None)
    kinds = into.add_subparsers(metavar="WHAT", required=True)
    ledger = verb(kinds, "tasks", "导入任务台账，先预览", import_tasks)
    ledger.add_argument("file", type=Path, metavar="FILE.xlsx")
    ledger.add_argument(
        "--as-of", type=day, metavar="DAY", help="台账截至日期；不写时取标题或文件名里的日期，没有就是今天"
    )
    takes_decisions(ledger)
    ledger.add_argument("--json", action="store_true")


def export_tasks(asked: Asked) -> int:
    from heze_desk.tasks import workbook

    with looked_at(asked) as (db, of_day):
        rule = lighting.rule(db)
        listed = lines(db, of_day, rule)
    note = timeliness_records.note(listed, rule)
    path = workbook.export(listed, out_file(asked.out, ".xlsx"), day=of_day, note=note)
    print(f"已导出 {len(listed)} 项：{path}")
    return 0


def import_tasks(asked: Asked) -> int:
    """Show what would change; write it in one step when told so. What is in doubt is left out and said."""
    from heze_desk.tasks import importing

    table = importing.recognise(importing.read(asked.file))
    found = importing.dated(table, today(asked))
    if asked.as_of:
        found = importing.Dated(importing.refuse_to_come(asked.as_of, today(asked)), "--as-of")
    with (writing if asked.yes else reading)(asked) as workspace:
        plan = answered(asked.decide, partial(importing.propose, workspace.db, table, day=found.day))
        if asked.yes:
            with workspace.step(plan.step_title) as db:
                importing.apply(db, plan)
    if asked.json:
        print_json({**importing.preview(plan), "written": asked.yes})
        return 0
    print(f"台账截至{said(found.day)}，{found.sentence}")
    print(plan.sentence)
    for line in _told(plan):
        print(line)
    for line in (*not_taken(plan), *how_to_answer(plan)):
        print(line)
    if not asked.yes:
        print("没有写入；确认导入请加 --yes。")
    return 0


def _told(plan: "Plan") -> Iterator[str]:
    """Each task that comes, and each field that changes."""
    for row in plan.new:
        yield f"新增　{row.title}"
    for row in plan.changed:
        for one in row.fields:
            yield f"更改　{row.number} {row.title}　{one.name}：{one.old or '（空）'} → {one.new}"
