"""The first minutes of the day as lines, the most pressing first; each says where it leads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from heze_desk.dashboard.day_records import LateUnit, Today
from heze_desk.days import short
from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.notifications.records import NotificationLine, State

OWN_LINES = 3
"""So many tasks of a batch, or notifications, stand by themselves; more of them stand in one line."""
UNDATED, OVERDUE, TODAY, WEEK = "待定日期", "逾期", "今天", "本周"


@dataclass(frozen=True)
class TodayLine:
    """`mark` is the word of a light; `page` and `message` are as `Screen.wanted` takes them."""

    mark: str
    text: str
    when: str
    page: str
    message: Any = None

    @property
    def whole(self) -> str:
        return f"{self.text}（{self.when}）" if self.when else self.text


Dated = tuple[date, TodayLine]


def lines(today: Today) -> list[TodayLine]:
    """What is late, due today, due this week and near, each by its day; then what the desk itself lacks."""
    waiting = today.notified_this_week
    of_today = today.notified_today
    later = [one for one in waiting if one not in of_today]
    overdue = (*_batch(today, OVERDUE, today.overdue, "overdue"), *_notified(today, OVERDUE, today.notified_late))
    due = (*_batch(today, TODAY, today.due_today, "today"), *_notified(today, TODAY, of_today))
    week = (*_batch(today, WEEK, today.due_this_week, "week"), *_notified(today, WEEK, later))
    return [
        *_by_day(overdue),
        *_late(today.late_units),
        *_by_day(due),
        *_by_day(week),
        *_by_day(_further(today)),
        *_undated(today),
        *_desk(today),
    ]


def _by_day(dated: Iterable[Dated]) -> list[TodayLine]:
    return [line for _, line in sorted(dated, key=itemgetter(0))]


def _batch(today: Today, mark: str, matters: Sequence[Matter], message: str) -> Iterator[Dated]:
    """Other matters each by itself; tasks too where they are few."""
    tasks = [one for one in matters if one.kind is MatterKind.TASK]
    many = len(tasks) > OWN_LINES
    for one in matters:
        if not (many and one.kind is MatterKind.TASK):
            yield one.next_on, _line(today, mark, one)
    if many:
        told = f"{len(tasks)} 项任务{_SAID[mark]}"
        yield tasks[0].next_on, TodayLine(mark, told, _when(today, tasks[0]), "instructions", message)


_SAID = {OVERDUE: "已过时限，还没有督办", TODAY: "今天到期", WEEK: "本周到期"}


def _late(units: Sequence[LateUnit]) -> Iterator[TodayLine]:
    """One line a round, with the units by rank."""
    for round_id in dict.fromkeys(one.round_id for one in units):
        late = [one for one in units if one.round_id == round_id]
        names = "、".join(one.unit for one in late)
        yield TodayLine(
            OVERDUE, f"{late[0].round}调度迟报 {len(late)} 个单位：{names}", late[0].lag, "rounds", round_id
        )


def _notified(today: Today, mark: str, found: Sequence[NotificationLine]) -> Iterator[Dated]:
    """Few by themselves; many in one line, which opens the list of all in that state and tells how many these are."""
    if len(found) > OWN_LINES:
        state, due = found[0].state, found[0].due
        of_state = sum(one.state is state for one in today.notified)
        told = f"双告知 {of_state} 件{state}"
        told += "" if state is State.LATE else f"，其中 {len(found)} 件{mark}到期"
        yield due.effective, TodayLine(mark, told, due.lag, "notifications", state)
        return
    for one in found:
        due = one.due
        when = due.lag if due.is_over else "今天" if due.effective == today.day else short(due.effective, today.day)
        text = f"双告知：{one.to_unit}反馈“{' '.join(one.notification.matter.split())}”"
        yield due.effective, TodayLine(mark, text, when, "notifications", one.id)


def _further(today: Today) -> Iterator[Dated]:
    """Meetings within a week and instructions that wait, as far as the batches did not name them."""
    told = {*today.overdue, *today.due_today, *today.due_this_week, *today.undated}
    for one in (*today.meetings_near, *today.unanswered):
        if one not in told:
            yield one.next_on, _line(today, "以后", one)


def _undated(today: Today) -> Iterator[TodayLine]:
    for one in today.undated:
        if one.kind is MatterKind.INSTRUCTION:
            yield TodayLine(UNDATED, f"批示未答复：{_flat(one)}", "请定日期", "instructions", (one.kind, one.ref_id))
    if others := sum(one.count for one in today.undated if one.kind is not MatterKind.INSTRUCTION):
        yield TodayLine(UNDATED, f"{others} 项日期待定，暂按默认时限提醒", "请定日期", "instructions", "undated")


def _desk(today: Today) -> Iterator[TodayLine]:
    if today.holidays_told:
        yield TodayLine(UNDATED, today.holidays_told, "", "settings")
    yield TodayLine("办结" if _is_fresh(today) else OVERDUE, today.backup_told, "", "settings")


def _is_fresh(today: Today) -> bool:
    return today.last_backup is not None and "请" not in today.backup_told


def _line(today: Today, mark: str, one: Matter) -> TodayLine:
    page, message = _place(one)
    return TodayLine(mark, f"{one.kind}：{_flat(one)}", _when(today, one), page, message)


def _place(one: Matter) -> tuple[str, Any]:
    """Where it is dealt with."""
    match one.kind:
        case MatterKind.MEETING:
            return "meetings", one.ref_id
        case MatterKind.ROUND:
            return "rounds", one.ref_id
        case MatterKind.TASK if one.ref_id is not None:
            return "tasks", one.ref_id
        case _ if one.ref_id is not None:
            return "instructions", (one.kind, one.ref_id)
        case _:
            return "instructions", "undated"


def _when(today: Today, one: Matter) -> str:
    """逾期2个工作日; 15:00 of a meeting today; else the day."""
    if one.due is not None and one.due.is_over:
        return one.due.lag
    if one.next_on == today.day:
        return one.at or "今天"
    return " ".join(filter(None, (short(one.next_on, today.day), one.at)))


def _flat(one: Matter) -> str:
    return one.title.replace("\n", " ")
