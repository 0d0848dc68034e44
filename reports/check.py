"""What to know about a paper before it is printed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from reports.document import Document, Picture

CONTENT = {(Picture, "content")}
"""Fields that are no text to be printed."""


def missing_characters(document: Document) -> tuple[str, ...]:
    """The characters no face can draw, each once, in reading order; on paper they would be □."""
    from reports.fonts import missing

    return missing("\n".join(texts(document)))


def texts(document: Document) -> Iterator[str]:
    """Every text of a document that is printed."""
    yield document.remark
    for block in document.body:
        yield from _texts(block)


def _texts(part: Any) -> Iterator[str]:
    match part:
        case str():
            yield part
        case tuple():
            for inner in part:
                yield from _texts(inner)
        case _ if is_dataclass(part):
            for field in fields(part):
                if (type(part), field.name) not in CONTENT:
                    yield from _texts(getattr(part, field.name))
