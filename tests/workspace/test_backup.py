"""Copies of the workspace: whole or not at all, once a day, and never over the file in use."""

import hashlib
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, timedelta

import pytest

from heze_desk.errors import DeskError
from heze_desk.settings import store as settings
from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import backup, files, schema
from heze_desk.workspace.workspace import FILE

DAY = date(2026, 11, 23)


@pytest.fixture
def folder(workspace):
    return workspace.folder / "backups"


def titles(file):
    db = schema.connect(file, reading=True)
    found = [title for (title,) in db.execute("select title from task order by id")]
    db.close()
    return found


def test_a_backup_holds_what_the_workspace_held_at_that_moment(workspace, folder, add_task):
    add_task(workspace, "甲")
    first = backup.take(workspace.db, folder, "手动")
    add_task(workspace, "乙")
    second = backup.take(workspace.db, folder, "手动")

    assert (titles(first), titles(second)) == (["甲"], ["甲", "乙"])
    assert backup.latest(folder) is not None


def test_there_is_one_backup_a_day(workspace, folder):
    first = backup.take_daily(workspace.db, folder, DAY)

    assert first.name == "desk-20261123-每日.sqlite3"
    assert backup.take_daily(workspace.db, folder, DAY) is None
    assert backup.take_daily(workspace.db, folder, DAY + timedelta(days=1)) is not None


def test_thirty_daily_backups_are_kept_and_all_others(workspace, folder):
    by_hand = backup.take(workspace.db, folder, "手动")
    for days in range(35):
        backup.take_daily(workspace.db, folder, DAY + timedelta(days=days))

    daily = sorted(file.name for file in folder.glob("*每日*"))
    assert len(daily) == backup.KEPT_DAILY == 30
    assert daily[0] == f"desk-{DAY + timedelta(days=5):%Y%m%d}-每日.sqlite3"
    assert by_hand.exists()


def test_backups_are_listed_the_latest_first(workspace, folder):
    made = [backup.take(workspace.db, folder, reason) for reason in ("手动", "恢复前", "升级前")]
    for age, file in enumerate(made):
        os.utime(file, (1_800_000_000 - age, 1_800_000_000 - age))

    assert backup.listed(folder) == made


def test_without_a_backup_there_is_no_latest(folder):
    assert backup.latest(folder) is None
    assert backup.listed(folder) == []


def test_a_backup_to_a_file_replaces_that_file(workspace, tmp_path, add_task):
    add_task(workspace, "甲")
    target = tmp_path / "U盘" / "备份.sqlite3"
    target.parent.mkdir()
    target.write_text("旧的")
    (tmp_path / "U盘" / "备份.sqlite3.part").write_text("上次没有写完")

    assert backup.save(workspace.db, target) == target

    assert titles(target) == ["甲"]
    assert [file.name for file in target.parent.iterdir()] == ["备份.sqlite3"]


def test_a_zip_holds_the_records_with_attachments_and_issued_papers(workspace, tmp_path, add_task):
    paper = tmp_path / "方案.pdf"
    paper.write_bytes(b"%PDF")
    task_id = add_task(workspace)
    digest, size = files.keep(workspace.folder, paper)
    with workspace.step("添加附件") as db:
        kept = Attachment(task_id=task_id, file_name="方案.pdf", sha256=digest, size=size, added_on=DAY)
        store.save_attachment(db, kept)
    (workspace.folder / "issued" / "第1期.pdf").write_bytes(b"%PDF 1")
    os.utime(workspace.folder / "issued" / "第1期.pdf", (0, 0))  # a clock that was never set

    archive = zipfile.ZipFile(backup.save_all(workspace.db, workspace.folder, tmp_path / "全部.zip"))

    assert archive.testzip() is None
    assert {FILE, "issued/第1期.pdf", f"attachments/{digest[:2]}/{digest}"} <= set(archive.namelist())
    assert hashlib.sha256(archive.read(f"attachments/{digest[:2]}/{digest}")).hexdigest() == digest


@pytest.mark.parametrize(
    "save", [lambda desk, to: backup.save(desk.db, to), lambda desk, to: backup.save_all(desk.db, desk.folder, to)]
)
def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left_there(workspace, tmp_path, save):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "full").write_text("")

    with pytest.raises(DeskError, match=r"备份没有写成.*请换一个位置再备份"):
        save(workspace, tmp_path / "没有" / "备份")
    with pytest.raises(DeskError, match="备份没有写成"):
        save(workspace, tmp_path / "folder")

    assert sorted(file.name for file in tmp_path.iterdir()) == ["desk", "folder"]


@pytest.mark.parametrize(
    "save", [lambda desk, to: backup.save(desk.db, to), lambda desk, to: backup.save_all(desk.db, desk.folder, to)]
)
def test_the_file_in_use_is_never_overwritten_by_its_own_backup(workspace, add_task, save):
    add_task(workspace, "甲")

    with pytest.raises(DeskError, match="正在使用的数据文件"):
        save(workspace, workspace.folder / FILE)

    add_task(workspace, "乙")
    workspace.close()
    assert titles(workspace.folder / FILE) == ["甲", "乙"]


def test_counts_name_the_kinds_a_secretary_knows(workspace, add_task):
    add_task(workspace)
    assert backup.counts(workspace.db) == {"任务": 1, "单位": 0, "领导": 0, "任期": 0, "进展记录": 0}


def test_a_copy_in_pieces_is_whole_though_another_connection_never_stops_writing(workspace, monkeypatch):
    monkeypatch.setattr(backup, "PIECE", 3)
    writing = []

    def write(_done, _total):
        with workspace.step(f"改{len(writing)}") as db:
            settings.change(db, warning_days=len(writing) % 300)
        writing.append(1)

    with closing(schema.connect(workspace.folder / "desk.sqlite3", reading=True)) as db:
        made = backup.take_daily(db, workspace.folder / "backups", DAY, write)

    assert len(writing) > backup.BEGINNINGS
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
        assert copy.execute("select count(*) from step").fetchone()[0] >= len(writing)


def test_a_copy_that_is_called_off_leaves_nothing(workspace):
    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.take_daily(workspace.db, workspace.folder / "backups", DAY, stop)
    assert list((workspace.folder / "backups").iterdir()) == []
