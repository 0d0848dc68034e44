"""How every unit stands in a round, as a paper."""

from collections import Counter

from heze_desk.days import said, short
from heze_desk.rounds.document import demo, lag, titled
from heze_desk.rounds.letter_records import Letter
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.settings.records import Settings
from reports.document import Document, Paragraph, Signature, Table, Title


def standing(letter: Letter, settings: Settings) -> Document:
    """How every unit stands on the day, in the order of rank."""
    round_ = letter.round
    return Document(
        kind="报送情况",
        title=f"{round_.name}调度报送情况（截至{said(letter.day)}）",
        author=settings.office_name,
        remark=demo(settings),
        body=(
            Title(f"{round_.name}调度报送情况", note=f"（截至{said(letter.day)}）"),
            Paragraph(_overall(letter)),
            Table(
                header=("序号", "单位", "任务数", "状态", "报送日期", "逾期", "登记人", "说明"),
                rows=tuple(_standing_row(place, one) for place, one in enumerate(letter.units, 1)),
                widths=(0.07, 0.2, 0.1, 0.09, 0.14, 0.07, 0.1, 0.23),
                align=("center", "left", "center", "center", "center", "center", "center", "left"),
                note=_note(letter),
                size="五号",
            ),
            Signature(settings.office_name, said(letter.day)),
        ),
    )


def _overall(letter: Letter) -> str:
    counts = Counter(status.state for status in letter.units)
    told = "，".join(f"{state}{counts[state]}个" for state in FilingState if counts[state])
    ended = f"调度已于{said(letter.round.closed_on)}结束。" if letter.round.closed_on else ""
    return (
        f"{titled(letter)}要求{len(letter.units)}个单位填报，报送时限是{said(letter.due.effective)}。"
        f"截至{said(letter.day)}，{told}。{ended}"
    )


def _standing_row(place: int, one: UnitStatus) -> tuple[str, ...]:
    reported = short(one.reported_on, one.due.day) if one.reported_on else "—"
    late = lag(one).removesuffix("个工作日")
    return (str(place), one.unit, str(one.tasks), str(one.state), reported, late, one.noted_by, one.remark)


def _note(letter: Letter) -> str:
    """What the states mean, those that the table shows."""
    shown = {status.state for status in letter.units}
    meanings = {
        FilingState.NOT_REPORTED: "未报指没有收到",
        FilingState.LATE: "迟报指报送时限以后报来",
        FilingState.NIL: "零报告指报告没有变化",
        FilingState.SENT_BACK: "退回指报来后须改正重报",
        FilingState.LATE_FILING: "补报指调度结束以后报来",
    }
    told = [text for state, text in meanings.items() if state in shown]
    moved = f"报送时限{short(letter.due.typed, letter.day)}{letter.due.moved}" if letter.due.moved else ""
    estimated = "天数中有放假安排尚未载入的年份，按推算" if letter.due.estimated else ""
    clauses = ["按单位次序排列", *filter(None, (moved,)), *told, "逾期单位为工作日", *filter(None, (estimated,))]
    return f"注：{'；'.join(clauses)}。"
