"""Choosing by typing a part of the name: one of a list, or several."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice, chosen
from heze_desk.kit.page_keys import PageLine

VALUE = Qt.ItemDataRole.UserRole


class ChoiceEdit(QComboBox):
    """A list that narrows while one types; only what is in the list can be chosen."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setLineEdit(PageLine())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.found = QStringListModel(self)
        self._answers = QCompleter(self.found, self)
        self._answers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self._answers)
        self._choices: tuple[Choice, ...] = ()
        self.editTextChanged.connect(self._find)
        self.offer(choices)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered."""
        return self._choices

    def offer(self, choices: Sequence[Choice]) -> None:
        """Take another list; what is chosen stays chosen where it is still offered."""
        if tuple(choices) == self._choices:
            return
        value = self.value() if self._choices and not self.complaint() else None
        self._choices = tuple(choices)
        self.blockSignals(True)
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.value)
        self.set_value(value)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down open the list instead of choosing what is not seen: what answers to the text, also pasted."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self.currentText().strip() and self.currentText() != self.itemText(self.currentIndex()):
                self._answers.complete()
            else:
                self.showPopup()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Listen at the list of answers: Qt would hand what finishes to the line, past the cell it stands in."""
        super().focusInEvent(event)
        self._answers.popup().removeEventFilter(self)
        self._answers.popup().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._finishes(event.key()):
            self._answers.popup().hide()
            QCoreApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
            return True
        return super().eventFilter(watched, event)

    def _finishes(self, key: int) -> bool:
        """Tab always; Return where no answer was gone to with the arrow keys."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return not self._answers.popup().currentIndex().isValid()
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and never chooses."""
        event.ignore()

    def value(self) -> Any:
        """The value chosen or typed; refuses a name that is not in the list."""
        return chosen(self.currentText().strip(), self._choices)

    def set_value(self, value: Any) -> None:
        row = next((row for row, choice in enumerate(self._choices) if choice.value == value), -1)
        self.setCurrentIndex(row)
        if row < 0:
            self.setEditText("")

    def complaint(self) -> str:
        """Why the text is no choice, or nothing."""
        try:
            self.value()
        except DeskError as refusal:
            return str(refusal)
        return ""

    def _find(self, typed: str) -> None:
        """Offer what answers to the text, also by its hint."""
        self.found.setStringList([choice.label for choice in self._choices if choice.answers(typed)])


class ChoicesPanel(QFrame):
    """A check list with a filter line; those already chosen keep their order, new ones follow in the list's."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, choices: Sequence[Choice], values: Sequence[Any] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._before = tuple(values)
        self.filter = QLineEdit(placeholderText="输入名称筛选，空格勾选", clearButtonEnabled=True)
        self.list = QListWidget()
        self.count = QLabel()
        self.count.setProperty("second", True)
        for choice in self._choices:
            item = QListWidgetItem(choice.label, self.list)
            item.setData(VALUE, choice.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.value in values else Qt.CheckState.Unchecked)
        self.filter.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._tell_count)
        self.filter.installEventFilter(self)
        self.setFocusProxy(self.filter)
        self._place()
        self._tell_count()

    def values(self) -> tuple[Any, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item.data(VALUE) for item in items if item.checkState() == Qt.CheckState.Checked]
        kept = [value for value in self._before if value in ticked]
        return (*kept, *(value for value in ticked if value not in kept))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()  # Qt measured the lines before it knew how the style sheet pads them

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self.list.setFocus()
                    self._step_into_list()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._tick_the_only_one()
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismissed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case _:
                super().keyPressEvent(event)

    def _place(self) -> None:
        done, dismiss = QPushButton("确定"), QPushButton("取消")
        done.setProperty("primary", True)
        done.clicked.connect(self.accepted)
        dismiss.clicked.connect(self.dismissed)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(done)
        foot.addWidget(dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(8)] * 4)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self.filter)
        layout.addWidget(self.list)
        layout.addLayout(foot)

    def _narrow(self, text: str) -> None:
        for row, choice in enumerate(self._choices):
            self.list.item(row).setHidden(not choice.answers(text))

    def _shown(self) -> list[QListWidgetItem]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item for item in items if not item.isHidden()]

    def _step_into_list(self) -> None:
        shown = self._shown()
        if shown:
            self.list.setCurrentItem(shown[0])

    def _tick_the_only_one(self) -> None:
        """Return in the filter line ticks the one that is left; with nothing typed it finishes."""
        shown = self._shown()
        if not self.filter.text():
            self.accepted.emit()
        elif len(shown) == 1:
            ticked = shown[0].checkState() == Qt.CheckState.Checked
            shown[0].setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            self.filter.clear()

    def _tell_count(self) -> None:
        self.count.setText(f"已选 {len(self.values())} 个")
