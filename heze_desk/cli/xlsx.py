"""Excel in and out on the command line."""

from pathlib import Path

from heze_desk.cli.ledger import rule
from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb, writing
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
        note = rule(workspace.db).sentence
    path = workbook.export(listed, out_file(asked.out, ".xlsx"), day=today(asked), note=note)
    print(f"已导出 {len(listed)} 项：{path}")
    return 0


def import_tasks(asked: Asked) -> int:
    """Show what would change; write it in one step when told so. What is in doubt is left out and said."""
    from heze_desk.tasks import importing

    table = importing.recognise(importing.read(asked.file))
    with (writing if asked.yes else reading)(asked) as workspace:
        plan = importing.propose(workspace.db, table, day=today(asked))
        if asked.yes:
            with workspace.step(plan.step_title) as db:
                importing.apply(db, plan)
    if asked.json:
        print_json({**importing.preview(plan), "written": asked.yes})
        return 0
    print(plan.sentence)
    for doubt in plan.open_doubts:
        print(f"待定，没有写入　{doubt.cell}：{doubt.text}")
    for refusal in plan.refused:
        print(f"不能采用　{refusal.cell}：{refusal.text}")
    if not asked.yes:
        print("没有写入；确认导入请加 --yes。")
    return 0
