"""What the card says of a matter, as rows of a label and a text; a text may lead on by `[name](link)` pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from heze_desk.days import said, short
from heze_desk.instructions.records import Instruction, InstructionLine
from heze_desk.instructions.screen.shown import Known
from heze_desk.instructions.sheet_records import Sheet
from heze_desk.instructions.supervision_records import SupervisionLine
from heze_desk.tasks.line_records import TaskLine

GUESSED = "没有人定过日期，这里是按设置里的默认办理时限算出的，请定下来。"


@dataclass(frozen=True)
class Row:
    """One line of the card; `html` is safe to be shown."""

    label: str
    html: str


def title_of(known: Known) -> str:
    if known.instruction is not None:
        return known.instruction.leader_text
    if known.sheet is not None:
        return known.sheet.line.name if known.sheet.line.number_text else "督办事项（还没有编号）"
    return known.listed.title if known.listed is not None else "没有选中的事项"


def rows(known: Known, day: date) -> list[Row]:
    """Only those that have something to say."""
    return [Row(label, html) for label, html in _rows(known, day) if html]


def _rows(known: Known, day: date) -> Iterator[tuple[str, str]]:
    if known.listed is not None and not (known.instruction or known.sheet):
        yield "下一步", escape(known.listed.matter.step)
        yield "待定日期", GUESSED if known.listed.matter.guessed else ""
    if known.instruction is not None:
        yield from _of_instruction(known, known.instruction, day)
    elif known.sheet is not None:
        yield from _of_sheet(known.sheet, day)
    elif known.tasks:
        yield from _of_tasks(known.tasks)


def _of_instruction(known: Known, line: InstructionLine, day: date) -> Iterator[tuple[str, str]]:
    one = line.instruction
    yield "批示日期", said(one.day)
    yield "批示内容", _text(one.text)
    yield "批示文件", escape(one.paper)
    yield "扫描件", "<br>".join(_scans(line))
    yield "简报", "印入简报" if one.in_briefing else "不印入简报"
    yield "下次跟进", _next(one, day)
    yield "任务", "<br>".join(_task(task) for task in known.tasks) or "还没有生成任务"
    yield "督办", "<br>".join(map(_notice, known.notices))
    if one.answered_on is not None:
        yield "答复", f"{said(one.answered_on)}：{_text(one.answer)}"
    else:
        waits = line.waits_since(day)
        yield "答复", f"没有答复，已 {waits} 天" if waits else "没有答复"


def _next(one: Instruction, day: date) -> str:
    if one.is_answered:
        return ""
    return short(one.next_on, day) if one.next_on else "待定，请定下次跟进的日期"


def _scans(line: InstructionLine) -> Iterator[str]:
    for scan in line.scans:
        if scan.removed_on is None:
            yield f"{_link(f'scan:{scan.id}', scan.file_name)}　{_link(f'unscan:{scan.id}', '移除')}"
        else:
            yield f"<s>{escape(scan.file_name)}</s>（已移除：{escape(scan.removal_reason)}）"


def _of_sheet(sheet: Sheet, day: date) -> Iterator[tuple[str, str]]:
    line, one = sheet.line, sheet.supervision
    yield "状态", escape("，".join(filter(None, (str(line.state), line.standing))))
    yield "等级", one.colour.word
    yield "督办事项", _text(one.matter)
    yield "牵头单位", escape(line.lead_unit)
    yield "协办单位", escape("、".join(line.units))
    yield "立项日期", said(one.day)
    yield "办结时限", escape(sheet.deadline_text)
    yield "任务来源", escape(one.source)
    yield "原件", _link(f"issued:{one.issued_paper_id}", line.number_text) if one.issued_paper_id else ""
    if sheet.instruction is not None:
        told = f"{sheet.instruction.leader_text}：{sheet.instruction.instruction.text}"
        yield "批示", _link(f"instruction:{sheet.instruction.instruction.id}", told)
    yield "任务", "<br>".join(_task(task) for task in sheet.tasks)
    yield "签收", f"{escape(one.signed_by)}，{short(one.signed_on, day)}" if one.signed_on else ""
    days = dict.fromkeys(reminder.day for reminder in sheet.reminders)
    yield "催办", f"{len(days)}次：{'、'.join(short(urged, day) for urged in days)}" if days else ""
    yield "办理情况", f"{short(one.answered_on, day)}：{_text(one.answer)}" if one.answered_on else ""
    yield "存在问题", _text(one.problems)
    yield "下步措施", _text(one.next_steps)
    yield "办结", said(one.closed_on) if one.closed_on else ""


def _of_tasks(tasks: tuple[TaskLine, ...]) -> Iterator[tuple[str, str]]:
    if len(tasks) > 1:
        yield "任务", "<br>".join(_task(task) for task in tasks)
        return
    (task,) = tasks
    yield "任务", _task(task)
    yield "任务内容", _text(task.content if task.content != task.title else "")
    yield "牵头单位", escape(task.lead_unit) or "待明确"
    yield "责任单位", escape("、".join(task.units))
    yield "时限", f"{said(task.deadline)}，{escape(task.standing)}" if task.deadline else "未定"
    yield "来源", escape(task.source_ref or str(task.source))
    yield "最近进展", _text(task.latest)
    yield "存在问题", _text(task.problems)


def _task(task: TaskLine) -> str:
    return f"{_link(f'task:{task.id}', f'{task.number} {task.title}')}（{task.light}）"


def _notice(line: SupervisionLine) -> str:
    told = line.number_text or "还没有编号"
    return f"{_link(f'supervision:{line.id}', f'{told} {line.lead_unit}')}（{line.state}）"


def _link(to: str, text: str) -> str:
    return f'<a href="{to}">{escape(text)}</a>'


def _text(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
