"""The page of the meetings over the small desk, on the morning of a meeting with an agenda and a list."""

from datetime import datetime

import pytest

from heze_desk.meetings import store
from heze_desk.meetings.records import AgendaItem, MeetingNote, NoteKind
from heze_desk.meetings.screen import MeetingScreen

TITLES = ("研究低空飞行服务平台建设方案", "研究应用场景清单")


@pytest.fixture
def office(desk_over, desk):
    """A desk for pages over the small workspace, on the day of the meeting."""
    return desk_over(desk.workspace, datetime(2026, 7, 21).date())


@pytest.fixture
def meeting_id(desk):
    """A meeting under 李测二 with two items; 王测一, 赵测三, four units and the counties are not yet invited."""
    called = desk.call(begins_at="09:00", place="第三会议室")
    with desk.step("议程") as db:
        for title in TITLES:
            store.add_item(db, AgendaItem(meeting_id=called, title=title, presenter="市科技局"))
    desk.workspace.undo_since_now()
    return called


@pytest.fixture
def show(shown_page, office):
    return lambda: shown_page(MeetingScreen(office))


@pytest.fixture
def page(meeting_id, show):
    return show()


@pytest.fixture
def told(page):
    """What the page said was done."""
    said = []
    page.told.connect(lambda text, _path: said.append(text))
    return said


@pytest.fixture
def noted(desk, page, meeting_id):
    """The record as it is kept once the page had a moment: kind, speaker and text of each point."""

    def read():
        page.settle()
        return [(str(one.kind), one.speaker, one.text) for one in store.notes(desk.db, meeting_id)]

    return read


@pytest.fixture
def note(desk, meeting_id):
    """Write a point as another program would."""

    def note(text, kind=NoteKind.RECORD, **fields):
        with desk.step("记录") as db:
            at = datetime(2026, 7, 21, 9, 5)
            return store.add_note(db, MeetingNote(meeting_id=meeting_id, text=text, kind=kind, at=at, **fields))

    return note
