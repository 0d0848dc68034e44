"""Attachments are kept by their content."""

import pytest

from heze_desk.errors import DeskError
from heze_desk.workspace import files


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "低空飞行方案（定稿）.docx"
    file.write_bytes(b"first")
    return file


def test_a_file_changed_later_loses_nothing(workspace, source):
    first, size = files.keep(workspace.folder, source)
    source.write_bytes(b"second")
    second, _ = files.keep(workspace.folder, source)

    assert size == 5
    assert files.copy_out(workspace.folder, first, source.name).read_bytes() == b"first"
    assert files.copy_out(workspace.folder, second, source.name).read_bytes() == b"second"


def test_the_same_content_is_kept_once(workspace, source):
    assert files.keep(workspace.folder, source) == files.keep(workspace.folder, source)
    assert len([file for file in (workspace.folder / "attachments").rglob("*") if file.is_file()]) == 1


def test_what_is_handed_out_is_a_copy_under_the_office_s_name(workspace, source):
    digest, _ = files.keep(workspace.folder, source)

    copy = files.copy_out(workspace.folder, digest, source.name)
    copy.write_bytes(b"scribbled")

    assert copy.name == source.name
    assert files.place(workspace.folder, digest).read_bytes() == b"first"


def test_a_name_with_a_path_in_it_stays_in_the_folder_for_copies(workspace, source):
    digest, _ = files.keep(workspace.folder, source)
    copy = files.copy_out(workspace.folder, digest, "../../方案.docx")
    assert copy.name == "方案.docx"
    assert copy.parent.name.startswith("heze-desk-")


def test_an_altered_file_is_mended_when_it_is_added_again(workspace, source):
    digest, _ = files.keep(workspace.folder, source)
    files.place(workspace.folder, digest).write_bytes(b"altered")

    files.keep(workspace.folder, source)

    assert files.place(workspace.folder, digest).read_bytes() == b"first"


def test_a_lost_attachment_is_named(workspace, source):
    digest, _ = files.keep(workspace.folder, source)
    files.place(workspace.folder, digest).unlink()
    with pytest.raises(DeskError, match="附件“方案”在工作区里找不到了"):
        files.copy_out(workspace.folder, digest, "方案")


def test_a_folder_is_no_attachment(workspace, tmp_path):
    with pytest.raises(DeskError, match="没有加上"):
        files.keep(workspace.folder, tmp_path)
