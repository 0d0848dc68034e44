"""署名 and 成文日期, with a seal, without one, and with a 签名章 (7.3.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.characters import one_line
from reports.document import Signature
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import MM
from reports.lines import Line
from reports.pdf.marks import spread
from reports.pdf.pieces import Piece, Press, Written
from reports.pdf.titles import broken_by_sense

FROM_RIGHT = 2.0  # 右空二字 (7.3.5.2)
FURTHER_IN = 2.0  # 首字比发文机关署名首字右移二字 (7.3.5.2)
SEALED_FROM_RIGHT = 4.0  # 右空四字, of the day (7.3.5.1, 7.3.5.3)
ABOVE_SEALED, TIGHTEST_ABOVE_SEALED = 2, 1
"""Blank lines: a seal of 42 mm whose middle is a little above name and day then begins within a line of the text."""
SEAL_ROWS = 5
"""Lines of the grid from row to row of seals, so that they do not touch (7.3.5.1)."""
SEALS_IN_A_ROW, SEALS_OF_LONG_NAMES = 3, 2
MOST_LINES = 4
"""Of one name."""
MANY = 4
"""Names above this stand three in a row even if they take two lines each."""
ABOVE_STAMP, BELOW_STAMP = 2, 1  # 正文下空二行, 签名章下空一行 (7.3.5.3)
STAMP_WIDTH, STAMP_ROWS = 40 * MM, 2
OFFICE_FROM_STAMP = 2.0  # 签名章左空二字标注职务 (7.3.5.3)


def signature(block: Signature, press: Press) -> Iterator[Piece]:
    """The organs that sign, in order, and the day under the last of them."""
    match block.seal:
        case "none":
            yield from _unsealed(block, press)
        case "sealed":
            yield _sealed(block, press)
        case "stamp":
            yield from _stamped(block, press)
        case _:
            raise PaperError(f"署名的用印方式“{block.seal}”无法识别。请改用 none、sealed 或 stamp。")


def _names(block: Signature) -> list[str]:
    return [name for name in map(one_line, (block.name, *block.joint)) if name.strip()]


def _unsealed(block: Signature, press: Press) -> Iterator[Piece]:
    """署名 two characters from the right, the day below two further in; a longer day moves them both (7.3.5.2)."""
    em, width = press.grid.cell, press.sheet.text_width
    day = press.fitting(block.day_text, "成文日期", width - 4 * FROM_RIGHT * em)
    names = [part for name in _names(block) for part in _fitted(name, width - 2 * FROM_RIGHT * em, press)]
    broad = max((press.text(name).width for name in names), default=0.0)
    name_x = width - FROM_RIGHT * em - max(broad, day.width + FURTHER_IN * em if day.width > broad else 0.0)
    day_x = name_x + FURTHER_IN * em
    lines = [spread(name, press.body(Role.BODY), broad, press) for name in names]
    for place, line in enumerate(lines):
        yield replace(press.on_line(line, press.body(Role.BODY), x=name_x), before=int(place == 0), keep=True)
    yield replace(press.on_line(day, press.body(Role.BODY), x=day_x), before=int(not lines))


def _sealed(block: Signature, press: Press) -> Piece:
    """The day four characters from the right and the name above its middle; seals do not touch (7.3.5.1)."""
    em, width = press.grid.cell, press.sheet.text_width
    day = press.fitting(block.day_text, "成文日期", width - 2 * SEALED_FROM_RIGHT * em)
    names = _names(block)
    day_x = width - SEALED_FROM_RIGHT * em - day.width
    if len(names) > 1:
        return _sealed_by_many(names, day, press)
    lines = [press.text(part) for name in names for part in _fitted(name, width, press)]
    broad = max((line.width for line in lines), default=0.0)
    middle = min(day_x + day.width / 2, width - broad / 2)
    written = [press.written(line, row, x=middle - line.width / 2) for row, line in enumerate(lines)]
    written.append(press.written(day, len(lines), x=middle - day.width / 2))
    return replace(press.of(written), before=_above(press))


def _sealed_by_many(names: Sequence[str], day: Line, press: Press) -> Piece:
    """Two or three in a row, the last row at the right, where the day stands under the last name."""
    width = press.sheet.text_width
    columns = _columns(names, press)
    room = width / columns
    broken = [[press.text(part) for part in _fitted(name, room - press.grid.cell, press)] for name in names]
    deepest, empty = max(map(len, broken)), -len(names) % columns
    written: list[Written] = []
    for place, parts in enumerate(broken):
        row = place // columns
        column = place % columns + (empty if row == (len(names) - 1) // columns else 0)
        first = row * SEAL_ROWS + deepest - len(parts)
        middle = (column + 0.5) * room
        written += [press.written(part, first + line, x=middle - part.width / 2) for line, part in enumerate(parts)]
    last = (len(names) - 1) // columns * SEAL_ROWS + deepest
    written.append(press.written(day, last, x=width - room / 2 - day.width / 2))
    return replace(press.of(written), before=_above(press))


def _above(press: Press) -> int:
    return TIGHTEST_ABOVE_SEALED if press.tightness >= 1 else ABOVE_SEALED


def _columns(names: Sequence[str], press: Press) -> int:
    longest = max(press.text(name).width for name in names) + press.grid.cell
    fits = longest <= press.sheet.text_width / SEALS_IN_A_ROW or len(names) > MANY
    return SEALS_IN_A_ROW if fits and len(names) >= SEALS_IN_A_ROW else SEALS_OF_LONG_NAMES


def _stamped(block: Signature, press: Press) -> Iterator[Piece]:
    """The place of each 签名章 four characters from the right, the office beside its middle (7.3.5.3)."""
    em, width = press.grid.cell, press.sheet.text_width
    day = press.fitting(block.day_text, "成文日期", width - 2 * SEALED_FROM_RIGHT * em)
    stamp_x = width - SEALED_FROM_RIGHT * em - STAMP_WIDTH
    for place, office in enumerate(_names(replace(block, name=block.office))):
        line = press.text(office)
        x = stamp_x - OFFICE_FROM_STAMP * em - line.width
        if x < 0:
            raise PaperError("签发人职务太长，一行放不下。请检查职务。")
        middle = press.written(line, 0, x=x)
        lowered = replace(middle, top=middle.top + (STAMP_ROWS - 1) / 2 * press.grid.pitch)
        above = ABOVE_STAMP if place == 0 else 0
        yield replace(press.of([lowered], rows=STAMP_ROWS), before=above, keep=True)
    x = width - SEALED_FROM_RIGHT * em - day.width
    yield replace(press.of([press.written(day, 0, x=x)]), before=BELOW_STAMP)


def _fitted(name: str, room: float, press: Press) -> list[str]:
    """A name too long for its line in several."""
    lines = broken_by_sense(name, room, press.body(Role.BODY), press)
    if len(lines) > MOST_LINES:
        raise PaperError("署名太长，几行也放不下。请改用规范化简称。")
    return lines
