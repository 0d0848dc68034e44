"""Screens hear what they read, and the day; hidden ones wait until they are shown."""

from datetime import date

import pytest

from heze_desk.kit.clock import Clock
from heze_desk.kit.memory import Memory
from heze_desk.kit.screen import Screen


class Ledger(Screen):
    reads = frozenset({"task"})

    def __init__(self, desk):
        super().__init__(desk)
        self.reloads = 0

    def reload(self):
        self.reloads += 1


class Contacts(Ledger):
    reads = frozenset({"contact"})
    depends_on_day = False


@pytest.fixture
def show(qtbot, desk):
    def show(kind):
        screen = kind(desk)
        qtbot.addWidget(screen)
        screen.show()
        return screen

    return show


def test_a_screen_reloads_when_what_it_reads_was_touched(show, add_task, qtbot):
    ledger, contacts = show(Ledger), show(Contacts)
    add_task()
    qtbot.waitUntil(lambda: ledger.reloads == 2)
    assert contacts.reloads == 1


def test_a_hidden_screen_reloads_once_when_it_is_shown(show, add_task, qtbot):
    ledger = show(Ledger)
    ledger.hide()
    add_task()
    add_task()
    qtbot.waitUntil(lambda: ledger._stale)
    assert ledger.reloads == 1
    ledger.show()
    assert ledger.reloads == 2


def test_a_new_day_reloads_what_depends_on_it(show, desk, qtbot):
    ledger, contacts = show(Ledger), show(Contacts)
    desk.clock.pin(date(2026, 11, 24))
    qtbot.waitUntil(lambda: ledger.reloads == 2)
    assert contacts.reloads == 1
    assert ledger.today == date(2026, 11, 24)


def test_a_screen_that_failed_to_reload_tries_again_when_shown(desk, qtbot):
    class Failing(Ledger):
        def reload(self):
            super().reload()
            if self.reloads == 1:
                raise ValueError("once")

    screen = Failing(desk)
    qtbot.addWidget(screen)
    with pytest.raises(ValueError, match="once"):
        screen.show()
    screen.hide()
    screen.show()
    assert screen.reloads == 2


def test_the_clock_tells_the_next_day_when_it_looks(qapp, qtbot):
    days = [date(2026, 11, 23), date(2026, 11, 24)]
    clock = Clock(lambda: days[0])
    with qtbot.assertNotEmitted(clock.day_changed):
        clock.look()
    days.pop(0)
    assert clock.today == date(2026, 11, 23)
    with qtbot.waitSignal(clock.day_changed):
        clock.look()
    assert clock.today == date(2026, 11, 24)


def test_memory_lasts_in_its_file(tmp_path):
    Memory(tmp_path / "window.ini").keep("pane/台账", "文字，带逗号")
    assert Memory(tmp_path / "window.ini").text("pane/台账") == "文字，带逗号"


def test_memory_without_a_file_forgets():
    memory = Memory()
    memory.keep("a", "b")
    assert memory.text("a") == "b"
    assert Memory().text("a", "nothing") == "nothing"


def test_a_damaged_memory_counts_as_forgotten(tmp_path):
    path = tmp_path / "window.ini"
    path.write_bytes(b"\x00\xff[[[\nwindow\\geometry=@@")
    assert Memory(path).state("window/geometry").isEmpty()
