"""The files of the chosen task: dropped, pasted, opened as copies, saved elsewhere, removed with a reason."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QImage

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.part_lines import PART
from heze_desk.tasks import store
from heze_desk.workspace import files


def drop(pane, *paths):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    pane.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys))


@pytest.fixture
def opened(monkeypatch):
    """What was handed to the office's other programs."""
    handed = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not handed.append(Path(url.toLocalFile())))
    return handed


@pytest.fixture
def attachments(page):
    return page.pane.task.attachments


@pytest.fixture
def told(page):
    said = []
    page.told.connect(lambda text, path: said.append(text))
    return said


@pytest.fixture
def paper(tmp_path):
    (tmp_path / "初步方案.txt").write_text("方案", "utf-8")
    return tmp_path / "初步方案.txt"


@pytest.fixture
def attached(page, attachments, paper, qtbot):
    """A dropped file, chosen in the list."""
    drop(page.pane, paper)
    qtbot.waitUntil(lambda: attachments.list.count() == 1)
    attachments.list.setCurrentRow(0)
    return attachments


def test_a_dropped_file_is_kept_and_named_with_its_size(told, attached):
    assert attached.list.item(0).text() == "初步方案.txt　1 KB"
    assert told == ["已添加附件“初步方案.txt”。"]


def test_what_is_opened_is_a_copy_that_cannot_be_written(attached, paper, opened, qtbot):
    paper.unlink()

    attached.open_action.trigger()

    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].read_text("utf-8") == "方案"
    assert opened[0].name == "初步方案.txt"
    assert not opened[0].stat().st_mode & stat.S_IWUSR


def test_return_opens_the_chosen_one(attached, opened, qtbot):
    attached.list.setFocus()
    qtbot.keyClick(attached.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].name == "初步方案.txt"


def test_a_copy_is_saved_where_the_secretary_wants_it(attached, monkeypatch, tmp_path, told, qtbot):
    monkeypatch.setattr(dialogs, "ask_save", lambda *asked: tmp_path / "另存.txt")

    attached.save_action.trigger()

    qtbot.waitUntil(lambda: "已另存为：另存.txt" in told)
    assert (tmp_path / "另存.txt").read_text("utf-8") == "方案"


def test_one_removed_stays_struck_with_its_reason_and_comes_back_by_undo(attached, page, monkeypatch, qtbot):
    monkeypatch.setattr(dialogs, "ask_reason", lambda *asked, **words: "传错了文件")

    attached.remove_action.trigger()

    removed = "初步方案.txt　1 KB　2026-11-23 已移除：传错了文件"
    qtbot.waitUntil(lambda: attached.list.item(0).text() == removed)
    assert attached.list.item(0).data(PART).gone
    assert page.workspace.undoable() == "移除附件“初步方案.txt”"
    page.workspace.undo()
    qtbot.waitUntil(lambda: attached.list.item(0).text() == "初步方案.txt　1 KB")


def test_without_a_reason_nothing_is_removed(attached, page, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_reason", lambda *asked, **words: None)
    attached.remove_action.trigger()
    assert page.workspace.undoable() == "添加附件 1 个"


def test_one_that_was_removed_can_be_opened_but_not_removed_again(attached, page, monkeypatch, opened, qtbot):
    monkeypatch.setattr(dialogs, "ask_reason", lambda *asked, **words: "传错了文件")
    attached.remove_action.trigger()
    qtbot.waitUntil(lambda: "已移除" in attached.list.item(0).text())

    with pytest.raises(DeskError, match="已在 2026-11-23 移除"):
        attached.remove()
    attached.open_action.trigger()

    qtbot.waitUntil(lambda: bool(opened))


def test_a_program_is_not_run_from_here(page, attachments, tmp_path, opened, qtbot):
    (tmp_path / "报表.EXE").write_bytes(b"MZ")
    drop(page.pane, tmp_path / "报表.EXE")
    qtbot.waitUntil(lambda: attachments.list.count() == 1)
    attachments.list.setCurrentRow(0)

    with pytest.raises(DeskError, match="是程序文件，不在这里运行"):
        attachments.open()

    assert opened == []


def test_the_same_content_again_is_said_and_not_entered(told, attached, page, tmp_path, qtbot):
    (tmp_path / "副本.txt").write_text("方案", "utf-8")

    drop(page.pane, tmp_path / "副本.txt")

    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == "“副本.txt”与已有的“初步方案.txt”内容相同，没有重复添加。"
    assert attached.list.count() == 1


def test_files_copied_elsewhere_are_pasted(page, attachments, paper, qtbot):
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(paper))])
    QGuiApplication.clipboard().setMimeData(copied)

    attachments.paste_action.trigger()

    qtbot.waitUntil(lambda: attachments.list.count() == 1)
    assert attachments.list.item(0).text() == "初步方案.txt　1 KB"


def test_a_picture_on_the_clipboard_becomes_a_file(page, attachments, qtbot):
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)

    attachments.paste_action.trigger()

    qtbot.waitUntil(lambda: attachments.list.count() == 1)
    (kept,) = store.attachments(page.workspace.db, page.pane.detail.id)
    assert kept.file_name.startswith("粘贴的图片")
    assert files.place(page.workspace.folder, kept.sha256).read_bytes().startswith(b"\x89PNG")


def test_words_on_the_clipboard_are_no_attachment(attachments):
    QGuiApplication.clipboard().setText("不是文件")
    with pytest.raises(DeskError, match="剪贴板里没有文件或图片"):
        attachments.paste()


def test_a_folder_that_is_dropped_is_refused_by_name_and_keeps_back_no_file(page, attachments, paper, tmp_path, qtbot):
    with qtbot.capture_exceptions() as refused:
        drop(page.pane, tmp_path, paper)
        qtbot.waitUntil(lambda: bool(refused))

    assert f"附件“{tmp_path.name}”没有加上：这是一个文件夹" in str(refused[0][1])
    qtbot.waitUntil(lambda: attachments.list.count() == 1)
