"""Tables and photographs put into the words by hand, changed and taken back."""

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from heze_desk import inserting
from heze_desk.briefings import drafts, insets
from heze_desk.briefings.screen.picture_dialog import PictureDialog
from heze_desk.briefings.screen.table_dialog import TableDialog
from heze_desk.kit import dialogs

SLOW_MS = 20_000


@pytest.fixture
def tab(page):
    return page.writing


@pytest.fixture
def photograph(tmp_path):
    path = tmp_path / "现场.jpg"
    Image.effect_noise((600, 400), 90).convert("RGB").save(path)
    return path


def put_table(tab, opened, caption="演示企业"):
    tab.inset_acts.table_act.trigger()
    dialog = opened(TableDialog)
    QGuiApplication.clipboard().setText("企业\t数量\t说明\t备注\t合计\r\n演示企业甲\t3\t\t\t3\r\n")
    dialog.paste_act.trigger()
    dialog.caption.setText(caption)
    dialog.done_button.click()
    return dialog


def test_a_table_pasted_into_the_grid_stands_on_the_pages(qtbot, tab, opened, issuing, draft_id):
    put_table(tab, opened)

    assert drafts.sections(issuing.db, draft_id)[0].text.split("\n")[1] == "［演示企业］"
    assert [one.caption for one in insets.insets(issuing.db, draft_id)] == ["演示企业"]

    def on_paper():
        pages = tab.preview._pages
        return tab.paper.is_current and pages is not None and any(pages.text(n).find("演示企业甲") for n in range(3))

    qtbot.waitUntil(on_paper, timeout=SLOW_MS)


def test_one_undo_takes_back_the_table_and_its_line(qtbot, tab, opened, issuing, draft_id):
    before = tab.editor.toPlainText()
    put_table(tab, opened)

    issuing.workspace.undo()

    assert insets.insets(issuing.db, draft_id) == []
    qtbot.waitUntil(lambda: tab.editor.toPlainText() == before)


def test_a_name_that_is_taken_is_refused_in_the_dialog_and_nothing_is_typed(tab, opened, issuing, draft_id):
    before = tab.editor.toPlainText()

    dialog = put_table(tab, opened, "任务亮灯情况")

    assert "已经有一个叫" in dialog.refusal.text()
    assert dialog.isVisible()
    assert tab.editor.toPlainText() == before


def test_a_table_of_ones_own_is_changed_from_its_line(qtbot, tab, opened, issuing, draft_id):
    put_table(tab, opened)
    qtbot.waitUntil(lambda: tab.inset("演示企业") is not None)

    tab.editor.ask_here()
    dialog = opened(TableDialog)
    assert dialog.caption.isReadOnly()
    dialog.grid.item(1, 0).setText("演示企业乙")
    dialog.done_button.click()

    assert "演示企业乙" in insets.insets(issuing.db, draft_id)[0].content


def test_a_photograph_is_chosen_scaled_and_named(qtbot, tab, opened, monkeypatch, photograph, issuing, draft_id):
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: photograph)
    tab.inset_acts.picture_act.trigger()
    dialog = opened(PictureDialog)

    dialog.choose_button.click()
    assert dialog.caption.text() == "现场"
    dialog.width_box.setCurrentIndex(2)
    dialog.done_button.click()

    assert '"width_share": 0.5' in insets.insets(issuing.db, draft_id)[0].content
    assert "［现场］" in tab.editor.toPlainText()


def put_picture(tab, opened, monkeypatch, photograph):
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: photograph)
    tab.inset_acts.picture_act.trigger()
    dialog = opened(PictureDialog)
    dialog.choose_button.click()
    dialog.done_button.click()


def test_a_photograph_is_made_narrower_afterwards_and_one_undo_takes_it_back(
    qtbot, tab, opened, monkeypatch, photograph, issuing, draft_id
):
    put_picture(tab, opened, monkeypatch, photograph)
    qtbot.waitUntil(lambda: tab.inset("现场") is not None)

    tab.editor.ask_here()
    dialog = opened(PictureDialog)
    assert dialog.caption.isReadOnly()
    assert dialog.width_box.currentText() == "四分之三行"
    assert not dialog.shown.pixmap().isNull()
    dialog.width_box.setCurrentText("三分之一行")
    dialog.done_button.click()

    (kept,) = insets.insets(issuing.db, draft_id)
    assert inserting.share_of(kept) == 0.33
    issuing.workspace.undo()
    assert inserting.share_of(insets.insets(issuing.db, draft_id)[0]) == 0.75


def test_another_photograph_takes_the_place_of_the_first_under_its_name(
    qtbot, tab, opened, monkeypatch, photograph, issuing, draft_id
):
    put_picture(tab, opened, monkeypatch, photograph)
    with issuing.workspace.step("改宽度") as db:
        insets.change(db, inserting.scaled(insets.called_so(db, draft_id, "现场"), 0.6))
    qtbot.waitUntil(lambda: tab.inset("现场") is not None and inserting.share_of(tab.inset("现场")) == 0.6)
    before = inserting.photograph(tab.inset("现场"))
    Image.effect_noise((300, 300), 50).convert("RGB").save(photograph)

    tab.editor.ask_here()
    dialog = opened(PictureDialog)
    assert dialog.width_box.currentText() == "一行的 60%"
    dialog.choose_button.click()
    dialog.done_button.click()

    (kept,) = insets.insets(issuing.db, draft_id)
    assert (kept.caption, inserting.share_of(kept)) == ("现场", 0.6)
    assert inserting.photograph(kept) != before


def test_a_file_that_is_no_picture_is_refused_as_soon_as_it_is_chosen(tab, opened, monkeypatch, tmp_path):
    path = tmp_path / "说明.jpg"
    path.write_text("不是图片")
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: path)
    tab.inset_acts.picture_act.trigger()
    dialog = opened(PictureDialog)

    dialog.choose_button.click()
    assert dialog.refusal.text() == "“说明.jpg”不是能打开的图片；请选 PNG 或 JPEG 格式的照片。"
    dialog.done_button.click()

    assert dialog.isVisible()
