"""The targets on the command line: counted as of a day, the office's own ones, and evidence for goals in words."""

import sys
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import targets
from heze_desk.registers.target_records import RULE, GoalEvidence, OwnTarget, Target, TargetLine
from heze_desk.roster import store as roster
from heze_desk.settings import store as settings
from heze_desk.workspace.database import Database


def add_verbs(verbs: Verbs) -> None:
    one = verb(verbs, "targets", "目标完成情况：按某一天从名录计数", show_all)
    one.add_argument("--as-of", type=day, metavar="DAY", help="按这一天计数，默认今天")
    one.add_argument("--json", action="store_true")
    one.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")
    acts = one.add_subparsers(metavar="ACT")
    made = verb(acts, "own", "自定年度目标或分产业目标", set_own)
    made.add_argument("--target", required=True, metavar="TEXT", help="目标名称或其中几个字")
    made.add_argument("--year", type=int, required=True, metavar="YEAR")
    made.add_argument("--value", type=int, required=True, metavar="N")
    made.add_argument("--industry", default="")
    made.add_argument("--basis", default="", help="依据")
    made.add_argument("--replace", action="store_true", help="改掉已有的自定目标")
    made = verb(acts, "goals", "用文字写的目标，和它们的佐证", show_goals)
    made.add_argument("--json", action="store_true")
    made = verb(acts, "evidence", "给文字目标登记佐证", add_evidence)
    made.add_argument("--year", type=int, required=True, metavar="YEAR")
    made.add_argument("--goal", required=True, metavar="TEXT", help="对应哪一句，写其中几个字")
    made.add_argument("--on", type=day, metavar="DAY", help="日期，默认今天")
    made.add_argument("--text", required=True)
    made.add_argument("--source", default="", help="出处")


def show_all(asked: Asked) -> int:
    of_day = asked.as_of or today(asked)
    if of_day > today(asked):
        print(f"注意：{said(of_day)}还没有到，只按已经登记的内容计数。", file=sys.stderr)
    with reading(asked) as workspace:
        lines = targets.targets(workspace.db, of_day)
        names = dict(workspace.db.execute("select id, name from industry"))
        settled = settings.get(workspace.db)
    if asked.out:
        from heze_desk.cli.papers import write
        from heze_desk.registers import target_document

        write(target_document.target_list(lines, of_day, settled), asked.out, settled)
    elif asked.json:
        print_json([row(line, names) for line in lines])
    else:
        for line in lines:
            print(line.sentence)
            print(f"　{line.reckoning}")
        print(RULE)
    return 0


def row(line: TargetLine, names: dict[int, str]) -> dict[str, Any]:
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
        "own": [
            {"year": own.year, "industry": names.get(own.industry_id or 0), "value": own.value, "proven": reached}
            for own, reached in line.own
        ],
    }


def set_own(asked: Asked) -> int:
    with writing(asked) as workspace:
        target = _target(workspace.db, asked.target)
        industry_id = roster.industry_named(workspace.db, asked.industry) if asked.industry else None
        told = {"year": asked.year, "value": asked.value, "basis": asked.basis.strip()}
        kept = [one for one in targets.own_targets(workspace.db, today(asked)) if one.target_id == target.id]
        stands = next((one for one in kept if (one.year, one.industry_id) == (asked.year, industry_id)), None)
        if stands is not None and not asked.replace:
            basis = f"（依据：{stands.basis}）" if stands.basis else ""
            raise DeskError(f"{asked.year}年已有自定目标 {stands.value}{target.unit}{basis}；要改请加 --replace。")
        with workspace.step(f"自定{asked.year}年目标：{target.name}") as db:
            targets.set_own(db, OwnTarget(target_id=target.id, industry_id=industry_id, **told))
    print(f"{asked.year}年{asked.industry}{target.name}自定为{asked.value}{target.unit}；原文目标{target.amount}不变。")
    return 0


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
            print(f"　{said(note.day)}　{note.goal}：{note.text}{f'（{note.source}）' if note.source else ''}")
    return 0


def add_evidence(asked: Asked) -> int:
    """The words of the goal are found in the policy, so that a note never speaks for what it does not say."""
    with writing(asked) as workspace:
        texts = [text for year, text in targets.goals(workspace.db) if year == asked.year]
        found = [one for text in texts for one in targets.phrases(text) if asked.goal.strip() in one]
        if len(found) != 1:
            why = "没有这几个字" if not found else f"有 {len(found)} 句含这几个字"
            raise DeskError(f"{asked.year}年的目标里{why}；请用 targets goals 查看原文，写得再具体些。")
        told = {"day": asked.on or today(asked), "text": asked.text.strip(), "source": asked.source.strip()}
        with workspace.step(f"登记佐证：{found[0]}") as db:
            targets.save_evidence(db, GoalEvidence(year=asked.year, goal=found[0], **told))
    return 0


def _target(db: Database, words: str) -> Target:
    every = targets.all_targets(db)
    found = [one for one in every if one.name == words.strip()] or [one for one in every if words.strip() in one.name]
    if len(found) != 1:
        raise DeskError(f"“{words}”没有对应到一项目标；现有：{'、'.join(one.name for one in every)}。")
    return found[0]
