"""The backups: when the last was made, making one, putting one back, and checking the workspace."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, theme
from heze_desk.kit.page_frame import button_for
from heze_desk.kit.pieces import Card, second
from heze_desk.kit.screen import Screen
from heze_desk.settings import store
from heze_desk.settings.screen.audit import AuditDialog
from heze_desk.workspace import backup, checking, file_copies, restoring
from heze_desk.workspace.workspace import Workspace

FILE = Qt.ItemDataRole.UserRole
KINDS = "工作区备份 (*.sqlite3 *.zip)"


class Copies(Card):
    """Lists the copies in the workspace; acts on them through its page."""

    def __init__(self, page: Screen) -> None:
        super().__init__("备份与恢复")
        self._page = page
        self._workspace = page.workspace
        self.place, self.list = second(""), QListWidget()
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setWordWrap(True)
        self.list.setFixedHeight(theme.px(168))
        self.none = second("还没有备份；每天第一次打开时会自动备份一次。")
        self.back_up = page.act("立即备份", self.take, sign="backup", keys="Ctrl+B")
        self.save_as = page.act("备份到…", self.save_elsewhere, sign="export")
        self.restore_chosen = page.act("恢复选中的备份…", self.restore, sign="history")
        self.restore_file = page.act("从文件恢复…", self.restore_from_file, sign="import")
        self.check = page.act("检查工作区", self.check_all, sign="check")
        self.open_folder = page.act("打开工作区文件夹", self.show_folder, sign="folder")
        self.audit = page.act("操作记录", self.show_acts, sign="list", keys="Ctrl+H")
        self.list.itemSelectionChanged.connect(self._follow_choice)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Copies may have been made meanwhile, by the window itself or on the command line."""
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        folder = self._workspace.folder
        self.place.setText(f"工作区：{folder.absolute()}")
        latest = backup.latest(folder / "backups")
        self.remark.setText(f"上次备份：{latest:%Y-%m-%d %H:%M}" if latest else "还没有备份")
        self.list.clear()
        for file in backup.listed(folder / "backups"):
            item = QListWidgetItem(_told(file), self.list)
            item.setData(FILE, str(file))
        self.none.setVisible(not self.list.count())
        self.list.setVisible(self.list.count() > 0)
        self._follow_choice()

    def take(self) -> None:
        """The data at once; attachments that have no copy yet follow, off the window's thread."""
        folder = self._workspace.folder
        made = backup.take(self._workspace.db, folder / "backups", "手动")
        self.reload()
        self._page.desk.background.follow(
            "正在备份附件",
            lambda job: file_copies.take(folder, job.report),
            lambda _many: self._page.tell("已连同附件备份到工作区的 backups 文件夹。", made),
        )

    def save_elsewhere(self) -> None:
        """To a USB stick or another disk, with attachments and issued papers."""
        name = f"{store.get(self._workspace.db).group_name}备份-{datetime.now():%Y%m%d}.zip"
        path = dialogs.ask_save(self, "备份到", name, "连同附件的备份 (*.zip)")
        if path is not None:
            folder = self._workspace.folder
            self._page.desk.background.run(
                lambda: _save_all(folder, path),
                lambda made: self._page.tell(f"已备份：{made.name}", made),
                title="正在备份",
            )

    def restore(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self._restore(Path(item.data(FILE)))

    def restore_from_file(self) -> None:
        path = dialogs.ask_open(self, "选择备份文件", KINDS)
        if path is not None:
            self._restore(path)

    def check_all(self) -> None:
        folder = self._workspace.folder
        self._page.desk.background.run(lambda: _problems(folder), self._tell_problems, title="正在检查")

    def _tell_problems(self, found: list[str]) -> None:
        if found:
            raise DeskError("\n".join(found))
        self._page.tell(checking.SOUND)

    def show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workspace.folder)))

    def show_acts(self) -> AuditDialog:
        dialog = AuditDialog(self._page.desk, self)
        dialog.open()
        return dialog

    def _restore(self, file: Path) -> None:
        """Counts first; then, if wanted, the copy is put back and what it replaces is kept."""
        counts = restoring.compare(self._workspace, file)
        told = "\n".join(f"{one.name}：现有 {one.now}，备份中 {one.backup}" for one in counts)
        follows = f"{told}\n\n现在的数据会先另存为一份备份；恢复后不能用撤销退回。"
        if dialogs.confirm(self, f"用备份“{file.name}”替换现在的数据吗？", yes="恢复", consequence=follows):
            kept = restoring.restore(self._workspace, file)
            self.reload()
            self._page.tell("已恢复；被替换的数据另存为备份。", kept)

    def _follow_choice(self) -> None:
        self.restore_chosen.setEnabled(bool(self.list.selectedItems()))

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(theme.px(8))
        buttons.setColumnStretch(3, 1)
        acts: tuple[QAction, ...] = (self.back_up, self.save_as, self.open_folder)
        more: tuple[QAction, ...] = (self.restore_chosen, self.restore_file)
        looks: tuple[QAction, ...] = (self.check, self.audit)
        for row, line in enumerate((acts, more, looks)):
            for column, act in enumerate(line):
                button = button_for(act)
                button.setMinimumWidth(theme.px(150))
                buttons.addWidget(button, row, column)
        self.body.addWidget(self.place)
        self.body.addLayout(buttons)
        self.body.addWidget(QLabel("工作区里的备份"))
        self.body.addWidget(self.none)
        self.body.addWidget(self.list)


def _save_all(folder: Path, target: Path) -> Path:
    """Off the window's thread, so with a connection of its own."""
    with closing(Workspace.open(folder, reading=True)) as beside:
        return backup.save_all(beside.db, folder, target)


def _problems(folder: Path) -> list[str]:
    with closing(Workspace.open(folder, reading=True)) as beside:
        return checking.problems(beside)


def _told(file: Path) -> str:
    """2026-11-23 09:41　每日　1.2 MB"""
    status = file.stat()
    moment = datetime.fromtimestamp(status.st_mtime)
    return f"{moment:%Y-%m-%d %H:%M}　{file.stem.rpartition('-')[2]}　{status.st_size / 1_048_576:.1f} MB"
