"""SQL of what can be found: id, ref, title, named, body, detail, ended, day of the things from :first to before :end.

Where a thing may have been called otherwise, its former names stand last, a line each. A plus before a column keeps
its index out of the way: for so short a range of ids any index would be read from end to end.

`lines` and `phrase` join what is said of their arguments, by line feeds and by blanks; SQLite has no such function
before 3.44.
"""

from collections.abc import Callable

from heze_desk.workspace.database import Database

FORMER = """
    (select group_concat(former, char(10)) from
        (select json_extract(before, '$.{column}') as former from journal
         where subject = '{subject}' and before is not null and after is not null and row_id = {subject}.id
             and json_extract(before, '$.{column}') <> json_extract(after, '$.{column}')
             and not exists (select 1 from step where id = step_id and reverses is not null)
             and not exists (select 1 from step as undone where undone.reverses = step_id
                 and not exists (select 1 from step as redone where redone.reverses = undone.id))
         group by former order by max(id))
     where former <> {subject}.{column})
"""
"""The latest last; a renaming that was taken back left no name behind."""
TASK = f"""
    select task.id, task.id, task.title, task.number || ' ' || task.title,
           lines(task.content, task.target, task.source_ref, task.source_text, task.person,
               task.problems, task.next_steps,
               (select text from progress_entry where task_id = task.id and text <> '' and counts and day <= :day
                order by day desc, id desc limit 1)),
           task.number, task.done_on is not null, '',
           {FORMER.format(subject="task", column="title")}
    from task where +task.deleted_on is null and task.id >= :first and task.id < :end
"""
MILESTONE = """
    select milestone.id, task.id, milestone.title, milestone.title, task.title, task.number,
           milestone.done_on is not null or task.done_on is not null, coalesce(milestone.deadline, '')
    from milestone join task on task.id = milestone.task_id
    where +task.deleted_on is null and milestone.id >= :first and milestone.id < :end
"""
INDUSTRY = """
    select industry.id, industry.id, industry.name, industry.name,
           lines(industry.basis, clause.label, clause.text),
           case when industry.valid_to < :day then '至' || industry.valid_to else '' end,
           coalesce(industry.valid_to < :day, 0), coalesce(industry.valid_from, ''),
           (select group_concat(old.name, char(10)) from industry_succession
            join industry_change on industry_change.id = industry_change_id
            join industry as old on old.id = old_industry_id
            where new_industry_id = industry.id and act = '更名')
    from industry left join clause on clause.id = industry.clause_id
    where industry.id >= :first and industry.id < :end
"""
UNIT = """
    select unit.id, unit.id,
           coalesce(called.short_name, ''),
           lines(
               (select group_concat(short_name || char(10) || full_name, char(10)) from unit_name
                where unit_id = unit.id and coalesce(valid_from, '') >= coalesce(called.valid_from, '')),
               (select group_concat(value, char(10)) from json_each(unit.aliases))),
           (select group_concat(phrase(name, duty, telephone), char(10)) from contact
            where unit_id = unit.id and active),
           unit.kind, not unit.active, '',
           (select group_concat(short_name || char(10) || full_name, char(10)) from unit_name
            where unit_id = unit.id and coalesce(valid_from, '') < coalesce(called.valid_from, ''))
    from unit left join unit_name as called on called.id = coalesce(
        (select id from unit_name where unit_id = unit.id and coalesce(valid_from, '') <= :day
         order by coalesce(valid_from, '') desc limit 1),
        (select id from unit_name where unit_id = unit.id order by valid_from limit 1))
    where unit.id >= :first and unit.id < :end
"""
LEADER = """
    select leader.id, leader.id, leader.name, leader.name,
           (select group_concat(title, char(10)) from leader_title where leader_id = leader.id),
           coalesce((select title from leader_title where leader_id = leader.id and valid_from <= :day
               order by valid_from desc limit 1), ''),
           not leader.active, ''
    from leader where leader.id >= :first and leader.id < :end
"""
MEETING = """
    select meeting.id, meeting.id, meeting.title, meeting.title || ' ' || meeting.kind,
           lines(meeting.place, meeting.requirements, meeting.remark,
               coalesce(nullif(meeting.minutes_text, ''), meeting.drafted_text),
               (select group_concat(title || ' ' || presenter, char(10)) from agenda_item
                where meeting_id = meeting.id),
               (select group_concat(speaker || ' ' || text, char(10)) from meeting_note where meeting_id = meeting.id),
               (select group_concat(phrase(name, duty, unit_name), char(10)) from attendee
                where meeting_id = meeting.id)),
           meeting.day || ' ' || meeting.kind, meeting.issued_paper_id is not null, meeting.day
    from meeting where meeting.id >= :first and meeting.id < :end
"""
DECISION = """
    select decision.id, meeting.id, iif(decision.heading <> '', decision.heading, decision.text),
           decision.heading || ' ' || decision.text, decision.corrects_text, meeting.day || ' ' || meeting.title,
           0, meeting.day
    from decision join meeting on meeting.id = decision.meeting_id
    where decision.id >= :first and decision.id < :end
"""
INSTRUCTION = """
    select instruction.id, instruction.id, instruction.text, instruction.text,
           lines(leader.name, instruction.paper, instruction.answer),
           instruction.day || ' ' || leader.name, instruction.answered_on is not null, instruction.day
    from instruction join leader on leader.id = instruction.leader_id
    where instruction.id >= :first and instruction.id < :end
"""
SUPERVISION = """
    select supervision.id, supervision.id, supervision.matter, supervision.matter,
           lines(supervision.source, supervision.requirement, supervision.answer, supervision.problems,
               supervision.next_steps, supervision.signed_by,
               (select group_concat(short_name, char(10)) from unit_name where unit_id = supervision.lead_unit_id)),
           supervision.day || ' ' || supervision.colour || '色', supervision.closed_on is not null, supervision.day
    from supervision where supervision.id >= :first and supervision.id < :end
"""
ENTRY = f"""
    select entry.id, entry.id, entry.name, entry.name,
           lines(entry.holder, entry.category, entry.level, entry.field, entry.summary, entry.contact,
               (select group_concat(value, char(10)) from json_each(entry.traits)),
               (select group_concat(phrase(mark, document, withdrawn_because), char(10)) from recognition
                where entry_id = entry.id),
               (select group_concat(file_name, char(10)) from recognition_proof
                where removed_on is null and recognition_id in (select id from recognition where entry_id = entry.id)),
               (select group_concat(act || ' ' || text, char(10)) from entry_event where entry_id = entry.id)),
           entry.kind, 0, entry.added_on,
           {FORMER.format(subject="entry", column="name")}
    from entry where +entry.deleted_on is null and entry.id >= :first and entry.id < :end
"""
PLAN = """
    select plan_item.id, plan_item.id, plan_item.title, plan_item.title,
           lines(industry.name, plan_item.basis),
           phrase(industry.name, plan_item.kind,
               iif(plan_item.start = plan_item.finish, plan_item.finish, plan_item.start || '至' || plan_item.finish)),
           plan_item.done_on is not null, plan_item.finish
    from plan_item join industry on industry.id = plan_item.industry_id
    where plan_item.id >= :first and plan_item.id < :end
"""
INDICATOR = """
    select id, id, name, name,
           lines(definition, measure, source, (select group_concat(file_name, char(10)) from indicator_proof
               where removed_on is null and indicator_id = indicator.id)),
           phrase('按' || cycle, measure),
           retired_on is not null, ''
    from indicator where id >= :first and id < :end
"""
NOTIFICATION = """
    select notification.id, notification.id, matter, phrase(matter, concerns),
           lines(feedback, recognised, basis,
               (select group_concat(short_name, char(10)) from unit_name where unit_id in (from_unit_id, to_unit_id))),
           phrase(notified_on, direction, concerns), received_on is not null, notified_on
    from notification where +deleted_on is null and notification.id >= :first and notification.id < :end
"""
BRIEFING = """
    select briefing.id, briefing.id, briefing.title, briefing.title || ' ' || briefing.kind,
           (select group_concat(heading || char(10) || text, char(10)) from briefing_section
            where briefing_id = briefing.id and not left_out),
           phrase(briefing.from_day || '至' || briefing.to_day, briefing.kind,
               iif(briefing.issued_paper_id is null, '草稿', '已印发')),
           briefing.issued_paper_id is not null, briefing.to_day
    from briefing where briefing.id >= :first and briefing.id < :end
"""
PAPER = """
    select issued_paper.id, issued_paper.id, issued_paper.title,
           phrase(issued_paper.number_text, issued_paper.title, issued_paper.kind),
           (select group_concat(atom, char(10)) from json_tree(issued_paper.document)
            where type = 'text' and key is not 'block' and length(atom) < 20000),
           phrase(issued_paper.issued_on, issued_paper.number_text, issued_paper.kind,
               nullif(issued_paper.state, '定稿')),
           issued_paper.state <> '定稿', issued_paper.issued_on
    from issued_paper where issued_paper.id >= :first and issued_paper.id < :end
"""


def teach(db: Database) -> None:
    """Let the connection know the two functions that these queries call."""
    for name, between in (("lines", "\n"), ("phrase", " ")):
        db.conn.create_function(name, -1, _joining(between), deterministic=True)


def _joining(between: str) -> Callable[..., str]:
    return lambda *texts: between.join(map(str, filter(None, texts)))
