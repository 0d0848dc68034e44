"""A fresh workspace on disk for every test."""

import os
import sys
from datetime import date

import pytest

from heze_desk.workspace.workspace import Workspace


def pytest_configure():
    """Settle before Qt is loaded where it paints, and keep the developer's own settings out of the tests."""
    for name in ("HEZE_DESK_HOME", "HEZE_DESK_TODAY", "QT_IM_MODULE", "QT_SCALE_FACTOR"):
        os.environ.pop(name, None)
    displays = os.environ.get("HEZE_DESK_TEST_DISPLAYS", "").split()
    if displays:  # focus and clipboard belong to a display, so each test process has one of its own
        worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        os.environ["DISPLAY"] = displays[int(worker) % len(displays)]
    elif sys.platform == "win32" or not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.create(tmp_path / "desk")
    yield workspace
    workspace.close()


@pytest.fixture
def today():
    return date(2026, 11, 23)
