"""Opening a round: its burden is seen first, and one step opens it."""

from datetime import date

import pytest
from shiboken6 import isValid

from heze_desk.rounds import store
from heze_desk.rounds.records import Cycle
from heze_desk.rounds.screen.new_round import CYCLE, DUE, INDUSTRIES, NUMBER, OPENED, TITLE, UNITS


@pytest.fixture
def dialog(page):
    dialog = page.round_acts.open_new()
    yield dialog
    if isValid(dialog):
        dialog.reject()


def burdens(dialog):
    return {one.burden.unit: one.burden.tasks for one in dialog.burdens.records}


def test_number_title_and_due_day_are_proposed(dialog):
    answers = dialog.answers()

    assert (answers[NUMBER], answers[TITLE], answers[OPENED]) == (10, "2026年第10次调度", date(2026, 11, 25))
    assert answers[DUE] > answers[OPENED]


def test_another_cycle_proposes_another_due_day_but_not_over_what_was_typed(dialog):
    dialog.editors[CYCLE].set_value(Cycle.WEEKLY)
    assert dialog.editors[DUE].value() == date(2026, 11, 27)
    dialog.editors[DUE].set_value(date(2026, 12, 3))
    dialog.editors[CYCLE].set_value(Cycle.QUARTERLY)

    assert dialog.editors[DUE].value() == date(2026, 12, 3)


def test_the_burden_is_shown_against_the_last_round_before_anything_is_opened(qtbot, dialog, page):
    assert burdens(dialog)["市科技局"] == 4
    assert dialog.sentence.text().startswith("共6个单位、12行、72个空格；上次")

    dialog.editors[UNITS].setText("市科技局")

    qtbot.waitUntil(lambda: burdens(dialog) == {"市科技局": 4})
    assert "比上次少48个空格" in dialog.sentence.text()
    assert len(store.rounds(page.workspace.db)) == 1


def test_industries_narrow_the_round(qtbot, dialog):
    dialog.editors[INDUSTRIES].setText("未来材料")

    qtbot.waitUntil(lambda: set(burdens(dialog)) == {"市发展改革委", "市科技局"})


def test_one_step_opens_it_and_the_page_shows_it(qtbot, dialog, page, told):
    dialog.editors[TITLE].setText("第四季度调度")
    dialog.done_button.click()

    qtbot.waitUntil(lambda: page.shown.name == "2026年第10次")
    assert page.head.title.text() == "2026年第10次　第四季度调度"
    assert "生成反馈表" in told[-1][0]
    page.workspace.undo()
    qtbot.waitUntil(lambda: page.shown.name == "2026年第9次")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (DUE, "2026-11-1", "不能早于"),
        (DUE, "", "请填写"),
        (NUMBER, "九", "不是数字"),
        (UNITS, "市大数据局", "没有要填报"),
    ],
)
def test_what_means_no_round_is_said_and_cannot_be_opened(qtbot, dialog, field, text, said):
    dialog.editors[field].setText(text)

    qtbot.waitUntil(lambda: said in dialog.sentence.text())
    assert not dialog.done_button.isEnabled()


def test_a_number_that_is_taken_is_refused_in_the_dialog(qtbot, dialog, page):
    dialog.editors[NUMBER].setText("9")
    dialog.done_button.click()

    assert "换一个次数" in dialog.refusal.text()
    assert dialog.isVisible()
