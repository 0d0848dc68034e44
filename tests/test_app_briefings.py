"""From the first page and from a round to a briefing, in the window itself."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from heze_desk import app, beginning
from heze_desk.briefings.screen.drafting_dialog import BASIS, DraftingDialog
from heze_desk.kit import theme
from heze_desk.kit.clock import Clock

TODAY = date(2026, 11, 23)


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    """Over the demonstration."""
    if not qapp.styleSheet():
        theme.dress(qapp)
    workspace = beginning.begin(tmp_path / "desk", demo=True, today=TODAY)
    clock = Clock()
    clock.pin(TODAY)
    window = app.build(workspace, clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.desk.background.close()
    workspace.close()


def test_a_round_asks_for_a_briefing_of_its_own_days(window):
    rounds = window.show_page("rounds")
    round_id = rounds.shown.id

    rounds.round_acts.brief.trigger()

    assert window.stack.currentWidget().screen_shown.title == "调度简报"
    dialog = window.findChild(DraftingDialog)
    assert dialog.editors[BASIS].value() == round_id
    dialog.reject()


def test_the_first_page_leads_to_the_briefings_and_these_to_the_register(window):
    window.show_page("home").briefing_act.trigger()
    page = window.stack.currentWidget().screen_shown
    assert [one.state for one in page.briefings.table.records] == ["草稿", "定稿", "定稿", "已更正"]
    page.choose(page.briefings.table.records[1].id)
    paper_id = page.shown.paper.id

    page.issue.open_act.trigger()

    assert window.stack.currentWidget().screen_shown.view.current().id == paper_id


def test_every_key_of_the_page_of_briefings_stands_on_its_sheet(window):
    window.show_page("briefings")

    sheet = window.show_keys()

    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"起草", "印发", "随台账更新", "数字", "核对", "Alt+2", "Alt+L", "Ctrl+Shift+F", "Ctrl+E"} <= told
    sheet.close()
