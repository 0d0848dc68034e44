"""What can be done with the chart and with the bar that is current, each on a key and in the menu."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from heze_desk.kit import colours
from heze_desk.kit.icons import icon
from heze_desk.kit.screen import Screen
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar, Mark
from heze_desk.roadmap.records import BarKey, ItemKind, Subject
from heze_desk.roadmap.screen import baselines, books, history, item_dialogs, ordering
from heze_desk.roadmap.screen.dragging import Grip
from heze_desk.roadmap.screen.moving import Moving, bar_as_it_is
from heze_desk.roadmap.screen.roadmap_canvas import RoadmapCanvas
from heze_desk.roadmap.screen.rows import lane_key
from heze_desk.roadmap.screen.scale import STEP

CARRYING = (
    ("移后", "Alt+Right", Grip.WHOLE, 1),
    ("移前", "Alt+Left", Grip.WHOLE, -1),
    ("结束推后", "Shift+Right", Grip.FINISH, 1),
    ("结束提前", "Shift+Left", Grip.FINISH, -1),
    ("开始推后", "Alt+Shift+Right", Grip.START, 1),
    ("开始提前", "Alt+Shift+Left", Grip.START, -1),
)


class Acts:
    """Those that write are off on a past day; those of a bar without one that suits."""

    def __init__(self, page: Screen, canvas: RoadmapCanvas, moving: Moving) -> None:
        self._page, self._canvas, self._moving = page, canvas, moving
        self.entries = QMenu(page)
        self._fitting: list[tuple[QAction, Callable[[Bar | None], bool]]] = []
        act = page.act
        self.add = act("新增阶段", self.add_phase, sign="plus", keys="Ctrl+N", primary=True)
        self.add_milestone = act("新增节点…", self.add_point, keys="Ctrl+Shift+N")
        self.take_in = act("导入 Excel…", lambda: books.ask_import(page), keys="Ctrl+I")
        self.open_bar = act("打开（阶段、节点、任务或认定）", self.open)
        self.move = act("移动…", self.move_current, keys="Ctrl+M")
        self.follow = act("顺延要等它的各项…", self.carry_following, keys="Ctrl+Shift+M")
        self.delete = self._key("删除阶段或节点", "Del", self.remove)
        self.first = self._key("选为先完成的一项", "Ctrl+Space", canvas.turn_first)
        self.history = act("历史（阶段、节点）", self.show_history, keys="Ctrl+H")
        self.order = act("设先后顺序…", self.set_order, keys="Ctrl+L")
        self.no_order = act("取消先后顺序…", self.unset_order, keys="Ctrl+Shift+L")
        self.keep = act("存为基线…", lambda: baselines.ask_keep(page), keys="Ctrl+B")
        self.drop = act("删除基线…", lambda: baselines.ask_drop(page))
        self.fold = act("全部折叠", lambda: self._fold(folded=True), keys="Ctrl+Shift+Up")
        self.unfold = act("全部展开", lambda: self._fold(folded=False), keys="Ctrl+Shift+Down")
        self.today = act("到今天", lambda: canvas.show_day(canvas.scene.timeline.day), keys="Ctrl+T")
        self.zoom_in = act("放大", lambda: canvas.zoom(STEP), sign="zoom-in", keys="Ctrl++")
        self.zoom_out = act("缩小", lambda: canvas.zoom(1 / STEP), sign="zoom-out", keys="Ctrl+-")
        self.whole = act("全部年份", canvas.fit, sign="fit-width", keys="Ctrl+0")
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        carried = [self._key(text, keys, partial(canvas.carry, grip, by)) for text, keys, grip, by in CARRYING]
        self.up = self._key("上移一行", "Alt+Up", lambda: canvas.place_beside(-1))
        self.down = self._key("下移一行", "Alt+Down", lambda: canvas.place_beside(1))
        canvas.placed.connect(self.place)
        self._rule(carried)

    def offer(self) -> None:
        """Only what can be done now."""
        for action, suits in self._fitting:
            action.setEnabled(suits(self._canvas.bar))

    def menu(self) -> QMenu:
        """Everything that has no button."""
        menu = QMenu(self._page)
        for group in (
            (self.open_bar, self.move, self.follow, self.history, self.delete),
            (self.add, self.add_milestone, self.take_in),
            (self.up, self.down),
            (self.first, self.order, self.no_order),
            (self.keep, self.drop),
            (self.fold, self.unfold),
        ):
            menu.addActions(list(group))
            menu.addSeparator()
        return menu

    def pop_up(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def more(self) -> QAction:
        """The same under a button, for those who do not look for a menu under the right key."""
        action = QAction(icon("menu", colours.SECOND_INK), "更多", self._page)
        action.setMenu(self.menu())
        return action

    def add_phase(self) -> None:
        item_dialogs.ask_new(self._page, ItemKind.PHASE, self._industry())

    def add_point(self) -> None:
        item_dialogs.ask_new(self._page, ItemKind.MILESTONE, self._industry())

    def open(self, marks: Sequence[Mark] = ()) -> None:
        """A phase or milestone to be changed here; a task or a recognition on the page where it lives."""
        bar = self._canvas.bar
        if bar is None:
            return
        if bar.key.subject is Subject.RECOGNITION:
            self._open_entry(marks or bar.marks)
        if bar.key.subject is Subject.TASK:
            self._page.wanted.emit("tasks", bar.key.id)
        elif bar.key.subject is Subject.ITEM and not self._canvas.read_only:
            item_dialogs.ask_change(self._page, bar.key.id)

    def _open_entry(self, marks: Sequence[Mark]) -> None:
        """One of several recognitions is chosen from a list, the latest first."""
        if len(marks) == 1:
            self._page.wanted.emit("registers", marks[0].entry_id)
            return
        self.entries.clear()
        for mark in reversed(marks):
            found = self.entries.addAction(f"{mark.day}　{mark.text}".replace("&", "&&"))
            found.triggered.connect(lambda _on, entry=mark.entry_id: self._page.wanted.emit("registers", entry))
        self.entries.popup(self._canvas.place_of_current())

    def move_current(self) -> None:
        """Type other days instead of carrying the bar there."""
        if (bar := self._canvas.bar) is not None:
            self._moving.ask(bar_as_it_is(bar))

    def carry_following(self) -> None:
        if (bar := self._canvas.bar) is not None:
            self._moving.ask_following(bar)

    def show_history(self) -> None:
        """A past day does not hide what came after it."""
        if (bar := self._canvas.bar) is not None:
            history.show(self._page, bar.key.id)

    def place(self, key: BarKey, before: BarKey | None) -> None:
        """Let another follow it among those of its industry, here and on paper."""
        title = self._canvas.scene.timeline.bars[key].title
        with self._page.workspace.step(f"调整路线图顺序：{title}") as db:
            store.place(db, key.id, before=before.id if before else None)
        self._page.tell(f"已调整顺序：{title}；可按 Ctrl+Z 撤销。")

    def remove(self) -> None:
        bar = self._canvas.bar
        if bar is None:
            return
        with self._page.workspace.step(f"删除路线图：{bar.title}") as db:
            store.remove(db, bar.key.id)
        self._page.tell(f"已删除{bar.kind}：{bar.title}；可按 Ctrl+Z 撤销。")

    def set_order(self) -> None:
        timeline = self._canvas.scene.timeline
        first = self._canvas.first
        after = self._canvas.bar if self._canvas.bar is not first else None
        ordering.ask_order(self._page, timeline, (first, after), lambda: self._canvas.mark_first(None))

    def unset_order(self) -> None:
        ordering.ask_no_order(self._page, self._canvas.scene.timeline, self._canvas.bar)

    def _fold(self, *, folded: bool) -> None:
        lanes = {lane_key(lane) for lane in self._canvas.scene.timeline.lanes}
        self._canvas.fold_all(lanes, folded=folded)

    def _industry(self) -> int | None:
        return self._canvas.current.lane.industry_id if self._canvas.current else None

    def _key(self, text: str, keys: str, slot: Callable[[], Any]) -> QAction:
        """On a key while the keyboard is on the chart; in a field it means something else."""
        action = QAction(text, self._canvas)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: slot())
        self._canvas.addAction(action)
        return action

    def _rule(self, carried: list[QAction]) -> None:
        def writes(suits: Callable[[Bar | None], bool]) -> Callable[[Bar | None], bool]:
            return lambda bar: not self._canvas.read_only and suits(bar)

        def is_item(bar: Bar | None) -> bool:
            return bar is not None and bar.key.subject is Subject.ITEM

        def moves(bar: Bar | None) -> bool:
            return bar is not None and bar.movable

        for actions, suits in (
            (
                (self.add, self.add_milestone, self.take_in, self.order, self.no_order, self.keep, self.drop),
                lambda _bar: True,
            ),
            ((self.move, *carried), moves),
            ((self.delete, self.up, self.down), is_item),
            ((self.first, self.follow), lambda bar: bar is not None and bar.key.subject is not Subject.RECOGNITION),
        ):
            self._fitting += [(action, writes(suits)) for action in actions]
        self._fitting += [(self.open_bar, lambda bar: bar is not None), (self.history, is_item)]
