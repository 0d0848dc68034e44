"""Papers as the office wants them set: on its grid, in its faces."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk.settings.records import Settings

if TYPE_CHECKING:  # the vocabulary of papers is not needed to open the window
    from heze_desk.issuing.records import SetPaper
    from reports.document import Document


def to_pdf(document: "Document", settings: Settings) -> bytes:
    """The paper as PDF; slow the first time, when the faces are opened."""
    from reports import pdf
    from reports.fonts import use_system_faces
    from reports.layout import GB_GRID, WORD_GRID

    use_system_faces(settings.system_faces)
    return pdf.to_pdf(document, grid=WORD_GRID if settings.word_grid else GB_GRID)


def numbered(content: bytes, number: int, settings: Settings) -> bytes:
    """So many copies of a set paper in one PDF, each with its 份号."""
    from reports.fonts import use_system_faces
    from reports.layout import GB_GRID, WORD_GRID
    from reports.pdf import copies

    use_system_faces(settings.system_faces)
    return copies.numbered(content, copies.marks(number), grid=WORD_GRID if settings.word_grid else GB_GRID)


def to_docx(document: "Document", settings: Settings) -> bytes:
    """The paper as a Word file that can be edited on."""
    from reports import docx
    from reports.fonts import use_system_faces
    from reports.layout import GB_GRID, WORD_GRID

    use_system_faces(settings.system_faces)
    return docx.to_docx(document, grid=WORD_GRID if settings.word_grid else GB_GRID)


def lost(document: "Document", settings: Settings) -> tuple[str, ...]:
    """The characters no face can draw, to be told before printing."""
    from reports.check import missing_characters
    from reports.fonts import use_system_faces

    use_system_faces(settings.system_faces)
    return missing_characters(document)


def named(characters: Sequence[str]) -> str:
    """Which characters they are, for one that no face has cannot be shown either: 𬭎（U+2CB4E）."""
    return "、".join(f"{character}（U+{ord(character):04X}）" for character in characters)


def write_pdf(document: "Document", path: Path, settings: Settings) -> Path:
    """The paper as a file, whole or not at all."""
    from reports.files import write_whole

    return write_whole(to_pdf(document, settings), path)


def write_docx(document: "Document", path: Path, settings: Settings) -> Path:
    """The Word file, whole or not at all."""
    from reports.files import write_whole

    return write_whole(to_docx(document, settings), path)


@dataclass(frozen=True)
class Ahead:
    """A paper set before it is issued, under the number that it was expected to be given."""

    paper: "SetPaper"
    settings: Settings


def ahead(document: "Document", settings: Settings) -> Ahead:
    return Ahead(to_keep(document, settings), settings)


def to_keep(document: "Document", settings: Settings, ahead: Ahead | None = None) -> "SetPaper":
    """The paper as it is issued: what it says, its PDF, and the number that stands in its head.

    One that was set ahead is taken where it says the same to the letter, so that nothing is set twice.
    """
    from heze_desk.issuing.records import SetPaper
    from reports.document import LetterHead, Masthead, MinutesHead, OrderHead, RedHead
    from reports.keeping import to_json

    if ahead is not None and ahead.settings == settings and ahead.paper.document == to_json(document):
        return ahead.paper
    heads = (
        block for block in document.body if isinstance(block, Masthead | MinutesHead | RedHead | LetterHead | OrderHead)
    )
    return SetPaper(
        title=document.title.replace("|", ""),
        number_text=next((head.number for head in heads), ""),
        document=to_json(document),
        content=to_pdf(document, settings),
    )
