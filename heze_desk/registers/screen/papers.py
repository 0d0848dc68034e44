"""A register, the people wanted and research spending on paper and as workbooks, out and in.

What is private is in none of them unless it is ticked.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from heze_desk.kit import dialogs, paper_window
from heze_desk.kit.as_of import Tab
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.registers import document, research_document, talent_document, talents, workbook
from heze_desk.registers.extracts import extract
from heze_desk.registers.kinds import Register
from heze_desk.registers.records import EntryLine
from heze_desk.registers.research_records import Research, Spending
from heze_desk.registers.screen.filters import FilterBar
from heze_desk.settings import store as settings

XLSX = "Excel 工作簿 (*.xlsx)"
WITHOUT, WITH = "不含联系人和电话", "含联系人和电话（仅限内部使用）"


def ask_book(page: Screen, name: str, then: Callable[[Any], None]) -> None:
    """Ask for a workbook and read it in the background; `then` shows what it would bring."""
    path = dialogs.ask_open(page.window(), f"导入{name}", XLSX)
    if path is not None:
        page.desk.background.run(partial(_read, path), then, title="正在读取")


def ask_columns(page: Tab, register: Register, lines: list[EntryLine], filters: FilterBar) -> AskDialog:
    """Ask which columns are printed; the name always is, and what the list is narrowed by is told."""
    offered = [Choice(name, title) for name, title in register.printable()]
    field = Column[Any]("列入的栏目", lambda _one: (), kind=Kind.CHOICES, choices=lambda: offered)

    def show(answers: Answers) -> None:
        db = page.workspace.db
        settled = settings.get(db)
        listed = extract(db, page.day, filters.value(), called=filters.called)
        wanted = answers["列入的栏目"]
        paper = document.register_list(lines, register.kind, page.day, settled, fields=wanted, extract=listed)
        paper_window.preview(page, paper, settled)

    remark = "去掉一栏只影响这次打印；联系电话属于个人信息，平时不打印。认定情况总在最后一栏。"
    dialog = AskDialog(page.desk, (field,), show, title=f"打印{register.title}", yes="预览", remark=remark, parent=page)
    dialog.fill({"列入的栏目": tuple(one.value for one in offered if one.value in register.printed)})
    dialog.open()
    return dialog


def ask_export(page: Screen, register: Register, lines: list[EntryLine]) -> AskDialog:
    """Ask whether personal fields go along, then where to."""
    choices = (Choice(False, WITHOUT), Choice(True, WITH))
    field = Column[Any]("导出内容", lambda _one: None, kind=Kind.CHOICE, choices=lambda: choices)

    def write(answers: Answers) -> None:
        name = f"{register.title}{page.today:%Y%m%d}.xlsx"
        path = dialogs.ask_save(page.window(), f"导出{register.title}", name, XLSX)
        if path is None:
            return
        day = page.day if hasattr(page, "day") else page.today
        whole = workbook.whole(page.workspace.db, register.kind)
        work = partial(
            workbook.export,
            lines,
            path,
            kind=register.kind,
            day=day,
            whole=whole,
            private=bool(answers["导出内容"]),
        )
        told = f"已导出 {len(lines)} {register.counter}。"
        page.desk.background.run(work, lambda made: page.tell(told, made), title=f"正在导出{register.title}")

    remark = "导出的就是现在列出的条目，认定、归属产业、动态、关联各在一张表上；改好后可以再导入，按编号对应。"
    dialog = AskDialog(
        page.desk, (field,), write, title=f"导出{register.title}", yes="导出", remark=remark, parent=page
    )
    dialog.fill({"导出内容": False})
    dialog.open()
    return dialog


def print_map(tab: Tab, *, year: int, industry_id: int | None) -> None:
    """The map as it is chosen; that of all industries with one for each."""
    db = tab.workspace.db
    settled = settings.get(db)
    maps = talents.maps(db, tab.day, year=year, industry_id=industry_id)
    paper_window.preview(tab, talent_document.talent_paper(maps, settled), settled)


def export_map(tab: Tab, *, year: int, industry_id: int | None) -> None:
    """A row for each industry and field, to be filled in and read in again."""
    from heze_desk.registers import talent_workbook

    maps = talents.maps(tab.workspace.db, tab.day, year=year, industry_id=industry_id)
    each = maps if industry_id is not None else maps[1:]
    fields = sum(len(one.fields) for _, one in each)
    _save(tab, "紧缺人才图谱", partial(talent_workbook.export, each, day=tab.day), f"已导出 {fields} 个领域。")


def print_research(tab: Tab, told: Research, listed: Sequence[Spending], which: str) -> None:
    settled = settings.get(tab.workspace.db)
    paper = research_document.research_paper(told, listed, tab.day, settled, which=which)
    paper_window.preview(tab, paper, settled)


def export_research(tab: Tab, told: Research, listed: Sequence[Spending]) -> None:
    from heze_desk.registers import research_workbook

    name = f"{told.year}年企业研发投入情况"
    _save(tab, name, partial(research_workbook.export, told, listed, day=tab.day), f"已导出 {len(listed)} 家企业。")


def _save(tab: Tab, name: str, work: Callable[[Path], Path], told: str) -> None:
    """Ask where to, and write it in the background."""
    path = dialogs.ask_save(tab.window(), f"导出{name}", f"{name}{tab.today:%Y%m%d}.xlsx", XLSX)
    if path is not None:
        tab.desk.background.run(partial(work, path), lambda made: tab.tell(told, made), title=f"正在导出{name}")


def _read(path: Path) -> Any:
    from heze_desk.registers import importing

    return importing.read(path)
