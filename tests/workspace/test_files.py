"""Attachments are kept by their content."""

import os
import signal
import stat
import sys

import pytest

from heze_desk.errors import DeskError
from heze_desk.workspace import files

KILLED_AT_WORK = """
import os, signal, sys
from pathlib import Path
from heze_desk.workspace import files
home, source = map(Path, sys.argv[1:])
files.os.fsync = lambda number: os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
files.keep(home, source)
"""
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from heze_desk.errors import DeskError
from heze_desk.workspace import files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    files.keep(Path(sys.argv[1]), Path(sys.argv[2]))
except DeskError as refusal:
    print(refusal)
"""
LARGE = """
import resource, sys
from pathlib import Path
from heze_desk.workspace import files
files.keep(Path(sys.argv[1]), Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "低空飞行方案（定稿）.docx"
    file.write_bytes(b"first")
    return file


def kept_files(workspace):
    return [file for file in (workspace.folder / "attachments").rglob("*") if file.is_file()]


def test_a_file_changed_later_loses_nothing(workspace, source):
    first, size = files.keep(workspace.folder, source)
    source.write_bytes(b"second")
    second, _ = files.keep(workspace.folder, source)

    assert size == 5
    assert files.copy_out(workspace.folder, first, source.name).read_bytes() == b"first"
    assert files.copy_out(workspace.folder, second, source.name).read_bytes() == b"second"


def test_the_same_content_is_kept_once(workspace, source):
    assert files.keep(workspace.folder, source) == files.keep(workspace.folder, source)
    assert len(kept_files(workspace)) == 1


def test_what_is_handed_out_is_a_read_only_copy_under_the_office_s_name(workspace, source):
    digest, _ = files.keep(workspace.folder, source)

    copy = files.copy_out(workspace.folder, digest, source.name)
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    copy.chmod(0o600)
    copy.write_bytes(b"scribbled")

    assert copy.name == source.name
    assert files.place(workspace.folder, digest).read_bytes() == b"first"


def test_a_name_with_a_path_in_it_stays_in_the_folder_for_copies(workspace, source):
    digest, _ = files.keep(workspace.folder, source)
    copy = files.copy_out(workspace.folder, digest, "../../方案.docx")
    assert copy.name == "方案.docx"
    assert copy.parent.name.startswith(files.COPIES)


def test_copies_looked_at_two_days_ago_are_taken_away_with_the_next(workspace, source):
    digest, _ = files.keep(workspace.folder, source)
    old, young = (files.copy_out(workspace.folder, digest, source.name).parent for _ in range(2))
    os.utime(old, (1_800_000_000 - 1_000_000_000, 1_800_000_000 - 1_000_000_000))

    files.copy_out(workspace.folder, digest, source.name)

    assert (old.exists(), young.exists()) == (False, True)


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


def test_an_altered_attachment_is_not_handed_out_as_if_it_were_the_one_kept(workspace, source, tmp_path):
    digest, _ = files.keep(workspace.folder, source)
    files.place(workspace.folder, digest).write_bytes(b"altered")
    target = tmp_path / "副本.docx"
    target.write_bytes(b"what was there")

    with pytest.raises(DeskError, match="附件“方案”的内容与登记不符，没有取出"):
        files.export(workspace.folder, digest, "方案", target)

    assert target.read_bytes() == b"what was there"


def test_a_copy_is_not_written_among_the_kept_files(workspace, source):
    digest, _ = files.keep(workspace.folder, source)
    with pytest.raises(DeskError, match="请换一个文件夹"):
        files.export(workspace.folder, digest, "方案", files.place(workspace.folder, digest))
    assert files.digest(files.place(workspace.folder, digest)) == digest


def test_an_empty_file_is_kept_as_it_is(workspace, tmp_path):
    (tmp_path / "空.txt").touch()
    digest, size = files.keep(workspace.folder, tmp_path / "空.txt")
    assert size == 0
    assert files.copy_out(workspace.folder, digest, "空.txt").read_bytes() == b""


def test_a_folder_is_no_attachment(workspace, tmp_path):
    with pytest.raises(DeskError, match=r"没有加上：这是一个文件夹"):
        files.keep(workspace.folder, tmp_path)


def test_a_file_that_is_gone_again_is_told_as_such(workspace, source):
    source.unlink()
    with pytest.raises(DeskError, match=r"附件“低空飞行方案（定稿）.docx”没有加上：文件已不在原处"):
        files.keep(workspace.folder, source)
    assert kept_files(workspace) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_what_is_no_plain_file_is_refused_and_not_waited_for(workspace, tmp_path):
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(DeskError, match="不是普通文件"):
        files.keep(workspace.folder, tmp_path / "管道")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_file_that_may_not_be_read_is_told_as_such(workspace, source):
    source.chmod(0)
    with pytest.raises(DeskError, match="文件读不出，可能没有权限"):
        files.keep(workspace.folder, source)
    assert kept_files(workspace) == []


def test_a_workspace_that_takes_no_files_is_told_as_such(workspace, source):
    (workspace.folder / "attachments").rmdir()
    (workspace.folder / "attachments").write_text("不是文件夹")
    with pytest.raises(DeskError, match=r"没有加上：.*请检查磁盘"):
        files.keep(workspace.folder, source)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that stands for a full disk is POSIX's")
def test_a_full_disk_leaves_nothing_half_written(workspace, source, run):
    source.write_bytes(b"0123456789" * 100_000)

    told = run(FULL_DISK, workspace.folder, source)

    assert "没有加上：磁盘已满或文件太大，已有内容没有改动" in told
    assert kept_files(workspace) == []


def test_a_copy_broken_off_by_a_kill_is_no_attachment_and_goes_later(workspace, source, begin):
    killed = begin(KILLED_AT_WORK, workspace.folder, source)
    killed.communicate(timeout=60)
    assert killed.returncode == (-signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    (left,) = kept_files(workspace)
    assert left.suffix == ".part"

    digest, _ = files.keep(workspace.folder, source)
    assert left.exists()  # another program might still be writing it
    os.utime(left, (0, 0))
    files.keep(workspace.folder, source)

    assert kept_files(workspace) == [files.place(workspace.folder, digest)]


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a process is asked as POSIX tells it")
def test_a_large_file_is_never_wholly_in_memory(workspace, tmp_path, run):
    large = tmp_path / "录像.mp4"
    with large.open("wb") as file:
        file.truncate(128 << 20)
    least = int(run("import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"))

    most = int(run(LARGE, workspace.folder, large))

    assert files.place(workspace.folder, kept_files(workspace)[0].name).stat().st_size == 128 << 20
    unit = 1 if sys.platform == "darwin" else 1024
    assert (most - least) * unit < 60 << 20


def test_a_long_name_in_chinese_is_no_hindrance(workspace, tmp_path):
    source = tmp_path / f"{'产' * 80}.txt"
    source.write_text("甲")
    digest, _ = files.keep(workspace.folder, source)
    assert files.copy_out(workspace.folder, digest, source.name).name == source.name
