"""Meetings in and out of the workspace, and the door to what else is known of them. Writing functions run in a step."""

from heze_desk.errors import DeskError
from heze_desk.meetings.agenda import add_item as add_item
from heze_desk.meetings.agenda import agenda as agenda
from heze_desk.meetings.agenda import change_item as change_item
from heze_desk.meetings.agenda import item_at as item_at
from heze_desk.meetings.agenda import item_numbers as item_numbers
from heze_desk.meetings.agenda import leave_out as leave_out
from heze_desk.meetings.agenda import move_item as move_item
from heze_desk.meetings.agenda import put_back as put_back
from heze_desk.meetings.agenda import remove_item as remove_item
from heze_desk.meetings.agenda import take_over as take_over
from heze_desk.meetings.attending import add_attendee as add_attendee
from heze_desk.meetings.attending import attend as attend
from heze_desk.meetings.attending import attendees as attendees
from heze_desk.meetings.attending import change_attendee as change_attendee
from heze_desk.meetings.attending import invite as invite
from heze_desk.meetings.attending import note_presence as note_presence
from heze_desk.meetings.attending import remove_attendee as remove_attendee
from heze_desk.meetings.attending import reply as reply
from heze_desk.meetings.calling import add as add
from heze_desk.meetings.calling import chair_of as chair_of
from heze_desk.meetings.calling import change as change
from heze_desk.meetings.calling import change_chair as change_chair
from heze_desk.meetings.calling import doubts as doubts
from heze_desk.meetings.deciding import change_decision as change_decision
from heze_desk.meetings.deciding import decide as decide
from heze_desk.meetings.deciding import decision as decision
from heze_desk.meetings.deciding import decision_at as decision_at
from heze_desk.meetings.deciding import decisions as decisions
from heze_desk.meetings.deciding import link as link
from heze_desk.meetings.deciding import living as living
from heze_desk.meetings.deciding import refs as refs
from heze_desk.meetings.deciding import remove_decision as remove_decision
from heze_desk.meetings.deciding import source_ref as source_ref
from heze_desk.meetings.deciding import tasks as tasks
from heze_desk.meetings.deciding import tasks_of_meeting as tasks_of_meeting
from heze_desk.meetings.finalising import Affected as Affected
from heze_desk.meetings.finalising import affected as affected
from heze_desk.meetings.finalising import follow as follow
from heze_desk.meetings.finding import before as before
from heze_desk.meetings.finding import corrected as corrected
from heze_desk.meetings.finding import get as get
from heze_desk.meetings.finding import meetings as meetings
from heze_desk.meetings.finding import next_number as next_number
from heze_desk.meetings.finding import open_one as open_one
from heze_desk.meetings.following import decision_lines as decision_lines
from heze_desk.meetings.following import follow_up as follow_up
from heze_desk.meetings.following import unit_rates as unit_rates
from heze_desk.meetings.gathering import proceedings as proceedings
from heze_desk.meetings.inviting import proposed as proposed
from heze_desk.meetings.noting import add_note as add_note
from heze_desk.meetings.noting import change_note as change_note
from heze_desk.meetings.noting import move_note as move_note
from heze_desk.meetings.noting import notes as notes
from heze_desk.meetings.noting import remove_note as remove_note
from heze_desk.meetings.presenting import asked_presenters as asked_presenters
from heze_desk.meetings.presenting import uncalled as uncalled
from heze_desk.workspace.database import Database


def remove(db: Database, meeting_id: int) -> None:
    """Take out a meeting entered by mistake; one whose minutes were issued or from which tasks were made stays."""
    meeting = open_one(db, meeting_id)
    if made := living(db, meeting_id):
        raise DeskError(f"{meeting.name}的议定事项已立{len(made)}项任务，不能删除；请先在台账里处理这些任务。")
    followed = (
        "select 1 from agenda_item join decision on decision.id = follows_decision_id where decision.meeting_id = ?"
    )
    if db.execute(followed, [meeting_id]).fetchone():
        raise DeskError(f"{meeting.name}的议定事项已列入后来会议的议程，不能删除。")
    links = "delete from decision_task where decision_id in (select id from decision where meeting_id = ?)"
    db.execute(links, [meeting_id])
    for table in ("meeting_note", "attendee", "decision", "agenda_item"):
        db.execute(f"delete from {table} where meeting_id = ?", [meeting_id])
    db.execute("delete from meeting where id = ?", [meeting_id])
