"""What can be found, and how what was found is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

Row = tuple[Any, ...]
LATEST = date.max.toordinal()
SNIPPET = 6  # characters told before the word


class Fit(IntEnum):
    """How well a kind answers; less is told sooner."""

    EXACT = 0
    NAMED = 1
    BEYOND = 2


class Kind(StrEnum):
    """What is found, in the order in which it is told."""

    PAGE = "页面"
    TASK = "任务"
    MILESTONE = "任务节点"
    INDUSTRY = "产业"
    UNIT = "单位"
    LEADER = "市级领导"
    MEETING = "会议"
    DECISION = "议定事项"
    INSTRUCTION = "批示"
    SUPERVISION = "督办"
    ENTRY = "名录"
    PLAN = "路线图"
    INDICATOR = "指标"
    NOTIFICATION = "双告知"
    BRIEFING = "简报"
    PAPER = "印发文件"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is kept: `named` is all it is called by, `former` what it was called before, a line each.

    `body` is whatever else it says; `ref` is the row that its page opens, which for a part of a record is the record;
    `ended` and `day` place it among its kind, what is open before what is closed and the newer before the older.
    """

    id: int
    ref: int
    title: str
    named: str
    body: str = ""
    detail: str = ""
    ended: bool = False
    day: str = ""
    former: str = ""

    @property
    def names(self) -> str:
        """All it is or was called by."""
        return f"{self.named}\n{self.former}" if self.former else self.named

    def is_called(self, name: str) -> bool:
        """Whether this is its whole name, or one of them; both are folded."""
        return name == fold(self.title) or name in fold(self.names).split("\n")


def rank(piece_id: int, day: str, *, ended: bool) -> int:
    """Less is told sooner; one number, for a hundred thousand are put in order."""
    told = date.fromisoformat(day).toordinal() if day else 0
    return (ended << 62) + ((LATEST - told) << 40) - piece_id


def piece_of(row: Row) -> Piece:
    """A row as the queries tell it; what has no former names may leave them out."""
    piece_id, ref, title, named, body, detail, ended, day, *former = row
    before = former[0] or "" if former else ""
    return Piece(piece_id, ref, title, named or "", body or "", detail or "", bool(ended), day, before)


@dataclass(frozen=True)
class Hit:
    """A thing found; `page` and `message` are as `Screen.wanted` takes them, `verb` opens it on the command line."""

    kind: Kind
    id: int
    title: str
    detail: str
    page: str
    message: Any = None
    verb: str = ""
    ended: bool = False


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the best of it, and how many there are."""

    kind: Kind
    hits: Sequence[Hit]
    total: int
    fit: Fit = Fit.NAMED

    @property
    def more(self) -> int:
        return self.total - len(self.hits)


def fold(text: str) -> str:
    """As words are compared, in whatever case and width: Ａ１ is found by a1."""
    return (text.translate(NARROW) if WIDE.search(text) else text).casefold()


def folded(texts: Sequence[str]) -> Sequence[str]:
    """All at once, which is several times as quick; where nothing is folded they are the same texts."""
    whole = MARK.join(texts)
    plain = fold(whole)
    if plain == whole:
        return texts
    parts = plain.split(MARK)
    return parts if len(parts) == len(texts) else [fold(text) for text in texts]


MARK = "\x1e"
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if WIDE.match(chr(code))}


def words(text: str) -> list[str]:
    """Each word once; all of them must hold."""
    return list(dict.fromkeys(fold(text).split()))


def snippet(body: str, sought: Sequence[str], *, room: int = 60) -> str:
    """The part of the text where the first of the words stands that is in it; "" where none is."""
    plain = fold(body)
    places = [place for word in sought if (place := plain.find(word)) >= 0]
    if not places:
        return ""
    start = max(0, places[0] - SNIPPET)
    part = " ".join(body[start : start + room].split())
    return f"{'…' if start else ''}{part}{'…' if start + room < len(body) else ''}"
