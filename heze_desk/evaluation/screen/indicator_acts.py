"""What is done with indicators: new, retired and taken back, out to Excel and in again, into a briefing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QAction

from heze_desk import briefing_evaluation, counting
from heze_desk.evaluation import indicator_story, indicators
from heze_desk.evaluation.indicator_records import Direction, Indicator, Series, number
from heze_desk.evaluation.period_records import Cycle
from heze_desk.evaluation.screen.form_acts import FormActs
from heze_desk.evaluation.screen.indicator_columns import TYPED, ListedIndicator
from heze_desk.evaluation.screen.into_briefing import PICTURE, TABLE, ask_where, picture
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.kit.story_dialog import StoryDialog, show_story

REMARK = "按期填报的，数由各期表格填写；自动统计的，输入几个字查找，例如“企业 高新”。"
Current = Callable[[], ListedIndicator | None]


class IndicatorActs:
    def __init__(self, page: Screen, current: Current, series: Callable[[], Series | None]) -> None:
        self._page, self._current, self._series = page, current, series
        self.new = page.act("新增指标…", self.ask_new, sign="plus", keys="Ctrl+N", primary=True)
        self.forms = FormActs(page, series)
        self.retire = page.act("停用", self._retire, sign="pause")
        self.insert = page.act("插入简报…", self.ask_insert, sign="pages")
        self.restore = page.act("恢复使用", self._restore, sign="restore")
        self.history = page.act("历史", self.show_history, keys="Ctrl+H")

    @property
    def all(self) -> list[QAction]:
        return [self.new, *self.card]

    @property
    def card(self) -> list[QAction]:
        return [self.insert, self.history, self.retire, self.restore]

    @property
    def bar(self) -> list[QAction]:
        """What stands at the head of the page."""
        return [*self.forms.all, self.new]

    def offer(self) -> None:
        one, open_ = self._current(), not self._page.workspace.read_only
        retired = one is not None and one.indicator.retired_on is not None
        self.new.setEnabled(open_)
        self.forms.offer()
        self.history.setEnabled(one is not None)
        self.insert.setVisible(one is not None and open_)
        self.retire.setVisible(one is not None and open_ and not retired)
        self.restore.setVisible(open_ and retired)

    def ask_new(self) -> AskDialog:
        """Name, what it means, how often, and where its figures come from."""
        counted = [Choice(one.name, one.name, one.definition) for one in counting.every(self._page.workspace.db)]

        def choices(options: list[Choice]) -> dict[str, Any]:
            return {"kind": Kind.CHOICE, "choices": lambda: options}

        columns = [
            Column[Any]("名称", _nothing),
            Column[Any]("定义", _nothing, kind=Kind.LONG),
            Column[Any]("计量单位", _nothing),
            Column[Any]("取数", _nothing, **choices([TYPED, *counted])),
            Column[Any]("周期", _nothing, **choices([Choice(one, f"按{one}") for one in Cycle])),
            Column[Any]("方向", _nothing, **choices([Choice(one, str(one)) for one in Direction])),
            Column[Any]("权重", _nothing),
        ]
        dialog = AskDialog(
            self._page.desk,
            columns,
            self._add,
            title="新增监测指标",
            yes="新增",
            remark=REMARK,
            parent=self._page.window(),
        )
        dialog.fill({"取数": TYPED.value, "周期": Cycle.MONTH, "方向": Direction.UP})
        dialog.editors["取数"].currentTextChanged.connect(partial(_tell_source, dialog))
        dialog.open()
        return dialog

    def ask_insert(self) -> AskDialog | None:
        """The series that is shown, as a table or as a picture."""
        series = self._series()
        if series is None:
            return None
        makes = {
            TABLE: partial(briefing_evaluation.of_series, series=series),
            PICTURE: partial(picture, series=series),
        }
        return ask_where(self._page, makes)

    def show_history(self) -> StoryDialog | None:
        """With its values and targets."""
        if (one := self._current()) is None:
            return None
        told = indicator_story.story(self._page.workspace.db, one.indicator)
        return show_story(self._page, ("指标", f"指标：{one.indicator.name}"), told)

    def _add(self, answers: Answers) -> None:
        wanted = Indicator(
            name=answers["名称"].strip(),
            definition=answers["定义"],
            measure=answers["计量单位"],
            source=answers["取数"] or "",
            cycle=answers["周期"] or Cycle.MONTH,
            direction=answers["方向"] or Direction.UP,
            weight=number(answers["权重"]) if answers["权重"] else 0.0,
        )
        with self._page.workspace.step(f"新增指标：{wanted.name}") as db:
            indicator_id = indicators.add(db, wanted)
        self._page.tell(f"已新增：{wanted.name}。")
        self._page.receive(("indicator", indicator_id))

    def _retire(self) -> None:
        if (one := self._current()) is not None:
            with self._page.workspace.step(f"停用指标：{one.indicator.name}") as db:
                indicators.retire(db, one.id, day=self._page.today)
            self._page.tell(f"已停用：{one.indicator.name}；填过的数都留着，可按 Ctrl+Z 撤销。")

    def _restore(self) -> None:
        if (one := self._current()) is not None:
            with self._page.workspace.step(f"恢复指标：{one.indicator.name}") as db:
                indicators.change(db, one.id, retired_on=None)
            self._page.tell(f"已恢复：{one.indicator.name}。")


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""


def _tell_source(dialog: AskDialog, name: str) -> None:
    """How the chosen count is made, and what it counts in where nothing else was said."""
    source = counting.called(name)
    dialog.remark.setText(f"怎样计：{source.definition}。" if source else REMARK)
    unit = dialog.editors["计量单位"]
    if source is not None and source.measure and not unit.value():
        unit.set_value(source.measure)
