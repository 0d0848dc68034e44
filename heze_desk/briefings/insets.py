"""Tables and pictures of the secretary's own in a draft. Writing functions run in a step."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import DraftSection, Inset
from heze_desk.briefings.paper_records import called
from heze_desk.errors import DeskError
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, load, write

PLAIN = {"kind": "", "title": "", "body": []}


def insets(db: Database, draft_id: int) -> list[Inset]:
    """Those put in so far, also where no line calls them any more."""
    rows = db.query("select * from briefing_inset where briefing_id = ? order by id", [draft_id])
    return [load(Inset, row) for row in rows]


def put_in(db: Database, inset: Inset) -> int:
    """Keep a table or picture under a name that none has yet, or in the place of one that no line calls any more."""
    drafts.open_draft(db, inset.briefing_id)
    refuse_taken(db, inset)
    for old in insets(db, inset.briefing_id):
        if old.caption == inset.caption:
            amend(db, "briefing_inset", old, replace(inset, id=old.id))
            return old.id or 0
    return write(db.table("briefing_inset"), inset)


def put_into(db: Database, inset: Inset, number: int) -> DraftSection:
    """At the end of a part, called by a line of its own; returns the part as it was."""
    put_in(db, inset)
    old = drafts.section(db, inset.briefing_id, number)
    drafts.set_text(db, inset.briefing_id, number, f"{old.text}\n［{inset.caption}］")
    return old


def refuse_taken(db: Database, inset: Inset) -> None:
    """A line could not tell two of one name apart, be they compiled or put in."""
    sections = drafts.sections(db, inset.briefing_id)
    wanted = {called(line) for one in sections for line in one.text.split("\n")}
    standing = [one for one in insets(db, inset.briefing_id) if one.caption in wanted]
    if inset.caption in captions(sections, standing):
        raise DeskError(f"已经有一个叫“{inset.caption}”的表或图；请换一个名称。")


def called_so(db: Database, draft_id: int, caption: str) -> Inset:
    """The one that was put in under that name."""
    found = next((one for one in insets(db, draft_id) if one.caption == caption), None)
    if found is None:
        raise DeskError(f"没有叫“{caption}”的自加表格或图片；由台账编写的表请在台账里改。")
    return found


def change(db: Database, inset: Inset) -> None:
    """Put another table or picture in the place of the one of that name."""
    drafts.open_draft(db, inset.briefing_id)
    old = called_so(db, inset.briefing_id, inset.caption)
    amend(db, "briefing_inset", old, replace(inset, id=old.id))


def whole(db: Database, draft_id: int) -> list[DraftSection]:
    """The sections as they are printed, each with all tables, charts and pictures that its lines call."""
    return with_insets(drafts.sections(db, draft_id), insets(db, draft_id))


def with_insets(sections: Sequence[DraftSection], put: Sequence[Inset]) -> list[DraftSection]:
    """A block is found in its own section first, then among those put in, then where it was moved from."""
    everywhere = {name: block for one in sections for name, block in _blocks(one.blocks).items()}
    everywhere |= {name: block for one in put for name, block in _blocks(one.content).items()}
    return [_filled(one, everywhere) for one in sections]


def captions(sections: Sequence[DraftSection], put: Sequence[Inset]) -> frozenset[str]:
    """All that a line of the draft can call."""
    return frozenset(name for text in _texts(sections, put) for name in _blocks(text))


def _texts(sections: Sequence[DraftSection], put: Sequence[Inset]) -> Iterator[str]:
    yield from (one.blocks for one in sections)
    yield from (one.content for one in put)


def _filled(section: DraftSection, everywhere: Mapping[str, Any]) -> DraftSection:
    own = _blocks(section.blocks)
    names = dict.fromkeys(filter(None, map(called, section.text.split("\n"))))
    if not (more := [everywhere[name] for name in names if name not in own and name in everywhere]):
        return section
    told = {**PLAIN, **json.loads(section.blocks)}
    return replace(section, blocks=json.dumps({**told, "body": [*told["body"], *more]}, ensure_ascii=False))


@lru_cache(64)
def _blocks(text: str) -> Mapping[str, Any]:
    """The blocks of a kept document by their captions; kept, since a draft is put together at every pause in typing."""
    return {one.get("caption", ""): one for one in json.loads(text).get("body", ())}
