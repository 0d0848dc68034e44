"""What subjects that the ledger does not know tell of its tasks: where a report came from, what a task is tied to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from heze_desk.workspace.database import Database

if TYPE_CHECKING:  # the ledger stands before anybody asks for a report
    from heze_desk.tasks.records import ProgressEntry


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A kept file and the place in it; `sentence` is 来源：反馈表_2026年第9次_市科技局.xlsx 第7行。"""

    sentence: str
    file_name: str
    sha256: str


Origins: TypeAlias = "Callable[[Database, Path, ProgressEntry], Origin | None]"
"""Asked of the workspace in its folder; an entry that was typed has no origin."""


def typed(_db: Database, _home: Path, _entry: "ProgressEntry") -> Origin | None:
    """What is known where nobody tells of files."""
    return None


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A record of another subject that a task is tied to, and the page that opens it by its id."""

    id: int
    kind: str
    words: str
    page: str


Ties: TypeAlias = Callable[[Database, int, date], Sequence[Tie]]
"""Asked for one task as of a day."""


def untied(_db: Database, _task_id: int, _day: date) -> Sequence[Tie]:
    """What is known where nobody tells of other subjects."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What a page of tasks asks of other subjects."""

    origins: "Origins" = typed
    ties: Ties = untied


ALONE = Elsewhere()
"""A ledger without other subjects."""
