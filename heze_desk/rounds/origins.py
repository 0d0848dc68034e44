"""Where a reported value came from, in the words of the ledger."""

import json
from pathlib import Path

from heze_desk.rounds import collecting
from heze_desk.tasks.origins import Origin
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workspace.database import Database

FIRST = """
    select after from journal
    where subject = 'progress_entry' and row_id = ? and before is null order by id limit 1
"""
REPORTED = ("progress", "text", "problems", "next_steps")


def origin(db: Database, home: Path, entry: ProgressEntry) -> Origin | None:
    """The returned form that the entry was taken from, and the row; whether it was corrected since is said too."""
    found = collecting.source(db, home, entry)
    if found is None:
        return None
    corrected = "（登记后有更正）" if _is_corrected(db, entry) else ""
    sentence = f"{found.sentence.removesuffix('。')}{corrected}。"
    return Origin(sentence=sentence, file_name=found.form.file_name, sha256=found.form.sha256)


def _is_corrected(db: Database, entry: ProgressEntry) -> bool:
    """Whether it says something else than it did when it was taken in."""
    first = db.execute(FIRST, [entry.id]).fetchone()
    taken = json.loads(first[0]) if first and first[0] else {}
    return any(taken[name] != getattr(entry, name) for name in REPORTED if name in taken)
