"""生成反馈表: one workbook a unit into a folder, in the background, with a way to stop."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.kit import dialogs
from heze_desk.kit.background import Cancelled, Job
from heze_desk.rounds import forms
from heze_desk.rounds.form_records import FormSheet
from heze_desk.rounds.screen.shown import ShownRound
from heze_desk.rounds.status_records import UnitStatus

if TYPE_CHECKING:
    from heze_desk.rounds.workbook_making import Made

WRITTEN_OVER = "如果其中有单位填好报回来的表，请不要覆盖，换一个文件夹。"


class MakingForms:
    """Forms are composed on the window's thread and written off it."""

    def __init__(self, shown: ShownRound, selected: Callable[[], list[UnitStatus]]) -> None:
        self._shown, self._page, self._selected = shown, shown.page, selected
        self.make = self._page.act("生成反馈表…", self.ask_folder, sign="send", keys="Ctrl+E")
        self.make_chosen = self._page.act("只生成选中单位的反馈表…", self.ask_folder_for_chosen)
        shown.changed.connect(self._offer)

    def ask_folder_for_chosen(self) -> None:
        """The same for the units selected in the table alone."""
        if chosen := [one.unit_id for one in self._selected()]:
            self.ask_folder(chosen)

    def ask_folder(self, unit_ids: Sequence[int] = ()) -> None:
        """Ask where to, and once more before forms that lie there are written over; no units are all of them."""
        window, day = self._page.window(), self._page.today
        folder = dialogs.ask_folder(window, "反馈表放在哪个文件夹") if self._shown.round else None
        if folder is None:
            return
        with self._page.workspace.step(f"生成反馈表：{self._shown.name}") as db:
            sheets = forms.prepare(db, self._shown.id, day, unit_ids=unit_ids)
        taken = [sheet.file_name for sheet in sheets if (folder / sheet.file_name).exists()]
        question = f"文件夹里已有 {len(taken)} 份同名的反馈表。"
        if not taken or dialogs.confirm(window, question, yes="覆盖", consequence=WRITTEN_OVER):
            work = partial(_written, tuple(sheets), folder)
            self._page.desk.background.follow("正在生成反馈表", work, partial(self._tell, len(sheets)))

    def _tell(self, wanted: int, done: "Made | int") -> None:
        if isinstance(done, int):
            self._page.tell(f"已取消；先生成的 {done} 份反馈表留在文件夹里，还有 {wanted - done} 份没有生成。")
        else:
            self._page.tell(done.sentence, next(iter(done.paths), None))

    def _offer(self) -> None:
        round_ = self._shown.round
        able = round_ is not None and round_.closed_on is None and not self._page.workspace.read_only
        for act in (self.make, self.make_chosen):
            act.setEnabled(able)


def _written(sheets: Sequence[FormSheet], folder: Path, job: Job) -> "Made | int":
    """What was made; only how many, where it was stopped on the way."""
    from heze_desk.rounds import workbook_making

    finished = 0

    def told(done: int, total: int, name: str) -> None:
        nonlocal finished
        finished = done
        job.report(done, total, f"正在生成反馈表 {min(done + 1, total)}/{total} {name}".strip())

    try:
        return workbook_making.write_forms(sheets, folder, told=told)
    except Cancelled:
        return finished
