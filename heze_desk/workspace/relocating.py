"""A lost or altered file found again elsewhere: taken only if it is, byte by byte, the one that was entered."""

from dataclasses import dataclass
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.workspace import file_copies, files
from heze_desk.workspace.registers import Entry

DIGITS = 12


@dataclass(frozen=True)
class Candidate:
    """A file the secretary points to, beside the entry it is to stand for."""

    entry: Entry
    file: Path
    sha256: str
    size: int

    @property
    def fits(self) -> bool:
        return (self.sha256, self.size) == (self.entry.sha256, self.entry.size)

    @property
    def refusal(self) -> str:
        """Both hashes' first digits and both sizes, so that the secretary sees how they differ."""
        entered = f"登记的是 {self.entry.size:,} 字节、校验值 {self.entry.sha256[:DIGITS]}…"
        chosen = f"选的“{self.file.name}”是 {self.size:,} 字节、校验值 {self.sha256[:DIGITS]}…"
        return f"这不是登记的那个文件，没有放回去：{entered}，{chosen}。"


def look(entry: Entry, file: Path) -> Candidate:
    """Read the file through, changing nothing; knows no database, for a worker."""
    try:
        return Candidate(entry, file, files.digest(file), file.stat().st_size)
    except OSError as fault:
        raise DeskError(f"“{file.name}”读不出，可能已移走，或是一个文件夹；请重新选择。") from fault


def put_back(home: Path, candidate: Candidate) -> None:
    """Take the file in; another one is refused and nothing changed."""
    if not candidate.fits:
        raise DeskError(candidate.refusal)
    file_copies.replace(home, candidate.entry.sha256, candidate.file)
