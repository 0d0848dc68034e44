"""Values of indicators out to Excel and in again, on the command line."""

from functools import partial
from pathlib import Path

from heze_desk.cli import taking_in
from heze_desk.cli.answering import takes_decisions
from heze_desk.cli.opening import Asked, Verbs, out_file, out_folder, print_json, reading, today, verb
from heze_desk.errors import DeskError
from heze_desk.evaluation import asking_units
from heze_desk.evaluation.period_records import Cycle
from heze_desk.roster import unit_store


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "export", "导出一年的填报表（指标和范围×统计期），填好可再导入", export)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    made.add_argument("--year", type=int, metavar="YYYY", help="哪一年（默认今年）")
    made.add_argument("--cycle", action="append", choices=[*Cycle], help="按哪种周期，可写多次（默认全部）")
    made.add_argument("--industries", action="store_true", help="连同各产业的数")
    made.add_argument("--units", action="store_true", help="连同填过数的各单位的数")
    made.add_argument("--json", action="store_true")
    made = verb(acts, "form", "给单位的填报表，一个单位一个文件", write_forms)
    made.add_argument("--out", type=Path, required=True, metavar="DIR")
    made.add_argument("--of-unit", action="append", metavar="NAME", help="哪个单位，可写多次（默认填过数的各单位）")
    made.add_argument("--whole-year", action="store_true", help="今年到现在的各期（默认只要最近结束的一期）")
    made = verb(acts, "import", "导入填报表，先预览；写法不清楚的先问", take_in)
    made.add_argument("file", type=Path, metavar="FILE.xlsx")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")


def export(asked: Asked) -> int:
    from heze_desk.evaluation import workbook

    path, day = out_file(asked.out, ".xlsx"), today(asked)
    cycles, year = [Cycle(one) for one in asked.cycle or [*Cycle]], asked.year or day.year
    if not 2000 <= year <= day.year + 1:
        raise DeskError(f"年份须在 2000 到 {day.year + 1} 之间。")
    with reading(asked) as workspace:
        every = [one for one in asking_units.typed(workspace.db) if one.cycle in cycles]
        shown = asking_units.shown(workspace.db, every, day=day, industries=asked.industries, units=asked.units)
    if not every:
        raise DeskError("没有按期填报的指标，没有可以导出的；请先用 indicator add 新增。")
    cycles = [one for one in cycles if one in {each.cycle for each in every}] or cycles
    written = workbook.export(shown, path, cycles=cycles, year=year, day=day)
    if asked.json:
        print_json({"file": written, "count": len(every), "rows": len(shown)})
        return 0
    print(f"已导出 {len(every)} 个指标，共 {len(shown)} 行：{written}")
    return 0


def write_forms(asked: Asked) -> int:
    from heze_desk.evaluation import workbook

    with reading(asked) as workspace:
        db, day = workspace.db, today(asked)
        named = [unit_store.named(db, one) for one in asked.of_unit or []]
        unit_ids = named or asking_units.asked_units(db)
        if not unit_ids:
            raise DeskError("还没有单位填过数；请用 --of-unit 写明给哪些单位。")
        forms = asking_units.forms(db, unit_ids, day=day, whole_year=asked.whole_year)
    folder = out_folder(asked.out)
    for one in forms:
        print(f"已生成：{workbook.write_form(one, folder / one.file_name)}")
    return 0


def take_in(asked: Asked) -> int:
    from heze_desk.evaluation import importing

    day = today(asked)
    table = importing.recognise(importing.read(asked.file), day=day)
    return taking_in.take_in(asked, partial(importing.propose, table=table, day=day), importing.apply)
