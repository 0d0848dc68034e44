"""Asking and telling: one sentence, what follows from it, and buttons that say what they do."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from heze_desk.kit import colours, theme
from heze_desk.kit.icons import icon
from heze_desk.kit.last_folder import last_folder, remember_folder


class Sentence(QDialog):
    """A sentence with a sign, room for more below it, and a row of buttons."""

    def __init__(self, parent: QWidget | None, text: str, *, title: str = "提示", sign: str = "info") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QLabel(text, wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setMinimumWidth(theme.px(320))
        picture = QLabel()
        picture.setPixmap(icon(sign, colours.ACTION).pixmap(QSize(theme.px(28), theme.px(28))))
        top = QHBoxLayout()
        top.setSpacing(theme.px(12))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.text, 1)
        self.more = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addLayout(top)
        layout.addLayout(self.more)
        layout.addLayout(self.buttons)

    def button(self, text: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("primary", primary)
        button.setDefault(primary)
        button.setAutoDefault(primary)
        self.buttons.addWidget(button)
        return button


def refuse(parent: QWidget | None, text: str) -> None:
    """Say why something was not done."""
    dialog = Sentence(parent, text, title="没有完成", sign="warning")
    dialog.button("知道了", primary=True).clicked.connect(dialog.accept)
    dialog.exec()


def confess(parent: QWidget | None, text: str, details: str) -> None:
    """Say that the program failed; the details can be seen and copied."""
    dialog = Sentence(parent, text, title="出现错误", sign="warning")
    shown = QPlainTextEdit(details, readOnly=True)
    shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    shown.setMinimumSize(theme.px(520), theme.px(200))
    shown.hide()
    dialog.more.addWidget(shown)

    def unfold() -> None:
        shown.setVisible(not shown.isVisible())
        dialog.adjustSize()

    dialog.button("详情").clicked.connect(unfold)
    dialog.button("复制").clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{text}\n\n{details}"))
    dialog.button("关闭", primary=True).clicked.connect(dialog.accept)
    dialog.exec()


def confirm(
    parent: QWidget | None,
    text: str,
    *,
    yes: str,
    consequence: str = "",
    doubted: bool = False,
    more: QWidget | None = None,
) -> bool:
    """Ask before something of weight: the question, what follows, and a button that names the act.

    Where something is `doubted` a mere Return calls it off; `more` is asked for in the same dialog.
    """
    dialog = Sentence(parent, text, title="请确认")
    if consequence:
        follows = QLabel(consequence, wordWrap=True)
        follows.setProperty("second", True)
        dialog.more.addWidget(follows)
    if more is not None:
        dialog.more.addWidget(more)
    dialog.button(yes, primary=not doubted).clicked.connect(dialog.accept)
    dialog.button("取消", primary=doubted).clicked.connect(dialog.reject)
    return bool(dialog.exec())


def ask_reason(parent: QWidget | None, text: str, *, yes: str, hint: str = "请写明原因") -> str | None:
    """A reason typed by the secretary, or None if it was called off; an empty one is not taken."""
    dialog = Sentence(parent, text, title="请说明")
    reason = QPlainTextEdit(placeholderText=hint)
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.px(80))
    dialog.more.addWidget(reason)
    done = dialog.button(yes, primary=True)
    done.setEnabled(False)
    done.clicked.connect(dialog.accept)
    QShortcut(QKeySequence("Ctrl+Return"), dialog, done.click)
    dialog.button("取消").clicked.connect(dialog.reject)
    reason.textChanged.connect(lambda: done.setEnabled(bool(reason.toPlainText().strip())))
    reason.setFocus()
    return reason.toPlainText().strip() if dialog.exec() else None


def ask_save(parent: QWidget | None, title: str, name: str, kind: str) -> Path | None:
    """Where to write a file; `kind` is like "PDF 文件 (*.pdf)" and its ending is added if none was typed."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(last_folder() / name), kind)
    if not chosen:
        return None
    remember_folder(Path(chosen).parent)
    ending = kind.rpartition("*")[2].rstrip(")")
    return Path(chosen if chosen.lower().endswith(ending) else chosen + ending)


def ask_open(parent: QWidget | None, title: str, kind: str) -> Path | None:
    """Which file to read."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(last_folder()), kind)
    return _remembered([chosen])[0] if chosen else None


def ask_open_many(parent: QWidget | None, title: str) -> list[Path]:
    """Which files of any kind to read."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(last_folder()))
    return _remembered(chosen)


def ask_folder(parent: QWidget | None, title: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(last_folder()))
    if not chosen:
        return None
    remember_folder(chosen)
    return Path(chosen)


def _remembered(chosen: list[str]) -> list[Path]:
    paths = [Path(name) for name in chosen]
    for path in paths[:1]:
        remember_folder(path.parent)
    return paths
