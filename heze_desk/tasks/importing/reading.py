"""What the cells of one task say, field by field, against the names the desk knows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from heze_desk.tasks.importing.fields import LASTING
from heze_desk.tasks.importing.known import Known
from heze_desk.tasks.records import Source
from heze_desk.workbooks import day_values, values
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.sheets import Cell, Trap
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed, text_of

JOINED = frozenset({"content", "target", "person", "latest", "problems", "next_steps", "source_ref"})
DAYS = frozenset({"start", "deadline", "done_on"})
REPORTED = frozenset({"latest", "problems", "next_steps"})
LASTING_WORDS = ("长期", "持续", "常态", "全程", "每年", "每季", "每月", "适时")
NOTHING = frozenset({"-", "--", "—", "——", "–", "一", "/", "\\", "无", "暂无"})
"""What an office writes into a cell it has nothing to say in."""
TITLE_CAP = 500


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads fields as of a day: a missing year is taken from it, and only in doubt."""

    known: Known
    day: date
    epoch: date

    def read(self, field: str, entry: Entry) -> list[tuple[Cell, Reading[Any]]]:
        """The reading of a field with the cell it is from; more than one where rows of a task disagree."""
        cells = entry.cells.get(field, ())
        if field in REPORTED:
            cells = tuple(cell for cell in cells if squeezed(text_of(cell)).rstrip("。") not in NOTHING)
        for cell in cells:
            if reason := values.trapped(cell):
                return [(cell, Reading(refusal=reason))]
        if field in JOINED and len(cells) > 1:
            return [(cells[0], Reading(value="\n".join(dict.fromkeys(map(text_of, cells)))))]
        if field == "units" and cells:
            return [(cells[0], self._units("、".join(map(text_of, cells))))]
        found = [(cell, self._one(field, cell)) for cell in cells]
        return [one for place, one in enumerate(found) if place == 0 or one[1] != found[0][1]]

    def _one(self, field: str, cell: Cell) -> Reading[Any]:
        if field == "deadline" and (lasting := _lasting(text_of(cell))):
            return lasting
        if field in DAYS:
            return day_values.day(cell, Meant(year=self.day.year, last=field != "start", epoch=self.epoch))
        match field:
            case "progress":
                return values.progress(cell)
            case "lead_unit":
                return self._lead_unit(text_of(cell))
            case "industry":
                return _named(text_of(cell), "产业", self._industries)
            case "section":
                return _named(text_of(cell), "板块", self._sections)
            case "number":
                return _number(cell)
            case "title":
                return _title(cell)
            case "source":
                return Reading(value=next((one for one in Source if one == text_of(cell)), None) or text_of(cell))
            case _:
                return values.text(cell)

    @property
    def _industries(self) -> dict[str, int]:
        names = {squeezed(name): one for one, name in self.known.industries.items()}
        return {**{f"{name}产业": one for name, one in names.items()}, **names}

    @property
    def _sections(self) -> dict[str, int]:
        """By the names of the document, and by those that industries were given since."""
        sections = self.known.sections
        found = {squeezed(name): one for name, one in self.known.sections_of_industries.items()}
        found |= {squeezed(label + name): one for one, (label, name) in sections.items()}
        return found | {squeezed(name): one for one, (_, name) in sections.items()}

    def _lead_unit(self, words: str) -> Reading[int]:
        listed = self._split(words)
        if len(listed) > 1 and all(squeezed(one) in self.known.units for one in listed):
            options = tuple(self._option(self.known.units[squeezed(one)]) for one in listed)
            return doubtful(f"牵头单位写了{len(listed)}个：“{words}”", options)
        found = self.known.units.get(squeezed(listed[0] if len(listed) == 1 else words))
        if found is not None:
            return Reading(value=found)
        return self._unknown(words, [self._option(one) for one in self._nearest(words)])

    def _units(self, words: str) -> Reading[tuple[int, ...]]:
        """The units listed, in their order; with unknown ones among them the whole list is a doubt."""
        listed = self._split(words)
        found = [self.known.units.get(squeezed(one)) for one in listed]
        if None not in found:
            return Reading(value=tuple(dict.fromkeys(one for one in found if one is not None)) or None)
        nearest = [one or next(iter(self._nearest(name)), None) for one, name in zip(found, listed, strict=True)]
        unknown = "、".join(name for one, name in zip(found, listed, strict=True) if one is None)
        choices = dict.fromkeys(tuple(dict.fromkeys(filter(None, one))) for one in (nearest, found))
        return self._unknown(unknown, [self._option(one) for one in choices if one])

    def _split(self, words: str) -> list[str]:
        """A list as it is divided; by blanks only where every piece is then a known unit."""
        listed: list[str] = []
        for one in values.names(words):
            pieces = one.split()
            listed += pieces if all(squeezed(piece) in self.known.units for piece in pieces) else [one]
        return listed

    def _nearest(self, words: str) -> list[int]:
        near = get_close_matches(squeezed(words), self.known.units, n=3, cutoff=0.5)
        return list(dict.fromkeys(self.known.units[one] for one in near))

    def _option(self, value: Any) -> Option[Any]:
        return Option(label=self.known.shown("units" if isinstance(value, tuple) else "lead_unit", value), value=value)

    @staticmethod
    def _unknown(words: str, options: Sequence[Option[Any]]) -> Reading[Any]:
        if options:
            return doubtful(f"没有名为“{words}”的单位", tuple(options))
        return Reading(doubt=f"没有名为“{words}”的单位；请先在“责任分工”中添加该单位，或给已有单位加上这个别名。")


def _lasting(words: str) -> Reading[Any] | None:
    """A deadline that is none: 长期 is a long-running task, other such words may mean one."""
    plain = squeezed(words)
    if plain in (LASTING, f"{LASTING}任务"):
        return Reading(value=LASTING)
    if len(plain) > 12 or not any(one in plain for one in LASTING_WORDS):
        return None
    return doubtful(f"时限写的是“{words}”", (Option(label=LASTING, value=LASTING),))


def _named(words: str, kind: str, known: dict[str, int]) -> Reading[int]:
    if (found := known.get(squeezed(words))) is not None:
        return Reading(value=found)
    near = get_close_matches(squeezed(words), known, n=3, cutoff=0.5)
    options = tuple(Option(label=one, value=known[one]) for one in near)
    unique = tuple({one.value: one for one in reversed(options)}.values())[::-1]
    says = f"没有名为“{words}”的{kind}"
    return doubtful(says, unique) if unique else Reading(doubt=f"{says}，这一格没有导入。")


def _number(cell: Cell) -> Reading[str]:
    if isinstance(cell.value, date):
        return Reading(refusal=f"编号被表格软件改成了日期“{text_of(cell)}”；已改按任务名称对照。")
    return Reading(value=text_of(cell)) if cell.trap is not Trap.MERGED else Reading()


def _title(cell: Cell) -> Reading[str]:
    words = re.sub(r"\s*\n\s*", "", text_of(cell))
    if len(words) > TITLE_CAP:
        return Reading(refusal=f"任务名称有 {len(words)} 字，像是选错了列；请核对，最多 {TITLE_CAP} 字。")
    return Reading(value=words)
