"""Meetings and deadlines as an iCalendar file (RFC 5545), the same bytes for the same workspace.

Meetings carry the zone Asia/Shanghai with its definition, so that a telephone set to another zone shows the right
hour; a deadline is a whole day, which has no zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

ZONE = "Asia/Shanghai"
OFFSET = timedelta(hours=8)  # without summer time since 1991
FOLDED_AT = 75  # octets (3.1)
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//heze_desk//calendar//ZH",
    "CALSCALE:GREGORIAN",
)
ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry; without a time it is a whole day.

    `uid` stays while the row it tells of stays, and `sequence` rises, so that a calendar which reads it again updates
    its entry and adds none (3.8.7.4).
    """

    uid: str
    changed_at: datetime  # by the clock of the office
    sequence: int = 0
    day: date
    begins: time | None = None
    ends: time | None = None
    title: str
    place: str = ""
    description: str = ""
    category: str = ""


def to_ics(name: str, events: Iterable[Event]) -> bytes:
    """The whole file: UTF-8, lines ended by CRLF and folded at 75 octets between characters."""
    lines = [*HEAD, f"X-WR-CALNAME:{escaped(name)}", f"X-WR-TIMEZONE:{ZONE}", *ZONE_LINES]
    for event in sorted(events, key=lambda one: (one.day, one.begins or time.min, one.uid)):
        lines += _lines(event)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def escaped(text: str) -> str:
    """A text as a value (3.3.11): backslash, semicolon, comma and line ends; other control characters go."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(mark, written)
    return "".join(character for character in plain if character >= " " and character != "\x7f")


def folded(line: str) -> str:
    """A long line in pieces of at most 75 octets, each after the first led by a blank; no character is cut."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > FOLDED_AT:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return "\r\n".join([*pieces, piece])


def _lines(event: Event) -> list[str]:
    told = [("SUMMARY", event.title), ("LOCATION", event.place), ("DESCRIPTION", event.description)]
    told.append(("CATEGORIES", event.category))
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_utc(event.changed_at)}",
        f"LAST-MODIFIED:{_utc(event.changed_at)}",
        f"SEQUENCE:{event.sequence}",
        *_span(event),
        *(f"{name}:{escaped(text)}" for name, text in told if text),
        f"TRANSP:{'OPAQUE' if event.begins else 'TRANSPARENT'}",
        "END:VEVENT",
    ]


def _span(event: Event) -> list[str]:
    """A meeting whose end is not known has none here; a whole day needs none (3.6.1)."""
    if event.begins is None:
        return [f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"]
    lines = [f"DTSTART;TZID={ZONE}:{event.day:%Y%m%d}T{event.begins:%H%M%S}"]
    if event.ends is not None:
        lines.append(f"DTEND;TZID={ZONE}:{event.day:%Y%m%d}T{event.ends:%H%M%S}")
    return lines


def _utc(moment: datetime) -> str:
    return f"{(moment - OFFSET).replace(tzinfo=UTC):%Y%m%dT%H%M%SZ}"
