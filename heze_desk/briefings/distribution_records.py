"""Who is given how many copies, read from the lists of readers, and which numbers the copies bear."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ONE = re.compile(r"[，、；;,。]+")
OF_SEVERAL = re.compile(r"[；;。]+")
"""市委、市政府主要负责同志；各县区: where readers are parted by semicolons, the other marks are part of a name."""
COPIES = re.compile(r"(.*?)（(\d{1,4})份）")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One of those who are given copies; their copies bear the numbers from `first` on."""

    label: str  # 报, 送, 发
    name: str
    copies: int
    first: int

    @property
    def marks(self) -> str:
        """000001, 000001至000003: six figures, as 份号 is set (GB/T 9704-2012, 7.2.1)."""
        last = self.first + self.copies - 1
        return f"{self.first:06d}" if self.copies == 1 else f"{self.first:06d}至{last:06d}"


def readers(lists: Iterable[tuple[str, str]]) -> Iterator[Reader]:
    """市财政局（2份）、市科技局: one copy each where no number is written."""
    first = 1
    for label, text in lists:
        marks = OF_SEVERAL if OF_SEVERAL.search(text.strip().rstrip("；;。")) else ONE
        for word in filter(None, map(str.strip, marks.split(text))):
            named = COPIES.fullmatch(word)
            name, copies = (named.group(1), int(named.group(2))) if named else (word, 1)
            if copies:
                yield Reader(label=label, name=name, copies=copies, first=first)
            first += copies


def counted(lists: Iterable[tuple[str, str]]) -> int:
    """How many copies the lists ask for; 0 where none of them says a number."""
    told = list(lists)
    return sum(one.copies for one in readers(told)) if any(COPIES.search(text) for _, text in told) else 0
