"""Blocks turned into pieces: which face, which indent, how many lines, what stays together."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from reports.characters import printable
from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Bars,
    Block,
    Form,
    GanttStrip,
    Heading,
    Imprint,
    LetterHead,
    Masthead,
    MinutesHead,
    OrderHead,
    PageBreak,
    Paragraph,
    Picture,
    ProgressBars,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.errors import PaperError
from reports.fonts import Role
from reports.pdf.endings import imprint, signature
from reports.pdf.masthead import masthead
from reports.pdf.pages import kept
from reports.pdf.pieces import Piece, Press
from reports.pdf.tables import table
from reports.pdf.titles import title

INDENT = 2.0  # 每个自然段左空二字 (7.3.3)
HEADING_ROLES = {1: Role.HEADING, 2: Role.SUBHEADING}  # 黑体, 楷体; the third and fourth level are 仿宋 (7.3.3)
SHORT = 0.5
"""Of the width: a last line shorter than this does not begin a page alone."""
WITH_ENDING = 2
"""Lines of text that go with a signature or an imprint to its page (7.3.5.5)."""


def pieces(blocks: tuple[Block, ...], press: Press) -> list[Piece]:
    """The whole document in pieces, in order."""
    made: list[Piece] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        new = list(_pieces(block, press))
        if isinstance(before, PageBreak):
            new[:1] = [replace(piece, opens_page=True) for piece in new[:1]]
        elif isinstance(block, Signature | Imprint) and made:
            made = kept(made, WITH_ENDING * (2 if isinstance(before, Signature) else 1))
        elif isinstance(before, Title) and isinstance(block, Table) and made:
            made[-1] = replace(made[-1], after=0)
        made += new
    return made


def _pieces(block: Block, press: Press) -> Iterator[Piece]:
    match block:
        case Masthead():
            yield masthead(block, press)
        case Title():
            yield title(block, press)
        case Heading(text, level):
            for piece in _paragraphs(text, HEADING_ROLES.get(level, Role.BODY), press):
                yield replace(piece, keep=True)
        case Paragraph(text, indent, lead):
            yield from _paragraphs(lead + text, Role.BODY, press, indent=INDENT if indent else 0.0)
        case Table():
            yield from table(block, press)
        case Signature():
            yield from signature(block, press)
        case Imprint():
            yield imprint(block, press)
        case PageBreak():
            pass
        case RedHead() | LetterHead() | OrderHead() | MinutesHead() | Recipients() | Attendance():
            raise PaperError("这种版头或名单还不能输出为 PDF。请改用其他格式。")
        case AttachmentList() | Remark() | Annex():
            raise PaperError("附件说明、附注和附件还不能输出为 PDF。请先删去再输出。")
        case Form():
            raise PaperError("表单还不能输出为 PDF。请改用表格。")
        case Bars() | ProgressBars() | GanttStrip():
            raise PaperError("图表还不能输出为 PDF。请改用表格。")
        case Picture():
            raise PaperError("图片还不能输出为 PDF。请先删去再输出。")
        case _:
            assert_never(block)


def _paragraphs(text: str, role: Role, press: Press, *, indent: float = INDENT) -> Iterator[Piece]:
    """Each line of the text is a paragraph of its own."""
    for paragraph in printable(text).split("\n"):
        if stripped := paragraph.strip(" \u3000"):
            yield from _paragraph(stripped, role, press, indent)


def _paragraph(text: str, role: Role, press: Press, indent: float) -> list[Piece]:
    style = press.body(role)
    lines = press.lines(text, style, indent=indent)
    made = [press.on_line(line, style) for line in lines]
    if len(made) > 2 and lines[-1].width < SHORT * press.sheet.text_width:
        made[-2] = replace(made[-2], keep=True)
    return made
