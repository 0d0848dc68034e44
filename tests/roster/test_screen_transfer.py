"""The transfer wizard: a leader moves as in the office's own story, and one undo takes it all back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from heze_desk.roster import store, unit_store
from heze_desk.roster.records import Place
from heze_desk.roster.screen.transfer_dialog import TransferDialog
from heze_desk.tasks import store as tasks
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import LightRule

BASIS = "菏未专〔2026〕9号"
ROBOTS = 4


@pytest.fixture
def wizard(page):
    """Opens the wizard for 智能机器人 as Ctrl+N does."""

    def opened(place=Place.LEADER):
        page.roster.view.choose(page.roster.table.record_at(ROBOTS).id)
        return page.roster.transfer(place)

    return opened


@pytest.fixture
def appoint(wizard, qtbot):
    """A leader takes 智能机器人 over by the wizard; who is not in the list is entered."""

    def act(since, name, title, until=""):
        dialog = filled(wizard(), since, name, title)
        dialog.form.until.setText(until)
        confirm(dialog)

    return act


@pytest.fixture
def lead(wizard):
    def act(since, unit):
        dialog = wizard(Place.LEAD_UNIT)
        dialog.form.day.setText(since)
        dialog.form.unit.setCurrentText(unit)
        dialog.form.basis.setText(BASIS)
        return dialog

    return act


def filled(dialog, since, name, title):
    form = dialog.form
    form.day.setText(since)
    known = [form.leader.itemText(row) for row in range(form.leader.count())]
    here = [label for label in known if label.startswith(f"{name}（")]
    form.newcomer.setChecked(not here)
    if here:
        form.leader.setCurrentText(here[0])
    form.name.setText(name)
    form.position.setText(title)
    form.basis.setText(BASIS)
    return dialog


def confirm(dialog):
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def on(page, day):
    return store.roster(page.workspace.db, date.fromisoformat(day))[ROBOTS]


def leaders(page, *days):
    return [on(page, day).leader_text for day in days]


def led_by(page, unit):
    listed = lines(page.workspace.db, page.today, LightRule(), TaskFilter(industry_id=ROBOTS + 1))
    return [task.number for task in listed if task.lead_unit == unit]


@pytest.fixture
def story(appoint):
    """王测一, 李测二, and 王测一 again under another title."""
    appoint("2026-03-02", "王测一", "副市长")
    appoint("2026-7-16", "李测二", "副市长")
    appoint("2027年2月1日", "王测一", "常务副市长")


def test_a_leader_moves_and_comes_back_under_another_title(story, page):
    days = ("2026-03-01", "2026-06-30", "2026-07-15", "2026-07-16", "2027-01-31", "2027-02-01")

    assert leaders(page, *days) == [
        *(
            "待明确",
            "王测一（副市长）",
            "王测一（副市长）",
            "李测二（副市长）",
            "李测二（副市长）",
            "王测一（常务副市长）",
        )
    ]


def test_a_third_leader_within_a_term_is_refused_and_the_clash_named(story, page, wizard):
    dialog = filled(wizard(), "2026-07-10", "赵测三", "副市长")
    before = store.assignments(page.workspace.db)

    assert "王测一（副市长）担任智能机器人分管市级领导的任期（2026年3月2日至2026年7月15日" in dialog.refusal.text()
    assert not dialog.done_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert store.assignments(page.workspace.db) == before


def test_a_term_ends_without_a_successor_and_the_place_is_empty(story, page, wizard, qtbot):
    dialog = wizard()
    dialog.form.end.setChecked(True)
    dialog.form.day.setText("2027-01-15")

    assert "2027年1月16日至2027年1月31日，智能机器人的分管市级领导显示为（空缺）" in dialog.told.text()
    confirm(dialog)

    assert leaders(page, "2027-01-15", "2027-01-20", "2027-02-01") == [
        *("李测二（副市长）", "（空缺）", "王测一（常务副市长）")
    ]


def test_one_undo_takes_back_the_leader_the_title_and_both_terms(story, page):
    page.workspace.undo()

    assert leaders(page, "2027-02-01") == ["李测二（副市长）"]
    page.workspace.undo()
    assert leaders(page, "2026-07-16") == ["王测一（副市长）"]


def test_before_confirming_it_says_in_sentences_what_will_happen(story, page, wizard):
    dialog = filled(wizard(), "2027-03-01", "赵测三", "副市长")

    assert dialog.told.text().splitlines() == [
        "1. 王测一（常务副市长）分管智能机器人的任期（2027年2月1日起）截至2027年2月28日。",
        f"2. 2027年3月1日起，赵测三（副市长）分管智能机器人，依据：{BASIS}。",
        "3. 新录入领导赵测三，职务“副市长”，排在现有领导之后。",
    ]
    assert on(page, "2027-03-01").leader == "王测一"


def test_it_says_who_holds_the_place_on_the_day(story, wizard):
    dialog = wizard()
    dialog.form.day.setText("2026-06-30")

    assert dialog.form.now.text() == f"王测一（副市长），2026年3月2日至2026年7月15日，依据：{BASIS}"
    dialog.form.day.setText("2026-01-01")
    assert dialog.form.now.text() == "待明确"


def test_the_title_of_the_day_is_offered_and_one_typed_by_hand_stays(story, wizard):
    form = wizard().form
    form.day.setText("2026-12-01")
    form.leader.set_value(1)
    offered = form.position.text()
    form.day.setText("2027-03-01")
    later = form.position.text()
    form.position.setText("市委常委")
    form.day.setText("2026-12-01")

    assert (offered, later, form.position.text()) == ("副市长", "常务副市长", "市委常委")


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [("day", "", "自何日起"), ("day", "年底", "不是日期"), ("basis", "", "依据文件"), ("position", "", "职务")],
)
def test_what_is_lacking_is_named_and_nothing_can_be_confirmed(wizard, field, text, why):
    dialog = filled(wizard(), "2026-07-16", "王测一", "副市长")
    getattr(dialog.form, field).setText(text)

    assert why in dialog.told.text()
    assert not dialog.done_button.isEnabled()


def test_the_open_tasks_of_the_industry_are_listed(page, wizard, office):
    listed = lines(page.workspace.db, page.today, LightRule(), TaskFilter(industry_id=ROBOTS + 1))
    with office.workspace.step("办结一项") as db:
        tasks.set_progress(db, listed[0].id, 100, day=date(2026, 6, 1))
    dialog = wizard()

    assert [task.number for task in dialog.tasks.table.records] == [task.number for task in listed[1:]]
    assert dialog.tasks.heading.text() == f"涉及的未办结任务（{len(listed) - 1} 项）"
    assert not dialog.tasks.pass_on.isVisible()


@pytest.fixture
def leading(page, lead, office):
    """市工业和信息化局 leads the industry, two of its tasks and one outside it."""
    confirm(lead("2026-03-02", "市工业和信息化局"))
    listed = lines(page.workspace.db, page.today, LightRule())
    inside = [task.id for task in listed if task.industry == "智能机器人"][:2]
    outside = next(task.id for task in listed if task.part == "重点任务")
    with office.workspace.step("明确牵头单位") as db:
        for task_id in (*inside, outside):
            tasks.change(db, task_id, lead_unit_id=unit_store.named(db, "市工业和信息化局"))


def test_tasks_of_the_old_lead_unit_move_only_if_that_is_ticked(leading, page, lead):
    dialog = lead("2026-07-16", "市科技局")

    assert not dialog.tasks.pass_on.isChecked()
    assert dialog.tasks.pass_on.text() == "把其中由市工业和信息化局牵头的 2 项改由市科技局牵头"
    assert "其他板块牵头的 1 项" in dialog.tasks.elsewhere.text()
    confirm(dialog)

    assert on(page, "2026-07-16").lead_unit == "市科技局"
    assert len(led_by(page, "市工业和信息化局")) == 2
    assert led_by(page, "市科技局") == []


def test_ticked_they_move_in_the_same_step_and_come_back_with_it(leading, page, lead):
    dialog = lead("2026-07-16", "市科技局")
    dialog.tasks.pass_on.click()
    confirm(dialog)

    assert len(led_by(page, "市科技局")) == 2
    page.workspace.undo()
    assert on(page, "2026-07-16").lead_unit == "市工业和信息化局"
    assert len(led_by(page, "市工业和信息化局")) == 2


def test_ending_a_lead_unit_offers_no_tasks_to_move(leading, lead):
    dialog = lead("2026-07-16", "市科技局")
    dialog.tasks.pass_on.click()
    dialog.form.end.setChecked(True)

    assert not dialog.tasks.pass_on.isVisible()
    assert not dialog.tasks.pass_on.isChecked()


def test_groups_and_units_put_aside_are_not_offered_to_lead(wizard, office):
    with office.workspace.step("停用单位") as db:
        unit_store.set_active(db, unit_store.named(db, "市科协"), False)
    form = wizard(Place.LEAD_UNIT).form
    offered = [form.unit.itemText(row) for row in range(form.unit.count())]

    assert "各县区人民政府" not in offered
    assert "市科协" not in offered
    assert offered[0] == "市委组织部"


def test_the_page_tells_what_was_done(appoint, page):
    told = []
    page.told.connect(lambda text, _path: told.append(text))
    appoint("2026-03-02", "王测一", "副市长")

    assert told == [
        f"已调整：2026年3月2日起，王测一（副市长）分管智能机器人，依据：{BASIS}。"
        "新录入领导王测一，职务“副市长”，排在现有领导之后。"
    ]


def test_a_transfer_is_done_without_the_mouse(page, qtbot):
    qtbot.waitUntil(page.isActiveWindow)
    page.roster.view.choose(page.roster.table.record_at(ROBOTS).id)
    QTest.keyClick(page.roster.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(TransferDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.form.day
    typed = {dialog.form.day: "2026-3-2", dialog.form.name: "王测一", dialog.form.position: "副市长"}
    typed[dialog.form.basis] = BASIS
    for _ in range(9):
        field = QApplication.focusWidget()
        if field is dialog.form.newcomer and not field.isChecked():
            QTest.keyClick(field, Qt.Key.Key_Space)
            QTest.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
            field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field in typed:
            field.setText(typed.pop(field))
        QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert typed == {}
    assert leaders(page, "2026-03-02") == ["王测一（副市长）"]
