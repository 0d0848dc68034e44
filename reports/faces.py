"""Which faces set which part of an official paper, and in which order they stand in for one another."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """A kind of type that GB/T 9704-2012 names."""

    TITLE = "小标宋"
    BODY = "仿宋"
    HEADING = "黑体"
    SUBHEADING = "楷体"
    NUMBER = "宋体"


@dataclass(frozen=True)
class Face:
    """One face in one file; `name` is the PostScript name it has in the PDF, `title` the name people know it by."""

    name: str
    title: str
    path: Path
    shipped: bool = True
    index: int = 0  # place in a TTC

    @property
    def file(self) -> str:
        return self.path.name


TITLES = {
    "DeskSong-Bold": "Noto Serif SC Bold",
    "DeskFang-Regular": "FandolFang",
    "DeskKai-Light": "霞鹜文楷 Light",
    "DeskHei-Medium": "Noto Sans SC Medium",
    "DeskKai-Regular": "霞鹜文楷",
    "DeskSong-Regular": "Noto Serif SC",
    "DeskSong-Rare": "Noto Serif SC（生僻字）",
}

MISDRAWN = {"DeskFang-Regular": "￥"}  # FandolFang draws a dollar there

# Every chain holds every face, so that a character is missing in all roles or in none.
ORDER = {
    Role.TITLE: "Song-Bold Song-Regular Song-Rare Kai-Regular Kai-Light Fang-Regular Hei-Medium",
    Role.BODY: "Fang-Regular Kai-Light Kai-Regular Song-Regular Song-Rare Hei-Medium Song-Bold",
    Role.HEADING: "Hei-Medium Song-Bold Song-Regular Song-Rare Kai-Regular Kai-Light Fang-Regular",
    Role.SUBHEADING: "Kai-Regular Kai-Light Song-Regular Song-Rare Fang-Regular Hei-Medium Song-Bold",
    Role.NUMBER: "Song-Regular Song-Rare Song-Bold Kai-Regular Kai-Light Fang-Regular Hei-Medium",
}


def shipped(role: Role, folder: Path) -> tuple[Face, ...]:
    """The faces of a folder for a role, most wanted first; whether the files are there and sound is not looked at."""
    names = (f"Desk{name}" for name in ORDER[role].split())
    return tuple(Face(name, TITLES[name], folder / f"{name}.ttf") for name in names)
