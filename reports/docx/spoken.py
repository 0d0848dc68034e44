"""Charts in words, for those who cannot see them."""

from typing import assert_never

from reports.characters import one_line
from reports.document import Bars, GanttStrip, ProgressBars


def spoken(block: Bars | ProgressBars | GanttStrip) -> str:
    """The name of a chart, then what every bar says."""
    told = "；".join(one_line(line) for line in _lines(block))
    return f"{one_line(block.caption)}：{told}。" if block.caption and told else one_line(block.caption) or told


def _lines(block: Bars | ProgressBars | GanttStrip) -> list[str]:
    match block:
        case Bars():
            return [
                label
                + "，".join(f"{name}{value}{block.unit}" for name, value in zip(block.series, values, strict=True))
                for label, values in zip(block.labels, block.values, strict=True)
            ]
        case ProgressBars():
            return [
                f"{row.label}完成{row.done:g}%" + (f"，应完成{row.planned:g}%" if row.planned is not None else "")
                for row in block.rows
            ]
        case GanttStrip():
            return [
                row.label if row.heading else f"{row.label}{row.begins}至{row.ends}，完成{row.done:g}%{row.mark}"
                for row in block.rows
            ]
        case _:
            assert_never(block)
