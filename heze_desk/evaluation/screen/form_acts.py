"""Forms of indicators out to Excel, for the office or for each unit, and filled ones in again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction

from heze_desk.errors import DeskError
from heze_desk.evaluation import asking_units, indicators
from heze_desk.evaluation.indicator_records import Series
from heze_desk.evaluation.period_records import Cycle
from heze_desk.evaluation.screen.import_dialog import ImportDialog
from heze_desk.evaluation.unit_form_records import UnitForm
from heze_desk.kit import dialogs
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.background import Job
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.roster import unit_store
from heze_desk.workbooks.sheets import Book

SHEETS = "Excel 工作簿 (*.xlsx)"
YEAR, CYCLES, SCOPE, UNITS, PERIODS = "年份", "周期", "范围", "单位", "统计期"
CITY, INDUSTRIES, BY_UNIT, ALL, SHOWN = "全市", "全市和各产业", "全市和填过数的单位", "全部", "正在看的范围"
LAST, WHOLE = "最近结束的一期", "今年到现在的各期"
LEAST_YEAR = 2000


class FormActs:
    """`series` is the one that is shown."""

    def __init__(self, page: Screen, series: Callable[[], Series | None]) -> None:
        self._page, self._series = page, series
        self.take_in = page.act("导入…", self.ask_file, sign="import", keys="Ctrl+I")
        self.give_out = page.act("导出填报表…", self.ask_form, sign="export", keys="Ctrl+E")
        self.ask_units = page.act("给单位的填报表…", self.ask_unit_forms, sign="send", keys="Ctrl+Shift+E")

    @property
    def all(self) -> list[QAction]:
        return [self.take_in, self.give_out, self.ask_units]

    def offer(self) -> None:
        self.take_in.setEnabled(not self._page.workspace.read_only)

    def ask_file(self) -> None:
        """A form that was filled in; nothing is written before it is looked at."""
        from heze_desk.evaluation import importing

        path = dialogs.ask_open(self._page.window(), "导入指标数值", SHEETS)
        if path is not None:
            self._page.desk.background.run(partial(importing.read, path), self._show_book, title="正在读取")

    def _show_book(self, book: Book) -> None:
        self.show_book(book)

    def show_book(self, book: Book) -> ImportDialog:
        dialog = ImportDialog(self._page.desk, book, self._page.tell, parent=self._page.window())
        dialog.open()
        return dialog

    def ask_form(self) -> AskDialog:
        """Which year, cycles and places; then where to."""
        offered = [CITY, INDUSTRIES, BY_UNIT, ALL]
        shown = self._series()
        if shown is not None and shown.whose != CITY:
            offered.append(SHOWN)
        columns = [
            Column[Any](YEAR, _nothing),
            Column[Any](
                CYCLES, _nothing, kind=Kind.CHOICES, choices=lambda: [Choice(one, f"按{one}") for one in Cycle]
            ),
            Column[Any](SCOPE, _nothing, kind=Kind.CHOICE, choices=lambda: [Choice(one, one) for one in offered]),
        ]
        told = "一行是一个指标在一个范围的数，一列是一期；填好可以再导入。画“／”的格子不用填。"
        dialog = self._dialog(columns, self._write, title="导出填报表", yes="导出", remark=told)
        every = {one.cycle for one in asking_units.typed(self._page.workspace.db)}
        cycles = tuple(one for one in Cycle if one in every)
        dialog.fill({YEAR: str(self._page.today.year), CYCLES: cycles or (Cycle.MONTH,), SCOPE: CITY})
        dialog.open()
        return dialog

    def ask_unit_forms(self) -> AskDialog:
        """A file for each unit chosen: those that filled in before, unless others are named."""
        db, today = self._page.workspace.db, self._page.today
        units = [Choice(one.id, one.short_name) for one in unit_store.units(db, today) if one.active]
        columns = [
            Column[Any](UNITS, _nothing, kind=Kind.CHOICES, choices=lambda: units),
            Column[Any](
                PERIODS, _nothing, kind=Kind.CHOICE, choices=lambda: [Choice(one, one) for one in (LAST, WHOLE)]
            ),
        ]
        told = "每个单位一个文件，列出按期填报的指标，填数值、说明和出处；报回来的从“导入”读入。"
        dialog = self._dialog(columns, self._ask_folder, title="给单位的填报表", yes="选文件夹…", remark=told)
        dialog.fill({UNITS: tuple(asking_units.asked_units(db)), PERIODS: LAST})
        dialog.open()
        return dialog

    def _write(self, answers: Answers) -> None:
        from heze_desk.evaluation import workbook

        year, cycles, scope = _year(answers[YEAR], self._page.today.year), answers[CYCLES], answers[SCOPE] or CITY
        every = [one for one in asking_units.typed(self._page.workspace.db) if one.cycle in cycles]
        if not every:
            raise DeskError("选的周期里没有按期填报的指标；请另选周期，或先新增指标。")
        shown = self._shown(every, scope)
        name = f"{year}年监测指标填报表（{scope}）.xlsx"
        path = dialogs.ask_save(self._page.window(), "导出填报表", name, SHEETS)
        if path is not None:
            workbook.export(shown, path, cycles=cycles, year=year, day=self._page.today)
            self._page.tell(f"已导出 {len(every)} 个指标，共 {len(shown)} 行：{path.name}", path)

    def _shown(self, every: Sequence[Any], scope: str) -> list[Series]:
        db, shown = self._page.workspace.db, self._series()
        if scope == SHOWN and shown is not None:
            place = {"industry_id": shown.industry_id, "unit_id": shown.unit_id}
            return [indicators.series(db, one, **place) for one in every]
        industries, units = scope in (INDUSTRIES, ALL), scope in (BY_UNIT, ALL)
        return asking_units.shown(db, every, day=self._page.today, industries=industries, units=units)

    def _ask_folder(self, answers: Answers) -> None:
        if not answers[UNITS]:
            raise DeskError("请选给哪些单位。")
        whole = answers[PERIODS] == WHOLE
        sheets = asking_units.forms(self._page.workspace.db, answers[UNITS], day=self._page.today, whole_year=whole)
        folder = dialogs.ask_folder(self._page.window(), "填报表放在哪个文件夹")
        if folder is None:
            return
        taken = sum((folder / one.file_name).exists() for one in sheets)
        consequence = "如果其中有单位填好报回来的表，请不要覆盖，换一个文件夹。"
        question = f"文件夹里已有 {taken} 份同名的填报表。"
        if taken and not dialogs.confirm(self._page.window(), question, yes="覆盖", consequence=consequence):
            return
        self._page.desk.background.follow("正在生成填报表", partial(_written, tuple(sheets), folder), self._tell)

    def _tell(self, paths: Sequence[Path]) -> None:
        self._page.tell(f"已生成 {len(paths)} 份填报表。", next(iter(paths), None))

    def _dialog(self, columns: Sequence[Column[Any]], act: Callable[[Answers], None], **words: str) -> AskDialog:
        return AskDialog(
            self._page.desk,
            columns,
            act,
            title=words["title"],
            yes=words["yes"],
            remark=words["remark"],
            parent=self._page.window(),
        )


def _written(sheets: Sequence[UnitForm], folder: Path, job: Job) -> list[Path]:
    from heze_desk.evaluation import workbook

    paths = []
    for place, one in enumerate(sheets):
        job.report(place, len(sheets), f"正在生成填报表 {place + 1}/{len(sheets)} {one.unit}")
        paths.append(workbook.write_form(one, folder / one.file_name))
    return paths


def _year(text: str, now: int) -> int:
    if not text.strip().isdecimal() or not LEAST_YEAR <= int(text) <= now + 1:
        raise DeskError(f"年份须写成 {LEAST_YEAR} 到 {now + 1} 之间的数，如 {now}。")
    return int(text)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
