"""How a workbook is saved: a file is whole or not there."""

import errno
from pathlib import Path

import pytest
from openpyxl import Workbook

from heze_desk.errors import DeskError
from heze_desk.workbooks.writing import save


def test_a_name_without_its_ending_gets_one(tmp_path):
    assert save(Workbook(), tmp_path / "台账2026.11").name == "台账2026.11.xlsx"


def test_a_file_that_cannot_be_replaced_stays_and_is_named(tmp_path):
    (tmp_path / "台账.xlsx").mkdir()

    with pytest.raises(DeskError, match=r"“台账\.xlsx”没有写成；如果它正在 Excel 或 WPS 中打开"):
        save(Workbook(), tmp_path / "台账.xlsx")

    assert [one.name for one in tmp_path.iterdir()] == ["台账.xlsx"]


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path):
    with pytest.raises(DeskError, match=r"没有写成；没有“.*”这个文件夹；请换一个位置。"):
        save(Workbook(), tmp_path / "没有" / "台账.xlsx")


def test_a_full_disk_is_said_once_and_nothing_is_left_behind(tmp_path, monkeypatch, recwarn):
    def refuse(_path, _content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)

    with pytest.raises(DeskError, match="没有写成；磁盘空间不足"):
        save(Workbook(), tmp_path / "台账.xlsx")

    assert list(tmp_path.iterdir()) == []
    assert list(recwarn) == []
