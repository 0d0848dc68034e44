"""The office's folder: one SQLite file, its attachments, issued papers and backups."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import ClassVar

from heze_desk.errors import DamagedFileError, DeskError
from heze_desk.workspace import backup, journal, schema, undoing
from heze_desk.workspace.database import Database
from heze_desk.workspace.faults import explained
from heze_desk.workspace.journal import Changes
from heze_desk.workspace.lock import Lock, claim

FILE = "desk.sqlite3"
FOLDERS = ("attachments", "issued", "backups")
BUSY = "这个工作区已在另一个窗口或命令中打开；请先关闭它，再做这一步。"


Day = Callable[[], date]


class Workspace:
    """An open folder: read through `db`, write inside `step`; `today` tells the day that each act is dated with."""

    closed: ClassVar[str] = BUSY
    """Why no act is taken where the workspace can only be read."""

    def __init__(self, folder: Path, db: Database, lock: Lock | None, today: Day) -> None:
        self.folder = folder
        self._db = db
        self.today = today
        self._lock = lock
        self.after_step: Callable[[Changes], None] = lambda changes: None
        self._since = 0

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        title: str = "建立工作区",
        fill: Callable[[Database], object] = lambda db: None,
        today: Day = date.today,
    ) -> "Workspace":
        """Make a workspace with what `fill` writes into it, or none at all; one that is there already is refused."""
        with explained():
            _refuse_taken(folder)
            _make_folders(folder)
            lock = _claimed(folder)
            with _released_on_failure(lock):
                _refuse_taken(folder)  # another program may have made it while we waited
                schema.build(folder / FILE, title, fill, today())
                return cls._write(folder, lock, today)

    @classmethod
    def open(cls, folder: Path, *, reading: bool = False, today: Day = date.today) -> "Workspace":
        """Open a workspace for writing; with `reading`, beside a window that has it open as well."""
        with explained():
            if not (folder / FILE).is_file():
                raise DeskError(f"文件夹“{folder}”里没有工作区；请先用 init 建立，或用 --home 指定正确的文件夹。")
            lock = _lock_or_none(folder, reading=reading)
            if lock is None and not reading:
                raise DeskError(BUSY)
            with _released_on_failure(lock):
                return cls._write(folder, lock, today) if lock else cls._read(folder, today)

    @classmethod
    def _write(cls, folder: Path, lock: Lock, today: Day) -> "Workspace":
        db = schema.opened(folder / FILE)
        try:
            _make_folders(folder)
            if schema.pending(db):
                backup.take(db, folder / "backups", "升级前")
                schema.migrate(db)
            db.execute("pragma foreign_keys = on")  # only now: rebuilding a table would cascade
        except BaseException:
            db.close()
            raise
        return cls(folder, db, lock, today)

    @classmethod
    def _read(cls, folder: Path, today: Day) -> "Workspace":
        schema.examine(folder / FILE)
        db = schema.connect(folder / FILE, reading=True)
        if schema.pending(db):
            db.close()
            raise DeskError("这份数据由较早版本的程序写成，须先升级才能读取；请在可以写入的文件夹里打开一次。")
        return cls(folder, db, None, today)

    @property
    def db(self) -> Database:
        return self._db

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @contextmanager
    def step(self, title: str, *, final: bool = False, _reverses: int | None = None) -> Iterator[Database]:
        """One act of the secretary: kept whole or not at all, then announced; a `final` one cannot be undone."""
        if self.read_only:
            raise DeskError(self.closed)
        with explained(), self.db.atomic():
            step_id = journal.begin(self.db, title, day=self.today(), reverses=_reverses, final=final)
            yield self.db
            changes = journal.finish(self.db, step_id, title)
        if changes:
            self.after_step(changes)

    def undo_since_now(self) -> None:
        """Offer to undo only what is done from here on, as a window does."""
        self._since = int(self.db.execute("select coalesce(max(id), 0) from step").fetchone()[0])

    def undoable(self) -> str | None:
        """What `undo` would take back, as the secretary called it."""
        done = undoing.stacks(self.db, self._since).undo
        return done[-1].title if done else None

    def redoable(self) -> str | None:
        undone = undoing.stacks(self.db, self._since).redo
        return undone[-1].title if undone else None

    def undo(self) -> str:
        """Take back the latest act by a new act, so that nothing leaves the journal; returns its title."""
        return self._take_back(undoing.stacks(self.db, self._since).undo, "撤销")

    def redo(self) -> str:
        """Do again what was last undone; returns its title."""
        return self._take_back(undoing.stacks(self.db, self._since).redo, "重做")

    def _take_back(self, steps: list[undoing.Step], word: str) -> str:
        if not steps:
            raise DeskError(f"没有可{word}的操作。")
        last = steps[-1]
        with self.step(f"{word}：{last.title}", _reverses=last.id) as db:
            journal.reverse(db, last.id)
        return last.title

    def renewed(self) -> None:
        """Announce that everything may have changed, as after a restore."""
        if not self.read_only:
            self.undo_since_now()
        self.after_step(Changes("恢复备份", {table: frozenset() for table in journal.tables(self.db)}))

    def close(self) -> None:
        self._db.close()
        if self._lock is not None:
            self._lock.release()


def _make_folders(folder: Path) -> None:
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as fault:
        raise DeskError(f"“{fault.filename}”不是文件夹，工作区不能用；请移走它，或换一个文件夹。") from None
    except OSError as fault:
        raise DeskError(f"文件夹“{folder}”不能写入；请检查权限和磁盘空间，或换一个文件夹。") from fault


def _refuse_taken(folder: Path) -> None:
    if (folder / FILE).exists():
        raise DeskError(f"文件夹“{folder}”里已有工作区，没有改动；请换一个文件夹。")


def _claimed(folder: Path) -> Lock:
    lock = _lock_or_none(folder, reading=False)
    if lock is None:
        raise DeskError(BUSY)
    return lock


@contextmanager
def _released_on_failure(lock: Lock | None) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _lock_or_none(folder: Path, *, reading: bool) -> Lock | None:
    """The right to write; a reader makes do without it where the folder allows no writing."""
    try:
        return claim(folder)
    except OSError:
        if reading:
            return None
        raise DeskError(f"文件夹“{folder}”不能写入；请检查权限，或把工作区移到可以写入的本地磁盘。") from None


def is_damaged(fault: BaseException) -> bool:
    """Whether this refusal means the file itself is broken, so that a restore should be offered."""
    return isinstance(fault, DamagedFileError)
