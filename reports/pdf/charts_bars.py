"""Stacked bars: how many of each kind, with numbers on them and a legend above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.characters import one_line
from reports.document import Bars
from reports.errors import PaperError
from reports.lines import Line
from reports.pdf.charts_figure import BESIDE, SMALL, STRONG, Labels, drawn, figure, labels
from reports.pdf.charts_ink import Area, Hatch, Shade, blank, stroke, surface
from reports.pdf.charts_lights import SHAPES, shades, shaped
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press

AROUND = 1.5
"""In points: beside a number on a bar."""
AFTER = 4.0
"""In points: between a bar and its sum."""
SWATCH, GAP = (18.0, 8.0), 14.0
LEGEND_ROW = 15.0


@dataclass(frozen=True)
class _Scale:
    """Points for one, where bars begin, and what is told after each bar."""

    begin: float
    unit: float
    sums: tuple[Line, ...]


def bars(block: Bars, press: Press) -> Iterator[Piece]:
    """A bar for each label; parts too short for their number are told after the sum."""
    _refuse_uneven(block)
    kinds = shades(block.series)
    names = labels(block.labels, press)
    scale = _scale(block, names, press)
    rows = [_row(block, row, (names, scale, kinds), press) for row in range(len(block.labels))]
    yield from figure(_legend(block.series, kinds, press), rows, (block.caption, block.note), press)


def _refuse_uneven(block: Bars) -> None:
    if len(block.values) != len(block.labels) or any(len(row) != len(block.series) for row in block.values):
        raise PaperError("图表的数据与名称、分类的个数不一致。请检查图表的数据。")
    if any(number < 0 for row in block.values for number in row):
        raise PaperError("图表的数据不能小于0。请检查图表的数据。")


def _scale(block: Bars, names: Labels, press: Press) -> _Scale:
    """As long as the sums leave room for; a part whose number no longer fits makes its sum longer, so look again."""
    begin = names.width + BESIDE
    room = press.sheet.text_width - begin - AFTER
    untold: set[tuple[int, int]] = set()
    while True:
        sums = tuple(_sum(block, row, untold, press) for row in range(len(block.labels)))
        unit = min(
            ((room - said.width) / sum(row) for said, row in zip(sums, block.values, strict=True) if sum(row)),
            default=1.0,
        )
        narrow = {
            (row, part)
            for row, numbers in enumerate(block.values)
            for part, number in enumerate(numbers)
            if number and number * max(unit, 0.0) < _number(number, press).width + 2 * AROUND
        }
        if narrow <= untold:
            return _Scale(begin, max(unit, 0.0), sums)
        untold |= narrow


def _sum(block: Bars, row: int, untold: set[tuple[int, int]], press: Press) -> Line:
    numbers = block.values[row]
    told = [
        f"{SHAPES.get(block.series[part], one_line(block.series[part]))}{number}"
        for part, number in enumerate(numbers)
        if (row, part) in untold
    ]
    return press.letters.line(
        f"{sum(numbers)}{one_line(block.unit)}" + (f"（{'、'.join(told)}）" if told else ""), SMALL
    )


def _number(number: int, press: Press) -> Line:
    return press.letters.line(str(number), STRONG)


def _row(block: Bars, row: int, common: tuple[Labels, _Scale, Sequence[Shade]], press: Press) -> Piece:
    names, scale, kinds = common
    height = names.height(row)

    def paint(pen: Pen, top: float) -> None:
        names.paint(pen, row, press.sheet.left, top)
        x, y = press.sheet.left + scale.begin, top + (height - names.bar) / 2
        pen.draw(stroke((x, top), (x, top + height)))
        for number, shade in zip(block.values[row], kinds, strict=True):
            area = Area(x, y, number * scale.unit, names.bar)
            if number:
                pen.draw(surface(area, shade))
                _write_number(pen, _number(number, press), area, shade)
            x += area.width
        pen.write(scale.sums[row], SMALL, x + AFTER, top + (height - SMALL.size) / 2)

    return drawn(height, paint)


def _write_number(pen: Pen, line: Line, area: Area, shade: Shade) -> None:
    """In the middle of its part, white on black, and on a blank where there are lines."""
    if area.width < line.width + 2 * AROUND:
        return
    x = area.x + (area.width - line.width) / 2
    if shade.hatch is not Hatch.NONE:
        pen.draw(blank(Area(x - 1, area.y + 1.5, line.width + 2, area.height - 3)))
    if shade.is_dark:
        pen.white()
    pen.write(line, STRONG, x, area.y + (area.height - STRONG.size) / 2)
    pen.black()


def _legend(series: Sequence[str], kinds: Sequence[Shade], press: Press) -> Piece:
    """What each shade means, in the middle, on as many lines as it needs."""
    words = [press.letters.line(shaped(one_line(name)), SMALL) for name in series]
    rows: list[list[tuple[Line, Shade]]] = [[]]
    x = 0.0
    for word, shade in zip(words, kinds, strict=True):
        width = SWATCH[0] + 3 + word.width + GAP
        if x + width - GAP > press.sheet.text_width and rows[-1]:
            rows.append([])
            x = 0.0
        rows[-1].append((word, shade))
        x += width

    def paint(pen: Pen, top: float) -> None:
        for number, row in enumerate(rows):
            _paint_legend(pen, row, top + number * LEGEND_ROW, press)

    return drawn(len(rows) * LEGEND_ROW + 3, paint)


def _paint_legend(pen: Pen, row: Sequence[tuple[Line, Shade]], top: float, press: Press) -> None:
    width = sum(SWATCH[0] + 3 + word.width + GAP for word, _ in row) - GAP
    x = press.sheet.left + (press.sheet.text_width - width) / 2
    for word, shade in row:
        pen.draw(surface(Area(x, top + (LEGEND_ROW - SWATCH[1]) / 2, *SWATCH), shade))
        pen.write(word, SMALL, x + SWATCH[0] + 3, top + (LEGEND_ROW - SMALL.size) / 2)
        x += SWATCH[0] + 3 + word.width + GAP
