"""Where a reported value came from, as far as the ledger is told: reports come from subjects that it does not know."""

from collections.abc import Callable
from dataclasses import dataclass
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
