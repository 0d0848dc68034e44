"""The self-check of the kept files, their repair, and the workspace moved elsewhere."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import checking, file_check, file_copies, files, registers
from heze_desk.workspace.file_check import FileState
from heze_desk.workspace.workspace import Workspace

DAY = date(2026, 11, 23)


@pytest.fixture
def attach(workspace, add_task, tmp_path):
    """An attachment of a new task, under its name; returns the entry's id and the place of its file."""

    def attached(name, content):
        (tmp_path / name).write_bytes(content)
        digest, size = files.keep(workspace.folder, tmp_path / name)
        task_id = add_task(workspace)
        with workspace.step("添加附件") as db:
            kept = Attachment(task_id=task_id, file_name=name, sha256=digest, size=size, added_on=DAY)
            return store.save_attachment(db, kept), files.place(workspace.folder, digest)

    return attached


@pytest.fixture
def returned(workspace, tmp_path):
    """A form that a unit sent back in the ninth round of the year; returns the place of its file."""
    (tmp_path / "反馈表.xlsx").write_bytes(b"PK form")
    digest, size = files.keep(workspace.folder, tmp_path / "反馈表.xlsx")
    with workspace.step("收到反馈表") as db:
        db.execute("insert into unit (id, kind, position) values (1, '部门', 1)")
        db.execute("insert into unit_name (unit_id, short_name, full_name) values (1, '市科技局', '市科技局')")
        db.execute(
            """insert into round (id, year, number, title, cycle, opened_on, due)
            values (1, 2026, 9, '第9次调度', '每月', '2026-11-02', '2026-11-20')"""
        )
        db.execute(
            """insert into returned_form (round_id, unit_id, file_name, sha256, size, received_on)
            values (1, 1, '反馈表.xlsx', ?, ?, '2026-11-20')""",
            [digest, size],
        )
    return files.place(workspace.folder, digest)


def look(workspace):
    db = workspace.db
    return file_check.examine(workspace.folder, registers.entries(db), registers.known(db))


def states(workspace):
    return {one.entry.file_name: one.state for one in look(workspace).findings}


def test_each_state_is_told_by_name(workspace, attach, returned):
    attach("完好.pdf", b"sound")
    _, missing = attach("缺失.pdf", b"missing")
    _, altered = attach("变了.pdf", b"altered")
    _, longer = attach("长了.pdf", b"longer")
    _, folder = attach("成了文件夹.pdf", b"folder")
    missing.unlink()
    altered.write_bytes(b"ALTERED")
    longer.write_bytes(b"longer than before")
    folder.unlink()
    folder.mkdir()

    assert states(workspace) == {
        "完好.pdf": FileState.SOUND,
        "缺失.pdf": FileState.MISSING,
        "变了.pdf": FileState.ALTERED,
        "长了.pdf": FileState.ALTERED,
        "成了文件夹.pdf": FileState.UNREADABLE,
        "反馈表.xlsx": FileState.SOUND,
    }
    assert look(workspace).sentence == "登记在册的文件共 6 个：完好 2 个，缺失 1 个，内容与登记不符 2 个，读不出 1 个。"


def test_a_fault_says_whose_file_it_is_and_what_can_be_done(workspace, attach, returned):
    _, kept = attach("方案.pdf", b"%PDF")
    file_copies.take(workspace.folder)
    kept.unlink()
    returned.write_bytes(b"PK other")
    file_copies.place(workspace.folder, returned.name).unlink()

    assert [one.sentence for one in look(workspace).faults] == [
        "任务 9-0-01 的附件“方案.pdf”缺失；备份里有，可以从备份恢复。",
        "2026年第9次 市科技局 的反馈表“反馈表.xlsx”内容与登记不符；备份里没有，可以重新定位，或说明后移除。",
    ]


def test_looking_changes_nothing(workspace, attach):
    _, kept = attach("方案.pdf", b"%PDF")
    kept.write_bytes(b"altered")
    before = {path: path.stat().st_mtime_ns for path in workspace.folder.rglob("*")}

    look(workspace)

    assert {path: path.stat().st_mtime_ns for path in workspace.folder.rglob("*")} == before


def test_files_that_nobody_entered_are_told_and_left_alone(workspace, attach):
    attach("方案.pdf", b"%PDF")
    (workspace.folder / "attachments" / "说明.txt").write_text("放错了地方")

    found = look(workspace)

    assert found.strays == ("说明.txt",)
    assert "另有 1 个没有登记的文件（多余，不影响使用）" in found.sentence
    assert found.faults == ()
    assert (workspace.folder / "attachments" / "说明.txt").exists()


def test_an_entry_removed_with_a_reason_is_neither_checked_nor_is_its_file_a_stray(workspace, attach):
    attachment_id, kept = attach("方案.pdf", b"%PDF")
    with workspace.step("移除附件") as db:
        registers.remove(db, "attachment", attachment_id, day=DAY, reason="传错了")

    assert (look(workspace).findings, look(workspace).strays) == ((), ())
    kept.unlink()
    assert checking.problems(workspace) == []
    removed = store.attachments(workspace.db, 1)[0]
    assert (removed.removed_on, removed.removal_reason) == (DAY, "传错了")


def test_a_returned_form_too_is_removed_only_with_a_reason(workspace, returned):
    returned.unlink()
    (fault,) = look(workspace).faults
    with pytest.raises(DeskError, match="请写明移除附件的原因"), workspace.step("移除") as db:
        registers.remove(db, fault.entry.table, fault.entry.id, day=DAY, reason=" ")
    with workspace.step("移除") as db:
        registers.remove(db, fault.entry.table, fault.entry.id, day=DAY, reason="U盘损坏，单位已另报")

    assert look(workspace).faults == ()
    with pytest.raises(MissingRecordError, match="已经移除"), workspace.step("移除") as db:
        registers.remove(db, fault.entry.table, fault.entry.id, day=DAY, reason="再移除")


def test_the_proof_of_a_closed_task_stays_until_it_is_reopened(workspace, attach):
    attachment_id, _ = attach("验收报告.pdf", b"%PDF")
    with workspace.step("销号") as db:
        db.execute("update task set stage = '销号', progress = 100, done_on = '2026-11-20', closed_on = '2026-11-23'")
        db.execute(
            "insert into life_entry (task_id, act, day, attachment_id) values (1, '销号', '2026-11-23', ?)",
            [attachment_id],
        )

    with pytest.raises(DeskError, match="请先撤销销号"), workspace.step("移除附件") as db:
        registers.remove(db, "attachment", attachment_id, day=DAY, reason="传错了")

    with workspace.step("撤销销号") as db:
        db.execute("update task set stage = '推进', closed_on = null")
        registers.remove(db, "attachment", attachment_id, day=DAY, reason="传错了")
    assert store.attachments(workspace.db, 1)[0].removed_on == DAY


def test_an_entry_is_found_by_its_key(workspace, attach, returned):
    attachment_id, _ = attach("方案.pdf", b"%PDF")
    assert registers.entry(workspace.db, f"a{attachment_id}").file_name == "方案.pdf"
    assert registers.entry(workspace.db, "R1").file_name == "反馈表.xlsx"
    with pytest.raises(MissingRecordError, match="没有“A99”这个附件"):
        registers.entry(workspace.db, "A99")


@pytest.mark.parametrize("name", ["moved", "移动后的 工作区/2026 年", "a b'c%20“引号”"])
def test_a_workspace_that_is_moved_has_everything_it_had(workspace, attach, returned, tmp_path, name):
    attach("方案.pdf", b"%PDF")
    _, missing = attach("附表.xlsx", b"PK")
    file_copies.take(workspace.folder)
    missing.unlink()
    old, new = workspace.folder, tmp_path / name
    workspace.close()
    new.parent.mkdir(exist_ok=True)
    shutil.move(old, new)

    moved = Workspace.open(new)
    entry = next(one.entry for one in look(moved).faults)
    assert file_copies.give_back(new, entry.sha256)
    assert checking.problems(moved) == []
    assert files.copy_out(new, entry.sha256, entry.file_name).read_bytes() == b"PK"
    moved.close()
    assert not old.exists()
    assert [file for file in new.rglob("*") if file.is_file() and _names(file, tmp_path)] == []


def _names(file: Path, folder: Path) -> bool:
    return str(folder).encode() in file.read_bytes()
