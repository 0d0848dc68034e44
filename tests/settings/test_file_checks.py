"""The self-check of the kept files on the settings page, and the three ways to mend what it finds."""

from types import SimpleNamespace

import pytest

from heze_desk.kit import dialogs
from heze_desk.settings.screen import SettingsScreen
from heze_desk.tasks import attachments, store
from heze_desk.tasks.records import Attachment
from heze_desk.workspace import backup, file_copies, files


@pytest.fixture
def page(qtbot, office):
    page = SettingsScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    return page


@pytest.fixture
def card(page):
    return page.file_checks


@pytest.fixture
def attach(office, tmp_path, today):
    """A file attached to the first task; returns where it lies in the workspace."""

    def attached(name, content):
        (tmp_path / name).write_bytes(content)
        digest, size = files.keep(office.workspace.folder, tmp_path / name)
        (tmp_path / name).unlink()
        with office.workspace.step("添加附件") as db:
            new = Attachment(task_id=1, file_name=name, sha256=digest, size=size, added_on=today)
            attachments.enter(db, [new])
        return files.place(office.workspace.folder, digest)

    return attached


@pytest.fixture
def examine(card, qtbot):
    """Press the button and wait until something new is said."""

    def pressed():
        card.summary.setText("")
        card.check.trigger()
        qtbot.waitUntil(lambda: bool(card.summary.text()))

    return pressed


@pytest.fixture
def answers(monkeypatch, tmp_path):
    """What the dialogs are answered: a file, a reason, yes or no; what they asked is kept."""
    given = SimpleNamespace(file=None, reason=None, yes=True, asked=[])
    monkeypatch.setattr(dialogs, "ask_open", lambda *asked: given.file)
    monkeypatch.setattr(dialogs, "ask_reason", lambda parent, text, **words: given.asked.append(text) or given.reason)
    monkeypatch.setattr(dialogs, "confirm", lambda parent, text, **words: given.asked.append(text) or given.yes)
    return given


def states(card):
    return [(one.entry.file_name, str(one.finding.state)) for one in card.table.records]


def mended(card):
    return "完好 1 个。" in card.summary.text()


def test_nothing_is_offered_before_a_fault_was_found(card, examine, attach):
    attach("方案.pdf", b"%PDF")
    assert not card.restore.isEnabled()

    examine()

    assert card.summary.text() == "登记在册的文件共 1 个：完好 1 个。"
    assert card.remark.text().startswith("检查于 ")
    assert not card.restore.isEnabled()
    assert card.view.isHidden()


def test_what_is_missing_and_what_was_altered_are_listed_by_task_and_name(card, examine, attach):
    attach("方案.pdf", b"%PDF").unlink()
    attach("附表.xlsx", b"PK").write_bytes(b"KP")

    examine()

    assert states(card) == [("方案.pdf", "缺失"), ("附表.xlsx", "内容与登记不符")]
    assert card.table.records[0].entry.owner == "任务 2-1-01"
    assert not card.view.isHidden()


def test_a_file_comes_back_from_the_backup(card, examine, attach, office, qtbot):
    kept = attach("方案.pdf", b"%PDF")
    file_copies.take(office.workspace.folder)
    kept.unlink()
    examine()

    card.restore.trigger()

    qtbot.waitUntil(lambda: mended(card))
    assert kept.read_bytes() == b"%PDF"
    assert states(card) == []


def test_what_this_backup_does_not_have_is_sought_in_another(card, examine, attach, answers, office, tmp_path, qtbot):
    kept = attach("方案.pdf", b"%PDF")
    answers.file = backup.save_all(office.workspace.db, office.workspace.folder, tmp_path / "全部.zip")
    kept.unlink()
    examine()

    card.restore.trigger()

    qtbot.waitUntil(lambda: mended(card))
    assert answers.asked == ["这里没有 “方案.pdf” 完好的一份。"]
    assert kept.read_bytes() == b"%PDF"


def test_the_very_file_found_elsewhere_is_put_back(card, examine, attach, answers, tmp_path, qtbot):
    kept = attach("方案.pdf", b"%PDF")
    kept.unlink()
    answers.file = tmp_path / "改过名字的.pdf"
    answers.file.write_bytes(b"%PDF")
    examine()

    card.relocate.trigger()

    qtbot.waitUntil(lambda: mended(card))
    assert kept.read_bytes() == b"%PDF"


def test_another_file_is_refused_with_both_hashes_and_offered_as_a_new_attachment(
    card, examine, attach, answers, office, tmp_path, qtbot
):
    kept = attach("方案.pdf", b"%PDF")
    kept.unlink()
    answers.file = tmp_path / "方案第二版.pdf"
    answers.file.write_bytes(b"%PDF-2")
    examine()

    card.relocate.trigger()

    qtbot.waitUntil(lambda: len(store.attachments(office.workspace.db, 1)) == 2)
    assert f"登记的是 4 字节、校验值 {kept.name[:12]}…，选的“方案第二版.pdf”是 6 字节" in answers.asked[0]
    qtbot.waitUntil(lambda: "共 2 个" in card.summary.text())
    assert states(card) == [("方案.pdf", "缺失")]


def test_a_file_lost_for_good_is_removed_with_a_reason(card, examine, attach, answers, office, qtbot):
    attach("方案.pdf", b"%PDF").unlink()
    examine()

    card.remove.trigger()
    assert states(card) == [("方案.pdf", "缺失")]
    answers.reason = "原件已遗失"
    card.remove.trigger()

    qtbot.waitUntil(lambda: states(card) == [])
    (removed,) = store.attachments(office.workspace.db, 1)
    assert removed.removal_reason == "原件已遗失"
    assert office.workspace.undoable() == "移除附件“方案.pdf”"


def test_of_several_the_chosen_one_is_removed_and_all_are_restored(card, examine, attach, answers, office, qtbot):
    kept = [attach(name, name.encode()) for name in ("一.pdf", "二.pdf", "三.pdf")]
    file_copies.take(office.workspace.folder)
    for file in kept:
        file.unlink()
    answers.reason = "不再需要"
    examine()

    card.view.setCurrentIndex(card.table.index(1, 0))
    card.remove.trigger()
    qtbot.waitUntil(lambda: [name for name, _ in states(card)] == ["一.pdf", "三.pdf"])
    card.restore.trigger()

    qtbot.waitUntil(lambda: states(card) == [])
    assert [file.exists() for file in kept] == [True, False, True]


def test_files_that_nobody_entered_are_named_and_are_no_fault(card, examine, office):
    (office.workspace.folder / "attachments" / "说明.txt").write_text("放错了地方")

    examine()

    assert card.strays.text() == "没有登记的文件：说明.txt（attachments 文件夹）。"
    assert not card.strays.isHidden()
    assert states(card) == []


def test_a_backup_by_hand_takes_the_attachments_too(page, attach, office, qtbot):
    kept = attach("方案.pdf", b"%PDF")
    said = []
    page.told.connect(lambda text, path: said.append(text))

    page.copies.back_up.trigger()

    qtbot.waitUntil(lambda: bool(said))
    assert said == ["已连同附件备份到工作区的 backups 文件夹。"]
    assert file_copies.has(office.workspace.folder, kept.name)
