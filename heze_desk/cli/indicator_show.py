"""All of one indicator on the command line: what it is, its values of whomever, its targets, its history."""

from collections.abc import Mapping
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb
from heze_desk.evaluation import indicator_story, indicators
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue, Series, figure
from heze_desk.roster import unit_store
from heze_desk.watching import Watch
from heze_desk.workspace.database import Database


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "show", "查看一个指标：各期的数、目标和历史", show)
    made.add_argument("name", metavar="NAME")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        one = indicators.named(db, asked.name)
        every = row(Watch(workspace).series(one)) | _rest(db, one, _owners(db, asked))
        told = indicator_story.story(db, one)
        if asked.json:
            changes = indicator_story.changes(db, one.id or 0)
            print_json(every | {"history": [vars(change) for change in changes]})
            return 0
    print(f"{one.name}（按{one.cycle}，{one.direction}）　{one.measure}{'　已停用' if one.retired_on else ''}")
    for name, words in (("定义", one.definition), ("取数", one.source)):
        if words:
            print(f"　{name}　{words}")
    for point in every["points"]:
        value, target = (figure(point[name]) or "—" for name in ("value", "target"))
        print(f"　{point['period']}　{value}　目标{target}")
    for value in every["of_parts"]:
        print(f"　{value['period']}　{value['whose']}　{figure(value['value'])}")
    for change in told:
        print(f"　{change.sentence}")
    return 0


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
