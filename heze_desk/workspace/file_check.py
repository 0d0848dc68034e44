"""Whether every kept file is there and is what was entered: read block by block, changed by nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from heze_desk.workspace import file_copies, files
from heze_desk.workspace.registers import Entry

Told = Callable[[int, int, str], object]


class FileState(StrEnum):
    SOUND = "完好"
    MISSING = "缺失"
    ALTERED = "内容与登记不符"
    UNREADABLE = "读不出"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One entry and its file; `in_backup` is looked up only where something is wrong."""

    entry: Entry
    state: FileState
    in_backup: bool = False

    @property
    def sentence(self) -> str:
        remedy = "；备份里有，可以从备份恢复" if self.in_backup else "；备份里没有，可以重新定位，或说明后移除"
        return f"{self.entry.told}{self.state}{remedy}。"


@dataclass(frozen=True, kw_only=True)
class FileCheck:
    """All entries in their order, and the files that nobody entered, which are only told of."""

    findings: tuple[Finding, ...]
    strays: tuple[str, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.state is not FileState.SOUND)

    @property
    def sentence(self) -> str:
        """共 12 个文件：完好 10 个，缺失 2 个；另有 1 个没有登记的文件。"""
        counts = {state: sum(one.state is state for one in self.findings) for state in FileState}
        told = "，".join(f"{state} {many} 个" for state, many in counts.items() if many or state is FileState.SOUND)
        more = f"；另有 {len(self.strays)} 个没有登记的文件（多余，不影响使用）" if self.strays else ""
        return f"登记在册的文件共 {len(self.findings)} 个：{told}{more}。"


def examine(
    home: Path, entries: Iterable[Entry], known: frozenset[str], told: Told = lambda done, total, text: None
) -> FileCheck:
    """Look at every file; the same content under several names is read once. Knows no database, for a worker."""
    wanted, states = list(entries), dict[str, FileState]()
    findings = []
    for number, entry in enumerate(wanted):
        told(number, len(wanted), entry.file_name)
        if entry.sha256 not in states:
            states[entry.sha256] = _state(files.place(home, entry.sha256), entry)
        state = states[entry.sha256]
        in_backup = state is not FileState.SOUND and file_copies.has(home, entry.sha256)
        findings.append(Finding(entry=entry, state=state, in_backup=in_backup))
    return FileCheck(findings=tuple(findings), strays=_strays(home, known))


def _state(kept: Path, entry: Entry) -> FileState:
    try:
        if kept.stat().st_size == entry.size and files.digest(kept) == entry.sha256:
            return FileState.SOUND
        return FileState.UNREADABLE if kept.is_dir() else FileState.ALTERED
    except FileNotFoundError:
        return FileState.MISSING
    except OSError:
        return FileState.UNREADABLE


def _strays(home: Path, known: frozenset[str]) -> tuple[str, ...]:
    folder = home / "attachments"
    places = {files.place(home, sha256) for sha256 in known}
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file not in places)
    return tuple(file.relative_to(folder).as_posix() for file in found)
