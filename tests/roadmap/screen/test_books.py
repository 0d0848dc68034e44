"""The roadmap out of the window to Excel and in again by its preview."""

import openpyxl
import pytest

from heze_desk.kit import dialogs
from heze_desk.roadmap import store
from heze_desk.roadmap.screen import books
from heze_desk.roadmap.screen.import_dialog import RoadmapImport

SLOW_MS = 20_000


@pytest.fixture
def exported(page, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "路线图.xlsx"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_asked: out)
    monkeypatch.setattr(dialogs, "ask_open", lambda *_asked: out)
    with qtbot.waitSignal(page.told, timeout=SLOW_MS):
        books.ask_export(page, page.canvas.scene.timeline)
    return out


def test_a_name_changed_in_excel_comes_in_by_the_preview(page, qtbot, exported):
    book = openpyxl.load_workbook(exported)
    sheet = book.active
    row = next(one for one in sheet.iter_rows() if one[3].value == "演示示范")
    row[3].value = "演示推广"
    book.save(exported)

    page.acts.take_in.trigger()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(RoadmapImport)), timeout=SLOW_MS)
    (preview,) = page.window().findChildren(RoadmapImport)
    qtbot.waitUntil(preview.isVisible)
    preview.accept()

    assert store.get(page.workspace.db, 2).title == "演示推广"
    page.workspace.undo()
    assert store.get(page.workspace.db, 2).title == "演示示范"
