"""Finding a table in a returned sheet: which row heads it, and which column fills which field."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heze_desk.errors import DeskError
from heze_desk.workbooks.sheets import Book, Cell, Sheet, letter
from heze_desk.workbooks.values import squeezed, text_of, tidy

HEADING_ROWS = 30
MARKS = "*＊★☆※#"
ORDINAL = re.compile(r"^(\d+[.、]|\(\d+\)|[一二三四五六七八九十]+、)")
SIGNATURE = re.compile(
    r"^(填表人|填报人|填报单位|填报日期|填表日期|填报时间|制表人?|制表单位|审核人?|审签|负责人签字|单位负责人|主要负责人|分管领导|联系人|联系电话)[:(]"
)
"""A line to be filled in by whoever sends the form; above the headings it is none of them."""
Synonyms = Mapping[str, Sequence[str]]  # field -> the headings it is known by, the best first


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the table; without a field it is left out, and `remark` may say why.

    `contested` is the field its heading stands for where another column has it.
    """

    index: int
    heading: str
    field: str = ""
    remark: str = ""
    contested: str = ""

    @property
    def letter(self) -> str:
        return letter(self.index)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet with the row its headings end in, and what its columns are taken for."""

    file: str
    sheet: Sheet
    heading_row: int
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()

    def choose(self, fields: Mapping[str, str]) -> "Table":
        """The same table with other fields by column letter; an empty field leaves the column out."""
        chosen = [
            replace(one, field=fields[one.letter], remark="") if one.letter in fields else one for one in self.columns
        ]
        twice = [one for one in chosen if one.field and sum(other.field == one.field for other in chosen) > 1]
        if twice:
            places = "、".join(one.letter for one in twice)
            raise DeskError(f"{places} 列选了同一项内容；每项内容只能对应一列，请改选其中一列。")
        return replace(self, columns=tuple(chosen))

    def field_of(self, column: int) -> str:
        return next((one.field for one in self.columns if one.index == column), "")

    def examples(self, column: int, count: int = 3) -> tuple[str, ...]:
        """The first texts below a heading, by which the secretary knows the column."""
        below = (self.sheet.at(row, column) for row in range(self.heading_row + 1, self.sheet.last_row + 1))
        shown: dict[str, None] = {}
        for cell in below:
            if cell is not None:
                shown[text_of(cell)] = None
            if len(shown) == count:
                break
        return tuple(shown)


def find(
    book: Book, synonyms: Synonyms, *, sheet: str = "", heading_row: int = 0, wanted: str = "“任务名称”“时限”"
) -> Table:
    """The table with the most known headings: in the sheet named, or in the best one, hidden ones last.

    A heading row that is given is taken as it is, even where none of its headings is known.
    """
    known = {_plain(name): (field, rank) for field, names in synonyms.items() for rank, name in enumerate(names)}
    named = [one for one in book.sheets if one.name == sheet or not sheet]
    found = [
        (_score(labels, known), -row, one, labels)
        for one in named
        for row, labels in _candidates(one)
        if heading_row in (0, row)
    ]
    best = max(found, key=lambda one: (one[0] > 1, not one[2].hidden, one[0], one[1]), default=None)
    if best is None or (best[0] < 1 and not heading_row):
        place = f"工作表“{sheet}”" if sheet else f"“{book.file}”"
        raise DeskError(f"{place}的前 {HEADING_ROWS} 行里没有找到列名；请检查表头里是否有{wanted}等列。")
    _, row, chosen, labels = best
    return Table(
        file=book.file,
        sheet=chosen,
        heading_row=-row,
        columns=tuple(_columns(labels, known)),
        notes=(*book.notes, *chosen.notes),
    )


Labels = dict[int, tuple[str, ...]]  # column -> its headings, the upper one first
Known = Mapping[str, tuple[str, int]]


def _candidates(sheet: Sheet) -> Iterator[tuple[int, Labels]]:
    for row in range(1, min(HEADING_ROWS, sheet.last_row) + 1):
        yield row, {column: _label(sheet, row, column) for column in range(1, sheet.last_column + 1)}


def _label(sheet: Sheet, row: int, column: int) -> tuple[str, ...]:
    """The heading over a column at a row, with the one above it where that spans it or it has none of its own."""
    own, _ = _seen(sheet, row, column)
    above, spans = _seen(sheet, row - 1, column)
    if SIGNATURE.match(squeezed(above)):
        above = ""
    found = (above, own) if spans or not own else (own,)
    return tuple(dict.fromkeys(one for one in found if one))


def _seen(sheet: Sheet, row: int, column: int) -> tuple[str, bool]:
    """The words seen at a place and whether they span columns; those over half the sheet are a title and no heading."""
    for top, left, bottom, right in sheet.merges:
        if top <= row <= bottom and left <= column <= right:
            title = right - left + 1 > max(2, sheet.last_column // 2)
            return ("" if title else _words(sheet.at(top, left)), right > left)
    return (_words(sheet.at(row, column)), False)


def _words(cell: Cell | None) -> str:
    return "".join(tidy(cell.value).split()) if cell is not None and isinstance(cell.value, str) else ""


def _score(labels: Labels, known: Known) -> int:
    return len({field for field, _ in (_field(one, known) for one in labels.values()) if field})


def _field(labels: tuple[str, ...], known: Known) -> tuple[str, int]:
    """The field of a heading by both its levels together (上次 over 进度), by its own words, or by the only ones."""
    own = _plain(labels[-1]) if labels else ""
    return known.get(_plain("".join(labels))) or known.get(own) or ("", 0)


def _columns(labels: Labels, known: Known) -> Iterator[Column]:
    """Every headed column; of two for one field the better known heading has it, then the first."""
    fields = {column: _field(words, known) for column, words in labels.items()}
    for column, words in labels.items():
        field, _ = fields[column]
        first = min((rank, other) for other, (name, rank) in fields.items() if name == field)[1]
        if words and field and first != column:
            remark = f"与 {letter(first)} 列重复，没有采用。"
            yield Column(index=column, heading=" / ".join(words), remark=remark, contested=field)
        elif words:
            yield Column(index=column, heading=" / ".join(words), field=field)


def _plain(heading: str) -> str:
    """A heading as it is compared: cut at the bracket, without marks, blanks and its own number."""
    words = unicodedata.normalize("NFKC", heading).strip().lstrip(MARKS)
    words = ORDINAL.sub("", words)
    words = re.split(r"[(\[【〔:%]", words)[0]
    return squeezed(words).strip(MARKS)
