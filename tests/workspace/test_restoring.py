"""Putting a backup back: counts first, what is replaced is kept, and nothing foreign comes in."""

import sqlite3
import zipfile
from datetime import date

import pytest

from heze_desk.errors import DeskError, NewerFileError
from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import backup, checking, files, migrations, restoring, schema
from heze_desk.workspace.backup import Comparison
from heze_desk.workspace.workspace import FILE, Workspace


@pytest.fixture
def saved(workspace, add_task, tmp_path):
    """A backup of one task, from before a second was added."""
    add_task(workspace, "甲")
    file = backup.save(workspace.db, tmp_path / "备份.sqlite3")
    add_task(workspace, "乙")
    return file


def titles(db):
    return [title for (title,) in db.execute("select title from task order by id")]


def attach(workspace, task_id, source):
    digest, size = files.keep(workspace.folder, source)
    with workspace.step("添加附件") as db:
        store.save_attachment(
            db,
            Attachment(task_id=task_id, file_name=source.name, sha256=digest, size=size, added_on=date(2026, 11, 23)),
        )
    return files.place(workspace.folder, digest)


def test_the_counts_of_now_and_then_are_shown_and_nothing_is_touched(workspace, saved):
    assert Comparison("任务", now=2, backup=1) in restoring.compare(workspace, saved)
    assert titles(workspace.db) == ["甲", "乙"]


def test_restoring_keeps_what_it_replaces_and_says_where(workspace, saved, add_task):
    heard = []
    workspace.after_step = heard.append

    kept = restoring.restore(workspace, saved)

    assert titles(workspace.db) == ["甲"]
    assert "恢复前" in kept.name
    assert heard[-1].meets(frozenset({"task"}))
    assert workspace.undoable() is None
    add_task(workspace, "丙")
    assert titles(workspace.db) == ["甲", "丙"]
    restoring.restore(workspace, kept)
    assert titles(workspace.db) == ["甲", "乙"]
    assert checking.problems(workspace) == []


def test_what_was_restored_is_there_after_the_program_was_started_again(workspace, saved):
    restoring.restore(workspace, saved)
    workspace.close()

    again = Workspace.open(workspace.folder)

    assert titles(again.db) == ["甲"]
    assert again.db.execute("pragma foreign_keys").fetchone() == (1,)
    again.close()


def test_a_zip_brings_its_attachments_back(workspace, tmp_path, add_task):
    (tmp_path / "方案.pdf").write_bytes(b"%PDF")
    kept, issued = attach(workspace, add_task(workspace), tmp_path / "方案.pdf"), workspace.folder / "issued" / "1.pdf"
    issued.write_bytes(b"issued")
    archive = backup.save_all(workspace.db, workspace.folder, tmp_path / "全部.zip")
    elsewhere = Workspace.create(tmp_path / "另一台")

    restoring.restore(elsewhere, archive)

    assert checking.problems(elsewhere) == []
    assert files.copy_out(elsewhere.folder, kept.name, "方案.pdf").read_bytes() == b"%PDF"
    assert (elsewhere.folder / "issued" / "1.pdf").read_bytes() == b"issued"
    elsewhere.close()


def test_a_zip_mends_an_altered_attachment_and_leaves_issued_papers_alone(workspace, tmp_path, add_task):
    (tmp_path / "方案.pdf").write_bytes(b"%PDF")
    kept, issued = attach(workspace, add_task(workspace), tmp_path / "方案.pdf"), workspace.folder / "issued" / "1.pdf"
    issued.write_bytes(b"then")
    archive = backup.save_all(workspace.db, workspace.folder, tmp_path / "全部.zip")
    kept.write_bytes(b"altered")
    issued.write_bytes(b"now")

    restoring.restore(workspace, archive)

    assert checking.problems(workspace) == []
    assert issued.read_bytes() == b"now"


def make_garbage(file):
    file.write_bytes(b"\xff" * 5000)


def make_other_database(file):
    file.unlink()
    other = sqlite3.connect(file)
    other.execute("create table notes (text)")
    other.commit()
    other.close()


def spoil_page(file):
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        opened.write(b"\xff" * 40_000)


def cut_short(file):
    file.write_bytes(file.read_bytes()[:20_000])


def make_foreign_zip(file):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("照片.txt", "不是备份")


def make_torn_zip(file):
    content = file.read_bytes()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FILE, content)
    torn = bytearray(file.read_bytes())
    torn[200:600] = b"\xff" * 400
    file.write_bytes(torn)


def make_empty(file):
    file.write_bytes(b"")


@pytest.mark.parametrize(
    "spoil",
    [make_garbage, make_other_database, spoil_page, cut_short, make_foreign_zip, make_torn_zip, make_empty],
)
@pytest.mark.parametrize("act", [restoring.compare, restoring.restore])
def test_what_is_no_sound_backup_is_refused_and_nothing_is_changed(workspace, saved, contents, spoil, act):
    spoil(saved)
    before = contents(workspace.db)

    with pytest.raises(DeskError, match="没有改动；请另选"):
        act(workspace, saved)

    assert contents(workspace.db) == before
    assert backup.listed(workspace.folder / "backups") == []


def test_a_backup_of_a_later_program_is_refused(workspace, saved):
    later = sqlite3.connect(saved)
    later.execute("update _sqlite_migrations set name = 'm999_unheard_of' where id = 1")
    later.commit()
    later.close()

    with pytest.raises(NewerFileError, match="请先升级程序"):
        restoring.restore(workspace, saved)

    assert titles(workspace.db) == ["甲", "乙"]


def test_a_backup_of_an_earlier_program_is_brought_up_to_date(workspace, saved, monkeypatch):
    grown = "alter table task add column colour text"
    monkeypatch.setitem(migrations.known, "m999_later", lambda db: db.execute(grown))

    restoring.restore(workspace, saved)

    assert workspace.db.execute("select title, colour from task").fetchall() == [("甲", None)]
    with workspace.step("改") as db:
        db.execute("update task set colour = '红'")
    workspace.undo()
    assert workspace.db.execute("select colour from task").fetchall() == [(None,)]


@pytest.mark.parametrize("name", ["没有.sqlite3", "."])
def test_a_backup_that_is_not_there_is_named(workspace, tmp_path, name):
    with pytest.raises(DeskError, match="没有找到备份文件"):
        restoring.restore(workspace, tmp_path / name)


def test_the_file_in_use_is_no_backup_of_itself(workspace, add_task):
    add_task(workspace, "甲")
    with pytest.raises(DeskError, match="正在使用的数据文件"):
        restoring.restore(workspace, workspace.folder / FILE)


def test_a_reader_beside_the_window_may_compare_but_not_restore(workspace, saved):
    reader = Workspace.open(workspace.folder, reading=True)

    assert Comparison("任务", now=2, backup=1) in restoring.compare(reader, saved)
    with pytest.raises(DeskError, match="已在另一个窗口"):
        restoring.restore(reader, saved)

    reader.close()


def test_a_restore_that_fails_half_way_leaves_all_as_it_was(workspace, saved, contents):
    before = contents(workspace.db)
    (workspace.folder / "attachments").rmdir()
    (workspace.folder / "attachments").write_text("不是文件夹")
    archive = saved.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as made:
        made.write(saved, FILE)
        made.writestr("attachments/ab/abcd", "附件")

    with pytest.raises(DeskError, match="数据没有改动"):
        restoring.restore(workspace, archive)

    assert contents(workspace.db) == before


def test_a_damaged_file_is_rescued_and_kept_each_time_under_another_name(workspace, saved):
    workspace.close()
    kept = []
    for damage in (b"first" * 999, b"second" * 999):
        (workspace.folder / FILE).write_bytes(damage)
        schema.beside(workspace.folder / FILE).write_bytes(b"journal of the damaged file")
        kept.append(restoring.rescue(workspace.folder, saved))
        again = Workspace.open(workspace.folder)
        assert titles(again.db) == ["甲"]
        assert checking.problems(again) == []
        again.close()

    assert [file.read_bytes() for file in kept] == [b"first" * 999, b"second" * 999]
    assert schema.beside(kept[0]).exists()
    assert not schema.beside(workspace.folder / FILE).exists()


def test_a_rescue_from_a_zip_brings_the_attachments_too(workspace, tmp_path, add_task):
    (tmp_path / "方案.pdf").write_bytes(b"%PDF")
    kept = attach(workspace, add_task(workspace), tmp_path / "方案.pdf")
    archive = backup.save_all(workspace.db, workspace.folder, tmp_path / "全部.zip")
    workspace.close()
    (workspace.folder / FILE).write_bytes(b"damaged")
    kept.unlink()

    restoring.rescue(workspace.folder, archive)

    again = Workspace.open(workspace.folder)
    assert checking.problems(again) == []
    again.close()


def test_a_rescue_by_something_unsound_leaves_the_damaged_file_where_it_is(workspace, saved):
    workspace.close()
    (workspace.folder / FILE).write_bytes(b"damaged")
    make_garbage(saved)

    with pytest.raises(DeskError, match="没有改动"):
        restoring.rescue(workspace.folder, saved)

    assert (workspace.folder / FILE).read_bytes() == b"damaged"


def test_a_workspace_in_use_is_not_rescued(workspace, saved):
    with pytest.raises(DeskError, match="已在另一个窗口"):
        restoring.rescue(workspace.folder, saved)
    assert titles(workspace.db) == ["甲", "乙"]
