"""紧缺人才图谱 on the command line: shown, printed, filled in one by one, out to Excel and in again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heze_desk.cli import taking_in
from heze_desk.cli.answering import takes_decisions
from heze_desk.cli.opening import Asked, Verbs, day, out_file, print_json, reading, today, verb, writing
from heze_desk.cli.register_fields import industry, typed_year
from heze_desk.cli.register_files import refuse_both_ways
from heze_desk.errors import DeskError
from heze_desk.registers import talents
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Kind, TalentNeed
from heze_desk.registers.talent_records import NO_FIELD, NO_LEVEL, TalentCell, TalentMap
from heze_desk.roster import industry_changes
from heze_desk.roster import store as roster
from heze_desk.settings import store as settings
from heze_desk.workspace.database import Database

LEVELS = KINDS[Kind.TALENT].choices_of("level")


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "map", "紧缺人才图谱：现有和需求；可印成文件、导出和导入", show)
    made.add_argument("--industry", default="", metavar="X", help="只看一个产业")
    made.add_argument("--year", type=typed_year, default=0, metavar="YEAR", help="到哪一年底的需求，默认今年")
    made.add_argument("--as-of", type=day, metavar="DAY", help="现有人数按这一天，默认今天")
    made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx|.xlsx", help="印成文件，或导出可填报的表")
    made.add_argument("--import", dest="file", type=Path, metavar="FILE.xlsx", help="导入填好的表，先预览")
    takes_decisions(made)
    made.add_argument("--json", action="store_true")
    made = verb(acts, "need", "登记人才需求：哪个产业、领域、层次，到哪一年底要多少人", set_need)
    made.add_argument("--industry", required=True, metavar="X", help="产业")
    made.add_argument("--field", required=True, metavar="TEXT", help="专业领域")
    made.add_argument("--level", required=True, metavar="TEXT", help="、".join(LEVELS))
    made.add_argument("--year", type=typed_year, required=True, metavar="YEAR", help="到这一年的年底")
    how = made.add_mutually_exclusive_group(required=True)
    how.add_argument("--wanted", type=int, metavar="N", help="需要的人数，没有需求的填 0")
    how.add_argument("--remove", action="store_true", help="删除误登的需求")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    if asked.kind is not Kind.TALENT:
        raise DeskError("紧缺人才图谱只在人才名录里；请用 register 人才 map。")
    refuse_both_ways(asked)
    if asked.file is not None:
        return _take_in(asked)
    of_day = asked.as_of or today(asked)
    with reading(asked) as workspace:
        industry_id = roster.industry_named(workspace.db, asked.industry) if asked.industry else None
        maps = talents.maps(workspace.db, of_day, year=asked.year, industry_id=industry_id)
        settled = settings.get(workspace.db)
    if asked.out is not None and out_file(asked.out, ".pdf", ".docx", ".xlsx").suffix.lower() == ".xlsx":
        from heze_desk.registers import talent_workbook

        written = talent_workbook.export(maps if industry_id else maps[1:], asked.out, day=of_day)
        print(f"已导出 {sum(len(one.fields) for _, one in (maps if industry_id else maps[1:]))} 个领域：{written}")
    elif asked.out is not None:
        from heze_desk.cli.papers import write
        from heze_desk.registers.talent_document import talent_paper

        write(talent_paper(maps, settled), asked.out, settled)
    elif asked.json:
        print_json([_row(one) for one in maps[0][1].cells])
    else:
        _tell(maps[0][1])
    return 0


def set_need(asked: Asked) -> int:
    if asked.kind is not Kind.TALENT:
        raise DeskError("需求只在人才名录里登记；请用 register 人才 need。")
    field, level = asked.field.strip(), asked.level.strip()
    with writing(asked) as workspace:
        db = workspace.db
        industry_id = industry(db, asked.industry, today(asked))
        if level and level not in (known := talents.known_levels(db)):
            raise DeskError(f"人才名录没有名为“{level}”的层次，没有登记；可用：{'、'.join(known)}。")
        name = industry_changes.get(db, industry_id).name
        what = f"{name}到{asked.year}年底需要{field}{level}"
        need = TalentNeed(industry_id=industry_id, field=field, level=level, year=asked.year, wanted=asked.wanted or 0)
        kept = _kept(db, need) if asked.remove else None
        if asked.remove and kept is None:
            raise DeskError(f"没有登记{what}的人数，不用删除；请用 register 人才 map 查看。")
        with workspace.step(f"{'删除' if asked.remove else ''}人才需求：{field}") as writing_db:
            if kept is not None:
                talents.remove_need(writing_db, kept.id or 0)
            else:
                talents.set_need(writing_db, need)
        cell = talents.talent_map(db, today(asked), year=asked.year, industry_id=industry_id).cell(field, level)
    if asked.json:
        print_json({"industry": name, "year": asked.year, **_row(cell)})
        return 0
    removed = f"已删除：{what} {kept.wanted} 人；可用 undo 撤销。" if kept else ""
    print(removed or f"已登记：{what} {asked.wanted} 人；{_state(cell)}。")
    return 0


def _kept(db: Database, need: TalentNeed) -> TalentNeed | None:
    """What is entered for the very same cell."""
    place = (need.field, need.level, need.year)
    known = talents.needs(db, need.industry_id)
    return next((one for one in known if (one.field, one.level, one.year) == place), None)


def _take_in(asked: Asked) -> int:
    from heze_desk.registers import importing
    from heze_desk.registers.importing import needs

    book = importing.read(asked.file)

    def propose(db: Database, decisions: Mapping[str, int]) -> needs.NeedPlan:
        now = asked.as_of or today(asked)
        industry_id = industry(db, asked.industry, now) if asked.industry else None
        given = needs.Given(day=now, year=asked.year or now.year, industry_id=industry_id)
        return needs.propose(db, needs.recognise(db, book), given=given, decisions=decisions)

    return taking_in.take_in(asked, propose, needs.apply)


def _row(cell: TalentCell) -> dict[str, Any]:
    """What `map --json` and `need --json` say of a field and level."""
    return vars(cell) | {"short": cell.short}


def _state(cell: TalentCell) -> str:
    return f"现有 {cell.have} 人，" + (f"缺 {cell.short} 人" if cell.short else "不缺")


def _tell(found: TalentMap) -> None:
    for one in found.cells:
        wanted = "未提需求" if one.wanted is None else f"需求 {one.wanted} 人，缺 {one.short} 人"
        print(f"{one.field or NO_FIELD}　{one.level or NO_LEVEL}　现有 {one.have} 人，{wanted}")
    print(f"截至{found.year}年底共缺 {found.short} 人。")
