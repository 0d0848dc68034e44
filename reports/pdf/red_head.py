"""The heads of a 文件, of an order and of minutes: the red name and what stands above and below it (7.2, 10)."""

from collections.abc import Iterator
from math import ceil

from reports.characters import one_line
from reports.document import MinutesHead, OrderHead, RedHead
from reports.errors import PaperError
from reports.fonts import Role
from reports.layout import ORDER_TOP, ORGAN_TOP, RED_RULE, RED_RULE_BELOW
from reports.lines import Line
from reports.pdf.marks import WORD, Mark, mark, one_mark, spread
from reports.pdf.pen import Pen
from reports.pdf.pieces import Piece, Press, Written

BLANK = 2  # 空二行, between the name and the number, and between the rule and the title (7.2.5, 7.3.1)
SIGNERS_IN_A_ROW = 2  # 7.2.6
SHORT = 2
"""Characters of a name that is set as broad as the longest."""
DEEPEST = 13
"""The last line of the usual grid that a number may stand on, so that the first page has room for title and text."""


def red_head(block: RedHead, press: Press) -> Piece:
    """版头: the red rule is 4 mm below the number and as wide as the text (7.2.7)."""
    organs = [name for name in map(one_line, block.organs) if name.strip()]
    if not organs:
        raise PaperError("没有填写发文机关。请填写后再输出。")
    word = WORD if block.with_file_word and not organs[0].endswith(WORD) else ""
    name = mark(organs, word, press, lambda height: _onto_the_grid(ORGAN_TOP + height, press) - ORGAN_TOP)
    first = line_below(ORGAN_TOP + name.height, BLANK, press)
    last = first + max(ceil(len(_names(block.signers)) / SIGNERS_IN_A_ROW) - 1, 0)
    if last > DEEPEST and not press.tightness:
        raise PaperError("联合行文的机关太多，首页放不下。请只用主办机关的标志，或减少签发人。")
    written = [
        *_corner(block, press),
        *_number(block, last, press),
        *_signers(block.signers, first, press),
    ]
    return _piece(name, written, last, press, below=ORGAN_TOP)


def order_head(block: OrderHead, press: Press) -> Piece:
    """The name 20 mm below the top of the text, the number two blank lines below it, and no rule (10.2)."""
    name = one_mark(one_line(block.organ), press)
    line = line_below(ORDER_TOP + name.height, BLANK, press)
    number = press.fitting(block.number, "令号")
    written = [press.written(number, line, x=press.centred(number))]
    return _piece(name, written, line, press, below=ORDER_TOP, ruled=False)


def minutes_head(block: MinutesHead, press: Press) -> Piece:
    """The name 35 mm below the top of the text (10.3); below it, by custom, number, issuer and day, and the rule."""
    em = press.grid.cell
    name = one_mark(one_line(block.name), press)
    line = line_below(ORGAN_TOP + name.height, 1, press)
    number = press.fitting(block.number, "期号")
    issuer, day = press.text(block.issuer), press.text(block.day_text)
    below = line + 1 if number.text and (issuer.text or day.text) else line
    if issuer.width + day.width + 3 * em > press.sheet.text_width:
        raise PaperError("纪要的编发机关名称或日期太长，一行放不下。请改用规范化简称。")
    written = [
        press.written(number, line, x=press.centred(number)),
        press.written(issuer, below, x=em),
        press.written(day, below, x=press.sheet.text_width - em - day.width),
    ]
    return _piece(name, written, below, press, below=ORGAN_TOP)


def line_below(bottom: float, blank: int, press: Press) -> int:
    """The first line of the grid that leaves blank lines under something that ends off it."""
    grid = press.grid
    return ceil((bottom + blank * grid.pitch - grid.lead) / grid.pitch - 0.001)


def corner_line(text: str, role: Role, press: Press) -> Line:
    """份号, 密级 and 紧急程度 are short."""
    return press.fitting(text, "份号、密级或紧急程度", press.sheet.text_width / 2, role=role)


def corner(copy_number: str, secrecy: str, urgency: str) -> list[tuple[str, Role, int]]:
    """份号 on the first line, 密级 on the second, 紧急程度 below what there is (7.2.1–7.2.3)."""
    found = [(copy_number, Role.BODY, 0), (secrecy, Role.HEADING, 1)]
    rows = [row for row in found if row[0].strip()]
    return [*rows, (urgency, Role.HEADING, rows[-1][2] + 1 if rows else 0)]


def _corner(block: RedHead, press: Press) -> list[Written]:
    parts = corner(block.copy_number, block.secrecy, block.urgency)
    return [press.written(corner_line(text, role, press), line, role=role) for text, role, line in parts]


def _number(block: RedHead, row: int, press: Press) -> list[Written]:
    """Centred; one character in from the left where signers stand at the right (7.2.5)."""
    room = press.sheet.text_width * (0.5 if block.signers else 1.0) - press.grid.cell
    number = press.fitting(block.number, "发文字号", room)
    return [press.written(number, row, x=press.grid.cell if block.signers else press.centred(number))]


def _names(signers: tuple[str, ...]) -> list[str]:
    return [name for name in map(one_line, signers) if name.strip()]


def _signers(signers: tuple[str, ...], first: int, press: Press) -> Iterator[Written]:
    """Two in a row, one character in from the right, the rows one below the other (7.2.6)."""
    names = _names(signers)
    if not names:
        return
    style = press.body(Role.SUBHEADING)
    longest = max(press.text(name, Role.SUBHEADING).width for name in names)
    broad = longest + style.em
    lines = [spread(name, style, longest if len(name) == SHORT else 0.0, press) for name in names]
    columns = min(len(lines), SIGNERS_IN_A_ROW)
    left = press.sheet.text_width - broad * columns
    label = press.text("签发人：")
    if left - label.width < press.sheet.text_width / 2:
        raise PaperError("签发人姓名太长，一行放不下。请检查签发人。")
    yield press.written(label, first, x=left - label.width)
    for place, line in enumerate(lines):
        row, column = divmod(place, columns)
        yield press.written(line, first + row, x=left + column * broad, role=Role.SUBHEADING)


def _onto_the_grid(bottom: float, press: Press) -> float:
    """The lower edge moved so far that exactly two lines stay blank under it."""
    number = line_below(bottom, BLANK, press) * press.grid.pitch + press.grid.lead
    least, most = BLANK * press.grid.pitch, (BLANK + 1) * press.grid.pitch - press.grid.size
    return min(max(bottom, number - most), number - least)


def _piece(name: Mark, written: list[Written], last: int, press: Press, *, below: float, ruled: bool = True) -> Piece:
    sheet = press.sheet
    rule = last * press.grid.pitch + press.grid.lead + press.grid.size + RED_RULE_BELOW

    def paint(pen: Pen, top: float) -> None:
        name.paint(pen, sheet.left, top + below)
        for part in written:
            part.paint(pen, sheet.left, top)
        if ruled:
            pen.red()
            pen.rule(sheet.left, top + rule, sheet.text_width, RED_RULE)
            pen.black()

    return Piece(height=press.height(last + 1), paint=paint, after=BLANK, keep=True)
