"""The list of all migrations; they are applied in the order of their names, whichever module was read first."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlite_utils import Database


class Migration(Protocol):
    __name__: str

    def __call__(self, db: "Database", /) -> None: ...


known: dict[str, Migration] = {}
"""Every migration under its name."""


def migration(change: Migration) -> Migration:
    """Make a function a migration; its name begins with its number and is kept in the file for good."""
    known[change.__name__] = change
    return change
