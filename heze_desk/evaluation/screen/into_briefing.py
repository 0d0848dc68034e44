"""Putting a table or a picture of this page into the draft of a briefing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from heze_desk import briefing_evaluation, inserting
from heze_desk.briefings import insets
from heze_desk.briefings.draft_records import Inset
from heze_desk.errors import DeskError
from heze_desk.evaluation.indicator_records import Series
from heze_desk.evaluation.screen.series_chart import SeriesChart
from heze_desk.kit import theme
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen

WHERE, WHAT = "放在哪里", "插入什么"
TABLE, PICTURE = "表格", "走势图"
FINE = 3
SHARE = 0.8
Make = Callable[[int], Inset]


def ask_where(page: Screen, makes: Mapping[str, Make]) -> AskDialog:
    """Ask for the part of a draft, and what to put there where there is a choice."""
    found = briefing_evaluation.places(page.workspace.db)
    if not found:
        raise DeskError("没有正在起草的简报；请先到“调度简报”起草一期，再插入。")
    offered = [Choice((draft, number), words) for draft, number, words in found]
    columns = [Column[Any](WHERE, _nothing, kind=Kind.CHOICE, choices=lambda: offered)]
    if len(makes) > 1:
        named = [Choice(name, name) for name in makes]
        columns.append(Column[Any](WHAT, _nothing, kind=Kind.CHOICE, choices=lambda: named))

    def put(answers: Answers) -> None:
        if not answers[WHERE]:
            raise DeskError("请选放在哪一期的哪一部分。")
        draft, number = answers[WHERE]
        inset = makes[answers.get(WHAT) or next(iter(makes))](draft)
        with page.workspace.step(f"插入“{inset.caption}”") as db:
            section = insets.put_into(db, inset, number)
        page.tell(f"已插入简报“{section.heading}”的末尾；可按 Ctrl+Z 撤销。")

    told = "插在这一部分的末尾，到“调度简报”里可以移动位置。"
    dialog = AskDialog(page.desk, columns, put, title="插入简报", yes="插入", remark=told, parent=page.window())
    dialog.fill({WHERE: offered[0].value} | ({WHAT: next(iter(makes))} if len(makes) > 1 else {}))
    dialog.open()
    return dialog


def picture(briefing_id: int, series: Series) -> Inset:
    """The line as it is seen, fine enough for paper."""
    chart = SeriesChart()
    chart.resize(QSize(theme.px(640), theme.px(300)))
    chart.show_series(series)
    image = QImage(chart.size() * FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINE)
    chart.render(image)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "series.png"
        image.save(str(path))
        return inserting.picture(briefing_id, f"{series.indicator.name}走势", path, share=SHARE)


def _nothing(_record: object) -> None:
    """There is no record yet that the fields could show."""
