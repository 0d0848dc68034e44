"""The page into the workspace: notes end up as the points stand, with no step more than is needed."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.meetings import recording, store
from heze_desk.meetings.point_records import Point, point
from heze_desk.meetings.records import NoteKind

NINE = datetime(2026, 7, 21, 9)


def keep(desk, meeting_id, points):
    kept = {note.id: point(note) for note in store.notes(desk.db, meeting_id)}
    with desk.step("记录") as db:
        return recording.keep(db, meeting_id, points, kept)


def new(text, **fields):
    return Point(text=text, at=NINE, **fields)


def texts(desk, meeting_id):
    return [one.text for one in store.notes(desk.db, meeting_id)]


def test_points_are_added_changed_moved_and_removed_in_one_go(desk):
    meeting_id = desk.call()
    one, two, three = keep(desk, meeting_id, [new("一"), new("二"), new("三")])
    done = keep(desk, meeting_id, [three, new("新"), replace(one, text="一改", kind=NoteKind.DECIDED)])

    assert texts(desk, meeting_id) == ["三", "新", "一改"]
    assert [str(note.kind) for note in store.notes(desk.db, meeting_id)] == ["记录", "记录", "议定"]
    assert done[2].note_id == one.note_id
    assert two.note_id not in [note.id for note in store.notes(desk.db, meeting_id)]


def test_an_emptied_point_loses_its_note(desk):
    meeting_id = desk.call()
    one, two = keep(desk, meeting_id, [new("一"), new("二")])
    keep(desk, meeting_id, [replace(one, text=" "), two])

    assert texts(desk, meeting_id) == ["二"]


def test_what_has_not_changed_leaves_no_trace(desk):
    meeting_id = desk.call()
    done = keep(desk, meeting_id, [new("一"), new("二")])
    before = desk.db.execute("select count(*) from step").fetchone()

    assert keep(desk, meeting_id, done) == done
    assert desk.db.execute("select count(*) from step").fetchone() == before


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_done_to_the_page_the_notes_follow(desk, data):
    meeting_id = desk.call(begins_at="", number=len(store.meetings(desk.db)) + 1)
    points = []
    for turn in range(3):
        stay = data.draw(st.permutations(points)) if points else []
        stay = stay[: data.draw(st.integers(0, len(stay)))]
        fresh = [
            Point(text=f"{turn}-{place}", at=NINE + timedelta(seconds=turn * 100 + place))
            for place in range(data.draw(st.integers(0, 3)))
        ]
        page = data.draw(st.permutations([*stay, *fresh]))
        points = keep(desk, meeting_id, page)
        assert texts(desk, meeting_id) == [one.text for one in page]
        assert [point(note) for note in store.notes(desk.db, meeting_id)] == points
