"""Asking and telling."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from heze_desk.kit import dialogs


def documents():
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def test_a_file_name_gets_its_ending(monkeypatch, qapp):
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", lambda *_: ("/tmp/第1.5期", ""))
    assert dialogs.ask_save(None, "另存为", "x", "PDF 文件 (*.pdf)").name == "第1.5期.pdf"
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", lambda *_: ("/tmp/台账.PDF", ""))
    assert dialogs.ask_save(None, "另存为", "x", "PDF 文件 (*.pdf)").name == "台账.PDF"
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert dialogs.ask_save(None, "另存为", "x", "PDF 文件 (*.pdf)") is None


def test_the_next_file_is_asked_for_where_the_last_one_was(monkeypatch, qapp, tmp_path):
    asked, stick = [], tmp_path / "U盘"
    stick.mkdir()

    def ask(_parent, _title, place, *_kind):
        asked.append(place)
        return str(stick / "台账.xlsx"), ""

    monkeypatch.setattr(dialogs.QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", ask)
    dialogs.ask_open(None, "导入台账", "Excel 工作簿 (*.xlsx)")
    dialogs.ask_save(None, "导出", "第12期.xlsx", "Excel 工作簿 (*.xlsx)")
    stick.rmdir()
    dialogs.ask_save(None, "导出", "第12期.xlsx", "Excel 工作簿 (*.xlsx)")

    assert asked[1] == str(stick / "第12期.xlsx")
    assert asked[2] == str(documents() / "第12期.xlsx")


def answer(button, *, typed=""):
    """Press a button of the next sentence, as the secretary would."""

    def act(dialog):
        from PySide6.QtWidgets import QPlainTextEdit, QPushButton

        for field in dialog.findChildren(QPlainTextEdit):
            field.setPlainText(typed)
        wanted = next(part for part in dialog.findChildren(QPushButton) if part.text() == button)
        wanted.click()
        return dialog.result()

    return act


def test_a_question_names_the_act_and_can_be_called_off(monkeypatch, dressed):
    monkeypatch.setattr(dialogs.Sentence, "exec", answer("删除"))
    assert dialogs.confirm(None, "删除这 3 项？", yes="删除", consequence="可以撤销。")
    monkeypatch.setattr(dialogs.Sentence, "exec", answer("取消"))
    assert not dialogs.confirm(None, "删除这 3 项？", yes="删除")


def test_a_reason_is_asked_and_an_empty_one_is_not_taken(monkeypatch, dressed):
    monkeypatch.setattr(dialogs.Sentence, "exec", answer("销号", typed=" 已验收 "))
    assert dialogs.ask_reason(None, "为什么销号？", yes="销号") == "已验收"
    monkeypatch.setattr(dialogs.Sentence, "exec", answer("销号", typed=" "))
    assert dialogs.ask_reason(None, "为什么销号？", yes="销号") is None


def test_a_reason_is_confirmed_by_the_keyboard_alone(monkeypatch, dressed):
    from PySide6.QtGui import QShortcut
    from PySide6.QtWidgets import QPlainTextEdit

    def act(dialog):
        (keys,) = dialog.findChildren(QShortcut)
        assert keys.key().toString() == "Ctrl+Return"
        keys.activated.emit()
        assert not dialog.result()
        dialog.findChild(QPlainTextEdit).setPlainText("重复")
        keys.activated.emit()
        return dialog.result()

    monkeypatch.setattr(dialogs.Sentence, "exec", act)

    assert dialogs.ask_reason(None, "为什么作废？", yes="作废") == "重复"
