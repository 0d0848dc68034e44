"""All of one register entry on the command line."""

from collections.abc import Iterator, Mapping
from typing import Any

from heze_desk.cli.opening import Asked, print_json, reading, today
from heze_desk.cli.register_fields import line_of, row, told
from heze_desk.cli.register_marks import span
from heze_desk.days import said
from heze_desk.registers import links, recognising, store
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.records import Membership, Recognition
from heze_desk.tasks import store as tasks
from heze_desk.workspace.database import Database


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        entry_id = store.named(db, asked.kind, asked.id)
        line = line_of(db, entry_id, today(asked))
        every = row(line) | {"contact": line.contact, "telephone": line.telephone} | _parts(db, entry_id, asked)
    if asked.json:
        print_json(every | {"tasks": [one["number"] for one in every["tasks"]]})
        return 0
    print(told(line))
    for text in _lines(every, KINDS[asked.kind]):
        print(f"　{text}")
    return 0


def _parts(db: Database, entry_id: int, asked: Asked) -> dict[str, Any]:
    names = dict(db.execute("select id, name from industry").fetchall())
    recognised = recognising.recognitions(db, entry_id)
    tied = [tasks.get(db, one) for one in links.tasks_of(db, entry_id)]
    return {
        "terms": [_term(one, names) for one in store.memberships(db, entry_id)],
        "recognitions": [_recognised(db, one) for one in recognised],
        "events": store.events(db, entry_id),
        "years": store.amounts(db, entry_id),
        "links": [row(one) for one in links.links(db, entry_id, today(asked))],
        "tasks": [{"number": one.number, "title": one.title} for one in tied],
        "history": [vars(one) for one in store.story(db, entry_id)],
    }


def _term(one: Membership, names: Mapping[int, str]) -> dict[str, Any]:
    days = {"valid_from": one.valid_from, "valid_to": one.valid_to}
    return {"industry": names[one.industry_id], **days, "told": span(one)}


def _recognised(db: Database, one: Recognition) -> dict[str, Any]:
    kept = [proof.file_name for proof in recognising.proofs(db, one.id or 0) if proof.removed_on is None]
    return vars(one) | {"proofs": kept}


def _lines(every: Mapping[str, Any], register: Register) -> Iterator[str]:
    """What the first line does not tell; the history only counted, for it is long."""
    for name in ("field", "unit", "summary", "contact", "telephone"):
        if (field := register.field(name)) and every[name]:
            yield f"{field.title}　{every[name]}"
    if every["traits"]:
        yield f"{register.traits_title}　{'、'.join(every['traits'])}"
    for one in every["terms"]:
        yield f"归属产业　{one['industry']}　{one['told']}"
    for one in every["recognitions"]:
        yield _mark(one)
    for event in every["events"]:
        yield f"{said(event.day)}　{event.act}　{event.text}"
    units = {one.name: one.unit for one in register.measures}
    for amount in every["years"]:
        yield f"{amount.year}年　{amount.measure}　{amount.amount:,.10g}{units.get(amount.measure, '')}"
    for other in every["links"]:
        yield f"关联　{other['number']}　{other['name']}"
    for task in every["tasks"]:
        yield f"任务　{task['number']}　{task['title']}"
    yield f"改动 {len(every['history'])} 处；逐处内容见 --json 或窗口里的“历史”。"


def _mark(one: Mapping[str, Any]) -> str:
    shown = "、".join(filter(None, (one["document"], *(f"材料“{name}”" for name in one["proofs"])))) or "待核"
    gone = one["withdrawn_on"]
    ended = f"，{said(gone)}撤销：{one['withdrawn_because']}" if gone else ""
    return f"{one['mark']}　{said(one['recognised_on'])}　{shown}{ended}"
