"""Attachments: kept by their content, so that a name given twice or a file changed later loses nothing."""

import hashlib
import shutil
from pathlib import Path
from tempfile import mkdtemp

from heze_desk.errors import DeskError


def keep(home: Path, source: Path) -> tuple[str, int]:
    """Copy a file into the workspace; returns its SHA-256 and its size in bytes."""
    try:
        content = source.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        target = place(home, digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            part = target.with_suffix(".part")
            part.write_bytes(content)
            part.replace(target)
    except OSError as fault:
        raise DeskError(f"附件“{source.name}”没有加上：文件读不出，或工作区不能写入；请检查后再加一次。") from fault
    return digest, len(content)


def place(home: Path, digest: str) -> Path:
    return home / "attachments" / digest[:2] / digest


def copy_out(home: Path, digest: str, name: str) -> Path:
    """A copy to be opened under the name the office gave it; the one kept is never handed out."""
    kept = place(home, digest)
    if not kept.is_file():
        raise DeskError(f"附件“{name}”在工作区里找不到了；请从备份恢复，或重新添加。")
    target = Path(mkdtemp(prefix="heze-desk-")) / Path(name).name
    shutil.copyfile(kept, target)
    return target
