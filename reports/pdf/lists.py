"""主送, 附件说明, 附注 and the names of minutes: labels, and what hangs under the first character after them."""

from collections.abc import Iterator
from dataclasses import replace

from reports.characters import one_line
from reports.document import AttachmentList, Attendance, Recipients, Remark
from reports.errors import PaperError
from reports.fonts import Role
from reports.lines import Measure
from reports.pdf.pieces import Piece, Press

INDENT = 2.0  # 左空二字 (7.3.4, 7.3.6, 10.3)
SHORT = 5
"""Attachments that stand on one page with the text before them."""
_MARKS_AFTER_A_TITLE = "。；;，, 　"


def recipients(block: Recipients, press: Press) -> Iterator[Piece]:
    """主送: every line from the left edge, a colon at its end (7.3.2)."""
    style = press.body(Role.BODY)
    text = one_line(block.text).strip(" 　")
    if text:
        for line in press.lines(f"{text.rstrip('：:')}：", style):
            yield replace(press.on_line(line, style), keep=True)


def attachment_list(block: AttachmentList, press: Press) -> Iterator[Piece]:
    """附件： after a blank line, two characters in; several are numbered, no mark follows a name (7.3.4)."""
    titles = [one_line(title).strip().rstrip(_MARKS_AFTER_A_TITLE) for title in block.titles if title.strip()]
    numbers = [f"{place}." for place in range(1, len(titles) + 1)] if len(titles) > 1 else [""] * len(titles)
    begin = INDENT * press.grid.cell + press.text("附件：").width
    names = begin + max((press.text(number).width for number in numbers), default=0.0)
    for place, (number, title) in enumerate(zip(numbers, titles, strict=True)):
        labels = [("附件：", INDENT * press.grid.cell, Role.BODY)] if place == 0 else []
        labels.append((number, names - press.text(number).width, Role.BODY))
        made = _hanging(labels, title, names, press)
        for piece in made:
            above = int(place == 0 and piece is made[0])
            yield replace(piece, before=above, keep=len(titles) <= SHORT and place + 1 < len(titles))


def attendance(block: Attendance, press: Press) -> Iterator[Piece]:
    """出席, 请假, 列席 in 黑体 after a blank line, the names in 仿宋 beside them (10.3)."""
    x = INDENT * press.grid.cell
    for place, (label, names) in enumerate(block.groups):
        name = f"{one_line(label).rstrip('：:')}："
        begin = x + press.text(name, Role.HEADING).width
        if begin > press.sheet.text_width / 2:
            raise PaperError("名单的类别太长，姓名没有位置。请改用“出席”“请假”“列席”一类的短语。")
        made = _hanging([(name, x, Role.HEADING)], one_line(names), begin, press)
        yield from (replace(piece, before=int(place == 0)) if piece is made[0] else piece for piece in made)


def remark(block: Remark, press: Press) -> Iterator[Piece]:
    """附注 in round brackets, two characters in, on the line below the day (7.3.6)."""
    text = one_line(block.text).strip()
    if text:
        style = press.body(Role.BODY)
        whole = text if text[0] in "（(" and text[-1] in "）)" else f"（{text}）"
        yield from (press.on_line(line, style) for line in press.lines(whole, style, indent=INDENT))


def _hanging(labels: list[tuple[str, float, Role]], text: str, x: float, press: Press) -> list[Piece]:
    """Labels at their places, and a text whose every line begins at `x`."""
    style = press.body(Role.BODY)
    measure = Measure(width=press.sheet.text_width - x, cell=style.em)
    lines = press.letters.lines(text, style, measure) or [press.text("")]
    first = [press.written(press.text(label, role), 0, x=place, role=role) for label, place, role in labels]
    pieces = [press.of([press.written(line, 0, x=x)]) for line in lines]
    pieces[0] = press.of([*first, press.written(lines[0], 0, x=x)])
    return pieces
