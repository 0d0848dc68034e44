"""Attachments: kept by their content, so that a name given twice or a file changed later loses nothing."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import IO

from heze_desk.errors import DeskError

BLOCK = 1 << 20  # bytes held at once, however large a file is
COPIES = "heze-desk-copy-"
LEFT_BEHIND_S = 24 * 3600  # by then a copy was looked at, and what was being written was broken off


def keep(home: Path, source: Path) -> tuple[str, int]:
    """Copy a file into the workspace, block by block; returns its SHA-256 and its size in bytes."""
    name, size, _ = _copied_in(home, source)
    return name, size


@contextmanager
def keeping(home: Path, source: Path) -> Iterator[tuple[str, int]]:
    """As `keep`, for what is entered inside; where that fails, a file that was not there before goes again."""
    name, size, is_new = _copied_in(home, source)
    try:
        yield name, size
    except BaseException:
        if is_new:
            with suppress(OSError):  # a folder that holds others stays
                place(home, name).unlink()
                place(home, name).parent.rmdir()
        raise


def _copied_in(home: Path, source: Path) -> tuple[str, int, bool]:
    """Its SHA-256, its size, and whether the workspace did not have it before."""
    stage = home / "attachments"
    with _told(source), _source(source) as stream:
        stage.mkdir(parents=True, exist_ok=True)
        _sweep(stage, "*.part")
        part = stage / f"{os.urandom(8).hex()}.part"  # its name is known only when all was read
        with _gone_at_the_end(part):
            name, size = _pour(stream, part)
            kept = place(home, name)
            is_new = not kept.exists()
            if is_new or digest(kept) != name:
                kept.parent.mkdir(exist_ok=True)
                part.replace(kept)
    return name, size, is_new


def write(stream: IO[bytes], target: Path, *, sha256: str = "") -> bool:
    """Write a file whole or not at all; False, and nothing changed, where its content is not what it should be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with _gone_at_the_end(part):
        name, _ = _pour(stream, part)
        if sha256 not in ("", name):
            return False
        part.replace(target)
    return True


def copy(source: Path, target: Path, *, sha256: str = "") -> bool:
    """As `write`, from a file."""
    with source.open("rb") as stream:
        return write(stream, target, sha256=sha256)


def digest(file: Path) -> str:
    """The name a file is kept under, if it is still what it was."""
    import hashlib  # with it comes OpenSSL, some megabytes that a day without attachments does not need

    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def place(home: Path, sha256: str) -> Path:
    return home / "attachments" / sha256[:2] / sha256


def copy_out(home: Path, sha256: str, name: str) -> Path:
    """A read-only copy to be opened under the name the office gave it; the one kept is never handed out."""
    _sweep(Path(gettempdir()), f"{COPIES}*")
    copied = export(home, sha256, name, Path(mkdtemp(prefix=COPIES)) / Path(name).name)
    copied.chmod(stat.S_IRUSR)
    return copied


def export(home: Path, sha256: str, name: str, target: Path) -> Path:
    """A copy under any name, whole or not at all; one that is no longer what was kept is refused."""
    kept = place(home, sha256)
    if not kept.is_file():
        raise DeskError(f"附件“{name}”在工作区里找不到了；请从备份恢复，或重新添加。")
    if target.resolve().is_relative_to((home / "attachments").resolve()):
        raise DeskError("副本不能放进工作区存附件的文件夹；请换一个文件夹。")
    try:
        if not copy(kept, target, sha256=sha256):
            raise DeskError(f"附件“{name}”的内容与登记不符，没有取出；请用附件自检从备份恢复。")
    except OSError as fault:
        raise DeskError(f"附件“{name}”没有写到“{target.parent}”：{_why(fault)}。") from fault
    return target


@contextmanager
def _source(source: Path) -> Iterator[IO[bytes]]:
    """What is read; a refusal to read it is told apart from one to write."""
    try:
        kind = source.stat().st_mode
        if stat.S_ISDIR(kind):
            raise _refusal(source, "这是一个文件夹；请选里面的文件，或先把它压缩成一个文件")
        if not stat.S_ISREG(kind):
            raise _refusal(source, "它不是普通文件；请另选文件")
        stream = source.open("rb")
    except FileNotFoundError as fault:
        raise _refusal(source, "文件已不在原处；请重新选择") from fault
    except OSError as fault:
        raise _refusal(source, "文件读不出，可能没有权限，或正被别的程序占用；请检查后再加一次") from fault
    with stream:
        yield stream


@contextmanager
def _told(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise _refusal(source, f"{_why(fault)}，再加一次") from fault


def _refusal(source: Path, why: str) -> DeskError:
    return DeskError(f"附件“{source.name}”没有加上：{why}。")


def _why(fault: OSError) -> str:
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "磁盘已满或文件太大，已有内容没有改动；请腾出空间"
        case _:
            return "文件读到一半断了，或文件夹不能写入；请检查磁盘、U盘和文件夹的权限"


def _pour(stream: IO[bytes], part: Path) -> tuple[str, int]:
    """Write it all and have the disk confirm it; returns its SHA-256 and its size."""
    import hashlib

    found, size = hashlib.sha256(), 0
    with part.open("wb") as file:
        while block := stream.read(BLOCK):
            found.update(block)
            size += file.write(block)
        file.flush()
        os.fsync(file.fileno())  # the entry in the database is to outlive no file
    return found.hexdigest(), size


@contextmanager
def _gone_at_the_end(part: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _sweep(folder: Path, pattern: str) -> None:
    """Take away what earlier runs left behind; what cannot go yet goes another day."""
    for left in folder.glob(pattern):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - LEFT_BEHIND_S:
                _take_away(left)


def _take_away(left: Path) -> None:
    if not left.is_dir():
        left.unlink()
        return
    for copied in left.iterdir():
        copied.chmod(stat.S_IWUSR)  # Windows takes away nothing that is read-only
    shutil.rmtree(left)


def size_text(size: int) -> str:
    """At least 1 KB, so that only an empty file seems empty."""
    if size == 0:
        return "0 字节"
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
