"""Reminders that are numbered, in the window."""

from heze_desk.settings import store as settings


def test_where_letters_are_counted_urging_issues_them_and_says_that_it_is_for_good(desk, page, told):
    with desk.step("设置") as db:
        settings.change(db, reminder_number="演催〔{年}〕{号}号", system_faces=False)
    dialog = page.supervisions.list_late()
    dialog.view.selectAll()
    asked = dialog.note_button.text()

    dialog.accept()

    assert asked == "编号印发 2 个单位"
    assert "印发催办通知演催〔2026〕1号、演催〔2026〕2号" in told[-1]
    assert "撤销" not in told[-1]
