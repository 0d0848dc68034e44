"""The page of the rounds over a small desk, with one round open since Monday and due on Friday."""

from datetime import date

import openpyxl
import pytest

from heze_desk.kit.dropping import Dropped
from heze_desk.roster import calling
from heze_desk.rounds import workbook_making
from heze_desk.rounds.form_records import COLUMNS
from heze_desk.rounds.screen import RoundScreen
from heze_desk.rounds.screen.return_dialog import ReturnDialog

WEDNESDAY = date(2026, 11, 25)
PLACES = {column.field: place for place, column in enumerate(COLUMNS, 1)}
SLOW_MS = 20_000


@pytest.fixture
def office(desk_over, desk):
    """A desk for pages over the small workspace, on the Wednesday of the round."""
    return desk_over(desk.workspace, WEDNESDAY)


@pytest.fixture
def round_id(desk):
    with desk.step("联络员") as db:
        calling.name_contact(db, desk.units["市科技局"], "张喆")
        calling.set_telephone(db, desk.units["市科技局"], "0530-0000001")
    opened = desk.open(number=9)
    desk.workspace.undo_since_now()
    return opened


@pytest.fixture
def shown(shown_page, office):
    return lambda: shown_page(RoundScreen(office))


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


@pytest.fixture
def forms(desk, round_id, tmp_path):
    """The forms as they were sent, by the name of the unit."""
    with desk.step("生成") as db:
        made = workbook_making.make_forms(db, round_id, tmp_path / "发出", day=WEDNESDAY)
    desk.workspace.undo_since_now()
    return {path.stem.rpartition("_")[2]: path for path in made.paths}


@pytest.fixture
def fill(forms, tmp_path):
    """Fill in a unit's form by number and field, and save it under another name."""

    def back(unit, cells, name=None):
        book = openpyxl.load_workbook(forms[unit])
        sheet = book.worksheets[0]
        rows = {row[PLACES["number"] - 1].value: row[0].row for row in sheet.iter_rows()}
        for (number, field), value in cells.items():
            sheet.cell(rows[number], PLACES[field]).value = value
        target = tmp_path / "收回" / (name or f"{unit}.xlsx")
        target.parent.mkdir(exist_ok=True)
        book.save(target)
        return target

    return back


@pytest.fixture
def read(qtbot, page):
    """Let the page read files; gives the preview."""

    def preview(*paths):
        page.receive(Dropped(paths))
        qtbot.waitUntil(lambda: bool(page.findChildren(ReturnDialog)), timeout=SLOW_MS)
        return page.findChildren(ReturnDialog)[0]

    return preview
