"""How everything is planned now, kept under a name to be compared with later, and dropped when it is of no more use."""

from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.roadmap import store
from heze_desk.roadmap.records import Baseline
from heze_desk.roadmap.timeline import Wanted, timeline

TITLE = Column[Any]("名称", lambda _one: "")
KEPT = "存下所有产业现在的起止日期，筛选不影响；以后在“基线”里选它，就能看出推迟了多少。"
DROPPED = "只删除这一份基线，阶段和任务不变；可按 Ctrl+Z 撤销。"


def ask_keep(page: Screen) -> AskDialog:
    def keep(answers: Answers) -> None:
        baseline = Baseline(title=answers["名称"].strip(), day=page.today)
        with page.workspace.step(f"存基线：{baseline.title}") as db:
            now = timeline(db, page.today, Wanted(recognitions=False, whole=True))
            store.keep_baseline(db, baseline, now)
        page.tell(f"已存为基线：{baseline.title}，{len(now.bars)}条。")

    dialog = AskDialog(page.desk, (TITLE,), keep, title="存为基线", yes="存下", remark=KEPT, parent=page.window())
    dialog.fill({"名称": f"{page.today.year}年{page.today.month}月计划"})
    dialog.editors["名称"].selectAll()
    dialog.open()
    return dialog


def ask_drop(page: Screen) -> AskDialog:
    choices = [Choice(one.id, f"{one.title}（{one.day}）") for one in store.baselines(page.workspace.db)]
    if not choices:
        raise DeskError("还没有存过基线。")
    chosen = Column[Any]("基线", lambda _one: None, kind=Kind.CHOICE, choices=lambda: choices)

    def drop(answers: Answers) -> None:
        if not isinstance(answers["基线"], int):
            raise DeskError("请选择要删除的基线。")
        with page.workspace.step("删除基线") as db:
            store.remove_baseline(db, answers["基线"])
        page.tell("已删除基线；可按 Ctrl+Z 撤销。")

    parent = page.window()
    dialog = AskDialog(page.desk, (chosen,), drop, title="删除基线", yes="删除", remark=DROPPED, parent=parent)
    dialog.fill({"基线": choices[0].value})
    dialog.open()
    return dialog
