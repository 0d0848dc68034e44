"""What is being written and not yet kept, in a small file of its own, so that a power cut costs no more than a moment.

It is no record: it is dropped as soon as its words are in the workspace.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from heze_desk.meetings.agenda_records import NoteKind
from heze_desk.meetings.point_records import Point, Unkept

FOLDER = "drafts"


def path_of(workspace: Path, meeting_id: int, what: str) -> Path:
    return workspace / FOLDER / f"meeting-{meeting_id}-{what}.json"


def packed(lost: Sequence[Unkept]) -> str:
    """Points as text for `write`; nothing where there are none."""
    rows = [{**asdict(one), "point": {**asdict(one.point), "at": one.point.at.isoformat()}} for one in lost]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def unpacked(rows: Any) -> list[Unkept]:
    """The points again; what does not look like one is left out."""
    found = []
    for row in rows if isinstance(rows, list) else ():
        with suppress(KeyError, TypeError, ValueError):
            told = dict(row["point"])
            one = Point(**{**told, "kind": NoteKind(told["kind"]), "at": datetime.fromisoformat(told["at"])})
            found.append(Unkept(point=one, after=int(row["after"]), base=str(row["base"])))
    return found
