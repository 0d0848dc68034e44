"""印发, 更正重发 and 作废: what follows is said before, for no number comes back."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from heze_desk import briefing_issue, press
from heze_desk.briefings import correcting, drafts
from heze_desk.briefings.screen.correcting_dialog import CorrectingDialog
from heze_desk.briefings.screen.issuing_dialog import IssuingDialog
from heze_desk.briefings.screen.shown import ShownBriefing
from heze_desk.issuance import Issued
from heze_desk.issuing.records import Begun
from heze_desk.kit import dialogs
from heze_desk.kit.asking import AskDialog


class IssuingActs(QObject):
    """`settle` keeps what is still being typed; `jumped` asks for a section of the draft, by its number."""

    jumped = Signal(int)

    def __init__(self, shown: ShownBriefing, settle: Callable[[], None]) -> None:
        super().__init__(shown)
        self._shown, self._page, self._settle = shown, shown.page, settle
        self.act = shown.page.act("印发…", self.issue_or_correct, sign="stamp", keys="Ctrl+Shift+F")
        self.void = shown.page.act("作废…", self.ask_why_void, sign="bin")
        shown.changed.connect(self._offer)

    def issue_or_correct(self) -> AskDialog | None:
        self._settle()
        if self._shown.draft is None:
            return None
        dialog: AskDialog
        if self._shown.draft.is_issued:
            dialog = CorrectingDialog(self._shown, self._correct)
        else:
            asking = IssuingDialog(self._shown, self._issue)
            asking.jumped.connect(self.jumped)
            dialog = asking
        dialog.open()
        return dialog

    def ask_why_void(self) -> None:
        name, draft_id = self._shown.name, self._shown.id
        question = f"作废{name}吗？期号不再使用，原件和原因仍列在登记簿上，不能撤销。"
        why = dialogs.ask_reason(self._page.window(), question, yes="作废", hint="请写明原因，登记簿上要列出")
        if why is not None:
            done = briefing_issue.void(self._page.workspace, draft_id, why=why)
            self._shown.wanted.emit(draft_id)
            self._page.tell(f"已作废{name}；期号不再使用。{done.told}")

    def _issue(self, day: date, reason: str, begun: Begun | None, ahead: press.Ahead | None) -> None:
        draft_id, workspace = self._shown.id, self._page.workspace
        done = briefing_issue.issue(workspace, draft_id, day=day, reason=reason, begun=begun, ahead=ahead)
        self._shown.wanted.emit(draft_id)
        self._tell(done, f"已印发{done.paper.name}")

    def _correct(self, changes: Sequence[tuple[int, str, str]], why: str, day: date) -> None:
        """Say where the old words still stand, for they may be wrong there too."""
        workspace = self._page.workspace
        new_id = briefing_issue.correct(workspace, self._shown.id, changes, why=why, day=day)
        self._shown.wanted.emit(new_id)
        sections = drafts.sections(workspace.db, new_id)
        left = [(old, many) for _, old, _ in changes if (many := correcting.left(sections, old))]
        told = "".join(f"其余 {many} 处“{old}”没有改，需要时请再更正。" for old, many in left)
        self._page.tell(f"已印发{self._shown.name}，附更正说明；原来的一期已注明更正。{told}")

    def _tell(self, issued: Issued, done: str) -> None:
        self._page.tell(f"{done}。{issued.told}", issued.copy)

    def _offer(self) -> None:
        paper, able = self._shown.paper, not self._page.workspace.read_only
        self.act.setText("更正重发…" if paper is not None else "印发…")
        self.act.setEnabled(able and self._shown.draft is not None and (paper is None or paper.holds))
        self.void.setEnabled(able and paper is not None and paper.holds)
