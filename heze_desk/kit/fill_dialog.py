"""One value for several rows."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QStackedWidget, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.choice_edit import ChoicesPanel
from heze_desk.kit.columns import Kind
from heze_desk.kit.edits import EditorMaker
from heze_desk.kit.record_table import RecordTable


class FillDialog(QDialog):
    """Asks which column and which value; only columns that can be written are offered."""

    def __init__(self, table: RecordTable[Any], many: int, column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"对选中的 {many} 行填入")
        self._table = table
        self._places = [place for place in range(len(table.columns)) if table.editable(place)]
        self.column = QComboBox()
        self.editors = QStackedWidget()
        self.refusal = QLabel(wordWrap=True)
        self.refusal.setProperty("refusal", True)
        maker: EditorMaker[Any] = EditorMaker(lambda: table.desk.clock.today)
        for place in self._places:
            wanted = table.columns[place]
            self.column.addItem(wanted.title)
            several = wanted.kind is Kind.CHOICES
            self.editors.addWidget(ChoicesPanel(wanted.choices()) if several else maker.make(wanted, self))
        self.column.currentIndexChanged.connect(self.editors.setCurrentIndex)
        if column in self._places:
            self.column.setCurrentIndex(self._places.index(column))
        self._lay_out(many)

    def answer(self) -> tuple[int, Any]:
        """The column and the value for it."""
        editor: Any = self.editors.currentWidget()
        value = editor.values() if isinstance(editor, ChoicesPanel) else editor.value()
        return self._places[self.column.currentIndex()], value

    def accept(self) -> None:
        try:
            self.answer()
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            return
        super().accept()

    def _lay_out(self, many: int) -> None:
        buttons = QDialogButtonBox()
        fill = buttons.addButton(f"填入 {many} 行", QDialogButtonBox.ButtonRole.AcceptRole)
        fill.setProperty("primary", True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.addRow("填入哪一列", self.column)
        layout.addRow("填入的内容", self.editors)
        layout.addRow(self.refusal)
        layout.addRow(buttons)
        self.setMinimumWidth(theme.px(380))
