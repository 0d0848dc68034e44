"""Settings and backups: what the office settles once, and that nothing is lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.pieces import Card, second
from heze_desk.kit.record_form import RecordForm
from heze_desk.kit.screen import Desk, Screen
from heze_desk.settings import store
from heze_desk.settings.records import Settings
from heze_desk.settings.screen import fields
from heze_desk.settings.screen.calendar import WorkCalendar
from heze_desk.settings.screen.copies import Copies
from heze_desk.settings.screen.faces import FacesGrid, Row, in_use
from heze_desk.settings.screen.file_checks import FileChecks

GROUPS = (
    ("名称和版头", "", fields.NAMES),
    ("编号样式", "可用 {年} {号} {总号}", fields.NUMBERS),
    ("报送范围", "印在简报末页", fields.READERS),
    ("纸面", "", fields.PAPER),
    ("亮灯规则", "", fields.RULES),
    ("默认办理时限", "按日计，只作建议", fields.LIMITS),
)
LEFT = 4  # how many of the groups stand in the left column


class SettingsScreen(Screen):
    """Every field is saved when it is left; Ctrl+Z takes it back."""

    title = "设置与备份"
    reads = frozenset({"setting", "holiday_notice", "special_day"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forms = {title: RecordForm[Settings](desk, columns) for title, _, columns in GROUPS}
        self.faces = FacesGrid()
        self.calendar, self.copies, self.file_checks = WorkCalendar(self), Copies(self), FileChecks(self)
        self._asked_faces: bool | None = None
        self._lay_out()

    def reload(self) -> None:
        settings = store.get(self.workspace.db)
        for form in self.forms.values():
            form.show_record(settings)
        self.calendar.reload()
        self.copies.reload()
        self.subtitled.emit("改动即时保存，Ctrl+Z 撤销")
        if self._asked_faces != settings.system_faces:
            self._asked_faces = settings.system_faces
            self.desk.background.run(lambda: in_use(settings), self._show_faces, title="正在查找字体")

    def _show_faces(self, rows: tuple[Row, ...]) -> None:
        self.faces.show_faces(rows)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for place, (title, remark, _) in enumerate(GROUPS):
            card = Card(title, remark)
            card.body.addWidget(self.forms[title])
            (left if place < LEFT else right).addWidget(card)
            if title == "纸面":
                card.body.addWidget(second("正在使用的字体"))
                card.body.addLayout(self.faces)
        for own in (self.calendar, self.copies, self.file_checks):
            right.addWidget(own)
        board = QWidget()
        columns = QHBoxLayout(board)
        columns.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        columns.setSpacing(theme.px(10))
        for column in (left, right):
            column.setSpacing(theme.px(10))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(board)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
