"""The desk's window: rail, pages, status bar, and the keys that work everywhere."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QStatusBar, QWidget

from heze_desk.kit import theme
from heze_desk.kit.dropping import Dropped, dropped, suits
from heze_desk.kit.icons import icon
from heze_desk.kit.key_names import with_keys
from heze_desk.kit.last_folder import last_folder, remember_folder
from heze_desk.kit.page_frame import PageFrame
from heze_desk.kit.rail import Rail
from heze_desk.kit.screen import Desk, Screen

if TYPE_CHECKING:
    from heze_desk.kit.background import Job
    from heze_desk.kit.keys_sheet import KeysSheet

NARROW_BELOW = 1000
KEYED = 8  # so many pages have a key; Ctrl+9 and Ctrl+0 fit a paper to its window


class Page(NamedTuple):
    """A page of the window; `build` is called when it is first visited."""

    key: str
    title: str
    sign: str
    build: Callable[[], Screen]
    at_foot: bool = False
    takes: frozenset[str] = frozenset()  # endings of the files that are brought here wherever they are dropped


class DeskWindow(QMainWindow):
    """Shows the pages it was given and nothing else; of the first ones page n opens with Ctrl+n.

    Once it `is_closed` nothing in it goes on reading by itself, for the workspace is closed too.
    """

    is_closed = False

    def __init__(self, desk: Desk, pages: Sequence[Page]) -> None:
        super().__init__()
        self.desk = desk
        self._pages = {page.key: page for page in pages}
        self._frames: dict[str, PageFrame] = {}
        self._counts: dict[str, str] = {}
        self._page_actions: list[QAction] = []
        self._current = ""
        self._saved_at = ""
        self.rail = Rail()
        self.stack = QStackedWidget()
        self._build_status()
        self._build_rail(pages)
        self._build_actions()
        self._lay_out()
        desk.announcer.changed.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._name_undo()
        self.setAcceptDrops(True)

    @property
    def titles(self) -> dict[str, str]:
        """What the pages are called, by their keys."""
        return {key: page.title for key, page in self._pages.items()}

    def set_brand(self, title: str, subtitle: str) -> None:
        """Whose desk it is, and under which document."""
        self.rail.title.setText(title)
        self.rail.subtitle.setText(subtitle)
        self.setWindowTitle(title)

    def set_notices(self, notices: Sequence[str]) -> None:
        """What should be known at any time, at the right of the status bar."""
        self.notices.setText("　|　".join(notices))

    def show_page(self, key: str, message: Any = None) -> Screen:
        """Open a page, building it at its first visit; a message is handed to it."""
        frame = self._frame(key)
        self._current = key
        self.rail.mark(key)
        self.stack.setCurrentWidget(frame)
        if message is not None:
            frame.screen_shown.receive(message)
        self._show_count()
        self.desk.memory.keep("window/page", key)
        return frame.screen_shown

    def tell(self, text: str) -> None:
        """Say something in the notice bar of the current page."""
        if self._current:
            self._frames[self._current].notice.say(text)

    def restore(self) -> None:
        """Take size, place and page of the last time; without one, the first page in a large window."""
        memory = self.desk.memory
        remember_folder(memory.text("window/folder"))
        if not self.restoreGeometry(memory.state("window/geometry")):
            room = self.screen().availableGeometry()
            self.resize(min(room.width(), 1920), min(room.height(), 1080))
            self.setWindowState(Qt.WindowState.WindowMaximized)
        last = memory.text("window/page")
        self.show_page(last if last in self._pages else next(iter(self._pages)))
        self._enter_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed; what cannot be saved is asked about before it is lost."""
        from heze_desk.kit.dialogs import confirm
        from heze_desk.kit.form_fields import EditField

        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        unsaved = [field.column.title for field in self.findChildren(EditField) if field.is_typed()]
        if unsaved and not confirm(self, f"“{unsaved[0]}”里填写的内容没有保存。", yes="放弃并关闭"):
            event.ignore()
            return
        for frame in self._frames.values():
            frame.screen_shown.keep_typed()
        self.desk.memory.keep_state("window/geometry", self.saveGeometry())
        self.desk.memory.keep("window/folder", str(last_folder()))
        self.desk.background.close()
        super().closeEvent(event)
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.is_closed = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taker(dropped(event)) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring files to the page that takes them."""
        paths = dropped(event)
        if (key := self._taker(paths)) is not None:
            event.acceptProposedAction()
            self.show_page(key, paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.narrow(self.width() < theme.px(NARROW_BELOW))

    def undo(self) -> None:
        self.tell(f"已撤销：{self.desk.workspace.undo()}。")

    def redo(self) -> None:
        self.tell(f"已重做：{self.desk.workspace.redo()}。")

    def show_keys(self) -> "KeysSheet":
        """The keys of this page and of the window; the sheet lives until it is closed."""
        from heze_desk.kit.keys_sheet import KeysSheet, keyed, of_fields

        everywhere = [action for action in self.actions() if action not in self._page_actions]
        groups = [("到处可用", keyed(everywhere)), ("页面", keyed(self._page_actions))]
        if self._current:
            own = keyed(_all_actions(self._frames[self._current].screen_shown))
            groups[:0] = [(self._pages[self._current].title, own), ("表格和填写", of_fields(own))]
        sheet = KeysSheet([group for group in groups if group[1]], self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        return sheet

    def reload(self) -> None:
        """Read the current page again."""
        if self._current:
            self._frames[self._current].screen_shown.reload()

    def switch_side(self) -> None:
        """From the rail into the page and back."""
        focus = self.focusWidget()
        if focus is not None and self.rail.isAncestorOf(focus):
            self._enter_page()
        else:
            self.rail.take_focus()

    def _enter_page(self) -> None:
        """Give the keyboard to the page: where it was last, else to its first part."""
        screen = self._frames[self._current].screen_shown
        (screen.focusWidget() or screen.entrance() or _first_stop(screen)).setFocus()

    def _taker(self, paths: Dropped) -> str | None:
        """The page for these files, if there is one; a folder may hold anything."""
        pages = (key for key, page in self._pages.items() if any(suits(path, page.takes) for path in paths))
        return next(pages, None)

    def _frame(self, key: str) -> PageFrame:
        if key not in self._frames:
            page = self._pages[key]
            screen = page.build()
            screen.counted.connect(lambda text: self._count(key, text))
            screen.wanted.connect(self.show_page)
            self._frames[key] = PageFrame(page.title, screen)
            self.stack.addWidget(self._frames[key])
        return self._frames[key]

    def _build_rail(self, pages: Sequence[Page]) -> None:
        for number, page in enumerate(pages, 1):
            keys = f"Ctrl+{number}" if number <= KEYED else ""
            self.rail.add(page.key, page.title, page.sign, keys=keys, at_foot=page.at_foot)
            self._page_actions.append(self.act(page.title, partial(self.show_page, page.key), keys, page.sign))
        self.rail.asked.connect(self.show_page)

    def _build_status(self) -> None:
        status = QStatusBar()
        status.setSizeGripEnabled(False)
        status.setFixedHeight(max(theme.px(24), self.fontMetrics().height() + theme.px(4)))
        self.left, self.notices = QLabel(), QLabel()
        self.left.setContentsMargins(theme.px(6), 0, 0, 0)
        self.notices.setContentsMargins(0, 0, theme.px(6), 0)
        status.addWidget(self.left)
        status.addPermanentWidget(self.notices)
        self.setStatusBar(status)
        self.desk.background.began.connect(self._show_work)

    def _show_work(self, job: "Job") -> None:
        """The panel for work under way is made with the first there is, and follows all others by itself."""
        from heze_desk.kit.progress_panel import ProgressPanel

        self.desk.background.began.disconnect(self._show_work)
        panel = ProgressPanel(self.desk.background)
        self.statusBar().insertPermanentWidget(1, panel)  # before the notices, after the count
        panel.follow(job)

    def _build_actions(self) -> None:
        self.undo_action = self.act("撤销", self.undo, "Ctrl+Z", "undo")
        self.redo_action = self.act("重做", self.redo, "Ctrl+Y", "redo")
        self.act("刷新本页", self.reload, "F5", "refresh")
        self.act("在左侧栏与页面之间切换", self.switch_side, "F6", "menu")
        self.act("按键一览", self.show_keys, "F1", "keyboard")

    def act(self, text: str, slot: Callable[[], Any], keys: str, sign: str) -> QAction:
        """An act that works on every page."""
        action = QAction(icon(sign), text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self.setMinimumSize(theme.px(720), theme.px(440))

    def _hear(self, _changes: object) -> None:
        if self.is_closed:
            return
        self._saved_at = f"已自动保存 {datetime.now():%H:%M}"
        self._name_undo()
        self._show_count()

    def _name_undo(self) -> None:
        """The keys say what they would take back, and are off where there is nothing."""
        workspace = self.desk.workspace
        for action, word, title in (
            (self.undo_action, "撤销", None if workspace.read_only else workspace.undoable()),
            (self.redo_action, "重做", None if workspace.read_only else workspace.redoable()),
        ):
            action.setText(f"{word}：{title}" if title else word)
            action.setToolTip(with_keys(action.text(), action.shortcut().toString()))
            action.setEnabled(title is not None)

    def _count(self, key: str, text: str) -> None:
        self._counts[key] = text
        self._show_count()

    def _show_count(self) -> None:
        count = self._counts.get(self._current, "")
        self.left.setText(" · ".join(part for part in (count, self._saved_at) if part))


def _first_stop(screen: Screen) -> QWidget:
    """Where Tab would stop first."""
    part = cast(QWidget, screen.nextInFocusChain())
    while part is not screen:
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and not part.isHidden():
            return part
        part = cast(QWidget, part.nextInFocusChain())
    return screen


def _all_actions(screen: Screen) -> list[QAction]:
    parts = [screen, *(part for part in screen.findChildren(QWidget) if part.isVisible())]
    return [action for part in parts for action in part.actions()]
