"""What a printed register lists of the whole: told in words, and in which order its industries stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from heze_desk.registers import links, listing
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Event
from heze_desk.registers.workbook import Amounts, known_amounts
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class Extract:
    """`words` say what was asked for, none where the whole register is listed; `places` rank industries.

    `amounts` are those of the years up to that of the paper, `events` what happened up to its day, the latest last;
    `ties` name the kind and the name of what each entry is tied to.
    """

    words: tuple[str, ...] = ()
    industry_id: int | None = None
    places: Mapping[int, int] = field(default_factory=dict)
    amounts: Amounts = field(default_factory=dict)
    events: Mapping[int, Sequence[Event]] = field(default_factory=dict)
    ties: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def place(self, industry_id: int) -> int:
        return self.places.get(industry_id, len(self.places))


def extract(db: Database, day: date, wanted: EntryFilter, *, called: str = "") -> Extract:
    """What such a filter lets through; `called` names what stands behind a number of another page."""
    amounts = known_amounts(db, wanted.kind) if wanted.kind else {}
    rows = db.execute("select id, name from industry order by position, id").fetchall()
    return Extract(
        words=tuple(filter(None, (called, *_words(db, day, wanted, dict(rows))))),
        industry_id=wanted.industry_id,
        places={industry_id: place for place, (industry_id, _) in enumerate(rows)},
        amounts={key: amount for key, amount in amounts.items() if key[1] <= day.year},
        events=listing.happened(db, day, wanted.kind) if wanted.kind else {},
        ties=links.named(db, wanted.kind) if wanted.kind else {},
    )


def _words(db: Database, day: date, wanted: EntryFilter, industries: Mapping[int, str]) -> list[str]:
    """产业为未来材料, 含“演示”: one for each part of the filter that narrows anything."""
    register = KINDS[wanted.kind] if wanted.kind else None
    titles = {one.name: one.title for one in register.fields} if register else {}
    entering = f"{register.entering}为" if register and len(register.marks) > 1 else ""
    told = [
        ("产业为", industries.get(wanted.industry_id or 0, "")),
        (f"{titles.get('unit', '单位')}为", unit_store.names(db, day).get(wanted.unit_id or 0, "")),
        (f"{titles.get('category', '类别')}为", wanted.category),
        (f"{titles.get('level', '级别')}为", wanted.level),
        (f"{register.traits_title if register else ''}为", wanted.trait),
        (entering, wanted.mark),
        ("含", f"“{wanted.text.strip()}”" if wanted.text.strip() else ""),
        ("跨产业共享", "" if not wanted.shared else " "),
        ("待核", "" if not wanted.unproven else " "),
        ("没有归属产业", "" if not wanted.unfiled else " "),
        ("没有认定", "" if not wanted.unmarked else " "),
    ]
    return [f"{before}{word}".strip() for before, word in told if word]
