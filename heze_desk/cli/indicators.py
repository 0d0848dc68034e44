"""Indicators on the command line: what is watched, its values by period, its targets."""

from pathlib import Path
from typing import Any

from heze_desk import counting
from heze_desk.cli import indicator_files, indicator_proofs, indicator_show
from heze_desk.cli.evaluation import takes_place
from heze_desk.cli.indicator_proofs import kept, owned, owner
from heze_desk.cli.indicator_show import row
from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.evaluation import entering, indicators
from heze_desk.evaluation.attaining_records import attainment
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.indicator_records import Direction, Indicator, figure, number
from heze_desk.evaluation.period_records import Cycle, read
from heze_desk.roster import industry_changes
from heze_desk.watching import Watch
from heze_desk.workspace.taking_in import Kept
from heze_desk.workspace.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    top = verb(verbs, "indicator", "监测指标：列出、新增、填数、定目标", show_all)
    top.add_argument("--json", action="store_true")
    acts = top.add_subparsers(metavar="ACT")
    listed = verb(acts, "list", "监测指标和最近一期的数", show_all)
    listed.add_argument("--json", action="store_true")
    made = verb(acts, "add", "新增指标", add)
    made.add_argument("name", metavar="NAME")
    made.add_argument("--unit", dest="measure", default="", metavar="TEXT", help="计量单位，如 亿元")
    made.add_argument("--definition", default="", metavar="TEXT")
    made.add_argument("--cycle", choices=[*Cycle], default=Cycle.MONTH)
    made.add_argument("--direction", choices=[*Direction], default=Direction.UP)
    made.add_argument("--weight", type=number, default=0.0, metavar="N")
    made.add_argument("--source", default="", metavar="NAME", help="自动统计的，写取数来源；indicator sources 列出")
    told = verb(acts, "sources", "可以自动统计的数；写几个字只列出名称或说明里有的", show_sources)
    told.add_argument("words", nargs="*", metavar="TEXT")
    told.add_argument("--json", action="store_true")
    entered = _placed(acts, "enter", "填一期的数；同一期再填是改正", enter)
    entered.add_argument("--note", metavar="TEXT", help="说明；不写时原来的不变")
    entered.add_argument("--proof", metavar="TEXT", help="数据出处；不写时原来的不变")
    entered.add_argument("--file", type=Path, action="append", default=[], metavar="FILE", help="佐证材料，可写多次")
    owned(entered)
    cleared = verb(acts, "clear", "清除填错的一期的数", clear)
    cleared.add_argument("name", metavar="NAME")
    cleared.add_argument("--period", required=True, metavar="PERIOD", help="如 2026-09、2026Q3、2026")
    owned(cleared)
    _placed(acts, "target", "定一期的目标", aim)
    told = verb(acts, "series", "一个指标各期的数和目标", show_series)
    told.add_argument("name", metavar="NAME")
    told.add_argument("--json", action="store_true")
    owned(told)
    put = verb(acts, "into", "把各期数值插入正在起草的简报", into)
    put.add_argument("name", metavar="NAME")
    takes_place(put)
    indicator_files.add_acts(acts)
    indicator_show.add_acts(acts)
    indicator_proofs.add_acts(acts)
    ended = verb(acts, "retire", "停用；填过的数都留着", retire)
    ended.add_argument("name", metavar="NAME")


def _placed(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("name", metavar="NAME")
    made.add_argument("--period", required=True, metavar="PERIOD", help="如 2026-09、2026Q3、2026")
    made.add_argument("--value", type=number, required=True, metavar="N")
    return made


def show_all(asked: Asked) -> int:
    with reading(asked) as workspace:
        watch = Watch(workspace)
        told = [watch.latest(one) for one in indicators.indicators(workspace.db)]
    if asked.json:
        print_json([row(one) for one in told])
        return 0
    for one in told:
        latest = one.latest
        period = f"{latest.period.said(one.indicator.cycle)}　{figure(latest.value)}" if latest else "还没有数"
        print(f"{one.indicator.name}（按{one.indicator.cycle}）　{period}{one.indicator.measure if latest else ''}")
    whole = attainment(told).sentence
    print(f"共 {len(told)} 个指标。{f'{whole}。' if whole else ''}")
    return 0


def add(asked: Asked) -> int:
    wanted = Indicator(
        name=asked.name,
        definition=asked.definition,
        measure=asked.measure,
        cycle=Cycle(asked.cycle),
        direction=Direction(asked.direction),
        weight=asked.weight,
        source=asked.source,
    )
    with writing(asked) as workspace, workspace.step(f"新增指标：{asked.name}") as db:
        counting.refuse_unknown(db, wanted.source)
        indicators.add(db, wanted)
    print(f"已新增：{asked.name}。")
    return 0


def enter(asked: Asked) -> int:
    with writing(asked) as workspace:
        found = kept(workspace, asked.file)
        _enter(workspace, asked, found)
    return 0


def _enter(workspace: Workspace, asked: Asked, found: tuple[Kept, ...]) -> None:
    with workspace.step(f"填报指标：{asked.name}") as db:
        indicator = indicators.named(db, asked.name)
        period, (industry_id, unit_id) = read(asked.period, indicator.cycle), owner(db, asked)
        place = Place(indicator_id=indicator.id or 0, industry_id=industry_id, unit_id=unit_id)
        if asked.industry and all(one.period != period for one in indicators.values_at(db, vars(place))):
            industry_changes.standing(db, asked.industry, period.ends(indicator.cycle))
        entering.set_value(db, place, period, asked.value, day=today(asked))
        words = {"note": asked.note, "proof": asked.proof}
        entering.set_word(db, place, period, **{name: told for name, told in words.items() if told is not None})
        indicator_proofs.enter(db, place, period, found, day=today(asked))
    told = f"，佐证材料 {len(found)} 个" if found else ""
    print(f"已填：{indicator.name}，{period.said(indicator.cycle)}，{figure(asked.value)}{indicator.measure}{told}。")


def clear(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"清除指标数值：{asked.name}") as db:
        indicator = indicators.named(db, asked.name)
        period, (industry_id, unit_id) = read(asked.period, indicator.cycle), owner(db, asked)
        place = Place(indicator_id=indicator.id or 0, industry_id=industry_id, unit_id=unit_id)
        if all(one.period != period for one in indicators.values_at(db, vars(place))):
            raise DeskError(f"{period.said(indicator.cycle)}没有填过数，不用清除。")
        entering.set_value(db, place, period, None, day=today(asked))
    print(f"已清除：{indicator.name}，{period.said(indicator.cycle)}；可用 undo 撤销。")
    return 0


def aim(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"定指标目标：{asked.name}") as db:
        indicator = indicators.named(db, asked.name)
        period = read(asked.period, indicator.cycle)
        indicators.aim(db, indicator.id or 0, period, asked.value)
    print(f"已定目标：{indicator.name}，{period.said(indicator.cycle)}，{figure(asked.value)}{indicator.measure}。")
    return 0


def show_series(asked: Asked) -> int:
    with reading(asked) as workspace:
        industry_id, unit_id = owner(workspace.db, asked)
        wanted = indicators.named(workspace.db, asked.name)
        found = Watch(workspace).series(wanted, industry_id=industry_id, unit_id=unit_id)
    if asked.json:
        print_json(row(found))
        return 0
    for one in found.points:
        value, target = (figure(known) or "—" for known in (one.value, one.target))
        words = [f"说明：{one.note}" if one.note else "", f"出处：{one.proof}" if one.proof else ""]
        print("　".join([one.period.said(found.indicator.cycle), value, f"目标{target}", *filter(None, words)]))
    return 0


def into(asked: Asked) -> int:
    from heze_desk import briefing_evaluation
    from heze_desk.cli.briefing_words import put_into

    with writing(asked) as workspace:
        series = Watch(workspace).series(indicators.named(workspace.db, asked.name))
        return put_into(workspace, briefing_evaluation.of_series(asked.briefing, series), asked.section)


def show_sources(asked: Asked) -> int:
    with reading(asked) as workspace:
        every = counting.every(workspace.db)
    found = [one for one in every if all(word in f"{one.name}{one.definition}" for word in asked.words)]
    if asked.json:
        print_json(
            [
                {"name": one.name, "definition": one.definition, "unit": one.measure, "by_industry": one.by_industry}
                for one in found
            ]
        )
        return 0
    for one in found:
        print(f"{one.name}　{one.definition}")
    print(f"共 {len(found)} 种。")
    return 0


def retire(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"停用指标：{asked.name}") as db:
        indicators.retire(db, indicators.named(db, asked.name).id or 0, day=today(asked))
    print(f"已停用：{asked.name}。")
    return 0
