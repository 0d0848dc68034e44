"""A band of a form: rows joined by merged boxes, painted together and carried on overleaf when they must be."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece
from reports.pdf.rows import BEGIN, CONTINUED, LONG, RULE, Lines, Ruling, broken
from reports.styles import Style


@dataclass(frozen=True)
class Box:
    """A box over rows and columns; `name` is what a label says again where the box is carried on."""

    row: int
    rows: int
    span: tuple[int, int]
    lines: Lines
    style: Style
    shift: float  # 0 for left, 0.5 for centred, 1 for right
    least: int = 1  # lines it has room for
    foot: Lines = ()
    name: Lines = ()
    top: bool = False  # begins at the top of the box, not in the middle

    @property
    def end(self) -> int:
        return self.row + self.rows

    @property
    def count(self) -> int:
        return max(len(self.lines) + len(self.foot), self.least)


@dataclass(frozen=True)
class Band:
    """Rows that are one piece of the page."""

    ruling: Ruling
    boxes: tuple[Box, ...]

    def piece(self) -> Piece:
        """A band that fills half a page may begin where it stands and be carried on."""
        height = self._edges[-1]
        whole = Piece(height=height, paint=self._paint, on_grid=False)
        if height <= LONG * self.ruling.press.sheet.text_height:
            return whole
        return replace(whole, divide=self._divided, least=min(self._edges[1], self.ruling.height(BEGIN)))

    @cached_property
    def _edges(self) -> list[float]:
        """The borders of the rows from the top; a merged box that needs more makes all its rows higher."""
        rows = max(box.end for box in self.boxes)
        heights = [self.ruling.height(1)] * rows
        for box in sorted(self.boxes, key=lambda box: box.rows):
            short = self.ruling.height(box.count) - sum(heights[box.row : box.end])
            for row in range(box.row, box.end):
                heights[row] += max(short, 0.0) / box.rows
        return list(accumulate(heights, initial=0.0))

    def _divided(self, room: float) -> tuple[Piece, Piece] | None:
        """Whole rows while they fit, else the lines of the first row that do; None where there are none."""
        rows = sum(edge <= room for edge in self._edges) - 1
        if rows == len(self._edges) - 1 or (rows == 0 and self.ruling.lines_in(room) < 1):
            return None
        begun = [self._begun(box, rows, room) for box in self.boxes if box.row < max(rows, 1)]
        rest = [self._rest(box, rows, room) for box in self.boxes if box.end > rows]
        return Band(self.ruling, tuple(begun)).piece(), Band(self.ruling, self._marked(rest)).piece()

    def _fitting(self, box: Box, rows: int, room: float) -> int:
        """How many lines of a box stand above the cut."""
        if rows == 0:
            return self.ruling.lines_in(room) if box.row == 0 else 0
        return self.ruling.lines_in(self._edges[rows] - self._edges[box.row]) if box.row < rows else 0

    def _begun(self, box: Box, rows: int, room: float) -> Box:
        if box.end <= rows:
            return box
        count = self._fitting(box, rows, room)
        return replace(
            box,
            rows=max(rows, 1) - box.row,
            lines=box.lines[:count],
            least=min(box.least, count),
            foot=(),
            top=box.top or len(box.lines) > count,
        )

    def _rest(self, box: Box, rows: int, room: float) -> Box:
        count = self._fitting(box, rows, room)
        row = max(box.row - rows, 0)
        lines = box.lines[count:]
        if count and not lines and box.name:
            lines = box.name
        return replace(
            box, row=row, rows=box.end - rows - row, lines=lines, least=max(box.least - count, 0), top=bool(lines)
        )

    def _marked(self, boxes: list[Box]) -> tuple[Box, ...]:
        """（续） under the labels that are said again, else above the first text that goes on."""
        named = [place for place, box in enumerate(boxes) if box.name and box.lines is box.name]
        going_on = [place for place, box in enumerate(boxes) if box.row == 0 and box.lines and box.top]
        for place in named or going_on[:1]:
            box = boxes[place]
            mark = broken(CONTINUED, box.style, self.ruling.room(*box.span), self.ruling)
            boxes[place] = replace(box, lines=box.lines + mark if named else mark + box.lines, top=not named)
        return tuple(boxes)

    def _paint(self, pen: Pen, top: float) -> None:
        left, edges, last = self.ruling.press.sheet.left, self.ruling.edges, len(self._edges) - 1
        for box in self.boxes:
            first, end = left + edges[box.span[0]], left + edges[box.span[1]]
            upper, lower = top + self._edges[box.row], top + self._edges[box.end]
            pen.upright(first, upper, lower - upper, RULE)
            pen.rule(first - RULE / 2, upper, end - first + RULE, RULE)
            if box.span[1] == self.ruling.columns:
                pen.upright(end, upper, lower - upper, RULE)
            if box.end == last:
                pen.rule(first - RULE / 2, lower, end - first + RULE, RULE)
            self._write(pen, box, upper, lower)

    def _write(self, pen: Pen, box: Box, upper: float, lower: float) -> None:
        ruling = self.ruling
        begin, room = ruling.press.sheet.left + ruling.edges[box.span[0]] + ruling.side, ruling.room(*box.span)
        spare = 0.0 if box.top or box.foot else (lower - upper - ruling.height(len(box.lines))) / 2
        for number, line in enumerate(box.lines):
            top = upper + spare + ruling.blank + number * ruling.step
            pen.write(line, box.style, begin + (room - line.width) * box.shift, top)
        for number, line in enumerate(reversed(box.foot)):
            top = lower - ruling.blank - box.style.size - number * ruling.step
            pen.write(line, box.style, begin + room - line.width - box.style.em, top)
