"""What of a record was not kept comes back after a power cut, and nothing else does."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heze_desk.kit import draft_keeper
from heze_desk.meetings import drafts
from heze_desk.meetings.point_records import Point, point, restored, unkept
from heze_desk.meetings.records import NoteKind

NINE = datetime(2026, 7, 21, 9)


def kept(*texts):
    return [Point(text=text, at=NINE + timedelta(minutes=place), note_id=place) for place, text in enumerate(texts, 1)]


def notes(points):
    return {one.note_id: one for one in points}


def texts(points):
    return [one.text for one in points]


def test_a_new_point_comes_back_behind_the_note_it_stood_behind():
    page = kept("一", "三")
    new = Point(text="二", kind=NoteKind.DECIDED, at=NINE)
    lost = unkept([page[0], new, page[1]], notes(page))

    assert texts(restored(page, lost)) == ["一", "二", "三"]
    assert restored(page, lost)[1].kind is NoteKind.DECIDED


def test_a_corrected_point_comes_back_unless_its_note_was_changed_since():
    page = kept("一", "二")
    lost = unkept([page[0], replace(page[1], text="二点")], notes(page))

    assert texts(restored(page, lost)) == ["一", "二点"]
    assert texts(restored(kept("一", "别人改的"), lost)) == ["一", "别人改的"]


def test_a_point_that_was_kept_after_all_does_not_come_twice():
    new = Point(text="半", at=NINE)
    lost = unkept([new], {})
    after = [replace(new, text="半句话。", note_id=7)]

    assert texts(restored(after, lost)) == ["半句话。"]


def test_an_empty_point_is_nothing_to_lose():
    assert unkept([Point(text="  ", at=NINE)], {}) == []


def test_a_point_says_what_its_note_says():
    (one,) = kept("一")

    assert point(replace(one.note(1), id=1)) == one


@given(st.lists(st.tuples(st.text(min_size=1), st.sampled_from(NoteKind), st.text(max_size=4)), max_size=6))
def test_any_points_come_back_from_the_draft_as_they_were(told):
    points = [
        Point(text=text, kind=kind, speaker=speaker, at=NINE + timedelta(microseconds=place))
        for place, (text, kind, speaker) in enumerate(told)
    ]
    lost = unkept(points, {})
    text = drafts.packed(lost)
    rows = json.loads(text) if text else None

    assert drafts.unpacked(rows) == lost
    assert list(restored((), lost)) == [one for one in points if one.is_written]


def test_a_damaged_draft_is_none(tmp_path):
    path = drafts.path_of(tmp_path, 1, "record")
    assert draft_keeper.read(path) is None
    draft_keeper.write(path, "[{")
    assert draft_keeper.read(path) is None
    for rows in ({}, [1], [{"point": {}}], [{"point": {"kind": "没有的", "at": "9点"}, "after": 0, "base": ""}]):
        assert drafts.unpacked(rows) == []


def test_an_empty_draft_leaves_no_file(tmp_path):
    path = drafts.path_of(tmp_path, 1, "record")
    draft_keeper.write(path, "[]")
    assert path.exists()
    draft_keeper.write(path, "")
    draft_keeper.write(path, "")

    assert list(path.parent.iterdir()) == []
