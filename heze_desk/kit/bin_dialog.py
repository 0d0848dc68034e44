"""What was moved to the bin, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column
from heze_desk.kit.pieces import second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.workspace.database import Database


@dataclass(frozen=True)
class BinWords:
    """What lies in the bin, how it is counted, and where it was."""

    thing: str
    counter: str
    book: str


class RecordBin(QDialog):
    """Nothing is ever really deleted; what is brought back is as it was. Write `listed` and `bring_back`."""

    def __init__(
        self, desk: Desk, columns: Sequence[Column[Any]], words: BinWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("回收站")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._said = words
        self.table = RecordTable[Any](desk, columns, parent=self)
        self.view = RecordView(self.table, name="task bin", parent=self)
        self.words = second("")
        self.restore_button, leave = QPushButton(f"恢复选中的{words.thing}"), QPushButton("关闭")
        self.restore_button.setProperty("primary", True)
        self.restore_button.clicked.connect(self.restore)
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.restore_button)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.resize(theme.px(820), theme.px(420))
        self.reload()

    def listed(self) -> Sequence[Any]:
        """What was moved to the bin."""
        raise NotImplementedError

    def bring_back(self, db: Database, record_id: int) -> None:
        raise NotImplementedError

    def reload(self) -> None:
        listed, said = self.listed(), self._said
        self.table.show(listed)
        self.restore_button.setEnabled(bool(listed))
        empty = f"回收站是空的。在{said.book}里按 Del 移入的{said.thing}会列在这里，可以随时恢复。"
        self.words.setText(f"共 {len(listed)} {said.counter}，可多选后一起恢复。" if listed else empty)

    def restore(self) -> None:
        """Bring the selected ones back, in one step."""
        chosen = self.view.selected()
        if not chosen:
            return
        with self.desk.workspace.step(f"恢复{self._said.thing} {len(chosen)} {self._said.counter}") as db:
            for line in chosen:
                self.bring_back(db, line.id)
        self.reload()
