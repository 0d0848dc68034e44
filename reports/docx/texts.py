"""正文: title, headings and paragraphs, and lists that hang under their labels (7.3)."""

from collections.abc import Iterator

from reports.characters import one_line, printable
from reports.document import Annex, AttachmentList, Attendance, Heading, Paragraph, Recipients, Remark, Title
from reports.docx.flow import Para
from reports.docx.looks import indent
from reports.docx.measures import width
from reports.docx.runs import runs
from reports.docx.styles import BODY, TITLE
from reports.fonts import Role
from reports.levels import level_of
from reports.pdf import titles
from reports.pdf.lists import INDENT
from reports.pdf.paragraphs import ROLES
from reports.pdf.pieces import Press
from reports.wording import addressed, annex_mark, attachments, bracketed, labelled

HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")


def title(block: Title, press: Press) -> Iterator[Para]:
    """Broken by sense where the paper breaks it; two blank lines above, one below (7.3.1)."""
    pitch = press.grid.pitch
    lines = [line.text for line in titles.title_lines(printable(block.text), press)]
    note = one_line(block.note).strip()
    above, below = titles.BLANK_ABOVE * pitch, titles.BLANK_BELOW * pitch
    if lines:
        yield Para(style=TITLE, content=runs("\n".join(lines)), before=above, after=0.0 if note else below, keep=True)
    if note:
        yield Para(style="标题说明", content=runs(note), before=0.0 if lines else above, after=below, keep=True)


def heading(block: Heading) -> Iterator[Para]:
    style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
    for text in _paragraphs(block.text):
        yield Para(style=style, content=runs(text), keep=True)


def paragraphs(block: Paragraph) -> Iterator[Para]:
    """Each line of the text is a paragraph of its own; the first runs on from its heading."""
    look = () if block.indent else (indent(),)
    lead = printable(block.lead).strip(" \u3000\n").replace("\n", "")
    begun = runs(lead, ROLES.get(level_of(lead))) if lead else ()
    for place, text in enumerate(_paragraphs(block.text) if block.text.strip() or not lead else [""]):
        yield Para(style=BODY, content=(*(begun if place == 0 else ()), *runs(text)), look=look)


def recipients(block: Recipients) -> Iterator[Para]:
    if text := addressed(block.text):
        yield Para(style="主送", content=runs(text), keep=True)


def attachment_list(block: AttachmentList, press: Press) -> Iterator[Para]:
    """附件： after a blank line, two characters in; further lines stand under the first of a name (7.3.4)."""
    found = attachments(block)
    begin = INDENT * press.grid.cell + width("附件：", press)
    names = begin + max((width(number, press) for number, _ in found), default=0.0)
    for place, (number, name) in enumerate(found):
        label = f"附件：{number}" if place == 0 else number
        first = INDENT * press.grid.cell if place == 0 else names - width(number, press)
        yield Para(
            style="附件说明",
            content=runs(label + name),
            look=(indent(left=names, first=first - names),),
            before=press.grid.pitch if place == 0 else 0.0,
            keep=place + 1 < len(found),
        )


def attendance(block: Attendance, press: Press) -> Iterator[Para]:
    """Labels in 黑体 after a blank line, the names hanging under the first after the colon (10.3)."""
    for place, (label, names) in enumerate(block.groups):
        name = labelled(label)
        hang = width(name, press, Role.HEADING)
        yield Para(
            style="出席名单",
            content=(*runs(name, Role.HEADING), *runs(one_line(names))),
            look=(indent(left=INDENT * press.grid.cell + hang, first=-hang),),
            before=press.grid.pitch if place == 0 else 0.0,
        )


def remark(block: Remark) -> Iterator[Para]:
    if text := bracketed(block.text):
        yield Para(style="附注", content=runs(text))


def annex(block: Annex, press: Press) -> Iterator[Para]:
    """附件 and its number at the head of a page, its title on the third line (7.3.7)."""
    yield Para(style="附件", content=runs(annex_mark(block)), opens_page=True, keep=True)
    for place, para in enumerate(title(Title(block.title), press)):
        yield Para(
            style=para.style,
            content=para.content,
            before=press.grid.pitch if place == 0 else 0.0,
            after=para.after,
            keep=True,
        )


def _paragraphs(text: str) -> Iterator[str]:
    stripped = (part.strip(" \u3000") for part in printable(text).split("\n"))
    return (part for part in stripped if part)
