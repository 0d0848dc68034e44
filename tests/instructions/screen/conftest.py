"""The page of instructions and supervisions over the small desk, on its Monday."""

import pytest

from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen import InstructionScreen
from heze_desk.kit import theme
from heze_desk.kit.background import Background
from heze_desk.kit.clock import Clock
from heze_desk.kit.memory import Memory
from heze_desk.kit.screen import Announcer, Desk


@pytest.fixture
def office(qapp, desk, today):
    if not qapp.styleSheet():
        theme.dress(qapp)
    clock = Clock()
    clock.pin(today)
    desk.workspace.today = lambda: clock.today
    background = Background()
    yield Desk(
        workspace=desk.workspace,
        announcer=Announcer(desk.workspace),
        clock=clock,
        background=background,
        memory=Memory(),
    )
    background.close()


@pytest.fixture
def shown(qtbot, office):
    """Show the page as the window would."""

    def show():
        page = InstructionScreen(office)
        qtbot.addWidget(page)
        page.resize(1198, 690)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


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
