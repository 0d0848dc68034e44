"""What the cells of one entry say, column by column, against the names the desk knows."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from heze_desk.registers.importing.known import Known
from heze_desk.registers.records import IDENTITY, NAME_LENGTH
from heze_desk.registers.workbook_columns import RECOGNISED
from heze_desk.workbooks import day_values, values
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.sheets import Cell, Trap
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed, text_of

AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|万|亿元|亿|元)?")
TIMES = {"万元": 1.0, "万": 1.0, "亿元": 10_000.0, "亿": 10_000.0, "元": 0.0001}
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
        if IDENTITY.search(words):
            return Reading(refusal="像是身份证号码，没有导入；名录不保存身份证号码。")
        return self._one(key, cell, words)

    def industries(self, cell: Cell, kept: Collection[int]) -> Reading[tuple[int, ...]]:
        """The industries listed; `kept` are the ended ones that the entry is known to have been in."""
        if reason := values.trapped(cell):
            return Reading(refusal=reason)
        words = text_of(cell)
        return Reading() if squeezed(words) in NOTHING else self.known.places.several(words, kept)

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
                return day_values.day(cell, Meant(year=self.day.year, last=True, epoch=self.epoch))
            case ["year", _, measure]:
                return _amount(cell, words, measure)
            case _:
                return values.text(cell)

    def _of_words(self, words: str, choices: Sequence[str], title: str) -> Reading[tuple[str, ...]]:
        """Words of a fixed set; one that is none of them leaves the cell out."""
        by_plain = {_bare(one): one for one in choices}
        listed = list(values.names(words))
        if strange := [one for one in listed if _bare(one) not in by_plain]:
            return Reading(
                refusal=f"{title}里没有“{'、'.join(strange)}”，这一格没有导入；可用：{'、'.join(choices) or '无'}。"
            )
        return Reading(value=tuple(dict.fromkeys(by_plain[_bare(one)] for one in listed)) or None)

    def _named(self, words: str, what: str, known: "dict[str, int] | Any", shown: Callable[[int], str]) -> Reading[int]:
        if (found := known.get(squeezed(words))) is not None:
            return Reading(value=found)
        near = dict.fromkeys(known[one] for one in get_close_matches(squeezed(words), known, n=3, cutoff=0.5))
        says = f"没有名为“{words}”的{what}"
        options = tuple(Option(label=shown(one), value=one) for one in near)
        return doubtful(says, options) if options else Reading(doubt=f"{says}，这一格没有导入。")


def _bare(word: str) -> str:
    """研发“四有型”项目企业 and 高企 are compared without quotation marks and the words that only end a mark."""
    return re.sub("[“”\"']|(企业|人才)$", "", squeezed(word))


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


def is_recognition(key: str) -> bool:
    """Whether the column tells a day or a document of a recognition."""
    return key.startswith("mark:") and key.rpartition(":")[2] in RECOGNISED
