"""A briefing as a document: what it says and in which order, not how it looks."""

from collections.abc import Iterable, Sequence
from itertools import count

from heze_desk.briefings import sentences
from heze_desk.briefings.records import Briefing, Section
from heze_desk.days import said
from heze_desk.policy.numerals import numeral
from heze_desk.policy.records import Part
from heze_desk.settings.records import Settings, filled
from heze_desk.tasks.light_records import COLOURED
from heze_desk.tasks.records import TaskLine
from reports.document import Block, Document, Heading, Imprint, Masthead, Paragraph, Table, Title

OTHERS = "其他任务"


def compose(briefing: Briefing, settings: Settings) -> Document:
    """Lay the briefing out under its masthead, with its readers at the foot."""
    day = said(briefing.day)
    return Document(
        kind=settings.briefing_masthead,
        title=f"{settings.briefing_masthead}（截至{day}）",
        author=settings.office_name,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Masthead(
                name=settings.briefing_masthead,
                number=issue_line(briefing, settings),
                issuer=settings.office_name,
                day_text=day,
            ),
            Title(settings.briefing_title, note=f"（截至{day}）"),
            *_parts(briefing, settings),
            imprint(settings, day),
        ),
    )


def issue_line(briefing: Briefing, settings: Settings) -> str:
    """第1期（总第1期）; a number not yet given is a blank to be filled by hand."""
    return filled(settings.briefing_number, year=briefing.day.year, number=briefing.number, running=briefing.running)


def imprint(settings: Settings, day: str) -> Imprint:
    readers = (("报", settings.report_to), ("送", settings.send_to), ("发", settings.issue_to))
    return Imprint(
        lines=tuple((word, names) for word, names in readers if names.strip()),
        printed_by=settings.office_name,
        printed_on=day,
        copies=f"共印{settings.copies}份" if settings.copies else "共印　　份",
    )


def _parts(briefing: Briefing, settings: Settings) -> Iterable[Block]:
    """The parts that have something to say, numbered without a gap."""
    others = [*briefing.of_part(Part.KEY_TASK), *briefing.of_part(Part.SAFEGUARD), *briefing.of_part(None)]
    steps = sentences.next_steps(briefing, settings.office_name)
    parts = (
        ("总体情况", _overall(briefing)),
        ("产业进展", _industries(briefing)),
        (_names(others), _others(others, briefing) if others else ()),
        (f"{briefing.rule.warned}事项", _lagging(briefing)),
        ("下步安排", map(Paragraph, _numbered(steps))),
    )
    places = count(1)
    for name, part in parts:
        if blocks := tuple(part):
            yield Heading(f"{numeral(next(places))}、{name}")
            yield from blocks


def _overall(briefing: Briefing) -> Iterable[Block]:
    yield Paragraph(sentences.overall(briefing))
    if not briefing.tasks:
        return
    rows = [_row(section.name, [section], briefing) for section in briefing.of_part(Part.INDUSTRY)]
    for part in (Part.KEY_TASK, Part.SAFEGUARD, None):
        if sections := briefing.of_part(part):
            rows.append(_row(str(part or OTHERS), sections, briefing))
    rows.append(_row("合计", briefing.sections, briefing))
    yield _lights(("任务亮灯情况", "产业或板块"), rows, briefing)


def _lights(titles: tuple[str, str], rows: Iterable[tuple[str, ...]], briefing: Briefing) -> Table:
    caption, first = titles
    lights = tuple(map(str, briefing.rule.lights))
    return Table(
        header=(first, "任务数", *lights),
        rows=tuple(rows),
        widths=(0.3, 0.1, *(0.6 / len(lights),) * len(lights)),
        align=("left", "center", *("center",) * len(lights)),
        caption=caption,
        note=briefing.note,
    )


def _row(name: str, sections: Sequence[Section], briefing: Briefing) -> tuple[str, ...]:
    tasks = [task for section in sections for task in section.tasks]
    counts = [sum(task.light is light for task in tasks) for light in briefing.rule.lights]
    return (name, str(len(tasks)), *(str(number or "—") for number in counts))


def _industries(briefing: Briefing) -> Iterable[Block]:
    for place, section in enumerate(briefing.of_part(Part.INDUSTRY), 1):
        reports = tuple(_reports(section, briefing))
        silent = "" if reports or not section.tasks else "暂无进展记录。"
        yield Heading(f"（{numeral(place)}）{section.name}", level=2)
        yield Paragraph(
            f"分管市级领导：{section.leader}；牵头部门：{section.lead_unit}。"
            f"{sentences.counted(section.lights)}。{silent}"
        )
        yield from reports


def _others(sections: Sequence[Section], briefing: Briefing) -> Iterable[Block]:
    """A table of how they stand, those of which nothing is known, then those of which something was reported."""
    rows = (_row(section.name, [section], briefing) for section in sections)
    yield _lights((f"{_names(sections)}亮灯情况", "板块"), rows, briefing)
    told = [(section, reports) for section in sections if (reports := tuple(_reports(section, briefing)))]
    heard = {section.name for section, _ in told}
    silent = [section.name for section in sections if section.tasks and section.name not in heard]
    if silent:
        yield Paragraph(f"{'、'.join(silent) if told else '各项任务'}暂无进展记录。")
    for place, (section, reports) in enumerate(told, 1):
        yield Heading(f"（{numeral(place)}）{section.name}", level=2)
        yield from reports


def _names(sections: Sequence[Section]) -> str:
    """重点任务和保障措施, as far as there are such."""
    *first, last = dict.fromkeys(str(section.part or OTHERS) for section in sections) or ("",)
    return f"{'、'.join(first)}和{last}" if first else last


def _reports(section: Section, briefing: Briefing) -> Iterable[Block]:
    told = (sentences.reported(task, section, briefing.day) for task in section.tasks if sentences.is_told(task))
    return map(Paragraph, _numbered(told))


def _lagging(briefing: Briefing) -> Iterable[Block]:
    if not briefing.lagging:
        yield Paragraph(f"截至{said(briefing.day)}，没有{briefing.rule.warned}事项。")
        return
    yield Table(
        header=("编号", "任务", "牵头单位", "时限", "进度", "状态"),
        rows=tuple(map(_late_row, briefing.lagging)),
        widths=(0.09, 0.3, 0.17, 0.18, 0.07, 0.19),
        align=("center", "left", "center", "center", "center", "center"),
        caption=f"{briefing.rule.warned}事项清单",
        note=briefing.note,
        size="五号",
    )
    told = (sentences.problem(task) for task in briefing.lagging if task.problems)
    yield from map(Paragraph, _numbered(told))


def _late_row(task: TaskLine) -> tuple[str, ...]:
    assert task.due is not None  # what is warned of has a deadline
    colour = str(task.light) if task.light in COLOURED else ""
    behind = f"落后{task.points_behind}个百分点" if task.lag else ""
    return (
        task.number,
        task.title,
        task.lead_unit or "待明确",
        "\n".join(filter(None, (f"{task.due.typed:%Y-%m-%d}", task.due.moved, task.first_deadline))),
        f"{task.progress}%",
        "\n".join(filter(None, (colour, task.due.remaining, behind))),
    )


def _numbered(texts: Iterable[str]) -> Iterable[str]:
    """A text that begins with a figure is kept apart from its number, lest 1.2030年 be read as one."""
    for place, text in enumerate(texts, 1):
        yield f"{place}.{' ' if text[:1].isdigit() else ''}{text}"
