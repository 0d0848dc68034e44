"""The 更正说明 of a paper that corrects another one."""

from collections.abc import Iterator, Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.issuing.correction_records import Correction
from reports.document import Block, Paragraph, Table

CAPTION = "更正说明"


def correction_note(corrections: Sequence[Correction], first_issued: date | None, *, called: str) -> Iterator[Block]:
    """What was read as what; all else is as it was issued. A reason that all share is told once."""
    if not corrections or first_issued is None:
        return
    reasons = {(one.why, one.day) for one in corrections}
    shared = f"更正原因：{corrections[0].why.rstrip('。')}。" if len(reasons) == 1 else ""
    yield Paragraph(f"{called}于{said(first_issued)}印发，现更正重发，以本件为准。{shared}除下列更正外，其余内容不变。")
    yield _noted(corrections, with_reasons=not shared)


def _noted(corrections: Sequence[Correction], *, with_reasons: bool) -> Table:
    dated = len({one.day for one in corrections}) > 1
    rows = [(one.place, one.old, one.new, f"{one.why}（{one.day}）" if dated else one.why) for one in corrections]
    widths = (0.28, 0.25, 0.25, 0.22) if with_reasons else (0.4, 0.3, 0.3)
    header = ("位置", "原为", "更正为", "原因")[: len(widths)]
    return Table(
        header=header,
        rows=tuple(row[: len(header)] for row in rows),
        widths=widths,
        align=("left",) * len(header),
        caption=CAPTION,
        size="五号",
    )
