"""Who answers for what, on the command line."""

from pathlib import Path
from typing import Any

from heze_desk.cli import versions
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.days import said, span
from heze_desk.errors import DeskError
from heze_desk.roster import appointing, store
from heze_desk.roster.records import RosterLine
from heze_desk.settings import store as settings


def add_verbs(verbs: Verbs) -> None:
    given = verb(verbs, "assign", "明确一个产业的分管市级领导或牵头部门", assign)
    given.add_argument("--industry", required=True)
    who = given.add_mutually_exclusive_group(required=True)
    who.add_argument("--leader", metavar="NAME")
    who.add_argument("--lead-unit", metavar="UNIT")
    given.add_argument("--title", help="领导职务")
    given.add_argument("--from", dest="since", type=day, required=True, metavar="DAY")
    given.add_argument("--to", dest="until", type=day, metavar="DAY")
    given.add_argument("--basis", required=True, help="依据文件")
    shown = verb(verbs, "roster", "截至某日的责任分工名单", roster)
    shown.add_argument("--as-of", type=day, metavar="DAY")
    how = shown.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true")
    how.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")
    versions.add_acts(shown, "责任分工名单")


def assign(asked: Asked) -> int:
    if asked.leader and not asked.title:
        raise DeskError("请用 --title 写明领导职务，例如 --title 副市长。")
    wanted = appointing.Appointment(
        industry=asked.industry,
        leader=asked.leader or "",
        title=asked.title or "",
        lead_unit=asked.lead_unit or "",
        valid_from=asked.since,
        valid_to=asked.until,
        basis=asked.basis,
    )
    with writing(asked) as workspace, workspace.step(f"明确{wanted.industry}的{wanted.role}") as db:
        ended = appointing.appoint(db, wanted)
    for line in ended:
        print(f"{line.holder}的任期同时截至{said(line.valid_to)}。" if line.valid_to else "")
    print(f"已明确：{wanted.industry}{wanted.role}为{wanted.holder}，{span(wanted.valid_from, wanted.valid_to)}。")
    return 0


def roster(asked: Asked) -> int:
    as_of = asked.as_of or today(asked)
    with reading(asked) as workspace:
        lines = store.roster(workspace.db, as_of)
        settled = settings.get(workspace.db)
    if asked.out:
        from heze_desk.cli.papers import write
        from heze_desk.roster import document

        write(document.roster(lines, as_of, settled), asked.out, settled)
    if asked.json:
        print_json([row(line) for line in lines])
    elif not asked.out:
        for line in lines:
            print(f"{line.industry}　{line.leader_text}　{line.lead_unit_text}　{'、'.join(line.units)}")
    return 0


def row(line: RosterLine) -> dict[str, Any]:
    """What `roster --json` says of an industry."""
    return {
        "industry": line.industry,
        "leader": line.leader,
        "title": line.title,
        "leader_state": line.leader_state,
        "lead_unit": line.lead_unit,
        "lead_unit_state": line.lead_unit_state,
        "units": list(line.units),
    }
