"""Writing a long record: how soon each key is painted, and what a program killed while one writes has lost.

`python -m build_spec.bench.record_typing keys` and `… kills 100`; `write` is the program that is killed.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from heze_desk.kit import draft_keeper
from heze_desk.meetings import drafts, store
from heze_desk.meetings.point_records import point, restored
from heze_desk.meetings.records import Meeting, MeetingKind, MeetingNote, Person
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from heze_desk.meetings.screen import MeetingScreen

DAY = date(2026, 7, 21)
WORDS = "会议听取了低空飞行服务平台建设情况的汇报要抓紧明确资金渠道先行试点后推开各县区要主动对接"
EVERY_S = 0.06
"""Between two keys of a quick typist."""
LINE = 25


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What one killed program had lost: the last characters typed, and how old the oldest of them was."""

    typed: int
    lost: int
    seconds: float


def made(home: Path, characters: int) -> int:
    """A workspace with one meeting whose record is so long; returns its id."""
    workspace = Workspace.create(home, today=lambda: DAY)
    with workspace.step("演示") as db:
        meeting = Meeting(kind=MeetingKind.SCHEDULING, title="演示会议", day=DAY, begins_at="09:00")
        meeting_id = store.add(db, meeting, chair=Person(name="王测一", duty="副市长"), today=DAY)
        text = (WORDS * 2)[:50]
        at = datetime(2026, 7, 21, 9)
        for place in range(characters // len(text)):
            when = at + timedelta(seconds=place)
            store.add_note(db, MeetingNote(meeting_id=meeting_id, text=text, at=when))
    workspace.close()
    return meeting_id


@contextmanager
def page(home: Path) -> Iterator["MeetingScreen"]:
    """The page over the workspace, with the keyboard in the record."""
    from PySide6.QtWidgets import QApplication

    from heze_desk.kit import theme
    from heze_desk.kit.background import Background
    from heze_desk.kit.clock import Clock
    from heze_desk.kit.memory import Memory
    from heze_desk.kit.screen import Announcer, Desk
    from heze_desk.meetings.screen import MeetingScreen

    app = QApplication.instance() or QApplication(["desk", *theme.STYLE])
    if isinstance(app, QApplication) and not app.styleSheet():
        theme.dress(app)
    workspace = Workspace.open(home, today=lambda: DAY)
    clock = Clock()
    clock.pin(DAY)
    desk = Desk(
        workspace=workspace,
        announcer=Announcer(workspace),
        clock=clock,
        background=Background(),
        memory=Memory(),
    )
    shown = MeetingScreen(desk)
    shown.resize(1752, 990)
    shown.show()
    shown.go(1)
    app.processEvents()
    yield shown
    shown.close()
    app.processEvents()
    desk.background.close()
    workspace.close()


def strike(editor: "QPlainTextEdit", character: str) -> None:
    """One key, as an input method hands over a character."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    key, plain = Qt.Key.Key_Return if character == "\n" else Qt.Key(0), Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, plain, character))


def stream() -> Iterator[str]:
    """Lines without an end."""
    place = 0
    while True:
        yield "\n" if place % (LINE + 1) == LINE else WORDS[place % len(WORDS)]
        place += 1


def keys(home: Path, many: int = 1000) -> list[float]:
    """Milliseconds from when each key of a quick typist is due until it is painted, every 26th of them an Enter."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Painted(QObject):
        many = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.many += event.type() == QEvent.Type.Paint
            return False

    times = []
    with page(home) as shown:
        painted, viewport = Painted(), shown.record.editor.viewport()
        viewport.installEventFilter(painted)
        start = time.perf_counter()
        for character, place in zip(stream(), range(1, many + 1), strict=False):
            due = start + place * EVERY_S
            while time.perf_counter() < due:  # a save under way makes the key wait, and that counts
                QCoreApplication.processEvents()
                time.sleep(0.001)
            before = painted.many
            strike(shown.record.editor, character)
            while painted.many == before:
                QCoreApplication.processEvents()
            times.append((time.perf_counter() - due) * 1000)
    return times


def write(home: Path) -> None:
    """Type at a quick typist's pace until killed, telling each key with its time."""
    from PySide6.QtCore import QEventLoop, QTimer

    with page(home) as shown:
        waiting = QEventLoop()
        for character in stream():
            strike(shown.record.editor, character)
            sys.stdout.write(f"{time.monotonic()}\t{ord(character)}\n")
            sys.stdout.flush()
            QTimer.singleShot(int(EVERY_S * 1000), waiting.quit)
            waiting.exec()


def killed(folder: Path, after_s: float) -> Loss:
    """Let a program write for so long, kill it, and read what is there."""
    meeting_id = made(folder / "desk", 0)
    command = [sys.executable, "-m", "build_spec.bench.record_typing", "write", str(folder / "desk")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline()]
    time.sleep(after_s)
    process.kill()
    ended = time.monotonic()
    told += process.stdout.read().splitlines(keepends=True)
    process.wait()
    typed = [(float(line.split("\t")[0]), chr(int(line.split("\t")[1]))) for line in told if line.endswith("\n")]
    text = "".join(character for _at, character in typed)
    found = _found(folder / "desk", meeting_id)
    if not text.startswith(found):
        raise AssertionError(f"kept {found!r} of {text!r}")
    lost = text[len(found) :].strip("\n")
    first = text.index(lost, len(found)) if lost else len(text)
    return Loss(typed=len(text), lost=len(lost), seconds=ended - typed[first][0] if lost else 0.0)


def _found(home: Path, meeting_id: int) -> str:
    workspace = Workspace.open(home, today=lambda: DAY)
    kept = [point(note) for note in store.notes(workspace.db, meeting_id)]
    lost = drafts.unpacked(draft_keeper.read(drafts.path_of(home, meeting_id, "record")))
    workspace.close()
    return "\n".join(one.text for one in restored(kept, lost))


def _percent(times: list[float], percent: int) -> float:
    return quantiles(times, n=100)[percent - 1]


def main(arguments: list[str]) -> None:
    match arguments:
        case ["write", home]:
            write(Path(home))
        case ["keys"]:
            with tempfile.TemporaryDirectory() as folder:
                made(Path(folder) / "desk", 50_000)
                times = keys(Path(folder) / "desk")
            told: dict[str, Any] = {"p50": median(times), "p99": _percent(times, 99), "max": max(times)}
            print("50,000 characters, 1,000 keys, ms:", ", ".join(f"{name} {one:.1f}" for name, one in told.items()))
        case ["kills", times]:
            losses = []
            for _time in range(int(times)):
                with tempfile.TemporaryDirectory() as folder:
                    losses.append(killed(Path(folder), random.uniform(0.2, 6)))
            print(f"{len(losses)} kills, {sum(one.typed for one in losses)} characters typed")
            print(f"lost: most {max(one.lost for one in losses)}, median {median(one.lost for one in losses)}")
            print(f"oldest lost character: {max(one.seconds for one in losses):.2f} s before the kill")
        case _:
            print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
