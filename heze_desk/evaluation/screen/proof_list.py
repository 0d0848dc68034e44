"""The files that show where the value of the chosen period is from: added, opened, saved elsewhere, removed."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.evaluation import proofs
from heze_desk.evaluation.entering import PeriodLine, Place
from heze_desk.evaluation.proof_records import IndicatorProof
from heze_desk.kit import dialogs
from heze_desk.kit.background import Job
from heze_desk.kit.file_copies import open_copy, save_copy
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Screen
from heze_desk.workspace import files, registers
from heze_desk.workspace.taking_in import TakenIn, keep_all


class ProofList(PartList):
    """Take a place and one of its lines with `show_line`."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page.desk, "这一期的佐证材料", "这一期还没有佐证材料，可用“＋”添加文件。")
        self._page = page
        self._place: Place | None = None
        self.add_action = self.act("添加佐证材料", self.pick, sign="plus", keys="Ins", needs_one=False)
        self.open_action = self.act("打开只读副本", self.open, sign="folder", keys="Return", reads=True)
        self.save_action = self.act("另存为", self.save_as, sign="save", keys="Ctrl+S", reads=True)
        self.remove_action = self.act("移除佐证材料", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.open())
        self.told.connect(page.told)

    def show_line(self, place: Place | None, line: PeriodLine | None) -> None:
        """Where there is no value there is nothing to prove."""
        self._place = place
        self.setVisible(line is not None and (line.entered is not None or bool(line.proofs)))
        self.add_action.setEnabled(line is not None and line.entered is not None)
        self.show_detail(line)

    def parts(self, detail: PeriodLine) -> Iterable[Part]:
        return [_part(one) for one in detail.proofs]

    def pick(self) -> None:
        self.add(dialogs.ask_open_many(self.window(), "添加佐证材料"))

    def add(self, paths: Sequence[Path]) -> None:
        """Keep copies of these files with the value of the chosen period."""
        if not paths:
            return
        if self.detail is None or self.detail.entered is None or self._place is None:
            raise DeskError("这一期还没有数；请先填数，再添加佐证材料。")
        wanted, home = tuple(paths), self.desk.workspace.folder

        def work(job: Job) -> TakenIn:
            return keep_all(home, wanted, lambda done, total, name: job.report(done, total, f"正在添加 {name}"))

        self.desk.background.follow("正在添加佐证材料", work, partial(self._keep, self._place, self.detail))

    def open(self) -> None:
        open_copy(self.desk, self.current(), self)

    def save_as(self) -> None:
        save_copy(self.desk, self.current(), self)

    def remove(self) -> None:
        """Struck with a reason; the file itself stays in the workspace."""
        one: IndicatorProof = self.current()
        if one.removed_on is not None:
            raise DeskError(f"“{one.file_name}”已在 {one.removed_on} 移除；要恢复的请重新添加。")
        question = f"移除佐证材料“{one.file_name}”？条目和原因会留在这里，文件仍保存在工作区。"
        reason = dialogs.ask_reason(self.window(), question, yes="移除")
        if reason is not None:
            with self.desk.workspace.step(f"移除佐证材料“{one.file_name}”") as db:
                registers.remove(db, "indicator_proof", one.id or 0, day=self.desk.clock.today, reason=reason)

    def _keep(self, place: Place, line: PeriodLine, taken: TakenIn) -> None:
        at, today = line.point.period, self.desk.clock.today
        with self.desk.workspace.step(f"添加佐证材料 {len(taken.kept)} 个") as db:
            for name, digest, size in taken.kept:
                kept = IndicatorProof(
                    **vars(place), year=at.year, part=at.part, file_name=name, sha256=digest, size=size, added_on=today
                )
                proofs.add(db, kept)
        if taken.kept:
            self.told.emit(f"已为{line.said}的数添加佐证材料 {len(taken.kept)} 个。", None)
        if taken.refusals:
            raise DeskError("\n".join(taken.refusals))


def _part(one: IndicatorProof) -> Part:
    text = f"{one.file_name}　{files.size_text(one.size)}"
    if one.removed_on is None:
        return Part(one, text)
    return Part(one, text, gone=True, note=f"{one.removed_on:%Y-%m-%d} 已移除：{one.removal_reason}")
