"""The 督查催办通知 to a unit: every item it is late with, one letter for all of them."""

from heze_desk.days import WEEKDAYS, said
from heze_desk.instructions.sheet_records import Urging
from heze_desk.settings.records import Settings, filled
from reports.document import Document, LetterHead, Paragraph, Recipients, Remark, Signature, Table, Title

DEMO = "演示数据，不作依据"


def urging(told: Urging, settings: Settings, *, issue: int = 0) -> Document:
    """The letter; `issue` is its number among the reminders where they are counted, 0 leaves a blank."""
    number = filled(settings.reminder_number or settings.letter_number, year=told.day.year, number=issue)
    return Document(
        kind="信函",
        title=f"督查催办通知（{told.unit}）",
        author=settings.office_name,
        remark=DEMO if settings.demo else "",
        body=(
            LetterHead(settings.office_name, number, urgency="特急" if _is_grave(told) else "加急"),
            Title("督查催办通知"),
            Recipients(told.full_name),
            Paragraph(f"截至{said(told.day)}，你单位承办的下列{len(told.items)}个事项已过时限，尚未收到办理结果："),
            _listed(told),
            Paragraph(_asked(told)),
            Signature(settings.office_name, said(told.day)),
            Remark(_contact(settings)),
        ),
    )


def _is_grave(told: Urging) -> bool:
    """Whether something was asked for before and is late still."""
    return any(item.times > 1 for item in told.items)


def _listed(told: Urging) -> Table:
    return Table(
        header=("序号", "事项", "来源", "办结时限", "逾期", "催办"),
        rows=tuple(
            (
                str(place),
                item.matter,
                item.source,
                f"{item.due.effective:%Y-%m-%d}",
                item.due.lag.removeprefix("逾期"),
                f"第{item.times}次",
            )
            for place, item in enumerate(told.items, 1)
        ),
        widths=(0.07, 0.32, 0.21, 0.15, 0.16, 0.09),
        align=("center", "left", "left", "center", "center", "center"),
        note="注：时限遇放假日的按移动以后的日期计；逾期按工作日计。",
    )


def _asked(told: Urging) -> str:
    day = told.answer_by.effective
    return (
        f"请抓紧办理，并于{said(day)}（星期{WEEKDAYS[day.weekday()]}）前将办理情况、存在问题和下步措施书面报送。"
        "确不能按期办结的，请说明原因和预计完成时间。"
    )


def _contact(settings: Settings) -> str:
    return f"（联系人：{settings.contact_person or '　　　　'}，电话：{settings.contact_telephone or '　' * 6}）"
