"""The page over a desk with a few entries."""

import pytest

from heze_desk.registers.records import Kind
from heze_desk.registers.screen import RegisterScreen


@pytest.fixture
def known(enter, recognise, desk):
    """Entries by their names, entered before the page opens."""
    ids = {
        "演示重点实验室": enter("演示重点实验室", category="重点实验室", industries=("未来材料", "合成生物")),
        "演示中试基地": enter("演示中试基地", category="中试基地", level="省级"),
        "演示孵化器": enter("演示孵化器", category="孵化器", industries=("人工智能",)),
        "演示材料有限公司": enter("演示材料有限公司", Kind.ENTERPRISE, telephone="0530-1234567", traits=("规上",)),
    }
    recognise(ids["演示重点实验室"], "2026-03-01")
    recognise(ids["演示中试基地"], "2026-04-01", document="")
    desk.undo_since_now()
    return ids


@pytest.fixture
def page(known, office, shown_page):
    return shown_page(RegisterScreen(office))


@pytest.fixture
def platforms(page, qtbot):
    """The tab 平台, in sight."""
    page.receive(Kind.PLATFORM)
    tab = page.register(Kind.PLATFORM)
    qtbot.waitUntil(tab.isVisible)
    return tab


@pytest.fixture
def names():
    """What a tab lists, from top to bottom."""
    return lambda tab: [line.name for line in tab.table.records]


@pytest.fixture
def asked(page, qtbot):
    """The dialog of that title over the page."""

    def find(title):
        from PySide6.QtWidgets import QDialog

        def standing():
            return [
                one for one in page.window().findChildren(QDialog) if one.isVisible() and one.windowTitle() == title
            ]

        qtbot.waitUntil(lambda: bool(standing()))
        return standing()[0]

    return find
