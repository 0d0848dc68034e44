"""Who is not yet in the list of leaders, in the transfer wizard, and what is chosen once they hold the place."""

from datetime import date

import pytest

from heze_desk.roster import leader_store
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.roster.records import Place


@pytest.fixture
def form(page):
    """The wizard's form for the first industry, as Ctrl+N opens it."""

    def opened():
        return page.roster.transfer(Place.LEADER).form

    return opened


@pytest.fixture
def known(office):
    with office.workspace.step("新增领导") as db:
        leader_store.add(db, "王测一", "副市长", since=date(2026, 3, 2))


def test_without_any_leader_a_new_one_is_asked_for_at_once(form):
    opened = form()
    assert opened.newcomer.isChecked()
    assert opened.name.isVisibleTo(opened)


def test_a_name_typed_into_the_list_goes_along_when_it_is_to_be_entered(known, form):
    opened = form()
    assert not opened.newcomer.isChecked()
    opened.leader.setEditText("李测二")
    assert "勾选“新录入”" in opened.lacking()

    opened.newcomer.click()
    assert opened.name.text() == "李测二"

    opened.newcomer.click()
    assert opened.leader.currentText() == "李测二"


def test_a_leader_chosen_from_the_list_is_no_name_to_enter(known, form):
    opened = form()
    opened.leader.setCurrentIndex(0)
    opened.newcomer.click()
    assert opened.name.text() == ""


def test_after_a_transfer_the_term_in_office_is_the_chosen_one(page, office, qtbot):
    for name, since in (("王测一", date(2026, 3, 2)), ("李测二", date(2026, 7, 16))):
        with office.workspace.step("明确分工") as db:
            term = {"valid_from": since, "basis": "演示〔2026〕1号"}
            appoint(db, Appointment(industry="未来材料", leader=name, title="副市长", **term))
        qtbot.waitUntil(lambda: page.roster.pane.terms.current() is not None)
        qtbot.waitUntil(lambda name=name: page.roster.pane.terms.current().holder == name)
