"""All of one indicator on the command line: what it is, its values of whomever, its targets, its history."""

from collections.abc import Mapping, Sequence
from typing import Any

from heze_desk import counted_rows, counting
from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb
from heze_desk.errors import DeskError
from heze_desk.evaluation import indicator_story, indicators, proofs
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue, Series, figure
from heze_desk.evaluation.period_records import Period, read
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.watching import Watch
from heze_desk.workspace.database import Database


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "show", "查看一个指标：各期的数、目标和历史", show)
    made.add_argument("name", metavar="NAME")
    made.add_argument("--period", metavar="PERIOD", help="列出自动统计的这一期计了哪些，如 2026-09；默认最近一期")
    made.add_argument("--industry", metavar="NAME", help="只看一个产业的；不写是全市的")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        one = indicators.named(db, asked.name)
        industry_id = roster.industry_named(db, asked.industry) if asked.industry else None
        series = Watch(workspace).series(one, industry_id=industry_id)
        period = read(asked.period, one.cycle) if asked.period else None
        counted = counted_rows.of_series(db, series)
        every = row(series) | _rest(db, one, _owners(db, asked))
        told, files = indicator_story.story(db, one), proofs.proofs(db, one.id or 0)
        if asked.json:
            changes = indicator_story.changes(db, one.id or 0)
            points = [point | {"rows": rows} for point, rows in zip(every["points"], counted, strict=True)]
            print_json(every | {"points": points, "history": [vars(change) for change in changes]})
            return 0
    print(f"{one.name}（按{one.cycle}，{one.direction}）　{one.measure}{'　已停用' if one.retired_on else ''}")
    _tell(one, every)
    _tell_rows(series, counted, period)
    for proof in files:
        if proof.removed_on is None:
            print(f"　佐证材料 {proof.key}　{proof.period.said(one.cycle)}　{proof.file_name}")
    for change in told:
        print(f"　{change.sentence}")
    return 0


def _tell(one: Indicator, every: Mapping[str, Any]) -> None:
    source = counting.called(one.source)
    told = f"{one.source}：{source.definition}" if source else one.source
    for name, words in (("定义", one.definition), ("取数", told), ("范围", every["whose"])):
        if words:
            print(f"　{name}　{words}")
    for point in every["points"]:
        value, target = (figure(point[name]) or "—" for name in ("value", "target"))
        print(f"　{point['period']}　{value}　目标{target}")
    for value in every["of_parts"]:
        print(f"　{value['period']}　{value['whose']}　{figure(value['value'])}")


def _tell_rows(series: Series, counted: Sequence[Sequence[Mapping[str, Any]]], wanted: Period | None) -> None:
    """What was counted in the period asked for, else in the last one that was counted."""
    found = [one for one in zip(series.points, counted, strict=True) if one[0].count is not None]
    if wanted is not None:
        found = [one for one in found if one[0].period == wanted]
    if not found:
        if wanted is not None:
            raise DeskError(f"{wanted.said(series.indicator.cycle)}没有自动统计的数，没有明细可以列出。")
        return
    point, rows = found[-1]
    print(f"　{point.period.said(series.indicator.cycle)}计了 {len(rows)} 条：")
    for one in rows:
        print("　".join(filter(None, (f"　　{one['called']} {one['id']}", one["title"], one["said"]))))


def _rest(db: Database, one: Indicator, owners: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    """What a series of the whole city does not tell."""
    parts = [value for value in indicators.values(db, one.id or 0) if value.industry_id or value.unit_id]
    return {"id": one.id, "retired_on": one.retired_on, "of_parts": [_part(one, value, owners) for value in parts]}


def _part(one: Indicator, value: IndicatorValue, owners: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    whose = ("industry", value.industry_id) if value.industry_id else ("unit", value.unit_id or 0)
    told = {"note": value.note, "proof": value.proof, "entered_on": value.entered_on}
    return {"period": value.period.said(one.cycle), "whose": owners.get(whose, ""), "value": value.value} | told


def _owners(db: Database, asked: Asked) -> dict[tuple[str, int], str]:
    """Industries, ended ones too, and units as they are called today."""
    industries = {("industry", one): name for one, name in db.execute("select id, name from industry")}
    return industries | {("unit", one): name for one, name in unit_store.names(db, today(asked)).items()}


def row(found: Series) -> dict[str, Any]:
    one = found.indicator
    return {
        "name": one.name,
        "whose": found.whose,
        "unit": one.measure,
        "cycle": one.cycle,
        "direction": one.direction,
        "source": one.source,
        "definition": one.definition,
        "points": [
            {
                "period": point.period.said(one.cycle),
                "value": point.value,
                "target": point.target,
                "kept": point.is_kept(one.direction),
                "note": point.note,
                "proof": point.proof,
            }
            for point in found.points
        ],
    }
