"""Scans of the paper an instruction stands on: picked, dropped or pasted, kept off the window's thread."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageReader, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from heze_desk.kit import dialogs, theme
from heze_desk.kit.dropping import dropped
from heze_desk.kit.pieces import second
from heze_desk.kit.screen import Desk
from heze_desk.workspace import files
from heze_desk.workspace.taking_in import Kept, TakenIn, keep_all

PAPERS = frozenset({".pdf", ".ofd"})


class ScanBox(QFrame):
    """`told` carries why a file was not taken; nothing is entered here, only kept."""

    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting = 0
        self.kept: list[Kept] = []
        self.setAcceptDrops(True)
        self.names = QLabel(wordWrap=True)
        self.hint = second("拖到这里，或按 Ctrl+V 粘贴（Alt+S 选文件）")
        self.add, self.drop_last = QPushButton("选文件…"), QPushButton("去掉最后一个")
        for button, slot in ((self.add, self.pick), (self.drop_last, self._forget)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self._key("Alt+S", self.pick, Qt.ShortcutContext.WindowShortcut)
        self._key("Ctrl+V", self.paste, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for part in (self.add, self.drop_last):
            row.addWidget(part)
        row.addWidget(self.hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.names)
        layout.addLayout(row)
        self._show()

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def pick(self) -> None:
        self.take(dialogs.ask_open_many(self.window(), "选择扫描件"))

    def paste(self) -> None:
        """Files copied in the file manager, or a picture."""
        paths = pasted(QGuiApplication.clipboard().mimeData())
        if paths:
            self.take(paths)
        else:
            self.told.emit("剪贴板里没有文件或图片；请先复制扫描件，再粘贴。")

    def take(self, paths: Sequence[Path]) -> None:
        """Keep those that are pictures or papers; of the others it is said why not."""
        self.told.emit(refused(paths))
        good = tuple(path for path in paths if is_scan(path))
        if good:
            self._waiting += 1
            home = self._desk.workspace.folder
            self._desk.background.run(lambda: keep_all(home, good), self._take_kept, title="正在读入扫描件")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(dropped(event))

    def _take_kept(self, taken: TakenIn) -> None:
        self._waiting -= 1
        known = {one.sha256 for one in self.kept}
        self.kept += [one for one in taken.kept if one.sha256 not in known]
        if taken.refusals:
            self.told.emit("\n".join(taken.refusals))
        self._show()

    def _forget(self) -> None:
        self.kept = self.kept[:-1]
        self._show()

    def _show(self) -> None:
        self.names.setText("、".join(f"{one.name}（{files.size_text(one.size)}）" for one in self.kept))
        self.names.setVisible(bool(self.kept))
        self.drop_last.setVisible(bool(self.kept))

    def _key(self, keys: str, slot: Callable[[], None], where: Qt.ShortcutContext) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(where)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)


def is_scan(path: Path) -> bool:
    """A paper by its name, or a picture by its content."""
    if path.suffix.casefold() in PAPERS:
        return path.is_file()
    return path.is_file() and QImageReader(str(path)).canRead()


def may_be_scans(paths: Sequence[Path]) -> bool:
    """By their names; whether they are is seen when they are taken."""
    pictures = {f".{bytes(one.data()).decode('ascii')}" for one in QImageReader.supportedImageFormats()}
    return bool(paths) and all(path.suffix.casefold() in pictures | PAPERS for path in paths)


def refused(paths: Sequence[Path]) -> str:
    """Which of these are no scans, in a sentence; nothing where all are."""
    wrong = [path.name for path in paths if not is_scan(path)]
    return f"“{'”“'.join(wrong)}”不是图片，也不是 PDF、OFD 文件，没有添加；请选扫描件或照片。" if wrong else ""


def pasted(found: QMimeData) -> list[Path]:
    """Files of the clipboard; a picture is written to a file first."""
    paths = [Path(url.toLocalFile()) for url in found.urls() if url.isLocalFile()]
    if paths or not found.hasImage():
        return paths
    picture = QImage(found.imageData())
    made = Path(mkdtemp(prefix=files.COPIES)) / f"粘贴的批示{datetime.now():%Y%m%d-%H%M%S}.png"
    return [made] if picture.save(str(made)) else []
