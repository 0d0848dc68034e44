"""The notice of the chosen result: looked at, issued with its number, corrected; set off the window's thread."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtGui import QAction

from heze_desk import evaluation_issue, press
from heze_desk.errors import DeskError
from heze_desk.evaluation import document, store
from heze_desk.evaluation.correction_records import Amendment
from heze_desk.evaluation.screen.correcting_dialog import NoticeCorrectingDialog
from heze_desk.evaluation.store import Evaluation
from heze_desk.issuance import Issued
from heze_desk.issuing import store as issuing
from heze_desk.kit import paper_window
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.settings import store as settings

DAY, ANNEXES, REASON = "印发日期", "附件", "原因"
WITH_DETAILS = (Choice(False, "只附计算过程"), Choice(True, "附计算过程和明细"))


class NoticeActs:
    """`current` is the chosen result, `row` the name of the chosen row; `offer` is asked again when setting ends."""

    def __init__(
        self,
        page: Screen,
        current: Callable[[], Evaluation | None],
        row: Callable[[], str],
        offer: Callable[[], None],
    ) -> None:
        self._page, self._current, self._row, self._offer = page, current, row, offer
        self._job: Job | None = None
        self.print = page.act("评估通报", self.show, sign="printer", keys="Ctrl+P")
        self.details = page.act("通报附明细", self._choose_details)
        self.details.setCheckable(True)
        self.details.setToolTip("预览和印发的通报另附一份明细，列出计入的每一项任务、调度和督办事项")
        self.issue = page.act("编号印发…", self.ask_day, sign="stamp", keys="Ctrl+Shift+F")
        self.correct = page.act("更正重发…", self.ask_correction, sign="stamp", keys="Ctrl+Shift+G")

    @property
    def all(self) -> list[QAction]:
        return [self.print, self.details, self.issue, self.correct]

    def offer(self, one: Evaluation | None, *, able: bool) -> None:
        kept = able and one is not None and one.id > 0 and self._job is None
        self.print.setEnabled(one is not None)
        self.details.setVisible(able and one is not None and not one.is_closed)
        self.issue.setVisible(kept and one is not None and not one.is_closed)
        self.correct.setVisible(kept and one is not None and one.is_closed)

    def show(self) -> None:
        """The very bytes that were issued; else as it would be, with a blank for its number."""
        one = self._current()
        if one is None:
            raise DeskError("请先统计，或选一次评估。")
        db = self._page.workspace.db
        settled = settings.get(db)
        if one.issued_paper_id is None or not one.is_closed:
            titles = evaluation_issue.titles_of(db, one, detailed=self.details.isChecked())
            paper_window.preview(self._page, document.notice(one, settled, titles=titles), settled)
            return
        paper = issuing.get(db, one.issued_paper_id)
        content, kept = issuing.pdf(db, paper.id), issuing.document(db, paper.id)
        paper_window.show_kept(self._page, content, kept, settled, name=f"{paper.name} {paper.title}")

    def ask_day(self) -> AskDialog | None:
        one, workspace = self._current(), self._page.workspace
        if one is None:
            return None

        def issue(answers: Answers) -> None:
            day, why = answers[DAY] or self._page.today, answers[REASON]
            detailed = bool(answers[ANNEXES])
            self._set(
                one,
                evaluation_issue.set_ahead(workspace, one.id, day=day, detailed=detailed),
                lambda ahead: self._tell(
                    evaluation_issue.issue(workspace, one.id, day=day, reason=why, detailed=detailed, ahead=ahead),
                    "已印发",
                ),
            )

        number = issuing.next_numbers(workspace.db, evaluation_issue.KIND, self._page.today).number
        told = f"今天印发编为{self._page.today.year}年第{number}号。印发以后结果要改只能更正重发，原件从此留存。"
        columns = [
            Column[Any](DAY, _nothing, kind=Kind.DAY),
            Column[Any](ANNEXES, _nothing, kind=Kind.CHOICE, choices=lambda: WITH_DETAILS),
            Column[Any](REASON, _nothing),
        ]
        dialog = AskDialog(
            self._page.desk,
            columns,
            issue,
            title="编号印发评估通报",
            yes="印发",
            remark=told,
            parent=self._page.window(),
        )
        dialog.fill({DAY: self._page.today, ANNEXES: self.details.isChecked()})
        dialog.editors[REASON].setPlaceholderText("印发日期在往年时写明")
        dialog.open()
        return dialog

    def _choose_details(self) -> None:
        told = "另附明细，列出计入的每一项" if self.details.isChecked() else "只附计算过程，不附明细"
        self._page.tell(f"这以后预览和印发的评估通报{told}。")

    def ask_correction(self) -> NoticeCorrectingDialog | None:
        one, workspace = self._current(), self._page.workspace
        if one is None:
            return None

        def correct(wanted: Amendment, day: date) -> None:
            self._set(
                one,
                evaluation_issue.set_correction_ahead(workspace, one.id, wanted, day=day),
                lambda ahead: self._tell(
                    evaluation_issue.correct(workspace, one.id, wanted, day=day, ahead=ahead), "已更正"
                ),
            )

        dialog = NoticeCorrectingDialog(self._page, one, correct, row=self._row())
        dialog.open()
        return dialog

    def _set(self, one: Evaluation, work: Callable[[], press.Ahead], carry_out: Callable[[press.Ahead], None]) -> None:
        """Nothing is issued that is not what was looked at."""

        def then(ahead: press.Ahead) -> None:
            if store.get(self._page.workspace.db, one.id) != one:
                raise DeskError("这次评估在排版时又有改动，没有印发；请核对后再印发。")
            carry_out(ahead)

        self._job = self._page.desk.background.run(work, then, title="正在排版评估通报")
        self._job.ended.connect(self._ended)
        self._offer()

    def _ended(self) -> None:
        self._job = None
        self._offer()

    def _tell(self, done: Issued, act: str) -> None:
        more = "，附更正说明；原来的一份已注明更正" if act == "已更正" else ""
        self._page.tell(f"{act}：{done.paper.name}{more}。{done.told}", done.copy)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
