"""What a PDF of ours says of itself, so that it can be checked against the rules without its document."""

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from reports.characters import printable
from reports.document import (
    Bars,
    Beside,
    Block,
    Document,
    Form,
    GanttStrip,
    Heading,
    Paragraph,
    Picture,
    ProgressBars,
    Table,
)
from reports.layout import Grid

KEY = "Colophon"
"""Of the Info dictionary of the PDF."""
BEGINNING = 10
"""Characters of a paragraph by which it is found again on paper."""
DRAWN = Table | Form | Bars | ProgressBars | GanttStrip | Beside | Picture


@dataclass(frozen=True)
class Part:
    """A block: its name in the vocabulary and what it says; of 正文 the beginnings alone, of drawn ones nothing."""

    block: str
    says: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Cast:
    """The face that sets a role; one that is shipped stands in for the office's own."""

    role: str
    face: str  # its PostScript name, as in the PDF
    title: str
    shipped: bool = True


@dataclass(frozen=True)
class Substitute:
    """Characters that the face of their role lacks, and the face that draws them."""

    role: str
    characters: str
    face: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Colophon:
    """The kind of paper, its grid, its parts in order, its faces, and the characters that are □ on it."""

    kind: str
    size: str
    landscape: bool
    remark: str
    grid: Grid
    parts: tuple[Part, ...]
    tightness: float = 0.0  # of the last page, whose lines were brought together (7.3.5.5)
    faces: tuple[Cast, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    missing: str = ""


def parts(document: Document) -> tuple[Part, ...]:
    """The blocks of a document in order."""
    return tuple(Part(type(block).__name__, _says(block)) for block in document.body)


def to_text(colophon: Colophon) -> str:
    """ASCII, and the same for the same paper."""
    told = json.dumps(colophon, default=vars, separators=(",", ":"))
    return b64encode(zlib.compress(told.encode("ascii"), 9)).decode("ascii")


def from_text(text: str) -> Colophon | None:
    """None where the text is not one of ours."""
    try:
        told = json.loads(zlib.decompress(b64decode(text, validate=True)))
        return Colophon(
            **{
                **told,
                "grid": Grid(**told["grid"]),
                "parts": tuple(Part(**part) for part in told["parts"]),
                "faces": tuple(Cast(**cast) for cast in told["faces"]),
                "substitutes": tuple(Substitute(**one) for one in told["substitutes"]),
            }
        )
    except (NoBase64, zlib.error, ValueError, KeyError, TypeError):
        return None


def _says(block: Block) -> dict[str, Any]:
    if isinstance(block, DRAWN):
        return {}
    if isinstance(block, Paragraph):
        return _said(block.lead.strip().replace("\n", "") + block.text) | {"indent": block.indent}
    if isinstance(block, Heading):
        return _said(block.text) | {"level": block.level}
    return {name: _printed(value) for name, value in asdict(block).items() if value}


def _said(text: str) -> dict[str, Any]:
    """How each paragraph begins, and how many characters it has without blanks."""
    lines = ["".join(line.split()) for line in printable(text).split("\n")]
    return {"begins": [line[:BEGINNING] for line in lines if line], "lengths": [len(line) for line in lines if line]}


def _printed(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    return [_printed(one) for one in value] if isinstance(value, list | tuple) else value
