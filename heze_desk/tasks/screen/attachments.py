"""The files of the chosen task: dropped, picked or pasted; opened as copies; removed with a reason."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.kit.background import Job
from heze_desk.kit.file_copies import open_copy, save_copy
from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.tasks import attachments as store
from heze_desk.tasks.records import Attachment
from heze_desk.tasks.screen.detail import Detail
from heze_desk.workspace import files, registers
from heze_desk.workspace.taking_in import TakenIn, keep_all


class Attachments(PartList):
    """Files are read and kept off the window's thread; only their entries are written on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "附件", "还没有附件；可把文件拖到这里，或按 Ctrl+V 粘贴。")
        self.add_action = self.act("添加附件", self.pick, sign="plus", keys="Ins", needs_one=False)
        self.open_action = self.act("打开附件的只读副本", self.open, sign="folder", keys="Return", reads=True)
        self.save_action = self.act("附件另存为", self.save_as, sign="save", keys="Ctrl+S", reads=True)
        self.remove_action = self.act("移除附件", self.remove, sign="bin", keys="Del")
        self.paste_action = QAction("粘贴文件或图片为附件", self)
        self.paste_action.setShortcut(QKeySequence("Ctrl+V"))
        self.paste_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.paste_action.triggered.connect(lambda _checked: self.paste())
        self.paste_action.setEnabled(not desk.workspace.read_only)
        self.addAction(self.paste_action)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.itemDoubleClicked.connect(lambda _item: self.open())

    def parts(self, detail: Detail) -> Iterable[Part]:
        """Those removed stay in their place, struck, with the day and the reason."""
        return [_part(one) for one in detail.attachments]

    def pick(self) -> None:
        self.add(dialogs.ask_open_many(self.window(), "添加附件"))

    def paste(self) -> None:
        """Files copied in the file manager, or a picture; words are no attachment."""
        paths = _pasted(QGuiApplication.clipboard().mimeData())
        if not paths:
            raise DeskError("剪贴板里没有文件或图片；请先复制文件，再在这里粘贴。")
        self.add(paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Keep copies of these files with the chosen task; it can be called off between two of them."""
        if not paths or self.detail is None:
            return
        wanted, home = tuple(paths), self.desk.workspace.folder

        def work(job: Job) -> TakenIn:
            return keep_all(home, wanted, lambda done, total, name: job.report(done, total, f"正在添加附件 {name}"))

        self.desk.background.follow("正在添加附件", work, partial(self._enter, self.detail.id))

    def open(self) -> None:
        """What is opened is a copy that cannot be written; a program is not run from here."""
        open_copy(self.desk, self.current(), self)

    def save_as(self) -> None:
        save_copy(self.desk, self.current(), self)

    def remove(self) -> None:
        one: Attachment = self.current()
        if one.removed_on is not None:
            raise DeskError(f"附件“{one.file_name}”已在 {one.removed_on} 移除；要恢复的请重新添加。")
        question = f"移除附件“{one.file_name}”？条目和原因会留在这里，文件仍保存在工作区。"
        reason = dialogs.ask_reason(self.window(), question, yes="移除", hint="请写明原因，例如：传错了文件")
        if reason is not None:
            with self.desk.workspace.step(f"移除附件“{one.file_name}”") as db:
                registers.remove(db, "attachment", one.id or 0, day=self.desk.clock.today, reason=reason)

    def _enter(self, task_id: int, taken: TakenIn) -> None:
        today = self.desk.clock.today
        new = [
            Attachment(task_id=task_id, file_name=name, sha256=digest, size=size, added_on=today)
            for name, digest, size in taken.kept
        ]
        with self.desk.workspace.step(f"添加附件 {len(new)} 个") as db:
            entered = store.enter(db, new)
        if entered.sentence:
            self.told.emit(entered.sentence, None)
        if taken.refusals:
            raise DeskError("\n".join(taken.refusals))


def _part(one: Attachment) -> Part:
    text = f"{one.file_name}　{files.size_text(one.size)}"
    if one.removed_on is None:
        return Part(one, text)
    return Part(one, text, gone=True, note=f"{one.removed_on:%Y-%m-%d} 已移除：{one.removal_reason}")


def _pasted(pasted: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in pasted.urls() if url.isLocalFile()]
    if paths or not pasted.hasImage():
        return paths
    picture = QImage(pasted.imageData())
    made = Path(mkdtemp(prefix=files.COPIES)) / f"粘贴的图片{datetime.now():%Y%m%d-%H%M%S}.png"
    return [made] if picture.save(str(made)) else []
