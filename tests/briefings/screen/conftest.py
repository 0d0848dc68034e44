"""The page of the briefings over the small desk, on 6 November."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from heze_desk.briefings import drafts
from heze_desk.briefings.screen.page import BriefingPage


@pytest.fixture
def today():
    return date(2026, 11, 6)


@pytest.fixture
def show(qtbot, office, issuing):
    """Show a page over the desk as the window would."""

    def show(width=1198):
        page = BriefingPage(office)
        qtbot.addWidget(page)
        page.resize(width, 690)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


@pytest.fixture
def draft_id(issuing):
    return issuing.draft()


@pytest.fixture
def page(draft_id, show):
    """The page with a draft of a month."""
    return show()


@pytest.fixture
def told(page):
    """What the page said was done."""
    said = []
    page.told.connect(lambda text, _path: said.append(text))
    return said


@pytest.fixture
def asked(page):
    """Where the page asked the window to go."""
    wanted = []
    page.wanted.connect(lambda key, message: wanted.append((key, message)))
    return wanted


@pytest.fixture
def write(issuing, draft_id):
    """The secretary's own words in a section, as the editor would keep them."""

    def write(key, text):
        number, _ = issuing.section(draft_id, key)
        with issuing.workspace.step("写简报") as db:
            drafts.set_text(db, draft_id, number, text)
        return number

    return write


@pytest.fixture
def opened(page):
    """The dialog that stands over the page."""

    def opened(kind=QDialog):
        return next(one for one in page.window().findChildren(kind) if one.isVisible())

    return opened


@pytest.fixture
def agree(qtbot):
    """Issue once the draft was looked over and nothing is being set."""

    def agree(asked):
        qtbot.waitUntil(lambda: asked._is_looked_over and asked._job is None, timeout=20_000)
        asked.accept()

    return agree
