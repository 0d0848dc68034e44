"""Values of indicators out to Excel and in again, on the command line."""

from pathlib import Path

from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb, writing
from heze_desk.evaluation import indicators
from heze_desk.evaluation.period_records import Cycle


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "export", "导出一年的填报表（指标×统计期），填好可再导入", export)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    made.add_argument("--year", type=int, metavar="YYYY", help="哪一年（默认今年）")
    made.add_argument("--cycle", choices=[*Cycle], default=Cycle.MONTH, help="按哪种周期（默认按月）")
    made = verb(acts, "import", "导入填报表，先预览", take_in)
    made.add_argument("file", type=Path, metavar="FILE.xlsx")
    how = made.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="只预览，不写入（默认）")
    how.add_argument("--yes", action="store_true", help="确认写入")
    made.add_argument("--json", action="store_true")


def export(asked: Asked) -> int:
    from heze_desk.evaluation import workbook

    path, cycle, day = out_file(asked.out, ".xlsx"), Cycle(asked.cycle), today(asked)
    with reading(asked) as workspace:
        every = [one for one in indicators.indicators(workspace.db) if one.cycle is cycle and not one.source]
        shown = [indicators.series(workspace.db, one) for one in every]
    written = workbook.export(shown, path, cycle=cycle, year=asked.year or day.year, day=day)
    print(f"已导出 {len(shown)} 个指标：{written}")
    return 0


def take_in(asked: Asked) -> int:
    """Show what would change; write it in one step when told so. What is not taken is said."""
    from heze_desk.evaluation import workbook

    book = workbook.read(asked.file)
    with (writing if asked.yes else reading)(asked) as workspace:
        plan = workbook.propose(workspace.db, book, day=today(asked))
        if asked.yes:
            with workspace.step(plan.step_title) as db:
                workbook.apply(db, plan)
    if asked.json:
        changes = [
            {
                "cell": one.cell,
                "name": one.indicator.name,
                "period": one.period.said(one.indicator.cycle),
                "old": one.old,
                "new": one.new,
            }
            for one in plan.changes
        ]
        print_json({"changes": changes, "refused": plan.refused, "unchanged": plan.unchanged, "written": asked.yes})
        return 0
    print(plan.sentence)
    for one in plan.changes:
        print(f"{one.cell}　{one.told}")
    for refusal in plan.refused:
        print(f"不能采用　{refusal}")
    if not asked.yes:
        print("没有写入；确认导入请加 --yes。")
    return 0
