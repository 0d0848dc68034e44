"""A new phase or milestone, and what is said of one; its days are moved with a reason instead."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.roadmap import store
from heze_desk.roadmap.records import ItemKind, PlanItem
from heze_desk.roster import store as roster

TITLE = Column[Any]("名称", lambda item: item.title)
BASIS = Column[Any]("依据", lambda item: item.basis)
DONE = Column[Any]("完成日期", lambda item: item.done_on, kind=Kind.DAY)
DAYS = tuple(Column[Any](title, lambda item: None, kind=Kind.DAY) for title in ("开始", "结束", "日期"))
NEW = "阶段从开始到结束，两天都算在内；节点只有一天。"
CHANGED = "完成日期留空表示没有完成。改开始和结束请用“移动”，并写明理由。"


def ask_new(page: Screen, kind: ItemKind, industry_id: int | None) -> AskDialog:
    """The industry that is current is proposed."""
    days = DAYS[:2] if kind is ItemKind.PHASE else DAYS[2:]
    named = Column[Any]("产业", lambda item: None, kind=Kind.CHOICE, choices=partial(_industries, page))

    def keep(answers: Answers) -> None:
        industry_id = _industry(answers)
        if not answers["名称"].strip():
            raise DeskError(f"{kind}的名称不能为空。")
        first = _day(answers, days[0].title)
        item = PlanItem(
            industry_id=industry_id,
            kind=kind,
            title=answers["名称"],
            start=first,
            finish=_day(answers, days[-1].title),
            basis=answers["依据"],
        )
        with page.workspace.step(f"路线图增加{kind}：{item.title}") as db:
            store.refuse_double(db, item)
            item_id = store.add(db, item)
        page.reload()
        page.receive(store.get(page.workspace.db, item_id).key)
        page.tell(f"已增加{kind}：{item.title}，{item.span}。")

    columns = (named, TITLE, *days, BASIS)
    parent = page.window()
    dialog = AskDialog(page.desk, columns, keep, title=f"新增{kind}", yes="新增", remark=NEW, parent=parent)
    if industry_id is not None:
        dialog.fill({"产业": industry_id})
        dialog.editors["名称"].setFocus()
    dialog.open()
    return dialog


def ask_change(page: Screen, item_id: int) -> AskDialog:
    """Name, basis, and whether it is done; how it was moved is told below."""
    item = store.get(page.workspace.db, item_id)

    def keep(answers: Answers) -> None:
        with page.workspace.step(f"修改路线图：{item.title}") as db:
            store.change(db, item_id, title=answers["名称"], basis=answers["依据"])
            store.set_done(db, item_id, answers["完成日期"], day=page.today)
        page.tell(f"已修改：{answers['名称']}。")

    moves = [move.told for move in store.moves(page.workspace.db, item_id)]
    told = "\n".join((f"{item.kind}：{item.span}。{CHANGED}", *(("移动记录：", *moves) if moves else ())))
    title = f"{item.kind}：{item.title}"
    parent = page.window()
    dialog = AskDialog(page.desk, (TITLE, DONE, BASIS), keep, title=title, yes="保存", remark=told, parent=parent)
    dialog.show_record(item)
    dialog.open()
    return dialog


def _industries(page: Screen) -> Sequence[Choice]:
    return [Choice(one.id, one.name) for one in roster.industries(page.workspace.db, page.today)]


def _industry(answers: Answers) -> int:
    chosen = answers["产业"]
    if not isinstance(chosen, int):
        raise DeskError("请选择产业。")
    return chosen


def _day(answers: Answers, title: str) -> date:
    day = answers[title]
    if not isinstance(day, date):
        raise DeskError(f"请填写{title}{'' if title == '日期' else '日期'}。")
    return day
