"""All of one phase or milestone on the command line, with its moves and its history."""

from collections.abc import Iterator, Mapping
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, verb
from heze_desk.roadmap import store, story
from heze_desk.roadmap.records import BarKey, PlanItem, Subject
from heze_desk.workspace.database import Database


def add_acts(acts: Verbs) -> None:
    made = verb(acts, "show", "查看一个阶段或节点：日期、先后、移动记录和历史", show)
    made.add_argument("id", type=int, metavar="ID", help="阶段或节点的编号")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        db = workspace.db
        item = store.get(db, asked.id)
        every = _row(db, item)
        told = story.story(db, asked.id)
        if asked.json:
            print_json(every | {"history": [vars(one) for one in story.changes(db, asked.id)]})
            return 0
        moves = [one.told for one in store.moves(db, asked.id)]
    print(f"{item.kind}　{item.title}　{item.span}")
    for words in _lines(every):
        print(f"　{words}")
    for move in moves:
        print(f"　移动　{move}")
    for one in told:
        print(f"　{one.sentence}")
    return 0


def _row(db: Database, item: PlanItem) -> dict[str, Any]:
    industry = db.execute("select name from industry where id = ?", [item.industry_id]).fetchone()
    known = store.dependencies(db)
    return {
        "id": item.id,
        "industry": industry[0],
        "kind": item.kind,
        "title": item.title,
        "start": item.start,
        "finish": item.finish,
        "done_on": item.done_on,
        "basis": item.basis or None,
        "waits_for": [_end(db, one.before) for one in known if one.after == item.key],
        "awaited_by": [_end(db, one.after) for one in known if one.before == item.key],
        "moves": store.moves(db, item.id or 0),
    }


def _end(db: Database, key: BarKey) -> dict[str, Any]:
    """What stands at the other end: a phase or milestone by its id, a task by its own."""
    return {"subject": "task" if key.subject is Subject.TASK else "item", "id": key.id, "title": store.title(db, key)}


def _lines(every: Mapping[str, Any]) -> Iterator[str]:
    yield f"产业　{every['industry']}"
    yield f"完成　{every['done_on'] or '未完成'}"
    if every["basis"]:
        yield f"依据　{every['basis']}"
    for one in every["waits_for"]:
        yield f"要等　{one['title']}"
    for one in every["awaited_by"]:
        yield f"等它完成的　{one['title']}"
