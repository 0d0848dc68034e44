"""A returned file as it was read: no database is asked, so that many can be read in the background."""

import pickle
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.rounds.collecting.fields import INPUTS, KEYS, SYNONYMS
from heze_desk.workbooks import headings, reading
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.sheets import Book
from heze_desk.workbooks.values import squeezed, text_of

Told = Callable[[int, int, str], object]
ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".wps", ".html", ".htm")


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A file with the sheets that may be the form, the best first; packed, for a thousand are held at once."""

    file: str
    path: Path
    sha256: str
    size: int
    properties: dict[str, str]
    notes: tuple[str, ...]
    packed: bytes = field(repr=False)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Made anew each time it is asked for; hold on to it while it is needed."""
        tables: tuple[Table, ...] = pickle.loads(zlib.decompress(self.packed))
        return tables


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A file that could not be read, and why."""

    file: str
    path: Path
    reason: str


def read(path: Path) -> Returned:
    """The form in a file; what is none is refused with what to do about it."""
    book = reading.read(path)
    tables = _tables(book)
    return Returned(
        file=book.file,
        path=path,
        sha256=book.sha256,
        size=book.size,
        properties=dict(book.properties),
        notes=book.notes,
        packed=zlib.compress(pickle.dumps(tables, pickle.HIGHEST_PROTOCOL), 1),
    )


def read_all(paths: Sequence[Path], tell: Told = lambda done, total, name: None) -> list[Returned | Unread]:
    """Every file, in order; one that cannot be read stops no other. `tell` may raise, to stop them all."""
    found: list[Returned | Unread] = []
    for place, path in enumerate(paths):
        tell(place, len(paths), path.name)
        found.append(read_or_told(path))
    tell(len(paths), len(paths), "")
    return found


def read_or_told(path: Path) -> Returned | Unread:
    """The file, or why it could not be read."""
    try:
        return read(path)
    except DeskError as refusal:
        return Unread(file=path.name, path=path, reason=str(refusal))
    except (ArithmeticError, LookupError, MemoryError, OSError, RecursionError, ValueError):
        reason = f"“{path.name}”的内容读不懂，没有采用；请在 Excel 或 WPS 中打开并另存后再试。"
        return Unread(file=path.name, path=path, reason=reason)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named that may be forms; locks and hidden files are left out."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in ENDINGS)
        found += [one for one in inside if not one.name.startswith((".", "~$"))]
    return list(dict.fromkeys(found))


def _tables(book: Book) -> tuple[Table, ...]:
    """The sheets in which tasks are named; of those that hold as many known columns, the one filled in most."""
    found = [table for sheet in book.sheets if (table := _table(book, sheet.name)) is not None]
    named = [table for table in found if set(KEYS) & _fields(table)]
    if not named:
        raise DeskError(
            f"“{book.file}”里没有找到反馈表：前 {headings.HEADING_ROWS} 行没有“编号”或“任务名称”列；请核对文件。"
        )
    inputs = [table for table in named if set(INPUTS) & _fields(table)]
    best = inputs or named
    if len(best) > 1:
        best = sorted(best, key=lambda one: (one.sheet.hidden, -len(_fields(one)), -len(filled(one))))
    least = len(_fields(best[0])) - 2  # a copy of the form has its columns, a list of tasks beside it has not
    return tuple(one for one in best if len(_fields(one)) >= least)


def typed(table: Table) -> int:
    """How many of the cells to be filled in hold something."""
    inputs = {one.index for one in table.columns if one.field in INPUTS}
    return sum(row > table.heading_row and column in inputs for row, column in table.sheet.cells)


def filled(table: Table) -> dict[tuple[int, str], str]:
    """What was typed into the columns to be filled in, by row and field."""
    inputs = {one.index: one.field for one in table.columns if one.field in INPUTS}
    return {
        (row, inputs[column]): squeezed(text_of(cell))
        for (row, column), cell in table.sheet.cells.items()
        if row > table.heading_row and column in inputs
    }


def _fields(table: Table) -> set[str]:
    return {one.field for one in table.columns if one.field}


def _table(book: Book, sheet: str) -> Table | None:
    try:
        return headings.find(book, SYNONYMS, sheet=sheet)
    except DeskError:
        return None
