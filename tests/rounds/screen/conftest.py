"""The page of the rounds over a small desk, with one round open since Monday and due on Friday."""

from datetime import date

import pytest

from heze_desk.kit import theme
from heze_desk.kit.background import Background
from heze_desk.kit.clock import Clock
from heze_desk.kit.memory import Memory
from heze_desk.kit.screen import Announcer, Desk
from heze_desk.roster import calling
from heze_desk.rounds.screen import RoundScreen

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def office(qapp, desk):
    """A desk for pages over the small workspace, on the Wednesday of the round."""
    if not qapp.styleSheet():
        theme.dress(qapp)
    clock = Clock()
    clock.pin(WEDNESDAY)
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
def round_id(desk):
    with desk.step("联络员") as db:
        calling.name_contact(db, desk.units["市科技局"], "张喆")
        calling.set_telephone(db, desk.units["市科技局"], "0530-0000001")
    opened = desk.open(number=9)
    desk.workspace.undo_since_now()
    return opened


@pytest.fixture
def shown(qtbot, office):
    """Show a page over the desk as the window would."""

    def show():
        page = RoundScreen(office)
        qtbot.addWidget(page)
        page.resize(1198, 690)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


@pytest.fixture
def page(round_id, shown, qtbot):
    page = shown()
    qtbot.waitUntil(page.standing.view.hasFocus)
    return page


@pytest.fixture
def states(page):
    """How the units stand on screen, from top to bottom."""
    return lambda: {one.status.unit: str(one.status.state) for one in page.standing.table.records}


@pytest.fixture
def told(page):
    """What the page said was done."""
    said = []
    page.told.connect(lambda text, path: said.append((text, path)))
    return said
