"""What names a table or a picture, and what is remarked below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.characters import one_line, printable
from reports.docx.flow import Para
from reports.docx.looks import indent
from reports.docx.measures import OVER
from reports.docx.runs import runs
from reports.pdf.captions import NEAR, NOTE


def above(text: str) -> Iterator[Para]:
    """The name of a table, on its page."""
    if name := one_line(text).strip():
        yield Para(style="表题", content=runs(name), before=OVER, keep=True)


def below(text: str) -> Iterator[Para]:
    """The name of a figure."""
    if name := one_line(text).strip():
        yield Para(style="图题", content=runs(name), drop=NEAR)


def note(text: str) -> Iterator[Para]:
    """A remark in smaller type; what follows 注： stands under its first character."""
    look = (indent(left=2 * NOTE.size, first=-2 * NOTE.size),) if text.startswith("注：") else ()
    for part in printable(text).split("\n"):
        if part.strip():
            yield Para(style="表注", content=runs(part.strip()), look=look)


def ended(paras: Sequence[Para], blank: float) -> list[Para]:
    """The same paragraphs with a blank below the last."""
    return [*paras[:-1], *(replace(para, after=blank) for para in paras[-1:])]
