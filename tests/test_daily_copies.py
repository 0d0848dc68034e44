"""The day's first backup takes the attachments along, without holding up the window."""

import sqlite3
from contextlib import closing

from heze_desk import app
from heze_desk.errors import DamagedFileError
from heze_desk.settings import store as settings
from heze_desk.workspace import backup, file_copies, files


def test_the_first_opening_of_a_day_copies_what_is_new(office, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(app, "COPIED_AT_ONCE", 3)  # so that it takes several rounds
    home = office.workspace.folder
    kept = []
    for number in range(4):
        (tmp_path / "附件").write_text(f"附件 {number}", "utf-8")
        kept.append(files.keep(home, tmp_path / "附件")[0])

    app.take_copies(office)

    qtbot.waitUntil(lambda: all(file_copies.has(home, digest) for digest in kept))
    qtbot.waitUntil(lambda: not office.background.busy)
    assert [file.stem.rpartition("-")[2] for file in backup.listed(home / "backups")] == ["每日"]


def test_another_opening_on_the_same_day_copies_nothing(office, tmp_path):
    home = office.workspace.folder
    backup.take_daily(office.workspace.db, home / "backups", office.clock.today)
    (tmp_path / "附件").write_text("附件", "utf-8")
    digest, _ = files.keep(home, tmp_path / "附件")

    app.take_copies(office)

    assert not office.background.busy
    assert not file_copies.has(home, digest)


def test_the_copy_is_made_while_the_window_goes_on_writing(office, qtbot):
    home = office.workspace.folder
    jobs = []
    office.background.began.connect(jobs.append)

    app.take_copies(office)
    with office.workspace.step("改设置") as db:
        settings.change(db, warning_days=9)

    assert jobs[0].title == "正在备份"
    qtbot.waitUntil(lambda: not office.background.busy)
    assert backup.daily(home / "backups", office.clock.today).exists()
    assert settings.get(office.workspace.db).warning_days == 9


def test_a_damaged_file_makes_no_copy_of_the_day_and_is_told(office, qtbot):
    home = office.workspace.folder
    with closing(sqlite3.connect(home / "desk.sqlite3")) as db:
        (root,) = db.execute("select rootpage from sqlite_master where name = 'task'").fetchone()
        (size,) = db.execute("pragma page_size").fetchone()
    with (home / "desk.sqlite3").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)

    with qtbot.captureExceptions() as raised:
        app.take_copies(office)
        qtbot.waitUntil(lambda: not office.background.busy)
        qtbot.waitUntil(lambda: bool(raised))

    assert isinstance(raised[0][1], DamagedFileError)
    assert list((home / "backups").iterdir()) == []
