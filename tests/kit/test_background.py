"""Work off the GUI thread: its result, its failure and its end by cancelling come back."""

import gc
from threading import Event, current_thread, main_thread

import pytest

from heze_desk.kit.background import Background
from heze_desk.kit.progress_panel import PATIENCE_MS, ProgressPanel


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.close()


def test_the_result_comes_back(qtbot, background):
    done = []
    background.run(lambda: 6 * 7, done.append)
    qtbot.waitUntil(lambda: done == [42])
    assert not background.busy


def test_a_failure_comes_back_as_an_error(qtbot, background):
    def fail():
        raise FileNotFoundError("第12期.pdf")

    with qtbot.captureExceptions() as caught:
        background.run(fail, lambda result: pytest.fail("no result"))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is FileNotFoundError


def test_progress_is_reported_on_the_way(qtbot, background):
    heard, done = [], []

    def count(job):
        for number in range(3):
            job.report(number, 3, f"第{number}页")
        return "好"

    background.began.connect(lambda job: job.reported.connect(lambda *told: heard.append(told)))
    background.follow("导出", count, done.append)
    qtbot.waitUntil(lambda: done == ["好"])
    assert heard[-1] == (2, 3, "第2页")


def test_cancelled_work_stops_at_its_next_report_and_brings_nothing(qtbot, background):
    going = Event()

    def endless(job):
        going.set()
        while True:
            job.report(0, 0)

    job = background.follow("导出", endless, lambda result: pytest.fail("no result"))
    going.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: not background.busy)
    assert job.cancelled


def test_what_is_done_while_it_closes_is_handed_to_nobody(qapp):
    background, ended = Background(), []
    work = background.run(lambda: 6 * 7, lambda result: pytest.fail("nobody is left"))
    work.ended.connect(lambda: ended.append(True))

    background.close()
    qapp.processEvents()

    assert not background.busy
    assert ended == []


def test_what_is_thrown_away_is_never_collected_on_the_worker(qtbot, background):
    """A widget must end on the thread it lives on."""
    ended = []

    class Thrown:
        def __init__(self):
            self.itself = self

        def __del__(self):
            ended.append(current_thread())

    def work():
        for _ in range(5000):
            [Thrown() for _ in range(10)]

    done = []
    background.run(work, done.append)
    qtbot.waitUntil(lambda: done == [None])

    gc.collect()
    assert set(ended) == {main_thread()}
    assert gc.isenabled()


@pytest.fixture
def panel(qtbot, background):
    panel = ProgressPanel(background)
    qtbot.addWidget(panel)
    return panel


def test_quick_work_shows_no_panel(qtbot, background, panel):
    done = []
    background.run(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert not panel.isVisible()
    assert not panel.patience.isActive()


def test_long_work_shows_a_panel_and_can_be_cancelled(qtbot, background, panel):
    def endless(job):
        while True:
            job.report(1, 4, "第1页，共4页")

    assert panel.patience.interval() == PATIENCE_MS == 1000
    panel.patience.setInterval(0)
    background.follow("导出台账", endless, lambda result: None)
    qtbot.waitUntil(lambda: panel.isVisible() and panel.text.text() == "第1页，共4页")
    assert (panel.bar.value(), panel.bar.maximum()) == (1, 4)

    panel.stop.click()

    qtbot.waitUntil(lambda: not panel.isVisible())


def test_work_that_cannot_stop_offers_no_cancelling(qtbot, background, panel):
    hold = Event()
    panel.patience.setInterval(0)
    background.run(lambda: hold.wait(5), lambda result: None, title="备份")
    qtbot.waitUntil(panel.isVisible)
    assert not panel.stop.isVisible()
    assert panel.text.text() == "备份…"
    hold.set()
    qtbot.waitUntil(lambda: not panel.isVisible())
