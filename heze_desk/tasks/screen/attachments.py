"""The files of the chosen task: dropped or picked, opened as copies, taken out."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from heze_desk.kit import dialogs
from heze_desk.kit.screen import Desk
from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment
from heze_desk.tasks.screen.detail import Detail
from heze_desk.tasks.screen.part_lines import Part
from heze_desk.tasks.screen.parts import PartList
from heze_desk.workspace import files

Kept = tuple[str, str, int]


class Attachments(PartList):
    """Files are read and kept off the window's thread; only their entries are written on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "附件", "还没有附件；可把文件拖到这里。")
        self.add_action = self.act("添加附件", self.pick, sign="plus", keys="Ins", needs_one=False)
        self.open_action = self.act("打开附件的副本", self.open, sign="folder", keys="Return")
        self.remove_action = self.act("删除附件", self.remove, sign="bin", keys="Del")
        self.list.itemDoubleClicked.connect(lambda _item: self.open())

    def parts(self, detail: Detail) -> Iterable[Part]:
        return [Part(one, f"{one.file_name}　{size_text(one.size)}") for one in detail.attachments]

    def pick(self) -> None:
        self.add(dialogs.ask_open_many(self.window(), "添加附件"))

    def add(self, paths: Sequence[Path]) -> None:
        """Keep copies of these files with the chosen task."""
        if not paths or self.detail is None:
            return
        work = partial(keep, self.desk.workspace.folder, tuple(paths))
        self.desk.background.run(work, partial(self._enter, self.detail.id), title="正在添加附件")

    def open(self) -> None:
        one: Attachment = self.current()
        copy = files.copy_out(self.desk.workspace.folder, one.sha256, one.file_name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def remove(self) -> None:
        with self.desk.workspace.step("删除附件") as db:
            store.remove_attachment(db, self.current().id)

    def _enter(self, task_id: int, kept: Sequence[Kept]) -> None:
        with self.desk.workspace.step(f"添加附件 {len(kept)} 个") as db:
            for name, digest, size in kept:
                store.save_attachment(
                    db,
                    Attachment(
                        task_id=task_id,
                        file_name=name,
                        sha256=digest,
                        size=size,
                        added_on=self.desk.clock.today,
                    ),
                )


def keep(folder: Path, paths: Sequence[Path]) -> list[Kept]:
    return [(path.name, *files.keep(folder, path)) for path in paths]


def size_text(size: int) -> str:
    """At least 1 KB, so that nothing seems empty."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
