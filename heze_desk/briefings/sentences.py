"""The sentences of a briefing; none says of a task what its light does not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from heze_desk.briefings.records import Briefing, Section
from heze_desk.days import said, short
from heze_desk.tasks.light_records import COLOURED
from heze_desk.tasks.records import Light, Source, TaskLine
from heze_desk.tasks.timeliness_records import GRANTED, OVERDUE, UNFINISHED, is_granted, is_overdue, is_unfinished

ORDER = (
    *(Light.DONE, Light.NORMAL, Light.GREEN, Light.SOON, Light.BLUE, Light.YELLOW, Light.OVERDUE, Light.RED),
    *(Light.PAUSED, Light.LASTING, Light.UNSET),
)
NUMBERS_NAMED = 12
WORDS = {Light.DONE: "已办结", Light.UNSET: "时限未定"}
OF_ALL = {Light.DONE: "均已办结", Light.LASTING: "均为长期任务", Light.UNSET: "时限均未定"}


def overall(briefing: Briefing) -> str:
    """How many tasks there are, what they come from and how they stand."""
    tasks = briefing.tasks
    if not tasks:
        return f"截至{said(briefing.day)}，台账中没有任务。"
    ours = sum(task.source is Source.POLICY for task in tasks)
    document = f"《{briefing.policy_title}》（{briefing.policy_number}）"
    if ours == len(tasks):
        told = f"{document}列入台账的任务共{ours}项"
    elif ours:
        told = f"列入台账的任务共{len(tasks)}项，其中{document}分解任务{ours}项"
    else:
        told = f"列入台账的任务共{len(tasks)}项"
    parted = "。按状态分，" if len(briefing.lights) > 1 else "，"
    return f"截至{said(briefing.day)}，{told}{parted}{standing(briefing.lights)}。{postponed(briefing)}"


def postponed(briefing: Briefing) -> str:
    """未完成12项，其中逾期2项，延期后未到期1项。 Nothing where none is late by its first deadline alone."""
    granted = sum(is_granted(task, briefing.rule, briefing.day) for task in briefing.tasks)
    if not granted:
        return ""
    unfinished, overdue = (sum(map(holds, briefing.tasks)) for holds in (is_unfinished, is_overdue))
    return f"{UNFINISHED}{unfinished}项，其中{OVERDUE}{overdue}项，{GRANTED}{granted}项。"


def counted(lights: Counter[Light]) -> str:
    """共有任务7项，时限均未定"""
    return f"共有任务{lights.total()}项，{standing(lights)}" if lights else "暂无任务"


def standing(lights: Counter[Light]) -> str:
    """办结2项，正常10项 …: only what there is, the finished first; in a word where all stand alike."""
    there = [light for light in ORDER if lights[light]]
    if len(there) > 1:
        return "，".join(f"{light}{lights[light]}项" for light in there)
    (light,) = there
    return OF_ALL.get(light, f"均为{light}") if lights.total() > 1 else WORDS.get(light, str(light))


def apart(counts: Iterable[tuple[str, int]]) -> str:
    """逾期2项，临期1项 in this order; 均为逾期 where there is one state for several."""
    told = [(name, number) for name, number in counts if number]
    if len(told) == 1 and told[0][1] > 1:
        return f"均为{told[0][0]}"
    return "，".join(f"{name}{number}项" for name, number in told)


def reported(task: TaskLine, section: Section, day: date) -> str:
    """What was last reported of a task, in the words it was reported in, or how far it is where there are none."""
    lead = f"{task.lead_unit}牵头" if task.lead_unit not in ("", section.lead_unit) else ""
    state = "已办结" if task.light is Light.DONE else f"进度{task.progress}%"
    if task.is_given_up:
        state = f"已销号，进度{task.progress}%"
    facts = "，".join(fact for fact in (lead, state, remark(task)) if fact)
    told = f"{opened(task.title)}（{facts}）。"
    if not task.latest:
        return told
    when = f"{short(task.latest_on, day)}进展：" if task.latest_on else "进展："
    return f"{told}{when}{closed(task.latest)}"


def is_told(task: TaskLine) -> bool:
    """Whether something was reported of the task, be it only a figure."""
    return bool(task.latest or task.progress or task.light is Light.DONE)


def problem(task: TaskLine) -> str:
    return f"{opened(task.title)}{_of(task)}。存在问题：{closed(task.problems)}"


def next_steps(briefing: Briefing, office: str) -> Iterable[str]:
    """What is late and must be settled first, what the units will do about what lags, and what falls due."""
    late = [task for task in briefing.lagging if task.due and task.due.is_over]
    if late:
        yield f"逾期任务{len(late)}项（{numbers(late)}），请责任单位说明原因，限期完成。"
    yield from _gaps(briefing)
    if unset := briefing.lights[Light.UNSET]:
        yield f"时限未定的任务{unset}项，请各责任单位提出完成时限，报{office}列入台账。"
    for task in briefing.lagging:
        if task.next_steps:
            yield f"{opened(task.title)}{_of(task)}：{closed(task.next_steps)}"
    if soon := [task for task in briefing.lagging if task not in late]:
        yield f"{not_yet_late(soon)}的任务{len(soon)}项（{numbers(soon)}），请责任单位逐项核对，按期完成。"
    if briefing.tasks:
        yield "请各责任单位对照台账推进，及时报送进展、存在问题和下步措施。"


def closed(text: str) -> str:
    """The words as they were written, line by line, ended by a full stop if they had none."""
    plain = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if plain.endswith(("。", "！", "？", "…", "。”", "！”", "？”", "。）")):
        return plain
    return f"{plain.rstrip('，,；;、：:')}。"


def numbers(tasks: Sequence[TaskLine], *, of: int = 0, where: str = "见上表") -> str:
    """Their numbers, as far as one reads them and all are at hand; else where they stand."""
    few = max(of, len(tasks)) <= NUMBERS_NAMED
    return "、".join(task.number for task in tasks) if few else where


def not_yet_late(tasks: Sequence[TaskLine]) -> str:
    """即将到期, or 未到时限而亮黄灯、红灯 where the rule looks at more than the time that is left."""
    lights = [light for light in ORDER if any(task.light is light for task in tasks)]
    return "即将到期" if lights == [Light.SOON] else f"未到时限而亮{'、'.join(lights)}"


def _gaps(briefing: Briefing) -> Iterable[str]:
    """The places of the roster that are not filled, those that lack the same told together."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for section in briefing.sections:
        if section.lacking:
            lacking.setdefault(section.lacking, []).append(section.name)
    for roles, names in lacking.items():
        many = f"等{len(names)}个产业" if len(names) > 1 else ""
        yield f"{'、'.join(names)}{many}需明确{'和'.join(roles)}。"


def remark(task: TaskLine) -> str:
    """How it stands, where there is something to remark."""
    match task.light:
        case Light.PAUSED:
            return str(task.light)
        case Light.LASTING:
            return "长期任务"
        case Light.NORMAL | Light.GREEN:
            return ""
        case _:
            return "，".join(filter(None, (str(task.light) if task.light in COLOURED else "", task.standing)))


def _of(task: TaskLine) -> str:
    return f"（{task.lead_unit}）" if task.lead_unit else ""


def opened(title: str) -> str:
    """A title goes on in a sentence, so a stop at its end is left out."""
    return title.strip().rstrip("。；，、")
