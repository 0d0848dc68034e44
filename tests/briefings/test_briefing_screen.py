"""The page that makes papers: it follows the data, and what is saved is what is seen."""

import io
from datetime import timedelta

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heze_desk.briefings.screen import BriefingScreen
from heze_desk.kit import dialogs
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks

SLOW_MS = 20_000


@pytest.fixture
def page(qtbot, office):
    with office.workspace.step("只用附带字体") as db:
        settings.change(db, system_faces=False)
    page = BriefingScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)
    return page


@pytest.fixture
def saved(page, tmp_path, monkeypatch):
    """Saves what is shown and gives the bytes of the file."""

    def save():
        path = tmp_path / "简报.pdf"
        monkeypatch.setattr(dialogs, "ask_save", lambda *_: path)
        page.preview.save_action.trigger()
        return path.read_bytes()

    return save


@pytest.fixture
def shows(qtbot, page, saved):
    """Waits until the paper is set, and gives its text."""

    def text():
        qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)
        with pdfplumber.open(io.BytesIO(saved())) as pdf:
            return "".join("".join(sheet.extract_text().split()) for sheet in pdf.pages)

    return text


def test_a_briefing_of_today_is_shown_at_once(page, shows):
    assert "截至2026年11月23日" in shows()
    assert page.preview.total.text() == "/ 4 页"


def test_the_paper_follows_an_edit_and_its_undoing(page, office, shows):
    with office.workspace.step("修改任务") as db:
        tasks.change(db, 1, deadline=office.clock.today - timedelta(days=3), title="演示新名称")
    QApplication.processEvents()
    assert "演示新名称" in shows()

    office.workspace.undo()
    QApplication.processEvents()

    assert "演示新名称" not in shows()


def test_while_a_paper_is_set_anew_the_old_one_can_be_neither_saved_nor_printed(page):
    page.number.setValue(12)

    assert not page.preview.save_action.isEnabled()
    assert not page.preview.print_action.isEnabled()


def test_a_number_typed_before_leaving_the_page_is_set_on_coming_back(page, shows):
    page.number.setValue(12)
    page.hide()

    page.show()

    assert "第12期" in shows()


def test_the_numbers_are_printed_by_the_offices_pattern(page, shows):
    QTest.keyClicks(page.number, "12")
    page.running.setValue(15)

    assert "第12期（总第15期）" in shows()
    assert "期号" not in page.remarks.text()


def test_the_numbers_stand_again_after_a_restart(qtbot, page, office):
    page.number.setValue(12)
    page.running.setValue(27)
    again = BriefingScreen(office)
    qtbot.addWidget(again)
    assert (again.number.value(), again.running.value()) == (12, 27)


def test_while_a_paper_is_set_anew_it_is_said_instead_of_remarks(qtbot, page):
    page.reload()
    assert page.pending.isVisible()
    assert not page.remarks.isVisible()
    qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)
    assert page.remarks.isVisible()
    assert not page.pending.isVisible()


def test_a_number_is_typed_into_an_empty_field_and_taken_out_again(qtbot, page):
    QTest.mouseClick(page.number.lineEdit(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.number, "7")
    assert page.number.value() == 7

    QTest.keyClick(page.number, Qt.Key.Key_Backspace)

    assert (page.number.value(), page.number.text()) == (0, "")


def test_a_number_that_is_missing_is_remarked(qtbot, page, office):
    assert page.remarks.text().startswith("期号和总期号未填，纸上留空。")

    with office.workspace.step("修改简报期号") as db:
        settings.change(db, briefing_number="第{号}期")

    qtbot.waitUntil(lambda: page.remarks.text().startswith("期号未填"), timeout=SLOW_MS)
    assert not page.running.isEnabled()


@pytest.mark.parametrize("text", ["明天", "2026-13-01", "2026-02-30"])
def test_a_wrong_day_is_refused_under_the_field_and_the_paper_stays(qtbot, page, text):
    page.day.setText(text)
    QTest.keyClick(page.day, Qt.Key.Key_Return)

    assert page.refusal.isVisible()
    assert page.refusal.text().startswith(f"“{text}”")
    assert not page.preview.save_action.isEnabled()

    page.day.clear()
    QTest.keyClick(page.day, Qt.Key.Key_Return)

    assert not page.refusal.isVisible()
    qtbot.waitUntil(page.preview.save_action.isEnabled, timeout=SLOW_MS)


def test_a_wrong_day_does_not_come_in_the_way_of_later_changes(qtbot, page, office):
    page.day.setText("明天")
    with office.workspace.step("修改任务") as db:
        tasks.change(db, 1, title="演示新名称")

    qtbot.waitUntil(page.refusal.isVisible)


def test_of_another_day_is_said_what_is_not_of_that_day(page, shows):
    page.day.setText("10月31日")
    QTest.keyClick(page.day, Qt.Key.Key_Return)

    assert "截至2026年10月31日" in shows()
    assert page.remarks.text().startswith("截至日期以后台账有改动")


@pytest.mark.parametrize(("kind", "words"), [(1, "责任分工名单"), (2, "任务台账")])
def test_the_other_papers_are_made_here_too(page, shows, kind, words):
    page.kind.setCurrentIndex(kind)

    assert words in shows()
    assert not page.number.isEnabled()
    assert "期号" not in page.remarks.text()


def test_ctrl_s_from_any_field_saves_the_very_bytes_that_are_shown(qtbot, page, saved, tmp_path):
    told = []
    page.told.connect(lambda text, path: told.append((text, path)))
    shown = saved()
    (tmp_path / "简报.pdf").unlink()

    QTest.keyClick(page.day, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert shown.startswith(b"%PDF-")
    assert told[1] == ("已另存为：简报.pdf", tmp_path / "简报.pdf")
    assert told[1][1].read_bytes() == shown


def test_characters_that_no_face_has_are_named_before_printing(qtbot, page, office):
    with office.workspace.step("修改任务") as db:
        tasks.change(db, 1, title="联系王\U0010fffd同志", deadline=office.clock.today)

    qtbot.waitUntil(page.warning.isVisible, timeout=SLOW_MS)
    assert "（U+10FFFD）" in page.warning.text()


def test_a_demonstration_is_remarked(qtbot, page, office):
    with office.workspace.step("演示") as db:
        settings.change(db, demo=True)

    qtbot.waitUntil(lambda: "演示数据" in page.remarks.text(), timeout=SLOW_MS)


def test_the_paper_turns_over_at_midnight(page, office, shows):
    office.clock.pin(office.clock.today + timedelta(days=1))
    QApplication.processEvents()

    assert "截至2026年11月24日" in shows()


def test_what_is_shown_can_be_saved_for_word_too(qtbot, page, monkeypatch, tmp_path):
    import docx

    monkeypatch.setattr(dialogs, "ask_save", lambda parent, title, name, kind: tmp_path / name)

    with qtbot.waitSignal(page.told, timeout=SLOW_MS) as told:
        page.preview.docx_action.trigger()

    (path,) = tmp_path.glob("*.docx")
    assert told.args == [f"已另存为：{path.name}", path]
    assert any("未来产业" in paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
