"""附件, each beginning a page (7.3.7)."""

from collections.abc import Iterator
from dataclasses import replace

from reports.document import Annex, Title
from reports.errors import PaperError
from reports.fonts import Role
from reports.pdf.pieces import Piece, Press
from reports.pdf.titles import title

BLANK_BELOW = 1  # its title is on the third line


def annex(block: Annex, press: Press) -> Iterator[Piece]:
    """附件 and its number in 黑体 at the left of the first line, the title centred on the third (7.3.7)."""
    line = press.text(f"{block.paper_number.strip()}附件{block.number.strip()}", Role.HEADING)
    if line.width > press.sheet.text_width:
        raise PaperError("附件的顺序号或发文字号太长，一行放不下。请检查附件。")
    yield replace(press.on_line(line, press.body(Role.HEADING)), opens_page=True, keep=True)
    if block.title.strip():
        yield replace(title(Title(block.title), press), before=BLANK_BELOW)
