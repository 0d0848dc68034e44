"""Imports once Qt is loaded."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
from heze_desk.kit import plain_imports
plain_imports.put_back()
from heze_desk.kit import columns
import linecache
assert columns.__file__ not in linecache.cache
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication(["heze-desk", "-platform", "offscreen"])
line = QLineEdit(placeholderText="甲")
print(line.placeholderText())
"""


def test_modules_are_imported_without_being_read_again_and_qt_works_as_ever():
    root = Path(__file__).parents[2]

    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=root, capture_output=True, encoding="utf-8", check=False
    )

    assert (answer.returncode, answer.stdout) == (0, "甲\n"), answer.stderr
