"""What the words of minutes say that cannot be: days that do not exist, people and units that nobody knows."""

import re
from collections.abc import Iterator

from heze_desk.days import unreal
from heze_desk.meetings.plain_words import plain
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.unit_roll import roll
from heze_desk.meetings.unit_words import EVERYBODY, mentions
from heze_desk.roster import named_people, unit_store
from heze_desk.workspace.database import Database

COMRADE = re.compile(rf"(?:{named_people.OFFICE})({named_people.NAME}{{2,3}}?)同志")
WHERE = "参会名单和当日的责任分工名单"
ABOVE = ("省", "国家", "中央", "全国")
"""Units above the city stand on no list of the office."""


def text_doubts(db: Database, told: Proceedings) -> list[str]:
    """To be asked about before the number is given; without a text the decisions are what will be printed."""
    parts = [told.meeting.minutes_text]
    if not told.meeting.minutes_text.strip():
        parts = [f"{one.heading}\n{one.text}" for one in told.decisions]
    text = "\n".join(parts)
    days = (f"“{words}”这一天不存在。" for words in dict.fromkeys(unreal(text, told.meeting.day.year)))
    return [*days, *dict.fromkeys((*_people(db, told, text), *_units(db, told, text)))]


def _people(db: Database, told: Proceedings, text: str) -> Iterator[str]:
    day = told.meeting.day
    leaders = named_people.everybody(db, day)
    here = {one.name: one.duty for one in told.attendees if one.name}
    here |= {one.deputy: "" for one in told.attendees if one.deputy}
    people = named_people.held(db, day) | here
    yield from named_people.strangers(text, people, leaders, WHERE)
    for name in dict.fromkeys(COMRADE.findall(text)):
        if name not in people and name not in leaders:
            yield f"“{name}同志”不在{WHERE}上。"


def _units(db: Database, told: Proceedings, text: str) -> Iterator[str]:
    known = roll(db, told.meeting.day)
    every = (*unit_store.every_name(db), *(one for who in told.attendees for one in (who.unit_name, who.duty) if one))
    for one in mentions(plain(text), known):
        if one.unit_id is not None or EVERYBODY.match(one.words) or one.words.startswith(ABOVE):
            continue
        if not any(one.words.startswith(name) or one.words in name for name in every):
            yield one.doubt(known)
