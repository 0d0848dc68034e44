"""Meetings found, and the lock on those whose minutes were issued."""

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.meetings.records import Meeting, MeetingKind
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find, load


def get(db: Database, meeting_id: int) -> Meeting:
    meeting = find(db, "meeting", Meeting, meeting_id)
    if meeting is None:
        raise MissingRecordError(f"没有序号为 {meeting_id} 的会议，可能刚被撤销；请用 meetings 查看各次会议。")
    return meeting


def meetings(db: Database) -> list[Meeting]:
    """All of them, the latest first."""
    return [load(Meeting, row) for row in db.query("select * from meeting order by day desc, begins_at desc, id desc")]


def before(db: Database, meeting: Meeting) -> Meeting | None:
    """The last meeting of its kind before this one."""
    earlier = [one for one in meetings(db) if one.kind is meeting.kind and one.id != meeting.id]
    return next((one for one in earlier if (one.day, one.begins_at) < (meeting.day, meeting.begins_at)), None)


def next_number(db: Database, kind: MeetingKind, year: int) -> int:
    found = db.execute("select coalesce(max(number), 0) + 1 from meeting where kind = ? and year = ?", [kind, year])
    return int(found.fetchone()[0])


def corrected(db: Database) -> frozenset[int]:
    """The meetings whose minutes hold in a later version than the first."""
    found = "select meeting.id from meeting join issued_paper on issued_paper.id = issued_paper_id where version > 1"
    return frozenset(row[0] for row in db.execute(found))


def open_one(db: Database, meeting_id: int, what: str = "会议") -> Meeting:
    """The meeting to be written to; one whose minutes were issued is locked."""
    meeting = get(db, meeting_id)
    if meeting.is_final:
        raise DeskError(f"{meeting.name}的纪要已经定稿，{what}不能再改；纪要有错请用“更正”。")
    return meeting
