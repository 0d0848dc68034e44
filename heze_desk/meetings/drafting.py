"""The text of minutes as the record gives it; nothing in it that was not written down while the meeting was held.

Of speeches only the chair's are told as the meeting's own words; what others said stays in the record.
"""

from collections.abc import Iterable, Iterator, Sequence

from heze_desk.days import said
from heze_desk.meetings.agenda_records import AgendaItem, MeetingNote, NoteKind
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import NOON
from heze_desk.meetings.sentence_words import why_undecided
from heze_desk.policy.numerals import numeral

STOPS = "。！？；"
OPENINGS = ("会议认为", "会议指出", "会议强调", "会议要求")
LARGEST = 99  # numerals are written out up to 九十九


def draft(told: Proceedings, notes: Sequence[MeetingNote]) -> str:
    """Plain text, one paragraph a line; headings begin with 一、 as the levels of official papers do."""
    decided = [(one.heading.strip(), one.text) for one in told.decisions]
    decided += [("", note.text) for note in unlisted(told, notes)]
    between = [*_heard(told, notes), *_said(told, notes)]
    return "\n".join(
        (
            _opening(told, any_decided=bool(decided)),
            *between,
            *(["会议议定以下事项："] if decided and between else []),
            *_decisions(decided),
            *_suggested(_open(notes)),
        )
    )


def unlisted(told: Proceedings, notes: Sequence[MeetingNote]) -> list[MeetingNote]:
    """What was noted as 议定 and is not among the decisions yet; an open question noted so is none."""
    known = {one.text.strip() for one in told.decisions}
    noted = (note for note in notes if note.kind is NoteKind.DECIDED and note.text.strip() not in known)
    return [note for note in noted if not why_undecided(note.text)]


def _opening(told: Proceedings, *, any_decided: bool) -> str:
    """2026年7月21日上午，副市长王测一同志主持召开……，议题为……。"""
    meeting, chair = told.meeting, told.chair
    who = f"，{chair.duty}{chair.name}同志主持召开" if chair else "，召开"
    about = "；".join(dict.fromkeys(_ended(item.topic, "") for item in told.items))
    topics = f"，议题为：{about}" if about else ""
    end = "现将议定事项纪要如下：" if any_decided else ""
    return f"{said(meeting.day)}{_half(meeting.begins_at)}{who}{meeting.title}{topics}。{end}"


def _half(begins_at: str) -> str:
    if not begins_at:
        return ""
    hour = int(begins_at[:2])
    return "上午" if hour < NOON else "中午" if hour == NOON else "下午"


def _heard(told: Proceedings, notes: Sequence[MeetingNote]) -> Iterator[str]:
    """What was presented, of the items that have a record: of the others nobody knows whether they were reached."""
    reached = {note.agenda_item_id for note in notes}
    heard = [item for item in told.items if item.presenter and item.id in reached]
    if heard:
        topics = dict.fromkeys(_about(item.topic) for item in heard)
        reports = "，".join(f"{_presenters(heard, topic)}关于{topic}的汇报" for topic in topics)
        yield f"会议听取了{reports}。"


def _presenters(heard: Sequence[AgendaItem], topic: str) -> str:
    """Each once, also who reports on several decisions of the last meeting."""
    named = (name for item in heard if _about(item.topic) == topic for name in item.presenter.split("、"))
    return "、".join(dict.fromkeys(named))


def _about(title: str) -> str:
    for ending in ("的汇报", "汇报"):
        title = title.removesuffix(ending)
    for beginning in ("听取", "研究", "审议", "讨论", "关于"):
        title = title.removeprefix(beginning)
    return _ended(title, "")


def _said(told: Proceedings, notes: Sequence[MeetingNote]) -> Iterator[str]:
    """One paragraph each, in the words of the record; before them what tells of the meeting itself."""
    chair = told.chair.name if told.chair else ""
    parts: dict[str, list[str]] = {opening: [] for opening in ("", *OPENINGS)}
    for note in notes:
        if found := _under(note, chair):
            opening, text = found
            parts[opening].append(_ended(text))
    yield from parts.pop("")
    for opening, texts in parts.items():
        if texts:
            yield f"{opening}，{''.join(texts)}"


def _under(note: MeetingNote, chair: str) -> tuple[str, str] | None:
    """Which opening a point comes under, and its words without that opening."""
    text = _in_one_line(note.text)
    for opening in OPENINGS:
        for begins in (opening, opening.removeprefix("会议")):
            if text.startswith(begins):
                return opening, text.removeprefix(begins).lstrip("，,：: ")
    match note.kind:
        case NoteKind.RECORD | NoteKind.FIGURE if not note.speaker:
            return "" if text.startswith("会议") else "会议指出", text
        case NoteKind.SPEECH | NoteKind.RECORD | NoteKind.FIGURE if note.speaker and note.speaker == chair:
            return "会议强调", text
        case NoteKind.TASK:
            return "会议要求", text
        case _:
            return None


def _decisions(decided: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Each word for word under its numeral, with its heading on a line of its own where it has one."""
    for place, (heading, text) in enumerate(decided, 1):
        number = f"{numeral(place)}、" if place <= LARGEST else f"{place}."
        if heading:
            yield f"{number}{_ended(heading, '')}"
        yield _ended(text if heading else f"{number}{text.strip()}")


def _open(notes: Sequence[MeetingNote]) -> Iterator[str]:
    for note in notes:
        if note.kind is NoteKind.SUGGESTED or (note.kind is NoteKind.DECIDED and why_undecided(note.text)):
            yield note.text


def _suggested(texts: Iterable[str]) -> Iterator[str]:
    """What was only suggested, apart from what was decided."""
    plainly = [_in_one_line(one).removeprefix("会议").removeprefix("建议").lstrip("，,：:") for one in texts]
    if told := [*dict.fromkeys(filter(None, plainly))]:
        yield f"会议建议：{''.join(_ended(text) for text in told)}"


def _in_one_line(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _ended(text: str, stop: str = "。") -> str:
    """With a full stop at its end, or with no mark at all."""
    plain = text.strip()
    if stop and plain.endswith((*STOPS, "。”", "！”", "？”")):
        return plain.removesuffix("；") + (stop if plain.endswith("；") else "")
    return f"{plain.rstrip('，,；;、：:。 ')}{stop}"
