"""The verbs of one entry on the command line: which it is, and the record they give back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, today, verb
from heze_desk.cli.register_fields import line_of, row
from heze_desk.days import said
from heze_desk.registers import links, recognising, store
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Membership, Proof, Recognition
from heze_desk.tasks import store as tasks
from heze_desk.workspace.database import Database


def of_one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    """A verb of one entry."""
    made = verb(acts, name, words, run)
    made.add_argument("id", metavar="ID", help="编号（例如 PT12）或名称")
    return made


def giving_back(acts: Verbs, name: str, words: str, run: Any) -> Any:
    """A verb that changes one entry, and gives the record back as it then is."""
    made = of_one(acts, name, words, run)
    made.add_argument("--json", action="store_true", help="给出改后的整条记录")
    return made


def answer(asked: Asked, db: Database, entry_id: int, told: str) -> int:
    """The whole record as it now is, or the sentence that says what was done."""
    if asked.json:
        print_json(whole(db, entry_id, today(asked)))
    else:
        print(told)
    return 0


def whole(db: Database, entry_id: int, day: date) -> dict[str, Any]:
    """All of an entry but its history, as every verb of one entry gives it."""
    line, names = line_of(db, entry_id, day), dict(db.execute("select id, name from industry").fetchall())
    return {
        **row(line),
        "contact": line.contact,
        "telephone": line.telephone,
        "deleted_on": line.deleted_on,
        "terms": [_term(one, names) for one in store.memberships(db, entry_id)],
        "recognitions": [_recognised(db, one) for one in recognising.recognitions(db, entry_id)],
        "events": store.events(db, entry_id),
        "years": store.amounts(db, entry_id),
        "links": [row(one) for one in links.links(db, entry_id, day)],
        "tasks": [tasks.get(db, one).number for one in links.tasks_of(db, entry_id)],
    }


def numbered(db: Database, entry_id: int) -> str:
    """XM59“演示项目”: an entry in a sentence."""
    entry = store.get(db, entry_id)
    return f"{KINDS[entry.kind].number(entry_id)}“{entry.name}”"


def key(proof: Proof) -> str:
    """P12: what a kept file is called here and in `attachments`."""
    return f"P{proof.id}"


def span(one: Membership) -> str:
    """自2026年7月1日起, 到2026年6月30日为止, or 不限起止."""
    if one.valid_from is None and one.valid_to is None:
        return "不限起止"
    since = f"自{said(one.valid_from)}起" if one.valid_from else ""
    return since + (f"到{said(one.valid_to)}为止" if one.valid_to else "")


def _term(one: Membership, names: Mapping[int, str]) -> dict[str, Any]:
    days = {"valid_from": one.valid_from, "valid_to": one.valid_to}
    return {"industry": names[one.industry_id], **days, "told": span(one)}


def _recognised(db: Database, one: Recognition) -> dict[str, Any]:
    return vars(one) | {"proofs": [_proof(proof) for proof in recognising.proofs(db, one.id or 0)]}


def _proof(one: Proof) -> dict[str, Any]:
    return {
        "key": key(one),
        "file_name": one.file_name,
        "added_on": one.added_on,
        "removed_on": one.removed_on,
        "removal_reason": one.removal_reason or None,
    }
