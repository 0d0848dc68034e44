"""What has to wait for what: set between two bars, and taken back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Screen
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import BarKey, Dependency, Subject

REMARK = "后一项在前一项完成以后才能开始；不符的在图上用红色虚线标出。也可以按住 Ctrl 点选两条，先点的在前。"


def ask_order(
    page: Screen, timeline: Timeline, chosen: tuple[Bar | None, Bar | None], done: Callable[[], object]
) -> AskDialog:
    """The two chosen are proposed; `done` hears that an order was set."""
    first, second = chosen
    choices = partial(_bars, timeline)
    columns = [
        Column[Any](title, lambda _one: None, kind=Kind.CHOICE, choices=choices) for title in ("先完成", "后开始")
    ]

    def keep(answers: Answers) -> None:
        before, after = answers["先完成"], answers["后开始"]
        if not isinstance(before, BarKey) or not isinstance(after, BarKey):
            raise DeskError("请选择先完成的一项和后开始的一项。")
        names = timeline.bars[before].title, timeline.bars[after].title
        with page.workspace.step(f"设先后顺序：{names[1]}") as db:
            store.wait(db, before, after)
        done()
        page.tell(f"已设：“{names[1]}”要等“{names[0]}”完成。")

    parent = page.window()
    dialog = AskDialog(page.desk, columns, keep, title="设先后顺序", yes="设定", remark=REMARK, parent=parent)
    for title, bar in (("先完成", first), ("后开始", second)):
        if bar is not None and bar.key.subject is not Subject.RECOGNITION:
            dialog.fill({title: bar.key})
    dialog.open()
    return dialog


def ask_no_order(page: Screen, timeline: Timeline, bar: Bar | None) -> AskDialog:
    """Of those that touch the current bar, or of all."""
    found = of(page, timeline, bar)
    if not found:
        raise DeskError("这里没有设先后顺序。" if bar else "还没有设过先后顺序。")
    choices = [Choice(one.id, _told(timeline, one)) for one in found]
    column = Column[Any]("先后顺序", lambda _one: None, kind=Kind.CHOICE, choices=lambda: choices)

    def keep(answers: Answers) -> None:
        chosen = answers["先后顺序"]
        if not isinstance(chosen, int):
            raise DeskError("请选择要取消的先后顺序。")
        with page.workspace.step("取消先后顺序") as db:
            store.wait_no_more(db, chosen)
        page.tell("已取消先后顺序；可按 Ctrl+Z 撤销。")

    parent = page.window()
    dialog = AskDialog(page.desk, (column,), keep, title="取消先后顺序", yes="取消这一条", parent=parent)
    dialog.fill({"先后顺序": choices[0].value})
    dialog.open()
    return dialog


def of(page: Screen, timeline: Timeline, bar: Bar | None) -> list[Dependency]:
    """The dependencies that are drawn and touch a bar, or all that are drawn."""
    drawn = [one for one in store.dependencies(page.workspace.db) if {one.before, one.after} <= timeline.bars.keys()]
    return [one for one in drawn if bar is None or bar.key in (one.before, one.after)]


def _bars(timeline: Timeline) -> Sequence[Choice]:
    return [
        Choice(bar.key, f"{lane.name}：{bar.number}{bar.title}（{bar.days}）")
        for lane in timeline.lanes
        for bar in lane.bars
        if bar.key.subject is not Subject.RECOGNITION
    ]


def _told(timeline: Timeline, one: Dependency) -> str:
    return f"{timeline.bars[one.before].title} → {timeline.bars[one.after].title}"
