"""What is asked when a stage, a closing or a postponement is noted."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.screen import Desk
from heze_desk.tasks import life, store
from heze_desk.tasks.life_records import Act, LifeEntry, Postponement, left_to_do, noted
from heze_desk.tasks.line_records import TaskLine

Tell = Callable[[str], object]
REASONED = (Act.SEND_BACK, Act.REOPEN, Act.PAUSE, Act.CLOSE)
"""Acts whose basis is called a reason."""


def ask_act(desk: Desk, act: Act, lines: Sequence[TaskLine], *, tell: Tell, parent: QWidget | None) -> AskDialog:
    """Ask when, by whom and on what basis; noted of all these tasks in one step."""
    basis = "理由" if act in REASONED else "依据"
    day, by_whom, why = Column[Any]("日期", _blank, kind=Kind.DAY), _text("经办"), _text(basis, kind=Kind.LONG)
    proof = Column[Any]("佐证附件", _blank, kind=Kind.CHOICE, choices=partial(_files, desk, lines[0]))
    closing = act is Act.CLOSE and len(lines) == 1

    def note(answers: Answers) -> None:
        day, by_whom, why, *rest = answers.values()
        with desk.workspace.step(f"{act}{_what(lines)}") as db:
            for line in lines:
                entry = LifeEntry(
                    task_id=line.id,
                    act=act,
                    day=noted(day, desk.clock.today),
                    by_whom=by_whom,
                    basis=why,
                    attachment_id=rest[0] if rest else None,
                )
                life.act(db, entry)
        left = dict.fromkeys(left_to_do(act, line.progress) for line in lines)
        tell(f"已登记“{act}”：{_what(lines)}。{''.join(left)}")

    columns = (day, by_whom, why, proof) if closing else (day, by_whom, why)
    remark = _closing_remark(lines) if act is Act.CLOSE else ""
    title = f"{act}：{_what(lines)}"
    dialog = AskDialog(desk, columns, note, title=title, yes=f"登记{act}", remark=remark, parent=parent)
    dialog.fill({"日期": desk.clock.today})
    if closing and (kept := _files(desk, lines[0])[1:]):
        dialog.fill({"佐证附件": kept[-1].value})
    dialog.editors["经办"].setFocus()
    dialog.open()
    return dialog


def ask_postponement(
    desk: Desk, line: TaskLine, *, to: date | None = None, tell: Tell, parent: QWidget | None
) -> AskDialog:
    """Ask for what was agreed; the deadline there was is kept."""
    assert line.deadline is not None  # offered only where one runs
    old = line.deadline

    def note(answers: Answers) -> None:
        new, asked_on, agreed_on, agreed_by, reason = answers.values()
        if new is None:
            raise DeskError("请填写延期到哪一天。")
        granted = Postponement(
            task_id=line.id,
            old_deadline=old,
            new_deadline=new,
            asked_on=noted(asked_on, desk.clock.today),
            agreed_on=noted(agreed_on, desk.clock.today),
            agreed_by=agreed_by,
            reason=reason,
        )
        with desk.workspace.step(f"延期{_what([line])}") as db:
            life.postpone(db, granted)
        tell(f"{_what([line])}已延期至{said(new)}，原时限保留。")

    days = [Column[Any](title, _blank, kind=Kind.DAY) for title in ("延期至", "申请日期", "批准日期")]
    columns = (*days, _text("批准人"), _text("理由", kind=Kind.LONG))
    known = f"{line.postponed}，" if line.postponed else ""
    remark = f"{known}现在的时限是{said(old)}。申请须在时限以前；按时办结率始终按原时限计算。"
    title = f"延期：{_what([line])}"
    dialog = AskDialog(desk, columns, note, title=title, yes="登记延期", remark=remark, parent=parent)
    dialog.fill({"延期至": to, "申请日期": desk.clock.today, "批准日期": desk.clock.today})
    dialog.editors["批准人" if to else "延期至"].setFocus()
    dialog.open()
    return dialog


def _closing_remark(lines: Sequence[TaskLine]) -> str:
    if len(lines) > 1:
        return "销号须有佐证附件或理由。不写理由时，各项以本任务最近添加的附件为佐证；没有办结的必须写理由。"
    if lines[0].done_on is None:
        return f"任务还没有办结（进度 {lines[0].progress}%），销号必须写理由；销号当日即算办结。"
    return "销号须有佐证附件，或写明理由。"


def _files(desk: Desk, line: TaskLine) -> Sequence[Choice]:
    kept = (one for one in store.attachments(desk.workspace.db, line.id) if one.removed_on is None)
    return (Choice(None, "无"), *(Choice(one.id, one.file_name) for one in kept))


def _what(lines: Sequence[TaskLine]) -> str:
    """“编制方案”, or 12项任务."""
    return f"“{lines[0].title}”" if len(lines) == 1 else f"{len(lines)}项任务"


def _text(title: str, *, kind: Kind = Kind.TEXT) -> Column[Any]:
    return Column(title, _blank, kind=kind)


def _blank(_record: Any) -> Any:
    return None
