"""版记, at the foot of the last page (7.4), and the foot of a briefing, which is set like it by custom."""

from itertools import accumulate

from reports.characters import one_line
from reports.document import Imprint
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import IMPRINT_SIZE, IMPRINT_THICK, IMPRINT_THIN
from reports.lines import Line, Measure
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press
from reports.styles import Style

SMALL = Style(Role.BODY, IMPRINT_SIZE)
ROW = IMPRINT_SIZE * 1.5
BLANK = IMPRINT_SIZE * 0.25
"""Between a rule and the lines beside it."""
BESIDE = 1.0  # 左右各空一字 (7.4.2)
LONGEST_LABEL = 8
"""In characters."""

Row = list[tuple[Line, float]]


def imprint(block: Imprint, press: Press, *, letter: bool = False) -> Piece | None:
    """Thick rules first and last, the last on the lower edge of the text, thin ones between; a letter has none."""
    parts = [part for part in _parts(block, press, letter) if part]
    if not parts:
        return None
    blank = 0.0 if letter else BLANK
    tops = list(accumulate((len(part) * ROW + 2 * blank for part in parts), initial=0.0))
    if tops[-1] > press.sheet.text_height:
        raise PaperError("版记的抄送单位太多，一页放不下。请改用“各县区人民政府”一类的统称。")

    def paint(pen: Pen, top: float) -> None:
        for place, edge in enumerate(() if letter else tops):
            thickness = IMPRINT_THICK if place in (0, len(parts)) else IMPRINT_THIN
            pen.rule(press.sheet.left, top + edge, press.sheet.text_width, thickness)
        for edge, part in zip(tops, parts, strict=False):
            for number, row in enumerate(part):
                below = top + edge + blank + number * ROW + (ROW - SMALL.size) / 2
                for line, x in row:
                    pen.write(line, SMALL, press.sheet.left + x, below)

    return Piece(
        height=tops[-1],
        paint=paint,
        at_foot=True,
        on_even=block.even_page,
        is_ending=True,
    )


def _parts(block: Imprint, press: Press, letter: bool) -> list[list[Row]]:
    """What thin rules divide; 主送 and 抄送 are not (7.4.2), and a letter says not who printed it (10.1)."""
    copied = [("主送", block.sent_to), ("抄送", block.copied_to)]
    readers = [row for label, text in copied if text.strip() for row in _hanging(f"{label}：", _stopped(text), press)]
    return [readers, _distribution(block, press), [] if letter else _printing(block, press)]


def _stopped(text: str) -> str:
    text = one_line(text).strip(" 　")
    return text if text.endswith("。") else f"{text.rstrip('；，、：')}。"


def _distribution(block: Imprint, press: Press) -> list[Row]:
    """报, 送, 发: further lines stand under the first character after the colon."""
    rows: list[Row] = []
    for label, text in block.lines:
        rows += _hanging(f"{one_line(label)}：", one_line(text), press)
    if block.copies:
        copies = press.letters.line(f"（{one_line(block.copies)}）", SMALL)
        x = _right(copies, press)
        if x < press.sheet.text_width / 2:
            raise PaperError("印数的说明太长，版记一行放不下。请写成“共印80份”的样子。")
        last, begin = rows[-1][-1] if rows else (copies, x)
        if begin + last.width + 2 * SMALL.em < x:
            rows[-1].append((copies, x))
        else:
            rows.append([(copies, x)])
    return rows


def _hanging(label: str, text: str, press: Press) -> list[Row]:
    """The label is set apart, so that justification does not move the first character from above the others."""
    if len(label) > LONGEST_LABEL:
        raise PaperError(f"版记中“{label[:LONGEST_LABEL]}…”一项的名称太长。请改用报、送、发或抄送。")
    begin = press.letters.line(label, SMALL)
    x = BESIDE * SMALL.em + begin.width
    lines = press.letters.lines(text, SMALL, Measure(width=_right_edge(press) - x, cell=SMALL.em))
    rows: list[Row] = [[(line, x)] for line in lines] or [[]]
    rows[0].insert(0, (begin, BESIDE * SMALL.em))
    return rows


def _printing(block: Imprint, press: Press) -> list[Row]:
    """The printer at the left, the day with 印发 at the right (7.4.3)."""
    if not block.printed_by and not block.printed_on:
        return []
    day = one_line(block.printed_on)
    printed = press.letters.line(f"{day}印发" if day and not day.endswith("印发") else day, SMALL)
    printer = press.letters.line(one_line(block.printed_by), SMALL)
    if printer.width + printed.width + 3 * SMALL.em > press.sheet.text_width:
        raise PaperError("印发机关的名称太长，版记一行放不下。请改用规范化简称。")
    return [[(printer, BESIDE * SMALL.em), (printed, _right(printed, press))]]


def _right(line: Line, press: Press) -> float:
    return _right_edge(press) - line.width


def _right_edge(press: Press) -> float:
    return press.sheet.text_width - BESIDE * SMALL.em
