"""The life of a task: its stages in order, and the acts that lead from one to another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.errors import DeskError
from heze_desk.tasks.stage_records import STAGES as STAGES
from heze_desk.tasks.stage_records import Stage as Stage


class Act(StrEnum):
    """What was done with a task; the first seven lead to the stage of the same name."""

    PROPOSE = "立项"
    ASSIGN = "交办"
    ACCEPT = "签收"
    RUN = "推进"
    FINISH = "办结"
    VERIFY = "核查"
    CLOSE = "销号"
    SEND_BACK = "退回"
    REOPEN = "撤销销号"
    PAUSE = "暂停"
    RESUME = "恢复"


@dataclass(frozen=True, kw_only=True)
class LifeEntry:
    """One act in the life of a task: the day, by whom, on what basis, and the proof where there is one."""

    id: int | None = None
    task_id: int
    act: Act
    day: date
    by_whom: str = ""
    basis: str = ""
    attachment_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Postponement:
    """A deadline moved by agreement; what it was stays beside what it became."""

    id: int | None = None
    task_id: int
    old_deadline: date
    new_deadline: date
    asked_on: date
    agreed_on: date
    agreed_by: str
    reason: str

    def __post_init__(self) -> None:
        if self.new_deadline <= self.old_deadline:
            raise DeskError("延期后的时限须晚于原来的时限。")
        if not self.reason.strip() or not self.agreed_by.strip():
            raise DeskError("延期须写明理由和批准人。")
        if self.agreed_on < self.asked_on:
            raise DeskError("批准日期不能早于申请日期。")


def noted(day: date | None, today: date) -> date:
    """The day of an act, today where none is given; what has yet to happen cannot be noted."""
    if day is not None and day > today:
        raise DeskError(f"登记的日期 {day} 晚于今天；请写事情发生的那一天。")
    return day or today


def after(stage: Stage, act: Act) -> Stage:
    """The stage an act leads to; an act that does not fit is refused with what to do.

    Forward any stage may be passed over, for offices do not note every one of them; back lead only 退回 and 撤销销号.
    """
    match act:
        case Act.PAUSE | Act.RESUME:
            return _unless_closed(stage, act)
        case Act.REOPEN:
            if stage is not Stage.CLOSED:
                raise DeskError("任务没有销号，不用撤销销号。")
            return Stage.RUNNING
        case Act.SEND_BACK:
            return _sent_back(stage)
        case _:
            wanted = Stage(act)
            if STAGES.index(wanted) <= STAGES.index(_unless_closed(stage, act)):
                raise DeskError(f"任务已在“{stage}”环节，不能再登记“{act}”；要往回走请用“退回”。")
            return wanted


def left_to_do(act: Act, progress: int) -> str:
    """What an act leaves to be mended by hand: a task that runs again keeps its progress, also one of 100 %."""
    runs_again = act in (Act.REOPEN, Act.SEND_BACK) and progress == 100
    return "进度还是 100%，请按实际情况改正进度。" if runs_again else ""


def _unless_closed(stage: Stage, act: Act) -> Stage:
    if stage is Stage.CLOSED:
        raise DeskError(f"任务已销号，不能登记“{act}”；请先撤销销号。")
    return stage


def _sent_back(stage: Stage) -> Stage:
    match _unless_closed(stage, Act.SEND_BACK):
        case Stage.DONE | Stage.VERIFIED:
            return Stage.RUNNING
        case Stage.ASSIGNED | Stage.ACCEPTED:
            return Stage.PROPOSED
        case _:
            raise DeskError(f"任务在“{stage}”环节，没有可以退回的。")
