"""All of one register entry on the command line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today
from heze_desk.cli.register_fields import line_of, told
from heze_desk.cli.register_one import of_one, whole
from heze_desk.days import said
from heze_desk.registers import links, store, story
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.tasks import store as tasks
from heze_desk.workspace.history import Told

LAST = 5
"""So many changes are told unless all are asked for."""


def add_acts(acts: Verbs) -> None:
    made = of_one(acts, "show", "查看一条：各项内容、归属起止、认定、事件、分年数据、关联、历史", show)
    made.add_argument("--history", action="store_true", help=f"列出全部改动；不写时列出最近 {LAST} 处")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        entry_id = store.named(db, asked.kind, asked.id)
        every = whole(db, entry_id, today(asked))
        if asked.json:
            print_json(every | {"history": [vars(one) for one in store.story(db, entry_id)]})
            return 0
        line, happened = line_of(db, entry_id, today(asked)), story.story(db, asked.kind, entry_id)
        tied = [tasks.get(db, one) for one in links.tasks_of(db, entry_id)]
    every |= {"unit": line.unit, "tasks": [f"{one.number}　{one.title}" for one in tied]}
    gone = f"　（已于{said(line.deleted_on)}删除）" if line.deleted_on else ""
    print(f"{told(line)}{gone}")
    for words in (*_lines(every, KINDS[asked.kind]), *_history(happened, whole=asked.history)):
        print(f"　{words}")
    return 0


def _history(happened: Sequence[Told], *, whole: bool) -> Iterator[str]:
    """The latest first, and how to see the rest."""
    shown = happened if whole else happened[:LAST]
    more = "" if len(shown) == len(happened) else f"，最近 {len(shown)} 处如下；全部的请加 --history"
    yield f"改动共 {len(happened)} 处{more}。"
    for one in shown:
        yield f"　{one.sentence}"


def _lines(every: Mapping[str, Any], register: Register) -> Iterator[str]:
    """What the first line does not tell."""
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
        yield "　".join(filter(None, (said(event.day), event.act, event.text)))
    units = {one.name: one.unit for one in register.measures}
    for amount in every["years"]:
        yield f"{amount.year}年　{amount.measure}　{amount.amount:,.10g}{units.get(amount.measure, '')}"
    for other in every["links"]:
        yield f"关联　{other['number']}　{other['name']}"
    for task in every["tasks"]:
        yield f"任务　{task}"


def _mark(one: Mapping[str, Any]) -> str:
    proofs = (f"材料 {proof['key']}“{proof['file_name']}”" for proof in one["proofs"] if not proof["removed_on"])
    shown = "、".join(filter(None, (one["document"], *proofs))) or "待核"
    gone = one["withdrawn_on"]
    ended = f"，{said(gone)}撤销：{one['withdrawn_because']}" if gone else ""
    return f"{one['mark']}　{said(one['recognised_on'])}　{shown}{ended}"
