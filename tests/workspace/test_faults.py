"""A damaged file, a folder that allows no writing, a disk that is full: one sentence, and nothing lost."""

import json
import shutil
import sqlite3
import subprocess
import sys

import pytest

from heze_desk.__main__ import main
from heze_desk.errors import DamagedFileError, DeskError
from heze_desk.settings import store as settings
from heze_desk.tasks import store
from heze_desk.workspace import backup, checking, files
from heze_desk.workspace.faults import explained
from heze_desk.workspace.workspace import FILE, Workspace, is_damaged

PAGE = 4096


@pytest.fixture
def filled(workspace, add_task):
    """The file of a closed workspace of some two hundred pages."""
    with workspace.step("导入") as db:
        for number in range(200):
            store.add(db, store.Task(number=f"1-1-{number:03d}", title="任务", content="内容" * 500))
    workspace.close()
    return workspace.folder / FILE


def overwrite(file, place, content):
    with file.open("r+b") as opened:
        opened.seek(place)
        opened.write(content)


def spoil_tasks(file):
    """Pages that hold nothing but tasks, wherever the tables of this release have put them."""
    first = file.read_bytes().find(("内容" * 500).encode()) // PAGE
    overwrite(file, (first + 20) * PAGE, b"\xff" * 40 * PAGE)


def empty(file):
    file.write_bytes(b"")


def cut_in_half(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 // PAGE * PAGE])


def spoil_header(file):
    overwrite(file, 0, b"\xff" * 100)


def spoil_schema(file):
    overwrite(file, 100, b"\xff" * 200)


def make_text(file):
    file.write_text("这不是数据文件。" * 1000, encoding="utf-8")


@pytest.mark.parametrize("spoil", [empty, cut_in_half, spoil_header, spoil_schema, make_text])
@pytest.mark.parametrize("reading", [False, True])
def test_a_file_too_damaged_to_open_is_refused_in_one_sentence_and_left_as_it_is(filled, spoil, reading):
    spoil(filled)
    before = filled.read_bytes()

    with pytest.raises(DeskError, match=r"已损坏；请用 backups 文件夹里最近的备份恢复。$") as refusal:
        Workspace.open(filled.parent, reading=reading)

    assert is_damaged(refusal.value)
    assert filled.read_bytes() == before


def test_a_file_of_another_program_is_not_taken_for_a_workspace(filled):
    filled.unlink()
    with sqlite3.connect(filled) as other:
        other.execute("create table notes (text)")
    other.close()
    before = filled.read_bytes()

    with pytest.raises(DamagedFileError):
        Workspace.open(filled.parent)

    assert filled.read_bytes() == before


def test_damage_in_the_middle_is_found_and_never_pushes_out_a_sound_backup(filled, today):
    spoil_tasks(filled)
    workspace = Workspace.open(filled.parent)

    assert checking.problems(workspace)
    with pytest.raises(DamagedFileError):
        backup.take_daily(workspace.db, workspace.folder / "backups", today)
    assert backup.listed(workspace.folder / "backups") == []
    with pytest.raises(DamagedFileError), explained():
        workspace.db.execute("select content from task").fetchall()
    workspace.close()


def test_reading_damaged_pages_on_the_command_line_is_refused_in_one_sentence(filled, capsys):
    spoil_tasks(filled)

    assert main(["--home", str(filled.parent), "tasks"]) == 2

    assert capsys.readouterr().err == "工作区文件 desk.sqlite3 已损坏；请用 backups 文件夹里最近的备份恢复。\n"


READ_ONLY = """
import json, os, sys
from pathlib import Path
from heze_desk.errors import DeskError
from heze_desk.workspace.workspace import Workspace
from heze_desk.settings import store

def said(act):
    try:
        return act()
    except DeskError as refusal:
        return str(refusal)

home = Path(sys.argv[1])
Workspace.create(home / "warm").close()
Workspace.open(home / "warm").close()  # everything is imported before the rights are given up
desk = Workspace.create(home / "desk")
with desk.step("改") as db:
    store.change(db, copies=7)
desk.close()
for folder, _, names in os.walk(home):
    os.chmod(folder, 0o555)
    for name in names:
        os.chmod(Path(folder) / name, 0o444)
if os.geteuid() == 0:
    os.setuid(65534)
reader = Workspace.open(home / "desk", reading=True)
answers = {
    "open": said(lambda: Workspace.open(home / "desk")),
    "create": said(lambda: Workspace.create(home / "new")),
    "create inside": said(lambda: Workspace.create(home)),
    "read": store.get(reader.db).copies,
    "step": said(lambda: reader.step("改").__enter__()),
}
print(json.dumps(answers))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows grants rights otherwise")
def test_a_folder_that_allows_no_writing_can_be_read_and_says_so_when_written(run, tmp_path):
    above = [folder for folder in tmp_path.parents if "pytest-of-" in str(folder)]
    for folder in (tmp_path, *above):  # the child gives up root and must still get here
        folder.chmod(folder.stat().st_mode | 0o555)

    answers = json.loads(run(READ_ONLY, tmp_path))

    assert answers["read"] == 7
    assert "不能写入；请检查权限" in answers["open"]
    assert "不能写入；请检查权限" in answers["create"]
    assert answers["create inside"].endswith("。")
    assert answers["step"].endswith("再做这一步。")


def test_a_full_disk_takes_back_the_act_and_keeps_all_before_it(workspace, add_task, contents):
    task_id = add_task(workspace)
    before = contents(workspace.db)
    pages = workspace.db.execute("pragma page_count").fetchone()[0]
    workspace.db.execute(f"pragma max_page_count = {pages}")

    def write_much():
        with workspace.step("改") as db:
            store.change(db, task_id, content="长" * 50_000)

    with pytest.raises(DeskError, match="磁盘已满，这一步没有保存"):
        write_much()
    assert contents(workspace.db) == before
    assert checking.problems(workspace) == []

    workspace.db.execute("pragma max_page_count = 100000")
    write_much()
    assert store.get(workspace.db, task_id).content == "长" * 50_000


def test_a_full_disk_while_taking_back_leaves_the_act_to_be_taken_back_later(workspace, contents):
    with workspace.step("改") as db:
        settings.change(db, send_to="长" * 50_000)
    before = contents(workspace.db)
    pages = workspace.db.execute("pragma page_count").fetchone()[0]
    workspace.db.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(DeskError, match="磁盘已满"):
        workspace.undo()

    assert contents(workspace.db) == before
    workspace.db.execute("pragma max_page_count = 100000")
    assert workspace.undo() == "改"


TINY_DISK = """
import json, os, subprocess, sys
from pathlib import Path
from heze_desk.errors import DeskError
from heze_desk.workspace import backup, checking, files, restoring
from heze_desk.workspace.workspace import FILE, Workspace
from heze_desk.settings import store

disk, outside = Path(sys.argv[1]), Path(sys.argv[2])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", disk], check=True)

def said(act):
    try:
        act()
    except DeskError as refusal:
        return str(refusal)

def write(number):
    with desk.step(f"第{number}步") as db:
        store.change(db, copies=number, send_to=str(number) * 5000)

desk = Workspace.create(disk / "desk")
write(1)
(outside / "scan.pdf").write_bytes(os.urandom(400_000))
files.keep(desk.folder, outside / "scan.pdf")
large = backup.save_all(desk.db, desk.folder, outside / "large.zip")
answers, number = {}, 1
while "step" not in answers:
    number += 1
    if refusal := said(lambda: write(number)):
        answers["step"] = refusal
(outside / "paper.pdf").write_bytes(b"x" * 3_000_000)
answers |= {
    "kept": [store.get(desk.db).copies, number - 1],
    "problems": checking.problems(desk),
    "backup": said(lambda: backup.take(desk.db, desk.folder / "backups", "手动")),
    "zip": said(lambda: backup.save_all(desk.db, desk.folder, disk / "all.zip")),
    "attachment": said(lambda: files.keep(desk.folder, outside / "paper.pdf")),
    "restore": said(lambda: restoring.restore(desk, large)),
    "create": said(lambda: Workspace.create(disk / "second")),
    "still": store.get(desk.db).copies,
    "left": [str(file) for file in disk.rglob("*") if file.suffix in (".part", ".new")],
}
desk.close()
desk = Workspace.open(disk / "desk")
answers["again"] = [store.get(desk.db).copies, desk.undoable()]
print(json.dumps(answers))
"""


def may_mount():
    asked = ["unshare", "-m", "true"]
    return shutil.which("unshare") and subprocess.run(asked, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="no right to mount a small disk")
def test_a_disk_that_is_really_full_refuses_every_writing_act_and_loses_nothing(run, tmp_path):
    (tmp_path / "disk").mkdir()

    answers = json.loads(run(TINY_DISK, tmp_path / "disk", tmp_path, before=["unshare", "-m"]))

    assert "磁盘已满" in answers["step"]
    assert answers["kept"][0] == answers["kept"][1] == answers["still"]
    assert answers["problems"] == []
    for act in ("backup", "zip", "attachment", "restore", "create"):
        assert answers[act], act
        assert answers[act].endswith("。")
    assert answers["left"] == []
    assert answers["again"] == [answers["still"], f"第{answers['still']}步"]


def test_what_is_no_fault_of_the_disk_is_not_explained_away(workspace):
    with pytest.raises(sqlite3.OperationalError, match="no such column"), explained():
        workspace.db.execute("select colour from task")
    with pytest.raises(FileNotFoundError), explained():
        (workspace.folder / "没有").read_bytes()


def test_an_attachment_that_cannot_be_read_is_refused_by_name(workspace):
    with pytest.raises(DeskError, match="附件“没有"):
        files.keep(workspace.folder, workspace.folder / "没有.pdf")
