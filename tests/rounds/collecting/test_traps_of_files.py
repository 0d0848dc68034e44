"""Traps 18 to 20, 22 to 24, 26, 27 and 32: the file itself. What each must give stands in its test."""

import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.kit.background import Cancelled
from heze_desk.rounds import collecting
from heze_desk.workbooks import archive

SHEET = "xl/worksheets/sheet1.xml"
TYPED = {"K7": 0.6}
CHANGED = {("2-1-02", "progress"): ("30%", "60%")}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("18.xls", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512, "另存为 xlsx 后再导入"),
        ("18.et", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512, "另存为 xlsx 后再导入"),
        ("18 加密.xlsx", bytes.fromhex("D0CF11E0A1B11AE1") + b"EncryptedPackage", "取消密码"),
        ("19.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "其实是网页"),
        ("空.xlsx", b"", "是空文件"),
        ("坏.xlsx", b"PK\x03\x04 broken", "已损坏"),
    ],
)
def test_18_19_what_is_no_xlsx_is_told_apart_by_its_first_bytes(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(DeskError, match=words) as refusal:
        collecting.read(tmp_path / name)

    assert str(refusal.value).startswith(f"“{name}”")


def test_20_a_wrong_dimension_hides_no_cell(played):
    path = played.filled(TYPED)
    content = played.parts(path)[SHEET]
    wrong = content[content.index(b"<dimension") : content.index(b"/>", content.index(b"<dimension")) + 2]

    assert played.values(played.plan(played.patched(path, SHEET, (wrong, b'<dimension ref="A1"/>')))) == CHANGED


def test_22_a_stray_cell_at_the_end_of_the_sheet_costs_nothing(played):
    path = played.filled(TYPED)
    stray = b'<row r="1048000"><c r="XFD1048000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'

    plan = played.plan(played.patched(path, SHEET, (b"</sheetData>", stray)))

    assert played.values(plan) == CHANGED
    assert plan.unmatched == ()


def test_22_a_zip_bomb_is_not_unpacked(played, monkeypatch):
    monkeypatch.setattr(archive, "PART_CAP", 2000)

    with pytest.raises(DeskError, match="解开后过大"):
        collecting.read(played.filled(TYPED))


def test_23_a_returned_file_is_kept_as_it_came_and_never_saved_again(played):
    path = played.filled(TYPED)
    parts = played.parts(path) | {"xl/未知扩展.bin": b"kept"}
    came = played.written(path, parts).read_bytes()
    plan = played.plan(path)

    played.confirm(plan)

    source = collecting.source(played.db, played.home, played.reports("2-1-02")[0])
    assert (path.read_bytes(), source.path.read_bytes()) == (came, came)


def test_24_styles_that_openpyxl_refuses_are_not_looked_at(played):
    path = played.filled(TYPED)
    parts = played.parts(path)
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b'patternType="solid"', b'patternType="nonsense"')
    played.written(path, parts)
    with pytest.raises(ValueError, match="could not read stylesheet"):
        load_workbook(path)

    assert played.values(played.plan(path)) == CHANGED


def test_26_a_file_saved_again_without_a_change_changes_nothing(played):
    path = played.filled(TYPED)
    played.confirm(played.plan(path))
    again = played.folder / "再存一次.xlsx"
    load_workbook(path).save(again)

    plan = played.plan(again)

    assert (plan.changes, plan.is_known, plan.sentence) == ((), False, "市科技局：0 处变更。")


@pytest.mark.parametrize(
    "name", ["反馈表(1)(2).xlsx", f"{'很长的文件名' * 12}.xlsx", "新建 Microsoft Excel 工作表.xlsx"]
)
def test_27_the_name_of_a_file_means_nothing(played, name):
    path = played.filled(TYPED, name=name)

    assert played.recognise(path).unit == "市科技局"
    assert played.values(played.plan(path)) == CHANGED


def test_27_a_file_open_in_another_program_is_read(played):
    path = played.filled(TYPED)

    with path.open("r+b"):
        assert played.values(played.plan(path)) == CHANGED


def test_32_of_a_file_with_macros_and_links_only_values_are_read_and_it_is_said(played):
    path = played.filled(TYPED).rename(played.folder / "反馈表.xlsm")
    parts = played.parts(path) | {
        "xl/vbaProject.bin": b"macro",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
    }
    played.written(path, parts)

    plan = played.plan(path)

    assert played.values(plan) == CHANGED
    assert plan.notes == (
        "工作簿里有宏；只读取数值，宏没有运行。",
        "工作簿里有指向其他文件的链接；只读取已算出的数值，没有打开那些文件。",
    )


def test_many_files_are_read_in_one_go_and_a_bad_one_stops_no_other(played):
    good = played.filled(TYPED)
    bad = played.folder / "坏.xlsx"
    bad.write_bytes(b"PK broken")
    told = []

    known = collecting.facts(played.db, date(2026, 11, 26), [played.round_id])
    seen = collecting.look_at_all(known, [bad, good], tell=lambda *told_of: told.append(told_of))

    assert seen[0].file.reason.startswith("“坏.xlsx”已损坏")
    assert played.values(seen[1].plan) == CHANGED
    assert told == [(0, 2, "坏.xlsx"), (1, 2, good.name), (2, 2, "")]


def test_reading_can_be_cancelled_between_two_files(played):
    path = played.filled(TYPED)

    def stop(done, total, name):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        collecting.read_all([path, path], stop)


def test_a_folder_stands_for_the_forms_in_it(played):
    path = played.filled(TYPED)
    for name in ("~$反馈表.xlsx", ".隐藏.xlsx", "说明.txt"):
        (played.folder / name).write_bytes(b"")
    inner = played.folder / "补"
    inner.mkdir()
    (inner / "甲.XLSX").write_bytes(path.read_bytes())

    assert collecting.files_in([played.folder, path]) == sorted([path, inner / "甲.XLSX"])


def test_a_thousand_forms_are_held_in_little_memory(played):
    book = collecting.read(played.filled(TYPED))

    assert len(book.packed) < 20_000
    assert book.tables[0].sheet.last_row == 9


def test_a_part_that_is_not_xml_is_refused_and_not_raised(played):
    path = played.filled(TYPED)
    parts = played.parts(path)
    parts[SHEET] = parts[SHEET].replace(b"</row>", b"</rwo>", 1)
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)

    (unread,) = collecting.read_all([path])

    assert unread.reason.startswith("“反馈表_2026年第9次_市科技局.xlsx”的内容已损坏")
