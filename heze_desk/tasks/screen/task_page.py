"""All of one task, every field saved by itself and at once; built once and its texts set."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from heze_desk.kit import theme
from heze_desk.kit.day_edit import DayEdit
from heze_desk.kit.edits import LongEdit
from heze_desk.kit.lights import LightLabel
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import titled
from heze_desk.kit.quiet_fields import FRAME, MARGIN, QUIET, Headline, WheelPasses, let_grow, line
from heze_desk.kit.record_form import RecordForm
from heze_desk.kit.screen import Desk
from heze_desk.tasks.origins import ALONE, Elsewhere
from heze_desk.tasks.screen import detail as details
from heze_desk.tasks.screen.attachments import Attachments
from heze_desk.tasks.screen.course import Course
from heze_desk.tasks.screen.detail import Detail
from heze_desk.tasks.screen.later_deadline import ask_what_is_meant
from heze_desk.tasks.screen.life_menu import pop_up
from heze_desk.tasks.screen.milestones import Milestones
from heze_desk.tasks.screen.offer import Offer
from heze_desk.tasks.screen.reports import Reports
from heze_desk.tasks.screen.stage_path import StagePath
from heze_desk.tasks.screen.tied import Tied


class TaskPage(QWidget):
    """What can be read and changed of a task, from its name down to its files."""

    def __init__(
        self, desk: Desk, offer: Callable[[], Offer], acts: Sequence[QAction], *, elsewhere: Elsewhere = ALONE
    ) -> None:
        super().__init__()
        self._desk, self._id = desk, 0
        self._detail: Detail | None = None
        self.area = QScrollArea(widgetResizable=True)
        self.title = Headline(desk, details.TITLE)
        self.light, self.progress, self.path = LightLabel(), QLabel(), StagePath()
        self.stage_button = _stage_button(self._offer_stages, self)
        if desk.workspace.read_only:  # never shown here: without a parent it would be a window of its own
            self.stage_button.hide()
        later = partial(ask_what_is_meant, desk, self)
        self.fields = RecordForm[Detail](desk, details.first_fields(offer, lambda: desk.clock.today, later))
        self.reports, self.milestones = Reports(desk, elsewhere.origins), Milestones(desk)
        self.attachments, self.ties = Attachments(desk), Tied(desk, elsewhere.ties)
        self.course = Course(desk)
        self.texts = RecordForm[Detail](desk, details.texts())
        self.grounds = RecordForm[Detail](desk, details.grounds())
        for form in (self.texts, self.grounds):
            let_grow(form, least=1, most=8)
        self._line_up()
        self._lay_out(acts)

    def show_detail(self, detail: Detail | None) -> None:
        """Show this task, another one from its top; what was being typed is saved first, a refusal said at the end."""
        if detail is not None and detail.id != self._id:
            self._id = detail.id
            self.area.verticalScrollBar().setValue(0)
        if detail is not None:
            self.light.set_word(detail.line.light)
            self.progress.setText(f"进度 {detail.task.progress}%")
            self.path.show_days(detail.stages)
        self._detail = detail
        for part in (self.reports, self.milestones, self.course, self.ties, self.attachments):
            part.show_detail(detail)
        with ExitStack() as every_form_whatever_one_refuses:
            for form in (self.title, self.fields, self.texts, self.grounds):
                every_form_whatever_one_refuses.callback(form.show_record, detail)

    def _line_up(self) -> None:
        """Let all texts begin at one place and their labels stand on their first line; the wheel changes nothing."""
        passes = WheelPasses(self)
        for form in (self.fields, self.texts, self.grounds):
            for field in form.fields.values():
                match field.editor:
                    case QLabel():
                        field.editor.setContentsMargins(MARGIN + FRAME, 0, 0, 0)
                        field.editor.setAlignment(Qt.AlignmentFlag.AlignTop)
                    case DayEdit():
                        field.editor.setPlaceholderText("未定")
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
        column.addWidget(self.title)
        column.addLayout(self._standing())
        column.addWidget(self.path)
        column.addWidget(self.fields)
        for part in (self.reports, self.milestones, self.course, self.ties):
            column.addWidget(line())
            column.addWidget(part)
        for title, form in (("内容与措施", self.texts), ("依据", self.grounds)):
            column.addWidget(line())
            column.addWidget(titled(title))
            column.addWidget(form)
        column.addWidget(line())
        column.addWidget(self.attachments)
        column.addStretch(1)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(_foot(acts))

    def _standing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.light)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.stage_button)
        return row

    def _offer_stages(self) -> None:
        if self._detail is not None:
            below = self.stage_button.rect().bottomLeft()
            pop_up(self._desk, [self._detail.line], lambda _text: None, (self.stage_button, below))


def _stage_button(offer: Callable[[], object], parent: QWidget) -> QPushButton:
    button = QPushButton("登记环节 ▾", parent)
    button.setProperty("plain", True)
    button.setToolTip("交办、签收、核查、销号、延期等（Ctrl+L）")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked: offer())
    return button


def _foot(acts: Sequence[QAction]) -> QWidget:
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.setContentsMargins(*(theme.px(side) for side in (14, 8, 14, 12)))
    row.setSpacing(theme.px(8))
    for act in acts:
        button = button_for(act)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(button)
    return foot
