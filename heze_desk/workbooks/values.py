"""What a cell says: a sure value, a doubt with the values it may mean, or a refusal. Nothing is guessed in silence."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from heze_desk.workbooks.sheets import Cell, Shape, Trap

Kind = TypeVar("Kind")

TEXT_CAP = 32_767  # characters; a spreadsheet cuts a longer text off without a word
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
INNER = str.maketrans("“”", "‘’")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
UNTIDY = re.compile(f"_x|\r|[{''.join(map(chr, UNSEEN))}]|{CONTROL.pattern}")
APART = re.compile(r"[、,;/\n]+")
PERCENT = re.compile(r"(约|近|大约)?(\d+(?:\.\d+)?)(%?)(左右|以上)?")
FINISHED = ("完成", "已完成", "全部完成", "办结", "已办结", "销号", "已销号", "完结", "已完结")
UNTOUCHED = ("未开始", "未启动", "尚未启动", "未开展", "尚未开展")


@dataclass(frozen=True, kw_only=True)
class Option(Generic[Kind]):
    """One thing a doubtful cell may mean, with the words to offer it in."""

    label: str
    value: Kind


@dataclass(frozen=True, kw_only=True)
class Reading(Generic[Kind]):
    """A reading without a value, doubt or refusal is a blank cell, and a blank is no change."""

    value: Kind | None = None
    doubt: str = ""
    options: tuple[Option[Kind], ...] = ()
    refusal: str = ""


def doubtful(says: str, options: tuple[Option[Kind], ...]) -> Reading[Kind]:
    """A doubt that asks which of the options is meant; quotes within the quotes are single."""
    asked = "还是".join(f"“{one.label.translate(INNER)}”" for one in options)
    return Reading(doubt=f"{says}，请确认是{'不是' if len(options) == 1 else ''}{asked}。", options=options)


def choice(says: str, options: tuple[Option[Kind], ...]) -> Reading[Kind]:
    """A doubt whose options are too many or too long to be said in its sentence; they stand beside it."""
    return Reading(doubt=f"{says}，请选定按哪一种处理。", options=options)


def tidy(text: str) -> str:
    """The text as it is kept: line breaks of one kind, nothing invisible, no blanks around it."""
    if not UNTIDY.search(text):
        return text.strip()
    shown = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    shown = CONTROL.sub("", shown.replace("\r\n", "\n").replace("\r", "\n"))
    return shown.translate(UNSEEN).strip()


def cut(text: str, characters: int) -> str:
    """The text, or its beginning and … in no more characters than these."""
    return text if len(text) <= characters else f"{text[: characters - 1]}…"


def squeezed(text: str) -> str:
    """The text as it is compared: without blanks, full and half width alike."""
    return "".join(unicodedata.normalize("NFKC", tidy(text)).casefold().split())


def text_of(cell: Cell) -> str:
    """The cell as its author sees it: 13800001111 and not 13800001111.0, 80% and not 0.8."""
    match cell.value:
        case str():
            return tidy(cell.value)
        case bool():
            return "是" if cell.value else "否"
        case date():
            return cell.value.isoformat()
        case number:
            return f"{number * 100:.10g}%" if cell.shape is Shape.PERCENT else f"{number:.15g}"


def trapped(cell: Cell) -> str:
    """Why the cell cannot be read at all, or nothing."""
    match cell.trap:
        case Trap.UNCALCULATED:
            return "公式没有算出结果；请在 Excel 或 WPS 中打开、保存后再导入，或直接填数。"
        case Trap.FAULT:
            return f"公式出错（{cell.value}）；请改正后再导入。"
        case Trap.PICTURE:
            return "这里是图片，读不出文字；请改填文字。"
        case _:
            return ""


def text(cell: Cell) -> Reading[str]:
    found = text_of(cell)
    if len(found) >= TEXT_CAP:
        cut = Option(label="按现有文字导入", value=found)
        return Reading(doubt=f"文字达到 {TEXT_CAP} 字的上限，后面可能已被截断。", options=(cut,))
    return Reading(value=found or None)


def progress(cell: Cell) -> Reading[int]:
    """A percentage from 0 to 100; the number 1 may be 100 % or 1 %."""
    match cell.value:
        case str():
            return _progress_in_words(cell.value)
        case bool() | date():
            return _no_progress(text_of(cell))
        case number if cell.shape is Shape.PERCENT and 1 < number <= 100:
            return _unsure(f"{number * 100:g}%", round_half_up(number))
        case number:
            return _progress(float(number), percent=cell.shape is Shape.PERCENT)


def _progress(number: float, *, percent: bool) -> Reading[int]:
    if percent:
        number *= 100
    elif number == 1:
        return _unsure("1", 100, 1)
    elif 0 < number < 1:
        number *= 100
    if not 0 <= number <= 100:
        return _no_progress(f"{number:g}{'%' if percent else ''}")
    return Reading(value=round_half_up(number))


def _progress_in_words(words: str) -> Reading[int]:
    plain = squeezed(words)
    if plain in FINISHED:
        return Reading(value=100)
    if plain in UNTOUCHED:
        return Reading(value=0)
    match = PERCENT.fullmatch(plain)
    if match is None:
        return _no_progress(tidy(words))
    number = float(match[2])
    found = Reading(value=round_half_up(number)) if match[3] and number <= 100 else _progress(number, percent=False)
    if (match[1] or match[4]) and found.value is not None:
        return _unsure(tidy(words), found.value)
    return found


def _unsure(shown: str, *meant: int) -> Reading[int]:
    options = tuple(Option(label=f"{one}%", value=one) for one in meant)
    return doubtful(f"进度写的是“{shown}”", options)


def _no_progress(shown: str) -> Reading[int]:
    return Reading(refusal=f"“{shown}”不是进度；请填 0 到 100 的数。")


def round_half_up(number: float) -> int:
    return int(number + 0.5 + 1e-9)


def names(words: str) -> Sequence[str]:
    """The names in a list, each without its bracket: 市科技局（牵头）、市财政局 -> 市科技局, 市财政局"""
    plain = unicodedata.normalize("NFKC", tidy(words))
    found = (re.sub(r"\(.*?\)", "", one).strip() for one in APART.split(plain))
    return [one for one in dict.fromkeys(found) if one and one != "等"]
