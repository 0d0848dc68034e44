"""What is done with evaluations: reckoned, kept, ranked or not, adjusted, printed, issued, removed."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction

from heze_desk import briefing_evaluation, evaluating
from heze_desk.errors import DeskError
from heze_desk.evaluation import schemes, store
from heze_desk.evaluation.formula_records import said
from heze_desk.evaluation.indicator_records import number
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.evaluation.screen.into_briefing import TABLE, ask_where
from heze_desk.evaluation.screen.notice_acts import NoticeActs
from heze_desk.evaluation.screen.scheme_dialog import SchemeDialog
from heze_desk.evaluation.store import Evaluation
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen

if TYPE_CHECKING:
    from heze_desk.evaluation.screen.evaluation_tab import EvaluationTab

FROM, TO, SCHEME = "统计期自", "至", "评估办法"
POINTS, REASON = "加减分", "理由"


class EvaluationActs:
    """Only what is possible with the chosen result is offered."""

    def __init__(self, page: Screen, tab: "EvaluationTab") -> None:
        self._page, self._tab = page, tab
        self.reckon = page.act("统计…", self.ask_what, sign="target", keys="Ctrl+Shift+N", primary=True)
        self.schemes = page.act("评估办法…", self.open_schemes, sign="list")
        self.keep = page.act("留存", self._keep, sign="save", keys="Ctrl+S")
        self.rank = page.act("改为通报排名", self._turn_ranking, sign="list")
        self.adjust = page.act("调整得分…", self.ask_points, sign="edit", keys="F2")
        self.take_back = page.act("撤销本行调整", self._take_back, sign="undo")
        self.insert = page.act("插入简报…", self.ask_insert, sign="pages")
        self.notice = NoticeActs(page, lambda: tab.current, self._row_name, self.offer)
        self.remove = page.act("删除这次评估", self._remove, sign="bin")

    @property
    def head(self) -> list[QAction]:
        return [
            self.keep,
            self.adjust,
            self.rank,
            self.insert,
            self.notice.details,
            self.notice.issue,
            self.notice.correct,
        ]

    @property
    def all(self) -> list[QAction]:
        return [self.keep, self.adjust, self.take_back, self.rank, *self.notice.all, self.insert, self.remove]

    def offer(self) -> None:
        one, line = self._tab.current, self._tab.result.current()
        able = not self._page.workspace.read_only and self._tab.isVisibleTo(self._page)  # else their keys stray
        kept = able and one is not None and one.id > 0
        free = kept and one is not None and not one.is_closed
        row = self._row(one) if one is not None and line is not None else None
        self.reckon.setEnabled(able)
        self.keep.setVisible(able and one is not None and one.id == 0)
        self.rank.setVisible(free)
        self.notice.offer(one, able=able)
        self.remove.setVisible(free and one is not None and one.issued_paper_id is None)
        self.adjust.setVisible(free and row is not None and row.rated)
        self.take_back.setVisible(free and row is not None and bool(row.adjustments))
        self.insert.setVisible(kept)
        self.rank.setText("改为只列情况" if one is not None and one.ranked else "改为通报排名")

    def ask_what(self) -> AskDialog:
        """Which scheme, and between which days: this year up to today unless something else is said."""
        offered = schemes.offered(self._page.workspace.db, today=self._page.today)
        choices = [Choice(one.name, f"{one.name}（评估{one.rated}）") for one in offered]
        columns = [
            Column[Any](SCHEME, _nothing, kind=Kind.CHOICE, choices=lambda: choices),
            Column[Any](FROM, _nothing, kind=Kind.DAY),
            Column[Any](TO, _nothing, kind=Kind.DAY),
        ]
        dialog = self._dialog(
            columns,
            self._reckon,
            title="统计得分",
            yes="统计",
            remark="以截止日当天的台账为准；先看结果，满意了再留存。是否排名由办法定，留存以后可以改。",
        )
        today = self._page.today
        dialog.fill({SCHEME: offered[0].name, FROM: today.replace(month=1, day=1), TO: today})
        dialog.open()
        return dialog

    def open_schemes(self) -> SchemeDialog:
        dialog = SchemeDialog(self._page)
        dialog.open()
        return dialog

    def ask_points(self) -> AskDialog | None:
        one, line = self._tab.current, self._tab.result.current()
        if one is None or line is None:
            return None

        def adjust(answers: Answers) -> None:
            if not answers[POINTS]:
                raise DeskError("请填写加减分。")
            told = Adjustment(
                row_name=line.row.name,
                points=number(answers[POINTS]),
                reason=answers[REASON],
                day=self._page.today.isoformat(),
            )
            with self._page.workspace.step(f"调整得分：{line.row.name}") as db:
                store.adjust(db, one.id, told)
            self._page.tell(f"已调整{line.row.name}的得分；理由印在通报里，可按 Ctrl+Z 撤销。")

        columns = [Column[Any](POINTS, _nothing), Column[Any](REASON, _nothing, kind=Kind.LONG)]
        told = f"{line.row.name}现为{said(line.row.score)}分。加分写正数，减分写负数；理由印在通报里。"
        dialog = self._dialog(columns, adjust, title="调整得分", yes="调整", remark=told)
        dialog.open()
        return dialog

    def ask_insert(self) -> AskDialog | None:
        one = self._tab.current
        if one is None:
            return None
        return ask_where(self._page, {TABLE: partial(briefing_evaluation.of_evaluation, evaluation=one)})

    def _reckon(self, answers: Answers) -> None:
        if not answers[SCHEME] or not answers[FROM] or not answers[TO]:
            raise DeskError("请写明评估办法和统计期的起止日期。")
        workspace = self._page.workspace
        scheme = schemes.named(workspace.db, answers[SCHEME], today=self._page.today)
        self._tab.show_trial(evaluating.trial(workspace, scheme, answers[FROM], answers[TO]))

    def _keep(self) -> None:
        """Reckoned anew, so that what is kept is what the ledger says."""
        one, workspace = self._tab.current, self._page.workspace
        if one is None or one.id:
            return
        evaluating.begin(workspace)
        scheme = schemes.named(workspace.db, one.scheme.name, today=self._page.today)
        kept = evaluating.evaluate(workspace, scheme, one.from_day, one.to_day, placed=one.ranked)
        self._tab.show_trial(None)
        self._tab.choose(kept)
        self._page.tell(f"已留存：{scheme.name}；可以调整得分、印发通报。")

    def _turn_ranking(self) -> None:
        if (one := self._tab.current) is not None:
            title = "评估改为只列情况" if one.ranked else "评估改为通报排名"
            with self._page.workspace.step(title) as db:
                store.rank_or_not(db, one.id, ranks=not one.ranked)

    def _take_back(self) -> None:
        one = self._tab.current
        row = self._row(one) if one is not None else None
        if one is not None and row is not None:
            with self._page.workspace.step(f"撤销调整：{row.name}") as db:
                for change in row.adjustments:
                    store.take_adjustment_back(db, one.id, change.id or 0)

    def _remove(self) -> None:
        if (one := self._tab.current) is not None and dialogs.confirm(
            self._page.window(), f"删除“{one.scheme.name}”的这次评估？", yes="删除", consequence="可按 Ctrl+Z 撤销。"
        ):
            with self._page.workspace.step(f"删除评估：{one.scheme.name}") as db:
                store.remove(db, one.id)

    def _row(self, one: Evaluation) -> Any:
        line = self._tab.result.current()
        return line.row if line is not None else None

    def _row_name(self) -> str:
        """Of the chosen row, where it can be adjusted."""
        line = self._tab.result.current()
        return line.row.name if line is not None and line.row.rated else ""

    def _dialog(self, columns: list[Column[Any]], act: Any, **words: str) -> AskDialog:
        return AskDialog(
            self._page.desk,
            columns,
            act,
            title=words["title"],
            yes=words["yes"],
            remark=words.get("remark", ""),
            parent=self._page.window(),
        )


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
