"""Whether the workspace is sound, said in sentences."""

import pytest

from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import checking, files


@pytest.fixture
def kept(workspace, add_task, tmp_path, today):
    """The place of an attachment of a task."""
    (tmp_path / "方案.pdf").write_bytes(b"%PDF")
    digest, size = files.keep(workspace.folder, tmp_path / "方案.pdf")
    task_id = add_task(workspace)
    with workspace.step("添加附件") as db:
        for name in ("方案.pdf", "方案（副本）.pdf"):
            attached = Attachment(task_id=task_id, file_name=name, sha256=digest, size=size, added_on=today)
            store.save_attachment(db, attached)
    return files.place(workspace.folder, digest)


def test_a_sound_workspace_has_no_problems(workspace, kept):
    assert checking.problems(workspace) == []


def test_a_reference_to_nothing_is_found(workspace, add_task):
    task_id = add_task(workspace)
    workspace.db.execute("pragma foreign_keys = off")
    with workspace.step("改") as db:
        db.execute("update task set industry_id = 99 where id = ?", [task_id])

    assert checking.problems(workspace) == ["表 task 第 1 行引用的 industry 不存在。"]


def test_an_altered_attachment_is_found_under_every_name_it_has(workspace, kept):
    kept.write_bytes(b"altered")
    assert checking.problems(workspace) == [
        f"任务 9-0-01 的附件“{name}”内容与登记不符；备份里没有，可以重新定位，或说明后移除。"
        for name in ("方案.pdf", "方案（副本）.pdf")
    ]


def test_a_missing_attachment_is_found(workspace, kept):
    kept.unlink()
    assert [problem.partition("；")[0] for problem in checking.problems(workspace)] == [
        "任务 9-0-01 的附件“方案.pdf”缺失",
        "任务 9-0-01 的附件“方案（副本）.pdf”缺失",
    ]


def test_an_attachment_that_became_a_folder_is_found(workspace, kept):
    kept.unlink()
    kept.mkdir()
    assert all("读不出" in problem for problem in checking.problems(workspace))
    assert len(checking.problems(workspace)) == 2
