"""The page of issued papers over a workspace in which some are."""

import pytest

from heze_desk import press
from heze_desk.issuing.screen import IssuedScreen
from heze_desk.settings.records import Settings
from reports.document import Document, Masthead, Paragraph, Title


@pytest.fixture
def office(desk_over, workspace, today):
    return desk_over(workspace, today)


@pytest.fixture
def compose():
    """A paper that is really set, so that its pages can be looked at."""

    def composed(numbers):
        head = Masthead("未来产业调度简报", f"第{numbers.number}期{numbers.mark}", "专班办公室", "2026年11月23日")
        body = (head, Title("推进情况"), Paragraph("【演示】按计划推进。"))
        return press.to_keep(Document(kind="调度简报", title="推进情况", body=body), Settings(system_faces=False))

    return composed


@pytest.fixture
def page(qtbot, office):
    page = IssuedScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page
