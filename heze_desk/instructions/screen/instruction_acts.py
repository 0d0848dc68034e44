"""What is done with an instruction: register, correct, add a scan, set the next day, answer, take out."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.instructions import store
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.records import Instruction, Scan
from heze_desk.instructions.screen.instruction_form import DAY, LEADER, NEXT, PAPER, PRINTED, TEXT, InstructionDialog
from heze_desk.instructions.screen.scan_box import refused
from heze_desk.instructions.screen.shown import ShownMatter
from heze_desk.instructions.screen.task_dialog import TaskDialog
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.workspace.database import Database
from heze_desk.workspace.taking_in import Kept, TakenIn, keep_all


class InstructionActs:
    """Each act is one step and one undo; nothing follows from an instruction by itself."""

    def __init__(self, shown: ShownMatter) -> None:
        self._shown, self._page = shown, shown.page
        page = shown.page
        self.new = page.act("登记批示…", self.open_new, sign="plus", keys="Ctrl+N", primary=True)
        self.take = page.act("生成任务…", self.propose_tasks, keys="Alt+T")
        self.change = page.act("改正批示…", self.open_old, keys="Alt+E")
        self.scan = page.act("添加扫描件…", self.pick_scan, keys="Alt+S")
        self.unanswer = page.act("撤销答复", self.take_answer_back)
        self.all = [self.take, self.change, self.scan, self.unanswer]

    @property
    def current(self) -> Instruction | None:
        line = self._shown.known.instruction
        return line.instruction if line is not None else None

    def offer(self) -> None:
        """Only what makes sense for the chosen instruction."""
        one, able = self.current, self._shown.able
        self.new.setEnabled(able)
        for act in self.all:
            act.setVisible(able and one is not None)
        self.take.setVisible(able and one is not None and not one.is_answered)
        self.unanswer.setVisible(able and one is not None and one.is_answered)

    def open_new(self) -> InstructionDialog:
        dialog = InstructionDialog(self._page.desk, self._add, parent=self._page.window())
        dialog.open()
        return dialog

    def open_old(self) -> InstructionDialog | None:
        if (old := self.current) is None:
            return None
        save = partial(self._change, old.id or 0)
        dialog = InstructionDialog(self._page.desk, save, old=old, parent=self._page.window())
        dialog.open()
        return dialog

    def propose_tasks(self) -> TaskDialog | None:
        line = self._shown.known.instruction
        if line is None:
            return None
        dialog = TaskDialog(self._page.desk, line, self._page.tell, self._page.window())
        dialog.open()
        return dialog

    def answer(self) -> AskDialog | None:
        """How the instruction was settled."""
        if (one := self.current) is None:
            return None

        def keep(answers: Answers) -> None:
            day, text = answers.values()
            with self._page.workspace.step("答复批示") as db:
                store.answer(db, one.id or 0, text, day=day or self._page.today)
            self._page.tell("已登记答复，这条批示不再提醒；可按 Ctrl+Z 撤销。")

        columns: tuple[Column[Any], ...] = (
            Column("答复日期", lambda _one: None, kind=Kind.DAY),
            Column("办理和答复", lambda _one: None, kind=Kind.LONG),
        )
        dialog = AskDialog(self._page.desk, columns, keep, title="答复批示", yes="登记答复", parent=self._page.window())
        dialog.fill({"答复日期": self._page.today})
        dialog.editors["办理和答复"].setFocus()
        dialog.open()
        return dialog

    def take_answer_back(self) -> None:
        """An answer noted by mistake; the instruction waits again."""
        if (one := self.current) is not None:
            with self._page.workspace.step("撤销批示答复") as db:
                store.take_answer_back(db, one.id or 0)
            self._shown.wanted.emit(MatterKind.INSTRUCTION, one.id or 0)
            self._page.tell("已撤销答复，这条批示又列在在办里；可按 Ctrl+Z 撤销。")

    def remove(self) -> None:
        line = self._shown.known.instruction
        if line is not None and dialogs.confirm(
            self._page.window(), f"删除{line.name}吗？", yes="删除", consequence="可按 Ctrl+Z 撤销。"
        ):
            with self._page.workspace.step(f"删除批示：{line.leader}") as db:
                store.remove(db, line.instruction.id or 0)
            self._page.tell(f"已删除{line.name}；可按 Ctrl+Z 撤销。")

    def pick_scan(self) -> None:
        self.add_scans(dialogs.ask_open_many(self._page.window(), "选择扫描件"))

    def add_scans(self, paths: Sequence[Path]) -> None:
        """Keep these with the chosen instruction; a file that is no scan is refused."""
        if not paths or (one := self.current) is None:
            return
        if told := refused(paths):
            raise DeskError(told)
        work = partial(keep_all, self._page.workspace.folder, tuple(paths))
        self._page.desk.background.run(work, partial(self._enter_scans, one.id or 0), title="正在读入扫描件")

    def _enter_scans(self, instruction_id: int, taken: TakenIn) -> None:
        with self._page.workspace.step(f"添加批示扫描件 {len(taken.kept)} 个") as db:
            entered = _enter(db, instruction_id, taken.kept, self._page.today)
        self._page.tell(f"已添加扫描件 {entered} 个；可按 Ctrl+Z 撤销。")
        if taken.refusals:
            raise DeskError("\n".join(taken.refusals))

    def _add(self, answers: Answers, scans: Sequence[Kept]) -> None:
        new = Instruction(
            leader_id=answers[LEADER],
            day=answers[DAY],
            text=answers[TEXT],
            paper=answers[PAPER],
            next_on=answers[NEXT],
            in_briefing=answers[PRINTED] is not False,
        )
        with self._page.workspace.step("登记批示") as db:
            instruction_id = store.add(db, new, today=self._page.today)
            _enter(db, instruction_id, scans, self._page.today)
        self._shown.wanted.emit(MatterKind.INSTRUCTION, instruction_id)
        self._page.tell("已登记批示；接着可以生成任务（Alt+T）、发督办单（Alt+D），或登记答复（F2）。")

    def _change(self, instruction_id: int, answers: Answers, scans: Sequence[Kept]) -> None:
        fields = {
            "leader_id": answers[LEADER],
            "day": answers[DAY],
            "text": answers[TEXT],
            "paper": answers[PAPER],
            "next_on": answers[NEXT],
            "in_briefing": answers[PRINTED] is not False,
        }
        with self._page.workspace.step("改正批示") as db:
            store.change(db, instruction_id, today=self._page.today, **fields)
            _enter(db, instruction_id, scans, self._page.today)


def _enter(db: Database, instruction_id: int, kept: Sequence[Kept], today: date) -> int:
    """Enter kept files as scans; those it has already are passed over."""
    new = (
        Scan(instruction_id=instruction_id, file_name=name, sha256=digest, size=size, added_on=today)
        for name, digest, size in kept
    )
    return sum(store.add_scan(db, scan) is not None for scan in new)
