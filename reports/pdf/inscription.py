"""What a PDF says of itself: what was set on which grid, in which faces, and what could not be drawn."""

from reports import fonts
from reports.characters import printable
from reports.colophon import Cast, Colophon, Substitute, parts
from reports.document import Document
from reports.fonts import Role
from reports.pdf.pieces import Press


def colophon(document: Document, press: Press) -> Colophon:
    """Of a document whose characters have all been looked up; what is not in the face of its role is a substitute."""
    looked_up = sorted(press.letters.looked_up().items())
    main = {
        role: fonts.face_for(fonts.ORDINARY, role) for role in Role if any(role == used for (used, _), _ in looked_up)
    }
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
