"""Words and days of a cell as every register reads them: what cannot be read is refused, what says nothing is blank."""

import re
from datetime import date

from heze_desk.days import said
from heze_desk.identity_numbers import found_in
from heze_desk.workbooks import day_values, values
from heze_desk.workbooks.day_values import Meant
from heze_desk.workbooks.sheets import Cell
from heze_desk.workbooks.values import Option, Reading, choice, squeezed, text_of

NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无"})
"""What an office writes into a cell it has nothing to say in."""
BARE = re.compile(r"\d{5}(\.\d+)?")
"""A number by which a spreadsheet counts a day, in a cell that is not shown as one."""


def is_blank(cell: Cell) -> bool:
    """Whether it says that there is nothing to say."""
    return squeezed(text_of(cell)).rstrip("。") in NOTHING


def words(cell: Cell, *, most: int) -> Reading[str]:
    """A text of at most so many characters and without an identity number of a person."""
    if (reason := values.trapped(cell)) or (reason := _refusal(text_of(cell), most)):
        return Reading(refusal=reason)
    return Reading() if is_blank(cell) else values.text(cell)


def day(cell: Cell, meant: Meant, *, latest: date | None = None) -> Reading[date]:
    """A day, not after the `latest`; of a bare number it is asked whether it is one."""
    if reason := values.trapped(cell):
        return Reading(refusal=reason)
    if is_blank(cell):
        return Reading()
    found = day_values.day(cell, meant)
    if found.value is None:
        return found
    if latest is not None and found.value > latest:
        return Reading(refusal=f"{said(found.value)}还没有到，没有导入；请核对日期。")
    if not BARE.fullmatch(text_of(cell)):
        return found
    options: tuple[Option[date], ...] = (Option(label=f"是{said(found.value)}", value=found.value),)
    return choice(f"日期写的是“{text_of(cell)}”，看不出是哪一天", options)


def _refusal(text: str, most: int) -> str:
    if found_in(text):
        return "像是身份证号码，没有导入；这里不保存身份证号码。"
    return f"有 {len(text)} 字，没有导入；最多 {most} 字，请写要点。" if len(text) > most else ""
