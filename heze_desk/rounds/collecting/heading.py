"""What stands above the rows: whether the form is a nil report, who filled it in, and which column is which."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from heze_desk.rounds.collecting.fields import INPUTS, KEYS, MAYBE, TITLES
from heze_desk.rounds.form_records import NIL_ANSWER, NIL_LABEL, REPORTER_LABEL, TELEPHONE_LABEL
from heze_desk.workbooks.findings import Doubt
from heze_desk.workbooks.headings import Column, Table
from heze_desk.workbooks.sheets import Cell, Trap, letter
from heze_desk.workbooks.values import squeezed, text_of

YES = frozenset({NIL_ANSWER, "√", "✓", "✔", "y", "yes", "true", "1", "零报告", "无变化", "本期无变化", "无"})
AREA_CODE = re.compile(r"[1-9]\d{9}")  # 5305310001: a telephone as a number, which has no 0 before it
MOBILE = re.compile(r"1[3-9]\d{9}")


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who filled it in, as far as it says; `nil` where the form was marked as a nil report."""

    reporter: str = ""
    telephone: str = ""
    nil: bool = False
    notes: tuple[str, ...] = ()


def sender(table: Table) -> Sender:
    """From the cells beside their labels, or behind a colon in the same cell, above the headings."""
    reporter, telephone, nil = (_beside(table, one) for one in (REPORTER_LABEL, TELEPHONE_LABEL, NIL_LABEL))
    number, notes = _telephone(telephone)
    return Sender(
        reporter=text_of(reporter) if reporter else "",
        telephone=number,
        nil=nil is not None and squeezed(text_of(nil)) in YES,
        notes=notes,
    )


def settled(table: Table, decisions: Mapping[str, int]) -> tuple[Table, list[Doubt]]:
    """The columns as decided; one that may be several fields, or is one of two for a field, is asked about."""
    doubts = [*_contests(table), *_unknown(table)]
    chosen: dict[str, str] = {}
    told = []
    for doubt, fields in doubts:
        place = decisions.get(doubt.key)
        decided = place if place is not None and 0 <= place < len(fields) else None
        chosen |= fields[decided] if decided is not None else _left_out(fields)
        told.append(replace(doubt, decided=decided))
    return table.choose(chosen) if chosen else table, told


Choice = dict[str, str]  # column letter -> field


def _left_out(choices: list[Choice]) -> Choice:
    return dict.fromkeys(dict.fromkeys(column for one in choices for column in one), "")


def _contests(table: Table) -> Iterator[tuple[Doubt, list[Choice]]]:
    """Two columns under headings that mean the same: none is read until one is chosen."""
    for field in INPUTS:
        named = [one for one in table.columns if field in (one.field, one.contested)]
        rivals = [one for one in named if table.examples(one.index, 1)]
        if len(named) < 2 or not rivals or (len(rivals) == 1 and rivals[0].field):
            continue
        letters = [one.letter for one in named]
        choices = [
            {other: field if other == one else "" for other in letters} for one in (rival.letter for rival in rivals)
        ]
        text = f"{'、'.join(letters)} 列的列名都是“{TITLES[field]}”；请确认采用哪一列。"
        labels = tuple(f"{one.letter} 列“{one.heading}”，如“{table.examples(one.index, 1)[0][:20]}”" for one in rivals)
        yield _doubt(table, rivals[0], text, labels, key=TITLES[field]), choices


def _unknown(table: Table) -> Iterator[tuple[Doubt, list[Choice]]]:
    """A filled column of an unknown heading, where a column that is asked for is missing."""
    missing = [field for field in INPUTS if field not in {part for one in table.columns for part in _named(one)}]
    for column in table.columns:
        if column.field or column.contested or not table.examples(column.index, 1):
            continue
        words = squeezed(column.heading)
        fields = [field for field in missing if any(hint in words for hint in MAYBE[field])]
        if not fields:
            continue
        labels = (*(f"{TITLES[field]}" for field in fields), "不采用这一列")
        text = f"{column.letter} 列的列名“{column.heading}”不在反馈表中；请确认它是不是“{TITLES[fields[0]]}”。"
        choices = [*({column.letter: field} for field in fields), {column.letter: ""}]
        yield _doubt(table, column, text, labels, key=column.letter), choices


def _named(column: Column) -> tuple[str, str]:
    return column.field, column.contested


def _doubt(table: Table, column: Column, text: str, labels: tuple[str, ...], *, key: str) -> Doubt:
    return Doubt(
        key=key,
        cell=f"{column.letter}{table.heading_row}",
        row=table.heading_row,
        title="",
        name="列的对应",
        text=text,
        options=labels,
    )


def unread(table: Table) -> list[str]:
    """One sentence for each filled column that stands for nothing that is asked."""
    return [
        f"{one.letter} 列“{one.heading}”没有读取。"
        for one in table.columns
        if not one.field and table.examples(one.index, 1)
    ]


def merged(table: Table) -> list[str]:
    """One sentence for each area to be filled in that was merged over several tasks."""
    found = []
    for top, left, bottom, _ in table.sheet.merges:
        if bottom > top > table.heading_row and table.field_of(left) in INPUTS and table.sheet.at(top, left):
            area = f"{letter(left)}{top}:{letter(left)}{bottom}"
            found.append(f"{area} 是合并单元格；内容先记给第{top}行，其余各行请逐项确认。")
    return found


def _beside(table: Table, label: str) -> Cell | None:
    """The cell that answers a label above the headings."""
    for row in range(1, table.heading_row):
        cells = [cell for cell in table.sheet.row(row) if cell.trap is Trap.NONE]
        for place, cell in enumerate(cells):
            words = unicodedata.normalize("NFKC", text_of(cell))
            if not squeezed(words).startswith(label):
                continue
            tail = words.partition(":")[2].strip()
            if tail and len(tail) <= 30:
                return Cell(row=cell.row, column=cell.column, value=tail)
            following = cells[place + 1] if place + 1 < len(cells) else None
            if len(squeezed(words)) <= len(label) + 12 and following and _answers(following):
                return following
    return None


def _answers(cell: Cell) -> bool:
    """Whether a cell holds an answer, and not the next label."""
    words = squeezed(text_of(cell))
    return not words.startswith((REPORTER_LABEL, TELEPHONE_LABEL, NIL_LABEL)) and set(KEYS).isdisjoint({words})


def _telephone(cell: Cell | None) -> tuple[str, tuple[str, ...]]:
    """A telephone as text; where it was typed as a number, a 0 before the area code is lost, which is told."""
    if cell is None:
        return "", ()
    number = text_of(cell)
    if isinstance(cell.value, int | float) and AREA_CODE.fullmatch(number) and not MOBILE.fullmatch(number):
        return f"0{number}", (f"{cell.ref} 联系电话“{number}”像是丢了开头的 0，按“0{number}”记；请核对。",)
    return number, ()
