"""The list of all migrations, in the order in which their modules name them."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlite_utils import Database


class Migration(Protocol):
    __name__: str

    def __call__(self, db: "Database", /) -> None: ...


known: dict[str, Migration] = {}
"""Every migration under its name, in the order in which they are applied."""


def migration(change: Migration) -> Migration:
    """Make a function the newest migration; its name is kept in the file for good."""
    known[change.__name__] = change
    return change
