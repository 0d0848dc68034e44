"""The values and targets of an indicator by period, typed in place or pasted from Excel."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from heze_desk.errors import DeskError
from heze_desk.evaluation import entering
from heze_desk.evaluation.entering import PeriodLine, Place
from heze_desk.evaluation.indicator_records import Indicator, figure, number
from heze_desk.evaluation.period_records import EXAMPLES, Period, read
from heze_desk.evaluation.screen.counted_dialog import CountedDialog, show_counted
from heze_desk.evaluation.screen.proof_list import ProofList
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.lines import Lines
from heze_desk.kit.record_table import SHOWN, Index, RecordTable
from heze_desk.kit.screen import Screen
from heze_desk.workspace.database import Database

RIGHT = Qt.AlignmentFlag.AlignRight
PERIOD, VALUE, TARGET, STANDING = "统计期", "数值", "目标", "状况"


class PeriodTable(RecordTable[PeriodLine]):
    """What the desk counts is no field; its targets are."""

    counted = False

    def flags(self, index: Index) -> Qt.ItemFlag:
        open_ = not self.counted or not index.isValid() or self.columns[index.column()].title == TARGET
        return super().flags(index) if open_ else SHOWN


class PeriodLines(Lines[PeriodLine]):
    """Take a place and its lines with `show_lines`; what is typed goes to the place that is shown.

    `proofs` are those of the chosen line; put them where there is room.
    """

    def __init__(self, page: Screen) -> None:
        self._page = page
        self._indicator: Indicator | None = None
        self.place: Place | None = None
        self.more: list[Period] = []
        super().__init__(page.desk, "各期数值", self._columns(), "indicator periods")
        self.table.ask_first = self._refuse_counted
        self.add = self.act("添加统计期…", self.ask_period, button=True, needs_one=False)
        self.clear = self.act("清除这一期的数", self._clear, keys="Del")
        self.rows = self.act("这一期计了哪些…", self.show_rows, keys="Return", button=True)
        self.view.doubleClicked.connect(self._look_behind)
        self.proofs = ProofList(page)
        self.prove = self.act("添加佐证材料…", self.proofs.pick, keys="Ctrl+Ins")

    def make_table(self, columns: Sequence[Column[PeriodLine]]) -> PeriodTable:
        self._typed_in = PeriodTable(self._page.desk, columns)
        return self._typed_in

    def show_lines(self, indicator: Indicator | None, place: Place | None, lines: list[PeriodLine]) -> None:
        if place != self.place:
            self.more = []
        self._indicator, self.place = indicator, place
        counted = indicator is not None and bool(indicator.source)
        self._typed_in.counted = counted
        told = "　自动统计，双击数值看计了哪些" if counted else "　点开单元格填写，可从 Excel 粘贴"
        self.remark.setText(told)
        self.table.show(lines)
        self.offer()

    def is_open(self) -> bool:
        return self._indicator is not None and not self._page.workspace.read_only

    def offer(self) -> None:
        """Of what is counted the rows can be seen, also where nothing may be written."""
        super().offer()
        counted = self._indicator is not None and bool(self._indicator.source)
        one = self.current()
        self.rows.setVisible(counted)
        self.rows.setEnabled(one is not None and one.point.count is not None)
        self.prove.setEnabled(self.prove.isEnabled() and one is not None and one.entered is not None)
        self.proofs.show_line(self.place, one)
        self.clear.setEnabled(self.clear.isEnabled() and not counted)

    def show_rows(self) -> CountedDialog | None:
        """Every row behind the number of the chosen period."""
        one, indicator = self.current(), self._shown()
        if one is None or one.point.count is None:
            return None
        called = f"{indicator.name}（{one.said}）：{figure(one.point.value)}{indicator.measure}"
        return show_counted(self._page, called, one.point.count)

    def _look_behind(self, index: QModelIndex) -> None:
        if self.rows.isEnabled() and self.table.columns[index.column()].title in (PERIOD, VALUE, STANDING):
            self.show_rows()

    def ask_period(self) -> AskDialog:
        """A period that is not listed, such as one of next year that gets a target."""
        indicator = self._shown()

        def take(answers: Answers) -> None:
            found = read(answers[PERIOD], indicator.cycle)
            self.more.append(found)
            self._page.reload()
            self.view.choose(found.year * entering.PARTS + found.part)

        columns = [Column[Any](PERIOD, lambda _none: "")]
        dialog = AskDialog(
            self.desk,
            columns,
            take,
            title="添加统计期",
            yes="添加",
            parent=self.window(),
            remark=f"按{indicator.cycle}填报，写成 {EXAMPLES[indicator.cycle]}。",
        )
        dialog.open()
        return dialog

    def _columns(self) -> tuple[Column[PeriodLine], ...]:
        return (
            Column(PERIOD, lambda one: one.id, display=lambda one: one.said, width=6.8),
            Column(VALUE, lambda one: figure(one.point.value), write=self._set_value, width=4.8, align=RIGHT),
            Column(TARGET, lambda one: figure(one.point.target), write=self._set_target, width=4.8, align=RIGHT),
            Column(STANDING, lambda one: one.standing, kind=Kind.LIGHT, width=5.6),
            Column("说明", lambda one: one.note, write=self._word("note"), width=0, least=4),
            Column("出处", lambda one: one.proof, display=_source, write=self._word("proof"), width=0, least=4),
        )

    def _set_value(self, db: Database, line_id: int, text: str) -> None:
        at, place = entering.period(line_id), self._placed()
        entering.set_value(db, place, at, number(text) if text.strip() else None, day=self._page.today)

    def _set_target(self, db: Database, line_id: int, text: str) -> None:
        entering.set_target(db, self._placed(), entering.period(line_id), number(text) if text.strip() else None)

    def _word(self, name: str) -> Callable[[Database, int, str], None]:
        def write(db: Database, line_id: int, text: str) -> None:
            entering.set_word(db, self._placed(), entering.period(line_id), **{name: text.strip()})

        return write

    def _clear(self) -> None:
        chosen = self.selected()
        with self._page.workspace.step("清除指标数值") as db:
            for one in chosen:
                entering.set_value(db, self._placed(), one.point.period, None, day=self._page.today)

    def _refuse_counted(self, edits: Any, _title: str) -> bool:
        """What the desk counts cannot be typed over; its targets can."""
        if self._shown().source and any(edit.column.title != TARGET for edit in edits):
            raise DeskError(f"“{self._shown().name}”由台账和名录自动统计，不用填数；可以改目标。")
        return False

    def _shown(self) -> Indicator:
        if self._indicator is None:
            raise DeskError("请先选一个指标。")
        return self._indicator

    def _placed(self) -> Place:
        if self.place is None:
            raise DeskError("请先选一个指标。")
        return self.place


def _source(one: PeriodLine) -> str:
    """Where the value is from, and how many files show it."""
    return f"〔材料{one.files}〕{one.proof}" if one.files else one.proof
