"""The faces papers are set in: found, opened when first needed, and standing in for one another by character.

ReportLab keeps its fonts for the whole process, and so does this module.
"""

import unicodedata
from pathlib import Path

import resources
from reports.faces import Face, Role
from reports.system_faces import font_folders, installed, last_changes
from reports.type_case import TypeCase, font

__all__ = [
    "Face",
    "Role",
    "advance",
    "chain",
    "face_for",
    "faces_in_use",
    "missing",
    "use_system_faces",
]

FOLDER = resources.FOLDER / "fonts"
ASCENT, DESCENT = 0.88, 0.12  # of the character box, in em, whatever a face says of itself
UNDRAWN = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # controls, joiners and spaces
ORDINARY = "永"


class _Shelf:
    """The case in use; the first question fills it."""

    case: TypeCase | None = None
    system = True
    folders: tuple[Path, ...] | None = None
    stand: tuple[object, ...] = ()


def use_system_faces(wanted: bool, *, folders: tuple[Path, ...] | None = None) -> None:
    """Prefer the faces the office has installed, or do without, so that pages are the same on every machine.

    Asked again for the same, nothing is looked for anew, unless faces were installed or taken away since.
    """
    now = (FOLDER, wanted, last_changes(font_folders() if folders is None else folders) if wanted else ())
    if _Shelf.case is None or now != _Shelf.stand:
        _Shelf.case, _Shelf.system, _Shelf.folders, _Shelf.stand = None, wanted, folders, now


def chain(role: Role) -> tuple[Face, ...]:
    """Every usable face for a role, most wanted first; opens them all, so ask `face_for` where it will do."""
    return case().chain(role)


def face_for(char: str, role: Role) -> Face | None:
    """The first face that really draws the character; None says not to draw it."""
    return case().face_for(char, role)


def advance(char: str, face: Face, size: float) -> float:
    """The natural width in points, which for Chinese marks need not be one em."""
    opened = font(face)
    return opened.advance(char) * size / 1000 if opened else size


def missing(text: str) -> tuple[str, ...]:
    """The characters no face has, each once, in order; spaces and controls leave no mark and never count."""
    return tuple(char for char in dict.fromkeys(text) if _leaves_a_mark(char) and not face_for(char, Role.BODY))


def faces_in_use() -> tuple[tuple[Role, Face], ...]:
    """Which face sets ordinary text in each role."""
    found = ((role, face_for(ORDINARY, role)) for role in Role)
    return tuple((role, face) for role, face in found if face)


def case() -> TypeCase:
    """The faces in use; another one after `use_system_faces`."""
    if _Shelf.case is None:
        folders = font_folders() if _Shelf.folders is None else _Shelf.folders
        _Shelf.case = TypeCase(FOLDER, installed(folders) if _Shelf.system else None)
    return _Shelf.case


def _leaves_a_mark(char: str) -> bool:
    return unicodedata.category(char) not in UNDRAWN and not 0xFE00 <= ord(char) <= 0xFE0F
