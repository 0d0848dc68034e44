"""Files dropped on the window."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


class Dropped(tuple[Path, ...]):
    """The files and folders of one drop."""


def dropped(event: QDropEvent) -> Dropped:
    """What lies on a disk of this computer; other addresses are nothing that could be read."""
    urls = event.mimeData().urls()
    return Dropped(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def suits(path: Path, endings: frozenset[str]) -> bool:
    """Whether a file has one of the endings; a folder suits whoever takes files at all."""
    return bool(endings) and (path.suffix.casefold() in endings or path.is_dir())
