"""报送范围, the register entry, and what is given out of a briefing."""

from datetime import date

import pytest

from heze_desk.briefings import drafts
from heze_desk.issuing import store
from heze_desk.kit import dialogs
from heze_desk.kit.preview_dialog import PreviewDialog

NOVEMBER = date(2026, 11, 6)
SLOW_MS = 20_000


@pytest.fixture
def issued(page, agree):
    agree(page.issuing.issue_or_correct())
    return page


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the secretary chooses to save."""
    monkeypatch.setattr(dialogs, "ask_save", lambda _parent, _title, name, _kind: tmp_path / name)
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_args: tmp_path)
    return tmp_path


def test_readers_are_written_counted_and_numbered(page, issuing):
    page.go(3)
    field = page.issue.form.fields["报"]
    field.editor.setPlainText("市领导（3份）")
    page.issue.form.fields["送"].editor.setPlainText("")
    page.issue.form.fields["发"].editor.setPlainText("曹县、单县（2份）")

    page.settle()
    page.reload()

    assert drafts.get(issuing.db, page.shown.id).report_to == "市领导（3份）"
    listed = [(one.reader.label, one.reader.name, one.reader.marks) for one in page.issue.readers.records]
    assert listed == [("报", "市领导", "000001至000003"), ("发", "曹县", "000004"), ("发", "单县", "000005至000006")]
    assert "3 个对象 6 份" in page.issue.total.text()


def test_the_register_tells_number_day_place_and_hash_once_it_is_issued(page, issuing, asked, agree):
    page.go(3)
    assert page.issue.to_come.isVisible()
    assert not page.issue.register.isVisible()

    agree(page.issuing.issue_or_correct())

    paper = store.get(issuing.db, drafts.get(issuing.db, page.shown.id).issued_paper_id)
    assert page.issue.texts["编号"].text() == "调度简报　2026年第1期（总第1期）"
    assert page.issue.texts["校验值"].text().replace(" ", "") == paper.sha256
    assert (issuing.workspace.folder / page.issue.texts["副本"].text()).is_file()
    assert not page.issue.form.isEnabled()
    page.issue.open_act.trigger()
    assert asked == [("issued", paper.id)]


def test_what_was_issued_is_saved_byte_for_byte(qtbot, issued, place, told):
    issued.given.pdf.trigger()

    qtbot.waitUntil(lambda: any("已另存为" in text for text in told), timeout=SLOW_MS)
    (path,) = place.glob("*.pdf")
    assert path.read_bytes() == store.pdf(issued.workspace.db, issued.shown.paper.id)
    assert path.name.startswith("调度简报第1期")


def test_a_folder_is_saved_with_its_tables(qtbot, issued, place, told):
    issued.given.folder.trigger()

    qtbot.waitUntil(lambda: any("个文件" in text for text in told), timeout=SLOW_MS)
    (folder,) = (path for path in place.iterdir() if path.is_dir() and path.name.startswith("调度简报第1期"))
    assert {path.suffix for path in folder.iterdir()} >= {".pdf", ".docx", ".xlsx"}


def test_every_copy_is_numbered_only_once_it_is_issued(qtbot, page, place, told, issuing, agree):
    assert not page.given.numbered.isEnabled()
    with issuing.workspace.step("报送") as db:
        drafts.change(db, page.shown.id, report_to="市领导（2份）", send_to="", issue_to="")
    page.reload()
    agree(page.issuing.issue_or_correct())

    page.given.numbered.trigger()

    qtbot.waitUntil(lambda: any("编份号2份" in text for text in told), timeout=SLOW_MS)


def test_what_is_void_is_shown_with_a_warning(qtbot, issued, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_reason", lambda *_args, **_more: "重复印发")
    issued.issuing.void.trigger()

    issued.given.preview.trigger()

    dialog = issued.window().findChild(PreviewDialog)
    assert dialog.notice.text.text() == "这一份已经作废，不要再印发。"
    dialog.reject()


def test_the_list_to_sign_is_shown_before_it_is_printed(qtbot, page, issuing):
    with issuing.workspace.step("报送") as db:
        drafts.change(db, page.shown.id, report_to="市领导（2份）")
    page.reload()

    page.given.distribution.trigger()

    qtbot.waitUntil(lambda: page.window().findChild(PreviewDialog) is not None, timeout=SLOW_MS)
    dialog = page.window().findChild(PreviewDialog)
    assert "分发签收单" in dialog.windowTitle()
    dialog.reject()
