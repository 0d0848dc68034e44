"""The pages of a draft, following what is typed: set off the window's thread, and the latest order wins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from heze_desk import briefing, press
from heze_desk.briefings.draft_records import Draft, DraftSection, Inset
from heze_desk.briefings.insets import with_insets
from heze_desk.briefings.paper_records import paper_of
from heze_desk.errors import DeskError
from heze_desk.kit.background import Background
from heze_desk.kit.preview import PdfPreview
from heze_desk.settings.records import Settings
from reports.errors import PaperError

if TYPE_CHECKING:
    from reports.document import Document

PAUSE_MS = 60
"""A pause in typing; with the time to set ten pages the paper follows well within 300 ms."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be seen: the draft with the words as they are typed; `name` is that of the file it is saved as."""

    draft: Draft
    sections: tuple[DraftSection, ...]
    insets: tuple[Inset, ...]
    settled: Settings
    day: date
    name: str

    def document(self) -> "Document":
        paper = paper_of(self.draft, with_insets(self.sections, self.insets), self.settled)
        return briefing.set_paper(paper, day=max(self.day, self.draft.to_day))


class LivePaper(QObject):
    """`wanted` tells what is to be seen now, or None; `shown` is what is seen, and `came` says that it is another."""

    came = Signal()

    def __init__(self, preview: PdfPreview, background: Background, wanted: Callable[[], Wanted | None]) -> None:
        super().__init__(preview)
        self._preview, self._background, self._wanted = preview, background, wanted
        self._order = 0
        self._busy = False
        self.shown: Wanted | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._set)

    @property
    def is_current(self) -> bool:
        """Whether what is seen is what was asked for last."""
        return not self._busy and not self._pause.isActive()

    def follow(self) -> None:
        """Set it anew after a pause; until then it can be neither saved nor printed."""
        self._preview.hold()
        self._pause.start()

    def show_kept(self, content: bytes, name: str) -> None:
        """A paper as it was issued, or none; nothing on its way is shown any more."""
        self._pause.stop()
        self._order += 1
        self.shown = None
        self._preview.show_pdf(content, name)

    def _set(self) -> None:
        if self._busy:
            return
        wanted = self._wanted()
        if wanted is None:
            return
        if wanted == self.shown:
            self._preview.release()
            return
        self._busy, order = True, self._order
        job = self._background.run(lambda: _set(wanted), lambda content: self._show(order, wanted, content))
        job.ended.connect(self._end)

    def _show(self, order: int, wanted: Wanted, content: bytes | str) -> None:
        """Also while more is being typed, for the pages go with the hand; a refusal stands where they would."""
        if order != self._order:
            return
        self.shown = wanted
        if isinstance(content, str):
            self._preview.say(content)
            self._preview.show_pdf(b"", wanted.name)
        else:
            self._preview.show_pdf(content, wanted.name, docx=partial(_docx, wanted))
        if self._pause.isActive():
            self._preview.hold()
        self.came.emit()

    def _end(self) -> None:
        """What was typed while the paper was being set is set now."""
        self._busy = False
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if not self._busy and not self._pause.isActive():
            wanted = self._wanted()
            if wanted is not None and wanted != self.shown:
                self._preview.hold()
                self._set()


def _set(wanted: Wanted) -> bytes | str:
    """The pages, or why there are none: a text that is being typed may for a moment be one that cannot be set."""
    try:
        return press.to_pdf(wanted.document(), wanted.settled)
    except (DeskError, PaperError) as refusal:
        return str(refusal)


def _docx(wanted: Wanted) -> bytes:
    return press.to_docx(wanted.document(), wanted.settled)
