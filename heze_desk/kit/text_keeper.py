"""Takes a text to the workspace when its editor is left, and to a small file at every pause before that."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from heze_desk.kit.draft_keeper import DraftKeeper, read
from heze_desk.kit.level_editor import LevelEditor


class TextKeeper(QObject):
    """`brought_back` says that what was typed before the program was cut off stands here again."""

    brought_back = Signal()

    def __init__(self, editor: LevelEditor, keep: Callable[[str], None]) -> None:
        super().__init__(editor)
        self._editor, self._keep = editor, keep
        self._of, self._kept = 0, ""
        self.drafts = DraftKeeper(self._packed, self)
        editor.left.connect(self.save)
        editor.textChanged.connect(self._typed)

    @property
    def of(self) -> int:
        """The id of the record whose text stands in the editor; 0 is none."""
        return self._of

    def show(self, of: int, text: str, path: Path, *, writable: bool) -> None:
        """The text of this record, which lies in the file `path` while it is typed; what is being typed stays."""
        editor = self._editor
        if of != self._of:
            self.save()
        elif editor.toPlainText() != self._kept and not editor.isReadOnly():
            return
        other, self._of, self._kept = of != self._of, of, text
        editor.setReadOnly(not writable)
        self.drafts.follow(path if writable else None)
        if other:
            editor.setPlainText(text)
        elif editor.toPlainText() != text:
            editor.take_text(text)
        if other and writable and (lost := self._lost(path)):
            editor.take_text(lost)
            self.save()
            self.brought_back.emit()

    def save(self) -> None:
        """Keep the text where it is not kept yet."""
        if self._of and not self._editor.isReadOnly() and self._editor.toPlainText() != self._kept:
            self.keep_with(self._keep)

    def keep_with(self, keep: Callable[[str], None]) -> None:
        """Keep the text as it stands by another way; where that is refused, it counts as not kept."""
        before, self._kept = self._kept, self._editor.toPlainText()
        try:
            keep(self._kept)
        except BaseException:
            self._kept = before
            raise
        self.drafts.keep()

    def _typed(self) -> None:
        if not self._editor.isReadOnly():
            self.drafts.typed()

    def _packed(self) -> str:
        text = self._editor.toPlainText()
        if text == self._kept:
            return ""
        return json.dumps({"text": text, "base": _mark(self._kept)}, ensure_ascii=False)

    def _lost(self, path: Path) -> str:
        """What was typed and not kept; nothing where the text was changed since."""
        told = read(path)
        if not isinstance(told, dict) or told.get("base") != _mark(self._kept):
            return ""
        text = str(told.get("text", ""))
        return text if text != self._kept else ""


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
