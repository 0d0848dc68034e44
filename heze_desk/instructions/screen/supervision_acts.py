"""What is done with supervisions: issue notices, note signatures and answers, urge, close, void."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from heze_desk import issuance, supervising
from heze_desk.instructions import notices, sheets, supervisions, taking
from heze_desk.instructions.following import left_open
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.screen.correction import Correction
from heze_desk.instructions.screen.notice_dialog import NoticeDialog
from heze_desk.instructions.screen.shown import ShownMatter
from heze_desk.instructions.screen.urging_dialog import UrgingDialog, late_units
from heze_desk.instructions.sheet_records import Plan, Urging
from heze_desk.instructions.supervision_records import SupervisionLine, SupervisionState
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.tasks import lighting
from heze_desk.tasks.lines import lines_of
from heze_desk.workspace.database import Database

TO_BE_CHOSEN = 0
"""No unit has this id."""
FOREVER = "作废以后不能撤销：编号不再使用，原件和原因仍列在登记簿上。"
OPEN = (SupervisionState.UNSIGNED, SupervisionState.UNANSWERED, SupervisionState.ANSWERED)


class SupervisionActs:
    """Issuing and voiding are for good and say so before; all else is one step and one undo."""

    def __init__(self, shown: ShownMatter) -> None:
        self._shown, self._page = shown, shown.page
        page = shown.page
        self.supervise = page.act("督办单…", self.plan, sign="send", keys="Alt+D")
        self.urge = page.act("催办…", self.list_late, sign="phone", keys="Alt+C")
        self.sign = page.act("签收…", self.ask_who_signed, keys="Alt+Q")
        self.close = page.act("办结", self.close_or_reopen, keys="Alt+B")
        self.correct = page.act("更正…", self.ask_correction)
        self.void = page.act("作废…", self.ask_why_void)
        self.all = [self.sign, self.close, self.correct, self.void]

    @property
    def current(self) -> SupervisionLine | None:
        sheet = self._shown.known.sheet
        return sheet.line if sheet is not None else None

    @property
    def answers(self) -> bool:
        """Whether an answer to the chosen supervision can be noted."""
        return self.current is not None and self.current.state in OPEN

    def offer(self) -> None:
        """Only what makes sense for the chosen supervision."""
        line, able = self.current, self._shown.able
        state = line.state if line is not None else None
        instruction = self._shown.known.instruction
        waiting = instruction is not None and not instruction.instruction.is_answered
        self.supervise.setEnabled(able and (waiting or bool(self._shown.task_ids) or state is SupervisionState.DRAFT))
        self.urge.setEnabled(able)
        self.sign.setVisible(able and state is SupervisionState.UNSIGNED)
        self.close.setVisible(able and state in (SupervisionState.ANSWERED, SupervisionState.CLOSED))
        self.close.setText("重新打开" if state is SupervisionState.CLOSED else "办结")
        for act in (self.correct, self.void):
            act.setVisible(able and state in OPEN)

    def plan(self) -> NoticeDialog | None:
        """A notice about the selected tasks, one a unit, or about the chosen instruction; one taken up is issued."""
        if (line := self.current) is not None:
            self._issue_taken(line)
            return None
        dialog = NoticeDialog(self._page, self._plans(), self._issue)
        dialog.open()
        return dialog

    def list_late(self) -> UrgingDialog:
        """Every unit that is late; those of the selected matters are selected."""
        dialog = UrgingDialog(self._page, late_units(self._page), self._note_urged)
        tasks = [*self._shown.known.tasks] if not self._shown.known.instruction else []
        units = [unit for task in tasks for unit in (task.lead_unit_id, *task.unit_ids) if unit is not None]
        if self.current is not None:
            units = [self.current.supervision.lead_unit_id]
        dialog.choose(units)
        dialog.open()
        return dialog

    def ask_who_signed(self) -> AskDialog | None:
        if (line := self.current) is None:
            return None

        def keep(answers: Answers) -> None:
            by, day = answers.values()
            with self._page.workspace.step(f"签收：{line.name}") as db:
                supervisions.sign(db, line.id, by=by, day=day or self._page.today)
            self._page.tell(f"已登记{by}签收；可按 Ctrl+Z 撤销。")

        columns = (_text("签收人"), _day("签收日期"))
        return self._ask(columns, keep, title=f"签收：{line.number_text}", yes="登记签收")

    def answer(self) -> AskDialog | None:
        """What the slip that came back says."""
        if (line := self.current) is None:
            return None

        def keep(answers: Answers) -> None:
            day, text, problems, steps = answers.values()
            with self._page.workspace.step(f"登记办理情况：{line.name}") as db:
                supervisions.answer(db, line.id, text, day=day or self._page.today, problems=problems, next_steps=steps)
            self._page.tell("已登记办理情况；审核后按 Alt+B 办结，可按 Ctrl+Z 撤销。")

        columns = (_day("答复日期"), _long("办理情况"), _long("存在问题"), _long("下步措施"))
        dialog = self._ask(columns, keep, title=f"办理情况：{line.number_text}", yes="登记办理情况")
        one = line.supervision
        dialog.fill({"办理情况": one.answer, "存在问题": one.problems, "下步措施": one.next_steps})
        dialog.editors["办理情况"].setFocus()
        return dialog

    def close_or_reopen(self) -> None:
        if (line := self.current) is None:
            return
        if line.state is SupervisionState.CLOSED:
            with self._page.workspace.step(f"重新打开：{line.name}") as db:
                supervisions.reopen(db, line.id)
            self._page.tell(f"已重新打开{line.name}。")
        else:
            with self._page.workspace.step(f"办结：{line.name}") as db:
                supervisions.close(db, line.id, day=self._page.today)
            left = left_open(self._page.workspace.db, line.task_ids)
            self._page.tell(f"已办结{line.name}；可按 Ctrl+Z 撤销。{left}")

    def ask_correction(self) -> AskDialog | None:
        """What the notice says wrongly; it is set again under the same number, and the old one stays."""
        return Correction(self._page, self.current).open() if self.current is not None else None

    def ask_why_void(self) -> None:
        if (line := self.current) is None:
            return
        why = dialogs.ask_reason(self._page.window(), f"作废{line.name}？{FOREVER}", yes="作废")
        if why is not None:
            act = partial(notices.void, supervision_id=line.id, why=why)
            done = issuance.carried_out(self._page.workspace, f"作废{line.name}", act)
            self._page.tell(f"已作废{line.name}；编号不再使用。{done.told}")

    def remove(self) -> None:
        """Take out a matter that was never issued."""
        line = self.current
        if line is not None and dialogs.confirm(
            self._page.window(), f"删除{line.name}吗？", yes="删除", consequence="可按 Ctrl+Z 撤销。"
        ):
            with self._page.workspace.step(f"删除{line.name}") as db:
                supervisions.remove(db, line.id)

    def _plans(self) -> list[Plan]:
        db, day, instruction = self._page.workspace.db, self._page.today, self._shown.known.instruction
        if instruction is None:
            return _of_tasks(db, self._shown.task_ids, day)
        if running := [task.id for task in self._shown.known.tasks if task.runs]:
            return _of_tasks(db, running, day)
        return _of_words(db, instruction.instruction.id or 0, day)

    def _issue(self, plans: Sequence[Plan]) -> None:
        """Number, set and keep them all, or none; it takes a second or two."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = supervising.issue(self._page.workspace, plans)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._shown.wanted.emit(MatterKind.SUPERVISION, done[0][0])
        names = "、".join(issued.paper.printed_number for _, issued in done)
        told = "".join(issued.told for _, issued in done)
        self._page.tell(f"已印发督办通知单{names}；按 Ctrl+P 打开打印。{told}", done[0][1].copy)

    def _issue_taken(self, line: SupervisionLine) -> None:
        """One that was taken up without being issued."""
        question = f"印发{line.name}吗？印发时给编号，以后不能撤销，只能更正或作废。"
        if dialogs.confirm(self._page.window(), question, yes="印发"):
            done = supervising.issue_taken(self._page.workspace, line.id)
            self._page.tell(f"已印发{done.paper.name}；按 Ctrl+P 打开打印。{done.told}", done.copy)

    def _note_urged(self, urged: Sequence[Urging], remark: str) -> None:
        named = urged[0].unit if len(urged) == 1 else f"{urged[0].unit}等{len(urged)}个单位"
        noted, letters = supervising.remind(self._page.workspace, urged, remark=remark)
        if not noted:
            self._page.tell(f"{named}今天已经登记过催办，没有重复登记。")
        elif letters:
            numbers = "、".join(one.paper.printed_number for one in letters)
            told = "".join(one.told for one in letters)
            self._page.tell(f"已登记催办{named}，印发催办通知{numbers}。{told}", letters[0].copy)
        else:
            self._page.tell(f"已登记催办{named}；可按 Ctrl+Z 撤销。")

    def _ask(self, columns: Sequence[Column[Any]], keep: Any, *, title: str, yes: str) -> AskDialog:
        dialog = AskDialog(self._page.desk, columns, keep, title=title, yes=yes, parent=self._page.window())
        dialog.fill({column.title: self._page.today for column in columns if column.kind is Kind.DAY})
        dialog.open()
        return dialog


def _of_tasks(db: Database, task_ids: Sequence[int], day: date) -> list[Plan]:
    """A notice for each unit that answers for some; of a task for which several do, the unit is still to be chosen."""
    tasks = lines_of(db, task_ids, day, lighting.rule(db))
    open_ones = [task for task in tasks if task.lead_unit_id is None and len(task.unit_ids) != 1]
    settled = [task.id for task in tasks if task not in open_ones]
    found = sheets.plans(db, settled, day) if settled else []
    for task in open_ones:
        (some_unit,) = db.execute("select id from unit order by position, id limit 1").fetchone()
        (plan,) = sheets.plans(db, [task.id], day, unit_id=some_unit)
        unchosen = replace(plan.supervision, lead_unit_id=TO_BE_CHOSEN)
        found.append(replace(plan, supervision=unchosen, unit_ids=task.unit_ids))
    return found


def _of_words(db: Database, instruction_id: int, day: date) -> list[Plan]:
    """A notice for each unit that the words name; where they name none, the unit is still to be chosen."""
    found: list[Plan] = []
    for one in taking.propose(db, instruction_id).tasks:
        units = [party.unit_id for party in (one.lead, *one.parties) if party is not None]
        if units and units[0] not in {plan.supervision.lead_unit_id for plan in found}:
            day_written = one.deadline if one.deadline and one.deadline >= day else None
            plan = sheets.plan_of_instruction(
                db, instruction_id, day, unit_ids=units, deadline=day_written, matter=one.sentence
            )
            found.append(plan)
    return found or [sheets.plan_of_instruction(db, instruction_id, day, unit_ids=[TO_BE_CHOSEN])]


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""


def _text(title: str) -> Column[Any]:
    return Column(title, _nothing)


def _day(title: str) -> Column[Any]:
    return Column(title, _nothing, kind=Kind.DAY)


def _long(title: str) -> Column[Any]:
    return Column(title, _nothing, kind=Kind.LONG)
