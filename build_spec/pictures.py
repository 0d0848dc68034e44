"""Takes the README pictures: the demo desk, page by page, at 1366×768; where there is no display, under Xvfb."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from heze_desk import app, beginning
from heze_desk.kit.clock import Clock
from heze_desk.kit.theme import dress
from heze_desk.kit.window import DeskWindow

DAY = date(2026, 11, 23)
SIZE = (1366, 768)
SETTLED_MS = 2500  # a paper is set in the background before it is shown
FOLDER = Path(__file__).parent.parent / "docs" / "pictures"


def main() -> None:
    qt = QApplication([])
    dress(qt)
    clock = Clock()
    clock.pin(DAY)
    with TemporaryDirectory() as home:
        workspace = beginning.begin(Path(home) / "desk", demo=True, today=DAY)
        window = app.build(workspace, clock)
        window.resize(*SIZE)
        window.show()
        for key in (
            "home",
            "tasks",
            "rounds",
            "meetings",
            "instructions",
            "roster",
            "briefings",
            "roadmap",
            "registers",
            "evaluation",
        ):
            _take(window, key)
        window.close()
        workspace.close()


def _take(window: DeskWindow, key: str) -> None:
    window.show_page(key)
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()
    buffer = QBuffer()
    window.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data())))
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        FOLDER / f"{key}.png", optimize=True
    )


if __name__ == "__main__":
    main()
