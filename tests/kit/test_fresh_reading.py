"""Reading off the window's thread: taken if nothing changed meanwhile, read again if something did, never doubled."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject

from heze_desk.errors import DeskError
from heze_desk.kit.fresh_reading import TRIES, FreshReading
from heze_desk.settings import store as settings


def office_name(workspace):
    return settings.get(workspace.db).office_name


@pytest.fixture
def rename(office):
    def rename(name):
        with office.workspace.step("改名") as db:
            settings.change(db, office_name=name)

    return rename


@pytest.fixture
def reading(office):
    holder = QObject()
    yield FreshReading(office, holder)
    office.background.close()


def test_what_was_read_is_taken_on_the_window_s_thread_and_read_on_another(qtbot, reading):
    read_on, taken_on, taken = [], [], []

    def read(workspace):
        read_on.append(current_thread())
        return office_name(workspace)

    def take(name):
        taken_on.append(current_thread())
        taken.append(name)

    reading.start(read, take, title="正在读")
    assert reading.is_busy
    qtbot.waitUntil(lambda: taken == ["未来产业工作专班办公室"])

    assert taken_on == [main_thread()] != read_on
    assert not reading.is_busy


def test_an_act_on_the_way_has_it_read_again(qtbot, reading, rename):
    """The first reading waits until the act is done, and brings what stood before it."""
    begun, go_on, told, taken = Event(), Event(), [], []

    def read(workspace):
        told.append(office_name(workspace))
        begun.set()
        assert go_on.wait(10)
        return told[-1]

    reading.start(read, taken.append, title="正在读")
    assert begun.wait(10)
    rename("演示办公室")
    go_on.set()
    qtbot.waitUntil(lambda: bool(taken))

    assert told == ["未来产业工作专班办公室", "演示办公室"]
    assert taken == ["演示办公室"]


def test_an_act_upon_what_is_not_read_does_not_matter(qtbot, office, rename):
    begun, go_on, told, taken = Event(), Event(), [], []
    holder = QObject()
    reading = FreshReading(office, holder, without=frozenset({"setting"}))

    def read(_workspace):
        told.append("读了一次")
        begun.set()
        assert go_on.wait(10)

    reading.start(read, taken.append, title="正在读")
    assert begun.wait(10)
    rename("演示办公室")
    go_on.set()
    qtbot.waitUntil(lambda: taken == [None])

    assert told == ["读了一次"]


def test_a_second_press_does_nothing_while_the_first_is_under_way(qtbot, reading):
    go_on, told, taken = Event(), [], []

    def read(_workspace):
        assert go_on.wait(10)
        told.append("读了")

    assert reading.start(read, taken.append, title="正在读")
    assert not reading.start(read, taken.append, title="正在读")
    go_on.set()
    qtbot.waitUntil(lambda: taken == [None])

    assert told == ["读了"]
    assert reading.start(read, taken.append, title="正在读")
    qtbot.waitUntil(lambda: taken == [None, None])


def test_a_desk_that_never_rests_is_read_on_the_window_s_thread_at_last(qtbot, reading, rename, office):
    read_on, taken, acted = [], [], []

    def read(workspace):
        read_on.append(current_thread() is main_thread())
        return office_name(workspace)

    def act(job):
        job.ended.connect(lambda: (acted.append(1), rename(f"演示{len(acted)}室")))

    office.background.began.connect(act)
    reading.start(read, taken.append, title="正在读")
    qtbot.waitUntil(lambda: bool(taken))

    assert read_on == [False] * TRIES + [True]
    assert taken == [f"演示{TRIES}室"]


def test_what_was_dropped_is_not_taken(qtbot, reading, office):
    go_on, taken = Event(), []

    reading.start(lambda _workspace: go_on.wait(10), taken.append, title="正在读")
    reading.drop()
    go_on.set()
    qtbot.waitUntil(lambda: not office.background.busy)

    assert taken == []
    assert not reading.is_busy


def test_a_refusal_is_told_to_who_asked(qtbot, reading):
    refused = []

    def read(_workspace):
        raise DeskError("文字样式第3行有错。")

    reading.start(read, lambda _: pytest.fail("nothing to take"), title="正在读", refused=refused.append)
    qtbot.waitUntil(lambda: [str(one) for one in refused] == ["文字样式第3行有错。"])

    assert not reading.is_busy


def test_a_failure_reaches_the_error_door_and_leaves_the_next_order_free(qtbot, reading):
    def read(_workspace):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        reading.start(read, lambda _: pytest.fail("nothing to take"), title="正在读")
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError
    assert not reading.is_busy
