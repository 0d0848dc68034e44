"""Reminders that are counted by themselves, where the office wants it."""

from datetime import date

import pytest

from heze_desk import supervising
from heze_desk.instructions import reminding
from heze_desk.issuing import store as issuing
from heze_desk.settings import store as settings

TODAY, LATER = date(2026, 11, 23), date(2026, 12, 7)


@pytest.fixture
def counted(desk):
    with desk.step("设置") as db:
        settings.change(db, reminder_number="演催〔{年}〕{号}号", system_faces=False)
    return desk


def test_without_a_pattern_a_reminder_has_no_number_and_can_be_undone(desk):
    noted, letters = supervising.remind(desk.workspace, reminding.urgings(desk.db, TODAY))

    assert (noted, letters) == (2, [])
    desk.workspace.undo()
    assert reminding.reminders(desk.db, TODAY) == []


def test_each_letter_has_the_next_number_of_its_year_and_is_kept(counted):
    noted, letters = supervising.remind(counted.workspace, reminding.urgings(counted.db, TODAY))

    assert noted == 2
    assert [one.paper.number_text for one in letters] == ["演催〔2026〕1号", "演催〔2026〕2号"]
    assert all(one.copy.exists() for one in letters)
    assert issuing.pdf(counted.db, letters[0].paper.id).startswith(b"%PDF")
    assert not counted.workspace.undoable()


def test_a_second_reminder_of_one_day_uses_no_number_up(counted):
    urged = reminding.urgings(counted.db, TODAY)
    supervising.remind(counted.workspace, urged[:1])

    noted, letters = supervising.remind(counted.workspace, urged)

    assert noted == 1
    assert [one.paper.number for one in letters] == [2]
    assert len(issuing.papers(counted.db, supervising.REMINDER)) == 2


def test_a_notice_and_a_reminder_do_not_count_together(counted):
    counted.issued("1-1-04")

    _, letters = supervising.remind(counted.workspace, reminding.urgings(counted.db, TODAY)[:1])

    assert [one.paper.number for one in letters] == [1]
