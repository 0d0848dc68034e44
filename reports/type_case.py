"""A case of type: the faces at hand, each opened when the first character asks for it."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont

from reports.embedding import LOCK, EmbeddedFont
from reports.face_file import FaceFile, FaceFileError
from reports.faces import MISDRAWN, Face, Role, shipped
from reports.subset import subset

PROOF = "国"  # a face that cannot draw this is of no use on a Chinese paper


class TypeCase:
    """The faces of a folder, preceded by those the office has installed; a damaged one is passed over."""

    def __init__(self, folder: Path, installed: Mapping[Role, tuple[Face, ...]] | None = None) -> None:
        self._order = {role: (installed or {}).get(role, ()) + shipped(role, folder) for role in Role}
        self._found: dict[tuple[str, Role], Face | None] = {}

    def chain(self, role: Role) -> tuple[Face, ...]:
        """Every sound face for the role, most wanted first; opens them all, which `face_for` does not."""
        return tuple(face for face in self._order[role] if font(face))

    def face_for(self, char: str, role: Role) -> Face | None:
        """The first face of the chain that draws the character."""
        key = (char, role)
        if key not in self._found:
            self._found[key] = next((face for face in self._order[role] if _draws(face, char)), None)
        return self._found[key]


def font(face: Face) -> EmbeddedFont | None:
    """The face opened and registered with ReportLab, once in a process; None if its file is missing or damaged."""
    with LOCK:
        return _opened(face)


def _draws(face: Face, char: str) -> bool:
    opened = font(face)
    return opened is not None and opened.draws(char) and char not in MISDRAWN.get(face.name, "")


@cache
def _opened(face: Face) -> EmbeddedFont | None:
    try:
        opened = _shipped(face) if face.shipped else _installed(face)
    except Exception:  # a damaged file is met with whatever happens to fail first
        return None
    registerFont(opened)
    return opened


def _shipped(face: Face) -> EmbeddedFont:
    sums = (face.path.parent / "SHA256SUMS").read_text("ascii").split()
    with face.path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sums[sums.index(face.file) - 1]:
            raise FaceFileError(f"{face.file} is not the file that was shipped")
    return EmbeddedFont(face.name, FaceFile(face.path))


def _installed(face: Face) -> EmbeddedFont:
    file = FaceFile(face.path, face.index)
    opened = EmbeddedFont(face.name, file)
    if not opened.draws(PROOF):
        raise FaceFileError(f"{face.file} has no {PROOF}")
    subset(file, [0, file.glyph(ord(PROOF))])  # fails now rather than when the paper is written
    return opened
