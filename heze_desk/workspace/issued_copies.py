"""Readable copies of issued papers for whoever looks into the folder, mended from the bytes kept in the data file."""

import errno
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.workspace import files, issued_files
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import load

FOLDER = "issued"
TITLE_BYTES = 150
"""With what stands around it a name stays within the 255 bytes that Linux allows."""
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
NUMBERED = re.compile(r"(\d{3,})(?:-第(\d+)版)? .+\.pdf")
ENDINGS = {"定稿": "", "已更正": "（已更正）", "作废": "（作废）"}


class CopyState(StrEnum):
    SOUND = "完好"
    MISSING = "缺失"
    ALTERED = "被改动过"
    UNREADABLE = "读不出"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One version of an issued paper, as the folder shows it."""

    id: int
    kind: str
    year: int
    number: int
    version: int
    title: str
    state: str
    sha256: str

    @property
    def place(self) -> str:
        """issued/调度简报/2026/012-第2版 重点任务推进情况（作废）.pdf, below the workspace."""
        version = f"-第{self.version}版" if self.version > 1 else ""
        name = f"{self.number:03}{version} {speakable(self.title)}{ENDINGS[self.state]}.pdf"
        return f"{FOLDER}/{speakable(self.kind)}/{self.year}/{name}"

    @property
    def told(self) -> str:
        version = f"第{self.version}版" if self.version > 1 else ""
        return f"{self.kind}〔{self.year}〕{self.number}号{version}“{self.title}”"


class Found(NamedTuple):
    """Where a paper's copy is, and how it is, or was before it was mended."""

    path: Path
    state: CopyState


def found(db: Database, home: Path, paper_id: int) -> Found:
    """Look at a paper's copy and leave it as it is."""
    one = _one(_copies(db), paper_id)
    return Found(home / one.place, _state(home / one.place, one))


def place(db: Database, paper_id: int) -> str:
    """Where a paper's copy belongs, below the workspace; nothing is looked for."""
    return _one(_copies(db), paper_id).place


def keep(db: Database, home: Path, paper_id: int) -> Found:
    """Bring a paper's copy in order."""
    one = _one(_copies(db), paper_id)
    return Found(home / one.place, _mend(db, home, one))


def keep_versions(db: Database, home: Path, paper_id: int) -> Path:
    """Bring the copies of all versions of a paper in order; returns where its own is."""
    known = _copies(db)
    new = _one(known, paper_id)
    for one in known:
        if (one.kind, one.year, one.number) == (new.kind, new.year, new.number):
            _mend(db, home, one)
    return home / new.place


class Mended(NamedTuple):
    """What was brought in order and what could not be, a sentence each."""

    done: list[str]
    refused: list[str]


def mend(db: Database, home: Path) -> Mended:
    """Bring every copy in order; one that cannot be keeps no other waiting."""
    told = Mended([], [])
    for one in _copies(db):
        try:
            state = _mend(db, home, one)
        except DeskError as refusal:
            told.refused.append(str(refusal))
            continue
        if state is not CopyState.SOUND:
            told.done.append(f"{one.told}的副本{state}，已按工作区里的原件补齐。")
    return told


def problems(db: Database, home: Path) -> Iterator[str]:
    """What is wrong with the papers kept and with their copies, a sentence each."""
    known = _copies(db)
    for one in known:
        try:
            issued_files.content(db, one.sha256)
        except DeskError as refusal:
            yield f"{one.told}：{refusal}"
            continue
        state = _state(home / one.place, one)
        if state is not CopyState.SOUND:
            yield f"{one.told}的副本“{one.place}”{state}；原件完好，可用 issued mend 补齐。"
    for stray in _strays(home, known):
        yield f"“{stray}”不在登记之列，可能恢复过较早的备份；它的编号已经用过，再印发时须避开。"


def refuse_taken(db: Database, home: Path, paper_id: int) -> None:
    """Refuse a number that a paper in the folder bears but the register no longer knows, as after a restore."""
    known = _copies(db)
    new = _one(known, paper_id)
    taken = [(home / new.place).with_name(Path(stray).name) for stray in _strays(home, known, only=new)]
    if taken:
        raise DeskError(
            f"{new.kind}〔{new.year}〕{new.number}号在恢复备份以前已经用过（“{taken[0].name}”）；"
            "请从更大的编号起编，或核对后移走这个文件。"
        )


def _copies(db: Database) -> list[Copy]:
    question = "select id, kind, year, number, version, title, state, sha256 from issued_paper order by id"
    return [load(Copy, row) for row in db.query(question)]


def _one(known: list[Copy], paper_id: int) -> Copy:
    for one in known:
        if one.id == paper_id:
            return one
    raise MissingRecordError("没有这份印发的文件；请用 issued 查看已印发的文件。")


def _mend(db: Database, home: Path, one: Copy) -> CopyState:
    """Write it anew where it is not sound; the name it bore before it was corrected or void goes."""
    target = home / one.place
    found = _state(target, one)
    if found is not CopyState.SOUND:
        content = issued_files.content(db, one.sha256)
        try:
            files.write(io.BytesIO(content), target, sha256=one.sha256)
        except OSError as fault:
            raise DeskError(_unwritten(one, fault)) from fault
    for state in ENDINGS:
        if state != one.state:
            with suppress(OSError):  # open in another program; it goes another day
                (home / replace(one, state=state).place).unlink(missing_ok=True)
    return found


def _state(target: Path, one: Copy) -> CopyState:
    try:
        if target.is_dir():
            return CopyState.UNREADABLE
        return CopyState.SOUND if files.digest(target) == one.sha256 else CopyState.ALTERED
    except (FileNotFoundError, NotADirectoryError):
        return CopyState.MISSING
    except OSError:
        return CopyState.UNREADABLE


def _unwritten(one: Copy, fault: OSError) -> str:
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    why = "磁盘已满；请腾出空间" if full else "文件夹不能写入，或同名文件正被打开；请检查后"
    return f"{one.told}的副本没有写成：{why}，再用 issued mend 补齐。编号和原件都已保存在工作区里，没有丢失。"


def _strays(home: Path, known: list[Copy], *, only: Copy | None = None) -> Iterator[str]:
    """Files named as copies are, whose number or version is not entered; with `only`, of that number."""
    entered = {(*Path(one.place).parts[:3], one.number, one.version) for one in known if only is None or one != only}
    for file in sorted((home / FOLDER).glob("*/*/*.pdf")):
        place = file.relative_to(home)
        match = NUMBERED.fullmatch(place.name)
        if match is None:
            continue
        number, version = int(match[1]), int(match[2] or 1)
        concerned = only is None or (place.parts[:3] == Path(only.place).parts[:3] and number == only.number)
        if concerned and (*place.parts[:3], number, version) not in entered:
            yield place.as_posix()


def speakable(text: str) -> str:
    """A name that Windows and Linux both take."""
    plain = FORBIDDEN.sub("", text).strip().strip(".")
    return plain.encode()[:TITLE_BYTES].decode(errors="ignore").strip().rstrip(".") or "无题"
