"""Writing a long record and long minutes: how soon each key is painted, and what a program killed meanwhile has lost.

`python -m build_spec.bench.record_typing keys` and `… kills 100 record|minutes`; `write` is the program that is killed.
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
from enum import StrEnum
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from heze_desk.kit.draft_keeper import read
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
LONG = 50_000
SIZES = ((1198, 690), (1752, 990))
"""Of the page in a window on a screen of 1366×768 and of 1920×1080."""


class Place(StrEnum):
    """Where one writes, and how long its paragraphs are."""

    RECORD = "record"
    MINUTES = "minutes"

    @property
    def paragraph(self) -> int:
        return 50 if self is Place.RECORD else 200

    def editor(self, shown: "MeetingScreen") -> "QPlainTextEdit":
        return shown.record.editor if self is Place.RECORD else shown.minutes.editor


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What one killed program had lost: the last characters typed, and how old the oldest of them was."""

    typed: int
    lost: int
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Key:
    """Milliseconds: on the clock from when the key is due until it is painted, and what it alone takes of a core."""

    clock: float
    core: float


def made(home: Path, paragraphs: list[str]) -> int:
    """A workspace with one meeting that has them as its record and as its minutes; returns its id."""
    workspace = Workspace.create(home, today=lambda: DAY)
    with workspace.step("演示") as db:
        meeting = Meeting(kind=MeetingKind.SCHEDULING, title="演示会议", day=DAY, begins_at="09:00")
        meeting_id = store.add(db, meeting, chair=Person(name="王测一", duty="副市长"), today=DAY)
        at = datetime(2026, 7, 21, 9)
        for place, text in enumerate(paragraphs):
            when = at + timedelta(seconds=place)
            store.add_note(db, MeetingNote(meeting_id=meeting_id, text=text, at=when))
        store.change(db, meeting_id, today=DAY, minutes_text="\n".join(paragraphs))
    workspace.close()
    return meeting_id


def paragraphs(length: int) -> list[str]:
    """A long text in paragraphs of this length."""
    text = (WORDS * (LONG // len(WORDS) + 1))[:LONG]
    return [text[begin : begin + length] for begin in range(0, LONG, length)]


@contextmanager
def page(home: Path, place: Place) -> Iterator["MeetingScreen"]:
    """The page over the workspace, with the keyboard where one writes."""
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
    shown.resize(*SIZES[-1])
    shown.show()
    shown.go(list(Place).index(place) + 1)
    app.processEvents()
    yield shown
    shown.settle()
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


def keys(home: Path, place: Place, size: tuple[int, int], many: int = 500) -> list[Key]:
    """Every 26th of them is an Enter, but where all is one paragraph, at the end of which is written."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Painted(QObject):
        many = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.many += event.type() == QEvent.Type.Paint
            return False

    times = []
    with page(home, place) as shown:
        shown.resize(*size)
        painted, editor = Painted(), place.editor(shown)
        single = to_end(editor)
        editor.viewport().installEventFilter(painted)
        start = time.perf_counter()
        for character, number in zip(stream(), range(1, many + 1), strict=False):
            due = start + number * EVERY_S
            while time.perf_counter() < due:  # a save under way makes the key wait, and that counts
                QCoreApplication.processEvents()
                time.sleep(0.001)
            before, core = painted.many, time.thread_time()
            strike(editor, "。" if single and character == "\n" else character)
            while painted.many == before:
                QCoreApplication.processEvents()
            now = time.perf_counter()
            times.append(Key(clock=(now - due) * 1000, core=(time.thread_time() - core) * 1000))
    return times


def to_end(editor: "QPlainTextEdit") -> bool:
    """Go to where the text ends, the one paragraph of it if it is but one; tells whether it is."""
    from PySide6.QtGui import QTextCursor

    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    single = cursor.position() >= LONG
    if not single:
        cursor.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    return single


def write(home: Path, place: Place) -> None:
    """Type at a quick typist's pace until killed, telling each key with its time."""
    from PySide6.QtCore import QEventLoop, QTimer

    with page(home, place) as shown:
        waiting = QEventLoop()
        for character in stream():
            strike(place.editor(shown), character)
            sys.stdout.write(f"{time.monotonic()}\t{ord(character)}\n")
            sys.stdout.flush()
            QTimer.singleShot(int(EVERY_S * 1000), waiting.quit)
            waiting.exec()


def killed(folder: Path, after_s: float, place: Place = Place.RECORD) -> Loss:
    """Let a program write for so long, kill it, and read what is there."""
    meeting_id = made(folder / "desk", [])
    command = [sys.executable, "-m", "build_spec.bench.record_typing", "write", str(folder / "desk"), place]
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
    found = _found(folder / "desk", meeting_id, place)
    if not text.startswith(found) and found[:-1] != text:  # the last key may have been kept before it was told
        raise AssertionError(f"kept {found!r} of {text!r}")
    lost = text[len(found) :].strip("\n")
    first = text.index(lost, len(found)) if lost else len(text)
    return Loss(typed=len(text), lost=len(lost), seconds=ended - typed[first][0] if lost else 0.0)


def _found(home: Path, meeting_id: int, place: Place) -> str:
    workspace = Workspace.open(home, today=lambda: DAY)
    kept = [point(note) for note in store.notes(workspace.db, meeting_id)]
    minutes = store.get(workspace.db, meeting_id).minutes_text
    workspace.close()
    lost = read(drafts.path_of(home, meeting_id, place))
    if place is Place.MINUTES:
        return str(lost["text"]) if lost else minutes
    return "\n".join(one.text for one in restored(kept, drafts.unpacked(lost)))


def _told(times: list[float]) -> str:
    cut = quantiles(times, n=100)
    return f"p50 {cut[49]:.1f} p95 {cut[94]:.1f} p99 {cut[98]:.1f} max {max(times):.1f}"


def _tell_keys() -> None:
    print(f"{LONG} characters, keys painted within ms:")
    for place in Place:
        for length in (place.paragraph, LONG):
            for size in SIZES:
                with tempfile.TemporaryDirectory() as folder:
                    made(Path(folder) / "desk", paragraphs(length))
                    times = keys(Path(folder) / "desk", place, size)
                clock, core = _told([one.clock for one in times]), _told([one.core for one in times])
                wide, high = size
                print(f"{place} in paragraphs of {length}, {wide}×{high}: clock {clock}; core {core}", flush=True)


def _tell_kills(times: int, place: Place) -> None:
    losses = []
    for _time in range(times):
        with tempfile.TemporaryDirectory() as folder:
            losses.append(killed(Path(folder), random.uniform(0.2, 6), place))
    print(f"{place}: {len(losses)} kills, {sum(one.typed for one in losses)} characters typed")
    print(f"lost: most {max(one.lost for one in losses)}, median {median(one.lost for one in losses)}")
    print(f"oldest lost character: {max(one.seconds for one in losses):.2f} s before the kill")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["write", home, place]:
            write(Path(home), Place(place))
        case ["keys"]:
            _tell_keys()
        case ["kills", times, place]:
            _tell_kills(int(times), Place(place))
        case _:
            print(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
