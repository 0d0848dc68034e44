"""The targets on the command line: counted as of a day, the office's own ones, and evidence for goals in words."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from heze_desk.cli import target_own
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.cli.register_fields import typed_year
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import targets
from heze_desk.registers.target_records import RULE, GoalEvidence, TargetLine
from heze_desk.settings import store as settings


def add_verbs(verbs: Verbs) -> None:
    one = verb(verbs, "targets", "目标完成情况：按某一天从名录计数", show_all)
    one.add_argument("--as-of", type=day, metavar="DAY", help="按这一天计数，默认今天")
    one.add_argument("--json", action="store_true")
    one.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")
    acts = one.add_subparsers(metavar="ACT")
    target_own.add_acts(acts)
    made = verb(acts, "goals", "用文字写的目标，和它们的佐证", show_goals)
    made.add_argument("--json", action="store_true")
    made = verb(acts, "evidence", "给文字目标登记佐证，或用 --remove 删除登错的", evidence)
    made.add_argument("--year", type=typed_year, metavar="YEAR", help="目标的年份，例如 2035")
    made.add_argument("--goal", metavar="TEXT", help="对应哪一句，写其中几个字")
    made.add_argument("--on", type=day, metavar="DAY", help="日期，默认今天")
    made.add_argument("--text", metavar="TEXT", help="看到了什么")
    made.add_argument("--source", default="", metavar="TEXT", help="出处")
    made.add_argument("--remove", type=int, metavar="N", help="删除这一条，编号见 targets goals")
    made.add_argument("--json", action="store_true")


def show_all(asked: Asked) -> int:
    of_day = asked.as_of or today(asked)
    if of_day > today(asked):
        print(f"注意：{said(of_day)}还没有到，只按已经登记的内容计数。", file=sys.stderr)
    with reading(asked) as workspace:
        lines = targets.targets(workspace.db, of_day)
        names = target_own.industry_names(workspace.db)
        goals, settled = targets.goal_lines(workspace.db, of_day), settings.get(workspace.db)
    if asked.out:
        from heze_desk.cli.papers import write
        from heze_desk.registers import target_document

        write(target_document.target_list(lines, of_day, settled, goals=goals), asked.out, settled)
    elif asked.json:
        print_json([row(line, names) for line in lines])
    else:
        for line in lines:
            print(line.sentence)
            print(f"　{line.reckoning}")
            for one, reached in line.own:
                print(f"　自定：{target_own.told(one, reached, line)}")
        print(RULE)
    return 0


def row(line: TargetLine, names: Mapping[int, str]) -> dict[str, Any]:
    """What `targets --json` says of a target."""
    one = line.target
    return {
        "name": one.name,
        "value": one.value,
        "unit": one.unit,
        "qualifier": one.qualifier,
        "year": one.year,
        "as_of": line.day,
        "proven": line.counted.proven,
        "unproven": line.counted.unproven,
        "shared": line.counted.shared,
        "judgement": line.judgement if line.kind else None,
        "verdict": line.verdict if line.kind else None,
        "share": round(line.share, 1) if line.share is not None else None,
        "time_gone": round(line.time_gone, 1),
        "behind": line.is_behind,
        "forecast": line.forecast,
        "reckoning": line.reckoning,
        "industries": [
            {"industry": name, "proven": told.proven, "unproven": told.unproven, "shared": told.shared}
            for _, name, told in line.by_industry
        ],
        "own": [target_own.row(one, reached, line, names) for one, reached in line.own],
    }


def show_goals(asked: Asked) -> int:
    with reading(asked) as workspace:
        goals, notes = targets.goals(workspace.db), targets.evidence(workspace.db)
    if asked.json:
        told = [{"year": year, "text": text, "phrases": targets.phrases(text)} for year, text in goals]
        print_json([one | {"evidence": [vars(note) for note in notes if note.year == one["year"]]} for one in told])
        return 0
    for year, text in goals:
        print(f"{year}年：{text}")
        for note in (note for note in notes if note.year == year):
            source = f"（{note.source}）" if note.source else ""
            print(f"　{note.id}　{said(note.day)}　{note.goal}：{note.text}{source}")
    return 0


def evidence(asked: Asked) -> int:
    if asked.remove is not None:
        return _remove_evidence(asked)
    if lacking := [f"--{name}" for name in ("year", "goal", "text") if getattr(asked, name) is None]:
        raise DeskError(f"缺少 {'、'.join(lacking)}；例如 --year 2035 --goal 产业集群 --text 内容。")
    return _add_evidence(asked)


def _remove_evidence(asked: Asked) -> int:
    with writing(asked) as workspace:
        note = next((one for one in targets.evidence(workspace.db) if one.id == asked.remove), None)
        if note is None:
            raise DeskError(f"没有编号为 {asked.remove} 的佐证；请用 targets goals 查看。")
        with workspace.step(f"删除佐证：{note.goal}") as db:
            targets.remove_evidence(db, asked.remove)
    return _tell(asked, note, "已删除佐证", "；可用 undo 撤销。")


def _tell(asked: Asked, note: GoalEvidence, done: str, end: str) -> int:
    if asked.json:
        print_json(vars(note))
    else:
        print(f"{done}：{note.year}年“{note.goal}”，{said(note.day)}，{note.text.rstrip('。')}{end}")
    return 0


def _add_evidence(asked: Asked) -> int:
    """The words of the goal are found in the policy, so that a note never speaks for what it does not say."""
    with writing(asked) as workspace:
        known = targets.goals(workspace.db)
        texts = [text for year, text in known if year == asked.year]
        if not texts:
            years = "、".join(dict.fromkeys(str(year) for year, _ in known))
            raise DeskError(f"政策里没有{asked.year}年的目标；有文字目标的年份：{years}。")
        goal = asked.goal.strip()
        if not goal:
            raise DeskError("请用 --goal 写明对应哪一句目标，写其中几个字；用 targets goals 查看原文。")
        found = [one for text in texts for one in targets.phrases(text) if goal in one]
        if len(found) != 1:
            why = "没有这几个字" if not found else f"有 {len(found)} 句含这几个字"
            raise DeskError(f"{asked.year}年的目标里{why}；请用 targets goals 查看原文，写得再具体些。")
        told = {"day": asked.on or today(asked), "text": asked.text.strip(), "source": asked.source.strip()}
        with workspace.step(f"登记佐证：{found[0]}") as db:
            note = GoalEvidence(year=asked.year, goal=found[0], **told)
            note = replace(note, id=targets.save_evidence(db, note))
    return _tell(asked, note, "已登记佐证", "。")
