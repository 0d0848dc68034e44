"""批示督办: everything open on one page by what must happen next and when, the chosen matter beside it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from heze_desk.days import said_with_weekday
from heze_desk.errors import DeskError
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.matters import open_matters
from heze_desk.instructions.screen.dating import Dating
from heze_desk.instructions.screen.ended import ended
from heze_desk.instructions.screen.instruction_acts import InstructionActs
from heze_desk.instructions.screen.matter_card import MatterCard
from heze_desk.instructions.screen.matter_table import (
    BATCHES,
    COLUMNS,
    KINDS,
    OPEN,
    Batch,
    ListedMatter,
    listed,
    listed_id,
)
from heze_desk.instructions.screen.papers import SupervisionPapers
from heze_desk.instructions.screen.places import Places
from heze_desk.instructions.screen.scan_box import may_be_scans, pasted
from heze_desk.instructions.screen.shown import ShownMatter
from heze_desk.instructions.screen.supervision_acts import SupervisionActs
from heze_desk.kit.columns import Choice
from heze_desk.kit.dropping import dropped
from heze_desk.kit.narrowed_list import NarrowedList
from heze_desk.kit.picker import Picker
from heze_desk.kit.pieces import EmptyPage
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView
from heze_desk.kit.screen import Desk, Screen

ASKED = {"undated": Batch.UNDATED, "overdue": Batch.OVERDUE, "today": Batch.TODAY, "week": Batch.WEEK}
UNDATED = (
    "有 {} 件没有人定过日期，暂按设置里的默认时限提醒；请逐件定下：批示和单列的任务按 Alt+X，合列的按回车到所在的页。"
)


class InstructionScreen(Screen):
    """Takes from other pages a kind of matter with its id, "new" for an instruction to be registered, or a batch."""

    title = "批示督办"
    reads = frozenset(
        {"instruction", "instruction_task", "instruction_scan", "supervision", "supervision_task", "supervision_unit"}
        | {"reminder", "issued_paper", "leader", "leader_title", "task", "task_unit", "progress_entry", "postponement"}
        | {"meeting", "decision", "decision_task", "round", "asked_task", "filing", "form", "unit", "unit_name"}
        | {"setting", "holiday_notice", "special_day"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open: list[ListedMatter] = []
        self._ended: list[ListedMatter] = []
        self.shown = ShownMatter(self)
        self.batch, self.kind = Picker(Choice(OPEN, "全部在办"), "期限"), Picker(Choice(None, "全部种类"), "种类")
        self.batch.offer(BATCHES)
        self.kind.offer(KINDS)
        self.list = NarrowedList(self, "筛选事项、单位", (self.batch, self.kind), measure="件")
        self.undated = QLabel(wordWrap=True)
        self.table = RecordTable[ListedMatter](desk, COLUMNS, parent=self)
        self.view = RecordView(self.table, name="matters")
        self.view.setAccessibleName("在办的事项")
        self.card = MatterCard()
        self.instructions, self.supervisions = InstructionActs(self.shown), SupervisionActs(self.shown)
        self.dating = Dating(self.shown)
        self.papers, self.places = SupervisionPapers(self.shown, self.supervisions.urge), Places(self.shown)
        self.bar_actions = [
            *(self.papers.choose, self.supervisions.urge, self.supervisions.supervise),
            self.instructions.new,
        ]
        self._make_acts()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        self._open = listed(open_matters(self.workspace.db, self.today), self.today)
        self._ended = ended(self)
        undated = sum(one.matter.count for one in self._open if one.batch is Batch.UNDATED)
        self.undated.setText(UNDATED.format(undated))
        self.undated.setVisible(undated > 0)
        self.subtitled.emit(said_with_weekday(self.today))
        self.counted.emit(f"在办 {len(self._open)} 件")
        self.narrow()
        self._show_chosen()

    def entrance(self) -> QWidget:
        return self.view

    def receive(self, message: Any) -> None:
        self.refresh()
        match message:
            case (MatterKind() as kind, int() as ref_id):
                self.choose(kind, ref_id)
            case "new":
                self.instructions.open_new()
            case str() if message in ASKED:
                self.list.clear()
                self.batch.choose((ASKED[message],))
                self.narrow()

    def choose(self, kind: MatterKind, ref_id: int) -> None:
        """Show this matter, freshly read; one that is over is looked for among those that are."""
        self.reload()
        self.list.clear()
        if not self.view.choose(listed_id(kind, ref_id)):
            self.batch.choose((Batch.ENDED,))
            self.narrow()
            self.view.choose(listed_id(kind, ref_id, ended=True))
        self._show_chosen()

    def narrow(self) -> None:
        text, (batches, kind) = self.list.words(), self.list.values()
        source = self._ended if Batch.ENDED in batches else self._open
        found = [
            one
            for one in source
            if one.batch in batches and kind in (None, one.matter.kind) and (not text or one.answers(text))
        ]
        self.table.show(found)
        self.list.say(len(found), len(source), some=bool(self._open))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scans for the chosen instruction; other files go to the window."""
        if self.instructions.current is not None and may_be_scans(dropped(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.instructions.add_scans(dropped(event))

    def _show_chosen(self) -> None:
        self.shown.take(self.view.current())

    def _offer(self) -> None:
        """After every reading and every choice: what can be done, and the card."""
        for acts in (self.instructions, self.dating, self.supervisions, self.papers):
            acts.offer()
        known = self.shown.known
        sheet = known.sheet.line if known.sheet is not None else None
        instruction = known.instruction.instruction if known.instruction is not None else None
        waiting = instruction is not None and not instruction.is_answered
        replies = sheet is not None and self.supervisions.answers
        self.open.setVisible(self.places.elsewhere)
        self.answer.setText("登记答复…" if instruction is not None else "登记办理情况…")
        self.answer.setVisible(self.shown.able and (waiting or replies))
        unissued = sheet is not None and sheet.supervision.issued_paper_id is None
        self.remove.setVisible(self.shown.able and (instruction is not None or unissued))
        self.card.show_matter(known, self.today)
        self.card.offer()

    def _enter(self) -> None:
        """What Return and a double click mean: the page of the matter, the words themselves, or the notice."""
        if self.places.elsewhere:
            self.places.go()
        elif self.shown.known.instruction is not None:
            self.instructions.open_old()
        else:
            self.papers.show_notice()

    def _answer(self) -> None:
        (self.instructions if self.shown.known.instruction is not None else self.supervisions).answer()

    def _remove(self) -> None:
        (self.instructions if self.shown.known.instruction is not None else self.supervisions).remove()

    def _paste(self) -> None:
        """A scan for the chosen instruction."""
        paths = pasted(QGuiApplication.clipboard().mimeData())
        if not paths:
            raise DeskError("剪贴板里没有文件或图片；请先复制扫描件，再粘贴。")
        self.instructions.add_scans(paths)

    def _make_acts(self) -> None:
        self.answer = self.act("登记答复…", self._answer, keys="F2")
        self.open, self.enter = self.act("打开所在的页", self.places.go), self.act("打开", self._enter, keys="Return")
        self.remove = self.act("删除", self._remove, keys="Del")
        self.paste = self.act("粘贴为扫描件", self._paste, keys="Ctrl+Shift+V")
        self.view.take_keys(self.answer, self.remove, self.paste, self.enter)
        self.answer.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # on the card's buttons too
        self.card.addAction(self.answer)
        first = (self.open, self.answer, self.dating.ask)
        more = (*self.instructions.all, self.supervisions.supervise, self.supervisions.urge, *self.supervisions.all)
        self.view.menu_actions = [*first, *more, self.remove]
        self.card.place([*first, *more, self.remove])

    def _connect(self) -> None:
        self.list.narrowed.connect(self.narrow)
        self.view.chosen.connect(lambda _one: self._show_chosen())
        self.view.doubleClicked.connect(lambda _index: self._enter())
        self.view.selectionModel().selectionChanged.connect(lambda *_changes: self._select())
        self.shown.changed.connect(self._offer)
        self.shown.wanted.connect(self.choose)
        self.card.linked.connect(self.places.follow)
        self.card.left.connect(self.view.setFocus)

    def _select(self) -> None:
        self.shown.select(self.view.selected())

    def _lay_out(self) -> None:
        self.setAcceptDrops(not self.workspace.read_only)
        self.undated.setProperty("refusal", True)
        none_yet = "领导有批示时登记在这里，再生成任务、发督办单。"
        none_fit = ("没有符合筛选条件的事项", "可以清除筛选，看全部在办的。")
        self.list.hold(self.view, EmptyPage("没有在办的事项", none_yet, [self.instructions.new]), none_fit)
        self.list.lay_out(self.card, "matters", warning=self.undated)
