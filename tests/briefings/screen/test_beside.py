"""Drafting and following off the window's thread: once only, with what is typed meanwhile, refused where it stands."""

from threading import Event

import pytest
from PySide6.QtWidgets import QDialog

from heze_desk import briefing
from heze_desk.briefings import drafts
from heze_desk.briefings.screen.drafting_dialog import SINCE
from heze_desk.settings import store as settings


@pytest.fixture
def slow(office):
    """Nothing is read before it is told to go on."""
    go_on = Event()
    office.background.run(lambda: go_on.wait(20), lambda _: None)
    yield go_on
    go_on.set()


@pytest.fixture
def asked(page):
    dialog = page.drafting.open_new()
    yield dialog
    dialog.done(QDialog.DialogCode.Rejected)


def test_a_second_press_while_the_ledger_is_read_makes_no_second_draft(qtbot, page, issuing, slow):
    dialog = page.drafting.open_new()

    dialog.accept()
    assert dialog.done_button.text() == "正在起草…"
    assert not dialog.done_button.isEnabled()
    assert not dialog.editors[SINCE].isEnabled()
    dialog.accept()
    slow.set()

    qtbot.waitUntil(lambda: not issuing.workspace.db.execute("select 1 from step where open").fetchone())
    qtbot.waitUntil(lambda: len(drafts.drafts(issuing.db)) == 2)
    qtbot.waitUntil(lambda: not page.desk.background.busy)
    assert len(drafts.drafts(issuing.db)) == 2


def test_who_leaves_the_dialog_meanwhile_gets_no_draft(qtbot, page, issuing, slow):
    dialog = page.drafting.open_new()

    dialog.accept()
    dialog.reject()
    slow.set()

    qtbot.waitUntil(lambda: not page.desk.background.busy)
    assert len(drafts.drafts(issuing.db)) == 1


def test_a_pattern_that_is_broken_is_named_in_the_dialog(qtbot, asked, issuing):
    own = briefing.own_phrases(issuing.workspace)
    own.parent.mkdir(exist_ok=True)
    own.write_text("总体：{没有这个名称}\n", "utf-8")

    asked.accept()

    qtbot.waitUntil(asked.refusal.isVisible)
    assert "第1行" in asked.refusal.text()
    assert asked.done_button.isEnabled()
    assert len(drafts.drafts(issuing.db)) == 1


def test_the_annex_lists_all_once_it_is_asked_to(qtbot, page, issuing, told):
    with issuing.workspace.step("设置") as db:
        settings.change(db, annex_rows=1)
    page.choose(issuing.draft())
    choice, tab = page.writing.annex, page.writing
    assert not choice.button.isVisible()

    tab.sections.choose(issuing.section(page.shown.id, "附件")[0])
    assert choice.button.isVisible()
    assert choice.act.text() == "列出全部"
    choice.act.trigger()

    qtbot.waitUntil(lambda: told[-1:] == ["附件列出全部 4 项；可按 Ctrl+Z 撤销。"])
    qtbot.waitUntil(lambda: choice.act.text() == "只列 1 项" and choice.act.isEnabled())
    choice.act.trigger()
    qtbot.waitUntil(lambda: told[-1:] == ["附件列出 1 项，另有 3 项没有列；可按 Ctrl+Z 撤销。"])


def test_following_is_offered_again_only_when_it_is_done(qtbot, page, issuing, slow, told):
    issuing.change("2-5-03", done_on=issuing.workspace.today(), progress=100)
    before = issuing.db.execute("select count(*) from step").fetchone()[0]

    page.drafting.follow.trigger()
    assert not page.drafting.follow.isEnabled()
    assert not page.drafting.remove.isEnabled()
    page.drafting.follow_ledger()
    slow.set()

    qtbot.waitUntil(page.drafting.follow.isEnabled)
    assert len(told) == 1
    assert issuing.db.execute("select count(*) from step").fetchone()[0] == before + 1


def test_what_is_typed_while_the_ledger_is_read_stays_and_is_not_read_for_anew(qtbot, page, issuing, slow, told):
    issuing.change("2-5-03", done_on=issuing.workspace.today(), progress=100)
    begun = []
    page.desk.background.began.connect(lambda job: begun.append(job.title))

    page.drafting.follow.trigger()
    page.writing.editor.appendPlainText("末尾自己写的。")
    slow.set()

    qtbot.waitUntil(lambda: bool(told))
    text = issuing.section(page.shown.id, "总体情况")[1].text
    assert "办结2项" in text
    assert text.endswith("末尾自己写的。")
    assert begun.count("正在按台账更新简报") == 1


def test_what_changes_in_the_ledger_while_it_is_read_is_in_the_draft(qtbot, page, issuing, slow, told):
    page.drafting.follow.trigger()
    issuing.change("2-5-03", done_on=issuing.workspace.today(), progress=100)
    slow.set()

    qtbot.waitUntil(lambda: bool(told))
    assert "办结2项" in issuing.section(page.shown.id, "总体情况")[1].text
