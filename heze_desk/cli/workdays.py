"""Working days on the command line: loading the yearly notice, counting, moving."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, verb, writing
from heze_desk.days import WEEKDAYS
from heze_desk.errors import DeskError
from heze_desk.settings import store as settings
from heze_desk.tasks.moving import MovedDate, moved_dates
from heze_desk.workdays import notice_store, store
from heze_desk.workdays.notice_records import HolidayNotice, with_notice
from heze_desk.workdays.records import DayKind


def add_verbs(verbs: Verbs) -> None:
    acts = verb(verbs, "workdays", "工作日：载入放假通知、计数、遇放假日移动", None).add_subparsers(
        metavar="ACT", required=True
    )
    loaded = verb(acts, "load", "载入国务院办公厅的放假通知，先预览", load)
    loaded.add_argument("file", type=Path, metavar="FILE.txt")
    loaded.add_argument("--year", type=int, metavar="YEAR", help="通知里没有写年份时指定")
    how = loaded.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="只预览，不写入（默认）")
    how.add_argument("--yes", action="store_true", help="确认载入")
    counted = verb(acts, "count", "起始日之后至截止日（含）有几个工作日", count)
    counted.add_argument("--from", dest="since", type=day, required=True, metavar="DAY")
    counted.add_argument("--to", dest="until", type=day, required=True, metavar="DAY")
    moved = verb(acts, "move", "时限遇放假日移到哪一天", move)
    moved.add_argument("day", type=day, metavar="DAY")
    listed = verb(acts, "years", "已有放假安排的年份和来源", years)
    for made in (loaded, counted, moved, listed):
        made.add_argument("--json", action="store_true")


def load(asked: Asked) -> int:
    """Show every day and every task that would move; write it in one step when told so."""
    from heze_desk.workdays.notice import read
    from heze_desk.workdays.notice_text import decoded

    try:
        text = decoded(asked.file.read_bytes(), asked.file.name)
    except OSError:
        raise DeskError(f"打不开“{asked.file}”；请检查文件名。") from None
    notice = read(text, year=asked.year)
    with (writing if asked.yes else reading)(asked) as workspace:
        db = workspace.db
        before = store.calendar(db)
        after = with_notice(before, notice)
        moved = moved_dates(db, before, after, settings.get(db).deadline_moving)
        changed = before.differing(after)
        if asked.yes and changed:
            with workspace.step(f"载入{notice.year}年放假安排") as writer:
                notice_store.enter(writer, notice)
    told = {**_row(notice), "changed": changed, "moved": moved, "written": asked.yes and bool(changed)}
    if asked.json:
        print_json(told)
    else:
        _print(notice, moved, told)
    return 0


def count(asked: Asked) -> int:
    """The number alone on the first line, for other programs; an estimate is said beside it."""
    if asked.until < asked.since:
        raise DeskError("起始日晚于截止日；请把 --from 和 --to 对调。")
    with reading(asked) as workspace:
        calendar = store.calendar(workspace.db)
    days, estimate = calendar.count(asked.since, asked.until), calendar.is_estimate(asked.since, asked.until)
    if asked.json:
        print_json({"from": asked.since, "to": asked.until, "working_days": days, "estimated": estimate})
        return 0
    print(days)
    _warn(estimate)
    return 0


def move(asked: Asked) -> int:
    with reading(asked) as workspace:
        calendar, moving = store.calendar(workspace.db), settings.get(workspace.db).deadline_moving
    effective = calendar.moved(asked.day, moving)
    estimate = calendar.is_estimate(asked.day, asked.day) or calendar.is_estimate(effective, effective)
    if asked.json:
        print_json({"day": asked.day, "effective": effective, "rule": moving, "estimated": estimate})
        return 0
    print(effective)
    _warn(estimate)
    return 0


def years(asked: Asked) -> int:
    with reading(asked) as workspace:
        listed = notice_store.covered(workspace.db)
    if asked.json:
        print_json(listed)
        return 0
    for one in listed:
        print(f"{one.year}年　{one.state}　放假{one.off}天，调休上班{one.worked}天　{one.title}")
    return 0


def _print(notice: HolidayNotice, moved: list[MovedDate], told: dict[str, Any]) -> None:
    off, worked = notice.of_kind(DayKind.OFF), notice.of_kind(DayKind.WORKED)
    print(f"{notice.title}：放假{len(off)}天，调休上班{len(worked)}天。")
    for one in notice.days:
        print(f"{one.day} 周{WEEKDAYS[one.day.weekday()]}　{one.kind}　{one.name}")
    print(f"{len(moved)}个时限的有效日期会变动。" if moved else "没有任务的有效日期变动。")
    for date_ in moved:
        print(f"{date_.number}　{date_.what}　时限{date_.deadline}　{date_.before} → {date_.after}")
    if not told["changed"]:
        print("与已有的安排相同，没有改动。")
    elif told["written"]:
        print(f"已载入{notice.year}年放假安排。")
    else:
        print("没有写入；确认载入请加 --yes。")


def _row(notice: HolidayNotice) -> dict[str, Any]:
    def days(kind: DayKind) -> list[date]:
        return [one.day for one in notice.of_kind(kind)]

    named = [{"day": one.day, "name": one.name, "kind": one.kind} for one in notice.days]
    return {
        "year": notice.year,
        "title": notice.title,
        "off": days(DayKind.OFF),
        "work": days(DayKind.WORKED),
        "days": named,
    }


def _warn(estimate: bool) -> None:
    if estimate:
        print("注意：其中有放假安排尚未载入的年份，按推算。", file=sys.stderr)
