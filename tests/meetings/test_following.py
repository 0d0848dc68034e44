"""What became of the decisions: their state, how punctual the units were, and the paper for the next meeting."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.meetings import document, store
from heze_desk.meetings.records import MeetingKind
from heze_desk.settings import store as settings
from heze_desk.tasks import life
from heze_desk.tasks import store as tasks
from heze_desk.tasks.life_records import Postponement
from reports.document import Paragraph, Table
from reports.docx import to_docx
from reports.pdf import to_pdf

LATER, NOW = date(2026, 8, 4), date(2026, 10, 9)


@pytest.fixture
def meeting(desk):
    """Four decisions: done in time, overdue, running, and one from which no task was made."""
    meeting_id = desk.call()
    _, done = desk.decide(meeting_id, "甲。", "市科技局", "9-0-01", deadline=date(2026, 9, 1))
    desk.decide(meeting_id, "乙。", "市科技局", "9-0-02", deadline=date(2026, 9, 1))
    desk.decide(meeting_id, "丙。", "市财政局", "9-0-03", deadline=date(2026, 12, 31))
    with desk.step() as db:
        store.decide(db, meeting_id, "丁。")
        tasks.set_progress(db, done, 100, day=date(2026, 8, 20))
    return meeting_id


def states(desk, day=NOW):
    return [(one.ref, str(one.state)) for one in store.decision_lines(desk.db, day)]


def test_each_decision_stands_as_its_tasks_do(desk, meeting):
    assert states(desk) == [
        ("2026年第1次调度会第1条", "办结"),
        ("2026年第1次调度会第2条", "逾期"),
        ("2026年第1次调度会第3条", "办理中"),
        ("2026年第1次调度会第4条", "未立任务"),
    ]


def test_the_latest_meeting_comes_first_and_tasks_in_the_bin_count_no_more(desk, meeting):
    other = desk.call(day=LATER, kind=MeetingKind.TOPIC)
    _, task = desk.decide(other, "戊。", "市科技局", "9-0-05")
    with desk.step() as db:
        tasks.discard(db, task, day=NOW)

    assert states(desk)[0] == ("2026年第1次专题会第1条", "未立任务")
    assert len(states(desk)) == 5
    assert [one.decision.text for one in store.decision_lines(desk.db, NOW, other)] == ["戊。"]


def test_units_are_measured_by_the_first_deadline_whatever_was_granted_later(desk, meeting):
    with desk.step() as db:
        task = tasks.get(db, 2)
        life.postpone(
            db,
            Postponement(
                task_id=task.id,
                old_deadline=task.deadline,
                new_deadline=date(2026, 12, 1),
                asked_on=date(2026, 8, 25),
                agreed_on=date(2026, 8, 26),
                agreed_by="王测一",
                reason="论证需要",
            ),
        )

    rates = store.unit_rates(desk.db, NOW)

    assert [(one.unit, one.tasks, one.on_time.due, one.on_time.kept) for one in rates] == [
        ("市科技局", 2, 2, 1),
        ("市财政局", 1, 0, 0),
    ]
    assert rates[0].on_time.percent == 50
    assert rates[1].on_time.percent is None


def test_the_next_meeting_hears_of_every_decision_of_the_last(desk, meeting):
    following = desk.call(day=date(2026, 10, 10))

    paper = document.follow_up(store.follow_up(desk.db, following, NOW), settings.get(desk.db))

    table, by_unit = (block for block in paper.body if isinstance(block, Table))
    text = next(block.text for block in paper.body if isinstance(block, Paragraph))
    assert "2026年第1次调度会（2026年7月21日）议定事项4项：未立任务1项，办理中1项，逾期1项，办结1项。" in text
    assert table.rows[0] == ("2026年第1次调度会第1条　甲。",)
    assert [row[4] for row in table.rows if len(row) > 1] == ["办结", "逾期", "正常", ""]
    assert "按时办结率50%（2项中1项）" in table.note
    assert by_unit.rows == (("市科技局", "2", "2", "1", "50%"), ("市财政局", "1", "0", "0", "—"))
    assert to_pdf(paper)
    assert to_docx(paper)


def test_what_an_earlier_meeting_left_open_is_told_too(desk, meeting):
    second = desk.call(day=LATER)
    desk.decide(second, "己。", "市科技局", "9-0-06")
    following = desk.call(day=date(2026, 10, 10))

    told = store.follow_up(desk.db, following, NOW)

    assert [one.decision.text for one in told.lines] == ["乙。", "丙。", "己。"]
    text = next(
        block.text for block in document.follow_up(told, settings.get(desk.db)).body if isinstance(block, Paragraph)
    )
    assert "此前会议议定、上次会议时尚未办结的2项：办理中1项，逾期1项。" in text


def test_the_first_meeting_of_a_kind_has_nothing_to_hear_of(desk, meeting):
    with pytest.raises(DeskError, match="2026年第1次调度会以前没有开过调度会，没有上次议定事项。"):
        store.follow_up(desk.db, meeting, NOW)
