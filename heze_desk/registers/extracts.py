"""What a printed register lists of the whole: told in words, and in which order its industries stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from heze_desk.registers.kinds import KINDS
from heze_desk.registers.listing import EntryFilter
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class Extract:
    """`words` say what was asked for, none of them where the whole register is listed; `places` rank industries."""

    words: tuple[str, ...] = ()
    industry_id: int | None = None
    places: Mapping[int, int] = field(default_factory=dict)

    def place(self, industry_id: int) -> int:
        return self.places.get(industry_id, len(self.places))


def extract(db: Database, day: date, wanted: EntryFilter, *, called: str = "") -> Extract:
    """What such a filter lets through; `called` names what stands behind a number of another page."""
    rows = db.execute("select id, name from industry order by position, id").fetchall()
    return Extract(
        words=tuple(filter(None, (called, *_words(db, day, wanted, dict(rows))))),
        industry_id=wanted.industry_id,
        places={industry_id: place for place, (industry_id, _) in enumerate(rows)},
    )


def _words(db: Database, day: date, wanted: EntryFilter, industries: Mapping[int, str]) -> list[str]:
    """产业为未来材料, 含“演示”: one for each part of the filter that narrows anything."""
    titles = {one.name: one.title for one in KINDS[wanted.kind].fields} if wanted.kind else {}
    told = [
        ("产业为", industries.get(wanted.industry_id or 0, "")),
        (f"{titles.get('unit', '单位')}为", unit_store.names(db, day).get(wanted.unit_id or 0, "")),
        (f"{titles.get('category', '类别')}为", wanted.category),
        (f"{titles.get('level', '级别')}为", wanted.level),
        (f"{KINDS[wanted.kind].entering if wanted.kind else '认定'}为", wanted.mark),
        ("含", f"“{wanted.text.strip()}”" if wanted.text.strip() else ""),
        ("跨产业共享", "" if not wanted.shared else " "),
        ("待核", "" if not wanted.unproven else " "),
    ]
    return [f"{before}{word}".strip() for before, word in told if word]
