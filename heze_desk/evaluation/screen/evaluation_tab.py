"""评估: the results at the left, the chosen one by row in the middle, the arithmetic of the chosen row at the right."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from heze_desk.days import said
from heze_desk.evaluation import store
from heze_desk.evaluation.screen.arithmetic import ArithmeticCard
from heze_desk.evaluation.screen.evaluation_acts import EvaluationActs
from heze_desk.evaluation.screen.result_table import ResultTable
from heze_desk.evaluation.store import Evaluation
from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.list_splitter import ListSplitter
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import EmptyPage, PaneSplitter, second, titled
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen


@dataclass(frozen=True, kw_only=True)
class ListedEvaluation:
    """One result; that which was not kept yet has the id 0."""

    id: int
    evaluation: Evaluation

    @property
    def state(self) -> str:
        if not self.id:
            return "未留存"
        return self.evaluation.state or "已留存"

    @property
    def told(self) -> str:
        one = self.evaluation
        return f"{one.scheme.name}\n{one.from_day:%Y-%m-%d} 至 {one.to_day:%m-%d}"


COLUMNS = (
    Column[ListedEvaluation]("评估", lambda one: one.told, kind=Kind.LONG, width=0, least=8),
    Column[ListedEvaluation]("状态", lambda one: one.state, kind=Kind.LIGHT, width=5.6),
)


class EvaluationTab(QWidget):
    """Reads by `reload`, which the page calls; what was reckoned and not kept stays until it is kept or left out."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page = page
        self._every: list[Evaluation] = []
        self._trial: Evaluation | None = None
        self.table = RecordTable[ListedEvaluation](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="evaluations")
        self.view.setAccessibleName("评估")
        self.view.verticalHeader().setDefaultSectionSize(theme.row_height(2))
        self.head, self.remark = titled(""), second("")
        self.remark.setWordWrap(True)
        self.result, self.arithmetic, self.pages = ResultTable(page.desk), ArithmeticCard(page), QStackedWidget()
        self.acts = EvaluationActs(page, self)
        self.view.menu_actions = self.acts.all
        self.view.chosen.connect(lambda _one: self.show_chosen())
        self.result.chosen.connect(lambda _line: self._show_row())
        self._lay_out()

    def reload(self) -> None:
        self._every = store.evaluations(self._page.workspace.db)
        trial = [self._trial] if self._trial is not None else []
        lines = [ListedEvaluation(id=one.id, evaluation=one) for one in (*trial, *self._every)]
        self.table.show(lines)
        if lines and self.view.current() is None:
            self.view.choose(lines[0].id)
        self.pages.setCurrentWidget(self._body if lines else self._none_yet)
        self._page.counted.emit(f"留存 {len(self._every)} 次评估")
        self.show_chosen()

    def entrance(self) -> QWidget:
        return self.view

    @property
    def current(self) -> Evaluation | None:
        one = self.view.current()
        return one.evaluation if one is not None else None

    def show_trial(self, one: Evaluation | None) -> None:
        """A result that is not kept, first in the list; None takes it away."""
        self._trial = one
        self.reload()
        if one is not None:
            self.view.choose(0)

    def choose(self, evaluation_id: int) -> None:
        self.reload()
        self.view.choose(evaluation_id)

    def show_chosen(self) -> None:
        one = self.current
        self.acts.offer()
        if one is None:
            self.head.setText("")
            self.result.clear()
            self.arithmetic.show_row(None)
            return
        last = store.before(self._every, one)
        self.head.setText(f"{one.scheme.name}（第{one.scheme.version}版）")
        self.remark.setText("".join(_remarks(one, last)))
        self.result.show_result(one, last)
        self._show_row()

    def _show_row(self) -> None:
        line = self.result.current()
        self.acts.offer()
        self.arithmetic.show_row(line.row if line is not None else None)

    def _lay_out(self) -> None:
        right, acts = QWidget(), QHBoxLayout()
        acts.setSpacing(theme.px(6))
        acts.addWidget(self.head, 1)
        for act in self.acts.head:
            acts.addWidget(button_for(act))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(acts)
        column.addWidget(self.remark)
        column.addWidget(PaneSplitter(self.result, self.arithmetic, self._page.desk.memory, "evaluation result"), 1)
        self._body = ListSplitter(self.view, right, self._page.desk.memory, "evaluations")
        told = "选一个办法和起止日期，得分从台账里算出来，每一分都能看到是哪些事项；留存以后才能调整和印发。"
        self._none_yet = EmptyPage("还没有评估", told, [self.acts.reckon, self.acts.schemes])
        for page in (self._body, self._none_yet):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)


def _remarks(one: Evaluation, last: Evaluation | None) -> list[str]:
    rule = f"（{one.scheme.rule}）" if one.scheme.rule else ""
    order = f"通报排名{rule}" if one.ranked else "只列情况，不排名次"
    compared = f"与{said(last.from_day)}至{said(last.to_day)}的结果比较。" if last else ""
    issued = f"通报{one.notice}{'已作废，可以改后重新编号印发' if not one.is_closed else ''}。" if one.notice else ""
    kept = "" if one.id else "这次结果没有留存，离开程序就没有了。"
    return [f"{said(one.from_day)}至{said(one.to_day)}，{order}。", compared, issued, kept]
