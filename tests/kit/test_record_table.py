"""The table model: what it shows, what it writes, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.kit.record_table import Cell, RecordTable, SortKey

NUMBER, TITLE, LEAD, UNITS, DEADLINE, PROGRESS, LIGHT = range(7)


@pytest.fixture
def table(desk, columns, add_task, read):
    add_task("乙", date(2026, 10, 1), 40, 2)
    add_task("甲", None, 40, 1)
    add_task("丙", date(2026, 9, 1), 80)
    table = RecordTable(desk, columns)
    table.show(read())
    return table


def shown(table, column=TITLE):
    return [table.index(row, column).data() for row in range(table.rowCount())]


def test_the_table_is_a_sound_model(table, qtmodeltester):
    qtmodeltester.check(table)


def test_cells_say_days_names_and_what_is_not_known(table):
    assert shown(table, DEADLINE) == ["2026-10-01", "", "2026-09-01"]
    assert shown(table, LEAD) == ["市财政局", "市科技局", "待明确"]


def test_sorting_is_stable_and_puts_what_is_not_known_last_both_ways(table):
    table.order_by([SortKey(DEADLINE)])
    assert shown(table) == ["丙", "乙", "甲"]
    table.order_by([SortKey(DEADLINE, falling=True)])
    assert shown(table) == ["乙", "丙", "甲"]
    table.order_by([SortKey(PROGRESS)])
    assert shown(table) == ["乙", "甲", "丙"]


def test_a_further_key_decides_among_equals(table):
    table.order_by([SortKey(PROGRESS), SortKey(LEAD)])
    assert shown(table) == ["甲", "乙", "丙"]


def test_without_keys_the_order_is_the_one_given(table):
    table.order_by([SortKey(DEADLINE)])
    table.order_by([])
    assert shown(table) == ["乙", "甲", "丙"]


def test_a_cell_is_written_in_a_step_that_says_so(table, read, desk):
    table.setData(table.index(0, PROGRESS), 60)
    assert read()[0].progress == 60
    assert desk.workspace.undoable() == "修改进度"


def test_writing_the_same_value_is_no_step(table, desk):
    table.setData(table.index(0, PROGRESS), 60)
    table.show(list(table.records))
    table.write([Cell(1, PROGRESS, 40)], "修改进度")
    assert desk.workspace.undoable() == "修改进度"
    desk.workspace.undo()
    assert desk.workspace.undoable() == "新增任务"


def test_one_refused_cell_of_several_leaves_all_unwritten_and_is_named(table, read):
    with pytest.raises(DeskError, match="编号 002 的“任务”：任务名称不能为空"):
        table.write([Cell(0, TITLE, "新名"), Cell(1, TITLE, "")], "粘贴")
    assert [line.title for line in read()] == ["乙", "甲", "丙"]


def test_a_column_without_a_writer_cannot_be_edited(table):
    assert not table.setData(table.index(0, NUMBER), "9")


def test_only_rows_that_differ_are_announced(table, read, qtbot, desk):
    table.setData(table.index(1, PROGRESS), 41)
    with qtbot.waitSignal(table.dataChanged) as heard:
        table.show(read())
    assert [heard.args[0].row(), heard.args[1].row()] == [1, 1]


def test_a_row_keeps_its_persistent_index_when_the_order_changes(table):
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(table.index(0, TITLE))
    table.order_by([SortKey(DEADLINE)])
    assert kept.data() == "乙"
    assert kept.row() == 1


def test_an_edit_of_one_cell_can_be_taken_over_and_is_then_not_written(desk, columns, add_task, read):
    add_task("甲", date(2026, 9, 1))
    asked = []

    def divert(record, day):
        asked.append((record.title, day))
        return day > date(2026, 12, 31)

    table = RecordTable(desk, [replace(one, divert=divert) if one.title == "时限" else one for one in columns])
    table.show(read())

    assert not table.setData(table.index(0, DEADLINE), date(2027, 1, 31))
    assert read()[0].deadline == date(2026, 9, 1)
    assert table.setData(table.index(0, DEADLINE), date(2026, 10, 31))
    assert read()[0].deadline == date(2026, 10, 31)
    assert asked == [("甲", date(2027, 1, 31)), ("甲", date(2026, 10, 31))]
