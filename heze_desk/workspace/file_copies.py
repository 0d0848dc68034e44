"""Second copies of the kept files, beside the backups of the database: only what is new is copied, nothing ever goes.

They are copies and not links, for a link would be altered together with what it is to mend.
"""

import errno
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from heze_desk.errors import DeskError
from heze_desk.workspace import files

NAME = "files"
FULL = "磁盘已满，附件没有备份完；已备份的没有改动，请腾出空间后再备份一次。"
Told = Callable[[int, int], object]


def place(home: Path, sha256: str) -> Path:
    return home / "backups" / NAME / sha256[:2] / sha256


def take(home: Path, told: Told = lambda done, total: None, *, room: int | None = None) -> int:
    """Copy what has no copy yet; an altered file never becomes one. Returns how many were copied.

    With `room`, a number of bytes, it stops once they are copied; the rest is for the next time.
    """
    waiting = [kept for kept in _kept(home) if not _has_copy(home, kept)]
    made, read, failed = 0, 0, []
    for number, kept in enumerate(waiting):
        told(number, len(waiting))
        if room is not None and read >= room:
            break
        read += kept.stat().st_size
        try:
            made += files.copy(kept, place(home, kept.name), sha256=kept.name)
        except OSError as fault:
            if fault.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DeskError(FULL) from fault
            failed.append(kept.name[:12])
    if failed:
        raise DeskError(
            f"{len(failed)} 个附件没有备份成（{failed[0]}…），其余已备份；请检查文件夹的权限和磁盘，再做附件自检。"
        )
    return made


def has(home: Path, sha256: str) -> bool:
    """Whether the backups could give this content back, as it was."""
    copied = place(home, sha256)
    try:
        return files.digest(copied) == sha256
    except OSError:
        return False


def give_back(home: Path, sha256: str, *, source: Path | None = None) -> bool:
    """Put the content back from the backups, or from a zip or folder of ours; what stood there altered is put aside."""
    try:
        with _found(home, sha256, source) as stream:
            if stream is None:
                return False
            kept = files.place(home, sha256)
            fresh = kept.with_name(f"{kept.name}.new")
            if not files.write(stream, fresh, sha256=sha256):
                return False
            _put_aside(home, kept)
            fresh.replace(kept)
            return True
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as fault:
        raise DeskError(f"“{source}”不是完好的压缩包，没有改动；请另选一份备份。") from fault
    except OSError as fault:
        raise DeskError("附件没有恢复成：备份读不出，或工作区不能写入、空间不足；没有改动，请检查后再恢复。") from fault


def replace(home: Path, sha256: str, file: Path) -> None:
    """Put a file that has this content in the place of one that is missing or altered."""
    try:
        with file.open("rb") as stream:
            kept = files.place(home, sha256)
            fresh = kept.with_name(f"{kept.name}.new")
            if not files.write(stream, fresh, sha256=sha256):
                raise DeskError(f"“{file.name}”在读的时候变了，没有改动；请再选一次。")
            _put_aside(home, kept)
            fresh.replace(kept)
    except OSError as fault:
        raise DeskError(
            f"“{file.name}”没有放回去：文件读不出，或工作区不能写入、空间不足；请检查后再做一次。"
        ) from fault


def _kept(home: Path) -> Iterator[Path]:
    return (file for file in sorted((home / "attachments").glob("??/*")) if file.is_file() and len(file.name) == 64)


def _has_copy(home: Path, kept: Path) -> bool:
    """By size alone, for the day's backup must not read everything; what is given back is read whole."""
    copied = place(home, kept.name)
    return copied.is_file() and copied.stat().st_size == kept.stat().st_size


def _put_aside(home: Path, kept: Path) -> None:
    """What was altered is kept under its own content, as every file."""
    if kept.is_file():
        aside = place(home, files.digest(kept))
        aside.parent.mkdir(parents=True, exist_ok=True)
        kept.replace(aside)


@contextmanager
def _found(home: Path, sha256: str, source: Path | None) -> Iterator[IO[bytes] | None]:
    """The first file with this name; of a zip, its member."""
    if source is not None and source.is_file():
        with zipfile.ZipFile(source) as archive:
            name = next((name for name in archive.namelist() if name.rpartition("/")[2] == sha256), None)
            if name is None:
                yield None
            else:
                with archive.open(name) as member:
                    yield member
        return
    for place_in in _places(home, sha256, source):
        if place_in.is_file() and files.digest(place_in) == sha256:
            with place_in.open("rb") as stream:
                yield stream
            return
    yield None


def _places(home: Path, sha256: str, source: Path | None) -> list[Path]:
    """In the backups of this workspace, or in another folder: a workspace, its backups, or their files."""
    if source is None:
        return [place(home, sha256)]
    inside = ("attachments", f"backups/{NAME}", NAME, ".")
    return [source / name / sha256[:2] / sha256 for name in inside]
