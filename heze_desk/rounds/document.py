"""The letters of a round: 报送通知 and 催报通知."""

from collections.abc import Iterable, Sequence

from heze_desk.days import WEEKDAYS, said, short
from heze_desk.rounds.form_records import NIL_ANSWER, NIL_LABEL, Standing, file_name
from heze_desk.rounds.letter_records import Letter
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.settings.records import Settings, filled
from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Document,
    Heading,
    LetterHead,
    Paragraph,
    Recipients,
    Remark,
    Signature,
    Table,
    Title,
)

EVERYBODY = "各有关单位"
LISTED_TITLE = "填报单位和任务数"
NAMED_IN_RECIPIENTS = 8
"""So many units are addressed by name; more would fill the page."""


def cover(letter: Letter, settings: Settings) -> Document:
    """The 报送通知 that goes out with the forms, to one unit or to all."""
    one, name = letter.only, letter.round.name
    form = file_name(letter.round.year, letter.round.number, one.unit) if one else f"反馈表_{name}（每个单位一份）"
    return _letter(
        letter,
        f"关于报送{name}调度反馈表的通知",
        (
            Recipients(one.full_name if one else EVERYBODY),
            Paragraph(f"为掌握重点任务推进情况，现开展{titled(letter)}，请按下列要求填报反馈表。"),
            Heading("一、填报范围"),
            Paragraph(_range(letter)),
            Heading("二、报送时限"),
            Paragraph(f"{_due(letter)}时限以后报来的登记为迟报。"),
            Heading("三、填报要求"),
            *_how(),
            AttachmentList((form,) if one else (form, LISTED_TITLE)),
            Signature(settings.office_name, said(letter.day)),
            Remark(contact(settings)),
            *(() if one else (Annex(LISTED_TITLE, number="2"), _listed(letter.units))),
        ),
        settings=settings,
    )


def reminder(letter: Letter, settings: Settings) -> Document:
    """The 催报通知 to those that are missing, with how late each is."""
    one = letter.only
    units = "、".join(status.full_name for status in letter.units)
    named = len(letter.units) <= NAMED_IN_RECIPIENTS
    return _letter(
        letter,
        f"关于催报{letter.round.name}调度反馈表的通知",
        (
            Recipients(units if named else EVERYBODY),
            Paragraph(_missing(letter)),
            Paragraph(_urged(letter)),
            *(() if one else (_late(letter.units),)),
            Signature(settings.office_name, said(letter.day)),
            Remark(contact(settings)),
        ),
        settings=settings,
    )


def contact(settings: Settings) -> str:
    """The office's own contact; what is not settled is a blank to be filled by hand."""
    return f"（联系人：{settings.contact_person or '　　　　'}，电话：{settings.contact_telephone or '　' * 6}）"


def _letter(letter: Letter, title: str, body: Sequence[Block], *, settings: Settings) -> Document:
    number = filled(settings.letter_number, year=letter.day.year, number=letter.issue)
    return Document(
        kind="信函",
        title=title,
        author=settings.office_name,
        remark=demo(settings),
        body=(LetterHead(settings.office_name, number), Title(title), *body),
    )


def demo(settings: Settings) -> str:
    return "演示数据，不作依据" if settings.demo else ""


def titled(letter: Letter) -> str:
    """2026年第9次调度, and what the office called it where that says more."""
    plain = f"{letter.round.name}调度"
    return plain if letter.round.title == plain else f"{plain}（{letter.round.title}）"


def _range(letter: Letter) -> str:
    if one := letter.only:
        parts = f"，其中牵头{one.lead}项、承担责任{one.responsible}项" if one.lead and one.responsible else ""
        role = "牵头的" if not one.responsible else "承担责任的" if not one.lead else ""
        return f"你单位填报{role}任务{one.tasks}项{parts}，见附件。反馈表已列出任务和上次报送的情况，不用重复填写。"
    return "各单位填报牵头和承担责任的任务，任务数见附件2。反馈表已列出任务和上次报送的情况，不用重复填写。"


def _due(letter: Letter) -> str:
    """The day as it counts, and why it is another than the one first named."""
    moved = f"（原定{short(letter.due.typed, letter.day)}，遇放假日{letter.due.moved}）" if letter.due.moved else ""
    day = letter.due.effective
    return f"请于{said(day)}（星期{WEEKDAYS[day.weekday()]}）前将反馈表电子版报来{moved}。"


def _how() -> Iterable[Paragraph]:
    told = (
        "黄色的格由填报单位填写，其他格已锁定。请不要增减列、改动编号，也不要把几项任务合并到一格。",
        f"状态从下拉列表中选择。选“{Standing.DONE}”的填写办结日期；"
        f"选“{Standing.POSTPONEMENT_ASKED}”的在时限以前提出，并写明理由和拟定时限。",
        "进度填写百分数，例如 60%。没有变化的格可以空着，空格不会清除已报的内容。",
        f"各项任务都没有变化的，在“{NIL_LABEL}”格选“{NIL_ANSWER}”，同样按时报来。",
    )
    return (Paragraph(f"{place}.{text}") for place, text in enumerate(told, 1))


def _missing(letter: Letter) -> str:
    due, round_ = letter.due, letter.round
    who = "你单位" if letter.only else "下列单位"
    sent_back = letter.only and letter.only.state is FilingState.SENT_BACK
    state = f"报来的反馈表因“{letter.only.remark.rstrip('。')}”退回，尚未重报" if sent_back and letter.only else ""
    late = f"，已{due.remaining}" if due.is_over else f"，{due.remaining}"
    return (
        f"{titled(letter)}的报送时限是{said(due.effective)}。"
        f"截至{said(letter.day)}，{who}{state or '尚未报送反馈表'}{late}。"
        + (f"本次调度已于{said(round_.closed_on)}结束，现在报来的登记为补报，须说明原因。" if round_.closed_on else "")
    )


def _urged(letter: Letter) -> str:
    when = "收到本通知后立即报送" if letter.due.is_over else f"在{said(letter.due.effective)}前报送"
    return f"请{when}；各项任务都没有变化的，请作零报告。已经报送的，请与我们核对。"


def _listed(units: Sequence[UnitStatus]) -> Table:
    rows = [
        (str(place), one.unit, str(one.lead or "—"), str(one.responsible or "—"), str(one.tasks))
        for place, one in enumerate(units, 1)
    ]
    counts = (sum(one.lead for one in units), sum(one.responsible for one in units), sum(one.tasks for one in units))
    return Table(
        header=("序号", "单位", "牵头", "承担责任", "任务数"),
        rows=(*rows, ("合计", f"{len(units)}个单位", *map(str, counts))),
        widths=(0.12, 0.4, 0.16, 0.16, 0.16),
        align=("center", "left", "center", "center", "center"),
        note="注：按单位次序排列；一项任务由几个单位填报的，各单位分别计数。",
    )


def _late(units: Sequence[UnitStatus]) -> Table:
    return Table(
        header=("序号", "单位", "任务数", "状态", "逾期", "说明"),
        rows=tuple(
            (str(place), one.unit, str(one.tasks), str(one.state), lag(one), one.remark)
            for place, one in enumerate(units, 1)
        ),
        widths=(0.1, 0.32, 0.11, 0.11, 0.16, 0.2),
        align=("center", "left", "center", "center", "center", "left"),
        caption="尚未报送的单位",
        note="注：按单位次序排列；逾期按工作日计。",
    )


def lag(one: UnitStatus) -> str:
    return one.lag.removeprefix("逾期") or "—"
