"""Readable copies of issued papers: written after the paper was issued, found altered or missing, mended."""

import sys
from datetime import date

import pytest

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.issuing import store
from heze_desk.issuing.records import SetPaper
from heze_desk.workspace import backup, checking, issued_copies, restoring
from heze_desk.workspace.issued_copies import CopyState

DAY = date(2026, 11, 6)
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from heze_desk.errors import DeskError
from heze_desk.workspace import issued_copies
from heze_desk.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    issued_copies.keep(workspace.db, workspace.folder, 1)
except DeskError as refusal:
    print(refusal)
"""


def compose(title="推进情况"):
    def composed(numbers):
        return SetPaper(title=title, document="{}", content=f"%PDF {numbers}".encode() * 100)

    return composed


def issue(workspace, title="推进情况"):
    """An issued paper, and where its copy is."""
    with workspace.step("印发", final=True) as db:
        paper = store.issue(db, kind="调度简报", day=DAY, compose=compose(title))
    return paper, issued_copies.keep(workspace.db, workspace.folder, paper.id).path


def test_a_copy_lies_where_a_person_would_look_for_it(workspace):
    _, copy = issue(workspace)
    assert copy == workspace.folder / "issued" / "调度简报" / "2026" / "001 推进情况.pdf"
    assert copy.read_bytes() == store.pdf(workspace.db, 1)
    assert checking.problems(workspace) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于“A/B”的通报: 一?", "001 关于“AB”的通报 一.pdf"),
        (" ... ", "001 无题.pdf"),
        ("𬭎" * 200, f"001 {'𬭎' * 37}.pdf"),
        ("\ud800张喆\n刘垚", "001 张喆刘垚.pdf"),
    ],
)
def test_a_name_is_one_that_every_system_takes(workspace, title, name):
    from heze_desk.workspace.issued_copies import Copy

    one = Copy(id=1, kind="调度简报", year=2026, number=1, version=1, title=title, state="定稿", sha256="")
    assert one.place.rpartition("/")[2] == name


def test_a_missing_and_an_altered_copy_are_told_and_mended(workspace):
    (_, missing), (_, altered), (_, folder) = (issue(workspace) for _ in range(3))
    missing.unlink()
    altered.write_bytes(b"%PDF altered")
    folder.unlink()
    folder.mkdir()

    assert checking.problems(workspace) == [
        f"调度简报〔2026〕{number}号“推进情况”的副本“issued/调度简报/2026/00{number} 推进情况.pdf”{state}；"
        "原件完好，可用 issued mend 补齐。"
        for number, state in ((1, "缺失"), (2, "被改动过"), (3, "读不出"))
    ]
    folder.rmdir()
    mended = issued_copies.mend(workspace.db, workspace.folder)

    assert len(mended.done) == 3
    assert mended.refused == []
    assert checking.problems(workspace) == []
    assert issued_copies.mend(workspace.db, workspace.folder) == ([], [])


def test_looking_at_a_copy_mends_nothing(workspace):
    paper, copy = issue(workspace)
    copy.unlink()
    assert issued_copies.found(workspace.db, workspace.folder, paper.id) == (copy, CopyState.MISSING)
    assert not copy.exists()


def test_a_void_and_a_corrected_paper_bear_it_in_their_names(workspace):
    (first, old), (second, plain) = issue(workspace), issue(workspace)
    with workspace.step("更正并作废", final=True) as db:
        new = store.correct(db, first.id, day=DAY, compose=compose(), remark="更正说明")
        store.void(db, second.id, why="误发")

    issued_copies.keep_versions(workspace.db, workspace.folder, new.id)
    issued_copies.keep(workspace.db, workspace.folder, second.id)

    assert sorted(file.name for file in old.parent.iterdir()) == [
        "001 推进情况（已更正）.pdf",
        "001-第2版 推进情况.pdf",
        "002 推进情况（作废）.pdf",
    ]
    assert not plain.exists()


def test_a_damaged_original_is_told_and_its_copy_left_alone(workspace):
    _, copy = issue(workspace)
    workspace.db.execute("drop trigger issued_file_unchanged")
    workspace.db.execute("update issued_file set content = x'00'")
    copy.unlink()

    assert checking.problems(workspace) == [
        "调度简报〔2026〕1号“推进情况”：这份文件的原件与印发时的校验值不符，没有打开；请从备份恢复。"
    ]
    assert issued_copies.mend(workspace.db, workspace.folder).refused != []
    assert not copy.exists()


def test_a_folder_that_cannot_be_written_is_told_and_keeps_no_other_waiting(workspace):
    _, copy = issue(workspace)
    _, other = issue(workspace)
    copy.unlink()
    other.unlink()
    copy.mkdir()

    told = issued_copies.mend(workspace.db, workspace.folder)

    assert [text.partition("：")[0] for text in told.refused] == ["调度简报〔2026〕1号“推进情况”的副本没有写成"]
    assert "编号和原件都已保存在工作区里，没有丢失" in told.refused[0]
    assert other.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that stands for a full disk is POSIX's")
def test_on_a_full_disk_no_half_copy_is_left_and_the_paper_is_safe(workspace, run):
    _, copy = issue(workspace)
    copy.unlink()
    workspace.close()

    told = run(FULL_DISK, workspace.folder)

    assert "副本没有写成：磁盘已满；请腾出空间，再用 issued mend 补齐" in told
    assert list(copy.parent.iterdir()) == []


def test_a_paper_that_is_not_there_has_no_copy(workspace):
    with pytest.raises(MissingRecordError):
        issued_copies.keep(workspace.db, workspace.folder, 7)


def test_after_an_older_backup_was_restored_its_lost_numbers_are_not_given_again(workspace):
    issue(workspace)
    older = backup.take(workspace.db, workspace.folder / "backups", "手动")
    _, lost = issue(workspace, title="恢复前的一期")
    restoring.restore(workspace, older)

    assert checking.problems(workspace) == [
        "“issued/调度简报/2026/002 恢复前的一期.pdf”不在登记之列，可能恢复过较早的备份；"
        "它的编号已经用过，再印发时须避开。"
    ]
    with workspace.step("印发", final=True) as db:
        again = store.issue(db, kind="调度简报", day=DAY, compose=compose())
    with pytest.raises(DeskError, match=r"〔2026〕2号在恢复备份以前已经用过（“002 恢复前的一期.pdf”）"):
        issued_copies.refuse_taken(workspace.db, workspace.folder, again.id)
    assert lost.exists()


def test_a_restored_backup_has_its_copies_again(workspace):
    _, copy = issue(workspace)
    made = backup.take(workspace.db, workspace.folder / "backups", "手动")
    copy.unlink()

    restoring.restore(workspace, made)

    assert copy.is_file()


def test_files_that_are_no_copies_are_left_alone(workspace):
    _, copy = issue(workspace)
    (copy.parent / "说明.pdf").write_bytes(b"%PDF")
    assert checking.problems(workspace) == []
