"""Writes the colophon into the PDF: what was set on which grid, in which faces, and what could not be drawn."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFInfo, PDFString

from reports import fonts
from reports.characters import printable
from reports.colophon import KEY, Cast, Colophon, Substitute, parts, to_text
from reports.document import Document
from reports.fonts import Role
from reports.pdf.pieces import Press


class _Info(PDFInfo):
    """The Info dictionary with one entry more."""

    def __init__(self, plain: PDFInfo, text: str) -> None:
        vars(self).update(vars(plain))
        self._text = text

    def format(self, document: Any) -> bytes:
        known: bytes = super().format(document)
        return (
            known.rstrip().removesuffix(b">>") + f"/{KEY} ".encode() + PDFString(self._text).format(document) + b" >>"
        )


def inscribe(canvas: Any, document: Document, press: Press) -> None:
    """To be called when all is painted, as only then the faces are known."""
    canvas._doc.info = _Info(canvas._doc.info, to_text(colophon(document, press)))


def colophon(document: Document, press: Press) -> Colophon:
    """Of a document whose characters have all been looked up; what is not in the face of its role is a substitute."""
    looked_up = sorted(press.letters.looked_up().items())
    used = {role for (role, _), _ in looked_up}
    main = {role: fonts.face_for(fonts.ORDINARY, role) for role in Role if role in used}
    other: dict[tuple[str, str, str], str] = {}
    for (role, char), glyph in looked_up:
        if glyph.char == char and glyph.face != main[role] and not char.isspace():
            key = (role.value, glyph.face.name, glyph.face.title)
            other[key] = other.get(key, "") + char
    return Colophon(
        kind=printable(document.kind),
        size=document.size,
        landscape=document.landscape,
        remark=printable(document.remark),
        grid=press.grid,
        tightness=press.tightness,
        parts=parts(document),
        faces=tuple(Cast(role.value, face.name, face.title, face.shipped) for role, face in main.items() if face),
        substitutes=tuple(Substitute(role, chars, face, title) for (role, face, title), chars in other.items()),
        missing="".join(dict.fromkeys(char for (_, char), glyph in looked_up if glyph.char != char)),
    )
