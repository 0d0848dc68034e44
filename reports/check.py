"""What to know about a paper before it is printed."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from reports.document import Document


def missing_characters(document: Document) -> tuple[str, ...]:
    """The characters no face can draw, each once, in reading order; on paper they would be □."""
    from reports.fonts import missing

    return missing("\n".join(texts(document)))


def texts(document: Document) -> Iterator[str]:
    """Every text of a document that is printed."""
    yield document.remark
    for block in document.body:
        for field in fields(block):
            yield from _texts(getattr(block, field.name))


def _texts(part: Any) -> Iterator[str]:
    match part:
        case str():
            yield part
        case tuple():
            for inner in part:
                yield from _texts(inner)
