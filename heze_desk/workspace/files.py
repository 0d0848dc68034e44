"""Attachments: kept by their content, so that a name given twice or a file changed later loses nothing."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from heze_desk.errors import DeskError


def keep(home: Path, source: Path) -> tuple[str, int]:
    """Copy a file into the workspace; returns its SHA-256 and its size in bytes."""
    try:
        content = source.read_bytes()
        name = _name_of(content)
        put(place(home, name), content)
    except OSError as fault:
        raise DeskError(f"附件“{source.name}”没有加上：文件读不出，或工作区不能写入；请检查后再加一次。") from fault
    return name, len(content)


def put(target: Path, content: bytes) -> None:
    """Write a kept file, whole or not at all; one already there as it should be is left alone."""
    if target.is_file() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def digest(file: Path) -> str:
    """The name a file is kept under, if it is still what it was."""
    return _name_of(file.read_bytes())


def _name_of(content: bytes) -> str:
    import hashlib  # with it comes OpenSSL, some megabytes that a day without attachments does not need

    return hashlib.sha256(content).hexdigest()


def place(home: Path, sha256: str) -> Path:
    return home / "attachments" / sha256[:2] / sha256


def copy_out(home: Path, sha256: str, name: str) -> Path:
    """A copy to be opened under the name the office gave it; the one kept is never handed out."""
    kept = place(home, sha256)
    if not kept.is_file():
        raise DeskError(f"附件“{name}”在工作区里找不到了；请从备份恢复，或重新添加。")
    target = Path(mkdtemp(prefix="heze-desk-")) / Path(name).name
    shutil.copyfile(kept, target)
    return target
