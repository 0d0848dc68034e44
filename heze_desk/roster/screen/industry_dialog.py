"""From when to when an industry is one of those kept, and by what document (动态调整)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.roster import store
from heze_desk.roster.records import Industry

FIELDS = (
    Column[Any]("列入之日", lambda industry: industry.valid_from, kind=Kind.DAY),
    Column[Any]("移出之日", lambda industry: industry.valid_to, kind=Kind.DAY),
    Column[Any]("依据文件", lambda industry: industry.basis),
)
REMARK = (
    "列入之日留空，表示自文件印发起；移出之日留空，表示一直保留。移出次日起名单和简报不再列这个产业，以前各日不变。"
)


def ask_validity(
    desk: Desk, industry: Industry, told: Callable[[Industry], object], parent: QWidget | None
) -> AskDialog:
    """Ask for the first and the last day; an end before the beginning is refused."""

    def keep(answers: Answers) -> None:
        first, last, basis = answers.values()
        with desk.workspace.step(f"调整产业起止：{industry.name}") as db:
            store.save_industry(db, replace(industry, valid_from=first, valid_to=last, basis=basis))
        told(industry)

    title = f"产业起止：{industry.name}"
    dialog = AskDialog(desk, FIELDS, keep, title=title, yes="保存", remark=REMARK, parent=parent)
    dialog.show_record(industry)
    dialog.editors["列入之日"].setPlaceholderText("自文件印发起")
    dialog.editors["移出之日"].setPlaceholderText("一直保留")
    dialog.open()
    return dialog
