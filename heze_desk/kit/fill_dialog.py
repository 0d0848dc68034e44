"""One value for several rows."""

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.edits import EditorMaker, LongEdit
from heze_desk.kit.record_table import RecordTable


class FillDialog(QDialog):
    """Asks which column and which value; only columns that can be written are offered, and there must be one."""

    def __init__(self, table: RecordTable[Any], many: int, column: int, parent: QWidget | None = None) -> None:
        self._places = [place for place in range(len(table.columns)) if table.editable(place)]
        if not self._places:
            raise DeskError("这张表里没有可以直接填写的列；请打开要改的一条再改。")
        super().__init__(parent)
        self.setWindowTitle(f"对选中的 {many} 行填入")
        self.column = QComboBox()
        self.refusal = QLabel(wordWrap=True)
        self.refusal.setProperty("refusal", True)
        maker: EditorMaker[Any] = EditorMaker(lambda: table.desk.clock.today)
        self._editors: list[Any] = []
        for place in self._places:
            self.column.addItem(table.columns[place].title)
            self._editors.append(maker.make(table.columns[place], self))
        self._lay_out(many)
        self.column.currentIndexChanged.connect(self._turn)
        self.column.setCurrentIndex(self._places.index(column) if column in self._places else 0)
        self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        """The column is mostly right already, so the value is what is typed first."""
        super().showEvent(event)
        self.editor().setFocus()

    def editor(self) -> Any:
        """The editor of the column chosen."""
        return self._editors[self.column.currentIndex()]

    def answer(self) -> tuple[int, Any]:
        """The column and the value for it; refuses what means nothing."""
        return self._places[self.column.currentIndex()], self.editor().value()

    def accept(self) -> None:
        try:
            self.answer()
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        super().accept()

    def _turn(self) -> None:
        for editor in self._editors:
            editor.setVisible(editor is self.editor())
        self.refusal.hide()
        self.adjustSize()

    def _lay_out(self, many: int) -> None:
        stack = QVBoxLayout()
        for editor in self._editors:
            if isinstance(editor, LongEdit):
                editor.setFixedHeight(theme.px(72))
            stack.addWidget(editor)
        buttons = QDialogButtonBox()
        fill = buttons.addButton(f"填入 {many} 行", QDialogButtonBox.ButtonRole.AcceptRole)
        fill.setProperty("primary", True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setVerticalSpacing(theme.px(10))
        layout.addRow("填入哪一列", self.column)
        layout.addRow("填入的内容", stack)
        layout.addRow(self.refusal)
        layout.addRow(buttons)
        self.setMinimumWidth(theme.px(380))
