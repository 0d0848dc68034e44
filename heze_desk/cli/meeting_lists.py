"""Meetings and decisions listed and shown on the command line."""

from typing import Any

from heze_desk.cli.opening import Asked, Verbs, looked_at, print_json, takes_as_of, verb
from heze_desk.meetings import store
from heze_desk.meetings.following_records import DecisionLine, UnitRate, counted
from heze_desk.meetings.proceedings_records import Proceedings
from heze_desk.meetings.records import Attendee, Meeting


def add_verbs(verbs: Verbs) -> None:
    listed = verb(verbs, "meetings", "各次会议，近的在前", show_all)
    listed.add_argument("--json", action="store_true")
    listed = verb(verbs, "decisions", "各次会议的议定事项和任务的现状", show_decisions)
    takes_as_of(listed)
    what = listed.add_mutually_exclusive_group()
    what.add_argument("--open", action="store_true", help="只列没有办结的")
    what.add_argument("--by-unit", action="store_true", help="只列各牵头单位的按时办结率")
    listed.add_argument("--json", action="store_true")


def add_acts(acts: Verbs) -> None:
    shown = verb(acts, "show", "一次会议：参会、议程、记录、议定事项", show)
    shown.add_argument("id", type=int, metavar="ID")
    takes_as_of(shown)
    shown.add_argument("--json", action="store_true")


def show_all(asked: Asked) -> int:
    from heze_desk.cli.opening import reading

    with reading(asked) as workspace:
        db = workspace.db
        held = store.meetings(db)
        numbers, corrected = store.refs(db), store.corrected(db)
        decided = {one.id: len(store.decisions(db, one.id or 0)) for one in held}
    if asked.json:
        print_json(
            [
                _meeting(one, numbers[one.id or 0]) | {"corrected": one.id in corrected, "decisions": decided[one.id]}
                for one in held
            ]
        )
        return 0
    for one in held:
        mark = "（更正）" if one.id in corrected else ""
        state = f"已定稿：{numbers[one.id or 0]}{mark}" if one.is_final else "未定稿"
        print("　".join((str(one.id), one.called, one.lasts, f"议定{decided[one.id]}项", state)))
    print(f"共 {len(held)} 次。")
    return 0


def show(asked: Asked) -> int:
    with looked_at(asked) as (db, of_day):
        told = store.proceedings(db, asked.id)
        notes = store.notes(db, asked.id)
        lines = store.decision_lines(db, of_day, asked.id)
        number = store.refs(db, asked.id)[asked.id]
    if asked.json:
        print_json(
            _meeting(told.meeting, number)
            | {
                "attendees": [_attendee(one, told) for one in told.attendees],
                "agenda": [vars(item) | {"number": told.numbers.get(item.id or 0)} for item in told.agenda],
                "notes": [vars(one) | {"at": one.at} for one in notes],
                "decisions": [_decision(one) for one in lines],
            }
        )
        return 0
    print("　".join(filter(None, (told.meeting.called, told.meeting.lasts, told.meeting.place))))
    for one in told.attendees:
        remarks = "，".join(one.remarks(told.numbers))
        print("　".join(filter(None, (str(one.role), one.unit_name, one.name, one.duty, str(one.standing), remarks))))
    for item in told.items:
        print("　".join(filter(None, (f"议程{told.numbers[item.id or 0]}", item.title, item.presenter))))
    for item in (one for one in told.agenda if not one.stands):
        print(f"不列入　{item.title}　原因：{item.left_out_because}")
    for note in notes:
        print("　".join(filter(None, (f"{note.at:%H:%M}", str(note.kind), note.speaker, note.text))))
    for line in lines:
        print(_said(line))
    return 0


def show_decisions(asked: Asked) -> int:
    with looked_at(asked) as (db, of_day):
        listed = [one for one in store.decision_lines(db, of_day) if one.is_open or not asked.open]
        rates = store.unit_rates(db, of_day)
    if asked.json:
        print_json([_rate(one) for one in rates] if asked.by_unit else [_decision(one) for one in listed])
        return 0
    for line in [] if asked.by_unit else listed:
        print(_said(line))
    for rate in rates:
        if rate.on_time.due:
            print(f"{rate.unit}　按时办结率{rate.on_time.percent}%（{rate.on_time.due}项中{rate.on_time.kept}项）")
        elif asked.by_unit:
            print(f"{rate.unit}　{rate.tasks}项任务，没有时限已过的")
    if asked.by_unit:
        print(f"共 {len(rates)} 个牵头单位。")
        return 0
    states = "，".join(f"{state}{count}" for state, count in counted(listed).items())
    print(f"共 {len(listed)} 项{f'：{states}' if states else ''}。")
    return 0


def _rate(one: UnitRate) -> dict[str, Any]:
    kept = {"due": one.on_time.due, "kept": one.on_time.kept, "percent": one.on_time.percent}
    return {"unit": one.unit, "tasks": one.tasks, **kept}


def _said(line: DecisionLine) -> str:
    return "　".join(filter(None, (line.ref, str(line.state), line.decision.text, line.lead_units)))


def _meeting(one: Meeting, number: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "type": one.kind,
        "name": one.name,
        "title": one.title,
        "day": one.day,
        "begins_at": one.begins_at,
        "ends_at": one.ends_at,
        "place": one.place,
        "year": one.year,
        "number": one.number,
        "minutes": number if one.is_final else None,
        "final": one.is_final,
        "remark": one.remark,
    }


def _attendee(one: Attendee, told: Proceedings) -> dict[str, Any]:
    return {
        "role": one.role,
        "name": one.name,
        "unit": one.unit_name,
        "duty": one.duty,
        "reply": one.reply,
        "presence": one.presence,
        "deputy": one.deputy,
        "reason": one.reason,
        "came_at_item": told.numbers.get(one.came_at_item_id or 0),
        "left_at_item": told.numbers.get(one.left_at_item_id or 0),
    }


def _decision(line: DecisionLine) -> dict[str, Any]:
    one = line.decision
    return {
        "id": one.id,
        "meeting": line.meeting.id,
        "minutes": line.ref.rpartition("第")[0],
        "number": one.number,
        "ref": line.ref,
        "heading": one.heading,
        "text": one.text,
        "corrects_text": one.corrects_text,
        "correction_reason": one.correction_reason,
        "state": line.state,
        "tasks": [
            {
                "number": task.number,
                "title": task.title,
                "lead_unit": task.lead_unit,
                "units": task.units,
                "deadline": task.deadline,
                "progress": task.progress,
                "light": task.light,
                "source_ref": task.source_ref,
            }
            for task in line.tasks
        ],
    }
