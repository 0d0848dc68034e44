"""The roadmap to Excel and back on the command line."""

from functools import partial
from pathlib import Path

from heze_desk.cli import taking_in
from heze_desk.cli.answering import takes_decisions
from heze_desk.cli.opening import Asked, Verbs, out_file, reading, today, verb
from heze_desk.roadmap import store
from heze_desk.roadmap.timeline import Wanted, timeline


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "export", "导出 Excel：各产业的阶段、节点、任务和认定", export)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    made = verb(acts, "import", "导入阶段和节点，先预览；改日期的要有理由", take_in)
    made.add_argument("file", type=Path, metavar="FILE.xlsx")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")


def export(asked: Asked) -> int:
    from heze_desk.roadmap import workbook

    path = out_file(asked.out, ".xlsx")
    with reading(asked) as workspace:
        known = store.baselines(workspace.db)
        wanted = Wanted(whole=True, baseline=known[0] if known else None)
        found, behind = timeline(workspace.db, today(asked), wanted), workbook.behind(workspace.db)
    print(f"已导出 {len(found.bars)} 条：{workbook.export(found, behind, path)}")
    return 0


def take_in(asked: Asked) -> int:
    from heze_desk.roadmap import importing

    table = importing.recognise(importing.read(asked.file))
    return taking_in.take_in(asked, partial(importing.propose, table=table, day=today(asked)), importing.apply)
