"""What keys are called in tips and in the sheet of keys."""

import pytest
from PySide6.QtGui import QAction

from heze_desk.kit.key_names import called, with_keys
from heze_desk.kit.keys_sheet import FIELD_KEYS, keyed


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("Return", "回车"),
        ("Ctrl+Shift+Return", "Ctrl+Shift+回车"),
        ("Alt+Up", "Alt+↑"),
        ("F2", "F2"),
        ("Ctrl+S", "Ctrl+S"),
    ],
)
def test_a_key_is_called_as_the_menus_call_it(keys, name):
    assert called(keys) == name


def test_an_act_without_a_key_bears_none():
    assert with_keys("打开", "") == "打开"
    assert with_keys("打开", "Return") == "打开（回车）"


def test_the_sheet_speaks_one_tongue(qapp):
    action = QAction("看条目")
    action.setShortcut("Ctrl+Return")
    told = [key.keys for key in (*keyed([action]), *FIELD_KEYS)]
    assert "Ctrl+回车" in told
    assert not [keys for keys in told if "Return" in keys or "Menu" in keys]
