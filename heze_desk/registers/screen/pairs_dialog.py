"""Entries that may be the same, asked one pair after another; nothing is merged unless the secretary says so."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.pieces import second, titled
from heze_desk.kit.screen import Desk
from heze_desk.registers import duplicates, listing, merged_marks
from heze_desk.registers.duplicates import Pair
from heze_desk.registers.kinds import Register
from heze_desk.registers.records import EntryLine
from heze_desk.registers.screen.dispute import Dispute


class PairsDialog(QDialog):
    """Every answer is a step of its own and can be undone by itself."""

    def __init__(
        self,
        desk: Desk,
        register: Register,
        pairs: Sequence[Pair],
        tell: Callable[[str], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{register.title}：疑似重复")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._register, self._tell = desk, register, tell
        self._pairs, self._place = list(pairs), 0
        self.sentence = titled("")
        self.why = second("")
        self._grid = QGridLayout()
        self._cells: list[tuple[QLabel, QLabel]] = []
        self.keep_first, self.keep_other = QPushButton("合并，保留左边"), QPushButton("合并，保留右边")
        self.dispute = Dispute()
        self.dispute.decided.connect(self._allow)
        self.apart, self.later = QPushButton("不是同一条"), QPushButton("以后再说")
        self.keep_first.clicked.connect(lambda: self._merge(first=True))
        self.keep_other.clicked.connect(lambda: self._merge(first=False))
        self.apart.clicked.connect(self.tell_apart)
        self.later.clicked.connect(self.pass_over)
        self._lay_out()
        self._show()

    @property
    def pair(self) -> Pair:
        return self._pairs[self._place]

    def tell_apart(self) -> None:
        """Remember that they are two, so that nobody asks again."""
        with self._desk.workspace.step(f"不是同一条：{self.pair.first_name}、{self.pair.other_name}") as db:
            duplicates.tell_apart(db, self.pair.first, self.pair.other)
        self._go_on()

    def pass_over(self) -> None:
        self._go_on()

    def _merge(self, *, first: bool) -> None:
        """What the other has and the kept one lacks goes over; the other lies in the bin then."""
        pair = self.pair
        kept, gone = (pair.first, pair.other) if first else (pair.other, pair.first)
        name = pair.first_name if first else pair.other_name
        with self._desk.workspace.step(f"合并为“{name}”") as db:
            duplicates.merge(db, kept, gone, day=self._desk.clock.today, withdrawn=self.dispute.withdrawn)
        self._pairs[self._place + 1 :] = [
            one for one in self._pairs[self._place + 1 :] if gone not in (one.first, one.other)
        ]
        self._tell(f"已合并为“{name}”；可按 Ctrl+Z 撤销。")
        self._go_on()

    def _go_on(self) -> None:
        self._place += 1
        if self._place >= len(self._pairs):
            self.accept()
            return
        self._show()

    def _show(self) -> None:
        pair = self.pair
        self.sentence.setText(f"第 {self._place + 1}/{len(self._pairs)} 对：这两条是同一{self._register.counter}吗？")
        self.why.setText(f"{pair.why}。合并时保留的一条没有填的内容从另一条补上，另一条移入回收站，可以撤销。")
        found = merged_marks.disputed(self._desk.workspace.db, pair.first, pair.other)
        self.dispute.ask([f"{'左边' if one.entry_id == pair.first else '右边'}的{one.told}" for one in found])
        self._allow()
        lines = listing.entries_of(self._desk.workspace.db, [pair.first, pair.other], self._desk.clock.today)
        told = [_told(line, self._register) for line in lines]
        for row, (left, right) in enumerate(self._cells):
            left.setText(told[0][row] if told else "")
            right.setText(told[1][row] if len(told) > 1 else "")

    def _allow(self) -> None:
        """Nothing is merged before it was said what becomes of a withdrawal."""
        for button in (self.keep_first, self.keep_other):
            button.setEnabled(self.dispute.is_settled)

    def _lay_out(self) -> None:
        titles = [one.title for one in self._register.fields if not one.private]
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for row, title in enumerate(("编号", *titles, "产业", "认定")):
            left, right = QLabel(wordWrap=True), QLabel(wordWrap=True)
            self._grid.addWidget(second(title), row, 0)
            self._grid.addWidget(left, row, 1)
            self._grid.addWidget(right, row, 2)
            self._cells.append((left, right))
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.keep_first, self.keep_other, self.apart, self.later):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.why.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.sentence)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        layout.addWidget(self.why)
        layout.addWidget(self.dispute)
        layout.addLayout(foot)
        self.setMinimumWidth(theme.px(680))


def _told(line: EntryLine, register: Register) -> list[str]:
    fields = [str(getattr(line, one.name)) for one in register.fields if not one.private]
    return [register.number(line.id), *(text or "—" for text in fields), "、".join(line.industries), line.standing]
