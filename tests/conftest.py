"""A fresh workspace on disk for every test, on one and the same day whatever the machine says."""

import os
import shutil
import sys
from datetime import date

import hypothesis
import pytest

from heze_desk import beginning
from heze_desk.workspace.workspace import Workspace


def pytest_configure():
    """Settle before Qt is loaded where it paints, and keep the developer's own settings out of the tests."""
    for name in ("HEZE_DESK_HOME", "HEZE_DESK_TODAY", "QT_IM_MODULE", "QT_SCALE_FACTOR"):
        os.environ.pop(name, None)
    hypothesis.settings.register_profile("desk", deadline=None)  # how long a machine takes is measured elsewhere
    hypothesis.settings.load_profile("desk")
    displays = os.environ.get("HEZE_DESK_TEST_DISPLAYS", "").split()
    if displays:  # focus and clipboard belong to a display, so each test process has one of its own
        worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        os.environ["DISPLAY"] = displays[int(worker) % len(displays)]
    elif sys.platform == "win32" or not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def nothing_outlives_its_test():
    """Widgets that were to be deleted are: else their timers run out in a later test, which would fail for them."""
    yield
    if core := sys.modules.get("PySide6.QtCore"):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture
def workspace(tmp_path, today):
    workspace = Workspace.create(tmp_path / "desk", today=lambda: today)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def policy_home(tmp_path_factory):
    """A workspace made from the policy: made once, copied by whoever changes it."""
    home = tmp_path_factory.mktemp("policy") / "desk"
    beginning.begin(home, today=date(2026, 11, 23)).close()
    return home


@pytest.fixture
def policy_workspace(policy_home, tmp_path, today):
    workspace = Workspace.open(shutil.copytree(policy_home, tmp_path / "policy-desk"), today=lambda: today)
    workspace.undo_since_now()
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def qapp_args():
    """As the program itself begins."""
    from heze_desk.kit import theme

    return ["heze-desk", *theme.STYLE]


@pytest.fixture
def desk_over(qapp):
    """A desk over a workspace on a day, for pages without a window; what is written bears that day too."""
    from heze_desk.kit import theme
    from heze_desk.kit.background import Background
    from heze_desk.kit.clock import Clock
    from heze_desk.kit.memory import Memory
    from heze_desk.kit.screen import Announcer, Desk

    if not qapp.styleSheet():
        theme.dress(qapp)
    background = Background()

    def over(workspace, day):
        clock = Clock(lambda: day)
        workspace.today = lambda: clock.today
        return Desk(
            workspace=workspace,
            announcer=Announcer(workspace),
            clock=clock,
            background=background,
            memory=Memory(),
        )

    yield over
    background.close()


@pytest.fixture
def office(desk_over, policy_workspace, today):
    """A desk over the policy's workspace."""
    return desk_over(policy_workspace, today)


@pytest.fixture
def shown_page(qtbot):
    """Show a page over a desk as the window would."""

    def show(page):
        qtbot.addWidget(page)
        page.resize(1198, 690)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


@pytest.fixture
def today():
    return date(2026, 11, 23)
