"""What the rows of the journal are called: a task by its number, a unit by its name, a setting by what it sets."""

from collections.abc import Mapping
from dataclasses import dataclass

from heze_desk.workspace.database import Database

NAMED = {
    "task": "select id, number from task",
    "unit": "select unit_id, short_name from unit_name order by valid_from",
    "unit_name": "select id, short_name from unit_name",
    "leader": "select id, name from leader",
    "industry": "select id, name from industry",
    "clause": "select id, label || name from clause",
    "contact": "select id, name from contact",
    "target": "select id, name from target",
    "milestone": "select milestone.id, number from milestone join task on task.id = task_id",
    "progress_entry": "select progress_entry.id, number from progress_entry join task on task.id = task_id",
    "attachment": "select attachment.id, number from attachment join task on task.id = task_id",
    "task_unit": "select task_unit.id, number from task_unit join task on task.id = task_id",
    "leader_title": "select leader_title.id, name from leader_title join leader on leader.id = leader_id",
    "assignment": "select assignment.id, name from assignment join industry on industry.id = industry_id",
    "life_entry": "select life_entry.id, number from life_entry join task on task.id = task_id",
    "postponement": "select postponement.id, number from postponement join task on task.id = task_id",
    "round": "select id, year || '年第' || number || '次' from round",
    "round_industry": "select round_industry.id, name from round_industry join industry on industry.id = industry_id",
    "round_unit": "select round_unit.id, short_name from round_unit join unit_name using (unit_id)",
    "asked_task": "select asked_task.id, number from asked_task join task on task.id = task_id",
    "form": "select form.id, short_name from form join unit_name using (unit_id)",
    "returned_form": "select id, file_name from returned_form",
    "filing": "select filing.id, short_name from filing join unit_name using (unit_id)",
    "issued_paper": """
        select id, kind || coalesce(nullif(number_text, ''), '〔' || year || '〕' || number || '号') from issued_paper
    """,
    "meeting": "select id, year || '年第' || number || '次' || kind from meeting",
    "attendee": "select id, coalesce(nullif(name, ''), unit_name) from attendee",
    "agenda_item": "select id, title from agenda_item",
    "decision": "select id, '第' || number || '条' from decision",
    "decision_task": "select decision_task.id, number from decision_task join task on task.id = task_id",
    "instruction": "select instruction.id, name || day from instruction join leader on leader.id = leader_id",
    "instruction_task": "select instruction_task.id, number from instruction_task join task on task.id = task_id",
    "instruction_scan": "select id, file_name from instruction_scan",
    "supervision": "select id, matter from supervision",
    "supervision_task": "select supervision_task.id, number from supervision_task join task on task.id = task_id",
    "supervision_unit": "select supervision_unit.id, short_name from supervision_unit join unit_name using (unit_id)",
    "reminder": "select reminder.id, short_name from reminder join unit_name using (unit_id)",
    "briefing": "select id, kind || '（截至' || to_day || '）' from briefing",
    "briefing_section": "select id, heading from briefing_section",
    "briefing_figure": "select id, name from briefing_figure",
    "briefing_inset": "select id, caption from briefing_inset",
    "entry": "select id, name from entry",
    "entry_industry": "select entry_industry.id, name from entry_industry join entry on entry.id = entry_id",
    "recognition": """
        select recognition.id, name || '（' || mark || '）' from recognition join entry on entry.id = entry_id
    """,
    "recognition_proof": "select id, file_name from recognition_proof",
    "entry_event": """
        select entry_event.id, name || '（' || act || '）' from entry_event join entry on entry.id = entry_id
    """,
    "entry_year": "select entry_year.id, name || year || '年' from entry_year join entry on entry.id = entry_id",
    "entry_link": "select entry_link.id, name from entry_link join entry on entry.id = entry_id",
    "entry_task": "select entry_task.id, name from entry_task join entry on entry.id = entry_id",
    "talent_need": "select id, field || level || year || '年' from talent_need",
    "own_target": "select own_target.id, name from own_target join target on target.id = target_id",
    "plan_item": "select id, title from plan_item",
    "plan_move": "select plan_move.id, title from plan_move join plan_item on plan_item.id = plan_item_id",
    "baseline": "select id, title from baseline",
    "baseline_bar": "select id, title from baseline_bar",
    "indicator": "select id, name from indicator",
    "indicator_target": """
        select indicator_target.id, name from indicator_target join indicator on indicator.id = indicator_id
    """,
    "indicator_value": """
        select indicator_value.id, name from indicator_value join indicator on indicator.id = indicator_id
    """,
    "indicator_proof": "select id, file_name from indicator_proof",
    "scheme": "select id, name || '（第' || version || '版）' from scheme",
    "evaluation": "select evaluation.id, name from evaluation join scheme on scheme.id = scheme_id",
    "adjustment": "select id, row_name from adjustment",
    "notification": "select id, year || '年第' || number || '号' from notification",
    "industry_change": "select id, act || day from industry_change",
    "setting": """
        select row_id, json_extract(coalesce(after, before), '$.name') from journal where subject = 'setting'
    """,
}
"""One name a row; the last one wins where a row had several."""


@dataclass(frozen=True)
class RowNames:
    """As they are called now; a row that is gone has no name, but for settings."""

    known: Mapping[str, Mapping[int, str]]

    def of(self, subject: str, row_id: int) -> str | None:
        return self.known.get(subject, {}).get(row_id)


def read(db: Database) -> RowNames:
    return RowNames({subject: dict(db.execute(question).fetchall()) for subject, question in NAMED.items()})
