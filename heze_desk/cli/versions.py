"""The versions of the roster and of the ledger on the command line: issued, listed, compared."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.cli.issuing import tell_copy
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun, IssuedPaper
from heze_desk.settings import store as settings
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    import argparse

    from heze_desk.versions import Compared, Standing


def add_acts(listed: "argparse.ArgumentParser", kind: str) -> None:
    """`roster issue`, `tasks compare` …; without an act the verb lists as before."""
    acts: Verbs = listed.add_subparsers(metavar="ACT")
    made = verb(acts, "issue", f"印发{kind}：编版次、留存，不能撤销", partial(issue, kind))
    made.add_argument("--as-of", type=day, metavar="DAY", dest="stood", help="截至哪一天；不写时是今天")
    made.add_argument("--on", type=day, metavar="DAY", help="印发日期；不写时是今天")
    made.add_argument("--why", default="", metavar="TEXT", help="印发日期在往年时写明原因")
    made.add_argument("--begun", type=int, metavar="N", help="启用以前本年已编到第几版，从它往下编")
    made.add_argument("--json", action="store_true", dest="as_json")
    made = verb(acts, "versions", f"{kind}的历次版本", partial(versions, kind))
    made.add_argument("--json", action="store_true", dest="as_json")
    made = verb(acts, "compare", "与上一版比：谁来了、谁走了、什么变了", partial(compare, kind))
    made.add_argument("old", type=int, nargs="?", metavar="ID", help="较早的一版；不写时是最近一版")
    made.add_argument("new", type=int, nargs="?", metavar="ID", help="较晚的一版；不写时是今天")
    made.add_argument("--as-of", type=day, metavar="DAY", dest="stood", help="和这一天比，不和今天比")
    how = made.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", dest="as_json")
    how.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", dest="paper")


def issue(kind: str, asked: Asked) -> int:
    from heze_desk.versions import ListKind
    from heze_desk.versions import issue as issued

    begun = Begun(number=asked.begun) if asked.begun is not None else None
    now = today(asked)
    with writing(asked) as workspace:
        done = issued(
            workspace,
            ListKind(kind),
            as_of=asked.stood or now,
            day=asked.on or now,
            reason=asked.why,
            begun=begun,
        )
    tell_copy(done)
    if asked.as_json:
        print_json(_row(done.paper) | {"path": done.copy})
        return 0
    print(f"已印发：{done.paper.name}。")
    if done.copy is not None:
        print(f"留存：{done.copy}")
    return 0


def versions(kind: str, asked: Asked) -> int:
    from heze_desk.versions import ListKind, as_of, issued

    with reading(asked) as workspace:
        papers = issued(workspace.db, ListKind(kind))
        rows = [_row(one) | {"as_of": as_of(workspace.db, one)} for one in papers]
    if asked.as_json:
        print_json(rows)
        return 0
    for row in rows:
        print(f"{row['id']}　{row['number_text']}　截至{row['as_of']}　{row['issued_on']}印发　{row['state']}")
    print(f"共 {len(rows)} 版。")
    return 0


def compare(kind: str, asked: Asked) -> int:
    """Two kept versions, or one, the last where none is named, and the list of a day."""
    from heze_desk import versions as lists

    with reading(asked) as workspace:
        old, new = _sides(workspace, kind, asked)
        compared = lists.compare(old, new)
        settled = settings.get(workspace.db)
    if asked.paper:
        from heze_desk.cli.papers import write

        write(lists.comparison_document(compared, settled, day=today(asked)), asked.paper, settled)
        return 0
    if asked.as_json:
        told = {"old": old.name, "new": new.name, "sentence": compared.sentence}
        print_json(told | {"old_as_of": old.day, "new_as_of": new.day, "changes": list(_changes(compared))})
        return 0
    print(compared.sentence)
    for row in _changes(compared):
        subject = "　".join(str(row[key]) for key in ("office", "number", "industry", "name", "title") if row.get(key))
        print(f"{subject}　{row['what']}　{row['old'] or '—'} → {row['new'] or '—'}")
    return 0


def _sides(workspace: Workspace, kind: str, asked: Asked) -> "tuple[Standing, Standing]":
    from heze_desk import versions as lists

    named, db = lists.ListKind(kind), workspace.db
    if asked.new is not None and asked.stood is not None:
        raise DeskError("写了两个版次，就不能再写 --as-of；请只用一种。")
    old = issuing.get(db, asked.old) if asked.old is not None else lists.last(lists.issued(db, named))
    if old is None:
        raise DeskError(f"还没有印发过{kind}，没有可比的版次；请先用 issue 印发。")
    new = issuing.get(db, asked.new) if asked.new is not None else None
    for paper in filter(None, (old, new)):
        if paper.kind != kind:
            raise DeskError(f"{paper.name}不是{kind}；请用 versions 查看它的版次。")
    if new is not None:
        return lists.kept(db, old), lists.kept(db, new)
    return lists.kept(db, old), lists.standing(workspace, named, asked.stood or today(asked))


def _changes(compared: "Compared") -> Iterator[dict[str, Any]]:
    """One row for each thing that changed, whichever list it is of."""
    from heze_desk.roster.comparison_records import RosterComparison

    if not isinstance(compared.found, RosterComparison):
        for one in compared.found.changes:
            told = {"number": one.number, "title": one.title, "lead_unit": one.lead_unit, "what": str(one.kind)}
            yield told | {"old": one.old_text, "new": one.new_text}
        return
    for holder in compared.found.holders:
        told = {"office": str(holder.office), "name": holder.name, "what": holder.what}
        yield told | {"old": holder.old, "new": holder.new}
    for moved in compared.found.industries:
        yield {"industry": moved.industry, "what": moved.what, "old": moved.old, "new": moved.new}


def _row(paper: IssuedPaper) -> dict[str, Any]:
    return {
        "id": paper.id,
        "kind": paper.kind,
        "year": paper.year,
        "number": paper.number,
        "number_text": paper.printed_number,
        "title": paper.title,
        "issued_on": paper.issued_on,
        "state": paper.state,
        "sha256": paper.sha256,
    }
