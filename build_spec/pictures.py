"""Takes pictures of the demo desk; where there is no display, run it under Xvfb.

Without a word those of the README; with a folder every page and every tab, at both sizes that offices have.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTabBar, QTableView

from heze_desk import app, beginning
from heze_desk.kit.clock import Clock
from heze_desk.kit.theme import dress
from heze_desk.kit.window import DeskWindow

DAY = date(2026, 11, 23)
SIZE, LARGE = (1366, 768), (1920, 1080)
SETTLED_MS = 2500  # a paper is set in the background before it is shown
FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
OF_README = (
    *("home", "tasks", "rounds", "meetings", "instructions"),
    *("roster", "briefings", "roadmap", "registers", "evaluation"),
)


def main(words: Sequence[str]) -> None:
    qt = QApplication([])
    dress(qt)
    with _demo() as window:
        if words:
            _take_all(window, Path(words[0]))
        else:
            for key in OF_README:
                window.show_page(key)
                _take(window, FOLDER / f"{key}.png")


@contextmanager
def _demo() -> Iterator[DeskWindow]:
    clock = Clock()
    clock.pin(DAY)
    with TemporaryDirectory() as home:
        workspace = beginning.begin(Path(home) / "desk", demo=True, today=DAY)
        window = app.build(workspace, clock)
        window.resize(*SIZE)
        window.show()
        yield window
        window.close()
        workspace.close()


def _take_all(window: DeskWindow, folder: Path) -> None:
    """A record is chosen wherever there is one, so that what stands beside the table is seen too."""
    for page in app.pages(window.desk):
        shown = window.show_page(page.key)
        bars = [bar for bar in shown.findChildren(QTabBar) if bar.isVisible()]
        for number in range(bars[0].count() if bars else 1):
            title = f"{number + 1}-{bars[0].tabText(number)}" if bars else page.title
            if bars:
                bars[0].setCurrentIndex(number)
            _settle()
            for view in shown.findChildren(QTableView):
                if view.isVisible() and not view.currentIndex().isValid() and view.model().rowCount():
                    view.setCurrentIndex(view.model().index(0, 0))
            for size in (SIZE, LARGE):
                window.resize(*size)
                _take(window, folder / f"{page.key}-{title}-{size[0]}.png")


def _take(window: DeskWindow, path: Path) -> None:
    _settle()
    buffer = QBuffer()
    window.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data())))
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = picture.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    plain.save(path, optimize=True)


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
