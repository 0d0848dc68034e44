"""What this desk writes into workbooks: text stays text, and a file is whole or not there."""

import errno
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from heze_desk.errors import DeskError
from heze_desk.workbooks.reading import read
from heze_desk.workbooks.values import TEXT_CAP, text_of, tidy
from heze_desk.workbooks.writing import put, save


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@王测一", '=HYPERLINK("http://a")', "#N/A", "2-1-09"])
def test_text_is_never_a_formula_or_a_date(tmp_path, text):
    book = Workbook()
    put(book.active["A1"], text)
    save(book, tmp_path / "表.xlsx")

    cell = load_workbook(tmp_path / "表.xlsx").active["A1"]

    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(lambda text: "_x" not in text))
def test_any_text_comes_back_as_it_was_written(tmp_path, text):
    book = Workbook()
    put(book.active["A1"], text)
    save(book, tmp_path / "表.xlsx")

    cell = read(tmp_path / "表.xlsx").sheets[0].at(1, 1)

    assert (text_of(cell) if cell else "") == (tidy(text) if "DISPIMG(" not in text else "[图片]")


def test_a_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path):
    book = Workbook()
    put(book.active["A1"], "长" * 40_000)
    save(book, tmp_path / "表.xlsx")

    found = load_workbook(tmp_path / "表.xlsx").active["A1"].value

    assert len(found) < TEXT_CAP
    assert found.endswith("（文字过长，全文见台账）")


def test_a_name_without_its_ending_gets_one(tmp_path):
    assert save(Workbook(), tmp_path / "台账2026.11").name == "台账2026.11.xlsx"


def test_a_file_that_cannot_be_replaced_stays_and_is_named(tmp_path):
    (tmp_path / "台账.xlsx").mkdir()

    with pytest.raises(DeskError, match=r"“台账\.xlsx”没有写成；如果它正在 Excel 或 WPS 中打开"):
        save(Workbook(), tmp_path / "台账.xlsx")

    assert [one.name for one in tmp_path.iterdir()] == ["台账.xlsx"]


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path):
    with pytest.raises(DeskError, match="没有写成"):
        save(Workbook(), tmp_path / "没有" / "台账.xlsx")


def test_a_full_disk_is_said_once_and_nothing_is_left_behind(tmp_path, monkeypatch, recwarn):
    def refuse(_path, _content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)

    with pytest.raises(DeskError, match="没有写成；磁盘空间不足"):
        save(Workbook(), tmp_path / "台账.xlsx")

    assert list(tmp_path.iterdir()) == []
    assert list(recwarn) == []
