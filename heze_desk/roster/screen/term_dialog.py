"""Putting right a term as it was entered: its days and its document; the person or unit stays."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.roster import store
from heze_desk.roster.records import AssignmentLine

FIELDS = (
    Column[AssignmentLine]("起始日期", lambda term: term.valid_from, kind=Kind.DAY),
    Column[AssignmentLine]("终止日期", lambda term: term.valid_to, kind=Kind.DAY),
    Column[AssignmentLine]("依据文件", lambda term: term.basis),
)
REMARK = "用于改正录入的差错，任期内各日的名单都随之改变；人员调整请用“调整向导”。终止日期留空，表示任期没有终止。"


def ask_term(
    desk: Desk, term: AssignmentLine, told: Callable[[AssignmentLine], object], parent: QWidget | None
) -> AskDialog:
    """Ask for the right days and document; days that clash with another term are refused."""

    def keep(answers: Answers) -> None:
        if answers["起始日期"] is None:
            raise DeskError("请填写起始日期。")
        with desk.workspace.step(f"修改任期：{term.industry}{term.who}") as db:
            kept = store.get(db, term.id)
            right = replace(
                kept, valid_from=answers["起始日期"], valid_to=answers["终止日期"], basis=answers["依据文件"]
            )
            store.save(db, right)
        told(term)

    title = f"修改任期：{term.who}，{term.industry}{term.role}"
    dialog = AskDialog(desk, FIELDS, keep, title=title, yes="保存", remark=REMARK, parent=parent)
    dialog.fill({column.title: column.value(term) for column in FIELDS})
    dialog.editors["终止日期"].setPlaceholderText("没有终止")
    dialog.open()
    return dialog
