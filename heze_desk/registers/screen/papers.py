"""A register on paper and as a workbook; what is private is in neither unless it is ticked."""

from functools import partial
from typing import Any

from heze_desk.kit import dialogs, paper_window
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.registers import document, workbook
from heze_desk.registers.kinds import Register
from heze_desk.registers.records import EntryLine
from heze_desk.settings import store as settings

XLSX = "Excel 工作簿 (*.xlsx)"
WITHOUT, WITH = "不含联系人和电话", "含联系人和电话（仅限内部使用）"


def ask_columns(page: Screen, register: Register, lines: list[EntryLine]) -> AskDialog:
    """Ask which columns are printed; the name always is."""
    offered = [one for one in register.fields if one.name != "name"]
    field = Column[Any](
        "列入的栏目",
        lambda _one: (),
        kind=Kind.CHOICES,
        choices=lambda: [Choice(one.name, f"{one.title}（个人信息）" if one.private else one.title) for one in offered],
    )

    def show(answers: Answers) -> None:
        settled = settings.get(page.workspace.db)
        wanted = ("name", *answers["列入的栏目"])
        day = page.day if hasattr(page, "day") else page.today
        paper = document.register_list(lines, register.kind, day, settled, fields=wanted)
        paper_window.preview(page, paper, settled)

    remark = "去掉一栏只影响这次打印；联系电话属于个人信息，平时不打印。认定情况总在最后一栏。"
    dialog = AskDialog(page.desk, (field,), show, title=f"打印{register.title}", yes="预览", remark=remark, parent=page)
    dialog.fill({"列入的栏目": tuple(one.name for one in offered if one.name in document.SHOWN)})
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
        amounts = workbook.known_amounts(page.workspace.db, register.kind)
        work = partial(
            workbook.export,
            lines,
            path,
            kind=register.kind,
            day=day,
            amounts=amounts,
            private=bool(answers["导出内容"]),
        )
        told = f"已导出 {len(lines)} {register.counter}。"
        page.desk.background.run(work, lambda made: page.tell(told, made), title=f"正在导出{register.title}")

    remark = "导出的就是现在列出的条目；改好后可以再导入，按编号对应。"
    dialog = AskDialog(
        page.desk, (field,), write, title=f"导出{register.title}", yes="导出", remark=remark, parent=page
    )
    dialog.fill({"导出内容": False})
    dialog.open()
    return dialog
