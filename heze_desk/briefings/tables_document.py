"""The tables and charts of a briefing, and its annex, each under the caption by which the text calls it."""

from collections.abc import Iterable, Iterator, Sequence

from heze_desk.briefings.fact_records import Facts, Group
from heze_desk.briefings.section_texts import CHART, EXTRACT, OVERALL, WARNED, board_names
from heze_desk.days import said, short
from heze_desk.policy.records import Part
from heze_desk.tasks.light_records import COLOURED, Light
from heze_desk.tasks.line_records import TaskLine
from reports.document import Bars, Block, Table


def blocks(facts: Facts, key: str) -> Iterator[Block]:
    """What the section of this key can show."""
    match key:
        case "总体情况" if facts.lights:
            yield _parts(facts)
            if facts.industries:
                yield _chart(facts)
        case "其他进展" if groups := [group for group in facts.others if group.ids]:
            rows = [_row(group.name, [group], facts) for group in groups]
            yield _lights(f"{board_names(facts)}亮灯情况", "板块", rows, facts)
        case "清单" if facts.listed:
            yield _warned(facts)
        case "附件" if facts.annexed:
            yield _extract(facts)


def _parts(facts: Facts) -> Table:
    rows = [_row(group.name, [group], facts) for group in facts.industries]
    for part in (Part.KEY_TASK, Part.SAFEGUARD, None):
        if groups := [group for group in facts.of_part(part) if group.ids]:
            rows.append(_row(str(part or "其他任务"), groups, facts))
    rows.append(_row("合计", facts.groups, facts))
    return _lights(OVERALL, "产业或板块", rows, facts, note=facts.note)


def _lights(caption: str, first: str, rows: Iterable[tuple[str, ...]], facts: Facts, *, note: str = "") -> Table:
    lights = tuple(map(str, facts.rule.lights))
    return Table(
        header=(first, "任务数", *lights),
        rows=tuple(rows),
        widths=(0.3, 0.1, *(0.6 / len(lights),) * len(lights)),
        align=("left", "center", *("center",) * len(lights)),
        caption=caption,
        note=note,
    )


def _row(name: str, groups: Sequence[Group], facts: Facts) -> tuple[str, ...]:
    counts = [sum(group.lights[light] for group in groups) for light in facts.rule.lights]
    return (name, str(sum(counts)), *(str(number or "—") for number in counts))


def _chart(facts: Facts) -> Bars:
    """Only the lights there are; a bar of nothing but blanks says nothing."""
    shown = [light for light in facts.rule.lights if any(group.lights[light] for group in facts.industries)]
    lights = shown or [Light.UNSET]
    return Bars(
        labels=tuple(group.name for group in facts.industries),
        series=tuple(map(str, lights)),
        values=tuple(tuple(group.lights[light] for light in lights) for group in facts.industries),
        caption=CHART,
        note=f"注：截至{said(facts.until)}。",
    )


def _warned(facts: Facts) -> Table:
    return Table(
        header=("编号", "任务", "牵头单位", "时限和状态", "原因", "下步措施"),
        rows=tuple(map(_late_row, facts.listed)),
        widths=(0.1, 0.2, 0.16, 0.2, 0.17, 0.17),
        align=("center", "left", "center", "center", "left", "left"),
        caption=f"{facts.rule.warned}{WARNED}",
        size="五号",
    )


def _late_row(task: TaskLine) -> tuple[str, ...]:
    return (
        task.number,
        task.title,
        task.lead_unit or "待明确",
        "\n".join(filter(None, (*_dates(task), _state(task), f"进度{task.progress}%"))),
        task.problems.strip() or "未报送",
        task.next_steps.strip() or "未报送",
    )


def _dates(task: TaskLine) -> Iterator[str]:
    if task.due is not None:
        yield f"{task.due.typed:%Y-%m-%d}"
        yield task.due.moved if task.runs else ""
        yield task.first_deadline


def _state(task: TaskLine) -> str:
    colour = str(task.light) if task.light in COLOURED else ""
    behind = f"落后{task.points_behind}个百分点" if task.lag else ""
    remaining = task.due.remaining if task.due else ""
    return "\n".join(filter(None, (colour, remaining, behind)))


def _extract(facts: Facts) -> Table:
    return Table(
        header=("编号", "任务", "牵头单位", "时限", "进度", "状态", "最近进展"),
        rows=tuple(map(_extracted, facts.annexed)),
        widths=(0.1, 0.215, 0.16, 0.185, 0.08, 0.08, 0.18),
        align=("center", "left", "center", "center", "center", "center", "left"),
        caption=EXTRACT,
        note=_listed(facts),
        size="五号",
    )


def _listed(facts: Facts) -> str:
    """Which tasks the annex lists, and how many it leaves out where they are too many for a paper."""
    many, more = len(facts.annexed), facts.annexable - len(facts.annexed)
    told = f"{facts.rule.warned}任务，以及{short(facts.since, facts.until)}以来报送进展的任务"
    if more:
        return f"注：{told}共{facts.annexable}项，本表列出{many}项，其余{more}项见任务台账导出的全表。"
    return f"注：列出{told}，共{many}项。"


def _extracted(task: TaskLine) -> tuple[str, ...]:
    days = "\n".join(filter(None, _dates(task))) or ("长期" if task.ongoing else "未定")
    return (
        task.number,
        task.title,
        task.lead_unit or "待明确",
        days,
        f"{task.progress}%",
        str(task.light),
        task.latest.strip() or "—",
    )
