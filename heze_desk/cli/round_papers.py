"""What a round gives out on the command line: how the units stand, whom to call, forms, letters, what changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb
from heze_desk.rounds import store
from heze_desk.rounds.status_records import UnitStatus

if TYPE_CHECKING:
    import argparse


def one_round(made: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    """A verb about one round, named by its number in a year."""
    made.add_argument("number", type=int, metavar="N", help="第几次")
    made.add_argument("--year", type=int, metavar="YEAR", help="哪一年的次数；不写时取今年")
    return made


def year_of(asked: Asked) -> int:
    return int(asked.year or today(asked).year)


def add_acts(acts: Verbs) -> None:
    shown = one_round(verb(acts, "status", "各单位的报送情况", status))
    chased = one_round(verb(acts, "chase", "还没有报送的单位、联系人和电话用语", chase))
    for made in (shown, chased):
        how = made.add_mutually_exclusive_group()
        how.add_argument("--json", action="store_true")
        how.add_argument("--out", type=Path, metavar="FILE.pdf|.docx")


def status(asked: Asked) -> int:
    with reading(asked) as workspace:
        round_id = store.numbered(workspace.db, asked.number, year=year_of(asked))
        listed = store.statuses(workspace.db, round_id, today(asked))
    if asked.json:
        print_json([row(one) for one in listed])
        return 0
    for one in listed:
        told = (one.unit, one.state, str(one.reported_on or ""), one.lag, one.noted_by, one.remark)
        print("　".join(filter(None, told)))
    missing = sum(one.is_missing for one in listed)
    print(f"共 {len(listed)} 个单位，{missing} 个还没有报送。")
    return 0


def chase(asked: Asked) -> int:
    with reading(asked) as workspace:
        round_id = store.numbered(workspace.db, asked.number, year=year_of(asked))
        listed = store.chase(workspace.db, round_id, today(asked))
    if asked.json:
        print_json([{**row(one.status), "text": one.text} for one in listed])
        return 0
    for one in listed:
        who = "　".join(filter(None, (one.status.contact, one.status.telephone))) or "未登记联络员"
        print(f"{one.status.unit}　{one.status.state}　{who}\n    {one.text}")
    print(f"共 {len(listed)} 个单位还没有报送。" if listed else "各单位都已报送。")
    return 0


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
