"""The papers of 双告知: the notice, the answer to it, and the register."""

from collections.abc import Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.notifications.records import Direction, NotificationLine
from heze_desk.registers.column_widths import fitted
from heze_desk.settings.records import Settings
from reports.document import Cell, Document, Form, PageBreak, Table, Title

WIDTHS = (0.18, 0.34, 0.18, 0.3)
WIDE = 3
COLUMNS = (
    "编号",
    "方向",
    "事项",
    "涉及企业、项目",
    "告知单位",
    "被告知单位",
    "告知日期",
    "反馈时限",
    "反馈情况",
    "结果互认",
)
SEAL = "（盖章）　　　　年　　月　　日"


def notice(line: NotificationLine, settings: Settings) -> Document:
    """告知书 with the slip for the answer; what has come back is printed in it."""
    one = line.notification
    return _paper(
        "双告知",
        f"{one.direction}书（{line.to_unit}）",
        (
            Title(f"{one.direction}书", note=f"（{one.direction.meaning}）"),
            Form(
                (
                    *_head(line),
                    (_label("告知事项"), Cell(one.matter, span=WIDE, lines=5, align="left")),
                    (_label("依据"), Cell(one.basis or "—", span=WIDE, align="left")),
                    (_label("反馈时限"), Cell(_due(line)), _label("告知日期"), Cell(said(one.notified_on))),
                    (_label("告知单位"), Cell(line.from_unit, span=WIDE, lines=3, align="left", foot=SEAL)),
                ),
                widths=WIDTHS,
                size="四号",
            ),
            PageBreak(),
            Title("反馈单"),
            _answer(line),
        ),
        settings,
    )


def answer(line: NotificationLine, settings: Settings) -> Document:
    """反馈单 as it came back, for the files."""
    return _paper("双反馈", f"反馈单（{line.notification.name}）", (Title("反馈单"), _answer(line)), settings)


def register(lines: Sequence[NotificationLine], day: date, settings: Settings) -> Document:
    """双告知、双反馈登记表 as of a day, oldest first as a register is kept."""
    shares, size, rows = fitted(COLUMNS, list(map(_registered, reversed(lines))))
    table = Table(
        header=COLUMNS,
        rows=rows,
        widths=shares,
        size=size,
        align=("left",) * len(COLUMNS),
        caption=f"（截至{said(day)}）",
        note="" if rows else "没有登记的告知事项。",
        ragged=True,
    )
    return Document(
        kind="双告知登记表",
        title=f"双告知、双反馈登记表（截至{said(day)}）",
        author=settings.office_name,
        landscape=True,
        remark=_remark(settings),
        body=(Title("双告知、双反馈登记表"), table),
    )


def _registered(line: NotificationLine) -> tuple[str, ...]:
    one = line.notification
    return (
        one.name,
        one.direction,
        one.matter,
        line.concerns or "—",
        line.from_unit,
        line.to_unit,
        f"{one.notified_on:%Y-%m-%d}",
        f"{one.due:%Y-%m-%d}",
        line.standing,
        one.recognised or "—",
    )


def _answer(line: NotificationLine) -> Form:
    one = line.notification
    received = said(one.received_on) if one.received_on else ""
    return Form(
        (
            *_head(line),
            (_label("告知事项"), Cell(one.matter, span=WIDE, align="left")),
            (_label("反馈内容"), Cell(one.feedback, span=WIDE, lines=7, align="left")),
            (_label("结果互认"), Cell(one.recognised, span=WIDE, lines=3, align="left")),
            (_label("反馈时限"), Cell(_due(line)), _label("反馈日期"), Cell(received)),
            (_label("反馈单位"), Cell(line.to_unit, span=WIDE, lines=3, align="left", foot="" if received else SEAL)),
        ),
        widths=WIDTHS,
        size="四号",
    )


def _head(line: NotificationLine) -> tuple[tuple[Cell, ...], ...]:
    to = "监管部门" if line.notification.direction is Direction.APPROVAL else "审批部门"
    return (
        (_label("编号"), Cell(line.notification.name), _label(to), Cell(line.to_unit)),
        (_label("涉及企业（项目）"), Cell(line.concerns or "—", span=WIDE, align="left")),
    )


def _due(line: NotificationLine) -> str:
    """As typed, with where it counts if that is another day."""
    moved = line.due.moved
    return f"{said(line.notification.due)}{f'（{moved}）' if moved else ''}"


def _label(text: str) -> Cell:
    return Cell(text, label=True)


def _remark(settings: Settings) -> str:
    return "演示数据，不作依据" if settings.demo else ""


def _paper(kind: str, title: str, body: tuple[Title | Form | PageBreak, ...], settings: Settings) -> Document:
    return Document(kind=kind, title=title, author=settings.office_name, remark=_remark(settings), body=body)
