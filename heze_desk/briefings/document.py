"""A briefing as a document: what it says and in which order, not how it looks."""

from collections import Counter
from collections.abc import Iterable
from itertools import count

from heze_desk.briefings.numerals import numeral
from heze_desk.briefings.records import Briefing, Section
from heze_desk.days import said
from heze_desk.policy.records import Part
from heze_desk.settings.records import Settings, filled
from heze_desk.tasks.records import Light, TaskLine
from reports.document import Block, Document, Heading, Imprint, Masthead, Paragraph, Table, Title

LIGHTS = (Light.NORMAL, Light.SOON, Light.OVERDUE, Light.DONE, Light.PAUSED, Light.UNSET)
SHOWN_AHEAD = 5  # tasks named in one sentence of the next steps


def compose(briefing: Briefing, settings: Settings) -> Document:
    """Lay the briefing out under its masthead, with its readers at the foot."""
    return Document(
        kind=settings.briefing_masthead,
        title=f"{settings.briefing_masthead}（截至{said(briefing.day)}）",
        author=settings.office_name,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Masthead(
                name=settings.briefing_masthead,
                number=issue_line(briefing, settings),
                issuer=settings.office_name,
                day_text=said(briefing.day),
            ),
            Title(settings.briefing_title, note=f"（截至{said(briefing.day)}）"),
            *_overall(briefing),
            *_industries(briefing),
            *_other_parts(briefing),
            *_lagging(briefing),
            *_next_steps(briefing),
            imprint(settings, said(briefing.day)),
        ),
    )


def issue_line(briefing: Briefing, settings: Settings) -> str:
    """第1期（总第1期）; before a number is given, a blank to be filled."""
    if not briefing.number:
        return "第　　期"
    return filled(settings.briefing_number, year=briefing.day.year, number=briefing.number, running=briefing.running)


def imprint(settings: Settings, day: str) -> Imprint:
    readers = (("报", settings.report_to), ("送", settings.send_to), ("发", settings.issue_to))
    return Imprint(
        lines=tuple((word, names) for word, names in readers if names.strip()),
        printed_by=settings.office_name,
        printed_on=day,
        copies=f"共印{settings.copies}份" if settings.copies else "共印　　份",
    )


def _overall(briefing: Briefing) -> Iterable[Block]:
    yield Heading("一、总体情况")
    yield Paragraph(
        f"截至{said(briefing.day)}，按照《{briefing.policy_title}》（{briefing.policy_number}），"
        f"列入台账的任务共{len(briefing.tasks)}项。其中，{_told(briefing.lights)}。"
    )
    rows = [_row(section.name, section.lights) for section in briefing.of_part(Part.INDUSTRY)]
    for part in (Part.KEY_TASK, Part.SAFEGUARD, None):
        if sections := briefing.of_part(part):
            rows.append(_row(str(part or "其他任务"), sum((one.lights for one in sections), Counter[Light]())))
    rows.append(_row("合计", briefing.lights))
    yield Table(
        header=("产业或板块", "任务数", *map(str, LIGHTS)),
        rows=tuple(rows),
        widths=(0.28, *(0.72 / 7,) * 7),
        align=("left", *("center",) * 7),
        caption="任务亮灯情况",
        note=briefing.rule.sentence,
    )


def _row(name: str, lights: Counter[Light]) -> tuple[str, ...]:
    return (name, str(lights.total()), *(str(lights[light] or "—") for light in LIGHTS))


def _told(lights: Counter[Light]) -> str:
    """办结2项，正常10项 …: only what there is, the finished first."""
    order = (Light.DONE, Light.NORMAL, Light.SOON, Light.OVERDUE, Light.PAUSED, Light.UNSET)
    words = {Light.NORMAL: "正常推进", Light.UNSET: "时限未定"}
    return "，".join(f"{words.get(light, light)}{lights[light]}项" for light in order if lights[light]) or "暂无任务"


def _industries(briefing: Briefing) -> Iterable[Block]:
    yield Heading("二、产业进展")
    for place, section in enumerate(briefing.of_part(Part.INDUSTRY), 1):
        yield Heading(f"（{numeral(place)}）{section.name}", level=2)
        yield Paragraph(
            f"分管市级领导：{section.leader}；牵头部门：{section.lead_unit}。"
            f"共有任务{len(section.tasks)}项，{_told(section.lights)}。"
        )
        yield from _reports(section)


def _other_parts(briefing: Briefing) -> Iterable[Block]:
    yield Heading("三、重点任务和保障措施")
    places = count(1)
    for part in (Part.KEY_TASK, Part.SAFEGUARD, None):
        for section in briefing.of_part(part):
            yield Heading(f"（{numeral(next(places))}）{section.name}", level=2)
            yield Paragraph(f"共有任务{len(section.tasks)}项，{_told(section.lights)}。")
            yield from _reports(section)


def _reports(section: Section) -> Iterable[Block]:
    """What was reported of the tasks, in the reporters' own words."""
    places = count(1)
    for task in section.tasks:
        if task.latest:
            who = f"{task.lead_unit}报告：" if task.lead_unit else ""
            yield Paragraph(f"{next(places)}.{task.title}（进度{task.progress}%）。{who}{_closed(task.latest)}")


def _lagging(briefing: Briefing) -> Iterable[Block]:
    yield Heading("四、逾期和临期事项")
    if not briefing.lagging:
        yield Paragraph("截至目前，没有逾期和临期事项。")
        return
    yield Table(
        header=("编号", "任务", "牵头单位", "时限", "进度", "状态"),
        rows=tuple(_late_row(task, briefing) for task in briefing.lagging),
        widths=(0.1, 0.335, 0.165, 0.16, 0.085, 0.155),
        align=("center", "left", "left", "center", "center", "center"),
        caption="逾期和临期事项清单",
        note=briefing.rule.sentence,
    )
    for place, task in enumerate((task for task in briefing.lagging if task.problems), 1):
        yield Paragraph(f"{place}.{task.title}。存在问题：{_closed(task.problems)}")


def _late_row(task: TaskLine, briefing: Briefing) -> tuple[str, ...]:
    assert task.deadline is not None
    days = (briefing.day - task.deadline).days
    state = f"逾期{days}天" if days > 0 else f"{-days}天后到期" if days else "今天到期"
    return (
        task.number,
        task.title,
        task.lead_unit or "待明确",
        f"{task.deadline:%Y-%m-%d}",
        f"{task.progress}%",
        state,
    )


def _next_steps(briefing: Briefing) -> Iterable[Block]:
    yield Heading("五、下步安排")
    places = count(1)
    for sentence in (*_gaps(briefing), *_measures(briefing)):
        yield Paragraph(f"{next(places)}.{sentence}")
    yield Paragraph(f"{next(places)}.请各牵头单位按台账时限推进，及时报送进展、存在问题和下步措施。")


def _gaps(briefing: Briefing) -> Iterable[str]:
    """What must be settled before anything can be scheduled."""
    industries = briefing.of_part(Part.INDUSTRY)
    for word, holders in (("分管市级领导", "leader"), ("牵头部门", "lead_unit")):
        open_ones = [one.name for one in industries if getattr(one, holders) in ("待明确", "（空缺）")]
        if open_ones:
            yield f"{'、'.join(open_ones)}等{len(open_ones)}个产业需明确{word}。"
    if unset := briefing.lights[Light.UNSET]:
        yield f"{unset}项任务时限未定，请牵头单位提出完成时限，报专班办公室列入台账。"


def _measures(briefing: Briefing) -> Iterable[str]:
    """The next steps the units gave for what lags, and the names of what falls due next."""
    for task in briefing.lagging:
        if task.next_steps:
            yield f"{task.title}：{_closed(task.next_steps)}"
    soon = [task.title for task in briefing.tasks if task.light is Light.SOON]
    if soon:
        rest = f"等{len(soon)}项" if len(soon) > SHOWN_AHEAD else ""
        yield f"对即将到期的{'、'.join(soon[:SHOWN_AHEAD])}{rest}，请牵头单位逐项核对，按期完成。"


def _closed(text: str) -> str:
    """The words as they were written, ended by a full stop if they had none."""
    plain = " ".join(text.split())
    return plain if plain.endswith(("。", "！", "？", "；", ".")) else f"{plain}。"
