"""The preview of returned forms: every file at the left, what it would change at the right; only 确认 writes."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from heze_desk.kit import theme
from heze_desk.kit.background import Job
from heze_desk.kit.edits import LineEdit
from heze_desk.kit.pieces import fit, second, titled
from heze_desk.kit.screen import Desk
from heze_desk.rounds import collecting
from heze_desk.rounds.collecting import Facts, ReturnPlan, Taken
from heze_desk.rounds.screen.noting import NOTED_BY
from heze_desk.rounds.screen.return_case import Case
from heze_desk.rounds.screen.return_detail import ReturnDetail
from heze_desk.rounds.screen.return_list import ReturnList

NO_REASON, CLASH = "补报请先写明原因。", "同一单位有两份写得不一样，请先只留一份。"


class ReturnDialog(QDialog):
    """All files are taken in by one step, and one undo; what is still in doubt is not written."""

    def __init__(
        self, desk: Desk, facts: Facts, cases: Sequence[Case], *, tell: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("收回反馈表：预览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._facts, self._tell = desk, facts, tell
        self._cases = {case.id: case for case in cases}
        self._job: Job | None = None
        self.files = ReturnList(desk)
        self.detail = ReturnDetail(desk, self._alike_elsewhere)
        self.sentence = titled("")
        self.noted_by, self.reason = LineEdit(), LineEdit()
        self.reason_label = second("补报原因")
        self.done_button = QPushButton()
        self._connect()
        self._lay_out()
        fit(
            self, parent, (max(1080, parent.window().width() * 9 // 10), max(560, parent.window().height() * 85 // 100))
        )
        self.noted_by.set_value(desk.memory.text(NOTED_BY))
        self._show_cases()

    @property
    def cases(self) -> list[Case]:
        return list(self._cases.values())

    @property
    def plans(self) -> tuple[ReturnPlan, ...]:
        """What confirming would take in."""
        return tuple(case.plan for case in self.cases if case.plan is not None and case.is_ready)

    def answer(self, keys: tuple[str, ...], option: int | None) -> None:
        """Decide doubts of the current file."""
        if (case := self.files.current()) is not None:
            self._replace([case.decided(self._facts, _with(case, keys, option))])

    def answer_everywhere(self, kind: str, option: int | None) -> None:
        """Decide all doubts of this kind, in whatever file they are; off the window's thread, for there may be many."""
        answers = [(case, _with(case, _of_kind(case, kind), option)) for case in self.cases if _of_kind(case, kind)]
        for part in (self.detail, self.done_button):
            part.setEnabled(False)
        self.sentence.setText(f"正在按这个处理重算 {len(answers)} 份……")
        self._job = self._desk.background.follow(
            "正在重算", partial(_decided, self._facts, tuple(answers)), self._take_answers
        )

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def name(self, round_id: int | None, unit_id: int | None) -> None:
        """Read the current file as that unit's of that round."""
        if (case := self.files.current()) is not None:
            self._replace([case.named(self._facts, round_id, unit_id)])

    def switch(self, ids: set[int]) -> None:
        """Leave these files out, or take them after all."""
        chosen = [self._cases[one] for one in ids]
        taken = not all(case.taken for case in chosen)
        self._replace([replace(case, taken=taken) for case in chosen])

    def accept(self) -> None:
        """Take all in; what changed since the preview is read again and shown instead."""
        plans = self.plans
        if not plans or not self.done_button.isEnabled():
            return
        with ExitStack() as if_refused:
            if_refused.callback(self._propose_again)
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            if_refused.callback(QGuiApplication.restoreOverrideCursor)
            taken = self._take_in(plans)
            if_refused.pop_all()
        QGuiApplication.restoreOverrideCursor()
        self._desk.memory.keep(NOTED_BY, self.noted_by.value())
        self._tell(f"{taken.sentence}{_left(plans)}可按 Ctrl+Z 一次撤销。")
        super().accept()

    def _take_answers(self, cases: Sequence[Case]) -> None:
        job, self._job = self._job, None
        if job is not None and not job.cancelled:
            self.detail.setEnabled(True)
            self._replace(cases)

    def _take_in(self, plans: tuple[ReturnPlan, ...]) -> Taken:
        workspace = self._desk.workspace
        with workspace.step(collecting.step_title(plans)) as db:
            return collecting.apply_all(
                db,
                workspace.folder,
                plans,
                day=self._facts.day,
                noted_by=self.noted_by.value(),
                late_reason=self.reason.value(),
                told=self._tell_how_far,
            )

    def _tell_how_far(self, done: int, total: int, file: str) -> None:
        """Painted at once and without listening to anything, for a step is under way and nothing may come between."""
        self.sentence.setText(f"正在写入 {done + 1}/{total}：{file}")
        self.sentence.repaint()

    def _propose_again(self) -> None:
        """Against the desk as it is now."""
        self._facts = collecting.facts(self._desk.workspace.db, self._facts.day, list(self._facts.asked))
        self._replace([case.proposed(self._facts) for case in self.cases])

    def _replace(self, cases: Sequence[Case]) -> None:
        self._cases |= {case.id: case for case in cases}
        self._show_cases()

    def _hold_together(self) -> None:
        """Say of which files contradict others of the same unit."""
        ready = [case for case in self.cases if case.is_ready]
        told = collecting.clashes([case.plan for case in ready if case.plan is not None])
        clashes = {ready[place].id: text for place, text in told.items()}
        for case in self.cases:
            self._cases[case.id] = replace(case, clash=clashes.get(case.id, ""))

    def _alike_elsewhere(self, kind: str) -> int:
        """How many doubts of this kind there are in all files."""
        return sum(len(_of_kind(case, kind)) for case in self.cases)

    def _show_cases(self) -> None:
        self._hold_together()
        self.files.table.show(self.cases)
        self._show_chosen()
        self.sentence.setText(_counted(self.cases))
        late = any(case.is_late for case in self.cases)
        for part in (self.reason_label, self.reason):
            part.setVisible(late)
        self._offer()

    def _show_chosen(self) -> None:
        self.detail.show_case(self.files.current(), self._facts)

    def _offer(self) -> None:
        plans = self.plans
        lacking = any(case.is_late for case in self.cases) and not self.reason.text().strip()
        changes = sum(len(plan.written) for plan in plans)
        self.done_button.setText(f"确认收 {len(plans)} 份，写入 {changes} 处变更")
        clashes = any(case.clash for case in self.cases)
        self.done_button.setEnabled(bool(plans) and not (lacking or clashes or self._desk.workspace.read_only))
        self.done_button.setToolTip(NO_REASON if lacking else CLASH if clashes else "Ctrl+Enter")

    def _connect(self) -> None:
        self.files.chosen.connect(lambda _case: self._show_chosen())
        self.files.switched.connect(self.switch)
        self.detail.doubts.answered.connect(self.answer)
        self.detail.doubts.answered_everywhere.connect(self.answer_everywhere)
        self.detail.naming.named.connect(self.name)
        self.reason.textChanged.connect(self._offer)
        self.done_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(theme.px(10))
        both.setChildrenCollapsible(False)
        both.addWidget(self.files)
        both.addWidget(self.detail)
        both.setStretchFactor(1, 1)
        both.setSizes([theme.px(400), theme.px(760)])
        self.files.setMinimumWidth(theme.px(300))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(16)] * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.sentence)
        layout.addWidget(both, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        self.done_button.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(second("登记人"))
        _named(self.noted_by, "登记人", 110)
        foot.addWidget(self.noted_by)
        foot.addWidget(self.reason_label)
        _named(self.reason, "补报原因", 220)
        foot.addWidget(self.reason)
        hint = second("确认之前不写入台账；空格键可不收选中的文件。")
        hint.setWordWrap(True)
        foot.addWidget(hint, 1)
        for button in (self.done_button, leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        return foot


def _named(field: QLineEdit, name: str, width: int) -> None:
    field.setAccessibleName(name)
    field.setFixedWidth(theme.px(width))


def _of_kind(case: Case, kind: str) -> tuple[str, ...]:
    """The keys of the doubts of a file that ask the same."""
    doubts = case.plan.doubts if case.plan is not None else ()
    return tuple(doubt.key for doubt in doubts if doubt.same_kind == kind)


def _with(case: Case, keys: Sequence[str], option: int | None) -> dict[str, int]:
    kept = {key: place for key, place in case.decisions.items() if key not in keys}
    return kept if option is None else {**kept, **dict.fromkeys(keys, option)}


def _decided(facts: Facts, answers: Sequence[tuple[Case, dict[str, int]]], job: Job) -> list[Case]:
    """The files with these decisions."""
    found = []
    for number, (case, decisions) in enumerate(answers):
        job.report(number, len(answers), f"正在重算 {number + 1}/{len(answers)}：{case.file}")
        found.append(case.decided(facts, decisions))
    return found


def _counted(cases: Sequence[Case]) -> str:
    """共 12 个文件：9 份可以收，87 处变更；疑问 5 处待定；没有采用 2 个，读不出 1 个。"""
    ready = [case.plan for case in cases if case.plan is not None and case.is_ready]
    doubts = sum(len(case.plan.open_doubts) for case in cases if case.plan is not None and case.taken)
    left = [case.state for case in cases if case.refusal or case.question]
    told = [f"共 {len(cases)} 个文件：{len(ready)} 份可以收，{sum(len(plan.written) for plan in ready)} 处变更"]
    told += [f"疑问 {doubts} 处待定"] if doubts else []
    others = [f"{state} {left.count(state)} 个" for state in dict.fromkeys(left)]
    return "；".join([*told, *(["，".join(others)] if others else [])]) + "。"


def _left(plans: Sequence[ReturnPlan]) -> str:
    """2 处疑问没有决定，没有写入；"""
    doubts = sum(len(plan.open_doubts) for plan in plans)
    return f"{doubts} 处疑问没有决定，没有写入；" if doubts else ""
