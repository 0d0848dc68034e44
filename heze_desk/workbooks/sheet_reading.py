"""One worksheet: its rows are read one by one, up to where it is blank for good."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from math import isfinite
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from heze_desk.workbooks.archive import Archive, bare
from heze_desk.workbooks.sheets import Cell, Shape, Sheet, Span, Trap, Value, from_serial, number_of

BLANK_ROWS = 50
LAST_ROW = 20_000
LAST_COLUMN = 120
ELEMENTS_AT_ONCE = 200_000  # a row of all 16,384 columns holds fewer
PICTURE = "[图片]"
REF = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")
Cells = dict[tuple[int, int], Cell]


@dataclass(frozen=True, kw_only=True)
class Strings:
    """What the sheets of a file share: its texts, its cell styles, its first day."""

    texts: tuple[str, ...]
    shapes: tuple[Shape, ...]
    epoch: date


def sheet(archive: Archive, part: str, strings: Strings, *, name: str, hidden: bool) -> Sheet:
    """A worksheet with the cells merged downwards filled in and marked."""
    content = archive.read(part)
    cells: Cells = {}
    try:
        for cell in _cells(content, strings):
            cells[cell.row, cell.column] = cell
    except (ElementTree.ParseError, LookupError, ValueError) as fault:
        raise archive.broken() from fault
    inside = [key for key in cells if key[1] <= LAST_COLUMN]
    notes = ("第120列以后的内容没有读取。",) if len(inside) < len(cells) else ()
    last_row = max((row for row, _ in inside), default=0)
    merges = tuple(sorted(_merges(content, last_row)))  # the file has them in no order
    return Sheet(
        name=name,
        cells=_filled({key: cells[key] for key in inside}, merges),
        last_row=last_row,
        last_column=max((column for _, column in inside), default=0),
        merges=merges,
        hidden=hidden,
        epoch=strings.epoch,
        notes=(*notes, f"第{LAST_ROW}行以后的内容没有读取。") if last_row == LAST_ROW else notes,
    )


def text_in(item: Element) -> str:
    """The text of a string with all its runs, without the pinyin Excel may keep beside it."""
    if len(item) == 1 and bare(item[0].tag) == "t":
        return item[0].text or ""
    runs = [item, *(one for one in item if bare(one.tag) == "r")]
    return "".join(one.text or "" for run in runs for one in run if bare(one.tag) == "t")


def _cells(content: bytes, strings: Strings) -> Iterator[Cell]:
    number = filled = 0
    for row in _rows(content):
        number = int(row.get("r") or number + 1)
        if number - filled > BLANK_ROWS or number > LAST_ROW:
            return
        column = 0
        for one in row:
            match = REF.fullmatch(one.get("r", ""))
            column = number_of(match[1]) if match else column + 1
            if bare(one.tag) == "c" and (cell := _cell(one, number, column, strings)):
                filled = number
                yield cell


def _rows(content: bytes) -> Iterator[Element]:
    """The row elements in order, each emptied once it was looked at; a row without end is none."""
    held = 0
    for _, element in ElementTree.iterparse(BytesIO(content), events=("end",)):
        held += 1
        match bare(element.tag):
            case "row":
                yield element
                element.clear()
                held = 0
            case "sheetData":
                return
            case _ if held > ELEMENTS_AT_ONCE:
                raise ValueError("more elements than a row can hold")


def _cell(element: Element, row: int, column: int, strings: Strings) -> Cell | None:
    parts = {bare(one.tag): one for one in element}
    formula, value = parts.get("f"), parts.get("v")
    raw = (value.text or "") if value is not None else ""
    if "DISPIMG(" in raw or (formula is not None and "DISPIMG(" in (formula.text or "")):
        return Cell(row=row, column=column, value=PICTURE, trap=Trap.PICTURE)
    if formula is not None and not raw and element.get("t") != "str":
        return Cell(row=row, column=column, value=f"={formula.text or ''}", trap=Trap.UNCALCULATED)
    style = int(element.get("s") or 0)
    shape = strings.shapes[style] if style < len(strings.shapes) else Shape.PLAIN
    match element.get("t", "n"):
        case "e":
            return Cell(row=row, column=column, value=raw, trap=Trap.FAULT)
        case "s":
            found: Value = strings.texts[int(raw)] if raw else ""
        case "inlineStr":
            found = text_in(parts["is"]) if "is" in parts else ""
        case "b":
            found = raw == "1"
        case "d":
            found, shape = date.fromisoformat(raw[:10]), Shape.DAY
        case "str":
            found = raw
        case _:
            found = _number(raw, shape, strings.epoch)
    if isinstance(found, str) and not found.strip():
        return None
    return Cell(row=row, column=column, value=found, shape=shape)


def _number(raw: str, shape: Shape, epoch: date) -> Value:
    try:
        number = float(raw)
    except ValueError:
        return raw
    if not isfinite(number):
        return raw
    if shape in (Shape.DAY, Shape.MONTH) and (day := from_serial(number, epoch)):
        return day
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _merges(content: bytes, last_row: int) -> Iterator[Span]:
    """The merged areas, cut at the last row that holds anything."""
    for one in MERGE.finditer(content):
        left, top, right, bottom = one[1].decode(), int(one[2]), one[3].decode(), int(one[4])
        if top <= last_row and number_of(left) <= LAST_COLUMN:
            yield (top, number_of(left), min(bottom, last_row), min(number_of(right), LAST_COLUMN))


def _filled(cells: Cells, merges: tuple[Span, ...]) -> Cells:
    """What stands in a cell merged downwards stands in every row of it, marked as such."""
    for top, left, bottom, _ in merges:
        if anchor := cells.get((top, left)):
            trap = anchor.trap or Trap.MERGED
            for row in range(top + 1, bottom + 1):
                cells.setdefault((row, left), replace(anchor, row=row, trap=trap))
    return cells
