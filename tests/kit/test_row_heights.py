"""Lists that are read more than worked in: columns as wide and rows as tall as their texts."""

from dataclasses import dataclass

import pytest

from heze_desk.kit import theme
from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView

SHORT, LONG = "规模", "2025年研发投入（万元）"


@dataclass(frozen=True, kw_only=True)
class Said:
    id: int
    field: str
    text: str


COLUMNS = (
    Column[Said]("字段", lambda line: line.field, kind=Kind.LONG, width=4, most=14),
    Column[Said]("原因", lambda line: line.text, kind=Kind.LONG, width=0),
)


@pytest.fixture
def view(desk, qtbot):
    view = RecordView(RecordTable[Said](desk, COLUMNS), tall=4)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    return view


def test_a_column_is_as_wide_as_its_texts_and_no_wider_than_it_may_be(view):
    character = view.fontMetrics().horizontalAdvance("中")
    view.table.show([Said(id=1, field=SHORT, text="")])
    narrow = view.columnWidth(0)

    view.table.show([Said(id=1, field=LONG, text="")])

    asked = view.fontMetrics().horizontalAdvance(LONG)
    assert narrow == round(4 * character) + theme.px(14)
    assert asked < view.columnWidth(0) <= asked + theme.px(14)
    view.table.show([Said(id=1, field=LONG * 3, text="")])
    assert view.columnWidth(0) == 14 * character + theme.px(14)


def test_where_there_is_no_room_it_gives_way_to_the_column_that_takes_the_rest(view):
    view.table.show([Said(id=1, field=LONG, text="")])
    wide = view.columnWidth(0)

    view.resize(300, 400)

    assert view.columnWidth(0) < wide
    assert view.horizontalScrollBar().maximum() == 0


def test_a_row_grows_with_its_text_and_no_taller_than_it_may_be(view):
    view.table.show([Said(id=1, field="", text="短"), Said(id=2, field="", text="字" * 150)])

    usual, tall = view.rowHeight(0), view.rowHeight(1)

    assert usual == theme.row_height(2) < tall <= theme.row_height(4)
    view.table.show([Said(id=1, field="", text="短"), Said(id=2, field="", text="字" * 5000)])
    assert view.rowHeight(1) == theme.row_height(4)


def test_a_row_that_is_sorted_takes_its_height_along(view):
    view.table.show([Said(id=1, field="二", text="字" * 500), Said(id=2, field="一", text="短")])

    view.horizontalHeader().sort_by(0)

    assert view.rowHeight(0) < view.rowHeight(1)
