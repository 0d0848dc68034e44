"""Each block turned into paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Bars,
    Beside,
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
from reports.docx import heads, texts
from reports.docx.flow import Part
from reports.docx.forms import form
from reports.docx.imprint import imprint
from reports.docx.letters import letter_head
from reports.docx.package import Package
from reports.docx.pictures import chart, picture
from reports.docx.signatures import signature
from reports.docx.tables import table
from reports.pdf.pieces import Press


@dataclass(frozen=True)
class Maker:
    """What the blocks of one paper are made with."""

    package: Package
    is_letter: bool

    def parts(self, block: Block, press: Press, *, scale: float = 1.0) -> Iterator[Part]:
        """One block; `scale` is of a picture."""
        match block:
            case Masthead() | RedHead() | LetterHead() | OrderHead() | MinutesHead():
                yield from _head(block, press)
            case Title() | Recipients() | Heading() | Paragraph() | Attendance():
                yield from _text(block, press)
            case Table():
                yield from table(block, press)
            case Form():
                yield from form(block, press)
            case Bars() | ProgressBars() | GanttStrip():
                yield from chart(block, press, self.package)
            case Picture():
                yield from picture(block, press, self.package, scale=scale)
            case Beside():
                for panel in (*block.left, *block.right):
                    yield from self.parts(panel, press)
            case AttachmentList() | Signature() | Remark() | Annex():
                yield from _ending(block, press)
            case Imprint():
                yield from filter(None, [imprint(block, press, letter=self.is_letter)])
            case PageBreak():
                pass
            case _:
                assert_never(block)


def _head(block: Masthead | RedHead | LetterHead | OrderHead | MinutesHead, press: Press) -> Iterator[Part]:
    match block:
        case Masthead():
            return heads.masthead(block, press).parts(press)
        case RedHead():
            return heads.red_head(block, press).parts(press)
        case LetterHead():
            return letter_head(block, press)
        case OrderHead():
            return heads.order_head(block, press).parts(press)
        case MinutesHead():
            return heads.minutes_head(block, press).parts(press)
        case _:
            assert_never(block)


def _text(block: Title | Recipients | Heading | Paragraph | Attendance, press: Press) -> Iterator[Part]:
    match block:
        case Title():
            return texts.title(block, press)
        case Recipients():
            return texts.recipients(block)
        case Heading():
            return texts.heading(block)
        case Paragraph():
            return texts.paragraphs(block)
        case Attendance():
            return texts.attendance(block, press)
        case _:
            assert_never(block)


def _ending(block: AttachmentList | Signature | Remark | Annex, press: Press) -> Iterator[Part]:
    match block:
        case AttachmentList():
            return texts.attachment_list(block, press)
        case Signature():
            return signature(block, press)
        case Remark():
            return texts.remark(block)
        case Annex():
            return texts.annex(block, press)
        case _:
            assert_never(block)
