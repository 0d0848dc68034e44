"""Everything that ever happened to one record, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen
from heze_desk.workspace.history import Told


@dataclass(frozen=True, kw_only=True)
class StoryLine:
    """One change; without an old value something came, without a new one it went."""

    id: int
    at: str
    step: str
    field: str
    old: str
    new: str


COLUMNS = (
    Column[StoryLine]("时间", lambda line: line.at, width=9),
    Column[StoryLine]("操作", lambda line: line.step, width=10, tip=lambda line: line.step),
    Column[StoryLine]("项目", lambda line: line.field, kind=Kind.LONG, width=9, tip=lambda line: line.field),
    Column[StoryLine]("原来", lambda line: line.old, kind=Kind.LONG, width=0, tip=lambda line: line.old),
    Column[StoryLine]("改为", lambda line: line.new, kind=Kind.LONG, width=0, tip=lambda line: line.new),
)


class StoryDialog(QDialog):
    """When, by which act, which field, from what to what; rows can be copied."""

    def __init__(
        self, desk: Desk, called: tuple[str, str], lines: Sequence[StoryLine], parent: QWidget | None = None
    ) -> None:
        """`called` is what the record is called in short and in full."""
        super().__init__(parent)
        self.setWindowTitle(f"{called[0]} 的历史")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RecordTable[StoryLine](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="task history", parent=self)
        self.table.show(lines)
        leave = QPushButton("关闭")
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(second(f"共 {self.table.rowCount()} 处改动；撤销也留在这里。"), 1)
        foot.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(titled(called[1]))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.resize(theme.px(880), theme.px(480))


def story_lines(told: Sequence[Told]) -> list[StoryLine]:
    """The same as rows of the dialog."""
    return [StoryLine(id=place, **vars(one)) for place, one in enumerate(told)]


def show_story(page: Screen, called: tuple[str, str], told: Sequence[Told]) -> StoryDialog:
    """Open the story of a record of this page, whose words the subject found."""
    dialog = StoryDialog(page.desk, called, story_lines(told), page.window())
    dialog.open()
    return dialog
