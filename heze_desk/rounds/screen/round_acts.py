"""What is done with a round as a whole: open one, end it, open it again, take out one opened by mistake."""

from typing import TYPE_CHECKING

from heze_desk.kit import dialogs
from heze_desk.rounds import store
from heze_desk.rounds.screen.new_round import NewRoundDialog
from heze_desk.rounds.screen.shown import ShownRound

if TYPE_CHECKING:
    from heze_desk.rounds.screen.adding_dialog import AddingDialog


class RoundActs:
    """Each act is one step and one undo."""

    def __init__(self, shown: ShownRound) -> None:
        self._shown, self._page = shown, shown.page
        page = shown.page
        self.new = page.act("新建调度…", self.open_new, sign="plus", keys="Ctrl+N", primary=True)
        self.end = page.act("结束调度", self.end_or_reopen, keys="Ctrl+Shift+E")
        self.more = page.act("补入任务…", self.add_more)
        self.remove = page.act("删除这次调度", self.take_out)
        self.brief = page.act("起草简报…", self.draft_briefing, sign="pages", keys="Ctrl+J")
        shown.changed.connect(self._offer)

    def open_new(self) -> NewRoundDialog:
        dialog = NewRoundDialog(self._page.desk, self._show_new, self._page.window())
        dialog.open()
        return dialog

    def end_or_reopen(self) -> None:
        """End the round from today, or take it up again."""
        round_ = self._shown.round
        if round_ is None:
            return
        if round_.closed_on is not None:
            with self._page.workspace.step(f"重新打开调度：{round_.name}") as db:
                store.reopen_round(db, self._shown.id)
            self._page.tell(f"已重新打开{round_.name}调度。")
        elif self._sure():
            with self._page.workspace.step(f"结束调度：{round_.name}") as db:
                store.close_round(db, self._shown.id, day=self._page.today)
            self._page.tell(f"已结束{round_.name}调度；以后报来的按补报登记，可按 Ctrl+Z 撤销。")

    def add_more(self) -> "AddingDialog":
        """Ask about what came into the ledger since, or what the scope left out."""
        from heze_desk.rounds.screen.adding_dialog import AddingDialog

        page, round_ = self._page, self._shown.round
        assert round_ is not None  # offered only where one is shown
        dialog = AddingDialog(page.desk, round_, tell=page.tell, parent=page.window())
        dialog.open()
        return dialog

    def draft_briefing(self) -> None:
        """Asked for on the page of the briefings, on the ground of this round."""
        self._page.wanted.emit("briefings", ("round", self._shown.id))

    def take_out(self) -> None:
        round_ = self._shown.round
        if round_ is None or not dialogs.confirm(
            self._page.window(),
            f"删除{round_.name}调度吗？",
            yes="删除",
            consequence="只能删除还没有单位报送的调度；可按 Ctrl+Z 撤销。",
        ):
            return
        with self._page.workspace.step(f"删除调度：{round_.name}") as db:
            store.remove(db, self._shown.id)
        self._page.tell(f"已删除{round_.name}调度；可按 Ctrl+Z 撤销。")

    def _sure(self) -> bool:
        """Ending a round of which something is missing is asked about."""
        missing = [one for one in self._shown.units if one.is_missing]
        return not missing or dialogs.confirm(
            self._page.window(),
            f"还有 {len(missing)} 个单位没有报来，现在结束这次调度吗？",
            yes="结束调度",
            consequence="结束后报来的按补报登记，须写明原因；可以撤销，也可以重新打开。",
        )

    def _show_new(self, round_id: int) -> None:
        name = store.get(self._page.workspace.db, round_id).name
        self._shown.wanted.emit(round_id)
        self._page.tell(f"已打开{name}调度；接着可以生成反馈表，发给各单位。")

    def _offer(self) -> None:
        round_ = self._shown.round
        ended = round_ is not None and round_.closed_on is not None
        self.end.setText("重新打开" if ended else "结束调度")
        able = round_ is not None and not self._page.workspace.read_only
        for act in (self.end, self.remove, self.brief):
            act.setEnabled(able)
        self.more.setEnabled(able and not ended)
        self.new.setEnabled(not self._page.workspace.read_only)
