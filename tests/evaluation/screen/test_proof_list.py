"""A file put beside a value in the window, opened, saved elsewhere and removed with a reason."""

import pytest
from PySide6.QtGui import QDesktopServices

from heze_desk.evaluation.period_records import Period
from heze_desk.evaluation.screen import EvaluationScreen
from heze_desk.kit import dialogs

SEPTEMBER = 202609


@pytest.fixture
def periods(watched, office, shown_page):
    """With a value for September, which is the chosen line."""
    tab = shown_page(EvaluationScreen(office)).indicators
    tab.periods.view.choose(SEPTEMBER)
    table = tab.periods.table
    table.setData(table.index(table.row_of(SEPTEMBER), 1), "12.5")
    tab.reload()
    return tab.periods


@pytest.fixture
def report(tmp_path):
    made = tmp_path / "演示月报.pdf"
    made.write_bytes(b"report")
    return made


def test_a_file_is_added_opened_saved_and_removed(qtbot, periods, report, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())) or True)
    monkeypatch.setattr(dialogs, "ask_save", lambda *_asked: tmp_path / "另存.pdf")
    monkeypatch.setattr(dialogs, "ask_reason", lambda *_asked, **_more: "传错了")

    periods.proofs.add([report])
    qtbot.waitUntil(lambda: periods.current().files == 1 or bool(periods._page.reload()))
    assert "材料1" in periods.table.index(periods.table.row_of(SEPTEMBER), 5).data()
    periods.proofs.list.setCurrentRow(0)
    periods.proofs.open()
    qtbot.waitUntil(lambda: len(opened) == 1)
    periods.proofs.save_as()
    qtbot.waitUntil((tmp_path / "另存.pdf").exists)
    periods.proofs.remove()
    periods._page.reload()

    assert periods.current().files == 0
    assert "已移除：传错了" in periods.proofs.list.item(0).text()


def test_without_a_value_there_is_nothing_to_prove(periods):
    assert periods.proofs.isVisible()
    assert periods.prove.isEnabled()
    periods.view.choose(202608)

    assert periods.current().point.period == Period(2026, 8)
    assert not periods.proofs.isVisible()
    assert not periods.prove.isEnabled()
