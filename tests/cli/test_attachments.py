"""The files of the tasks by command."""

import pytest

from heze_desk.workspace import files


@pytest.fixture
def paper(tmp_path):
    def made(name, content):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return made


@pytest.fixture
def kept(desk, home, paper):
    """A file attached to 2-1-01, backed up; returns where it lies in the workspace."""
    desk("attach", "2-1-01", paper("方案.pdf", b"%PDF"))
    desk("backup")
    (row,) = desk("attachments", "list", "2-1-01", "--json").json
    return files.place(home, row["sha256"])


def test_files_are_attached_and_listed_with_size_hash_and_day(desk, paper):
    said = desk("attach", "2-1-01", paper("方案.pdf", b"%PDF"), paper("附表 1.xlsx", b"PK"))

    first, second = desk("attachments", "list", "2-1-01", "--json").json
    assert said.code == 0
    assert f"方案.pdf　1 KB　{first['sha256']}" in said.out
    assert "已添加 2 个附件。" in said.out
    assert (first["key"], first["file_name"], first["size"], first["added_on"]) == ("A1", "方案.pdf", 4, "2026-11-23")
    assert (second["key"], second["file_name"]) == ("A2", "附表 1.xlsx")
    assert [one["file_name"] for one in desk("task", "show", "2-1-01", "--json").json["attachments"]] == [
        "方案.pdf",
        "附表 1.xlsx",
    ]


def test_the_same_content_again_adds_nothing_and_says_so(desk, kept, paper):
    said = desk("attach", "2-1-01", paper("方案(1).pdf", b"%PDF"))

    assert said.code == 0
    assert "“方案(1).pdf”与已有的“方案.pdf”内容相同，没有重复添加。" in said.out
    assert len(desk("attachments", "list", "2-1-01", "--json").json) == 1
    assert desk("attach", "2-1-02", paper("方案(1).pdf", b"%PDF")).out.startswith("方案(1).pdf")


def test_one_file_that_cannot_be_read_keeps_back_no_other(desk, paper, tmp_path):
    said = desk("attach", "2-1-01", tmp_path / "没有.pdf", paper("方案.pdf", b"%PDF"), tmp_path)

    assert said.code == 2
    assert "附件“没有.pdf”没有加上：文件已不在原处；请重新选择。" in said.err
    assert f"附件“{tmp_path.name}”没有加上：这是一个文件夹" in said.err
    assert [one["file_name"] for one in desk("attachments", "list", "2-1-01", "--json").json] == ["方案.pdf"]


def test_an_empty_file_is_entered_and_said_to_be_empty(desk, paper):
    said = desk("attach", "2-1-01", paper("空.pdf", b""))

    assert said.code == 0
    assert "“空.pdf”是空文件（0 字节），请确认有没有选错。" in said.out


def test_a_copy_is_given_out_by_name_into_a_folder_or_under_another_name(desk, kept, tmp_path):
    (tmp_path / "取出").mkdir()

    assert desk("attachments", "export", "2-1-01", "方案.pdf", "--out", tmp_path / "取出").code == 0
    assert desk("attachments", "export", "2-1-01", "A1", "--out", tmp_path / "取出" / "另名.pdf").code == 0
    again = desk("attachments", "export", "2-1-01", "方案.pdf", "--out", tmp_path / "取出")
    unknown = desk("attachments", "export", "2-1-01", "没有.pdf", "--out", tmp_path / "取出")

    assert (tmp_path / "取出" / "方案.pdf").read_bytes() == (tmp_path / "取出" / "另名.pdf").read_bytes() == b"%PDF"
    assert (again.code, unknown.code) == (2, 2)
    assert "已经存在，没有覆盖" in again.err
    assert "没有附件“没有.pdf”" in unknown.err


def test_of_two_files_with_one_name_the_key_decides(desk, paper, tmp_path):
    desk("attach", "2-1-01", paper("方案.pdf", b"first"))
    desk("attach", "2-1-01", paper("方案.pdf", b"second"))

    refused = desk("attachments", "export", "2-1-01", "方案.pdf", "--out", tmp_path / "副本.pdf")
    assert refused.code == 2
    assert "2 个附件叫“方案.pdf”：A1" in refused.err
    assert desk("attachments", "export", "2-1-01", "A2", "--out", tmp_path / "副本.pdf").code == 0
    assert (tmp_path / "副本.pdf").read_bytes() == b"second"


def test_a_lost_file_is_found_by_the_check_and_restored_from_the_backup(desk, kept):
    assert desk("attachments", "check").code == 0
    kept.unlink()

    found = desk("attachments", "check", "--json")
    assert found.code == 2
    assert (found.json["faults"], found.json["files"][0]["state"], found.json["files"][0]["in_backup"]) == (
        1,
        "缺失",
        True,
    )
    assert "任务 2-1-01 的附件“方案.pdf”缺失；备份里有，可以从备份恢复。" in desk("check").err
    restored = desk("attachments", "restore")

    assert "已从备份恢复 1 个附件。" in restored.out
    assert desk("attachments", "check").code == 0
    assert desk("check").code == 0
    assert "没有需要恢复的附件" in desk("attachments", "restore", "A1").out


def test_an_altered_file_that_no_backup_has_is_told_by_name(desk, paper, home):
    desk("attach", "2-1-01", paper("方案.pdf", b"%PDF"))
    (row,) = desk("attachments", "list", "2-1-01", "--json").json
    files.place(home, row["sha256"]).write_bytes(b"!PDF")

    refused = desk("attachments", "restore")

    assert refused.code == 2
    assert "备份里没有完好的一份：任务 2-1-01 的附件“方案.pdf”" in refused.err
    assert "A1　任务 2-1-01 的附件“方案.pdf”内容与登记不符" in desk("attachments", "check").out


def test_a_file_comes_back_from_another_backup(desk, kept, home, tmp_path):
    desk("backup", tmp_path / "全部.zip")
    for copy in (home / "backups" / "files").glob("*/*"):
        copy.unlink()
    kept.unlink()

    assert desk("attachments", "restore").code == 2
    assert desk("attachments", "restore", "A1", "--from", tmp_path / "全部.zip").code == 0
    assert kept.read_bytes() == b"%PDF"


def test_only_the_very_file_is_taken_in_the_place_of_the_lost_one(desk, kept, paper):
    kept.unlink()

    refused = desk("attachments", "relocate", "A1", paper("方案2.pdf", b"%PDF-2"))
    assert refused.code == 2
    assert f"登记的是 4 字节、校验值 {kept.name[:12]}…，选的“方案2.pdf”是 6 字节" in refused.err
    assert "可以用 attach 把它作为新附件添加。" in refused.err
    assert not kept.exists()
    assert desk("attachments", "relocate", "A1", paper("改了名的.pdf", b"%PDF")).code == 0

    assert desk("attachments", "check").code == 0


def test_an_attachment_is_removed_with_a_reason_that_stays(desk, kept, paper):
    kept.unlink()
    assert desk("attachments", "remove", "A1", "--reason", " ").code == 2
    assert desk("attachments", "remove", "A1", "--reason", "U盘损坏，原件已找不到").code == 0

    assert desk("attachments", "check").code == 0
    assert "（2026-11-23 已移除：U盘损坏，原件已找不到）" in desk("attachments", "list", "2-1-01").out
    told = desk("task", "show", "2-1-01").out
    assert "移除附件“方案.pdf”" in told
    assert "U盘损坏，原件已找不到" in told
    assert desk("attachments", "remove", "A1", "--reason", "再移除").code == 2
    assert "已添加附件“方案.pdf”" in desk("attach", "2-1-01", paper("方案.pdf", b"%PDF")).out


def test_a_removal_is_taken_back_by_undo(desk, kept):
    desk("attachments", "remove", "A1", "--reason", "传错了")
    assert desk("undo").code == 0

    (row,) = desk("attachments", "list", "2-1-01", "--json").json
    assert (row["removed_on"], row["removal_reason"]) == (None, None)


def test_a_backup_says_how_many_files_it_copied_and_copies_none_twice(desk, paper):
    desk("attach", "2-1-01", paper("方案.pdf", b"%PDF"), paper("附表.xlsx", b"PK"))

    assert "同时备份了 2 个附件。" in desk("backup").out
    assert "附件" not in desk("backup").out


def test_files_that_nobody_entered_are_told_but_are_no_fault(desk, kept, home):
    (home / "attachments" / "说明.txt").write_text("放错了地方")

    said = desk("attachments", "check")

    assert said.code == 0
    assert "多余：attachments/说明.txt" in said.out
