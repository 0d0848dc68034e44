"""What is asked or refused before something is entered twice or in the wrong place."""

from datetime import date

import pytest

from heze_desk.kit import dialogs
from heze_desk.registers import recognising, store, targets
from heze_desk.registers.records import Event, Kind, amount_in
from heze_desk.registers.screen.page import TALENTS, TARGETS


def test_a_person_of_the_same_name_is_asked_about(page, enter, asked, monkeypatch, qtbot):
    enter("张喆", Kind.TALENT, holder="演示学院", category="个人")
    page.receive(Kind.TALENT)
    tab, questions = page.register(Kind.TALENT), []
    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: questions.append(text))
    tab.add()
    dialog = asked("新增人才")
    dialog.editors["姓名或团队名称"].setText("张喆")

    dialog.accept()

    assert "“张喆”" in questions[0]
    assert tab.table.rowCount() == 1
    dialog.reject()


def test_an_own_target_that_stands_is_not_replaced_unseen(page, asked, qtbot):
    page.receive(TARGETS)
    tab = page.tab(TARGETS)
    qtbot.waitUntil(tab.isVisible)
    for value in ("6", "99"):
        tab.pane.own.add()
        dialog = asked("设定年度目标")
        dialog.editors["目标数"].setText(value)
        dialog.accept()
        qtbot.waitUntil(lambda: tab.pane.own.list.count() == 1)

    assert "2026年已有自定目标 6家" in dialog.refusal.text()
    assert [one.value for one in targets.own_targets(page.workspace.db, page.today)] == [6]
    dialog.reject()


def test_the_map_of_all_industries_opens_no_editor(page, enter, industry, qtbot):
    enter("张喆", Kind.TALENT, field="演示方向", level="顶尖人才", category="个人")
    page.receive(TALENTS)
    tab = page.tab(TALENTS)
    qtbot.waitUntil(lambda: tab.isVisible() and tab.table.rowCount() == 1)
    assert not tab.table.editable(1)

    tab.industry.choose(industry("未来材料"))
    tab.reload()

    assert tab.table.editable(1)


@pytest.mark.parametrize(("typed", "amount"), [("１，２００．５", 1200.5), ("1，200", 1200), (" 0 ", 0)])
def test_amounts_are_read_in_full_width_too(typed, amount):
    assert amount_in(typed) == amount


def test_a_recognition_of_a_day_to_come_says_that_it_does_not_count_yet(platforms, known, recognise, qtbot):
    platforms.choose(known["演示孵化器"])
    recognise(known["演示孵化器"], "2027-03-05")
    shown = platforms.pane.recognitions.list

    qtbot.waitUntil(lambda: shown.count() == 1)

    assert "日期还没有到" in shown.item(0).text()


@pytest.mark.parametrize("sure", [True, False])
def test_a_project_that_lacks_one_of_the_four_is_marked_so_only_when_confirmed(
    page, desk, enter, asked, qtbot, monkeypatch, sure
):
    entry_id = enter("演示项目", Kind.PROJECT, traits=("有高科技含量",))
    questions = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_: questions.append(text) or sure)
    page.receive(entry_id)
    pane = page.register(Kind.PROJECT).pane
    qtbot.waitUntil(lambda: pane.recognitions.detail is not None and pane.recognitions.detail.id == entry_id)
    pane.recognitions.add()
    dialog = asked("登记认定")
    dialog.editors["认定为"].set_value("“四有型”项目")

    dialog.accept()

    assert "须四项都有" in questions[0]
    kept = recognising.recognitions(desk.db, entry_id)
    assert [one.mark for one in kept] == (["“四有型”项目"] if sure else [])
    dialog.reject()


def test_a_step_before_the_one_it_follows_is_asked_about(page, enter, asked, monkeypatch, qtbot):
    project = enter("演示攻关项目", Kind.PROJECT)
    with page.workspace.step("发榜") as db:
        store.save_event(db, Event(entry_id=project, act="发榜", day=date(2026, 3, 2)))
    page.receive(Kind.PROJECT)
    tab, questions = page.register(Kind.PROJECT), []
    tab.choose(project)
    qtbot.waitUntil(lambda: tab.pane.events.list.count() == 1)
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, text, **_words: questions.append(text))
    tab.pane.events.add()
    dialog = asked("登记动态")
    dialog.fill({"事项": "揭榜", "日期": date(2026, 1, 2)})

    dialog.accept()

    assert "“揭榜”（2026-01-02）早于“发榜”（2026-03-02）" in questions[0]
    assert [one.act for one in store.events(page.workspace.db, project)] == ["发榜"]
    dialog.reject()


def test_a_year_without_needs_says_so(page, enter, qtbot):
    enter("张喆", Kind.TALENT, field="演示方向", level="顶尖人才", category="个人")
    page.receive(TALENTS)
    tab = page.tab(TALENTS)
    qtbot.waitUntil(lambda: tab.isVisible() and tab.table.rowCount() == 1)

    assert tab.sentence.text().endswith("现有 1 人，2026年底没有填需求。")


def test_a_breakthrough_that_nobody_entered_is_told(page, enter, qtbot):
    technology = enter("演示关键技术", Kind.TECHNOLOGY, level="突破")
    page.receive(Kind.TECHNOLOGY)
    tab = page.register(Kind.TECHNOLOGY)
    tab.choose(technology)

    qtbot.waitUntil(lambda: "状态为突破，尚未登记认定" in tab.pane.standing.text())


def test_the_types_of_an_enterprise_are_listed_and_asked_for(page, known, asked, qtbot):
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    types = [one.title for one in tab.table.columns].index("类型")
    assert tab.table.index(0, types).data() == "规上"
    tab.add()
    dialog = asked("新增企业")
    dialog.fill({"企业名称": "演示乙机器人有限公司", "类型": ("重点企业",)})

    dialog.accept()

    qtbot.waitUntil(lambda: tab.table.rowCount() == 2)
    assert {one.name: one.traits for one in tab.table.records}["演示乙机器人有限公司"] == ("重点企业",)
