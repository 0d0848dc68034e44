"""What names a table or a picture, and what is remarked below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.characters import one_line, printable
from reports.docx.flow import Para, Ruled
from reports.docx.looks import indent
from reports.docx.measures import Blanks
from reports.docx.runs import runs
from reports.pdf.captions import NEAR, NOTE


def above(text: str) -> Iterator[Para]:
    """The name of a table, on its page."""
    if name := one_line(text).strip():
        yield Para(style="表题", content=runs(name))


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


def set_off(parts: Sequence[Para | Ruled], blanks: Blanks) -> list[Para | Ruled]:
    """The same parts on one page, with their blanks above the first and below the last."""
    made = [replace(part, keep=True) if isinstance(part, Para) else part for part in parts[:-1]] + list(parts[-1:])
    made[:1] = [replace(part, before=blanks.above) for part in made[:1]]
    made[-1:] = [replace(part, after=blanks.below) for part in made[-1:]]
    return made
