"""The shipped faces under the names offices know, for a LibreOffice on a machine that has none of theirs."""

from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from reports.docx.faces import NAMED
from reports.faces import ORDER
from reports.fonts import FOLDER, Role

FAMILY = 1
HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'


def fontconfig(folder: Path) -> Path:
    """A configuration that knows the faces of our papers and no others; for FONTCONFIG_FILE."""
    faces = folder / "faces"
    faces.mkdir(parents=True)
    for role in Role:
        path = FOLDER / f"Desk{_first(role)}.ttf"
        (faces / path.name).symlink_to(path)
    aliases = "".join(_alias(role) for role in Role)
    places = f"<dir>{escape(str(faces))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    path = folder / "fonts.conf"
    path.write_text(f"{HEAD}<fontconfig>{places}{aliases}</fontconfig>", "utf-8")
    return path


def _alias(role: Role) -> str:
    """The office's face means the one that sets the role on paper; a bold one of a family is asked for as such."""
    path = FOLDER / f"Desk{_first(role)}.ttf"
    family = TTFont(path, lazy=True)["name"].getDebugName(FAMILY)
    weight = '<edit name="weight" mode="assign"><const>bold</const></edit>' if path.stem.endswith("Bold") else ""
    return (
        f'<match target="pattern"><test name="family"><string>{NAMED[role].name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{family}</string></edit>{weight}</match>'
    )


def _first(role: Role) -> str:
    return ORDER[role].split()[0]
