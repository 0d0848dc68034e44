"""What is said of a single task, and how lines are numbered."""

from collections.abc import Iterable, Iterator
from datetime import date

from heze_desk.briefings import sentences
from heze_desk.briefings.fact_records import Group
from heze_desk.briefings.phrase_records import Phrases
from heze_desk.days import short
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.line_records import TaskLine


def progressed(task: TaskLine, group: Group, day: date, say: Phrases) -> str:
    """What was last reported of the task, in the words it was reported in."""
    told = {
        "任务": sentences.opened(task.title),
        "附注": f"{task.lead_unit}牵头，" if task.lead_unit not in ("", group.lead_unit) else "",
        "进度": f"{task.progress}%",
        "进展": _latest(task, day),
    }
    if task.is_given_up:
        return say.say("进展·销号", **told)
    if task.light is Light.DONE:
        return say.say("进展·办结", **told)
    state = sentences.remark(task)
    return say.say("进展·在办", **told, 状况=f"，{state}" if state else "")


def _latest(task: TaskLine, day: date) -> str:
    if not task.latest:
        return ""
    when = f"{short(task.latest_on, day)}进展：" if task.latest_on else "进展："
    return f"{when}{sentences.closed(task.latest)}"


def lead(task: TaskLine) -> str:
    return f"（{task.lead_unit}）" if task.lead_unit else ""


def numbered(texts: Iterable[str]) -> Iterator[str]:
    """One line each; a text that begins with a figure is kept apart from its number, lest 1.2030年 be read as one."""
    for place, text in enumerate(texts, 1):
        plain = text.replace("\n", " ")
        yield f"{place}.{' ' if plain[:1].isdigit() else ''}{plain}"
