"""Every number on the first page opens its list, which has as many rows as it says."""

import shutil
from datetime import date

import pytest

from heze_desk import app, beginning
from heze_desk.kit.clock import Clock
from heze_desk.tasks.records import Light
from heze_desk.workspace.workspace import Workspace

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("numbers") / "desk"
    beginning.begin(home, demo=True, today=TODAY).close()
    return home


@pytest.fixture
def window(qtbot, desk_over, demo_home, tmp_path):
    """The window as `run` builds it, on the first page of the demonstration."""
    workspace = Workspace.open(shutil.copytree(demo_home, tmp_path / "demo"))
    clock = Clock()
    clock.pin(TODAY)
    window = app.build(workspace, clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    window.close()


@pytest.fixture
def home(window, qtbot):
    home = window.show_page("home")
    qtbot.waitUntil(lambda: bool(home.near_card.list.lines))
    return home


def listed(window):
    return window.show_page("tasks").table.rowCount()


def test_the_figures_and_the_lights_of_each_industry_open_as_many_tasks(home, window):
    figures = {light: int(card.figure.text()) for light, card in home.figures.items()}
    for light, many in figures.items():
        home.figures[light].asked.emit()
        assert listed(window) == many, light
    grid, rows = home.lights, home.lights.names()
    for row, name in enumerate(rows):
        for column, light in enumerate(grid._shown, 2):
            if (told := grid._cells[row, column].text()).isdecimal():
                many = int(told)
                grid.asked.emit(name, light)
                assert listed(window) == many, (name, light)
    assert figures[Light.OVERDUE] == 9
