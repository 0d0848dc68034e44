"""What the desk counts for an evaluation, each with its definition; formulae call it by these names."""

from dataclasses import dataclass
from datetime import date

from heze_desk.evaluation.scheme_records import Rated

EVERYBODY = frozenset(Rated)
REPORTING = frozenset({Rated.UNIT, Rated.COUNTY})


@dataclass(frozen=True, kw_only=True)
class CountedMeasure:
    """`subject` is the table whose rows are counted."""

    name: str
    subject: str
    definition: str
    rated: frozenset[Rated] = EVERYBODY


COUNTED = (
    CountedMeasure(name="应报次数", subject="round", definition="报送时限在统计期内的调度次数", rated=REPORTING),
    CountedMeasure(name="按时报送次数", subject="round", definition="其中按时报送或零报告的", rated=REPORTING),
    CountedMeasure(name="报送次数", subject="round", definition="其中报送过的，含迟报、补报", rated=REPORTING),
    CountedMeasure(name="退回次数", subject="round", definition="其中反馈表被退回过的", rated=REPORTING),
    CountedMeasure(
        name="任务数", subject="task", definition="单位按牵头，县区按承担（牵头、责任或所在群组），产业按所属"
    ),
    CountedMeasure(name="未完成任务数", subject="task", definition="其中尚未办结的"),
    CountedMeasure(name="逾期任务数", subject="task", definition="其中未完成且现行时限已过的，暂停的不计"),
    CountedMeasure(name="到期任务数", subject="task", definition="其中现行时限在统计期内的，暂停的不计"),
    CountedMeasure(name="按时办结数", subject="task", definition="到期任务中在现行时限内办结的"),
    CountedMeasure(name="有进展任务数", subject="task", definition="未完成任务中统计期内报过进展的"),
    CountedMeasure(
        name="应答复数", subject="supervision", definition="办理时限在统计期内的督办事项数", rated=REPORTING
    ),
    CountedMeasure(name="按时答复数", subject="supervision", definition="其中在时限内答复的", rated=REPORTING),
)


def counted(rated: Rated) -> tuple[CountedMeasure, ...]:
    return tuple(one for one in COUNTED if rated in one.rated)


@dataclass(frozen=True, kw_only=True)
class RatedTask:
    """A task as far as it is rated; `due` is the deadline in force as it counts."""

    id: int
    due: date | None
    done_on: date | None
    paused: bool
    reported: bool

    def measures(self, since: date, until: date) -> tuple[str, ...]:
        """Which of the measures count it; what was done after the last day is not done yet."""
        done = self.done_on is not None and self.done_on <= until
        due = self.due if not self.paused else None
        ended = due is not None and since <= due <= until
        kept = ended and done and self.done_on is not None and due is not None and self.done_on <= due
        told = {
            "任务数": True,
            "未完成任务数": not done,
            "逾期任务数": not done and due is not None and due < until,
            "到期任务数": ended,
            "按时办结数": kept,
            "有进展任务数": not done and self.reported,
        }
        return tuple(name for name, holds in told.items() if holds)
