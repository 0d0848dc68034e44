"""Everything that is kept, found on the command line."""

from typing import Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb
from heze_desk.errors import DeskError
from heze_desk.search.index import Index
from heze_desk.search.records import Group, Hit, Kind, words

FEW, MANY = 10, 10_000
KINDS = [kind for kind in Kind if kind is not Kind.PAGE]


def add_verbs(verbs: Verbs) -> None:
    made = verb(verbs, "find", "查找保存的一切内容：各个词都要有，也可以写拼音首字母", find)
    made.add_argument("text", nargs="+", metavar="TEXT")
    made.add_argument("--kind", choices=[str(kind) for kind in KINDS], help="只要一类，全部列出")
    made.add_argument("--json", action="store_true")


def find(asked: Asked) -> int:
    text = " ".join(asked.text)
    if not words(text):
        raise DeskError("没有写要查找的词；请在 find 后面写上。")
    with reading(asked) as workspace:
        index = Index()
        index.renew(workspace.db, today(asked))
        while index.prepare():
            pass
        groups = index.find(text, only=Kind(asked.kind) if asked.kind else None, most=MANY if asked.kind else FEW)
    if asked.json:
        print_json([_row(hit) for group in groups for hit in group.hits])
        return 0
    for group in groups:
        _tell(group)
    print(f"共找到 {sum(group.total for group in groups)} 条。")
    return 0


def _tell(group: Group) -> None:
    for hit in group.hits:
        print("　".join(filter(None, (hit.kind, str(hit.id), hit.title, hit.detail, f"[{hit.verb}]"))))
    if group.more:
        print(f"{group.kind}还有 {group.more} 条；加 --kind {group.kind} 全部列出。")


def _row(hit: Hit) -> dict[str, Any]:
    return {"kind": hit.kind, "id": hit.id, "title": hit.title, "detail": hit.detail, "where": hit.verb}
