"""The record of a meeting on the command line: point by point, or whole from a file."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from heze_desk.cli.opening import Asked, Verbs, today, verb, writing
from heze_desk.cli.text_files import text_file
from heze_desk.errors import DeskError
from heze_desk.meetings import store
from heze_desk.meetings.record_text import WrittenPoint, points
from heze_desk.meetings.records import MeetingNote, NoteKind
from heze_desk.workspace.database import Database


def add_act(acts: Verbs) -> None:
    made = verb(acts, "note", "记一条会议记录，或从文本文件读入整份记录", note)
    made.add_argument("id", type=int, metavar="ID")
    made.add_argument("--kind", default=str(NoteKind.RECORD), choices=[str(kind) for kind in NoteKind])
    made.add_argument("--speaker", default="", metavar="S")
    made.add_argument("--item", type=int, metavar="N", help="议程第几项")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("--text", metavar="T")
    what.add_argument(
        "--file", type=Path, metavar="FILE", help="UTF-8 文本文件，一行一条；行首可写“议定：”“发言（张喆）：”等"
    )


def note(asked: Asked) -> int:
    """The time is that of the machine on the day asked for, as the record is written while people speak."""
    at = datetime.combine(today(asked), datetime.now().time().replace(microsecond=0))
    with writing(asked) as workspace:
        written = [*_written(workspace.db, asked)]
        if not written:
            raise DeskError("文件里没有文字，没有记录。")
        title = f"会议记录：{asked.kind}" if asked.file is None else f"读入会议记录{len(written)}条"
        with workspace.step(title) as db:
            item_id = None if asked.item is None else store.item_at(db, asked.id, asked.item)
            for one in written:
                point = MeetingNote(
                    meeting_id=asked.id,
                    agenda_item_id=item_id,
                    kind=one.kind,
                    speaker=one.speaker,
                    text=one.text,
                    at=at,
                )
                store.add_note(db, point)
    if asked.file is None:
        print(f"已记：{asked.kind}。")
        return 0
    counted = {kind: sum(one.kind is kind for one in written) for kind in NoteKind}
    told = "，".join(f"{kind}{count}条" for kind, count in counted.items() if count)
    print(f"已读入{len(written)}条：{told}。")
    return 0


def _written(db: Database, asked: Asked) -> Iterator[WrittenPoint]:
    store.open_one(db, asked.id, "会议记录")
    kind = NoteKind(asked.kind)
    if asked.file is None:
        yield WrittenPoint(kind=kind, speaker=asked.speaker, text=asked.text)
        return
    names = {name for one in store.attendees(db, asked.id) for name in (one.name, one.deputy, one.unit_name) if name}
    for one in points(text_file(asked.file), names, kind):
        yield one if one.speaker or not asked.speaker else WrittenPoint(**vars(one) | {"speaker": asked.speaker})
