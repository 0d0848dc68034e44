"""What a task or a register entry was called before stands in the journal; these indexes find it there at once."""

from typing import TYPE_CHECKING

from heze_desk.workspace.migrations.registry import migration

if TYPE_CHECKING:
    from sqlite_utils import Database


@migration
def m031_former_names(db: "Database") -> None:
    """SQLite keeps them with every change, so they are never behind; only renamings stand in them."""
    for subject, column in (("task", "title"), ("entry", "name")):
        db.execute(f"""
            create index journal_renamed_{subject} on journal(subject, row_id)
            where subject = '{subject}' and before is not null and after is not null
                and json_extract(before, '$.{column}') <> json_extract(after, '$.{column}')
        """)
