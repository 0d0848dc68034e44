"""How wide columns are: figures follow the name they belong to, headings stand over their numbers."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from heze_desk.kit.columns import Column, Kind
from heze_desk.kit.record_table import RecordTable, SortKey
from heze_desk.kit.record_view import RecordView

RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, kw_only=True)
class Firm:
    id: int
    name: str
    spent: int = 0


COLUMNS = (
    Column("企业", lambda one: one.name, width=6, most=20),
    Column("投入", lambda one: one.spent, kind=Kind.NUMBER, width=6),
    Column("进度", lambda one: one.spent, kind=Kind.PERCENT, width=6),
    Column("往来", lambda one: one.name, width=4, one_line=6, most=20),
    Column("情况", lambda one: "", width=0, least=4),
)
NAME, SPENT, DONE, WRAPPED, STATE = range(5)


@pytest.fixture
def view(qtbot, desk):
    view = RecordView(RecordTable(desk, COLUMNS))
    qtbot.addWidget(view)
    view.resize(1600, 300)
    view.show()
    return view


def asked(view, text):
    return view.fontMetrics().horizontalAdvance(text)


def test_a_name_is_as_wide_as_it_needs_and_the_figures_follow_it(view):
    view.table.show([Firm(id=1, name="演示新材料科技有限公司")])

    assert asked(view, "演示新材料科技有限公司") < view.columnWidth(NAME) < asked(view, "演" * 14)
    assert view.columnWidth(STATE) > asked(view, "演" * 20)


def test_a_column_that_wraps_in_a_narrow_window_keeps_its_width_there(view):
    view.table.show([Firm(id=1, name="市行政审批服务局 → 市发展改革委")])
    assert view.columnWidth(WRAPPED) > asked(view, "市行政审批服务局 → 市发展改革委")

    view.resize(1200, 300)

    assert view.columnWidth(WRAPPED) < asked(view, "演" * 6)


def test_headings_stand_over_their_numbers_but_a_bar_begins_at_the_left(view):
    def at_the_right(section):
        return bool(
            view.table.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & RIGHT
        )

    assert [at_the_right(section) for section in (NAME, SPENT, DONE)] == [False, True, False]


@pytest.mark.parametrize(("section", "left"), [(NAME, False), (SPENT, True)])
def test_the_arrow_of_a_sorted_column_stands_where_the_title_is_not(view, section, left):
    header = view.horizontalHeader()

    def inked(half):
        """How many dots of a half of the heading are no ground."""
        picture: QImage = header.grab().toImage()
        start, width = header.sectionViewportPosition(section), header.sectionSize(section)
        edge = width // 4
        columns = range(start + 3, start + edge) if half == "left" else range(start + width - edge, start + width - 3)
        ground = picture.pixel(start + width // 2, 3)
        return sum(picture.pixel(x, y) != ground for x in columns for y in range(4, picture.height() - 4))

    where = "left" if left else "right"
    before = inked(where)
    view.table.order_by([SortKey(section)])

    assert inked(where) > before
