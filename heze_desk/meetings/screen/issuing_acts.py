"""定稿 and 更正: what follows is said before, and which tasks follow a correction is asked one by one."""

from collections.abc import Callable
from typing import Any

from heze_desk import minuting
from heze_desk.errors import DeskError
from heze_desk.issuance import Issued
from heze_desk.kit import dialogs, theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.meetings import finalising, store
from heze_desk.meetings.correcting import Correction
from heze_desk.meetings.finalising import Affected
from heze_desk.meetings.screen.begun_field import BegunField
from heze_desk.meetings.screen.following_dialog import ask_to_follow
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.minuting import Ahead

ONLY_BODY = 0
PART, WHOLE = 72, 260
"""How high the text of the minutes is shown, in points: the whole of it where it alone is corrected."""
WHICH, TEXT, WHY, BODY = "更正哪一条", "更正后的文字", "更正原因", "纪要正文"


class IssuingActs:
    """`settle` keeps what is still being typed, for what is issued stays as it is."""

    def __init__(self, shown: ShownMeeting, settle: Callable[[], None]) -> None:
        self._shown, self._page, self._settle = shown, shown.page, settle
        self._job: Job | None = None
        self.act = shown.page.act("纪要定稿…", self.finalise_or_correct, sign="check", keys="Ctrl+Shift+F")
        shown.changed.connect(self._offer)

    def finalise_or_correct(self) -> None:
        if self._shown.meeting is not None:
            self._settle()
            if self._shown.meeting.is_final:
                self.correct()
            else:
                self.finalise()

    def finalise(self) -> None:
        """Say which number it will be and what speaks against it, then issue."""
        db, day, meeting_id = self._page.workspace.db, self._page.today, self._shown.id
        finalising.refuse(store.proceedings(db, meeting_id))
        begun = BegunField(db, day)
        doubts = finalising.doubts(db, meeting_id, day)
        follows = "编号和原件从此留存，不能撤销；记录、到会情况和议定事项锁定，以后有错用“更正”。"
        asked = f"{self._shown.name}的纪要定稿为{begun.foretold()}吗？"
        follows = f"{finalising.unprinted(db, meeting_id)}\n{follows}".lstrip()
        if not self._is_sure(asked, [*doubts, follows], doubted=bool(doubts), begun=begun):
            return
        last = begun.value()
        told = store.proceedings(db, meeting_id)

        def issued(ahead: Ahead) -> Issued:
            workspace = self._page.workspace
            return minuting.finalise(workspace, meeting_id, day, begun=last, anyway=True, ahead=ahead)

        def issue(ahead: Ahead) -> None:
            if store.proceedings(db, meeting_id) != told:
                raise DeskError(f"{told.meeting.name}在排版时又有改动，没有定稿；请核对后再定稿。")
            if not ahead.doubt or self._is_sure(asked, [ahead.doubt, follows], doubted=True):
                self._tell(issued(ahead), "已定稿")

        self._set(minuting.set_ahead(self._page.workspace, meeting_id, day, begun=last), issue)

    def correct(self, decision_id: int | None = None) -> AskDialog:
        """Ask what one decision says now and why; its tasks are asked about afterwards."""
        decisions = self._shown.decisions
        own = self._shown.meeting.minutes_text if self._shown.meeting else ""
        choices = tuple(Choice(one.number, f"第{one.number}条　{one.title}") for one in decisions)
        choices += (Choice(ONLY_BODY, "正文里的文字，议定事项不变"),) if own.strip() else ()
        columns = (
            Column[Any](WHICH, _nothing, kind=Kind.CHOICE, choices=lambda: choices),
            Column[Any](TEXT, _nothing, kind=Kind.LONG),
            Column[Any](WHY, _nothing, kind=Kind.LONG),
            Column[Any](BODY, _nothing, kind=Kind.LONG),
        )
        remark = "原件保留并标明已更正；同一编号印发更正件，附更正说明。"
        dialog = AskDialog(
            self._page.desk,
            columns,
            self._correct,
            title="更正纪要",
            yes="印发更正件",
            remark=remark,
            parent=self._page.window(),
        )
        first = next((one for one in decisions if decision_id in (None, one.id)), None)
        if first is not None:
            dialog.fill({WHICH: first.number, TEXT: first.text})
        texts = {one.number: one.text for one in decisions}

        def fill(_row: int) -> None:
            number = dialog.editors[WHICH].value()
            dialog.fill({TEXT: texts.get(number, ""), BODY: own if number == ONLY_BODY else ""})
            dialog.editors[TEXT].setEnabled(number != ONLY_BODY)
            dialog.editors[BODY].setFixedHeight(theme.px(WHOLE if number == ONLY_BODY else PART))

        dialog.editors[WHICH].activated.connect(fill)
        dialog.editors[BODY].setPlaceholderText("空着就自动替换正文里的这一条；对不上时，把改好的正文全文写在这里")
        dialog.open()
        return dialog

    def _correct(self, answers: Answers) -> None:
        number, text, why, body = answers.values()
        wanted = Correction(number=number or None, text=text, why=why, body=body)
        meeting_id, workspace, day = self._shown.id, self._page.workspace, self._page.today

        def issue(ahead: Ahead) -> None:
            self._tell(minuting.correct(workspace, meeting_id, wanted, day=day, ahead=ahead), "已印发更正件")
            if wanted.number:
                decision = store.decision_at(workspace.db, meeting_id, wanted.number)
                self._ask_tasks(store.affected(workspace.db, decision.id or 0))

        self._set(minuting.set_correction_ahead(workspace, meeting_id, wanted, day), issue)

    def _set(self, work: Callable[[], Ahead], issue: Callable[[Ahead], None]) -> None:
        """Off the window's thread; until it is done the act is not offered again."""
        self._job = self._page.desk.background.run(work, issue, title="正在排版纪要")
        self._job.ended.connect(self._ended)
        self._offer()

    def _ended(self) -> None:
        self._job = None
        self._offer()

    def _is_sure(self, asked: str, told: list[str], *, doubted: bool, begun: BegunField | None = None) -> bool:
        yes, more = "核对无误，定稿" if doubted else "定稿", begun if begun is not None and begun.is_asked else None
        window, follows = self._page.window(), "\n".join(told)
        return dialogs.confirm(window, asked, yes=yes, consequence=follows, doubted=doubted, more=more)

    def _ask_tasks(self, affected: list[Affected]) -> None:
        """One dialog after the other, the first on top."""
        for one in reversed(affected):
            ask_to_follow(self._page, self._shown.meeting, one).open()

    def _tell(self, issued: Issued, done: str) -> None:
        told = f"{done}：{issued.paper.name}。"
        self._page.tell(f"{told}{issued.told}", issued.copy)

    def _offer(self) -> None:
        meeting = self._shown.meeting
        self.act.setText("更正纪要…" if meeting is not None and meeting.is_final else "纪要定稿…")
        self.act.setEnabled(meeting is not None and self._job is None and not self._page.workspace.read_only)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
