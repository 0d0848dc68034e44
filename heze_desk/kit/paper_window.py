"""A composed paper on its way to the eye: set in the background, seen page by page, saved as PDF or Word, printed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from heze_desk import press
from heze_desk.kit import dialogs
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.kit.screen import Screen
from heze_desk.settings.records import Settings

if TYPE_CHECKING:
    from reports.document import Document


@dataclass(frozen=True)
class Pressed:
    """A paper as set, the characters that no face could draw, and the way to the same paper for Word."""

    content: bytes
    lost: tuple[str, ...]
    docx: Callable[[], bytes]


def preview(page: Screen, paper: "Document", settled: Settings, *, name: str = "") -> None:
    """Show the pages as they will be printed; `name` is that of the file it would be saved as."""
    work = partial(pressed, paper, settled)
    page.desk.background.run(work, partial(show, page, name or paper.title), title=f"正在排版{paper.kind}")


def show(page: Screen, name: str, done: Pressed) -> None:
    """Show what was set already."""
    dialog = PreviewDialog(page)
    dialog.show_pdf(done.content, name, docx=done.docx)
    if done.lost:
        dialogs.refuse(dialog, missing(done.lost))


def show_kept(page: Screen, content: bytes, document: str, settled: Settings, *, name: str) -> PreviewDialog:
    """Show the very bytes that were issued; `document` is what was kept with them, for a Word file."""
    dialog = PreviewDialog(page)
    dialog.show_pdf(content, name, docx=partial(kept_docx, document, settled))
    return dialog


def kept_docx(document: str, settled: Settings) -> bytes:
    """The Word file of a paper that was kept in the JSON of `reports.keeping`."""
    from reports.keeping import from_json

    return press.to_docx(from_json(document), settled)


def pressed(paper: "Document", settled: Settings) -> Pressed:
    docx = partial(press.to_docx, paper, settled)
    return Pressed(press.to_pdf(paper, settled), press.lost(paper, settled), docx)


def missing(lost: tuple[str, ...]) -> str:
    """What to say of characters that would be blank on the paper."""
    return f"注意：这些字没有可用的字体，纸上会空缺：{press.named(lost)}。" if lost else ""
