"""监测指标: what is watched with its latest value; the chosen one below by period and as a line."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from heze_desk import counting
from heze_desk.evaluation import entering, indicators
from heze_desk.evaluation.attaining_records import attainment
from heze_desk.evaluation.entering import Place
from heze_desk.evaluation.indicator_records import Indicator, Series
from heze_desk.evaluation.screen.indicator_acts import IndicatorActs
from heze_desk.evaluation.screen.indicator_columns import COLUMNS, TYPED, ListedIndicator, fields
from heze_desk.evaluation.screen.period_lines import PeriodLines
from heze_desk.evaluation.screen.series_chart import SeriesChart
from heze_desk.kit import theme
from heze_desk.kit.columns import Choice
from heze_desk.kit.fresh_reading import FreshReading
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import Card, EmptyPage, FilterLine, PaneSplitter, ShownCount, second
from heze_desk.kit.record_form import RecordForm
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Screen
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.watching import Counts, Watch
from heze_desk.workspace.workspace import Workspace

ACTIVE, ALL = Choice(False, "在用的"), Choice(True, "含停用")


class IndicatorTab(QWidget):
    """Reads by `reload`, which the page calls."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page, self._watch = page, Watch(page.workspace)
        self._past: Counts = {}
        self.counting = FreshReading(page.desk, self)
        self._lines: list[ListedIndicator] = []
        self._industries: list[Choice] = []
        self._units: list[Choice] = []
        self.text, self.count = FilterLine("筛选指标", self), ShownCount("个")
        self.retired, self.whose = Picker(ACTIVE, "停用的指标"), Picker(Choice((None, None), "全市"), "范围")
        self.retired.offer([[ALL]])
        self.whose.setMaximumWidth(theme.px(600))
        self.table = RecordTable[ListedIndicator](page.desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="indicators")
        self.view.setAccessibleName("监测指标")
        self.periods, self.chart = PeriodLines(page), SeriesChart()
        self.form = RecordForm(page.desk, fields(self._sources))
        self.card, self.pages, self.counted_as = Card("指标"), QStackedWidget(), second("")
        self.acts = IndicatorActs(page, self.current, lambda: self.chart.series)
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        db = self._page.workspace.db
        self._watch.again()
        every = indicators.indicators(db, retired=self.retired.value())
        self._lines = [ListedIndicator(id=one.id or 0, indicator=one, series=self._watch.latest(one)) for one in every]
        units = unit_store.units(db, self._page.today)
        self._industries = [Choice((one.id, None), one.name) for one in roster.industries(db, self._page.today)]
        self._units = [Choice((None, one.id), one.short_name) for one in units if one.active]
        self.narrow()
        self._show_chosen()
        told = attainment([one.series for one in self._lines if one.indicator.retired_on is None])
        self._page.counted.emit("，".join(filter(None, [f"共 {len(self._lines)} 个指标", told.sentence])))
        self.count.setToolTip(told.told if told.parts else "")

    def entrance(self) -> QWidget:
        return self.view

    def current(self) -> ListedIndicator | None:
        return self.view.current()

    def narrow(self) -> None:
        typed = self.text.text().strip()
        shown = [one for one in self._lines if one.answers(typed)]
        self.table.show(shown)
        if shown and self.view.current() is None:
            self.view.choose(shown[0].id)
        self.count.say(len(shown), len(self._lines))
        self.pages.setCurrentWidget(self._body if self._lines else self._none_yet)

    def _show_chosen(self) -> None:
        one = self.current()
        self.form.show_record(one)
        self.card.title.setText(one.indicator.name if one else "没有选中指标")
        source = counting.called(one.indicator.source) if one else None
        self.counted_as.setText(f"怎样计：{source.definition}。" if source else "")
        self.counted_as.setVisible(source is not None)
        self.acts.offer()
        if one is None:
            self.periods.show_lines(None, None, [])
            self.chart.show_series(None)
            return
        self.counting.drop()
        self._offer_whose(one.indicator)
        industry_id, unit_id = self.whose.value()
        if not one.indicator.source:
            self._show_series(self._watch.series(one.indicator, industry_id=industry_id, unit_id=unit_id))
            return
        if not self._is_shown(one):
            blank = replace(one.series, points=(), industry_id=industry_id, whose=self.whose.currentText())
            self._show_series(one.series if industry_id is None else blank)
        read = partial(_counted, one.indicator, self._past, industry_id)
        self.counting.start(read, self._take, title="正在统计以前各期")

    def _offer_whose(self, indicator: Indicator) -> None:
        """Of what is counted the industries, where the count knows them; its value falls back to the whole city."""
        source = counting.called(indicator.source)
        counted = source is not None
        self.whose.offer([self._industries] if counted else [self._industries, self._units])
        self.whose.setEnabled(not counted or (source is not None and source.by_industry))
        if not self.whose.isEnabled():
            self.whose.choose((None, None))

    def _is_shown(self, one: ListedIndicator) -> bool:
        """Its months, as they were counted last, stay until they are counted again."""
        series = self.chart.series
        return series is not None and (series.indicator, series.industry_id) == (one.indicator, self.whose.value()[0])

    def _take(self, series: Series) -> None:
        """Only where it is still the chosen one, of whom it was counted."""
        one = self.current()
        if one is not None and (one.indicator, self.whose.value()[0]) == (series.indicator, series.industry_id):
            self._show_series(series)

    def _show_series(self, series: Series) -> None:
        indicator = series.indicator
        place = Place(indicator_id=indicator.id or 0, industry_id=series.industry_id, unit_id=series.unit_id)
        more = self.periods.more if place == self.periods.place else ()
        lines = entering.lines(self._page.workspace.db, series, place, day=self._page.today, more=more)
        self.periods.show_lines(indicator, place, lines)
        self.chart.show_series(series)

    def _sources(self) -> list[Choice]:
        """Also what an indicator is counted from though nothing bears the word any more."""
        offered = {one.name: one for one in counting.every(self._page.workspace.db)}
        kept = {one.indicator.source for one in self._lines} - {"", *offered}
        gone = [found for name in sorted(kept) if (found := counting.called(name)) is not None]
        return [TYPED, *(Choice(one.name, one.name, hint=one.definition) for one in (*offered.values(), *gone))]

    def _connect(self) -> None:
        self.text.narrowed.connect(lambda _text: self.narrow())
        self.text.returnPressed.connect(self.view.setFocus)
        self.retired.picked.connect(self.reload)
        self.whose.picked.connect(self._show_chosen)
        self.view.chosen.connect(lambda _one: self._show_chosen())
        self.view.menu_actions = self.acts.all

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.text)
        head.addWidget(self.retired)
        head.addStretch(1)
        head.addWidget(self.count)
        upper, lower = QWidget(), QSplitter(Qt.Orientation.Horizontal)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        drawn = Card("走势")
        drawn.body.addWidget(self.chart, 1)
        lower.addWidget(self.periods)
        lower.addWidget(drawn)
        lower.setSizes([theme.px(530), theme.px(350)])
        lower.setHandleWidth(theme.px(10))
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(upper)
        left.addWidget(lower)
        left.setSizes([theme.px(300), theme.px(300)])
        left.setChildrenCollapsible(False)
        left.setHandleWidth(theme.px(10))
        self._body = PaneSplitter(left, self._pane(), self._page.desk.memory, "indicators")
        told = "新增一个指标，按月、季或年填数；也可以由台账和名录自动统计。"
        self._none_yet = EmptyPage("还没有监测指标", told, [self.acts.new, self.acts.forms.take_in])
        for page in (self._body, self._none_yet):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def _pane(self) -> QWidget:
        scope = QHBoxLayout()
        scope.addWidget(second("看哪里的数"))
        scope.addWidget(self.whose, 1)
        self.card.body.addLayout(scope)
        self.counted_as.setWordWrap(True)
        self.card.body.addWidget(self.form)
        self.card.body.addWidget(self.counted_as)
        self.card.body.addWidget(self.periods.proofs)
        self.card.body.addStretch(1)
        for act in self.acts.card:
            self.card.body.addWidget(button_for(act))
        return self.card


def _counted(indicator: Indicator, past: Counts, industry_id: int | None, workspace: Workspace) -> Series:
    """All its periods; what is over is kept in `past`, by one after another."""
    return Watch(workspace, past).series(indicator, industry_id=industry_id)
