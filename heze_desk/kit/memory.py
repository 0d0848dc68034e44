"""What the window remembers between two days: places, widths, filters; never the office's business."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings


class Memory(QObject):
    """A small ini file; without a path it forgets when the program ends."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path else None
        self._kept: dict[str, str] = {}

    def text(self, key: str, otherwise: str = "") -> str:
        """What was kept under this key; a damaged file counts as forgotten."""
        if self._file is None:
            return self._kept.get(key, otherwise)
        value = self._file.value(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def keep(self, key: str, text: str) -> None:
        self._kept[key] = text
        if self._file is not None:
            self._file.setValue(key, text)

    def state(self, key: str) -> QByteArray:
        """A widget's state, as Qt packs it."""
        return QByteArray.fromBase64(self.text(key).encode("ascii", "ignore"))

    def keep_state(self, key: str, state: QByteArray) -> None:
        self.keep(key, bytes(state.toBase64().data()).decode("ascii"))
