"""Which face is used for which part of a paper, and whether it is the office's own or the one that came along."""

from PySide6.QtWidgets import QGridLayout, QLabel

from heze_desk.kit import theme
from heze_desk.kit.pieces import second
from heze_desk.settings.records import Settings

PARTS = {
    "小标宋": "标题、简报名称",
    "仿宋": "正文",
    "黑体": "一级标题、表头",
    "楷体": "二级标题",
    "宋体": "页码",
}
Row = tuple[str, str, bool]


def in_use(settings: Settings) -> tuple[Row, ...]:
    """Role, face, and whether it was shipped; looks through the system's fonts, so not for the window's own thread."""
    from reports.fonts import faces_in_use, use_system_faces

    use_system_faces(settings.system_faces)
    return tuple((str(role), face.title, face.shipped) for role, face in faces_in_use())


class FacesGrid(QGridLayout):
    """One row a role."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(theme.px(16))
        self.setColumnStretch(2, 1)
        self._rows: list[QLabel] = []

    def show_faces(self, rows: tuple[Row, ...]) -> None:
        for label in self._rows:
            label.deleteLater()
        self._rows = []
        for row, (role, face, shipped) in enumerate(rows):
            source = "随程序附带" if shipped else "本机安装"
            labels = (QLabel(role), second(PARTS.get(role, "")), second(f"{face}（{source}）"))
            for column, label in enumerate(labels):
                self.addWidget(label, row, column)
                self._rows.append(label)

    def texts(self) -> list[str]:
        """Role, part and face of each row."""
        return [label.text() for label in self._rows]
