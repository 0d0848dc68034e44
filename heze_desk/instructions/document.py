"""The papers of a supervision: 督办通知单 with its 回执, and 督办事项办理情况表."""

from operator import itemgetter

from heze_desk.days import said, short
from heze_desk.instructions.fitting_document import fitted
from heze_desk.instructions.sheet_records import Sheet
from heze_desk.instructions.supervision_records import SupervisionState
from heze_desk.issuing.records import Numbers
from heze_desk.settings.records import Settings, filled
from reports.document import Cell, Document, Form, PageBreak, Title

NARROW = (0.16, 0.38, 0.16, 0.3)
WIDE = 3
HELPING_AT_MOST = 21  # characters, three lines of the narrow cell
BLANK_DAY = "　　　年　　月　　日"
DEMO = "演示数据，不作依据"
FEEDBACK = "书面盖章报送"


def notice(sheet: Sheet, settings: Settings, numbers: Numbers | None = None, *, remark: str = "") -> Document:
    """The notice with the slip that comes back (C4); without numbers the number is a blank, as in a preview.

    `remark` is the 更正说明 of one that corrects another.
    """
    number = number_text(sheet, settings, numbers)
    return _sheet(
        "督办通知单",
        f"督办通知单（{sheet.line.lead_unit}）",
        (
            Title("督办通知单", note=f"（{sheet.supervision.colour.word}）"),
            _order(sheet, number, settings, remark=remark),
            PageBreak(),
            Title("办理情况回执"),
            _slip(sheet, number),
        ),
        settings,
    )


def number_text(sheet: Sheet, settings: Settings, numbers: Numbers | None = None) -> str:
    """菏未专督〔2026〕7号, as the office's pattern has it, marked where it is a correction."""
    if numbers is None:
        return sheet.line.number_text or filled(settings.notice_number, year=sheet.supervision.day.year, number=0)
    return f"{filled(settings.notice_number, year=numbers.year, number=numbers.number)}{numbers.mark}"


def handling(sheet: Sheet, settings: Settings) -> Document:
    """How the matter was dealt with up to the day, for whoever approves it."""
    line, one = sheet.line, sheet.supervision
    return _sheet(
        "办理情况",
        "督办事项办理情况表",
        (
            Title("督办事项办理情况表", note=f"（截至{said(sheet.day)}）"),
            Form(
                (
                    (_label("编号"), _number(number_text(sheet, settings)), _label("立项日期"), Cell(said(one.day))),
                    (_label("督办等级"), Cell(one.colour.word), _label("办结时限"), Cell(sheet.deadline_text)),
                    (_label("任务来源"), Cell(one.source or "—", span=WIDE, align="left")),
                    (_label("督办事项"), Cell(one.matter, span=WIDE, align="left")),
                    *_instruction(sheet),
                    (_label("承办情况", rows=2), _label("牵头"), Cell(line.lead_full_name, span=2)),
                    (_label("协办"), Cell("、".join(line.units) or "—", span=2)),
                    (_label("办理过程"), Cell(_course(sheet), span=WIDE, align="left")),
                    (_label("办理情况"), Cell(one.answer or "尚未答复。", span=WIDE, lines=3, align="left")),
                    (_label("存在问题"), Cell(one.problems or "—", span=WIDE, align="left")),
                    (_label("下步措施"), Cell(one.next_steps or "—", span=WIDE, align="left")),
                    (_label("审核意见"), Cell(span=WIDE, lines=4, foot=f"签字：{BLANK_DAY}")),
                ),
                widths=NARROW,
            ),
        ),
        settings,
    )


def _sheet(kind: str, title: str, body: tuple[Title | Form | PageBreak, ...], settings: Settings) -> Document:
    return Document(
        kind=kind, title=title, author=settings.office_name, remark=DEMO if settings.demo else "", body=body
    )


def _label(text: str, *, rows: int = 1) -> Cell:
    return Cell(text, label=True, rows=rows)


def _number(text: str) -> Cell:
    """A mark of correction stands below the number, whole."""
    return Cell(text.replace("（", "\n（"), align="center")


def _order(sheet: Sheet, number: str, settings: Settings, *, remark: str) -> Form:
    one = sheet.supervision
    corrected = ((_label("更正说明"), Cell(remark.strip(), span=WIDE, align="left")),) if remark.strip() else ()
    return fitted(
        (
            (_label("编号"), _number(number), _label("立项日期"), Cell(said(one.day))),
            *corrected,
            (_label("任务来源"), Cell(one.source or "—", span=WIDE, align="left")),
            (_label("督办事项"), Cell(one.matter, span=WIDE, lines=3, align="left")),
            *_instruction(sheet),
            *_doers(sheet),
            (_label("办理要求"), Cell(one.requirement or "—", span=WIDE, align="left")),
            (_label("办结时限"), Cell(sheet.deadline_text), _label("反馈方式"), Cell(FEEDBACK)),
            (_label("联系人"), Cell(settings.contact_person), _label("联系电话"), Cell(settings.contact_telephone)),
            (_label("签收人"), Cell(one.signed_by), _label("签收时间"), Cell(_signed(sheet))),
        ),
        NARROW,
    )


def _doers(sheet: Sheet) -> tuple[tuple[Cell, ...], ...]:
    """Side by side; more helping units than a narrow cell holds have a row of their own, so that it stays one page."""
    lead, helping = sheet.line.lead_full_name, "、".join(sheet.line.units) or "—"
    if len(helping) <= HELPING_AT_MOST:
        return ((_label("牵头单位"), Cell(lead), _label("协办单位"), Cell(helping)),)
    return (
        (_label("牵头单位"), Cell(lead, span=WIDE, align="left")),
        (_label("协办单位"), Cell(helping, span=WIDE, align="left")),
    )


def _instruction(sheet: Sheet) -> tuple[tuple[Cell, ...], ...]:
    """The leader's words with name and day; a sheet without an instruction has an empty box to write in."""
    if sheet.instruction is None:
        return ((_label("领导批示"), Cell(span=WIDE, lines=3)),)
    text = sheet.instruction.instruction.text
    return ((_label("领导批示"), Cell(text, span=WIDE, lines=3, align="left", foot=sheet.instruction.signed)),)


def _signed(sheet: Sheet) -> str:
    signed_on = sheet.supervision.signed_on
    return said(signed_on) if signed_on else "　　月　　日　　时"


def _slip(sheet: Sheet, number: str) -> Form:
    """What the unit fills in and sends back with its seal."""
    return fitted(
        (
            (_label("编号"), _number(number), _label("承办单位"), Cell(sheet.line.lead_full_name)),
            (_label("督办事项"), Cell(_short_matter(sheet), span=WIDE, align="left")),
            (_label("办理情况"), Cell(span=WIDE, lines=7)),
            (_label("存在问题"), Cell(span=WIDE, lines=3)),
            (_label("下步措施"), Cell(span=WIDE, lines=3)),
            (
                _label("申请延期"),
                Cell("□否　　□是，延期至　　　年　　月　　日，理由：", span=WIDE, lines=2, align="left"),
            ),
            (_label("承办单位\n负责人"), Cell(span=WIDE, lines=3, foot=f"签字（盖章）：{BLANK_DAY}")),
        ),
        NARROW,
        note=f"注：请于{sheet.deadline_text}前报送；延期须在时限以前申请。" if sheet.supervision.deadline else "",
    )


def _short_matter(sheet: Sheet) -> str:
    """What the slip repeats: the titles alone, for the notice says the rest."""
    if sheet.tasks:
        return "；".join(task.title for task in sheet.tasks)
    first = sheet.supervision.matter.splitlines()[0]
    return first if len(first) <= 60 else f"{first[:59]}…"


def _course(sheet: Sheet) -> str:
    """What happened by its days, and what is waited for."""
    one, day = sheet.supervision, sheet.day
    done = [(one.day, f"立项{'并印发' if one.issued_paper_id else '，尚未印发'}。")]
    if one.signed_on is not None:
        done.append((one.signed_on, f"由{one.signed_by}签收。"))
    urged = sorted({reminder.day for reminder in sheet.reminders})
    done += ((on, f"第{place}次催办。") for place, on in enumerate(urged, 1))
    if one.answered_on is not None:
        done.append((one.answered_on, "答复。"))
    if one.closed_on is not None:
        done.append((one.closed_on, "办结。"))
    years = {on.year for on, _ in done}
    in_order = sorted(done, key=itemgetter(0))
    told = [f"{short(on, day) if years == {day.year} else said(on)}{what}" for on, what in in_order]
    if one.closed_on is None and sheet.line.state is not SupervisionState.VOID:
        told.append("；".join(filter(None, (str(sheet.line.state), sheet.line.standing))) + "。")
    return "\n".join(told)
