"""What the office sets itself beside the targets of the policy, on the command line: set, listed, removed."""

from collections.abc import Mapping
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb, writing
from heze_desk.cli.register_fields import typed_year
from heze_desk.errors import DeskError
from heze_desk.registers import targets
from heze_desk.registers.target_records import OwnTarget, Target, TargetLine
from heze_desk.roster import industry_changes
from heze_desk.roster import store as roster
from heze_desk.workspace.database import Database


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "own", "自定年度目标或分产业目标：设定、列出、删除", own)
    made.add_argument("--target", default="", metavar="TEXT", help="目标名称或其中几个字")
    made.add_argument("--year", type=typed_year, metavar="YEAR", help="到这一年的年底")
    made.add_argument("--value", type=int, metavar="N", help="目标数")
    made.add_argument("--industry", default="", metavar="X", help="分产业的，写产业；不写是全部产业")
    made.add_argument("--basis", metavar="TEXT", help="依据；修改时不写就不变")
    how = made.add_mutually_exclusive_group()
    how.add_argument("--replace", action="store_true", help="改掉已有的自定目标")
    how.add_argument("--list", action="store_true", help="列出自定目标，可用 --target、--year、--industry 缩小范围")
    how.add_argument("--remove", action="store_true", help="删除自定目标")
    made.add_argument("--json", action="store_true")


def own(asked: Asked) -> int:
    if asked.list:
        return _show(asked)
    lacking = [name for name in ("target", "year") if not getattr(asked, name)]
    if asked.value is None and not asked.remove:
        lacking.append("value")
    if lacking:
        raise DeskError(
            f"缺少 {'、'.join(f'--{name}' for name in lacking)}；要看已有的自定目标请用 targets own --list。"
        )
    return _remove(asked) if asked.remove else _set(asked)


def told(one: OwnTarget, reached: int, line: TargetLine) -> str:
    """2026年　低空经济　目标2家，已核实1家，差1家（依据：演示文件）."""
    where, unit = line.place(one.industry_id), line.counter
    short = f"，差{one.value - reached}{unit}" if reached < one.value else "，已达到"
    basis = f"（依据：{one.basis}）" if one.basis else ""
    return f"{one.year}年　{where}　目标{one.value}{unit}，已核实{reached}{unit}{short}{basis}"


def row(one: OwnTarget, reached: int, line: TargetLine, names: Mapping[int, str]) -> dict[str, Any]:
    """What every verb says of an own target as JSON."""
    return {
        "target": line.target.name,
        "year": one.year,
        "industry": names.get(one.industry_id or 0),
        "value": one.value,
        "unit": line.counter,
        "basis": one.basis or None,
        "proven": reached,
    }


def industry_names(db: Database) -> Mapping[int, str]:
    """All there ever were, for own targets outlive the industry they were set for."""
    return dict(db.execute("select id, name from industry").fetchall())


def named(db: Database, words: str) -> Target:
    """The target of that name, or the only one whose name holds these words."""
    every, plain = targets.all_targets(db), words.strip()
    found = [one for one in every if one.name == plain] or [one for one in every if plain and plain in one.name]
    if len(found) != 1:
        raise DeskError(f"“{words}”没有对应到一项目标；现有：{'、'.join(one.name for one in every)}。")
    return found[0]


def _show(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        target_id = named(db, asked.target).id if asked.target else None
        industry_id = roster.industry_named(db, asked.industry) if asked.industry else None
        names, found = industry_names(db), _lines(db, asked)
    wanted = [
        (line, one, reached)
        for line, one, reached in found
        if target_id in (None, one.target_id)
        and asked.year in (None, one.year)
        and industry_id in (None, one.industry_id)
    ]
    if asked.json:
        print_json([row(one, reached, line, names) for line, one, reached in wanted])
        return 0
    for line, one, reached in wanted:
        print(f"{line.target.name}　{told(one, reached, line)}")
    print(f"共 {len(wanted)} 项自定目标。")
    return 0


def _set(asked: Asked) -> int:
    with writing(asked) as workspace:
        db, target = workspace.db, named(workspace.db, asked.target)
        if asked.year > target.year:
            raise DeskError(f"{target.name}的目标到{target.year}年为止，不能定{asked.year}年的；请核对年份。")
        industry_id = industry_changes.standing(db, asked.industry, today(asked)) if asked.industry else None
        stands = _standing(db, asked, (target, industry_id))
        if stands is not None and not asked.replace:
            raise DeskError(f"{asked.year}年已有自定目标 {_figure(stands, target)}；要改请加 --replace。")
        basis = (stands.basis if stands else "") if asked.basis is None else asked.basis.strip()
        new = OwnTarget(target_id=target.id, industry_id=industry_id, year=asked.year, value=asked.value, basis=basis)
        with workspace.step(f"自定{asked.year}年目标：{target.name}") as writing_db:
            targets.set_own(writing_db, new)
        names = industry_names(db)
        place = f"{asked.year}年{names.get(industry_id or 0, '')}{target.name}"
        if asked.json:
            line, one, reached = _found(db, asked, new)
            print_json(row(one, reached, line, names))
            return 0
    done = (
        f"自定目标由 {_figure(stands, target)}改为 {_figure(new, target)}"
        if stands
        else f"自定为{_figure(new, target)}"
    )
    print(f"{place}{done}；原文目标{target.amount}不变。")
    return 0


def _remove(asked: Asked) -> int:
    """Gives back what was removed."""
    with writing(asked) as workspace:
        db, target = workspace.db, named(workspace.db, asked.target)
        industry_id = roster.industry_named(db, asked.industry) if asked.industry else None
        stands, names = _standing(db, asked, (target, industry_id)), industry_names(db)
        place = f"{asked.year}年{names.get(industry_id or 0, '')}{target.name}"
        if stands is None:
            raise DeskError(f"{place}没有自定目标，不用删除；请用 targets own --list 查看。")
        line, one, reached = _found(db, asked, stands)
        with workspace.step(f"删除{asked.year}年自定目标：{target.name}") as writing_db:
            targets.remove_own(writing_db, stands.id or 0)
    if asked.json:
        print_json(row(one, reached, line, names))
        return 0
    print(f"已删除{place}的自定目标 {_figure(stands, target)}；可用 undo 撤销。")
    return 0


def _figure(one: OwnTarget, target: Target) -> str:
    return f"{one.value}{target.unit}" + (f"（依据：{one.basis}）" if one.basis else "")


def _standing(db: Database, asked: Asked, place: tuple[Target, int | None]) -> OwnTarget | None:
    target, industry_id = place
    known = (one for one in targets.own_targets(db, today(asked)) if one.target_id == target.id)
    return next((one for one in known if (one.year, one.industry_id) == (asked.year, industry_id)), None)


def _lines(db: Database, asked: Asked) -> list[tuple[TargetLine, OwnTarget, int]]:
    return [(line, one, reached) for line in targets.targets(db, today(asked)) for one, reached in line.own]


def _found(db: Database, asked: Asked, wanted: OwnTarget) -> tuple[TargetLine, OwnTarget, int]:
    """The own target as it is counted now."""
    place = (wanted.target_id, wanted.year, wanted.industry_id)
    every = _lines(db, asked)
    return next(found for found in every if (found[1].target_id, found[1].year, found[1].industry_id) == place)
