"""The days of an entry in its industries, edited beside the table and told in its history."""

from datetime import date

import pytest

from heze_desk.registers import links, store
from heze_desk.registers.screen.history import EntryHistory


@pytest.fixture
def terms(platforms, known):
    platforms.choose(known["演示重点实验室"])
    return platforms.pane.terms


def lines(terms):
    return [terms.list.item(row).text() for row in range(terms.list.count())]


def test_a_term_gets_its_days_in_the_pane_and_counts_follow(terms, platforms, page, asked, qtbot):
    assert lines(terms) == ["未来材料　不限起止", "合成生物　不限起止"]
    terms.list.setCurrentRow(1)
    terms.edit()
    dialog = asked("改归属起止")
    dialog.editors["归属自"].setText("2026-03-01")
    dialog.editors["归属至"].setText("2026-10-31")

    dialog.accept()

    qtbot.waitUntil(lambda: lines(terms)[1] == "合成生物　2026-03-01 至 2026-10-31")
    assert platforms.view.current().industries == ("未来材料",)
    page.as_of.set_day(date(2026, 10, 31))
    qtbot.waitUntil(lambda: platforms.view.current().industries == ("未来材料", "合成生物"))
    page.workspace.undo()
    qtbot.waitUntil(lambda: lines(terms)[1] == "合成生物　不限起止")


def test_days_that_make_no_sense_leave_the_dialog_open(terms, asked):
    terms.list.setCurrentRow(0)
    terms.edit()
    dialog = asked("改归属起止")
    dialog.editors["归属自"].setText("2026-03-01")
    dialog.editors["归属至"].setText("2026-02-01")

    dialog.accept()

    assert "终止日期不能早于起始日期" in dialog.refusal.text()
    dialog.reject()


def test_an_industry_is_added_with_its_days_and_taken_out(terms, industry, asked, qtbot):
    terms.add()
    dialog = asked("登记归属产业")
    dialog.editors["产业"].set_value(industry("低空经济"))
    dialog.editors["归属自"].setText("2026-09-01")
    dialog.accept()
    qtbot.waitUntil(lambda: lines(terms)[-1] == "低空经济　2026-09-01 起")

    terms.list.setCurrentRow(2)
    terms.remove_action.trigger()

    qtbot.waitUntil(lambda: len(lines(terms)) == 2)


def test_the_history_tells_terms_and_ties_by_their_names(terms, platforms, known, asked, qtbot):
    db, task_id = platforms.workspace.db, platforms.workspace.db.execute("select min(id) from task").fetchone()[0]
    (first, _) = store.memberships(db, known["演示重点实验室"])
    with platforms.workspace.step("关联") as writing:
        store.join(writing, type(first)(**vars(first) | {"valid_from": date(2026, 3, 1)}))
        links.link(writing, known["演示重点实验室"], known["演示材料有限公司"])
        links.tie(writing, known["演示重点实验室"], task_id)
    qtbot.waitUntil(lambda: "2026-03-01 起" in lines(terms)[0])

    platforms.show_history()

    history = platforms.window().findChildren(EntryHistory)[0]
    told = [(one.field, one.old, one.new) for one in history.table.records]
    number, title = db.execute("select number, title from task where id = ?", [task_id]).fetchone()
    assert told[:3] == [
        ("关联任务", "", f"{number} {title}"),
        ("关联", "", "企业 演示材料有限公司"),
        ("归属自（未来材料）", "（空）", "2026-03-01"),
    ]
    history.accept()


def test_an_entry_that_was_not_there_yet_brings_the_page_back_to_today(page, platforms, known, desk, names, qtbot):
    with desk.step("补登") as db:
        store.change(db, known["演示孵化器"], added_on=date(2026, 11, 2))
    page.as_of.set_day(date(2026, 10, 31))
    qtbot.waitUntil(lambda: "演示孵化器" not in names(platforms))

    page.receive(known["演示孵化器"])

    qtbot.waitUntil(lambda: platforms.view.current() is not None and platforms.view.current().name == "演示孵化器")
    assert page.as_of.day == page.today
