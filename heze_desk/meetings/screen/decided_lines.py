"""The decisions of the meeting by number: add, correct in the cells while the record is open, take out."""

from dataclasses import dataclass
from typing import Any

from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Column, Kind
from heze_desk.meetings import drafting, following, store
from heze_desk.meetings.following_records import DecisionLine
from heze_desk.meetings.screen.lines import Lines
from heze_desk.meetings.screen.shown import ShownMeeting
from heze_desk.workspace.database import Database


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision with the live state of its tasks."""

    id: int
    line: DecisionLine

    @property
    def text(self) -> str:
        return self.line.decision.text

    @property
    def tasks(self) -> str:
        """3项, 逾期; nothing where no task was made."""
        many = len(self.line.tasks)
        return f"{many}项，{self.line.state}" if many else "未立任务"


def _writer(name: str) -> Any:
    def write(db: Database, decision_id: int, value: str) -> None:
        store.change_decision(db, decision_id, **{name: value})

    return write


COLUMNS = (
    Column[Decided]("条", lambda one: one.line.decision.number, width=1.6),
    Column[Decided](
        "标题",
        lambda one: one.line.decision.heading,
        write=_writer("heading"),
        kind=Kind.LONG,
        width=7,
        from_width=1000,
    ),
    Column[Decided](
        "议定内容",
        lambda one: one.text,
        write=_writer("text"),
        kind=Kind.LONG,
        tip=lambda one: one.text,
        width=0,
        least=14,
    ),
    Column[Decided]("任务", lambda one: one.tasks, width=6),
)
FIELDS: tuple[Column[Any], ...] = (
    Column("标题", lambda one: one.heading),
    Column("议定内容", lambda one: one.text, kind=Kind.LONG),
)


class DecidedLines(Lines[Decided]):
    def __init__(self, shown: ShownMeeting) -> None:
        super().__init__(shown, "议定事项", COLUMNS, "decisions")
        self.gather_act = self.act("从记录取议定", self.gather, keys="Ctrl+G", button=True, needs_one=False)
        self.add_act = self.act("新增议定事项…", self.add, keys="Ins", button=True, needs_one=False)
        self.remove_act = self.act("删除议定事项", self.remove, keys="Del")
        shown.changed.connect(self._show)

    def gather(self) -> None:
        """Make decisions of what was noted as 议定 and is none yet; suggestions and open questions stay out."""
        db, meeting_id = self.page.workspace.db, self.shown.id
        found = drafting.unlisted(store.proceedings(db, meeting_id), store.notes(db, meeting_id))
        if not found:
            self.page.tell("记录里没有还没列入的议定；用 F7 记下的才会取来，建议和未议定的不取。")
            return
        with self.page.workspace.step(f"从记录取议定 {len(found)} 条") as step:
            for note in found:
                store.decide(step, meeting_id, note.text)
        self.page.tell(f"已从记录取来 {len(found)} 条议定事项；请核对文字，可按 Ctrl+Z 撤销。")

    def add(self) -> AskDialog:
        meeting_id = self.shown.id

        def save(answers: Answers) -> None:
            with self.page.workspace.step("新增议定事项") as db:
                store.decide(db, meeting_id, answers["议定内容"], heading=answers["标题"])

        dialog = AskDialog(self.page.desk, FIELDS, save, title="新增议定事项", yes="列入", parent=self.window())
        dialog.editors["标题"].setPlaceholderText("可以不填")
        dialog.editors["议定内容"].setFocus()
        dialog.open()
        return dialog

    def remove(self) -> None:
        one = self.current()
        if one is None:
            return
        with self.page.workspace.step(f"删除第{one.line.decision.number}条议定事项") as db:
            store.remove_decision(db, one.id)
        self.page.tell("已删除；后面各条的条号已依次提前，可按 Ctrl+Z 撤销。")

    def _show(self) -> None:
        lines = (
            following.decision_lines(self.page.workspace.db, self.page.today, self.shown.id) if self.shown.id else []
        )
        self.table.show([Decided(id=one.id, line=one) for one in lines])
        self.remark.setText(f"{len(lines)} 条" if lines else "还没有议定事项")
        self.offer()
