"""Editing in a cell: the editor that fits the column, which stays open while what is typed means nothing."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStyledItemDelegate, QToolTip, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.record_table import Index, RecordTable, Role

if TYPE_CHECKING:
    from heze_desk.kit.edits import EditorMaker

FINISHING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
FINISHED = "finished"
Option: TypeAlias = Any  # a QStyleOptionViewItem, of whose fields the stubs of PySide6 6.9 know nothing


class EditingDelegate(QStyledItemDelegate):
    """Opens editors over the cells of a RecordTable."""

    def __init__(self, table: RecordTable[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table

    @cached_property
    def _maker(self) -> "EditorMaker[Any]":
        from heze_desk.kit.edits import EditorMaker

        return EditorMaker(lambda: self.table.desk.clock.today)

    def column(self, index: Index) -> Column[Any]:
        return self.table.columns[index.column()]

    def text(self, index: Index) -> str:
        """What stands in the cell; asked of the table itself, for a painter asks it for hundreds of cells at once."""
        return self.column(index).shown(self.table.record(index))

    def createEditor(self, parent: QWidget, option: Option, index: Index) -> QWidget:
        if self.column(index).kind is Kind.CHOICES:
            self._pop_up(parent, option, index)
            return None  # type: ignore[return-value]  # Qt's way of saying that no editor goes into the cell
        editor: QWidget = self._maker.make(self.column(index), parent, in_cell=True)
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda: self._finish(editor))
        return editor

    def setEditorData(self, editor: Any, index: Index) -> None:
        editor.set_value(index.data(Role.EditRole))
        line = editor.lineEdit() if hasattr(editor, "lineEdit") else editor
        if hasattr(line, "selectAll"):  # so that what is typed replaces it
            line.selectAll()

    def setModelData(self, editor: Any, model: QAbstractItemModel, index: Index) -> None:
        """Write at once; a refusal is raised from the event loop, for here it would surface in some other call."""
        try:
            complaint = editor.complaint()
            if complaint:
                raise DeskError(f"“{self.column(index).title}”没有改动：{complaint}")
            model.setData(index, editor.value(), Role.EditRole)
        except Exception as error:
            QTimer.singleShot(0, partial(_raise, error))

    def updateEditorGeometry(self, editor: QWidget, option: Option, index: Index) -> None:
        place = QRect(option.rect)
        kind = self.column(index).kind
        if kind is Kind.LONG:
            place.setHeight(max(place.height(), theme.px(96)))
            place.setWidth(max(place.width(), theme.px(280)))
        place.setWidth(max(place.width(), theme.px(128 if kind is Kind.DAY else 64)))
        room = cast(QWidget, editor.parent()).rect()
        place.moveRight(min(place.right(), max(room.right(), place.width())))
        place.moveBottom(min(place.bottom(), max(room.bottom(), place.height())))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep an editor open, and say why, while its text means nothing; one that has finished commits no more."""
        if editor.property(FINISHED):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in FINISHING:
            complaint = editor.complaint() if hasattr(editor, "complaint") else ""
            if complaint and isinstance(editor, QWidget):
                QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), complaint, editor)
                return True
            if isinstance(editor, QPlainTextEdit | QComboBox) and _plain_return(event):
                self._finish(editor)
                return True
        return super().eventFilter(editor, event)

    def _pop_up(self, parent: QWidget, option: Option, index: Index) -> None:
        from heze_desk.kit.choices_popup import pop_up_choices

        place = QPersistentModelIndex(index)

        def write(values: tuple[Any, ...]) -> None:
            if place.isValid():
                self.table.setData(place, values)

        offered = (self.column(index).choices(), index.data(Role.EditRole) or ())
        pop_up_choices(parent, option.rect.bottomLeft(), offered, write)

    def _finish(self, editor: QWidget) -> None:
        if editor.property(FINISHED):
            return
        editor.setProperty(FINISHED, True)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _raise(error: Exception) -> None:
    raise error


def _plain_return(event: QKeyEvent) -> bool:
    breaking = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & breaking
