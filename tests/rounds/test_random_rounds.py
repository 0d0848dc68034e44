"""Whatever is noted in whatever order: a round stays in one piece, and undo leads back to its opening."""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heze_desk.errors import DeskError
from heze_desk.rounds import store
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.status_records import ARRIVED, MISSING
from heze_desk.workspace import checking

OPENED, DUE, LAST = date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 31)
UNITS = ("市科技局", "市财政局", "曹县")
NOTES = {
    "reported": FilingState.REPORTED,
    "nil": FilingState.NIL,
    "sent back": FilingState.SENT_BACK,
}
ACTS = st.tuples(
    st.sampled_from([*NOTES, "close", "reopen"]), st.sampled_from(UNITS), st.integers(0, 12), st.booleans()
)


def do(desk, round_id, act):
    what, unit, days, gives_reason = act
    day = OPENED + timedelta(days=days)
    if what in NOTES:
        desk.note(round_id, unit, NOTES[what], day, remark="原因" if gives_reason else "")
        return
    with desk.step(what) as db:
        if what == "close":
            store.close_round(db, round_id, day=day)
        else:
            store.reopen_round(db, round_id)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=12))
def test_any_sequence_of_acts_leaves_a_round_that_holds_together_and_can_be_taken_back(desk, acts):
    round_id, done = desk.open(), 0
    for act in acts:
        with suppress(DeskError):
            do(desk, round_id, act)
            done += 1

    round_ = store.get(desk.db, round_id)
    for status in store.statuses(desk.db, round_id, LAST):
        assert status.is_missing is (status.state in MISSING)
        assert (status.reported_on is None) is not any(one.state in ARRIVED for one in status.filings)
        for filing in status.filings:
            assert filing.state is not FilingState.LATE or filing.day > DUE
            assert filing.state is not FilingState.LATE_FILING or filing.remark
    line = next(one for one in store.lines(desk.db, LAST) if one.round.id == round_id)
    assert (line.units, line.round.closed_on) == (6, round_.closed_on)
    assert checking.problems(desk.workspace) == []

    for _ in range(done):
        desk.workspace.undo()
    assert set(desk.states(round_id, LAST).values()) == {"未报"}
    desk.workspace.undo()
    assert round_id not in [one.id for one in store.rounds(desk.db)]
