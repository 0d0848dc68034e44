"""Excel in and out on the command line."""

from pathlib import Path

from heze_desk.cli.ledger import rule
from heze_desk.cli.opening import Asked, Verbs, out_file, reading, today, verb
from heze_desk.tasks.lines import lines


def add_verbs(verbs: Verbs) -> None:
    out = verb(verbs, "export", "导出 Excel", None)
    kinds = out.add_subparsers(metavar="WHAT", required=True)
    ledger = verb(kinds, "tasks", "导出任务台账", export_tasks)
    ledger.add_argument("--out", type=Path, metavar="FILE.xlsx", required=True)
    into = verb(verbs, "import", "导入 Excel", None)
    kinds = into.add_subparsers(metavar="WHAT", required=True)
    ledger = verb(kinds, "tasks", "导入任务台账，先预览", import_tasks)
    ledger.add_argument("file", type=Path, metavar="FILE.xlsx")
    how = ledger.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="只预览，不写入（默认）")
    how.add_argument("--yes", action="store_true", help="确认写入")
    ledger.add_argument("--json", action="store_true")


def export_tasks(asked: Asked) -> int:
    from heze_desk.tasks import workbook

    with reading(asked) as workspace:
        listed = lines(workspace.db, today(asked), rule(workspace.db))
    path = workbook.export(listed, out_file(asked.out, ".xlsx"), day=today(asked))
    print(f"已导出 {len(listed)} 项：{path}")
    return 0


def import_tasks(asked: Asked) -> int:
    raise NotImplementedError
