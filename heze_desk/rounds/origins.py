"""Where a reported value came from, in the words of the ledger."""

from pathlib import Path

from heze_desk.rounds import collecting
from heze_desk.tasks.origins import Origin
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workspace.database import Database


def origin(db: Database, home: Path, entry: ProgressEntry) -> Origin | None:
    """The returned form that the entry was taken from, and the row."""
    found = collecting.source(db, home, entry)
    if found is None:
        return None
    return Origin(sentence=found.sentence, file_name=found.form.file_name, sha256=found.form.sha256)
