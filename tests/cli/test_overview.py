"""一图读懂 as typed on the command line."""

import pdfplumber
import pytest


@pytest.mark.parametrize(("name", "begins"), [("图.pdf", b"%PDF"), ("图.docx", b"PK"), ("图.png", b"\x89PNG")])
def test_it_is_written_as_its_ending_says(desk, tmp_path, name, begins):
    out = tmp_path / name

    assert "已导出" in desk("overview", "--out", out).out
    assert out.read_bytes().startswith(begins)


def test_it_is_one_page_that_names_its_day(desk, tmp_path):
    out = tmp_path / "图.pdf"
    assert desk("overview", "--out", out, "--as-of", "2026-11-23").code == 0

    with pdfplumber.open(out) as paper:
        (page,) = paper.pages
        assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (297, 210)
        assert "一图读懂（截至2026年11月23日）" in page.extract_text()


def test_another_ending_and_a_day_to_come_are_refused(desk, tmp_path):
    assert "扩展名须是" in desk("overview", "--out", tmp_path / "图.jpg").err
    assert "还没有到" in desk("overview", "--out", tmp_path / "图.pdf", "--as-of", "2027-01-01").err
