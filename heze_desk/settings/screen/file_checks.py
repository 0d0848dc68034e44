"""The self-check of the kept files, and the three ways to mend what it finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, theme
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Column
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import Card, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.tasks import attachments
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import file_check, file_copies, registers, relocating
from heze_desk.workspace.file_check import FileCheck, Finding
from heze_desk.workspace.registers import Entry
from heze_desk.workspace.relocating import Candidate
from heze_desk.workspace.taking_in import TakenIn, keep_all

ANY = "所有文件 (*)"
BACKUPS = "连同附件的备份 (*.zip)"
NAMED = 5  # how many of the files that nobody entered are named


@dataclass(frozen=True)
class Fault:
    """A line of the list."""

    id: int
    finding: Finding

    @property
    def entry(self) -> Entry:
        return self.finding.entry


COLUMNS = (
    Column[Fault]("属于", lambda fault: fault.entry.owner.strip(), width=8),
    Column[Fault]("文件", lambda fault: fault.entry.file_name, width=0, tip=lambda fault: fault.entry.file_name),
    Column[Fault]("问题", lambda fault: str(fault.finding.state), width=8),
    Column[Fault]("备份", lambda fault: "有" if fault.finding.in_backup else "没有", width=4),
)


class FileChecks(Card):
    """Reads every kept file when asked to; restores all it can, finds again or removes the chosen one."""

    def __init__(self, page: Screen) -> None:
        super().__init__("附件自检", "还没有检查过")
        self._page = page
        self._home = page.workspace.folder
        self.summary, self.strays = second("逐个核对附件和反馈表在不在、内容与登记的是否相符；只看不改。"), second("")
        self.table = RecordTable[Fault](page.desk, COLUMNS, self)
        self.view = RecordView(self.table, name="file faults")
        self.check = page.act("开始自检", self.examine, sign="check", keys="Ctrl+J")
        self.restore = page.act("全部从备份恢复", self.give_back, sign="history")
        self.relocate = page.act("重新定位…", self.find_again, sign="search")
        self.remove = page.act("说明后移除…", self.strike, sign="bin")
        self._lay_out()
        self._offer([])

    def examine(self) -> None:
        db, home = self._page.workspace.db, self._home
        entries, known = registers.entries(db), registers.known(db)

        def work(job: Job) -> FileCheck:
            return file_check.examine(home, entries, known, partial(_report, job))

        self._page.desk.background.follow("正在核对附件", work, self.show_check)

    def show_check(self, checked: FileCheck) -> None:
        self.remark.setText(f"检查于 {datetime.now():%m-%d %H:%M}")
        self.summary.setText(checked.sentence)
        more = "等" if len(checked.strays) > NAMED else ""
        self.strays.setText(f"没有登记的文件：{'、'.join(checked.strays[:NAMED])}{more}（attachments 文件夹）。")
        self.strays.setVisible(bool(checked.strays))
        self._offer([Fault(place, one) for place, one in enumerate(checked.faults)])

    def give_back(self) -> None:
        """From the backups of this workspace; what they do not have may be in another backup."""
        self._give_back([fault.entry for fault in self.table.records], None)

    def find_again(self) -> None:
        entry = self._one().entry
        path = dialogs.ask_open(self, f"找到“{entry.file_name}”的原文件", ANY)
        if path is not None:
            work = partial(relocating.look, entry, path)
            self._page.desk.background.run(work, self._take_back, title="正在核对文件")

    def strike(self) -> None:
        entry = self._one().entry
        question = f"移除{entry.told}？条目和原因会留着，不再自检这个文件。"
        reason = dialogs.ask_reason(self, question, yes="移除", hint="请写明原因，例如：原件已遗失")
        if reason is None:
            return
        with self._page.workspace.step(f"移除{entry.kind}“{entry.file_name}”") as db:
            registers.remove(db, entry.table, entry.id, day=self._page.today, reason=reason)
        self._tell(f"已移除{entry.told}；可按 Ctrl+Z 撤销。")

    def _give_back(self, entries: Sequence[Entry], source: Path | None) -> None:
        home = self._home

        def work(job: Job) -> list[Entry]:
            lost = []
            for number, entry in enumerate(entries):
                job.report(number, len(entries), f"正在恢复 {entry.file_name}")
                if not file_copies.give_back(home, entry.sha256, source=source):
                    lost.append(entry)
            return lost

        self._page.desk.background.follow("正在恢复附件", work, partial(self._tell_given_back, len(entries)))

    def _tell_given_back(self, wanted: int, lost: Sequence[Entry]) -> None:
        if given := wanted - len(lost):
            self._tell(f"已从备份恢复 {given} 个文件。")
        if not lost:
            return
        names = "、".join(f"“{entry.file_name}”" for entry in lost)
        follows = "可以到别的备份（U盘、别的电脑上的 zip）里找；也可以重新定位，或说明后移除。"
        question = f"这里没有 {names} 完好的一份。"
        if dialogs.confirm(self, question, yes="选择另一份备份…", consequence=follows):
            path = dialogs.ask_open(self, "选择备份文件", BACKUPS)
            if path is not None:
                self._give_back(lost, path)

    def _take_back(self, candidate: Candidate) -> None:
        """The very file is put back; another may become an attachment of its own."""
        if candidate.fits:
            work = partial(relocating.put_back, self._home, candidate)
            tell = partial(self._tell, f"已放回{candidate.entry.told}。")
            self._page.desk.background.run(work, lambda _done: tell(), title="正在放回文件")
            return
        if candidate.entry.table != "attachment":
            raise DeskError(candidate.refusal)
        follows = "可以把它作为新附件加到同一任务，原来的条目不变。"
        if dialogs.confirm(self, candidate.refusal, yes="作为新附件添加", consequence=follows):
            work_in = partial(keep_all, self._home, (candidate.file,))
            then = partial(self._enter, candidate.entry.id)
            self._page.desk.background.run(work_in, then, title="正在添加附件")

    def _enter(self, attachment_id: int, taken: TakenIn) -> None:
        if taken.refusals:
            raise DeskError(taken.refusals[0])
        with self._page.workspace.step(f"添加附件“{taken.kept[0].name}”") as db:
            task_id = attachments.task_of(db, attachment_id)
            name, digest, size = taken.kept[0]
            new = Attachment(task_id=task_id, file_name=name, sha256=digest, size=size, added_on=self._page.today)
            entered = attachments.enter(db, [new])
        self._tell(entered.sentence)

    def _tell(self, text: str) -> None:
        """Look again first, so that the list is never that of before."""
        self._page.tell(text)
        self.examine()

    def _one(self) -> Fault:
        chosen = self.view.current()
        if chosen is None:
            raise DeskError("请先在列表里选中一个文件，再做这一步。")
        return chosen

    def _offer(self, faults: Sequence[Fault]) -> None:
        self.table.show(faults)
        self.view.setVisible(bool(faults))
        for act in (self.restore, self.relocate, self.remove):
            act.setEnabled(bool(faults))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for act in (self.check, self.restore, self.relocate, self.remove):
            buttons.addWidget(button_for(act))
        buttons.addStretch(1)
        self.view.setFixedHeight(theme.px(160))
        for label in (self.summary, self.strays):
            label.setWordWrap(True)
        self.strays.hide()
        self.body.addLayout(buttons)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.view)
        self.body.addWidget(self.strays)


def _report(job: Job, done: int, total: int, name: str) -> None:
    job.report(done, total, f"正在核对 {name}")
