"""The day's first backup takes the attachments along, without holding up the window."""

from heze_desk import app
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
