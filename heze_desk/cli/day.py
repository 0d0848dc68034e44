"""The day on the command line: what it asks for, and the calendar to take along."""

from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, verb
from heze_desk.cli.opening import today as day_of
from heze_desk.dashboard import day
from heze_desk.dashboard.day_records import Today
from heze_desk.instructions.matter_records import Matter
from heze_desk.workspace import backup


def add_verbs(verbs: Verbs) -> None:
    shown = verb(verbs, "today", "一天的开头：今天和本周到期的、谁没有报、哪个会近了、哪条批示没有答复", today)
    shown.add_argument("--json", action="store_true")
    made = verb(verbs, "calendar", "会议和时限导出为日历文件", calendar)
    made.add_argument("--out", type=Path, required=True, metavar="FILE.ics")


def today(asked: Asked) -> int:
    with reading(asked) as workspace:
        last = backup.latest(workspace.folder / "backups")
        told = day.read(workspace.db, day_of(asked), last_backup=last)
    if asked.json:
        print_json(_row(told))
        return 0
    print(told.sentence)
    for heading, matters in _groups(told):
        if matters:
            print(f"{heading}：")
            for one in matters:
                print(f"    {'　'.join(filter(None, (one.kind, one.title, one.unit, one.step, one.when(told.day))))}")
    for late in told.late_units:
        who = "　".join(filter(None, (late.contact, late.telephone)))
        print(f"{late.round}调度未报：{late.unit}　{late.lag}　{who}".rstrip())
    for line in told.notified:
        about = line.notification
        print(f"双告知{line.state}：{about.name}　{line.to_unit}　{about.matter}　{line.due.text}")
    for sentence in filter(None, (told.holidays_told, told.backup_told)):
        print(sentence)
    return 0


def calendar(asked: Asked) -> int:
    """The same bytes for the same workspace, so that a calendar that reads it again sees no change."""
    from heze_desk.dashboard import calendar as gathering
    from heze_desk.dashboard.calendar_records import to_ics
    from heze_desk.settings import store as settings
    from reports.files import write_whole

    out_file(asked.out, ".ics")
    with reading(asked) as workspace:
        events = gathering.events(workspace.db, day_of(asked))
        name = settings.get(workspace.db).office_name
    written = write_whole(to_ics(name, events), asked.out)
    print(f"已导出：{written}（{len(events)}项）")
    return 0


def _groups(told: Today) -> tuple[tuple[str, tuple[Matter, ...]], ...]:
    return (
        ("日期待定", told.undated),
        ("已过期", told.overdue),
        ("今天", told.due_today),
        ("本周", told.due_this_week),
        ("近期会议", tuple(one for one in told.meetings_near if one not in (*told.due_today, *told.due_this_week))),
    )


def _row(told: Today) -> dict[str, Any]:
    def listed(matters: tuple[Matter, ...]) -> list[dict[str, Any]]:
        return [_matter(one, told) for one in matters]

    return {
        "day": told.day,
        "sentence": told.sentence,
        "due_today": listed(told.due_today),
        "due_this_week": listed(told.due_this_week),
        "overdue": listed(told.overdue),
        "undated": listed(told.undated),
        "late": [vars(one) for one in told.late_units],
        "meetings": listed(told.meetings_near),
        "instructions_unanswered": listed(told.unanswered),
        "open": listed(told.matters),
        "notifications": [
            {"id": line.id, "matter": line.notification.matter, "unit": line.to_unit, "state": line.state}
            | {"due": line.due.effective}
            for line in told.notified
        ],
        "holidays_not_loaded": told.years_without_notice,
        "last_backup": str(told.last_backup) if told.last_backup else None,
    }


def _matter(one: Matter, told: Today) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.ref_id,
        "title": one.title,
        "step": one.step,
        "unit": one.unit,
        "next_on": one.next_on,
        "guessed": one.guessed,
        "at": one.at or None,
        "when": one.when(told.day),
        "standing": one.due.remaining if one.due else "",
        "count": one.count,
    }
