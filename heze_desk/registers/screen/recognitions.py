"""What the chosen entry is recognised as: add, correct, withdraw, prove."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.file_copies import open_copy, save_copy
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.registers import recognising
from heze_desk.registers.records import Proof, Recognition
from heze_desk.registers.screen.detail import Detail
from heze_desk.workspace import registers
from heze_desk.workspace.taking_in import TakenIn, keep_all


class Recognitions(PartList):
    """One without a document and a file is 待核; what was withdrawn stays to be read, struck."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "认定", "还没有认定，可用“＋”登记。")
        self.add_action = self.act("登记认定", self.add, sign="plus", keys="Ins", needs_one=False)
        self.prove_action = self.act("添加证明材料", self.pick, sign="clip", keys="Ctrl+Ins")
        self.open_action = self.act("打开证明材料", self.open, sign="folder", keys="Return", reads=True, button=False)
        self.edit_action = self.act("更正认定", self.edit, sign="edit", keys="F2")
        self.withdraw_action = self.act("撤销认定", self.withdraw, sign="close", keys="Ctrl+Del")
        self.save_action = self.act("另存证明材料", self.save, sign="save", keys="Ctrl+S", reads=True, button=False)
        self.take_back_action = self.act("移除证明材料", self.take_back, sign="undo", keys="Shift+Del", button=False)
        self.remove_action = self.act("删除填错的认定", self.remove, sign="bin", keys="Del", button=False)
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())
        self.list.linked.connect(lambda _record: self.open())

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [_part(one, detail.proofs_of(one.id), detail.day) for one in detail.recognitions]

    def add(self) -> AskDialog:
        """As of today, with the first mark that the entry does not bear."""
        assert self.detail is not None
        borne = self.detail.line.marks
        mark = next((one for one in self.detail.register.marks if one not in borne), self.detail.register.mark)
        blank = Recognition(entry_id=self.detail.id, mark=mark, recognised_on=self.desk.clock.today)
        return self._ask(blank, "登记认定")

    def edit(self) -> AskDialog:
        return self._ask(self.current(), "更正认定")

    def withdraw(self) -> AskDialog:
        """Ask from which day and why; it stays counted for the days before."""
        one: Recognition = self.current()
        fields = (
            Column[Any]("撤销日期", lambda one: one.withdrawn_on, kind=Kind.DAY),
            Column[Any]("原因或依据", lambda one: one.withdrawn_because, kind=Kind.LONG),
        )

        def keep(answers: Answers) -> None:
            day = answers["撤销日期"] or self.desk.clock.today
            with self.desk.workspace.step(f"撤销认定：{one.mark}") as db:
                recognising.withdraw(db, one.id or 0, day=day, because=answers["原因或依据"])

        remark = "自撤销之日起不再计入目标，此前的仍然计入；撤销必须写明原因或依据文件。"
        dialog = AskDialog(self.desk, fields, keep, title=f"撤销“{one.mark}”", yes="撤销", remark=remark, parent=self)
        dialog.fill({"撤销日期": self.desk.clock.today})
        dialog.editors["原因或依据"].setFocus()
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Take out one that was entered by mistake; one that a file shows is kept, and the keys that help are named."""
        one: Recognition = self.current()
        if kept := self._kept():
            ways = "请先按 Shift+Del 说明原因移除材料，或按 Ctrl+Del 撤销认定（右键菜单里也有）。"
            raise DeskError(f"“{one.mark}”有证明材料“{kept[-1].file_name}”，不能删除；{ways}")
        with self.desk.workspace.step(f"删除填错的认定：{one.mark}") as db:
            recognising.remove(db, one.id or 0)
        self.tell_deleted(f"认定“{one.mark}”")

    def pick(self) -> None:
        self.prove(dialogs.ask_open_many(self.window(), "添加证明材料"))

    def prove(self, paths: Sequence[Path]) -> None:
        """Keep copies of these files as proof of the chosen recognition, or of the last one."""
        one = self.current() or (self.detail.recognitions[-1] if self.detail and self.detail.recognitions else None)
        if one is None:
            raise DeskError("还没有认定，证明材料没有可归的认定；请先登记认定。")
        if not paths:
            return
        wanted, home = tuple(paths), self.desk.workspace.folder

        def work(job: Job) -> TakenIn:
            return keep_all(home, wanted, lambda done, total, name: job.report(done, total, f"正在添加 {name}"))

        self.desk.background.follow("正在添加证明材料", work, partial(self._enter, one))

    def open(self) -> None:
        open_copy(self.desk, self._latest(), self)

    def save(self) -> None:
        save_copy(self.desk, self._latest(), self)

    def take_back(self) -> None:
        """Strike the latest file with a reason; the file itself stays in the workspace."""
        latest = self._latest()
        question = f"移除证明材料“{latest.file_name}”？原因会留在历史里，文件仍保存在工作区。"
        reason = dialogs.ask_reason(self.window(), question, yes="移除")
        if reason is not None:
            with self.desk.workspace.step(f"移除证明材料“{latest.file_name}”") as db:
                registers.remove(db, "recognition_proof", latest.id or 0, day=self.desk.clock.today, reason=reason)
            self.told.emit(f"已移除证明材料“{latest.file_name}”；可按 Ctrl+Z 撤销。", None)

    def _latest(self) -> Proof:
        """The latest file kept for the chosen recognition."""
        kept = self._kept()
        if not kept:
            raise DeskError("这条认定没有证明材料；可按 Ctrl+Ins 添加。")
        return kept[-1]

    def _kept(self) -> list[Proof]:
        one = self.current()
        found = self.detail.proofs_of(one.id) if self.detail is not None and one is not None else []
        return [proof for proof in found if proof.removed_on is None]

    def _enter(self, one: Recognition, taken: TakenIn) -> None:
        today = self.desk.clock.today
        with self.desk.workspace.step(f"添加证明材料 {len(taken.kept)} 个") as db:
            for name, digest, size in taken.kept:
                proof = Proof(recognition_id=one.id or 0, file_name=name, sha256=digest, size=size, added_on=today)
                recognising.add_proof(db, proof)
        if taken.kept:
            self.told.emit(f"已为“{one.mark}”添加证明材料 {len(taken.kept)} 个。", None)
        if taken.refusals:
            raise DeskError("\n".join(taken.refusals))

    def _ask(self, one: Recognition, title: str) -> AskDialog:
        assert self.detail is not None
        marks = tuple(Choice(mark, mark) for mark in self.detail.register.marks)
        columns = (*_fields(marks), *(_ends() if one.withdrawn_on else ()))
        names: Mapping[str, str] = {
            "认定为": "mark",
            "认定日期": "recognised_on",
            "认定文件": "document",
            "撤销日期": "withdrawn_on",
            "撤销原因": "withdrawn_because",
        }

        def keep(answers: Answers) -> None:
            said = {names[key]: value for key, value in answers.items()}
            said["recognised_on"] = said["recognised_on"] or self.desk.clock.today
            if (doubt := recognising.doubt(self.desk.workspace.db, replace(one, **said))) and not self._sure(doubt):
                raise DeskError(doubt)
            with self.desk.workspace.step(f"{title}：{said['mark']}") as db:
                if one.id is None:
                    recognising.recognise(db, replace(one, **said))
                else:
                    recognising.correct(db, one.id, **said)

        remark = "没有认定文件、也没有证明材料的，列为“待核”，与已核实的分开计数。"
        dialog = AskDialog(self.desk, columns, keep, title=title, yes="保存", remark=remark, parent=self)
        dialog.show_record(one)
        dialog.editors["认定文件"].setPlaceholderText("文件名称和文号")
        dialog.open()
        return dialog

    def _sure(self, doubt: str) -> bool:
        return dialogs.confirm(self.window(), doubt, yes="仍然登记", consequence="也可以先在“四有”一栏补全。")


def _fields(marks: tuple[Choice, ...]) -> tuple[Column[Any], ...]:
    return (
        Column[Any]("认定为", lambda one: one.mark, kind=Kind.CHOICE, choices=lambda: marks),
        Column[Any]("认定日期", lambda one: one.recognised_on, kind=Kind.DAY),
        Column[Any]("认定文件", lambda one: one.document),
    )


def _ends() -> tuple[Column[Any], ...]:
    return (
        Column[Any]("撤销日期", lambda one: one.withdrawn_on, kind=Kind.DAY),
        Column[Any]("撤销原因", lambda one: one.withdrawn_because, kind=Kind.LONG),
    )


def _part(one: Recognition, proofs: Sequence[Proof], day: date) -> Part:
    kept = [proof for proof in proofs if proof.removed_on is None]
    proof = one.document or ("有证明材料" if kept else "待核")
    link = f"证明材料：{'、'.join(file.file_name for file in kept)}" if kept else ""
    text, head = f"{one.mark}　{proof}", f"{one.recognised_on:%Y-%m-%d}"
    if one.withdrawn_on is None:
        note = "日期还没有到，到那天才计数；年份填错的请更正。" if one.recognised_on > day else ""
        return Part(one, text, head=head, note=note, link=link)
    note = f"{one.withdrawn_on:%Y-%m-%d} 撤销：{one.withdrawn_because}"
    return Part(one, text, head=head, gone=True, note=note, link=link)
