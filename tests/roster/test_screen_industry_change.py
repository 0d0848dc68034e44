"""调整产业 in the window: what goes where is chosen, told beforehand, done in one step and undone in one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.kit.record_table import Cell
from heze_desk.registers import listing, targets
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry, Kind
from heze_desk.registers.target_records import OwnTarget
from heze_desk.roster import appointing, industry_changes, store
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, Owned
from heze_desk.roster.screen.industry_change_form import LEFT

DAY = date(2026, 11, 1)
MATERIALS = 1


@pytest.fixture
def filled(policy_workspace):
    with policy_workspace.step("演示") as db:
        for name, who in (("未来材料", "王测一"), ("合成生物", "李测二")):
            given = {"industry": name, "leader": who, "title": "副市长", "basis": "演示1号"}
            appointing.appoint(db, appointing.Appointment(**given, valid_from=date(2026, 3, 2)))
        registers.add(db, Entry(kind=Kind.PLATFORM, name="演示平台", added_on=DAY), [MATERIALS])
    policy_workspace.undo_since_now()
    return policy_workspace


@pytest.fixture
def wizard(filled, page):
    """Opens the wizard for 未来材料, set to an act, with a day, a document and new names."""

    def opened(act, names=""):
        page.roster.view.choose(MATERIALS)
        dialog = page.roster.change()
        dialog.form.acts[act].setChecked(True)
        dialog.form.day.setText("2026-11-1")
        dialog.form.basis.setText("演示2号")
        dialog.form.names.setText(names)
        return dialog

    return opened


def choose(dialog, **places):
    """All go to the first new industry, but for those named."""
    for one, edit in dialog.form.places.items():
        if not edit.isHidden():
            edit.set_value(places.get(one.name, 0))


def tasks_of(db, industry_id):
    return {row[0] for row in db.execute("select id from task where industry_id = ?", [industry_id])}


def test_nothing_is_done_before_it_was_said_where_each_kind_goes(wizard, filled):
    dialog = wizard(ChangeAct.RENAME, "演示前沿材料")
    many = len(tasks_of(filled.db, MATERIALS))

    assert dialog.told.text() == f"还需填写：任务（{many}）、分工（1）、名录（1）。"
    assert not dialog.done_button.isEnabled()
    dialog.accept()
    assert filled.undoable() is None
    dialog.reject()


def test_a_renamed_industry_is_told_done_shown_with_its_history_and_undone(wizard, filled, page, qtbot):
    before = tasks_of(filled.db, MATERIALS)
    dialog = wizard(ChangeAct.RENAME, "演示前沿材料")
    choose(dialog, ENTRIES=LEFT)
    assert dialog.told.text().splitlines() == [
        "1. 2026年11月1日：未来材料更名为演示前沿材料，依据：演示2号。",
        "2. 未来材料保留到2026年10月31日；这一天和以前各日的名单、统计、已印发的文件不变。",
        f"3. 任务{len(before)}项转入演示前沿材料。",
        "4. 名录1项留在原产业。",
        "5. 原产业的分管领导、牵头部门由演示前沿材料沿用。",
    ]

    dialog.accept()

    qtbot.waitUntil(lambda: page.roster.table.records[0].industry == "演示前沿材料")
    new = store.industry_named(filled.db, "演示前沿材料")
    page.roster.view.choose(new)
    assert page.roster.pane.history.text() == "2026年11月1日：未来材料更名为演示前沿材料，依据：演示2号。"
    assert tasks_of(filled.db, new) == before
    filled.undo()
    qtbot.waitUntil(lambda: page.roster.table.records[0].industry == "未来材料")
    assert page.roster.pane.history.isHidden()
    assert filled.undoable() is None


@pytest.fixture
def part():
    """Chooses a place for single things in the table of a wizard."""

    def part(dialog, place, *keys):
        table = dialog.parted.table
        column = next(number for number, one in enumerate(table.columns) if one.title == "转入")
        rows = [row for row, one in enumerate(table.records) if one.thing.key in keys]
        table.write([Cell(row, column, place) for row in rows], "转入")

    return part


def test_single_tasks_of_a_split_go_where_the_table_says(wizard, filled, part):
    first, second, *rest = sorted(tasks_of(filled.db, MATERIALS))
    dialog = wizard(ChangeAct.SPLIT, "演示甲、演示乙")
    choose(dialog, TERMS=1)
    part(dialog, 1, Owned("task", first))
    part(dialog, LEFT, Owned("task", second))
    assert f"任务{len(rest) + 2}项：{len(rest)}项转入演示甲，1项转入演示乙，1项留在原产业。" in dialog.told.text()

    dialog.accept()

    one, two = (store.industry_named(filled.db, name) for name in ("演示甲", "演示乙"))
    assert (tasks_of(filled.db, one), tasks_of(filled.db, two)) == (set(rest), {first})
    assert tasks_of(filled.db, MATERIALS) == {second}
    assert {line.industry: line.leader for line in store.roster(filled.db, DAY)}["演示乙"] == "王测一"


def test_entries_and_targets_of_a_split_are_parted_one_by_one_too(wizard, filled, part):
    with filled.step("演示") as db:
        other = registers.add(db, Entry(kind=Kind.PLATFORM, name="演示另一平台", added_on=DAY), [MATERIALS])
        (target, *_) = targets.all_targets(db)
        own = [OwnTarget(target_id=target.id, industry_id=MATERIALS, year=year, value=2) for year in (2026, 2027)]
        _, moved = (targets.set_own(db, one) for one in own)
    dialog = wizard(ChangeAct.SPLIT, "演示甲、演示乙")
    choose(dialog)
    part(dialog, 1, Owned("entry", other), Owned("own_target", moved))
    assert "名录2项：1项转入演示甲，1项转入演示乙。" in dialog.told.text()
    assert "目标2项：1项转入演示甲，1项转入演示乙。" in dialog.told.text()

    dialog.accept()

    one, two = (store.industry_named(filled.db, name) for name in ("演示甲", "演示乙"))
    platforms = listing.entries(filled.db, DAY, listing.EntryFilter(kind=Kind.PLATFORM))
    assert {line.name: line.industry_ids for line in platforms} == {"演示平台": (one,), "演示另一平台": (two,)}
    assert {(own.industry_id, own.year) for own in targets.own_targets(filled.db, DAY)} == {(one, 2026), (two, 2027)}


def test_industries_that_merge_ask_whose_leader_goes_on(wizard, filled):
    dialog = wizard(ChangeAct.MERGE, "演示新材")
    assert dialog.form.olds.text() == "未来材料"
    dialog.form.olds.setText("未来材料、合成生物")
    choose(dialog)
    assert dialog.told.text() == "还需填写：沿用谁的分工。"
    dialog.form.terms_of.setCurrentText("合成生物")
    assert "合成生物的分管领导、牵头部门由演示新材沿用，其他产业的任期到前一天终止。" in dialog.told.text()
    assert "演示新材的责任单位为未来材料、合成生物责任单位的合并，重复的只列一次。" in dialog.told.text()

    dialog.accept()

    assert {line.industry: line.leader for line in store.roster(filled.db, DAY)}["演示新材"] == "李测二"


def test_an_industry_is_added_and_another_ends_with_its_tasks_left(wizard, filled, page, qtbot):
    dialog = wizard(ChangeAct.ADD, "演示新产业")
    assert all(edit.isHidden() for edit in dialog.form.places.values())
    dialog.accept()
    qtbot.waitUntil(lambda: page.roster.table.records[-1].industry == "演示新产业")
    before = tasks_of(filled.db, MATERIALS)

    ending = wizard(ChangeAct.END)
    assert ending.told.text() == f"还需填写：任务（{len(before)}）、名录（1）。"
    choose(ending, TASKS=LEFT, ENTRIES=LEFT)
    assert f"任务{len(before)}项留在原产业。" in ending.told.text()
    ending.accept()

    qtbot.waitUntil(lambda: "未来材料" not in [line.industry for line in page.roster.table.records])
    assert tasks_of(filled.db, MATERIALS) == before
    assert [line.act for line in industry_changes.lines(filled.db)] == [ChangeAct.END, ChangeAct.ADD]


def test_what_belonged_to_an_industry_that_ends_is_given_to_another_that_is_offered(wizard, filled):
    before = tasks_of(filled.db, MATERIALS)
    ending = wizard(ChangeAct.END)
    choose(ending, ENTRIES=LEFT)
    ending.form.places[Belongings.TASKS].setCurrentText("转入低空经济")
    assert f"任务{len(before)}项转入低空经济。" in ending.told.text()

    ending.accept()

    assert before <= tasks_of(filled.db, store.industry_named(filled.db, "低空经济"))


@pytest.mark.parametrize(
    ("act", "names", "sentence"),
    [(ChangeAct.SPLIT, "演示甲", "至少要有两个产业"), (ChangeAct.MERGE, "演示新材", "至少要有两个原产业")],
)
def test_what_takes_several_industries_says_so_at_once(wizard, act, names, sentence):
    dialog = wizard(act, names)

    assert sentence in dialog.told.text()
    dialog.reject()


def test_no_field_moves_when_it_is_asked_where_everything_goes(wizard, qtbot):
    dialog = wizard(ChangeAct.RENAME)
    places = {act: button.mapTo(dialog, button.rect().topLeft()) for act, button in dialog.form.acts.items()}
    dialog.form.names.setText("演示前沿材料")
    qtbot.waitUntil(dialog.form.places[Belongings.TASKS].isVisible)
    dialog.layout().activate()

    assert {act: button.mapTo(dialog, button.rect().topLeft()) for act, button in dialog.form.acts.items()} == places
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("day", "2026-12-1", "还没有到"),
        ("names", "低空经济", "已有名为“低空经济”的产业"),
        ("day", "11月", "自何日起"),
        ("basis", "", "还需填写：依据文件"),
    ],
)
def test_what_cannot_be_is_said_before_it_is_confirmed(wizard, filled, field, text, sentence):
    dialog = wizard(ChangeAct.RENAME, "演示前沿材料")
    choose(dialog)
    getattr(dialog.form, field).setText(text)

    assert sentence in dialog.told.text() + dialog.refusal.text()
    assert not dialog.done_button.isEnabled()
    dialog.reject()


def test_a_choice_made_follows_when_the_new_name_is_put_right(wizard):
    dialog = wizard(ChangeAct.RENAME, "演示前沿料")
    choose(dialog)
    dialog.form.names.setText("演示前沿材料")

    assert dialog.form.places[Belongings.TASKS].currentText() == "转入演示前沿材料"
    assert dialog.done_button.isEnabled()
    dialog.reject()


def test_ctrl_return_carries_out_from_any_field(wizard, filled, qtbot):
    dialog = wizard(ChangeAct.RENAME, "演示前沿材料")
    choose(dialog)
    qtbot.waitUntil(dialog.done_button.isEnabled)
    dialog.form.basis.setFocus()
    qtbot.waitUntil(dialog.form.basis.hasFocus)
    with qtbot.waitSignal(dialog.done_so):
        qtbot.keyClick(dialog.form.basis, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert store.industry_named(filled.db, "演示前沿材料")
