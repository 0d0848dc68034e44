"""All further sheets of a workbook read against the register and its first sheet."""

from heze_desk.registers.importing.others import others
from heze_desk.registers.importing.part_events import EventSorter
from heze_desk.registers.importing.part_marks import MarkSorter
from heze_desk.registers.importing.part_plan import Found, Ground
from heze_desk.registers.importing.part_rows import PartSorter
from heze_desk.registers.importing.part_terms import TermSorter
from heze_desk.registers.importing.part_ties import TieSorter
from heze_desk.registers.importing.sheets import PartTable, RegisterTable
from heze_desk.registers.workbook_parts import Part
from heze_desk.workspace.database import Database


def take(db: Database, table: RegisterTable, ground: Ground) -> Found:
    """What they would do; nothing is written."""
    found = Found()
    for one in table.parts:
        each = _sorter(db, one, ground).take_all()
        found.changes += each.changes
        found.doubts += each.doubts
        found.refused += each.refused
        found.skipped += each.skipped
        found.notes += each.notes
        found.repeated += each.repeated
        found.terms |= each.terms
        found.listed |= each.listed
    return found


def _sorter(db: Database, one: PartTable, ground: Ground) -> PartSorter:
    match one.sheet.part:
        case Part.MARKS:
            return MarkSorter(ground, one)
        case Part.TERMS:
            return TermSorter(ground, one)
        case Part.EVENTS:
            return EventSorter(ground, one)
        case Part.TIES:
            return TieSorter(ground, one, others(db))
