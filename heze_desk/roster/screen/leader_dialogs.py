"""A new leader, and a new title from a day on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.roster import leader_store
from heze_desk.roster.listing import LeaderEntry

NAME = Column[Any]("姓名", lambda one: one.name)
TITLE = Column[Any]("职务", lambda one: one.title)
SINCE = Column[Any]("自何日起", lambda one: one.since, kind=Kind.DAY)
NEW = "排在最后，可用 Alt+↑ 上移。在这一天之前的名单上，也用这里填写的职务。"
CHANGE = "从这一天起名单用新职务，此前的名单仍用旧职务，排名次序不变。只是录错了字的，请直接在“职务沿革”中改正。"


def ask_leader(desk: Desk, day: date, made: Callable[[int, str], object], parent: QWidget | None) -> AskDialog:
    """Ask for a leader; `made` is told the id and the name."""

    def keep(answers: Answers) -> None:
        name, since = answers["姓名"], _day(answers)
        with desk.workspace.step(f"新增领导：{name}") as db:
            leader_id = leader_store.add(db, name, answers["职务"], since=since)
        made(leader_id, name)

    dialog = AskDialog(desk, (NAME, TITLE, SINCE), keep, title="新增领导", yes="新增", remark=NEW, parent=parent)
    dialog.fill({"自何日起": day})
    dialog.editors["职务"].setPlaceholderText("如副市长")
    dialog.open()
    return dialog


def ask_title(desk: Desk, leader: LeaderEntry, told: Callable[[str], object], parent: QWidget | None) -> AskDialog:
    """Ask for the title a leader holds from a day on."""

    def keep(answers: Answers) -> None:
        title, since = answers["职务"], _day(answers)
        with desk.workspace.step(f"职务变动：{leader.name}") as db:
            leader_store.hold(db, leader.id, title, since=since)
        told(f"{leader.name}自{said(since)}起任{title}。")

    title = f"职务变动：{leader.name}（现任{leader.title}）"
    dialog = AskDialog(desk, (TITLE, SINCE), keep, title=title, yes="保存", remark=CHANGE, parent=parent)
    dialog.editors["职务"].setPlaceholderText("新职务")
    dialog.open()
    return dialog


def _day(answers: Answers) -> date:
    since = answers["自何日起"]
    if not isinstance(since, date):
        raise DeskError("请填写从哪一天起。")
    return since
