"""The chosen entry beside the table: every field saved by itself and at once; built once, its texts set."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.dropping import dropped
from heze_desk.kit.edits import LongEdit
from heze_desk.kit.pane_parts import button_grid
from heze_desk.kit.part_list import PartList
from heze_desk.kit.pieces import EmptyPage, second
from heze_desk.kit.quiet_fields import FRAME, MARGIN, QUIET, Headline, WheelPasses, let_grow, line
from heze_desk.kit.record_form import RecordForm
from heze_desk.kit.screen import Desk
from heze_desk.registers.kinds import Register
from heze_desk.registers.screen.amounts import Amounts
from heze_desk.registers.screen.columns import name_column, pane_columns
from heze_desk.registers.screen.detail import Detail
from heze_desk.registers.screen.events import Events
from heze_desk.registers.screen.offer import Offer
from heze_desk.registers.screen.recognitions import Recognitions
from heze_desk.registers.screen.terms import Terms
from heze_desk.registers.screen.ties import Ties


class EntryPane(QFrame):
    """Shows one Detail; files dropped on it become proof of the recognition chosen. `told` is as of a Screen."""

    told = Signal(str, object)

    def __init__(self, desk: Desk, register: Register, offer: Callable[[], Offer], acts: Sequence[QAction]) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAcceptDrops(not desk.workspace.read_only)
        self._id = 0
        self.detail: Detail | None = None
        short, long = pane_columns(register, offer, lambda: desk.workspace.db)
        self.title = Headline(desk, name_column(register))
        self.standing = second("")
        self.fields, self.texts = RecordForm[Detail](desk, short), RecordForm[Detail](desk, long)
        let_grow(self.texts, least=1, most=8)
        self.recognitions, self.events, self.ties = Recognitions(desk), Events(desk), Ties(desk)
        self.terms = Terms(desk, offer)
        self.amounts = Amounts(desk) if register.measures else None
        self.parts: tuple[PartList, ...] = tuple(
            part for part in (self.recognitions, self.events, self.amounts, self.ties, self.terms) if part is not None
        )
        for part in self.parts:
            part.told.connect(self.told)
        self.area = QScrollArea(widgetResizable=True)
        self.pages = QStackedWidget()
        self._line_up()
        self._lay_out(acts)

    def show_detail(self, detail: Detail | None) -> None:
        """Show this entry, another one from its top; what was being typed is saved first, a refusal said at the end."""
        self.detail = detail
        self.pages.setCurrentIndex(0 if detail is None else 1)
        if detail is not None and detail.id != self._id:
            self._id = detail.id
            self.area.verticalScrollBar().setValue(0)
        if detail is not None:
            self.standing.setText(_standing(detail))
        for part in self.parts:
            part.show_detail(detail)
        with ExitStack() as every_form_whatever_one_refuses:
            for form in (self.title, self.fields, self.texts):
                every_form_whatever_one_refuses.callback(form.show_record, detail)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.detail is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.recognitions.prove(dropped(event))
        event.acceptProposedAction()

    def _line_up(self) -> None:
        """Let all texts begin at one place; the wheel changes nothing."""
        passes = WheelPasses(self)
        for form in (self.fields, self.texts):
            for field in form.fields.values():
                match field.editor:
                    case QLabel():
                        field.editor.setContentsMargins(MARGIN + FRAME, 0, 0, 0)
                    case QComboBox():
                        field.editor.installEventFilter(passes)
            for label in form.findChildren(QLabel):
                if isinstance(label.buddy(), LongEdit):
                    label.setContentsMargins(0, MARGIN + FRAME, 0, 0)

    def _lay_out(self, acts: Sequence[QAction]) -> None:
        inside = QWidget()
        inside.setObjectName("quiet")
        inside.setStyleSheet(QUIET)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(theme.px(side) for side in (14, 12, 14, 12)))
        column.setSpacing(theme.px(8))
        self.standing.setWordWrap(True)
        for part in (self.title, self.standing, self.fields):
            column.addWidget(part)
        for part_list in self.parts:
            column.addWidget(line())
            column.addWidget(part_list)
        column.addWidget(line())
        column.addWidget(self.texts)
        column.addStretch(1)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        shown = QWidget()
        below = QVBoxLayout(shown)
        below.setContentsMargins(0, 0, 0, theme.px(10))
        below.addWidget(self.area, 1)
        grid = button_grid(acts)
        grid.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        below.addLayout(grid)
        self.pages.addWidget(EmptyPage("没有选中的条目", "在左侧选一条，这里显示它的全部内容。"))
        self.pages.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.pages)


def _standing(detail: Detail) -> str:
    """QY12 · 链主、领军（待核） · 共享于 2 个产业."""
    line_ = detail.line
    shared = f"共享于 {len(line_.industry_ids)} 个产业，总数只计一次" if line_.shared else ""
    standing = line_.standing or "没有认定"
    return " · ".join(filter(None, (detail.register.number(line_.id), standing, _unentered(detail), shared)))


def _unentered(detail: Detail) -> str:
    """A state that is called as a recognition counts for no target until it is entered as one."""
    level = detail.line.level
    if level not in detail.register.marks or any(one.mark == level for one in detail.recognitions):
        return ""
    field = detail.register.field("level")
    return f"{field.title if field else ''}为{level}，尚未登记认定"
