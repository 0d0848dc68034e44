"""Writing a briefing of about ten pages: how soon after a pause in typing the pages beside it show what was typed.

`python -m build_spec.bench.briefing_typing [PAUSES]`; the busier the machine the longer, so the core alone is told too.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from heze_desk import briefing, press
from heze_desk.briefings import arranging, drafts
from heze_desk.briefings.gathering import Period
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from heze_desk.briefings.screen.writing_tab import WritingTab

DAY = date(2026, 11, 23)
LEFT_OUT = ("附件", "其他进展")
"""Without these the draft of the demonstration has about ten pages."""
WORDS = "演示补写一句情况"
BETWEEN_S = 0.12
SIZES = ((1166, 600), (1752, 900))
"""Of the tab in a window on a screen of 1366×768 and of 1920×1080."""
PROMISED_MS = 300


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Milliseconds: from the last key until the pages are painted, on the clock and of a core, and of what that is."""

    clock: float
    core: float
    composing: float
    setting: float


def made(home: Path) -> int:
    """The workspace of the demonstration with a draft; returns its id."""
    named = ["--home", str(home), "--today", DAY.isoformat()]
    subprocess.run([sys.executable, "-m", "heze_desk", *named, "init", "--demo"], check=True, capture_output=True)
    workspace = Workspace.open(home, today=lambda: DAY)
    draft_id = briefing.draft(workspace, Period(since=date(2026, 8, 1), until=DAY))
    with workspace.step("不印附件") as db:
        for place, one in enumerate(drafts.sections(db, draft_id), 1):
            if one.key in LEFT_OUT:
                arranging.leave_out(db, draft_id, place, left_out=True)
    workspace.close()
    return draft_id


@contextmanager
def shown(home: Path, draft_id: int, size: tuple[int, int]) -> Iterator["WritingTab"]:
    """The tab with the draft, its pages set for the first time."""
    from PySide6.QtWidgets import QApplication

    from heze_desk.briefings.screen.writing_tab import WritingTab
    from heze_desk.kit import theme
    from heze_desk.kit.background import Background
    from heze_desk.kit.clock import Clock
    from heze_desk.kit.memory import Memory
    from heze_desk.kit.screen import Announcer, Desk

    app = QApplication.instance() or QApplication(["desk", *theme.STYLE])
    if isinstance(app, QApplication) and not app.styleSheet():
        theme.dress(app)
    workspace = Workspace.open(home, today=lambda: DAY)
    clock = Clock()
    clock.pin(DAY)
    parts: dict[str, Any] = {"workspace": workspace, "announcer": Announcer(workspace), "clock": clock}
    desk = Desk(**parts, background=Background(), memory=Memory())
    tab = WritingTab(desk, lambda _text: None)
    tab.resize(*size)
    tab.show()
    db = workspace.db
    tab.show_draft(drafts.get(db, draft_id), drafts.sections(db, draft_id), drafts.figures(db, draft_id), editable=True)
    _wait(lambda: tab.paper.is_current and tab.preview.canvas.has_paper)
    yield tab
    tab.flush()
    tab.close()
    desk.background.close()
    workspace.close()


def pauses(tab: "WritingTab", number: int) -> Iterator[Pause]:
    """Type some characters one after another and stop, again and again, in the middle of the longest section."""
    from PySide6.QtGui import QTextCursor

    tab.sections.choose(2)
    tab.editor.setFocus()
    tab.editor.moveCursor(QTextCursor.MoveOperation.Start)
    tab.editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    _wait(lambda: tab.paper.is_current)
    painted = _painting(tab)
    for _ in range(number):
        for letter in WORDS:
            tab.editor.insertPlainText(letter)
            _rest(BETWEEN_S)
        before = painted[0]
        began, core = time.perf_counter(), time.process_time()
        tab.editor.insertPlainText("。")
        _wait(lambda: tab.paper.is_current and painted[0] != before)  # noqa: B023 - asked before the next pause
        clock, core = time.perf_counter() - began, time.process_time() - core
        yield Pause(clock=clock * 1000, core=core * 1000, **_alone(tab))


def _alone(tab: "WritingTab") -> dict[str, float]:
    """The same paper once more with nothing beside it, in its parts."""
    wanted = tab.paper.shown
    assert wanted is not None
    began = time.process_time()
    document = wanted.document()
    composed = time.process_time()
    press.to_pdf(document, wanted.settled)
    return {"composing": (composed - began) * 1000, "setting": (time.process_time() - composed) * 1000}


def _painting(tab: "WritingTab") -> list[object]:
    """Which pages the canvas painted last; the paper is asked, for any picture of old pages does not count."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                last[0] = tab.paper.shown
            return False

    last: list[object] = [None]
    viewport = tab.preview.canvas.viewport()
    watch = Watch(viewport)
    viewport.installEventFilter(watch)
    return last


def _wait(done: Any) -> None:
    from PySide6.QtWidgets import QApplication

    until = time.perf_counter() + 60
    while not done():
        if time.perf_counter() > until:
            raise TimeoutError("the pages did not follow")
        QApplication.processEvents()
        time.sleep(0.001)


def _rest(seconds: float) -> None:
    until = time.perf_counter() + seconds
    _wait(lambda: time.perf_counter() >= until)


def told(found: list[Pause]) -> str:
    clock = [one.clock for one in found]
    percentile = quantiles(clock, n=20)[-1]
    parts = {
        "core": median(one.core for one in found),
        "composing alone": median(one.composing for one in found),
        "setting alone": median(one.setting for one in found),
    }
    within = "kept" if percentile <= PROMISED_MS else "NOT KEPT"
    spent = ", ".join(f"{name} {value:.0f} ms" for name, value in parts.items())
    return f"p50 {median(clock):.0f} ms, p95 {percentile:.0f} ms, most {max(clock):.0f} ms ({within}); {spent}"


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "desk"
        draft_id = made(home)
        for size in SIZES:
            with shown(home, draft_id, size) as tab:
                found = list(pauses(tab, number))
                print(f"{size[0]}×{size[1]}, {tab.preview.total.text().strip('/ ')}: {told(found)}", flush=True)


if __name__ == "__main__":
    main()
