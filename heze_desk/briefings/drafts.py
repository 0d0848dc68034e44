"""Drafts in and out of the workspace. Writing functions run in a step; what was issued can be changed no more."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from heze_desk.briefings.draft_records import Compiled, Draft, DraftSection, Figure, Subject
from heze_desk.differing import Piece, differences, taken
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import amend, find, insert, load, write

ROUNDED = 4_000_000
"""So many characters a section may have; more was pasted by mistake."""


def add(db: Database, draft: Draft, compiled: Iterable[Compiled], figures: Iterable[Figure]) -> int:
    """A new draft with its sections as they were compiled."""
    draft_id = write(db.table("briefing"), draft)
    _write_sections(db, [_section(draft_id, place, one) for place, one in enumerate(compiled, 1)])
    _write_figures(db, draft_id, figures)
    return draft_id


def get(db: Database, draft_id: int) -> Draft:
    found = find(db, "briefing", Draft, draft_id)
    if found is None:
        raise MissingRecordError(f"没有序号为 {draft_id} 的简报；请用 briefings 查看。")
    return found


def drafts(db: Database) -> list[Draft]:
    """All briefings, drafts and issued, the latest first."""
    return [load(Draft, row) for row in db.query("select * from briefing order by id desc")]


def sections(db: Database, draft_id: int) -> list[DraftSection]:
    """In the order in which they are printed."""
    rows = db.query("select * from briefing_section where briefing_id = ? order by position, id", [draft_id])
    return [load(DraftSection, row) for row in rows]


def section(db: Database, draft_id: int, number: int) -> DraftSection:
    """The section at this place, from 1 on."""
    get(db, draft_id)
    found = sections(db, draft_id)
    if not 1 <= number <= len(found):
        raise DeskError(f"没有第{number}部分，一共{len(found)}部分；请用 briefing show {draft_id} 查看。")
    return found[number - 1]


def figures(db: Database, draft_id: int) -> list[Figure]:
    rows = db.query("select * from briefing_figure where briefing_id = ? order by position, id", [draft_id])
    return [
        Figure(
            key=row["key"], name=row["name"], subject=Subject(row["subject"]), rows=tuple(json.loads(row["row_ids"]))
        )
        for row in rows
    ]


def open_draft(db: Database, draft_id: int) -> Draft:
    """The draft, which must not have been issued yet."""
    draft = get(db, draft_id)
    if draft.is_issued:
        raise DeskError("这一期简报已经印发，不能再改；有错请用更正，或作废后另行起草。")
    return draft


def change(db: Database, draft_id: int, **fields: Any) -> None:
    """Set title, readers, copies of a draft."""
    old = open_draft(db, draft_id)
    amend(db, "briefing", old, replace(old, **fields))


def set_text(db: Database, draft_id: int, number: int, text: str) -> None:
    """The secretary's own words in a section; an empty text leaves the section out of the paper."""
    open_draft(db, draft_id)
    old = section(db, draft_id, number)
    if len(text) > ROUNDED or "\0" in text:
        raise DeskError("这一部分的文字太长或不是文字；请核对内容。")
    amend(db, "briefing_section", old, replace(old, text=text.replace("\r\n", "\n").strip("\n")))


def add_section(db: Database, draft_id: int, heading: str, text: str) -> int:
    """A section of the secretary's own at the end; returns its number."""
    open_draft(db, draft_id)
    if not heading.strip():
        raise DeskError("新的一部分要有标题。")
    place = len(sections(db, draft_id)) + 1
    own = Compiled(key="", heading=heading.strip(), text="")
    write(db.table("briefing_section"), replace(_section(draft_id, place, own), text=text.strip("\n")))
    return place


def beside(old: DraftSection, new: str) -> tuple[Piece, ...]:
    """The section in pieces: what stands in it beside what would be compiled now."""
    return differences(old.compiled, new, old.text)


def differing(old: DraftSection, new: str) -> list[int]:
    """The places, among the pieces of `beside`, of those that differ; they are counted from 1 on by who chooses."""
    return [place for place, piece in enumerate(beside(old, new)) if piece.own != piece.drafted]


def left_differing(old: DraftSection, new: str, wanted: Collection[int] | None) -> list[tuple[int, Piece]]:
    """Each difference with its number; without those that are wanted, which is all where none is told."""
    pieces = beside(old, new)
    numbered = list(enumerate((pieces[place] for place in differing(old, new)), 1))
    if wanted is None:
        return numbered
    return [(number, piece) for number, piece in numbered if wanted and number not in wanted]


Take = Mapping[str, Collection[int]]
"""Of which sections, by key, which differing pieces are taken, counted from 1 on; of none named, all."""


def follow(
    db: Database, draft_id: int, compiled: Sequence[Compiled], figures: Iterable[Figure], *, take: Take | None = None
) -> None:
    """Let untouched pieces follow the data; own words stay but where `take` says otherwise, and so does the order."""
    open_draft(db, draft_id)
    old = {one.key: one for one in sections(db, draft_id) if one.key}
    merged = [_merged(_section(draft_id, 0, new), old.get(new.key), take or {}) for new in compiled]
    kept = _in_order(sections(db, draft_id), merged)
    for one in old.values():
        if one.id not in {new.id for new in kept}:
            db.execute("delete from briefing_section where id = ?", [one.id])
    before = {one.id: one for one in sections(db, draft_id)}
    for place, one in enumerate(kept, 1):
        placed = replace(one, position=place)
        if one.id is None:
            write(db.table("briefing_section"), placed)
        else:
            amend(db, "briefing_section", before[one.id], placed)
    count_anew(db, draft_id, figures)


def count_anew(db: Database, draft_id: int, figures: Iterable[Figure]) -> None:
    """Put these figures in the place of those it had."""
    db.execute("delete from briefing_figure where briefing_id = ?", [draft_id])
    _write_figures(db, draft_id, figures)


def remove(db: Database, draft_id: int) -> None:
    """Throw a draft away; one that was issued stays."""
    open_draft(db, draft_id)
    for table in ("briefing_figure", "briefing_section", "briefing_inset"):
        db.execute(f"delete from {table} where briefing_id = ?", [draft_id])
    db.execute("delete from briefing where id = ?", [draft_id])


def corrected(db: Database, draft_id: int, sections: Iterable[DraftSection]) -> int:
    """A copy with these sections that corrects an issued briefing; all else is as it was issued."""
    old = get(db, draft_id)
    new_id = write(db.table("briefing"), replace(old, id=None, issued_paper_id=None, corrects_id=draft_id))
    _write_sections(db, [replace(one, id=None, briefing_id=new_id) for one in sections])
    _write_figures(db, new_id, figures(db, draft_id))
    return new_id


def _in_order(old: Sequence[DraftSection], merged: Sequence[DraftSection]) -> list[DraftSection]:
    """The order as it was; what is new stands behind what it is compiled after, what is gone stays with own words."""
    new = {one.key: one for one in merged}
    gone = {one.key for one in old if one.key and one.key not in new and not one.touched}
    kept = [_remaining(one, new) for one in old if one.key not in gone]
    for place, one in enumerate(merged):
        if one.id is None:
            before = {other.key for other in merged[:place]}
            at = max((there for there, other in enumerate(kept, 1) if other.key in before), default=0)
            kept.insert(at, one)
    return kept


def _remaining(old: DraftSection, new: Mapping[str, DraftSection]) -> DraftSection:
    if not old.key:
        return old
    return new.get(old.key) or replace(old, compiled="", blocks="{}")


def _merged(new: DraftSection, old: DraftSection | None, take: Take) -> DraftSection:
    if old is None:
        return new
    pieces, places, wanted = beside(old, new.compiled), differing(old, new.compiled), take.get(new.key)
    if wrong := [number for number in wanted or () if not 1 <= number <= len(places)]:
        raise DeskError(f"“{old.heading}”没有第{wrong[0]}处不同，一共{len(places)}处；请先用 --preview 查看。")
    if wanted is not None and not wanted:
        return replace(new, id=old.id, left_out=old.left_out, heading=_heading(old, new))
    text = taken(old.text, pieces, [places[number - 1] for number in wanted or ()])
    return replace(new, id=old.id, left_out=old.left_out, heading=_heading(old, new), text=text)


def _heading(old: DraftSection, new: DraftSection) -> str:
    return old.heading if old.is_renamed else new.heading


def _section(draft_id: int, place: int, one: Compiled) -> DraftSection:
    return DraftSection(
        briefing_id=draft_id,
        position=place,
        key=one.key,
        heading=one.heading,
        compiled=one.text,
        text=one.text,
        blocks=one.blocks,
        compiled_heading=one.heading if one.key else "",
    )


def _write_sections(db: Database, sections: Iterable[DraftSection]) -> None:
    for one in sections:
        write(db.table("briefing_section"), one)


def _write_figures(db: Database, draft_id: int, figures: Iterable[Figure]) -> None:
    for place, one in enumerate(figures, 1):
        columns = {
            "briefing_id": draft_id,
            "position": place,
            "key": one.key,
            "name": one.name,
            "value": one.value,
            "subject": str(one.subject),
            "row_ids": json.dumps(one.rows),
        }
        insert(db, "briefing_figure", columns)
