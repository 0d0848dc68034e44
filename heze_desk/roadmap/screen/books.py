"""The roadmap to Excel and back."""

from functools import partial
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.screen import Screen
from heze_desk.roadmap.bar_records import Timeline

XLSX = "Excel 工作簿 (*.xlsx)"


def ask_export(page: Screen, timeline: Timeline) -> None:
    """What is drawn just now, as the page is narrowed."""
    from heze_desk.roadmap import workbook

    if not timeline.bars:
        raise DeskError("现在没有可导出的内容；请先新增阶段，或放宽筛选。")
    path = dialogs.ask_save(page.window(), "存为 Excel", f"产业路线图-{timeline.day:%Y%m%d}.xlsx", XLSX)
    if path is not None:
        work = partial(workbook.export, timeline, workbook.behind(page.workspace.db), path)
        page.desk.background.run(work, lambda done: page.tell(f"已导出：{done.name}。", done), title="正在写入 Excel")


def ask_import(page: Screen) -> None:
    """Nothing is written before the preview is confirmed."""
    from heze_desk.kit.import_preview import ask_book

    ask_book(page, "产业路线图", partial(_preview, page))


def _preview(page: Screen, book: Any) -> None:
    from heze_desk.roadmap.screen.import_dialog import RoadmapImport

    RoadmapImport(page.desk, book, page.tell, parent=page.window()).open()
