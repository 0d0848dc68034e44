"""What stands on the further sheets of a register's workbook, entry by entry."""

from collections.abc import Iterator
from typing import assert_never

from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import EntryLine
from heze_desk.registers.workbook_columns import SEAL, sealed
from heze_desk.registers.workbook_parts import Part, PartSheet
from heze_desk.registers.workbook_whole import Whole
from heze_desk.workbooks.looks import Value
from heze_desk.workbooks.values import tidy


def rows_of(sheet: PartSheet, line: EntryLine, whole: Whole) -> Iterator[list[Value]]:
    """The rows of one entry, in the order of the columns of the sheet."""
    for cells in _cells(sheet, line, whole):
        values = {"number": KINDS[line.kind].number(line.id), "title": line.name, **cells}
        values[SEAL] = sealed({key: tidy(str(one)) for key, one in values.items() if one})
        yield [values[one.key] for one in sheet.columns]


def _cells(sheet: PartSheet, line: EntryLine, whole: Whole) -> Iterator[dict[str, Value]]:
    match sheet.part:
        case Part.MARKS:
            for mark in whole.recognitions.get(line.id, ()):
                proofs = "、".join(whole.proofs.get(mark.id or 0, ()))
                yield _plain(mark, sheet) | {"proofs": proofs}
        case Part.TERMS:
            for term in whole.terms.get(line.id, ()):
                yield _plain(term, sheet) | {"industry": whole.industries[term.industry_id]}
        case Part.EVENTS:
            for event in whole.events.get(line.id, ()):
                yield _plain(event, sheet)
        case Part.TIES:
            for tied in whole.ties.get(line.id, ()):
                yield {"other_kind": tied.kind, "other_number": tied.number, "other_title": tied.title}
        case _:
            assert_never(sheet.part)


def _plain(record: object, sheet: PartSheet) -> dict[str, Value]:
    """The columns that are fields of the record, and the number by which it is found again."""
    told = vars(record)
    return {one.key: told[one.key] for one in sheet.columns if one.key in told} | {"record": sheet.number(told["id"])}
