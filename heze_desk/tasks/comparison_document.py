"""What changed in the ledger, as tables of a paper."""

from collections.abc import Iterator
from datetime import date

from heze_desk.days import said
from heze_desk.settings.records import Settings
from heze_desk.tasks.comparison_records import Comparison, Kind, TaskChange
from reports.document import Block, Document, Paragraph, Signature, Table, Title

NOTE = "注：一项任务有几种变化的，各种分别计数。"
BESIDE = 7
"""Kinds of change whose names stand side by side on the line; more are told by the sentence alone."""


def comparison(
    compared: Comparison, settings: Settings, *, rule: str, beside: str, beginning: str, day: date
) -> Document:
    """Two versions of the ledger; `beside` says which, `beginning` also as of which days; `day` is the paper's."""
    title = "任务台账变动情况"
    return Document(
        kind=title,
        title=f"{title}（{beside}）",
        author=settings.office_name,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title(title, note=f"（{beside}）"),
            Paragraph(f"{beginning}，{overall(compared)}"),
            *tables(compared, rule=rule, note=NOTE),
            Signature(settings.office_name, said(day)),
        ),
    )


def overall(compared: Comparison) -> str:
    """台账任务2项变为3项，新增1项，进度变化1项。"""
    count = f"{compared.before}项变为{compared.after}项"
    if compared.before == compared.after:
        count = f"{compared.after}项"
    return f"台账任务{count}，{compared.sentence}"


def tables(compared: Comparison, *, rule: str, note: str) -> Iterator[Block]:
    """How often each kind of change happened, then task by task under its kind, in the order of the ledger."""
    if not compared:
        return
    numbers = {kind: number for kind, number in compared.numbers.items() if number}
    if beside := len(numbers) <= BESIDE:
        yield Table(
            header=tuple(map(str, numbers)),
            rows=(tuple(f"{number}项" for number in numbers.values()),),
            align=("center",) * len(numbers),
            caption="变化项数",
            note=note,
            size="五号",
        )
    rule = rule if Kind.LIGHT in numbers else ""
    yield Table(
        header=("编号", "任务", "牵头单位", "变化"),
        rows=tuple(_rows(compared)),
        widths=(0.1, 0.4, 0.2, 0.3),
        align=("center", "left", "center", "center"),
        caption="逐项变化",
        note=rule if beside else f"{note}{rule.removeprefix('注：')}",
        size="五号",
    )


def _rows(compared: Comparison) -> Iterator[tuple[str, ...]]:
    for kind in Kind:
        if found := compared.of(kind):
            yield (f"{kind}（{len(found)}项）",)
            yield from map(_row, found)


def _row(one: TaskChange) -> tuple[str, ...]:
    """From what to what; where there was nothing before or is nothing after, only the one there is.

    Of a task that came or left its deadline is told.
    """
    if one.kind in (Kind.NEW, Kind.REMOVED):
        return (one.number, one.title, one.lead_unit or "待明确", _deadline(one))
    change = one.text.partition("：")[2].removeprefix("（空） → ").removesuffix(" → （空）")
    return (one.number, one.title, one.lead_unit or "待明确", change)


def _deadline(one: TaskChange) -> str:
    return f"时限{said(one.deadline)}" if one.deadline else "时限未定"
