"""Invented data say that they are invented, wherever they are read."""

from datetime import date
from pathlib import Path

import pytest

from heze_desk import beginning
from heze_desk.briefings import drafts
from heze_desk.instructions import store as instructions
from heze_desk.instructions import supervisions
from heze_desk.issuing import store as issuing
from heze_desk.meetings import store as meetings
from heze_desk.notifications import store as notifications
from heze_desk.notifications.records import State
from heze_desk.roster import store as roster
from heze_desk.rounds import store as rounds
from heze_desk.rounds.records import FilingState
from heze_desk.settings import store as settings
from heze_desk.tasks.lines import lines
from heze_desk.tasks.records import LightRule

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    workspace = beginning.begin(tmp_path_factory.mktemp("demo") / "desk", demo=True, today=DAY)
    yield workspace
    workspace.close()


def test_the_settings_say_that_it_is_no_real_workspace(demo):
    assert settings.get(demo.db).demo


def test_every_text_that_was_invented_says_so(demo):
    texts = [row[0] for row in demo.db.execute("select text from progress_entry")]
    texts += [row[0] for row in demo.db.execute("select problems from task where problems <> ''")]
    texts += [row[0] for row in demo.db.execute("select next_steps from task where next_steps <> ''")]
    texts += [row[0] for row in demo.db.execute("select person from task where person <> ''")]
    texts += [row[0] for row in demo.db.execute("select basis from assignment")]
    texts += [row[0] for row in demo.db.execute("select title from leader_title")]
    texts += [row[0] for row in demo.db.execute("select title from round")]
    texts += [row[0] for row in demo.db.execute("select noted_by from filing")]
    texts += [row[0] for row in demo.db.execute("select remark from filing where remark <> ''")]
    texts += [row[0] for row in demo.db.execute("select name from contact")]
    texts += [row[0] for row in demo.db.execute("select text from instruction")]
    texts += [row[0] for row in demo.db.execute("select paper from instruction")]
    texts += [row[0] for row in demo.db.execute("select answer from instruction where answer <> ''")]
    texts += [row[0] for row in demo.db.execute("select matter from supervision")]
    texts += [row[0] for row in demo.db.execute("select title from meeting union select place from meeting")]
    texts += [row[0] for row in demo.db.execute("select text from meeting_note union select text from decision")]
    texts += [row[0] for row in demo.db.execute("select title from agenda_item where follows_decision_id is null")]
    texts += [row[0] for row in demo.db.execute("select title from briefing")]
    texts += [row[0] for row in demo.db.execute("select name from entry where kind <> '人才'")]
    texts += [row[0] for row in demo.db.execute("select document from recognition where document <> ''")]
    texts += [row[0] for row in demo.db.execute("select summary from entry union select basis from own_target")]
    texts += [row[0] for row in demo.db.execute("select title from plan_item union select title from baseline")]
    texts += [row[0] for row in demo.db.execute("select basis from plan_item union select reason from plan_move")]

    assert texts
    assert [text for text in texts if "演示" not in text] == []


def test_only_the_names_for_tests_are_used(demo):
    assert {row[0] for row in demo.db.execute("select name from leader")} == {"王测一", "李测二", "赵测三"}


def test_every_light_is_to_be_seen(demo):
    assert {line.light for line in lines(demo.db, DAY, LightRule())} == set(LightRule().lights)


def test_one_round_is_closed_and_one_is_open_and_every_state_is_to_be_seen(demo):
    open_round, closed = rounds.lines(demo.db, DAY)

    assert (open_round.round.closed_on, closed.round.closed_on) == (None, date(2026, 11, 11))
    assert set(open_round.states) | set(closed.states) == set(FilingState)
    assert len(rounds.chase(demo.db, open_round.round.id, DAY)) > 10


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2026, 2, 27), date(2026, 10, 9), date(2027, 1, 4)])
def test_rounds_can_be_shown_on_any_day_of_the_year(tmp_path, day):
    workspace = beginning.begin(tmp_path / "desk", demo=True, today=day)

    noted = {row[0] for row in workspace.db.execute("select max(day) from filing")}

    assert max(noted) <= day.isoformat()
    workspace.close()


def test_every_industry_has_a_leader_and_a_lead_unit(demo):
    assert roster.vacancies(demo.db, DAY) == []


def test_another_policy_can_be_shown_too(tmp_path):
    mini = Path(__file__).parent / "files" / "policy-mini"

    workspace = beginning.begin(tmp_path / "desk", policy=mini, demo=True, today=DAY)

    assert [line.lead_unit for line in roster.roster(workspace.db, DAY)] == ["市文化局"]
    workspace.close()


def test_an_instruction_waits_one_is_answered_and_a_notice_is_ready(demo):
    assert len(instructions.lines(demo.db)) == 2
    assert len(instructions.unanswered(demo.db)) == 1
    assert [str(one.state) for one in supervisions.lines(demo.db, DAY)] == ["未印发"]


def test_one_meeting_was_held_and_the_next_goes_on_from_its_decision(demo):
    held, coming = sorted(meetings.meetings(demo.db), key=lambda one: one.day)

    assert held.day < DAY < coming.day
    (decided,) = meetings.decisions(demo.db, held.id)
    assert len(meetings.tasks(demo.db, decided.id)) == 1
    assert [one.follows_decision_id for one in meetings.agenda(demo.db, coming.id)] == [decided.id, None]


def test_a_briefing_was_issued_one_was_corrected_and_one_is_a_draft(demo):
    papers = {one.id: (one.kind, str(one.state), one.version) for one in issuing.papers(demo.db)}

    shown = [papers.get(one.issued_paper_id, "草稿") for one in drafts.drafts(demo.db)]

    assert shown == ["草稿", ("专报", "定稿", 1), ("调度简报", "定稿", 2), ("调度简报", "已更正", 1)]


def test_departments_told_each_other_of_matters_in_every_state(demo):
    matters = notifications.lines(demo.db, DAY)

    assert {one.state for one in matters} == set(State)
    assert all("演示" in one.notification.matter and "演示" in one.concerns for one in matters)
