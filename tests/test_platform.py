"""What the ground under the program must keep to."""

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(object)
    struck = Signal()


def test_emitting_signals_leaves_the_references_of_none_and_true_alone(qapp):
    bell = Bell()
    heard = []
    bell.rung.connect(heard.append)
    bell.struck.connect(heard.clear)
    before = sys.getrefcount(None), sys.getrefcount(True)

    for _ in range(2_000):
        bell.rung.emit(None)
        bell.rung.emit(True)
        bell.struck.emit()

    assert sys.getrefcount(None) >= before[0] - 5
    assert sys.getrefcount(True) >= before[1] - 5
