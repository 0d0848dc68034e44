"""目标: each in the words of the policy, counted from the registers as of the page's day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heze_desk.kit import paper_window, theme
from heze_desk.kit.as_of import AsOf
from heze_desk.kit.asking import Answers, AskDialog
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.pieces import Card, PaneSplitter, second
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk
from heze_desk.registers import listing, target_document, targets
from heze_desk.registers.screen import offer
from heze_desk.registers.screen.book_tab import BookTab
from heze_desk.registers.screen.offer import Offer
from heze_desk.registers.screen.target_pane import IndustryCount, TargetPane
from heze_desk.registers.target_records import RULE, GoalEvidence, TargetLine
from heze_desk.settings import store as settings

NOT_COUNTED = "—"
PROVEN, UNPROVEN, SHARED = "已核实", "待核", "共享"
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, kw_only=True)
class TargetRow:
    """A target as a row."""

    id: int
    line: TargetLine


@dataclass(frozen=True, kw_only=True)
class GoalDetail:
    """The evidence of all goals in words, as a part list wants it."""

    id: int
    notes: tuple[GoalEvidence, ...]
    goals: tuple[tuple[int, str], ...]


COLUMNS = (
    Column[TargetRow]("目标", lambda one: one.line.target.name, kind=Kind.LONG, width=14, most=30),
    Column[TargetRow]("目标数", lambda one: one.line.target.amount, width=5.2),
    Column[TargetRow](
        PROVEN, lambda one: _number(one, "proven"), width=4, align=RIGHT, sort=lambda one: one.line.counted.proven
    ),
    Column[TargetRow](UNPROVEN, lambda one: _number(one, "unproven"), width=3.4, align=RIGHT),
    Column[TargetRow](SHARED, lambda one: _number(one, "shared"), width=3.4, align=RIGHT),
    Column[TargetRow](
        "完成", lambda one: NOT_COUNTED if one.line.share is None else f"{one.line.share:.0f}%", width=4, align=RIGHT
    ),
    Column[TargetRow]("时间已过", lambda one: f"{one.line.time_gone:.0f}%", width=4.6, align=RIGHT),
    Column[TargetRow](
        "判断", lambda one: one.line.verdict, kind=Kind.LONG, width=0, least=8, tip=lambda one: one.line.sentence
    ),
)


class Evidence(PartList):
    """What speaks for a goal that no register counts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "远景目标的佐证", "还没有佐证，可用“＋”为一句目标记一条。")
        self.add_action = self.act("新增佐证", self.add, sign="plus", keys="Ins", needs_one=False)
        self.edit_action = self.act("修改佐证", self.edit, sign="edit", keys="F2")
        self.remove_action = self.act("删除佐证", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.edit_action.trigger())

    def parts(self, detail: GoalDetail) -> Iterable[Part]:
        return [
            Part(one, f"{one.goal}：{one.text}", head=f"{one.day}", note=f"来源：{one.source}" if one.source else "")
            for one in detail.notes
        ]

    def add(self) -> AskDialog:
        return self._ask("新增佐证", None)

    def edit(self) -> AskDialog:
        return self._ask("修改佐证", self.current())

    def remove(self) -> None:
        with self.desk.workspace.step("删除佐证") as db:
            targets.remove_evidence(db, self.current().id)
        self.tell_deleted("佐证")

    def _ask(self, title: str, note: GoalEvidence | None) -> AskDialog:
        assert self.detail is not None
        phrases = [
            Choice((year, part), f"{year}年：{part}")
            for year, text in self.detail.goals
            for part in targets.phrases(text)
        ]
        if note is not None and (note.year, note.goal) not in [one.value for one in phrases]:
            phrases.append(Choice((note.year, note.goal), f"{note.year}年：{note.goal}"))
        fields = (
            Column[Any]("对应目标", lambda one: (one.year, one.goal), kind=Kind.CHOICE, choices=lambda: phrases),
            Column[Any]("日期", lambda one: one.day, kind=Kind.DAY),
            Column[Any]("具体内容", lambda one: one.text, kind=Kind.LONG),
            Column[Any]("来源", lambda one: one.source),
        )

        def keep(answers: Answers) -> None:
            goal, day, text, source = answers.values()
            year, words = goal or (0, "")
            day = day or self.desk.clock.today
            kept = GoalEvidence(year=year, goal=words, day=day, text=text, source=source)
            with self.desk.workspace.step(title) as db:
                targets.save_evidence(db, replace(kept, id=note.id if note else None))

        dialog = AskDialog(self.desk, fields, keep, title=title, yes="保存", parent=self)
        if note is not None:
            dialog.show_record(note)
        else:
            dialog.fill({"对应目标": phrases[-1].value if phrases else None, "日期": self.desk.clock.today})
        dialog.open()
        return dialog


class TargetTab(BookTab):
    """What is proven and what is 待核 stand apart; 左右 is not 以上."""

    title = "目标"
    can = frozenset({"print"})
    reads = frozenset(
        {"target", "own_target", "goal_evidence", "entry", "entry_industry", "recognition", "recognition_proof"}
        | {"industry", "policy"}
    )

    def __init__(self, desk: Desk, as_of: AsOf) -> None:
        super().__init__(desk, as_of)
        self.offer = Offer()
        self.table = RecordTable[TargetRow](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="targets")
        self.proven_act = self.act("看已核实的条目", lambda: self.open(PROVEN), sign="check", keys="Ctrl+Return")
        self.unproven_act = self.act(
            "看待核的条目", lambda: self.open(UNPROVEN), sign="search", keys="Ctrl+Shift+Return"
        )
        self.pane, self.evidence = TargetPane(desk), Evidence(desk)
        self.goals = second("")
        self.rule = second(RULE)
        for label in (self.goals, self.rule):
            label.setWordWrap(True)
        self.view.menu_actions = [self.proven_act, self.unproven_act]
        self.view.chosen.connect(lambda _row: self._show_chosen())
        self.view.activated.connect(lambda index: self.open(COLUMNS[index.column()].title))
        self.pane.opened.connect(self._open_industry)
        for part in (self.pane.own, self.evidence):
            part.told.connect(self.told)
        self._lay_out()

    def view_in_focus(self) -> QWidget:
        return self.view

    def entrance(self) -> QWidget:
        return self.view

    def reload(self) -> None:
        db = self.workspace.db
        self.offer = offer.read(db, self.day)
        lines = targets.targets(db, self.day)
        self.table.show([TargetRow(id=line.target.id, line=line) for line in lines])
        goals = tuple(targets.goals(db))
        self.goals.setText("\n".join(f"{year}年：{text}" for year, text in goals))
        self.evidence.show_detail(GoalDetail(id=1, notes=tuple(targets.evidence(db)), goals=goals))
        reached = sum(line.share is not None and line.share >= 100 for line in lines)
        self.counted.emit(f"共 {len(lines)} 项目标，已达到 {reached} 项")
        self._show_chosen()

    def choose(self, target_id: int) -> None:
        self.refresh()
        self.view.choose(target_id)

    def open(self, title: str = "") -> None:
        """The entries behind a number of the current target, in their register."""
        self._open(title, None)

    def preview(self) -> object:
        settled = settings.get(self.workspace.db)
        lines = [row.line for row in self.table.records]
        goals = targets.goal_lines(self.workspace.db, self.day)
        paper_window.preview(self, target_document.target_list(lines, self.day, settled, goals=goals), settled)
        return None

    def _open_industry(self, one: IndustryCount | None) -> None:
        if one is not None:
            self._open("", one)

    def _open(self, title: str, place: IndustryCount | None) -> None:
        from heze_desk.registers.screen.page import Behind

        row = self.view.current()
        if row is None or row.line.kind is None:
            return
        line, kind = row.line, row.line.kind
        ids = targets.counting(self.workspace.db, line.target, self.day)
        entries = listing.entries_of(self.workspace.db, ids, self.day)
        found = [
            one.id
            for one in entries
            if (place is None or place.id in one.industry_ids)
            and (title != PROVEN or line.mark not in one.unproven)
            and (title != UNPROVEN or line.mark in one.unproven)
            and (title != SHARED or one.shared)
        ]
        which = title if title in (PROVEN, UNPROVEN, SHARED) else ""
        called = "，".join(filter(None, (line.target.name, place.name if place else "", which)))
        self.wanted.emit("registers", Behind(kind=kind, ids=found, called=called))

    def _show_chosen(self) -> None:
        row = self.view.current()
        if row is None and self.table.rowCount():
            self.view.choose(self.table.id_at(0))
            row = self.view.current()
        self.pane.show_line(row.line if row else None, self.offer.industries)
        for act in (self.proven_act, self.unproven_act):
            act.setEnabled(row is not None and row.line.kind is not None)

    def _lay_out(self) -> None:
        left, acts = QWidget(), QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(second("双击或按回车看数字背后的条目。"), 1)
        for act in (self.proven_act, self.unproven_act):
            acts.addWidget(button_for(act))
        card = Card()
        card.body.addWidget(self.goals)
        card.body.addWidget(self.evidence)
        card.body.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(acts)
        column.addWidget(self.view, 2)
        column.addWidget(self.rule)
        column.addWidget(card, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PaneSplitter(left, self.pane, self.desk.memory, "targets"))


def _number(row: TargetRow, name: str) -> str:
    return str(getattr(row.line.counted, name)) if row.line.kind else NOT_COUNTED
