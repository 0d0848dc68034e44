"""The kept files beside the backups: only what is new is copied, and everything can be given back."""

import os
import shutil
import zipfile

import pytest

from heze_desk.errors import DeskError
from heze_desk.workspace import backup, file_copies, files, restoring
from heze_desk.workspace.workspace import Workspace


@pytest.fixture
def home(workspace):
    return workspace.folder


@pytest.fixture
def keep(home, tmp_path):
    """A file of this content, kept; returns its digest."""

    def kept(content):
        (tmp_path / "来源").write_bytes(content)
        return files.keep(home, tmp_path / "来源")[0]

    return kept


def test_only_what_is_new_is_copied(home, keep):
    first = keep(b"first")
    assert file_copies.take(home) == 1
    before = file_copies.place(home, first).stat()
    second = keep(b"second")

    assert file_copies.take(home) == 1
    assert file_copies.take(home) == 0

    assert file_copies.place(home, first).stat().st_mtime_ns == before.st_mtime_ns
    assert file_copies.place(home, second).read_bytes() == b"second"


def test_the_copy_stays_when_the_kept_file_is_gone(home, keep):
    digest = keep(b"first")
    file_copies.take(home)
    files.place(home, digest).unlink()

    file_copies.take(home)

    assert file_copies.has(home, digest)
    assert file_copies.give_back(home, digest)
    assert files.place(home, digest).read_bytes() == b"first"


def test_what_alters_the_kept_file_does_not_alter_its_copy(home, keep):
    digest = keep(b"first")
    file_copies.take(home)
    with files.place(home, digest).open("r+b") as kept:
        kept.write(b"worst")

    file_copies.take(home)
    assert file_copies.give_back(home, digest)

    assert files.place(home, digest).read_bytes() == b"first"


def test_what_was_altered_is_put_aside_and_not_lost(home, keep):
    digest = keep(b"first")
    file_copies.take(home)
    files.place(home, digest).write_bytes(b"altered by hand")
    altered = files.digest(files.place(home, digest))

    file_copies.give_back(home, digest)

    assert file_copies.place(home, altered).read_bytes() == b"altered by hand"


def test_an_altered_file_never_becomes_a_copy(home, keep):
    digest = keep(b"first")
    files.place(home, digest).write_bytes(b"wrong")

    assert file_copies.take(home) == 0
    assert not file_copies.give_back(home, digest)
    assert files.place(home, digest).read_bytes() == b"wrong"


def test_a_damaged_copy_gives_nothing_back(home, keep):
    digest = keep(b"first")
    file_copies.take(home)
    file_copies.place(home, digest).write_bytes(b"fires")
    files.place(home, digest).unlink()

    assert not file_copies.has(home, digest)
    assert not file_copies.give_back(home, digest)
    assert not files.place(home, digest).exists()


def test_copying_can_be_done_by_and_by(home, keep):
    digests = [keep(bytes([number]) * 1000) for number in range(5)]

    assert [file_copies.take(home, room=1500) for _ in range(4)] == [2, 2, 1, 0]

    assert all(file_copies.has(home, digest) for digest in digests)


def test_progress_is_told_for_each_file(home, keep):
    for content in (b"1", b"2", b"3"):
        keep(content)
    heard = []

    file_copies.take(home, lambda done, total: heard.append((done, total)))

    assert heard == [(0, 3), (1, 3), (2, 3)]


def test_one_file_that_cannot_be_copied_does_not_keep_back_the_others(home, keep):
    first, second = keep(b"first"), keep(b"second")
    blocked = file_copies.place(home, first)
    blocked.parent.mkdir(parents=True)
    blocked.with_name(f"{first}.part").mkdir()

    with pytest.raises(DeskError, match="1 个附件没有备份成"):
        file_copies.take(home)

    assert file_copies.has(home, second)


def test_a_file_comes_back_from_a_zip_of_the_whole(workspace, home, keep, tmp_path):
    digest = keep(b"first")
    archive = backup.save_all(workspace.db, home, tmp_path / "全部.zip")
    files.place(home, digest).unlink()

    assert not file_copies.give_back(home, digest)
    assert file_copies.give_back(home, digest, source=archive)

    assert files.place(home, digest).read_bytes() == b"first"


@pytest.mark.parametrize("inside", ["", "backups", "backups/files"])
def test_a_file_comes_back_from_a_copy_of_the_folder(home, keep, tmp_path, inside):
    digest = keep(b"first")
    file_copies.take(home)
    shutil.copytree(home, tmp_path / "U盘上的 工作区")
    shutil.rmtree(home / "backups" / "files")
    files.place(home, digest).unlink()

    assert file_copies.give_back(home, digest, source=tmp_path / "U盘上的 工作区" / inside)


def test_a_zip_without_the_file_or_a_broken_one_changes_nothing(home, keep, tmp_path):
    digest = keep(b"first")
    files.place(home, digest).unlink()
    with zipfile.ZipFile(tmp_path / "别的.zip", "w") as other:
        other.writestr("attachments/ab/cd", "别的")
    (tmp_path / "坏的.zip").write_bytes(b"PK\x03\x04 broken")

    assert not file_copies.give_back(home, digest, source=tmp_path / "别的.zip")
    with pytest.raises(DeskError, match="不是完好的压缩包"):
        file_copies.give_back(home, digest, source=tmp_path / "坏的.zip")
    assert not files.place(home, digest).exists()


def test_another_file_is_not_put_in_the_place_of_one_that_is_lost(home, keep, tmp_path):
    digest = keep(b"first")
    files.place(home, digest).unlink()
    (tmp_path / "别的.docx").write_bytes(b"other")

    with pytest.raises(DeskError, match="没有改动"):
        file_copies.replace(home, digest, tmp_path / "别的.docx")

    assert list((home / "attachments" / digest[:2]).iterdir()) == []


def test_a_backup_of_the_data_brings_back_files_that_are_gone(workspace, home, keep):
    digest = keep(b"first")
    copy = backup.take(workspace.db, home / "backups", "手动")
    file_copies.take(home)
    files.place(home, digest).unlink()

    restoring.restore(workspace, copy)

    assert files.place(home, digest).read_bytes() == b"first"


def test_the_folder_of_backups_alone_rebuilds_a_workspace_elsewhere(workspace, home, keep, tmp_path):
    digest = keep(b"first")
    copy = backup.take(workspace.db, home / "backups", "手动")
    file_copies.take(home)
    shutil.copytree(home / "backups", tmp_path / "只剩备份")
    other = Workspace.create(tmp_path / "新 机器")

    restoring.restore(other, tmp_path / "只剩备份" / copy.name)

    assert files.place(other.folder, digest).read_bytes() == b"first"
    other.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_backups_that_cannot_be_written_are_told_and_nothing_is_lost(home, keep):
    digest = keep(b"first")
    (home / "backups").chmod(0o500)
    try:
        with pytest.raises(DeskError, match="没有备份成"):
            file_copies.take(home)
    finally:
        (home / "backups").chmod(0o700)
    assert files.place(home, digest).read_bytes() == b"first"
