"""研发投入 as a paper: the enterprises as they are listed, each beside the year before."""

from collections.abc import Sequence
from datetime import date

from heze_desk.days import said
from heze_desk.registers.column_widths import fitted
from heze_desk.registers.document import DEMO
from heze_desk.registers.research_records import RULE, UNKNOWN, Research, Spending
from heze_desk.settings.records import Settings
from reports.document import Document, Paragraph, Table, Title


def research_paper(
    told: Research, listed: Sequence[Spending], day: date, settings: Settings, *, which: str = ""
) -> Document:
    """The enterprises listed under what the whole year comes to; `which` says what they were chosen by."""
    title = f"{settings.group_name}企业研发投入情况"
    chosen = f"{which}，" if which else ""
    header = ("序号", "企业名称", "属地", "规上", f"{told.year - 1}年", f"{told.year}年", "增幅", "情况")
    shares, size, rows = fitted(header, [_row(number, one) for number, one in enumerate(listed, 1)])
    return Document(
        kind="研发投入情况",
        title=f"{title}（{told.year}年）",
        author=settings.office_name,
        landscape=True,
        remark=DEMO if settings.demo else "",
        body=(
            Title(title, note=f"（{told.year}年，{chosen}共{len(listed)}家，截至{said(day)}）"),
            Paragraph(told.sentence),
            Table(
                header=header,
                rows=rows,
                widths=shares,
                size=size,
                align=("center", "left", "center", "center", "right", "right", "right", "center"),
                note=RULE,
            ),
        ),
    )


def _row(number: int, one: Spending) -> tuple[str, ...]:
    rise = "—" if one.rise is None else f"{one.rise:+.1f}%"
    large = "是" if one.is_large else ""
    return (str(number), one.name, one.unit, large, _amount(one.before), _amount(one.spent), rise, one.state)


def _amount(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:,.10g}"
