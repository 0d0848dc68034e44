"""What is done with a briefing while it has no number: draft one, let it follow the ledger, throw it away."""

from collections.abc import Callable
from functools import partial

from heze_desk import briefing
from heze_desk.briefings import drafts
from heze_desk.briefings.screen.drafting_dialog import DraftingDialog
from heze_desk.briefings.screen.shown import OWN_WORDS, ShownBriefing
from heze_desk.kit import dialogs
from heze_desk.kit.fresh_reading import FreshReading


class DraftingActs:
    """Each act is one step and one undo; `settle` keeps what is still being typed."""

    def __init__(self, shown: ShownBriefing, settle: Callable[[], None]) -> None:
        self._shown, self._page, self._settle = shown, shown.page, settle
        page = shown.page
        self.new = page.act("起草…", self.open_new, sign="plus", keys="Ctrl+N", primary=True)
        self.follow = page.act("随台账更新", self.follow_ledger, sign="refresh", keys="Ctrl+Shift+U")
        self.remove = page.act("删除草稿", self.take_out, sign="bin")
        self.reading = FreshReading(self._page.desk, page, without=OWN_WORDS)
        self.reading.turned.connect(self._offer)
        shown.changed.connect(self._offer)

    def open_new(self, round_id: int | None = None) -> DraftingDialog:
        self._settle()
        dialog = DraftingDialog(self._page.desk, self._show_new, self._page.window())
        if round_id is not None:
            dialog.take_round(round_id)
        dialog.open()
        return dialog

    def follow_ledger(self) -> None:
        """Take what the ledger gives now into what nobody touched, and say what stayed."""
        self._settle()
        if self._shown.is_open:
            draft_id = self._shown.id
            read = partial(briefing.rewritten, draft_id=draft_id)
            take = partial(self._take, draft_id, self._shown.name)
            self.reading.start(read, take, title="正在按台账更新简报")

    def _take(self, draft_id: int, name: str, written: briefing.Written) -> None:
        """What was typed meanwhile is kept first, for it is the secretary's own."""
        self._settle()
        workspace = self._page.workspace
        before = {one.id: (one.text, one.blocks) for one in drafts.sections(workspace.db, draft_id)}
        after = briefing.follow(workspace, draft_id, written)
        told = sum(before.get(one.id) != (one.text, one.blocks) for one in after)
        own = sum(one.touched for one in after)
        kept = f"{own} 个部分里您改过的文字保留不动，" if own else ""
        changed = f"{told} 个部分已随台账更新" if told else "台账没有影响正文的变动"
        of = "" if draft_id == self._shown.id else f"{name}："
        self._page.tell(f"{of}{changed}；{kept}可按 Ctrl+Z 撤销。" if told else f"{of}{changed}。")

    def take_out(self) -> None:
        """A draft bears no number, so that nothing is missing without it."""
        if not self._shown.is_open or not dialogs.confirm(
            self._page.window(),
            f"删除{self._shown.name}吗？",
            yes="删除",
            consequence="草稿没有编号，删除后不影响期号；可按 Ctrl+Z 撤销。",
        ):
            return
        name = self._shown.name
        with self._page.workspace.step(f"删除{name}") as db:
            drafts.remove(db, self._shown.id)
        self._page.tell(f"已删除{name}；可按 Ctrl+Z 撤销。")

    def _show_new(self, draft_id: int) -> None:
        self._shown.wanted.emit(draft_id)
        self._page.tell(f"已起草{self._shown.name}；接着改正文，核对后印发。")

    def _offer(self) -> None:
        self.new.setEnabled(not self._page.workspace.read_only)
        self.follow.setEnabled(self._shown.is_open and not self.reading.is_busy)
        self.remove.setEnabled(self._shown.is_open and not self.reading.is_busy)
