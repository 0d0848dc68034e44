"""What a cell of a form says as a figure, with its unit, in full width, about so much; nothing is guessed."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from heze_desk.errors import DeskError
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.indicator_records import figure, number
from heze_desk.workbooks.sheets import Cell, Shape
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed, text_of, trapped

FIGURE = re.compile(
    r"(约|近|大约|预计|超|超过|逾)?([-+]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)([^\d()左以余多]*)(左右|以上|以下|余|多)?(?:\((.*)\))?"
)
NOTHING = frozenset({"-", "--", "—", "——", "/", "\\", "无", "暂无", "不详", "未统计"})
SCALE = {"": 1.0, "万": 1e4, "亿": 1e8}
SCALED = re.compile(r"(万|亿)?(.*)")
PLACES = 8
FAR = 20
"""So many times the last value, or a part of it, a figure is asked about."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What a figure is held against: the unit its row names, the value kept, and that of the period before."""

    unit: str = ""
    kept: float | None = None
    last: float | None = None


def read(cell: Cell, measure: str, beside: Beside) -> Reading[float]:
    """A figure in the unit of the indicator."""
    if refusal := trapped(cell):
        return Reading(refusal=refusal)
    try:
        found = _read(cell, measure)
    except DeskError as refused:
        return Reading(refusal=str(refused))
    if found.value is not None and found.value != beside.kept:
        found = _told_in(found, cell, beside.unit, measure)
    return _compared(found, measure, beside.last)


def _told_in(reading: Reading[float], cell: Cell, words: str, measure: str) -> Reading[float]:
    """A bare figure of a row that names another unit than the indicator's is asked about."""
    unit, own = _plain(words), _plain(measure)
    if reading.value is None or unit in ("", own) or (own and _plain(text_of(cell)).endswith(own)):
        return reading
    return _in_other(f"{figure(reading.value)}{unit}", reading.value, unit, squeezed(measure))


def _read(cell: Cell, measure: str) -> Reading[float]:
    match cell.value:
        case bool() | date():
            return Reading(refusal=f"“{text_of(cell)}”不是数；请只写数字，如 12.5。")
        case str():
            return _of_words(text_of(cell), squeezed(measure))
        case told if cell.shape is Shape.PERCENT and "%" not in measure:
            options = tuple(_option(one, measure) for one in (told * 100, float(told)))
            return doubtful(f"写的是“{text_of(cell)}”，指标的计量单位是“{measure}”", options)
        case told:
            return Reading(value=number(f"{told * 100 if cell.shape is Shape.PERCENT else told:.12g}"))


def _of_words(words: str, measure: str) -> Reading[float]:
    plain = unicodedata.normalize("NFKC", "".join(words.split())).replace(",", "").lower()
    if plain in NOTHING:
        return Reading()
    found = FIGURE.fullmatch(plain)
    if found is None:
        return Reading(refusal=f"“{words}”不是数；请只写数字，如 12.5。")
    before, digits, unit, after, remark = found.groups()
    value = number(digits)
    if unit and unit != measure and not (unit == "%" and "%" in measure):
        return _in_other(words, value, unit, measure)
    if before or after or remark:
        return doubtful(f"写的是“{words}”", (_option(value, measure),))
    return Reading(value=value)


def _in_other(words: str, value: float, unit: str, measure: str) -> Reading[float]:
    """A unit that is not the indicator's: reckoned over where that is known, or the figure as it stands."""
    told = f"写的是“{words}”，指标的计量单位是“{measure or '（没有）'}”"
    options = [_option(value, measure)]
    scale = _scale(unit, measure)
    if scale is not None and scale != 1:
        options.insert(0, _option(value * scale, measure))
    return doubtful(told, tuple(options))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", squeezed(words)).lower()


def _scale(unit: str, measure: str) -> float | None:
    """How many of the measure one of the unit is: 万吨 in 吨标准煤 10,000, 万元 in 亿元 a ten-thousandth."""
    (many, of), (other_many, other_of) = _parted(unit), _parted(measure)
    return many / other_many if other_of.startswith(of) else None


def _parted(unit: str) -> tuple[float, str]:
    found = SCALED.fullmatch(unit)
    assert found is not None
    return SCALE[found[1] or ""], found[2]


def _compared(found: Reading[float], measure: str, last: float | None) -> Reading[float]:
    """Ten thousand times the last value is most often another unit."""
    value = found.value
    if value is None or not last or value == 0 or 1 / FAR < abs(value / last) < FAR:
        return found
    told = f"“{figure(value)}”与前一期的“{figure(last)}”相差{FAR}倍以上，可能是单位不同"
    options = [_option(value, measure)]
    near = [value * scale for scale in (1e4, 1e-4, 1e2, 1e-2) if 1 / 3 < abs(value * scale / last) < 3]
    return doubtful(told, (*options, *(_option(one, measure) for one in near)))


def _option(value: float, measure: str) -> Option[float]:
    exact = number(f"{value:.12g}")
    return Option(label=f"{said(Fraction(str(exact)), PLACES)}{measure}", value=exact)
