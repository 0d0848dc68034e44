"""What a round gives out on the command line: how the units stand, whom to call, forms, letters, what changed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.cli.opening import Asked, Verbs, looked_at, print_json, reading, takes_as_of, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.rounds import changes, letters, store
from heze_desk.rounds.change_records import RoundChanges
from heze_desk.rounds.records import Round
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.settings import store as settings
from heze_desk.workspace.database import Database

if TYPE_CHECKING:
    import argparse


def one_round(made: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    """A verb about one round, named by its number in a year."""
    made.add_argument("number", type=int, metavar="N", help="第几次")
    made.add_argument("--year", type=int, metavar="YEAR", help="哪一年的次数；不写时取今年")
    return made


def add_acts(acts: Verbs) -> None:
    shown = one_round(verb(acts, "status", "各单位的报送情况", status))
    takes_as_of(shown)
    chased = one_round(verb(acts, "chase", "还没有报送的单位、联系人和电话用语", chase))
    for made in (shown, chased):
        how = made.add_mutually_exclusive_group()
        how.add_argument("--json", action="store_true")
        how.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")
    compared = one_round(verb(acts, "changes", "上次调度以来的变化", show_changes))
    how = compared.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true")
    how.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")
    chased.add_argument("--unit", help="只催这个单位")
    made = one_round(verb(acts, "forms", "生成各单位的反馈表，每个单位一份 xlsx", make_forms))
    made.add_argument("--out", type=Path, metavar="DIR", required=True)
    made.add_argument("--unit", action="append", default=[], help="只给这个单位或群组，可写多次")
    made.add_argument("--json", action="store_true")
    written = one_round(verb(acts, "letter", "报送通知：发给各单位，或只给一个单位", letter))
    written.add_argument("--unit", help="只给这个单位")
    written.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    for made in (chased, written):
        made.add_argument("--issue", type=int, default=0, metavar="号", help="函件编号里的号；不写时留空")


def status(asked: Asked) -> int:
    with looked_at(asked) as (db, of_day):
        gathered = letters.letter(db, found(db, asked), of_day)
        settled = settings.get(db)
    if asked.out:
        from heze_desk.cli.papers import write
        from heze_desk.rounds import standing_document

        write(standing_document.standing(gathered, settled), asked.out, settled)
        return 0
    if asked.json:
        print_json([row(one) for one in gathered.units])
        return 0
    for one in gathered.units:
        told = (one.unit, one.state, str(one.reported_on or ""), one.lag, one.noted_by, one.remark)
        print("　".join(filter(None, told)))
    missing = sum(one.is_missing for one in gathered.units)
    print(f"共 {len(gathered.units)} 个单位，{missing} 个还没有报送。")
    return 0


def chase(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        round_id, unit_id = found(db, asked), _unit(db, asked)
        if asked.out:
            gathered = letters.reminder(db, round_id, today(asked), unit_id=unit_id, issue=asked.issue)
        listed = [one for one in store.chase(db, round_id, today(asked)) if unit_id in (None, one.status.unit_id)]
        settled = settings.get(db)
    if asked.out:
        from heze_desk.cli.papers import write
        from heze_desk.rounds import document

        write(document.reminder(gathered, settled), asked.out, settled)
        return 0
    if asked.json:
        print_json([{**row(one.status), "text": one.text} for one in listed])
        return 0
    for one in listed:
        who = "　".join(filter(None, (one.status.contact, one.status.telephone))) or "未登记联络员"
        print(f"{one.status.unit}　{one.status.state}　{who}\n    {one.text}")
    print(f"共 {len(listed)} 个单位还没有报送。" if listed else "各单位都已报送。")
    return 0


def make_forms(asked: Asked) -> int:
    """2 where a form could not be written; the others are there all the same."""
    from heze_desk.rounds import workbook_making

    with writing(asked) as workspace:
        round_ = store.get(workspace.db, found(workspace.db, asked))
        with workspace.step(f"生成{round_.name}反馈表") as db:
            on, units = today(asked), _asked_units(db, round_, asked)
            made = workbook_making.make_forms(db, round_.id or 0, asked.out, day=on, unit_ids=units)
    if asked.json:
        print_json({"files": made.paths, "failures": made.failures})
    elif made.paths:
        print(made.sentence)
    for failure in made.failures:
        print(failure, file=sys.stderr)
    return 2 if made.failures else 0


def _asked_units(db: Database, round_: Round, asked: Asked) -> list[int]:
    """The ids of the units named, groups by their members; one that the round does not ask is refused."""
    wanted = unit_store.expanded(db, [unit_store.named(db, name) for name in asked.unit])
    known = store.round_units(db, round_.id or 0)
    names = unit_store.names(db, today(asked))
    if strange := "、".join(names[one] for one in wanted if one not in known):
        raise DeskError(f"{round_.name}调度没有要求{strange}填报，没有生成；要它填报，请先用 round add 补入任务。")
    return wanted


def letter(asked: Asked) -> int:
    from heze_desk.cli.papers import write
    from heze_desk.rounds import document

    with reading(asked) as workspace:
        db = workspace.db
        unit_id = _unit(db, asked)
        gathered = letters.letter(db, found(db, asked), today(asked), unit_id=unit_id, issue=asked.issue)
        settled = settings.get(db)
    write(document.cover(gathered, settled), asked.out, settled)
    return 0


def show_changes(asked: Asked) -> int:
    with reading(asked) as workspace:
        round_id = found(workspace.db, asked)
        told = changes.since_last(workspace, workspace.db, round_id, today(asked))
        settled = settings.get(workspace.db)
    if asked.out:
        from heze_desk.cli.papers import write
        from heze_desk.rounds import changes_document

        write(changes_document.changes(told, settled), asked.out, settled)
        return 0
    if asked.json:
        print_json(compared(told))
        return 0
    for one in told.comparison.changes:
        print("　".join((one.number, one.title, one.lead_unit or "待明确", one.text)))
    print(f"{told.beginning}（{told.since}），截至{told.until}：{told.comparison.sentence}")
    if told.comparison.lights:
        print(told.rule)
    return 0


def compared(told: RoundChanges) -> dict[str, Any]:
    """What `round changes --json` says; the keys of the numbers are those of the kinds in English."""
    comparison = told.comparison
    listed = [
        {**vars(one), "id": one.task_id, "kind": one.kind.word, "what": one.kind, "text": one.text}
        for one in comparison.changes
    ]
    return {
        "round": told.round.name,
        "last": told.last.name if told.last else None,
        "since": told.since,
        "until": told.until,
        "numbers": {kind.word: number for kind, number in comparison.numbers.items()},
        "lights": [{"old": old, "new": new, "tasks": count} for (old, new), count in comparison.lights.items()],
        "tasks_before": comparison.before,
        "tasks_after": comparison.after,
        "sentence": comparison.sentence,
        "changes": listed,
    }


def found(db: Database, asked: Asked) -> int:
    """The round of this number, in the year that was named or in that of today."""
    return store.numbered(db, asked.number, year=asked.year or today(asked).year)


def _unit(db: Database, asked: Asked) -> int | None:
    return unit_store.named(db, asked.unit) if asked.unit else None


def row(one: UnitStatus) -> dict[str, Any]:
    """What `round status --json` says of a unit; `forms` counts the files that came back."""
    return {
        "unit": one.unit,
        "state": one.state,
        "forms": one.forms_returned,
        "forms_made": one.forms_made,
        "reported_at": str(one.reported_at or one.reported_on) if one.reported_on else None,
        "reported_on": one.reported_on,
        "noted_by": one.noted_by,
        "remark": one.remark,
        "late": one.is_late,
        "lag": one.lag,
        "tasks": one.tasks,
        "lead": one.lead,
        "responsible": one.responsible,
        "filled": one.filled,
        "contact": one.contact,
        "telephone": one.telephone,
    }
