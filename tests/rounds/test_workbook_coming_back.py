"""A form as it went out, read back by the desk that made it: known again, and nothing found changed."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.rounds import collecting, forms
from heze_desk.rounds.form_records import PROPERTIES
from heze_desk.rounds.workbook import write
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import ProgressEntry

DAY = date(2026, 11, 23)


@pytest.fixture
def sheet(desk):
    """The form of 市科技局, with texts longer than it prints, in brackets and without."""
    with desk.step() as db:
        tasks.change(db, 1, content="围绕方向梳理需求，" * 40, deadline=date(2026, 12, 31))
        tasks.change(db, 2, content="梳理（试行）", ongoing=True)
        for task_id, text in ((1, "已有进展（初稿），" * 40), (4, "配合推进，" * 60)):
            unit_id = desk.units["市科技局"]
            tasks.report(db, ProgressEntry(task_id=task_id, day=date(2026, 11, 3), text=text, unit_id=unit_id))
    round_id = desk.open(title="冬季调度")
    with desk.step() as db:
        return next(one for one in forms.prepare(db, round_id, DAY) if one.unit == "市科技局")


def test_an_untouched_form_changes_nothing_and_nothing_in_it_is_called_altered(desk, sheet, tmp_path):
    book = collecting.read(write(sheet, tmp_path / "表.xlsx"))
    found = collecting.recognise(desk.db, book, None)
    plan = collecting.propose(desk.db, book, found.round_id, found.unit_id, day=DAY)

    assert (found.unit, found.how, found.is_sure) == ("市科技局", "文件属性", True)
    assert (plan.changes, plan.unmatched, plan.missing_rows, plan.missing_columns) == ((), (), (), ())
    assert plan.notes == ()


def test_a_form_that_lost_its_properties_is_known_by_its_head(desk, sheet, tmp_path):
    book = collecting.read(write(sheet, tmp_path / "表.xlsx"))

    bare = replace(book, properties=dict.fromkeys(PROPERTIES, ""))
    found = collecting.recognise(desk.db, bare, None)

    assert (found.unit, found.round_name, found.is_sure) == ("市科技局", "2026年第1次", True)
