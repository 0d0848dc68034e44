"""The targets as a paper: what is reached of each, by industry and against time."""

from collections.abc import Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.registers.column_widths import fitted
from heze_desk.registers.document import DEMO
from heze_desk.registers.target_records import RULE, Counted, GoalLine, TargetLine
from heze_desk.settings.records import Settings
from reports.document import Block, Document, Paragraph, Table, Title

NONE = "没有登记佐证"


def target_list(
    lines: Sequence[TargetLine], day: date, settings: Settings, *, goals: Sequence[GoalLine] = ()
) -> Document:
    """Every target with what is reached, by industry, against time, and how the forecast was reckoned.

    The goals in words follow, each with what was noted for it.
    """
    title = f"{settings.group_name}目标完成情况"
    body: list[Block] = [
        Title(title, note=f"（截至{said(day)}）"),
        Table(
            header=("目标", "目标数", "已核实", "待核", "其中共享", "完成", "时间已过", "判断"),
            rows=tuple(map(_target_row, lines)),
            widths=(0.24, 0.12, 0.1, 0.08, 0.1, 0.1, 0.11, 0.15),
            align=("left", *["center"] * 7),
            note=RULE,
        ),
        _by_industry(lines),
    ]
    body += [Paragraph(f"{line.target.name}：{line.reckoning}") for line in lines]
    if own := _own(lines):
        body.append(own)
    if any(one.shown for one in goals):
        body.append(_goals(goals))
    return Document(
        kind="目标完成情况",
        title=f"{title}（截至{said(day)}）",
        author=settings.office_name,
        landscape=True,
        remark=DEMO if settings.demo else "",
        body=tuple(body),
    )


def _target_row(line: TargetLine) -> tuple[str, ...]:
    return (
        line.target.name,
        line.target.amount,
        f"{line.counted.proven}{line.counter}" if line.kind else "不能计数",
        str(line.counted.unproven) if line.kind else "",
        str(line.counted.shared) if line.kind else "",
        f"{line.share:.0f}%" if line.kind and line.share is not None else "—",
        f"{line.time_gone:.0f}%",
        line.verdict if line.kind else "—",
    )


def _by_industry(lines: Sequence[TargetLine]) -> Table:
    names = dict.fromkeys(name for line in lines for _, name, _ in line.by_industry)
    counted = {(line.target.id, name): found for line in lines for _, name, found in line.by_industry}
    rows = []
    for name in names:
        rows.append((name, *(_told(counted.get((line.target.id, name), Counted())) for line in lines)))
    return Table(
        header=("产业", *(line.target.name for line in lines)),
        rows=tuple(rows),
        align=("left", *["center"] * len(lines)),
        caption="分产业情况（含待核）",
    )


def _told(counted: Counted) -> str:
    return f"{counted.all}（共享{counted.shared}）" if counted.shared else str(counted.all)


def _own(lines: Sequence[TargetLine]) -> Table | None:
    rows = [
        (line.target.name, line.place(own.industry_id), f"{own.year}年", str(own.value), str(reached), own.basis)
        for line in lines
        for own, reached in line.own
    ]
    if not rows:
        return None
    header = ("目标", "产业", "年度", "自定目标", "已核实", "依据")
    shares, size, folded = fitted(header, rows)
    align = ("left", *["center"] * 4, "left")
    return Table(header=header, rows=folded, widths=shares, size=size, align=align, caption="自定年度目标", ragged=True)


def _goals(goals: Sequence[GoalLine]) -> Table:
    """A row for each note, and for each clause of which there is none."""
    header = ("目标原文", "日期", "佐证", "来源")
    rows: list[tuple[str, ...]] = []
    for one in goals:
        told = sum(bool(one.of(phrase)) for phrase in one.shown)
        rows.append((f"{one.year}年（{len(one.shown)}句，{told}句有佐证）",))
        for phrase in one.shown:
            notes = one.of(phrase)
            rows += [(phrase, said(note.day), note.text, note.source) for note in notes]
            rows += [] if notes else [(phrase, "", NONE, "")]
    shares, size, folded = fitted(header, rows)
    return Table(
        header=header,
        rows=folded,
        widths=shares,
        size=size,
        align=("left", "center", "left", "left"),
        caption="文字目标和佐证",
        note="上表已经计数的目标，没有佐证的不再列出。",
        ragged=True,
    )
