"""What the cells of one entry say, column by column, against the names the desk knows."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from heze_desk.days import said
from heze_desk.identity_numbers import found_in
from heze_desk.registers.importing.known import Known
from heze_desk.registers.records import NAME_LENGTH
from heze_desk.workbooks import day_values, plain_cells, values
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.sheets import Cell, Trap
from heze_desk.workbooks.values import Option, Reading, choice, doubtful, squeezed, text_of

NOT_FILLED = "不导入这一格"
AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|万|亿元|亿|元)?")
TIMES = {"万元": 1.0, "万": 1.0, "亿元": 10_000.0, "亿": 10_000.0, "元": 0.0001}
BARE = re.compile(r"\d{5}(\.\d+)?")
"""A number by which a spreadsheet counts a day, in a cell that is not shown as one."""
NOTHING = frozenset({"-", "--", "—", "——", "/", "\\", "无", "暂无", "不详"})
"""What an office writes into a cell it has nothing to say in."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads columns as of a day: a missing year is taken from it, and only in doubt."""

    known: Known
    day: date
    epoch: date

    def read(self, key: str, cell: Cell) -> Reading[Any]:
        """A trapped cell and an identity number are refused; a cell that says there is nothing is blank."""
        if reason := values.trapped(cell):
            return Reading(refusal=reason)
        words = text_of(cell)
        if squeezed(words).rstrip("。") in NOTHING and not key.startswith("year:"):
            return Reading()
        if found_in(words):
            return Reading(refusal="像是身份证号码，没有导入；名录不保存身份证号码。")
        return self._one(key, cell, words)

    def industries(self, cell: Cell, kept: Collection[int]) -> Reading[tuple[int, ...] | None]:
        """The industries listed; `kept` are the ended ones that the entry is known to have been in."""
        if reason := values.trapped(cell):
            return Reading(refusal=reason)
        words = text_of(cell)
        return Reading() if squeezed(words) in NOTHING else self.known.places.several(words, kept)

    def to_come(self, day: date) -> Reading[date | None]:
        """What is asked of a recognition whose day has not come."""
        stands = Option[date | None](label="就是这一天，到那一天起才计入", value=day)
        return choice(f"{said(day)}还没有到", (stands, _left_out()))

    def _one(self, key: str, cell: Cell, words: str) -> Reading[Any]:
        match key.split(":"):
            case ["title"]:
                return _title(words)
            case ["number"]:
                return Reading(value=words) if cell.trap is not Trap.MERGED else Reading()
            case ["unit"]:
                return self._named(words, "单位", self.known.units, self.known.unit_names.__getitem__)
            case ["traits"]:
                return self._of_words(words, self.known.register.traits, self.known.register.traits_title)
            case ["mark"]:
                return self._of_words(words, self.known.register.marks, "认定类别")
            case [_, _, "recognised_on" | "withdrawn_on"]:
                return self._day(cell)
            case ["added_on"]:
                return plain_cells.day(cell, Meant(year=self.day.year, epoch=self.epoch), latest=self.day)
            case ["year", _, measure]:
                return _amount(cell, words, measure)
            case _ if words_known := self.known.closed(key):
                return _known_word(words, words_known, self.known.name(key))
            case _:
                return values.text(cell)

    def _day(self, cell: Cell) -> Reading[date]:
        """A bare number may be a day or anything else, so that it is asked what it is."""
        found = day_values.day(cell, Meant(year=self.day.year, last=True, epoch=self.epoch))
        if found.value is None or not BARE.fullmatch(text_of(cell)):
            return found
        meant = Option(label=f"是{said(found.value)}", value=found.value)
        return choice(f"日期写的是“{text_of(cell)}”，看不出是哪一天", (meant, _left_out()))

    def _of_words(self, words: str, choices: Sequence[str], title: str) -> Reading[tuple[str, ...]]:
        """Words of a fixed set; one that is none of them leaves the cell out."""
        by_plain = {_bare(one): one for one in choices}
        listed = list(values.names(words))
        if strange := [one for one in listed if _bare(one) not in by_plain]:
            return Reading(
                refusal=f"{title}里没有“{'、'.join(strange)}”，这一格没有导入；可用：{'、'.join(choices) or '无'}。"
            )
        return Reading(value=tuple(dict.fromkeys(by_plain[_bare(one)] for one in listed)) or None)

    def _named(
        self, words: str, what: str, known: "dict[str, int] | Any", shown: Callable[[int], str]
    ) -> Reading[int | None]:
        """One that is merely called alike is offered beside leaving it out, and so never taken with others."""
        if (found := known.get(squeezed(words))) is not None:
            return Reading(value=found)
        near = dict.fromkeys(known[one] for one in get_close_matches(squeezed(words), known, n=3, cutoff=0.5))
        says = f"没有名为“{words}”的{what}"
        if not near:
            return Reading(refusal=f"{says}，这一格没有导入。")
        return choice(says, (*(Option[int | None](label=shown(one), value=one) for one in near), _left_out()))


def _bare(word: str) -> str:
    """研发“四有型”项目企业 and 高企 are compared without quotation marks and the words that only end a mark."""
    return re.sub("[“”\"']|(企业|人才)$", "", squeezed(word))


def _left_out() -> Option[Any]:
    return Option(label=NOT_FILLED, value=None)


def _known_word(words: str, known: Sequence[str], name: str) -> Reading[str]:
    """Of a field whose words count by themselves another one is asked about, and may stand."""
    plain = {squeezed(one): one for one in known}
    if squeezed(words) in plain:
        return Reading(value=plain[squeezed(words)])
    meant = (Option(label=f"改为“{one}”", value=one) for one in known)
    kept = Option(label=f"照写“{words}”", value=words)
    return choice(f"{name}写的是“{words}”，不在“{'、'.join(known)}”里", (*meant, kept, _left_out()))


def _title(words: str) -> Reading[str]:
    name = re.sub(r"\s*\n\s*", "", words)
    if len(name) > NAME_LENGTH:
        return Reading(refusal=f"名称有 {len(name)} 字，像是选错了列；请核对，最多 {NAME_LENGTH} 字。")
    return Reading(value=name)


def _amount(cell: Cell, words: str, measure: str) -> Reading[float]:
    """A number in 万元; one in another unit is asked about, a word is no number and no zero."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        number = float(cell.value)
        return Reading(value=number) if number >= 0 else Reading(refusal=f"{measure}不能小于 0，没有导入。")
    plain = squeezed(words).replace("约", "")
    if plain in NOTHING:
        return Reading()
    match = AMOUNT.fullmatch(plain)
    if match is None:
        return Reading(refusal=f"“{words}”不是数，没有导入；请填以万元为单位的数，没有发生的填 0。")
    number = float(match[1].replace(",", "") + (match[2] or ""))
    times = TIMES.get(match[3] or "万元", 1.0)
    if times == 1 and "约" not in squeezed(words):
        return Reading(value=number)
    told = Option(label=f"{number * times:.10g}万元", value=number * times)
    return doubtful(f"{measure}写的是“{words}”", (told,))
