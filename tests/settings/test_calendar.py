"""The work calendar on the settings page: what is known, and the next notice looked at before it is loaded."""

from datetime import date

import pytest

from heze_desk.kit import dialogs
from heze_desk.settings.screen import SettingsScreen
from heze_desk.settings.screen.notice_dialog import IMPOSSIBLE, NOTHING_YET, NoticeDialog
from heze_desk.settings.screen.year_dialog import YearDialog
from heze_desk.tasks import store as tasks
from heze_desk.workdays import store as workdays
from heze_desk.workdays.records import Moving
from resources import FOLDER

OF_2027 = """国务院办公厅关于2027年部分节假日安排的通知（演示，非真实安排）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日放假，不调休。
六、中秋节：9月15日放假，不调休。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"""


@pytest.fixture
def page(qtbot, office):
    page = SettingsScreen(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    return page


@pytest.fixture
def told(page):
    words = []
    page.told.connect(lambda text, _path: words.append(text))
    return words


@pytest.fixture
def dialog(qtbot, page):
    dialog = page.calendar.ask_notice()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def shown(page):
    return [(line.year, str(line.state), line.off, line.worked) for line in page.calendar.years.records]


def test_this_year_and_the_next_are_listed_and_one_not_loaded_says_that_it_is_estimated(page):
    assert shown(page) == [(2027, "未载入（推算）", 0, 0), (2026, "已内置", 33, 6), (2025, "已内置", 28, 5)]
    first = [page.calendar.years.index(0, column).data() for column in range(4)]
    assert first == ["2027年", "未载入（推算）", "—", "—"]


def test_a_notice_is_shown_day_by_day_with_the_tasks_that_move_and_loaded_in_one_step(
    qtbot, page, office, dialog, told
):
    with office.workspace.step("填写时限") as db:
        tasks.change(db, 1, deadline=date(2027, 2, 8))

    dialog.text.setPlainText(OF_2027)

    assert dialog.sentence.text() == (
        "国务院办公厅关于2027年部分节假日安排的通知：放假27天，调休上班4天；有31天与现有安排不同。"
    )
    assert [dialog.tabs.tabText(place) for place in range(3)] == ["放假 27", "调休上班 4", "有效日期变动的任务 1"]
    first = dialog.off.table.record_at(0)
    assert (first.day, first.weekday, first.name, first.before) == (date(2027, 1, 1), "周五", "元旦", "休息（推算）")
    assert [f"{line.day:%m-%d}" for line in dialog.worked.table.records] == ["02-20", "05-08", "09-26", "10-09"]
    (moved,) = dialog.moved.table.records
    assert (moved.number, moved.before, moved.after) == ("2-1-01", date(2027, 2, 8), date(2027, 2, 12))
    assert workdays.calendar(office.workspace.db).is_workday(date(2027, 2, 8))

    dialog.done_button.click()

    assert told == ["已载入2027年放假安排；可按 Ctrl+Z 一次撤销。"]
    qtbot.waitUntil(lambda: shown(page)[0] == (2027, "已载入", 27, 4))
    assert tasks.get(office.workspace.db, 1).deadline == date(2027, 2, 8)
    calendar = workdays.calendar(office.workspace.db)
    assert calendar.moved(date(2027, 2, 8), Moving.LATER) == date(2027, 2, 12)

    assert office.workspace.undo() == "载入2027年放假安排"
    qtbot.waitUntil(lambda: shown(page)[0][1] == "未载入（推算）")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OF_2027.replace("共5天", "共6天"), "“5月1日至5日放假调休，共6天”：写的是6天，按起止日期是5天"),
        (OF_2027.replace("（周五）", "（周四）"), "2027年1月1日是周五，不是周四"),
        ("\n".join(OF_2027.splitlines()[:4]), "没有劳动节、端午节、中秋节、国庆节的安排"),
        (OF_2027.splitlines()[1], "没有写明年份"),
    ],
)
def test_what_cannot_be_so_is_said_and_cannot_be_loaded(dialog, office, text, words):
    dialog.text.setPlainText(text)

    assert dialog.refusal.isVisible()
    assert words in dialog.refusal.text()
    assert dialog.sentence.text() == IMPOSSIBLE
    assert not dialog.done_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    assert office.workspace.undoable() is None

    dialog.text.setPlainText("")
    assert (dialog.sentence.text(), dialog.refusal.isVisible()) == (NOTHING_YET, False)


def test_what_is_known_already_need_not_be_loaded(dialog):
    dialog.text.setPlainText((FOLDER / "workdays" / "2026.txt").read_text("utf-8"))

    assert dialog.sentence.text().endswith("放假33天，调休上班6天；与现有安排相同，不用再载入。")
    assert {line.before for line in dialog.off.table.records} == {"不变"}
    assert not dialog.done_button.isEnabled()


def test_a_year_that_the_text_leaves_out_can_be_given(dialog):
    dialog.text.setPlainText("\n".join(OF_2027.splitlines()[1:]))
    assert "没有写明年份" in dialog.refusal.text()

    dialog.year.setText("二七")
    assert "四位数字" in dialog.refusal.text()
    dialog.year.setText("2027")

    assert dialog.sentence.text().startswith("2027年放假安排：放假27天")


def test_a_notice_is_read_from_a_file(dialog, tmp_path, monkeypatch):
    file = tmp_path / "通知.txt"
    file.write_bytes(OF_2027.encode("gb18030"))
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: file)

    dialog.open_button.click()

    assert dialog.text.toPlainText() == OF_2027
    assert dialog.done_button.isEnabled()


def test_a_correction_shows_what_each_day_was(office, dialog):
    dialog.text.setPlainText("国务院办公厅关于调整2026年国庆节假期安排的通知\n一、国庆节：10月1日至5日放假，共5天。")

    assert dialog.sentence.text().endswith("有4天与现有安排不同。")
    assert {line.before for line in dialog.off.table.records} == {"不变"}


def test_a_year_is_read_in_the_words_of_its_notice(qtbot, page):
    page.calendar.view.setCurrentIndex(page.calendar.years.index(0, 0))
    assert not page.calendar.look.isEnabled()
    page.calendar.show_year()
    assert page.findChildren(YearDialog) == []

    page.calendar.view.setCurrentIndex(page.calendar.years.index(1, 0))
    page.calendar.look.trigger()

    (shown_year,) = page.findChildren(YearDialog)
    assert "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。" in shown_year.text.toPlainText()
    assert len(shown_year.days.records) == 39
    shown_year.accept()


def test_the_calendar_turns_with_the_year(qtbot, office, page):
    office.clock.pin(date(2027, 1, 1))

    qtbot.waitUntil(lambda: [year for year, *_ in shown(page)] == [2028, 2027, 2026, 2025])


def test_nothing_is_loaded_when_the_dialog_is_left(qtbot, office, page, dialog):
    dialog.text.setPlainText(OF_2027)
    dialog.reject()

    assert page.findChildren(NoticeDialog) == [] or not dialog.isVisible()
    assert office.workspace.undoable() is None
