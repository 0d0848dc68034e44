"""Many files taken in at once: those that cannot be read are told and keep none of the others back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from heze_desk.errors import DeskError
from heze_desk.workspace import files

Told = Callable[[int, int, str], object]


class Kept(NamedTuple):
    """A file that now lies in the workspace, not yet entered anywhere."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class TakenIn:
    """What was kept, and a sentence for each file that was not."""

    kept: tuple[Kept, ...]
    refusals: tuple[str, ...]


def keep_all(home: Path, sources: Iterable[Path], told: Told = lambda done, total, text: None) -> TakenIn:
    """Keep every file that can be kept; knows no database, for a worker."""
    wanted, kept, refusals = list(sources), list[Kept](), list[str]()
    for number, source in enumerate(wanted):
        told(number, len(wanted), source.name)
        try:
            kept.append(Kept(source.name, *files.keep(home, source)))
        except DeskError as refusal:
            refusals.append(str(refusal))
    return TakenIn(tuple(kept), tuple(refusals))
