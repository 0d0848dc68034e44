"""The open file: SQL at once, and what sqlite-utils makes of tables as soon as it is asked for.

Importing sqlite-utils takes about as long as all else that must be done before the ledger can be
painted, and no query of the ledger needs it; so it waits for the first write.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite_utils
    from sqlite_utils.db import Table

Values = Sequence[Any] | Mapping[str, Any]


class Database:
    """One connection; what is written outside `atomic` is committed by itself."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        conn.isolation_level = None
        conn.execute("pragma recursive_triggers = on")

    def execute(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        try:
            return self.conn.execute(sql, values)
        except UnicodeDecodeError as fault:  # what SQLite says of a damaged file quotes it, and need not be text
            damaged = sqlite3.DatabaseError(str(fault))
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from fault

    def query(self, sql: str, values: Values = ()) -> Iterator[dict[str, Any]]:
        """Rows by the names of their columns; the query has run when this returns."""
        cursor = self.conn.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def atomic(self) -> AbstractContextManager[object]:
        """A transaction, or a savepoint inside one: all that is written in it is kept, or nothing."""
        return self.tools.atomic()

    def table(self, name: str) -> "Table":
        return self.tools.table(name)

    @cached_property
    def tools(self) -> "sqlite_utils.Database":
        """The same connection as sqlite-utils sees it."""
        import sqlite_utils

        return sqlite_utils.Database(self.conn, execute_plugins=False)

    def close(self) -> None:
        self.conn.close()
