"""An industry stands in the roster from a day to a day; what was printed of other days stays true."""

from datetime import date

from heze_desk.roster import store


def test_an_industry_leaves_the_roster_from_its_day_on(qtbot, office, page):
    tab = page.roster
    name = tab.table.record_at(0).industry
    tab.view.choose(tab.table.record_at(0).id)
    dialog = tab.limit()
    dialog.editors["移出之日"].setText("2026-06-30")
    dialog.editors["依据文件"].setText("演示〔2026〕2号")
    dialog.accept()

    listed = {day: [one.industry for one in store.roster(office.workspace.db, day)] for day in DAYS}
    assert [name in listed[day] for day in DAYS] == [True, False]
    qtbot.waitUntil(lambda: name not in [line.industry for line in tab.table.records])
    office.workspace.undo()
    assert name in [one.industry for one in store.roster(office.workspace.db, DAYS[1])]


def test_an_end_before_the_beginning_is_refused_in_the_dialog(office, page):
    page.roster.view.choose(page.roster.table.record_at(0).id)
    dialog = page.roster.limit()
    dialog.editors["列入之日"].setText("2026-06-30")
    dialog.editors["移出之日"].setText("2026-06-01")
    dialog.accept()

    assert "不能早于" in dialog.refusal.text()
    assert office.workspace.undoable() is None


DAYS = (date(2026, 6, 30), date(2026, 7, 1))
