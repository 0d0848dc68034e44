"""One matter of 双告知 on the command line: all of it with its history, and put right."""

from typing import Any

from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.cli.register_fields import found
from heze_desk.errors import DeskError
from heze_desk.notifications import store, story
from heze_desk.notifications.records import Direction, NotificationLine
from heze_desk.registers import store as registers
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database


def add_acts(acts: Verbs) -> None:
    shown = verb(acts, "show", "查看一件告知事项和它的历史", show)
    shown.add_argument("id", type=int, metavar="ID")
    shown.add_argument("--json", action="store_true")
    made = verb(acts, "set", "改正登记错了的一件；不写的各项不变，写空的清空", change)
    made.add_argument("id", type=int, metavar="ID")
    made.add_argument("--direction", choices=[*Direction])
    for name, words in (("matter", "告知的事项"), ("concerns", "涉及的企业或项目"), ("basis", "依据")):
        made.add_argument(f"--{name}", metavar="TEXT", help=words)
    made.add_argument("--from-unit", metavar="NAME", help="告知单位")
    made.add_argument("--to-unit", metavar="NAME", help="被告知单位")
    made.add_argument("--entry", metavar="ID", help="名录里的条目：编号（例如 QY12）或“企业:名称”")
    made.add_argument("--on", type=day, metavar="DAY", help="告知日期")
    made.add_argument("--due", type=day, metavar="DAY", help="反馈时限")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        line = store.line(workspace.db, asked.id, today(asked))
        happened = story.changes(workspace.db, asked.id)
        told = story.story(workspace.db, asked.id)
    if asked.json:
        print_json(row(line) | {"history": [vars(one) for one in happened]})
        return 0
    one = line.notification
    print(f"{one.name}　{one.matter}　{line.state}（{line.standing}）")
    parts = (
        ("方向", f"{one.direction}（{one.direction.meaning}）"),
        ("涉及", line.concerns),
        ("告知", f"{line.from_unit}→{line.to_unit}，{one.notified_on}"),
        ("反馈时限", f"{one.due}"),
        ("反馈", one.feedback),
        ("结果互认", one.recognised),
        ("依据", one.basis),
    )
    for name, words in parts:
        if words:
            print(f"　{name}　{words}")
    for change_told in told:
        print(f"　{change_told.sentence}")
    return 0


def change(asked: Asked) -> int:
    with writing(asked) as workspace:
        name = store.get(workspace.db, asked.id).name
        with workspace.step(f"改正告知：{name}") as db:
            fields = _fields(db, asked)
            if not fields:
                raise DeskError("没有写要改正的内容；请写 --matter、--due 等，例如 --due 2026-12-01。")
            store.change(db, asked.id, today=today(asked), **fields)
        line = store.line(workspace.db, asked.id, today(asked))
    if asked.json:
        print_json(row(line))
        return 0
    print(f"已改正：{name}，{line.from_unit}告知{line.to_unit}，{line.standing}。")
    return 0


def _fields(db: Database, asked: Asked) -> dict[str, Any]:
    """Only what was written."""
    told: dict[str, Any] = {name: getattr(asked, name) for name in ("matter", "concerns", "basis")}
    told = {name: words.strip() for name, words in told.items() if words is not None}
    told |= {f"{side}_unit_id": unit_store.named(db, name) for side in ("from", "to") if (name := _unit(asked, side))}
    days = {"notified_on": asked.on, "due": asked.due, "entry_id": entry(db, asked.entry)}
    days["direction"] = Direction(asked.direction) if asked.direction else None
    return told | {name: value for name, value in days.items() if value is not None}


def _unit(asked: Asked, side: str) -> str:
    return getattr(asked, f"{side}_unit") or ""


def entry(db: Database, words: str | None) -> int | None:
    """An entry of the registers that is there, by its id or as the registers name it."""
    if words is None:
        return None
    plain = words.strip()
    return registers.get(db, int(plain)).id if plain.isdecimal() and len(plain) < 10 else found(db, plain)


def row(line: NotificationLine) -> dict[str, Any]:
    one = line.notification
    return {
        "id": one.id,
        "number": one.name,
        "direction": one.direction,
        "matter": one.matter,
        "concerns": line.concerns,
        "entry_id": one.entry_id,
        "from": line.from_unit,
        "to": line.to_unit,
        "notified_on": one.notified_on,
        "due": one.due,
        "effective_due": line.due.effective,
        "state": line.state,
        "standing": line.standing,
        "feedback": one.feedback or None,
        "received_on": one.received_on,
        "recognised": one.recognised or None,
        "recognised_on": one.recognised_on,
        "basis": one.basis or None,
    }
