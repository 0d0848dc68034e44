"""The page of instructions and supervisions over the small desk, on its Monday."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen import InstructionScreen
from heze_desk.instructions.screen.matter_table import listed_id


@pytest.fixture
def office(desk_over, desk, today):
    """A desk for pages over the small workspace, on its Monday."""
    return desk_over(desk.workspace, today)


@pytest.fixture
def shown(shown_page, office):
    return lambda: shown_page(InstructionScreen(office))


@pytest.fixture
def page(shown):
    return shown()


@pytest.fixture
def told(page):
    """What the page said was done."""
    said = []
    page.told.connect(lambda text, path: said.append(text))
    return said


@pytest.fixture
def matters(page):
    """Batch, kind and title of the rows, from top to bottom."""
    return lambda: [(str(one.batch), str(one.matter.kind), one.title) for one in page.table.records]


@pytest.fixture
def choose(page):
    """Make an instruction or a supervision the chosen one."""

    def instruction(ref_id):
        page.choose(MatterKind.INSTRUCTION, ref_id)

    def supervision(ref_id):
        page.choose(MatterKind.SUPERVISION, ref_id)

    instruction.supervision = supervision
    return instruction


@pytest.fixture
def select(desk, page):
    """Select the rows of these tasks."""

    def act(*numbers):
        selection = page.view.selectionModel()
        selection.clear()
        for number in numbers:
            row = page.table.row_of(listed_id(MatterKind.TASK, desk.tasks[number]))
            selection.select(page.table.index(row, 0), QItemSelectionModel.SelectionFlag.Select)

    return act
