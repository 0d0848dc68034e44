"""What changed since the round before, as a paper."""

from collections.abc import Iterator

from heze_desk.days import said, short
from heze_desk.rounds.change_records import RoundChanges
from heze_desk.rounds.document import demo
from heze_desk.settings.records import Settings
from heze_desk.tasks.comparison_records import Kind, TaskChange
from reports.document import Block, Document, Paragraph, Signature, Table, Title


def changes(told: RoundChanges, settings: Settings) -> Document:
    """The numbers first, then task by task under what happened to it, in the order of the ledger."""
    title = f"{told.round.name}调度变化情况"
    return Document(
        kind="调度变化情况",
        title=f"{title}（截至{said(told.until)}）",
        author=settings.office_name,
        remark=demo(settings),
        body=(
            Title(title, note=f"（{said(told.since)}至{short(told.until, told.since)}）"),
            Paragraph(_overall(told)),
            *_tables(told),
            Signature(settings.office_name, said(told.until)),
        ),
    )


def _overall(told: RoundChanges) -> str:
    compared = told.comparison
    tasks = f"台账任务{compared.before}项变为{compared.after}项"
    if compared.before == compared.after:
        tasks = f"台账任务{compared.after}项"
    return f"{told.beginning}，截至{said(told.until)}，{tasks}，{compared.sentence}"


def _tables(told: RoundChanges) -> Iterator[Block]:
    if not told.comparison:
        return
    numbers = {kind: number for kind, number in told.comparison.numbers.items() if number}
    yield Table(
        header=tuple(map(str, numbers)),
        rows=(tuple(f"{number}项" for number in numbers.values()),),
        align=("center",) * len(numbers),
        caption="变化项数",
        note="注：一项任务有几种变化的，各种分别计数；期间改过又改回的不计。",
        size="五号",
    )
    yield Table(
        header=("编号", "任务", "牵头单位", "变化"),
        rows=tuple(_rows(told)),
        widths=(0.1, 0.4, 0.2, 0.3),
        align=("center", "left", "center", "center"),
        caption="逐项变化",
        note=told.rule if Kind.LIGHT in numbers else "",
        size="五号",
    )


def _rows(told: RoundChanges) -> Iterator[tuple[str, ...]]:
    for kind in Kind:
        if found := told.comparison.of(kind):
            yield (f"{kind}（{len(found)}项）",)
            yield from map(_row, found)


def _row(one: TaskChange) -> tuple[str, ...]:
    """From what to what; where there was nothing before or is nothing after, only the one there is."""
    change = one.text.partition("：")[2].removeprefix("（空） → ").removesuffix(" → （空）")
    return (one.number, one.title, one.lead_unit or "待明确", change)
