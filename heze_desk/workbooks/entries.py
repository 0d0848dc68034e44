"""The rows of a sheet: which are tasks, which are sums, signatures and repeated headings."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from heze_desk.workbooks.findings import Skipped
from heze_desk.workbooks.headings import SIGNATURE, Table
from heze_desk.workbooks.sheets import Cell, Trap
from heze_desk.workbooks.values import squeezed, text_of

SUM = re.compile(r"^(合计|总计|小计|共计|累计)")
REMARK = re.compile(r"^(注|备注|说明|填表说明)\d*[:(]")
ORDINALS = frozenset(map(str, range(1, 100)))
GROUP = re.compile(r"^([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+部分)")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One task of the sheet: the cells of each field, from several rows where its title is merged over them."""

    row: int
    cells: Mapping[str, tuple[Cell, ...]]

    def first(self, field: str) -> Cell | None:
        return next(iter(self.cells.get(field, ())), None)

    def words(self, field: str) -> str:
        """What the field says, in its author's words."""
        cell = self.first(field)
        return text_of(cell) if cell is not None else ""


def entries(
    table: Table, *, apart: tuple[str, ...] = (), called: str = "任务名称"
) -> tuple[list[Entry], list[Skipped]]:
    """The tasks below the headings, and the rows that are none, each with the reason.

    A row under a title merged downwards goes on with the task above it, unless it has a field `apart` of its own.
    """
    found: list[Entry] = []
    skipped: list[Skipped] = []
    fields = {one.index: one.field for one in table.columns}
    headings = {squeezed(part) for one in table.columns for part in one.heading.split(" / ")}
    for row in range(table.heading_row + 1, table.sheet.last_row + 1):
        cells = table.sheet.row(row)
        own = [cell for cell in cells if cell.trap is not Trap.MERGED]
        if not own:
            continue
        named = {fields.get(cell.column, ""): cell for cell in cells}
        title = named.get("title")
        stands = any(field in named and named[field].trap is not Trap.MERGED for field in apart)
        if reason := _no_task(own, headings, is_first=row == table.heading_row + 1):
            skipped.append(Skipped(row=row, text=reason))
        elif title is not None and title.trap is Trap.MERGED and found and not stands:
            found[-1] = _joined(found[-1], own, table)
        elif title is None and "number" not in named and not stands:
            skipped.append(Skipped(row=row, text=f"没有{called}：“{_start(own)}”。"))
        else:
            found.append(Entry(row=row, cells={field: (cell,) for field, cell in named.items() if field}))
    return found, skipped


def merged(table: Table) -> Iterator[str]:
    """One sentence for each area merged over several tasks whose text is given to each of them."""
    for top, left, bottom, _ in table.sheet.merges:
        field = table.field_of(left)
        if field and bottom > max(top, table.heading_row + 1) and top > table.heading_row:
            anchor = table.sheet.at(top, left)
            if anchor is not None and field != "title":
                yield f"{anchor.ref} 是合并单元格，第{top}至{bottom}行都按“{text_of(anchor)[:20]}”导入。"


def _no_task(cells: list[Cell], headings: set[str], *, is_first: bool) -> str:
    """Why a row is no task, or nothing."""
    first = squeezed(text_of(cells[0]))
    if any(SUM.match(squeezed(text_of(cell))) for cell in cells[:2]):
        return f"合计行：“{_start(cells)}”。"
    if SIGNATURE.match(first) or REMARK.match(first):
        return f"填表说明：“{_start(cells)}”。"
    if len(cells) >= 2 and _only(cells, headings):
        return "重复的表头。"
    if is_first and len(cells) >= 3 and _only(cells, ORDINALS):
        return "列号。"
    if len(cells) == 1 and GROUP.match(first):
        return f"分组标题：“{_start(cells)}”。"
    return ""


def _only(cells: list[Cell], words: Container[str]) -> bool:
    """Whether each cell says one of these words; the first that does not ends the search."""
    return all(squeezed(text_of(cell)) in words for cell in cells)


def _start(cells: list[Cell]) -> str:
    return " ".join(text_of(cell) for cell in cells)[:30]


def _joined(entry: Entry, cells: list[Cell], table: Table) -> Entry:
    """A task that takes up one more row."""
    joined = dict(entry.cells)
    for cell in cells:
        if field := table.field_of(cell.column):
            joined[field] = (*joined.get(field, ()), cell)
    return Entry(row=entry.row, cells=joined)
