"""What changed since the round before: counted from its closing to this one's, none of it twice."""

from datetime import date

import pytest

from heze_desk.rounds import changes, changes_document, store
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.comparison_records import Kind
from reports.document import Paragraph, Table
from reports.pdf import to_pdf

MONDAY, FRIDAY, NEXT_FRIDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 4)


@pytest.fixture
def on(desk):
    """Does something on a day, as the desk's clock then says."""

    def on(day, act):
        desk.workspace.today = lambda: day
        with desk.step() as db:
            return act(db)

    on(date(2026, 11, 20), lambda db: tasks.change(db, 1, deadline=date(2026, 12, 1)))
    return on


def told(desk, round_id, day):
    return changes.since_last(desk.workspace, desk.db, round_id, day)


def progress(task_id, percent, day):
    return lambda db: tasks.set_progress(db, task_id, percent, day=day)


def opening(day):
    return lambda db: store.open_round(db, store.Opening(opened_on=day, due=day))


def test_what_is_done_after_the_closing_belongs_to_the_next_round(desk, on):
    first = on(MONDAY, opening(MONDAY))
    on(FRIDAY, progress(1, 20, FRIDAY))
    on(FRIDAY, lambda db: store.close_round(db, first, day=FRIDAY))
    on(FRIDAY, progress(1, 30, FRIDAY))
    second = on(date(2026, 11, 30), opening(date(2026, 11, 30)))
    on(NEXT_FRIDAY, progress(2, 50, NEXT_FRIDAY))

    early, late = told(desk, first, NEXT_FRIDAY), told(desk, second, NEXT_FRIDAY)

    assert [(one.number, one.old, one.new) for one in early.comparison.of(Kind.PROGRESS)] == [("2-1-01", 0, 20)]
    assert [(one.number, one.old, one.new) for one in late.comparison.of(Kind.PROGRESS)] == [
        ("2-1-01", 20, 30),
        ("2-1-02", 0, 50),
    ]
    assert (late.since, late.until) == (FRIDAY, NEXT_FRIDAY)
    assert [one.text for one in late.comparison.of(Kind.LIGHT)] == ["亮灯变化：临期 → 逾期"]


def test_while_the_round_before_is_open_the_changes_count_from_its_deadline(desk, on):
    on(MONDAY, opening(MONDAY))
    on(FRIDAY, progress(1, 20, FRIDAY))
    second = on(FRIDAY, opening(FRIDAY))

    later = told(desk, second, NEXT_FRIDAY)

    assert later.since == MONDAY
    assert later.beginning == "从2026年第1次调度报送时限之日比起"
    assert later.comparison.numbers[Kind.PROGRESS] == 1


def test_the_first_round_is_held_against_the_day_it_was_opened_on(desk, on):
    first = on(MONDAY, opening(MONDAY))
    on(FRIDAY, progress(1, 20, FRIDAY))

    early = told(desk, first, FRIDAY)

    assert (early.last, early.since, early.beginning) == (None, MONDAY, "这是第一次调度，从开始之日比起")
    assert early.comparison.numbers[Kind.PROGRESS] == 1


def test_the_paper_gives_the_numbers_then_each_task_and_the_rule_of_its_lights(desk, on):
    first = on(MONDAY, opening(MONDAY))
    on(FRIDAY, progress(1, 100, FRIDAY))

    paper = changes_document.changes(told(desk, first, NEXT_FRIDAY), settings.get(desk.db))

    overall = next(block for block in paper.body if isinstance(block, Paragraph))
    numbers, listed = (block for block in paper.body if isinstance(block, Table))
    assert overall.text.startswith("这是第一次调度，从开始之日比起，截至2026年12月4日，台账任务6项，进度变化1项")
    assert dict(zip(numbers.header, numbers.rows[0], strict=True)) == {
        "进度变化": "1项",
        "亮灯变化": "1项",
        "办结": "1项",
    }
    assert ("2-1-01", "编制产业发展路线图", "市科技局", "0% → 100%") in listed.rows
    assert ("2-1-01", "编制产业发展路线图", "市科技局", "2026年11月27日") in listed.rows
    assert listed.note.startswith("注：时限遇放假日顺延")
    assert to_pdf(paper)


def test_a_round_without_changes_says_so_and_shows_no_table(desk, on):
    first = on(MONDAY, opening(MONDAY))

    paper = changes_document.changes(told(desk, first, MONDAY), settings.get(desk.db))

    assert "没有变化。" in paper.body[1].text
    assert not [block for block in paper.body if isinstance(block, Table)]
