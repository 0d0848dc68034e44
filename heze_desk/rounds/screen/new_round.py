"""新建调度: whom it asks about what, until when, and beside it how much that is, before anything is opened."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.pieces import fit, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.roster import industry_store, unit_store
from heze_desk.rounds import store
from heze_desk.rounds.opening_records import Opening, burden_sentence
from heze_desk.rounds.records import Cycle
from heze_desk.rounds.screen import burden_table
from heze_desk.rounds.screen.burden_table import ListedBurden
from heze_desk.tasks.left_industries import left_industries

LOOK_AFTER_MS = 200
CYCLE, NUMBER, TITLE, OPENED, DUE, INDUSTRIES, UNITS = (
    *("周期", "次数", "标题", "开始日期", "报送时限", "只限产业", "只限单位"),
)


class NewRoundDialog(AskDialog):
    """The number, the title and the due day are proposed and follow cycle and opening until they are typed over."""

    def __init__(self, desk: Desk, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        self._desk = desk
        self._opened = opened
        self.burdens = RecordTable[ListedBurden](desk, burden_table.COLUMNS)
        self.view = RecordView(self.burdens, name="burden")
        self.sentence, self.lonely = titled(""), QLabel(wordWrap=True)
        self._looking = QTimer(singleShot=True, interval=LOOK_AFTER_MS)
        super().__init__(desk, _columns(desk), self._open, title="新建调度", yes="确定并打开本次调度", parent=parent)
        self.burdens.setParent(self)
        self._looking.setParent(self)
        self.editors[INDUSTRIES].setPlaceholderText("空着就是全部产业；按 Alt+↓ 勾选")
        self.editors[UNITS].setPlaceholderText("空着就是全部单位；按 Alt+↓ 勾选")
        self._propose(_last_cycle(desk))
        self._connect()
        self.look()

    def done(self, result: int) -> None:
        self._looking.stop()
        super().done(result)

    def look(self) -> None:
        """Show what the round would ask, as it stands in the fields."""
        self._looking.stop()
        complaint, db = self._complaint(), self._desk.workspace.db
        if complaint:
            self.sentence.setText(complaint)
            self.burdens.show([])
        else:
            wanted = self._wanted(self.answers())
            found = store.burden(db, wanted)
            self.burdens.show(burden_table.listed(found))
            nobody = "范围内没有要填报的任务，不能打开；请换一个范围。"
            self.sentence.setText(burden_sentence(found, store.last_load(db, wanted)) if found else nobody)
            self._show_lonely(store.asked_of_nobody(db, wanted))
        self.done_button.setEnabled(bool(self.burdens.records))

    def _complaint(self) -> str:
        """Why the fields mean no round yet."""
        complaints = ((title, editor.complaint()) for title, editor in self.editors.items())
        if found := next((f"“{title}”：{text}" for title, text in complaints if text), ""):
            return found
        if self.editors[DUE].value() is None or self.editors[OPENED].value() is None:
            return "请填写开始日期和报送时限。"
        if self.editors[DUE].value() < self.editors[OPENED].value():
            return "报送时限不能早于开始日期；请改报送时限。"
        return ""

    def _show_lonely(self, numbers: list[str]) -> None:
        shown = "、".join(numbers[:6]) + ("等" if len(numbers) > 6 else "")
        self.lonely.setText(f"有{len(numbers)}项在办任务没有明确单位，本次不会有人填报：{shown}。")
        self.lonely.setVisible(bool(numbers))

    def _open(self, answers: Answers) -> None:
        wanted = self._wanted(answers)
        with self._desk.workspace.step(f"打开调度：{wanted.title or '新一次'}") as db:
            round_id = store.open_round(db, wanted)
        self._opened(round_id)

    def _wanted(self, answers: Answers) -> Opening:
        opened = answers[OPENED]
        if opened is None or answers[DUE] is None:
            raise DeskError("请填写开始日期和报送时限。")
        return Opening(
            number=answers[NUMBER],
            year=opened.year,
            title=answers[TITLE],
            cycle=answers[CYCLE] or Cycle.BY_HAND,
            opened_on=opened,
            due=answers[DUE],
            industry_ids=tuple(answers[INDUSTRIES] or ()),
            unit_ids=tuple(answers[UNITS] or ()),
        )

    def _propose(self, cycle: Cycle) -> None:
        self._proposed = self._proposal(cycle, self._desk.clock.today)
        self.fill(self._proposed)

    def _proposal(self, cycle: Cycle, day: date) -> dict[str, Any]:
        found = store.proposed(self._desk.workspace.db, cycle, day)
        return {CYCLE: cycle, NUMBER: found.number, TITLE: found.title, OPENED: day, DUE: found.due}

    def _follow(self) -> None:
        """Propose again where cycle or opening changed; what was typed over stays."""
        cycle, opened = self.editors[CYCLE], self.editors[OPENED]
        if cycle.complaint() or opened.complaint() or not cycle.value() or not opened.value():
            return
        fresh = self._proposal(cycle.value(), opened.value())
        for title in (NUMBER, TITLE, DUE):
            editor = self.editors[title]
            if not editor.complaint() and editor.value() == self._proposed[title]:
                editor.set_value(fresh[title])
        self._proposed = fresh

    def _connect(self) -> None:
        self._looking.timeout.connect(self.look)
        for title in (CYCLE, OPENED):
            _changed(self.editors[title]).connect(self._follow)
        for editor in self.editors.values():
            _changed(editor).connect(lambda _text: self._looking.start())

    def _lay_out(self) -> None:
        self.refusal.setProperty("refusal", True)
        self.refusal.hide()
        self.lonely.setProperty("second", True)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addLayout(self._form())
        left.addWidget(self.refusal)
        left.addStretch(1)
        right.addWidget(self.sentence)
        right.addWidget(self.view, 1)
        right.addWidget(self.lonely)
        both.setSpacing(theme.px(18))
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(18)] * 4)
        layout.setSpacing(theme.px(12))
        layout.addLayout(both, 1)
        layout.addLayout(self._buttons())
        fit(self, self.parentWidget(), (960, 520))


def _changed(editor: Any) -> Any:
    return editor.editTextChanged if isinstance(editor, QComboBox) else editor.textChanged


def _last_cycle(desk: Desk) -> Cycle:
    """Most rounds follow the one before."""
    last = store.rounds(desk.workspace.db)
    return last[0].cycle if last else Cycle.MONTHLY


def _columns(desk: Desk) -> tuple[Column[Any], ...]:
    db, day = desk.workspace.db, desk.clock.today
    standing = tuple(Choice(one.id, one.name) for one in industry_store.industries(db, day))
    industries = (*standing, *(Choice(one.id, one.told_ended) for one in left_industries(db, day)))
    units = tuple(Choice(one.id, one.short_name, one.full_name) for one in unit_store.units(db, day) if one.active)
    nothing = _nothing
    return (
        Column(CYCLE, nothing, kind=Kind.CHOICE, choices=lambda: tuple(Choice(cycle, str(cycle)) for cycle in Cycle)),
        Column(NUMBER, nothing, kind=Kind.NUMBER),
        Column(TITLE, nothing),
        Column(OPENED, nothing, kind=Kind.DAY),
        Column(DUE, nothing, kind=Kind.DAY),
        Column(INDUSTRIES, nothing, kind=Kind.CHOICES, choices=lambda: industries),
        Column(UNITS, nothing, kind=Kind.CHOICES, choices=lambda: units),
    )


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
