"""Workbooks as departments send them back, read cell by cell."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from heze_desk.errors import DeskError
from heze_desk.workbooks import archive
from heze_desk.workbooks.reading import MACROS, read
from heze_desk.workbooks.sheets import Shape, Trap

SHEET = "xl/worksheets/sheet1.xml"


def only(path):
    (sheet,) = read(path).sheets
    return sheet


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512, "取消密码，另存为 xlsx"),
        (b"\xef\xbb\xbf <html><table></table></html>", "其实是网页"),
        (b"MIME-Version: 1.0\r\n", "其实是网页"),
        ("编号,任务名称\n".encode("gbk"), "不是 xlsx 表格"),
        (b"", "空文件"),
        (b"PK\x03\x04 broken", "已损坏"),
    ],
)
def test_what_is_no_xlsx_is_refused_with_what_to_do(tmp_path, content, words):
    (tmp_path / "反馈表(1)(2).xlsx").write_bytes(content)

    with pytest.raises(DeskError, match=words) as refusal:
        read(tmp_path / "反馈表(1)(2).xlsx")

    assert "反馈表(1)(2).xlsx" in str(refusal.value)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "纪要.docx", "w") as other:
        other.writestr("word/document.xml", "<document/>")

    with pytest.raises(DeskError, match="不是 xlsx 表格"):
        read(tmp_path / "纪要.docx")


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(DeskError, match="没有找到文件"):
        read(tmp_path / "没有.xlsx")
    with pytest.raises(DeskError, match="读不出来"):
        read(tmp_path)


def test_a_zip_bomb_is_not_unpacked(book_file, monkeypatch):
    monkeypatch.setattr(archive, "PART_CAP", 1000)

    with pytest.raises(DeskError, match="解开后过大"):
        read(book_file([["任务" * 400]]))


def test_a_file_that_is_too_large_is_not_opened(book_file, monkeypatch):
    monkeypatch.setattr(archive, "FILE_CAP", 100)

    with pytest.raises(DeskError, match="没有导入"):
        read(book_file([["任务"]]))


def test_broken_xml_is_refused(book_file, patched):
    with pytest.raises(DeskError, match="内容已损坏"):
        read(patched(book_file([["任务"], ["甲"]]), SHEET, (b"</row>", b"</rwo>")))


values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
        lambda text: text.strip() and not text.startswith("=") and "_x" not in text and "DISPIMG(" not in text
    ),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False).filter(lambda number: not number.is_integer()),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2999, 12, 31)),
    st.none(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(st.lists(values, min_size=1, max_size=6), min_size=1, max_size=6), excel=st.booleans())
def test_whatever_is_written_is_read_back(tmp_path, as_excel, rows, excel):
    book = Workbook()
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            cell = book.active.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(tmp_path / "任意.xlsx")

    sheet = only(as_excel(tmp_path / "任意.xlsx") if excel else tmp_path / "任意.xlsx")

    found = {key: cell.value for key, cell in sheet.cells.items()}
    assert found == {
        (row, column): value if not isinstance(value, float) else pytest.approx(value)
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value is not None
    }


def test_days_count_from_1904_where_the_file_says_so(tmp_path):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime(2026, 3, 5)
    book.save(tmp_path / "苹果.xlsx")

    assert only(tmp_path / "苹果.xlsx").at(1, 1).value == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("number_format", "value", "shape"),
    [
        ("0%", 0.8, Shape.PERCENT),
        ("0.00%", 0.8, Shape.PERCENT),
        ('yyyy"年"m"月"d"日"', date(2026, 3, 5), Shape.DAY),
        ("[$-804]m月d日;@", date(2026, 3, 5), Shape.DAY),
        ('yyyy"年"m"月"', date(2026, 12, 1), Shape.MONTH),
        ("mmm-yy", date(2026, 12, 1), Shape.MONTH),
        ('0"days"', 46_086, Shape.PLAIN),
        ("[Red]0.00", 0.5, Shape.PLAIN),
        ("G/通用格式", 5, Shape.PLAIN),
        ("General", 5, Shape.PLAIN),
    ],
)
def test_the_format_says_what_a_number_is(tmp_path, number_format, value, shape):
    book = Workbook()
    book.active["A1"].value = value
    book.active["A1"].number_format = number_format
    book.save(tmp_path / "格式.xlsx")

    cell = only(tmp_path / "格式.xlsx").at(1, 1)

    assert (cell.value, cell.shape) == (value, shape)


def test_a_formula_without_a_result_an_error_and_a_picture_are_marked(book_file, patched):
    path = book_file([["=SUM(A5:A9)", "#REF!", '=_xlfn.DISPIMG("ID_1",1)', "=1+1"]])

    sheet = only(patched(path, SHEET, (b"<f>1+1</f><v>", b"<f>1+1</f><v>2")))

    assert [cell.trap for cell in sheet.row(1)] == [Trap.UNCALCULATED, Trap.FAULT, Trap.PICTURE, Trap.NONE]
    assert [cell.value for cell in sheet.row(1)][2:] == ["[图片]", 2]


def test_cells_merged_downwards_are_filled_and_marked(book_file):
    sheet = only(book_file([["未来材料", "甲"], [None, "乙"], [None, "丙"]], merges=["A1:A3"]))

    assert [sheet.at(row, 1).value for row in (1, 2, 3)] == ["未来材料"] * 3
    assert [sheet.at(row, 1).trap for row in (1, 2, 3)] == [Trap.NONE, Trap.MERGED, Trap.MERGED]
    assert sheet.at(3, 1).ref == "A3"


def test_a_wrong_dimension_and_missing_references_hide_nothing(book_file, patched):
    path = book_file([["甲", "乙"], ["丙", "丁"]])

    sheet = only(patched(path, SHEET, (b'ref="A1:B2"', b'ref="A1"'), (b' r="B2"', b""), (b' r="2"', b"")))

    assert [cell.value for cell in sheet.row(2)] == ["丙", "丁"]
    assert [cell.ref for cell in sheet.row(2)] == ["A2", "B2"]


def test_a_stray_cell_far_below_and_far_right_is_left_behind(tmp_path):
    book = Workbook()
    book.active.append(["甲"])
    book.active["XFD1048000"] = "远"
    book.active["XFD1"] = "右"
    book.save(tmp_path / "远.xlsx")

    sheet = only(tmp_path / "远.xlsx")

    assert (sheet.last_row, sheet.last_column, len(sheet.cells)) == (1, 1, 1)
    assert "没有读取" in sheet.notes[0]


def test_a_hundred_thousand_blank_formatted_rows_end_the_reading(book_file, patched):
    blank = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(2, 100_000))
    path = book_file([["甲"], ["合并"]], merges=["B1:C1"])

    sheet = only(patched(path, SHEET, (b"</sheetData>", blank + b"</sheetData>")))

    assert sheet.last_row == 2
    assert sheet.merges == ((1, 2, 1, 3),)


def test_styles_that_openpyxl_refuses_do_not_matter(book_file, patched):
    path = patched(book_file([["甲"]]), "xl/styles.xml", (b"<cellXfs", b"<cellXfs bad='x' "), (b"<fill>", b"<fil>"))
    path = patched(path, "xl/styles.xml", (b"</fill>", b"</fil>"))

    assert only(path).at(1, 1).value == "甲"


def test_a_strict_workbook_reads_like_any_other(book_file, patched, as_excel):
    main = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = (office, b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    path = as_excel(book_file([["甲", date(2026, 3, 5)]]))
    for part in (SHEET, "xl/sharedStrings.xml", "xl/styles.xml"):
        patched(path, part, main)
    patched(path, "xl/workbook.xml", main, strict)
    for part in ("_rels/.rels", "xl/_rels/workbook.xml.rels"):
        patched(path, part, strict)

    assert [cell.value for cell in only(path).row(1)] == ["甲", date(2026, 3, 5)]


def test_pinyin_kept_beside_a_text_is_no_part_of_it(book_file, patched, as_excel):
    rich = '<si><r><t>菏</t></r><r><t>泽</t></r><rPh sb="0" eb="1"><t>hé</t></rPh></si>'.encode()
    path = as_excel(book_file([["菏泽"]]))

    sheet = only(patched(path, "xl/sharedStrings.xml", (b"<si><t>&#33743;&#27901;</t></si>", rich)))

    assert sheet.at(1, 1).value == "菏泽"


def test_hidden_sheets_are_known_as_such_and_odd_names_survive(tmp_path):
    book = Workbook()
    book.active.title = "附件2 (2)【终稿】"
    book.create_sheet("字典").sheet_state = "veryHidden"
    book.save(tmp_path / "两张.xlsx")

    assert [(one.name, one.hidden) for one in read(tmp_path / "两张.xlsx").sheets] == [
        ("附件2 (2)【终稿】", False),
        ("字典", True),
    ]


def test_macros_are_not_run_and_said(book_file):
    path = book_file([["甲"]])
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\0")

    assert read(path).notes == (MACROS,)


def test_the_same_file_has_the_same_hash_whatever_its_name(book_file):
    path = book_file([["甲"]])
    copy = path.with_name("台账(1)(2).xlsx")
    copy.write_bytes(path.read_bytes())

    assert read(path).sha256 == read(copy).sha256


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(place=st.integers(0, 5000), byte=st.binary(min_size=1, max_size=3))
def test_a_damaged_file_is_read_or_refused_but_never_breaks_the_program(tmp_path, place, byte):
    stream = io.BytesIO()
    book = Workbook()
    book.active.append(["编号", "任务名称", date(2026, 3, 5), 0.8])
    book.save(stream)
    content = bytearray(stream.getvalue())
    content[place % len(content) : place % len(content) + len(byte)] = byte
    path: Path = tmp_path / "损坏.xlsx"
    path.write_bytes(bytes(content))

    try:
        told = str(read(path).sheets)
    except DeskError as refusal:
        told = str(refusal)

    assert told


def test_a_row_without_end_and_texts_without_end_are_refused_before_they_fill_the_memory(
    book_file, as_excel, patched, monkeypatch
):
    path = book_file([["任务"], ["甲"]])
    endless = b"<c><v>1</v></c>" * 150_000
    with pytest.raises(DeskError, match="内容已损坏"):
        read(patched(path, SHEET, (b"</row>", endless + b"</row>")))

    monkeypatch.setattr(archive, "TREE_CAP", 300)
    with pytest.raises(DeskError, match="解开后过大"):
        read(as_excel(book_file([["任务" * 400]])))
