"""评估办法: every version to be read, and a copy to be changed, which becomes the next version."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from heze_desk import evaluating
from heze_desk.errors import DeskError
from heze_desk.evaluation import schemes
from heze_desk.evaluation.scheme_records import Rated, Scheme
from heze_desk.evaluation.screen.scheme_parts import PartTable
from heze_desk.kit import dialogs, theme
from heze_desk.kit.pieces import fit, second
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen

RANKS = "通报排名（不选就只列情况，不排名次）"


class SchemeDialog(QDialog):
    """Older results keep the version they were made by."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page.window())
        self.setWindowTitle("评估办法")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self._known: list[Scheme] = []
        self._shown: tuple[object, ...] = ()
        self.which, self.name, self.rated = QComboBox(), QLineEdit(), QComboBox()
        self.rated.addItems([str(one) for one in Rated])
        self.ranks, self.note, self.least = QCheckBox(RANKS), QPlainTextEdit(), QSpinBox()
        self.least.setRange(0, 100)
        self.least.setSuffix("%")
        self.least.setSpecialValueText("不设，有分就排")
        self.table = PartTable(page.desk)
        self.table.setParent(self)
        self.view = RecordView(self.table, name="scheme parts")
        self.usable, self.refusal = second(""), QLabel(wordWrap=True)
        self.add_button, self.drop_button = QPushButton("添加一项"), QPushButton("删除选中的项")
        self.done_button = QPushButton("存为新的一版")
        self._connect()
        self._lay_out()
        self._offer()

    def choose(self, name: str) -> None:
        """The latest version of that name."""
        self.which.setCurrentIndex(next(place for place, one in enumerate(self._known) if one.name == name))

    def accept(self) -> None:
        try:
            kept = self._keep()
        except DeskError as refusal:
            self.refusal.setText(str(refusal))
            self.refusal.show()
            return
        self._page.tell(f"已录入：{kept.name}第{kept.version}版；以前的结果仍按原来的版本。")
        super().accept()

    def reject(self) -> None:
        """What was typed is not thrown away unasked."""
        place = self.which.currentIndex()
        same = 0 <= place < len(self._known) and self._typed() == self._shown
        if same or dialogs.confirm(
            self, "改过的办法还没有存，不要了吗？", yes="不存了", consequence="改的内容不再保留。"
        ):
            super().reject()

    def _typed(self) -> tuple[object, ...]:
        return (
            self.name.text(),
            self.rated.currentText(),
            self.ranks.isChecked(),
            self.note.toPlainText(),
            self.least.value(),
            tuple(self.table.records),
        )

    def _keep(self) -> Scheme:
        workspace, today = self._page.workspace, self._page.today
        wanted = Scheme(
            name=self.name.text().strip(),
            rated=Rated(self.rated.currentText()),
            ranked=self.ranks.isChecked(),
            parts=self.table.parts(),
            note=self.note.toPlainText().strip(),
            least=float(self.least.value()),
            made_on=today,
        )
        wanted.refuse_unknown(schemes.known(workspace.db, wanted.rated))
        evaluating.begin(workspace)
        with workspace.step(f"录入评估办法：{wanted.name}") as db:
            return schemes.get(db, schemes.add(db, wanted))

    def _offer(self) -> None:
        db = self._page.workspace.db
        self._known = schemes.schemes(db, every=True) or schemes.offered(db, today=self._page.today)
        self.which.addItems([f"{one.name}（第{one.version}版，评估{one.rated}）" for one in self._known])

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._known):
            return
        one = self._known[place]
        self.name.setText(one.name)
        self.rated.setCurrentText(str(one.rated))
        self.ranks.setChecked(one.ranked)
        self.note.setPlainText(one.note)
        self.least.setValue(round(one.least))
        self.table.show_parts(one.parts)
        self._shown = self._typed()
        self.refusal.hide()

    def _tell_usable(self) -> None:
        names = schemes.known(self._page.workspace.db, Rated(self.rated.currentText()))
        self.usable.setText(f"算式里可以用：{'、'.join(names)}；以及数字、＋－×÷、括号、最大（）、最小（）。")

    def _drop(self) -> None:
        self.table.drop([one.id for one in self.view.selected()])

    def _add(self) -> None:
        self.view.choose(self.table.add())
        self.view.setFocus()

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._show)
        self.rated.currentTextChanged.connect(lambda _text: self._tell_usable())
        self.add_button.clicked.connect(self._add)
        self.drop_button.clicked.connect(self._drop)
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def _lay_out(self) -> None:
        self.usable.setWordWrap(True)
        self.note.setFixedHeight(theme.px(54))
        self.note.setTabChangesFocus(True)
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(12))
        for words, part in (("照着哪一版改", self.which), ("名称", self.name), ("评估什么", self.rated)):
            form.addRow(words, part)
        form.addRow("", self.ranks)
        form.addRow("计入权重不足的不排名次", self.least)
        form.addRow("总的说明", self.note)
        leave, foot = QPushButton("取消"), QHBoxLayout()
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        self.done_button.setEnabled(not self._page.workspace.read_only)
        for button in (self.add_button, self.drop_button):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.done_button, leave):
            foot.addWidget(button)
        for button in (self.add_button, self.drop_button, self.done_button, leave):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addLayout(form)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.usable)
        layout.addWidget(self.refusal)
        layout.addLayout(foot)
        fit(self, self._page, (920, 620))
        self._tell_usable()
