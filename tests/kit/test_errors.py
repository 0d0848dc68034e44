"""Refusals are shown as they stand, failures are logged and confessed, and the door never falls into itself."""

import sqlite3
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.errors import ErrorDoor, open_door


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told = []
    door = ErrorDoor(
        lambda text: told.append(("refused", text)), lambda text, details: told.append(("confessed", text, details))
    )
    door.install()
    return told


def throw(error):
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_a_refusal_is_shown_as_it_stands(told):
    throw(DeskError("进度须在 0 到 100 之间。"))
    assert told == [("refused", "进度须在 0 到 100 之间。")]


def test_the_route_through_qt_is_not_shown(told):
    throw(DeskError("Error calling Python override of QStyledItemDelegate::setModelData(): 进度须在 0 到 100 之间。"))
    assert told == [("refused", "进度须在 0 到 100 之间。")]


def test_a_failure_is_logged_and_confessed_with_its_details(told, caplog):
    throw(KeyError("owner"))
    kind, text, details = told[0]
    assert kind == "confessed"
    assert "已保存的内容没有改动" in text
    assert "KeyError: 'owner'" in details
    assert "unforeseen" in caplog.text


def unreadable_database():
    fault = sqlite3.DatabaseError("database disk image is malformed")
    fault.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return fault


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "denied", "D:/简报/第12期.pdf"), "“第12期.pdf”的权限"),
        (FileNotFoundError(2, "gone", "D:/简报/第12期.pdf"), "找不到“第12期.pdf”"),
        (OSError(28, "full"), "磁盘已满"),
        (OSError(5, "io"), "检查磁盘"),
        (unreadable_database(), "desk.sqlite3 已损坏；请用 backups 文件夹里最近的备份恢复。"),
    ],
)
def test_what_the_disk_complains_of_is_said_so_that_it_can_be_mended(told, error, words):
    throw(error)
    assert words in told[0][1]


def test_other_kinds_can_be_told_as_refusals(monkeypatch):
    class PaperError(Exception):
        pass

    told = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    ErrorDoor(told.append, lambda text, details: told.append("?"), refusals=(DeskError, PaperError)).install()
    throw(PaperError("字库里没有“䶮”。"))
    assert told == ["字库里没有“䶮”。"]


def test_an_error_while_telling_goes_to_the_log_only(monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def refuse(text):
        throw(ValueError("while telling"))

    ErrorDoor(refuse, lambda text, details: pytest.fail("told twice")).install()
    throw(DeskError("一句话。"))
    assert "while telling" in caplog.text


def test_details_are_kept_in_the_log_file(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(dialogs.Sentence, "exec", lambda dialog: 0)
    window = QLabel()
    qtbot.addWidget(window)
    open_door(window, tmp_path / "desk.log")
    throw(KeyError("owner"))
    assert "KeyError: 'owner'" in (tmp_path / "desk.log").read_text("utf-8")


def test_a_log_grown_large_is_put_aside(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(dialogs.Sentence, "exec", lambda dialog: 0)
    window = QLabel()
    qtbot.addWidget(window)
    (tmp_path / "desk.log").write_text("旧" * 1_000_000, "utf-8")

    open_door(window, tmp_path / "desk.log")
    throw(KeyError("owner"))

    assert (tmp_path / "desk.log").stat().st_size < 100_000
    assert (tmp_path / "desk.log.1").read_text("utf-8").startswith("旧旧")


def test_details_can_be_unfolded_and_copied(qtbot, monkeypatch):
    def look(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
        shown = dialog.findChild(QPlainTextEdit)
        assert not shown.isVisible()
        buttons["详情"].click()
        assert shown.isVisible()
        buttons["复制"].click()
        return 0

    monkeypatch.setattr(dialogs.Sentence, "exec", look)
    dialogs.confess(None, "出错了。", "Traceback …")
    assert QGuiApplication.clipboard().text() == "出错了。\n\nTraceback …"
