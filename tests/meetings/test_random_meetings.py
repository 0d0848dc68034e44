"""Whoever is noted however in whatever order: the list holds together, and undo leads back to its beginning."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.meetings import store
from heze_desk.meetings.records import AgendaItem, AttendeeRole, Coming, How, Person
from heze_desk.workspace import checking

NAMES = ("李测二", "赵测三", "张喆", "刘垚", "市财政局")
PLACES = ("", "市科技局", "市财政局", "演示大学", "市发展改革委员")
PEOPLE = st.tuples(st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from([*How]), st.sampled_from(NAMES))
FLAGS = st.tuples(st.booleans(), st.booleans())
ACTS = st.tuples(st.sampled_from(["attend", "attend", "attend", "invite", "chair", "remove"]), PEOPLE, FLAGS)


def do(desk, meeting_id, act):
    what, (name, unit, how, other), (gives_item, anyway) = act
    with desk.step(what) as db:
        match what:
            case "invite":
                store.invite(db, meeting_id, store.proposed(db, meeting_id, store.get(db, meeting_id).day))
            case "chair":
                store.change_chair(db, meeting_id, Person(name=name), why="更换" if anyway else "")
            case "remove":
                store.remove_attendee(db, store.attendees(db, meeting_id)[-1].id)
            case _:
                item_id = store.item_at(db, meeting_id, 1) if gives_item else None
                person = Person(name=name, unit=unit)
                coming = Coming(person=person, how=how, instead_of=other, item_id=item_id, anyway=anyway)
                store.attend(db, meeting_id, coming)


def listed(desk, meeting_id):
    return [(one.role, one.called, one.unit_name, one.presence) for one in store.attendees(desk.db, meeting_id)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=12))
def test_any_sequence_of_acts_leaves_one_chair_nobody_twice_and_the_order_of_rank(desk, acts):
    meeting_id = desk.call()
    with desk.step() as db:
        store.add_item(db, AgendaItem(meeting_id=meeting_id, title="通报"))
    beginning = listed(desk, meeting_id)
    for act in acts:
        with suppress(DeskError):
            do(desk, meeting_id, act)

    people = store.attendees(desk.db, meeting_id)
    assert [one.role for one in people].count(AttendeeRole.CHAIR) == 1
    assert people[0].role is AttendeeRole.CHAIR
    assert len({(one.name, one.unit_name) for one in people}) == len(people)
    assert [one.position for one in people] == sorted(one.position for one in people)
    assert checking.problems(desk.workspace) == []

    while listed(desk, meeting_id) != beginning:
        desk.workspace.undo()
