"""A long list is shown, sorted, selected and written like a short one, and only what is looked at is read."""

from array import array
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from heze_desk.kit.columns import Column
from heze_desk.kit.long_list import PAGE, PAGES_KEPT, LongList
from heze_desk.kit.record_table import Cell, RecordTable, SortKey
from heze_desk.kit.record_view import RecordView

MANY = 10_000
NUMBER, TITLE = range(2)


@dataclass(frozen=True, kw_only=True)
class Line:
    id: int
    number: str
    title: str
    progress: int = 0


class Shelf:
    """Records by id, and which of them were asked for."""

    def __init__(self, many=MANY):
        self.records = {
            number: Line(id=number, number=f"{number:05d}", title=f"任务{number % 7}") for number in range(1, many + 1)
        }
        self.read = []

    def look_up(self, ids):
        self.read += ids
        return [self.records[one] for one in ids if one in self.records]

    def sort(self, ids, keys):
        listed = sorted(ids)
        for name, falling in reversed(keys):
            listed.sort(key=lambda one: getattr(self.records[one], name), reverse=falling)
        return array("q", listed)

    def listed(self, ids=None):
        return LongList(array("q", ids or sorted(self.records)), self.look_up, self.sort)


COLUMNS = (
    Column[Line]("编号", lambda line: line.number, order="number", width=6),
    Column[Line]("任务", lambda line: line.title, order="title", width=10),
    Column[Line]("进度", lambda line: line.progress, sort=lambda line: -line.id, width=5),
)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def table(desk, shelf):
    table = RecordTable(desk, COLUMNS)
    table.show(shelf.listed())
    return table


@pytest.fixture
def view(qtbot, table):
    view = RecordView(table)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_long_table_is_a_sound_model(desk, qtmodeltester):
    table = RecordTable(desk, COLUMNS)
    table.show(Shelf(2 * PAGE + 3).listed())
    qtmodeltester.check(table)


def test_only_the_pages_in_sight_are_read(view, shelf):
    view.viewport().repaint()
    assert 0 < len(shelf.read) <= 2 * PAGE

    view.scrollToBottom()
    view.viewport().repaint()

    assert MANY in shelf.read
    assert len(shelf.read) <= 4 * PAGE


def test_no_more_pages_are_kept_than_a_few(shelf):
    listed = shelf.listed()
    assert [listed[row].id for row in range(0, MANY, PAGE)] == list(range(1, MANY + 1, PAGE))
    assert len(list(listed.at_hand())) <= PAGES_KEPT * PAGE


def test_all_can_be_walked_through_without_being_kept(shelf):
    listed = shelf.listed()
    assert [record.id for record in listed] == list(range(1, MANY + 1))
    assert list(listed.at_hand()) == []


def test_every_record_is_given_to_who_asks_for_all(table):
    assert [record.id for record in table.records] == list(range(1, MANY + 1))


def test_a_record_that_is_gone_is_stood_in_for_until_the_list_comes_anew(shelf):
    listed = shelf.listed()
    del shelf.records[5]
    assert [listed[row].id for row in (3, 4, 5)] == [4, 1, 6]


def test_headings_sort_without_reading_any_record(table, shelf):
    shelf.read.clear()
    table.order_by([SortKey(TITLE, falling=True), SortKey(NUMBER)])
    assert shelf.read == []
    assert [table.record_at(row).number for row in range(3)] == ["00006", "00013", "00020"]
    table.order_by([])
    assert table.record_at(0).number == "00001"


def test_a_column_that_the_list_cannot_sort_by_is_sorted_by_all_records(table):
    table.order_by([SortKey(2)])
    assert table.record_at(0).id == MANY


def test_the_current_row_and_the_selection_stay_with_their_records(view, table, shelf):
    view.choose(5001)
    several = QItemSelectionModel.SelectionFlag.Select
    for row in (4990, 4991, 6000):
        view.selectionModel().select(table.index(row, TITLE), several)

    table.show(shelf.listed([number for number in shelf.records if number % 2]))

    assert [record.id for record in view.selected()] == [4991, 5001, 6001]
    assert view.current().id == 5001


def test_all_rows_can_be_selected_and_stay_selected(view, table, shelf):
    view.choose(MANY)
    view.selectAll()
    assert len(view.selected()) == MANY
    table.show(shelf.listed([number for number in shelf.records if number > 9000]))
    assert len(view.selected()) == 1000


def test_only_a_row_that_was_looked_at_and_differs_is_announced(qtbot, view, table, shelf):
    view.viewport().repaint()
    shelf.records[3] = replace(shelf.records[3], title="改过的任务")
    shelf.records[9999] = replace(shelf.records[9999], title="没有人看的任务")
    with qtbot.waitSignal(table.dataChanged) as told:
        table.show(shelf.listed())

    assert told.args[0].row() == told.args[1].row() == 2
    assert table.index(2, TITLE).data(Qt.ItemDataRole.DisplayRole) == "改过的任务"
    assert table.record_at(9998).title == "没有人看的任务"


def test_cells_far_apart_are_written_in_one_step(desk, add_task):
    for _ in range(3 * PAGE):
        add_task("任务")
    ids = [row[0] for row in desk.workspace.db.execute("select id from task order by id")]
    shelf = Shelf(len(ids))
    writing = Column[Line](
        "任务",
        lambda line: line.title,
        write=lambda db, one, value: db.execute("update task set title = ? where id = ?", [value, one]),
    )
    table = RecordTable(desk, [writing])
    table.show(shelf.listed(ids))

    table.write([Cell(row, 0, "都改") for row in (0, PAGE, len(ids) - 1)], "填入")

    changed = [row[0] for row in desk.workspace.db.execute("select id from task where title = '都改'")]
    assert changed == [ids[0], ids[PAGE], ids[-1]]


def test_an_empty_long_list_is_an_empty_table(desk):
    table = RecordTable(desk, COLUMNS)
    table.show(LongList(array("q"), list, lambda ids, keys: ids))
    assert table.rowCount() == 0
    assert table.records == []
