"""Cells as this desk writes them, by openpyxl or as rows of text: text stays text, and all comes back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from heze_desk.workbooks.looks import HEI, Look, Pen
from heze_desk.workbooks.reading import read
from heze_desk.workbooks.rows import Rows
from heze_desk.workbooks.values import TEXT_CAP, text_of, tidy
from heze_desk.workbooks.writing import save

LOOK = Look(number_format="General")


def by_cell(path, values, looks):
    book = Workbook()
    pen = Pen(book.active)
    for column, (value, look) in enumerate(zip(values, looks, strict=True), 1):
        pen.put(1, column, value, look)
    return save(book, path)


def by_row(path, values, looks):
    book = Workbook()
    rows = Rows(book.active, Pen(book.active), first=1)
    rows.add(zip(values, looks, strict=True), height=30)
    return save(book, path, rows)


@pytest.fixture(params=[by_cell, by_row])
def written(request, tmp_path):
    """Write values into the first row, all in one look where only one is given."""

    def write(*values, looks=(LOOK,)):
        return request.param(tmp_path / "表.xlsx", values, looks * len(values) if len(looks) == 1 else looks)

    return write


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@王测一", '=HYPERLINK("http://a")', "#N/A", "2-1-09"])
def test_text_is_never_a_formula_or_a_date(written, text):
    cell = load_workbook(written(text)).active["A1"]

    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(lambda text: "_x" not in text))
def test_any_text_comes_back_as_it_was_written(written, text):
    cell = read(written(text)).sheets[0].at(1, 1)

    assert (text_of(cell) if cell else "") == (tidy(text) if "DISPIMG(" not in text else "[图片]")


def test_a_text_too_long_for_a_cell_says_that_it_is_cut(written):
    found = load_workbook(written("长" * 40_000)).active["A1"].value

    assert len(found) < TEXT_CAP
    assert found.endswith("（文字过长，全文见台账）")


def test_numbers_and_days_can_be_reckoned_with(written):
    day, part, none = (Look(number_format=one) for one in ("yyyy-mm-dd", "0%", "@"))

    found = load_workbook(written(date(2026, 3, 5), 0.6, 0, looks=(day, part, part))).active

    assert found["A1"].value.date() == date(2026, 3, 5)
    assert [(found[cell].value, found[cell].number_format) for cell in ("B1", "C1")] == [(0.6, "0%"), (0, "0%")]
    assert load_workbook(written(None, looks=(none,))).active["A1"].number_format == "@"


@pytest.mark.parametrize("blank", [None, ""])
def test_a_blank_cell_has_its_look_and_no_value(written, blank):
    yellow = Look(fill="FFF8D6", locked=False, ruled=True, number_format="0%")

    cell = load_workbook(written(blank, "之后", looks=(yellow, LOOK))).active["A1"]

    assert (cell.value, cell.number_format, cell.protection.locked) == (None, "0%", False)
    assert (cell.fill.fgColor.rgb, cell.border.left.style) == ("00FFF8D6", "thin")


def test_a_look_is_type_place_and_wrapping(written):
    look = Look(face=HEI, size=18, horizontal="right", indent=1, wrapped=False)

    cell = load_workbook(written("题目", looks=(look,))).active["A1"]

    assert (cell.font.name, cell.font.size) == ("黑体", 18)
    assert (cell.alignment.horizontal, cell.alignment.indent) == ("right", 1)
    assert not cell.alignment.wrap_text
    assert cell.protection.locked


def test_rows_stand_under_the_head_and_readers_are_told_how_far_they_go(tmp_path):
    book = Workbook()
    pen = Pen(book.active)
    pen.put(2, 1, "表头", LOOK)
    rows = Rows(book.active, pen, first=4)
    for value in ("甲", '乙<&>"', "丙]]>"):
        rows.add([(value, LOOK), (None, LOOK), (1.5, LOOK)], height=30)
    path = save(book, tmp_path / "表.xlsx", rows)

    found = load_workbook(path).active
    plain = load_workbook(path, read_only=True).active

    assert [found[f"A{row}"].value for row in range(2, 7)] == ["表头", None, "甲", '乙<&>"', "丙]]>"]
    assert found.row_dimensions[5].ht == 30
    assert plain.calculate_dimension() == "A1:C6"
    assert [row[2].value for row in plain.iter_rows(min_row=4)] == [1.5, 1.5, 1.5]


def test_no_rows_leave_the_head_alone(tmp_path):
    book = Workbook()
    pen = Pen(book.active)
    pen.put(1, 2, "表头", LOOK)

    path = save(book, tmp_path / "表.xlsx", Rows(book.active, pen, first=2))

    assert load_workbook(path, read_only=True).active.calculate_dimension() == "B1:B1"
