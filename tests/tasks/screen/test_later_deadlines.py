"""Many deadlines pasted or filled in at once: asked about like one, and written by one step."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication

from heze_desk.errors import DeskError
from heze_desk.kit.asking import AskDialog
from heze_desk.tasks import life
from heze_desk.tasks.screen.later_deadlines import LaterDeadlines


@pytest.fixture
def told(page):
    said = []
    page.told.connect(lambda text, path: said.append(text))
    return said


@pytest.fixture
def pasted(page, qtbot, cell):
    """Pastes a block of deadlines and progress from the second task on, and gives the question that comes."""

    def pasted(text):
        model = page.view.selectionModel()
        place = cell("2-1-02", "时限")
        model.select(QItemSelection(place, place), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        QGuiApplication.clipboard().setText(text)
        page.view.paste()

    return pasted


def dialog(page, qtbot, kind):
    qtbot.waitUntil(lambda: page.window().findChild(kind) is not None)
    return page.window().findChild(kind)


def granted(page, task, number):
    return [(one.old_deadline, one.new_deadline) for one in life.postponements(page.workspace.db, task(number).id)]


LATER = "2026-12-10\n2027-04-30\n2026-12-01\n"


def test_pasted_deadlines_that_move_later_are_asked_about_before_anything_is_written(page, qtbot, pasted, task):
    pasted(LATER)

    question = dialog(page, qtbot, LaterDeadlines)
    assert question.text.text() == ("“粘贴 3 格”使2项任务的时限改晚（2-1-02、2-1-03）：是经批准延期，还是原来录错了？")
    assert task("2-1-02").deadline == date(2026, 11, 26)
    question.reject()
    assert task("2-1-04").deadline == date(2026, 12, 31)


def test_as_postponements_they_keep_their_first_deadlines_and_are_one_step(page, qtbot, pasted, task, told):
    pasted(LATER)
    asked = dialog(page, qtbot, LaterDeadlines).postpone()
    asked.fill({"批准人": "王测一", "理由": "需补充论证"})
    asked.accept()

    assert granted(page, task, "2-1-02") == [(date(2026, 11, 26), date(2026, 12, 10))]
    assert granted(page, task, "2-1-03") == [(date(2027, 3, 31), date(2027, 4, 30))]
    assert (granted(page, task, "2-1-04"), task("2-1-04").deadline) == ([], date(2026, 12, 1))
    assert told == ["已登记延期：2项任务（2-1-02、2-1-03），原时限保留。"]
    assert page.workspace.undo() == "粘贴 3 格，延期2项任务"
    assert task("2-1-04").deadline == date(2026, 12, 31)
    assert granted(page, task, "2-1-02") == []


def test_as_corrections_they_are_told_with_their_numbers(page, qtbot, pasted, task, told):
    pasted(LATER)
    dialog(page, qtbot, LaterDeadlines).correct_button.click()

    assert (task("2-1-02").deadline, granted(page, task, "2-1-02")) == (date(2026, 12, 10), [])
    assert told == ["2项任务的时限按更正录入改晚：2-1-02、2-1-03；可按 Ctrl+Z 撤销。"]


def test_one_that_was_overdue_when_asked_for_leaves_all_as_they_are(page, qtbot, pasted, task, cell):
    place = cell("2-1-01", "时限")
    page.view.selectionModel().select(
        QItemSelection(place, cell("2-1-02", "时限")), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    QGuiApplication.clipboard().setText("2027-01-29")
    page.view.paste()
    asked = dialog(page, qtbot, LaterDeadlines).postpone()
    asked.fill({"批准人": "王测一", "理由": "需补充论证"})

    asked.accept()

    assert asked.isVisible()
    assert asked.refusal.text().startswith("2-1-01：延期须在时限以前申请")
    assert task("2-1-02").deadline == date(2026, 11, 26)
    asked.reject()


def test_earlier_deadlines_are_pasted_without_a_question(page, pasted, task):
    pasted("2026-11-20\n2026-11-20\n2026-11-20\n")

    assert task("2-1-03").deadline == date(2026, 11, 20)
    assert page.window().findChild(LaterDeadlines) is None


def test_what_cannot_be_read_is_refused_before_the_question(page, pasted):
    with pytest.raises(DeskError, match="一格也没有粘贴"):
        pasted("2027-02-30\n")
    assert page.window().findChild(AskDialog) is None
