"""Qt imported without what describes it: the descriptions are all there when they are asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AS_THE_DESK_STARTS = """
from heze_desk.kit import qt_start
qt_start.load()
"""
WRONG_CALLS = """
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

app = QApplication(["heze-desk", "-platform", "offscreen"])
for call in (
    lambda: QLabel().setText(1),
    lambda: QWidget().resize("大"),
    lambda: QTimer().setInterval(None),
    lambda: QLabel(foo=1),
    lambda: QLabel("甲", wordWrap="否"),
    lambda: QPainter(1),
    lambda: QWidget().nothing_of_the_kind,
    lambda: print(QLabel.__doc__, QLabel.setText.__doc__),
    lambda: print(QLabel("甲", wordWrap=True).text()),
):
    try:
        call()
    except (TypeError, AttributeError) as fault:
        print(type(fault).__name__, fault)
from PySide6.support.signature import get_signature
from PySide6.support.signature.lib import pyi_generator
print(get_signature(QLabel.setText), pyi_generator.__name__, pyi_generator.Formatter.__name__)
"""
WHAT_WAS_RUN = """
import linecache, sys
from heze_desk.kit import columns
waiting = [name for name, module in sys.modules.items() if type(module).__name__ == "_Later"]
print(columns.__file__ in linecache.cache, "shibokensupport.signature.layout" in waiting)
"""


@pytest.fixture
def told():
    """What a Python process of its own prints."""

    def run(*parts):
        command = [sys.executable, "-X", "utf8", "-c", "\n".join(parts)]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    return run


def test_what_describes_qt_waits_and_the_desk_s_own_sources_are_not_read(told):
    assert told(AS_THE_DESK_STARTS, WHAT_WAS_RUN) == "False True\n"


def test_wrong_calls_and_signatures_are_described_as_ever(told):
    as_ever = told(WRONG_CALLS)

    assert "Supported signatures" in as_ever
    assert sorted(told(AS_THE_DESK_STARTS, WRONG_CALLS).splitlines()) == sorted(as_ever.splitlines())


def test_where_qt_was_imported_before_nothing_changes(told):
    before = "import PySide6.QtCore\n"

    assert sorted(told(before, AS_THE_DESK_STARTS, WRONG_CALLS).splitlines()) == sorted(told(WRONG_CALLS).splitlines())
