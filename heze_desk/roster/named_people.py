"""People whom a text names with an office that they do not hold, and leaders who stand on no list any more."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from heze_desk.roster import leader_store, store
from heze_desk.roster.records import HolderState
from heze_desk.workspace.database import Database

OFFICE = "市长|县长|区长|书记|主任|局长|常委|主席|秘书长"
NAME = r"[\u4e00-\u9fff㐀-䶿\U00020000-\U0003ffff]"
WITH_OFFICE = re.compile(rf"({NAME}{{2,4}})（([^（）]{{0,12}}(?:{OFFICE})[^（）]{{0,6}})）")
ROSTER = "当日的责任分工名单"


def held(db: Database, day: date) -> dict[str, str]:
    """Who leads something on the day, with the title of that day; `db` is to stand as of it."""
    listed = {line.leader for line in store.roster(db, day) if line.leader_state is HolderState.HELD}
    return {one.name: one.title for one in leader_store.leaders(db, day) if one.name in listed}


def everybody(db: Database, day: date) -> frozenset[str]:
    """All leaders ever entered."""
    return frozenset(one.name for one in leader_store.leaders(db, day))


def strangers(text: str, people: Mapping[str, str], leaders: frozenset[str], where: str = ROSTER) -> Iterator[str]:
    """One sentence each; `people` are those of the day with their titles, none where it is not known."""
    found = WITH_OFFICE.findall(text)
    for name, title in dict.fromkeys(found):
        known = next((one for one in (*leaders, *people) if name.endswith(one)), "")
        office = people.get(known)
        if office is None:
            yield f"“{known or name}（{title}）”不在{where}上。"
        elif office and office != title:
            yield f"“{known}（{title}）”当日的职务是“{office}”。"
    for name in sorted(leaders - people.keys()):
        if name in text and not any(one.endswith(name) for one, _ in found):
            yield f"“{name}”不在{where}上。"
