"""What was reported on the chosen task, by date: add, correct, take out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.origins import Origin, Origins, typed
from heze_desk.tasks.records import ProgressEntry
from heze_desk.tasks.screen.detail import Detail
from heze_desk.workspace import files

OFFICE = Choice(None, "专班办公室（自记）")
ANY_UNIT = "任务没有牵头单位，进度和问题以各单位最近一次报送为准。"


def fields(detail: Detail, entry: ProgressEntry | None) -> tuple[Column[Any], ...]:
    """The unit is one that has to do with the task, or the one that did report."""
    line = detail.line
    concerned = dict.fromkeys((line.lead_unit_id, *line.unit_ids, entry.unit_id if entry else None))
    units = (OFFICE, *(Choice(one, detail.units[one]) for one in concerned if one is not None))
    return (
        Column("单位", lambda entry: entry.unit_id, kind=Kind.CHOICE, choices=lambda: units),
        Column("日期", lambda entry: entry.day, kind=Kind.DAY),
        Column("进度（%）", lambda entry: entry.progress, kind=Kind.NUMBER),
        Column("进展情况", lambda entry: entry.text, kind=Kind.LONG),
        Column("存在问题", lambda entry: entry.problems, kind=Kind.LONG),
        Column("下步措施", lambda entry: entry.next_steps, kind=Kind.LONG),
    )


class Reports(PartList):
    """The task's progress follows the latest report that gave one."""

    def __init__(self, desk: Desk, origins: Origins = typed) -> None:
        super().__init__(desk, "办理记录", "还没有办理记录。")
        self._origins = origins
        self.add_action = self.act("登记进展", self.add, sign="plus", keys="Ins", needs_one=False)
        self.open_action = self.act("打开来源文件的副本", self.open, sign="folder", keys="Return", reads=True)
        self.edit_action = self.act("更正记录", self.edit, sign="edit", keys="F2")
        self.remove_action = self.act("删除记录", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())
        self.list.linked.connect(self.open_origin)

    def parts(self, detail: Detail) -> Iterable[Part]:
        parts = (told(entry, detail.units) for entry in detail.entries)
        origins = (self._origin(entry) for entry in detail.entries)
        return [replace(part, link=one.sentence if one else "") for part, one in zip(parts, origins, strict=True)]

    def open(self) -> None:
        """The file that the chosen report came in; one that was typed is corrected instead."""
        if self._origin(self.current()) is not None:
            self.open_origin(self.current())
        else:
            self.edit_action.trigger()

    def open_origin(self, entry: ProgressEntry) -> None:
        """Open a copy of the file that a report came in."""
        if (origin := self._origin(entry)) is not None:
            copy = files.copy_out(self.desk.workspace.folder, origin.sha256, origin.file_name)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def add(self) -> AskDialog:
        """A report of today, unless another day is typed."""
        dialog = self._ask("登记进展", None)
        dialog.editors["日期"].set_value(self.desk.clock.today)
        dialog.editors["进度（%）"].setFocus()
        return dialog

    def edit(self) -> AskDialog:
        return self._ask("更正记录", self.current())

    def remove(self) -> None:
        with self.desk.workspace.step("删除办理记录") as db:
            store.remove_entry(db, self.current().id)
        self.tell_deleted("这条办理记录")

    def _origin(self, entry: ProgressEntry) -> Origin | None:
        """Not looked for where nothing is known of a file, as with whatever was typed."""
        if entry.returned_form_id is None:
            return None
        return self._origins(self.desk.workspace.db, self.desk.workspace.folder, entry)

    def _ask(self, title: str, entry: ProgressEntry | None) -> AskDialog:
        assert self.detail is not None
        detail = self.detail
        blank = entry or ProgressEntry(task_id=detail.id, day=self.desk.clock.today, progress=0)

        def save(answers: Answers) -> None:
            names = ("unit_id", "day", "progress", "text", "problems", "next_steps")
            said = dict(zip(names, answers.values(), strict=True))
            kept = replace(blank, **{**said, "day": said["day"] or self.desk.clock.today})
            with self.desk.workspace.step(title) as db:
                store.report(db, kept)

        remark = "" if detail.line.lead_unit_id else ANY_UNIT
        columns = fields(detail, entry)
        dialog = AskDialog(self.desk, columns, save, title=title, yes="保存", remark=remark, parent=self.window())
        dialog.fill({"单位": None})
        if entry is not None:
            dialog.show_record(entry)
        dialog.editors["进度（%）"].setPlaceholderText("没有报进度就空着")
        dialog.open()
        return dialog


def told(entry: ProgressEntry, units: Mapping[int, str]) -> Part:
    """What was said, under the name of the unit that said it; whose word is not the task's is marked."""
    unit = units.get(entry.unit_id or 0, "")
    by = f"{unit}{'' if entry.counts else '（不计入任务）'}：" if unit else ""
    progress = "" if entry.progress is None else f"{entry.progress}%"
    problems = f"存在问题：{entry.problems}" if entry.problems else ""
    next_steps = f"下步措施：{entry.next_steps}" if entry.next_steps else ""
    words = "　".join(filter(None, (progress, entry.text, problems, next_steps)))
    return Part(entry, f"{by}{words}", head=f"{entry.day:%Y-%m-%d}")
