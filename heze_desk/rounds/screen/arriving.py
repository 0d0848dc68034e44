"""收回反馈表: files picked, or dropped anywhere on the window, read in the background and previewed together."""

from collections.abc import Sequence
from pathlib import Path

from heze_desk.kit import dialogs
from heze_desk.rounds import collecting, store
from heze_desk.rounds.collecting import Facts
from heze_desk.rounds.screen.return_case import Case
from heze_desk.rounds.screen.return_dialog import ReturnDialog
from heze_desk.rounds.screen.return_reading import read_returned
from heze_desk.rounds.screen.shown import ShownRound


class Arriving:
    """Forms of every open round are recognised; those of an ended one while that round is shown."""

    def __init__(self, shown: ShownRound) -> None:
        self._shown, self._page = shown, shown.page
        self.collect = self._page.act("收回反馈表…", self.pick, sign="inbox", keys="Ctrl+I")
        shown.changed.connect(self._offer)

    def pick(self) -> None:
        self.read(dialogs.ask_open_many(self._page.window(), "选择收到的反馈表"))

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files and the forms in these folders; nothing is written before the preview is confirmed."""
        if not paths:
            return
        if not self.collect.isEnabled():
            self._page.tell("现在不能收反馈表：还没有调度，或工作区只读；请先新建一次调度。")
        else:
            facts = collecting.facts(self._page.workspace.db, self._page.today, self._rounds())
            read_returned(self._page, facts, paths, lambda cases: self._preview(facts, cases))

    def _preview(self, facts: Facts, cases: list[Case]) -> None:
        if cases:
            ReturnDialog(self._page.desk, facts, cases, tell=self._page.tell, parent=self._page.window()).open()
        else:
            self._page.tell("文件夹里没有 Excel 工作簿，没有可以收的反馈表。")

    def _rounds(self) -> list[int]:
        open_ones = [one.id or 0 for one in store.rounds(self._page.workspace.db) if one.closed_on is None]
        return list(dict.fromkeys([*([self._shown.id] if self._shown.id else []), *open_ones]))

    def _offer(self) -> None:
        self.collect.setEnabled(self._shown.round is not None and not self._page.workspace.read_only)
