"""The roster and the ledger issued as versions, kept, and compared."""

import io
from datetime import date

import pdfplumber
import pytest

from heze_desk import issuance, versions
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun, PaperState
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.comparison_records import Kind
from heze_desk.versions import ListKind

FIRST, SECOND = date(2026, 11, 9), date(2026, 11, 23)


@pytest.fixture
def workspace(policy_workspace):
    policy_workspace.today = lambda: SECOND
    with policy_workspace.step("只用附带字体") as db:
        settings.change(db, system_faces=False)
    return policy_workspace


@pytest.fixture
def give(workspace):
    """Give an industry to a leader from a day on."""

    def given(leader, since, industry="智能机器人"):
        with workspace.step("明确分管市级领导") as db:
            appoint(
                db, Appointment(industry=industry, leader=leader, title="副市长", valid_from=since, basis="演示文件")
            )

    return given


@pytest.fixture
def issue(workspace):
    def issued(kind=ListKind.ROSTER, day=SECOND, **options):
        return versions.issue(workspace, kind, as_of=options.pop("as_of", day), day=day, **options).paper

    return issued


def text_of(workspace, paper):
    with pdfplumber.open(io.BytesIO(issuing.pdf(workspace.db, paper.id))) as pdf:
        return "".join("".join(page.extract_text().split()) for page in pdf.pages)


def test_each_kind_is_numbered_by_itself_and_bears_its_version_on_the_paper(workspace, issue):
    first, second = issue(), issue()
    ledger = issue(ListKind.LEDGER)

    assert [one.name for one in (first, second, ledger)] == [
        "责任分工名单2026年第1版",
        "责任分工名单2026年第2版",
        "任务台账2026年第1版",
    ]
    assert "（2026年第2版）" in text_of(workspace, second)
    assert "（2026年第1版，截至2026年11月23日，共" in text_of(workspace, ledger)


def test_a_version_stays_what_it_was(workspace, issue, give):
    give("王测一", date(2026, 3, 2))
    paper = issue()
    before = versions.kept(workspace.db, paper).version

    give("李测二", date(2026, 11, 1))

    assert versions.kept(workspace.db, paper).version == before
    assert "王测一" in text_of(workspace, paper)
    assert "李测二" not in text_of(workspace, paper)


def test_the_ledger_is_kept_line_by_line(workspace, issue):
    with workspace.step("修改任务") as db:
        tasks.change(db, 1, deadline=date(2026, 12, 31), start=date(2026, 3, 2))
    stood = versions.standing(workspace, ListKind.LEDGER, SECOND)

    kept = versions.kept(workspace.db, issue(ListKind.LEDGER))

    assert len(kept.version.lines) == len(stood.version.lines) > 100
    assert not versions.compare(stood, kept).found
    assert kept.version.lines[0].deadline == date(2026, 12, 31)


def test_the_last_version_is_compared_with_today(workspace, issue, give):
    give("王测一", date(2026, 3, 2))
    old = versions.kept(workspace.db, issue(day=FIRST))
    give("李测二", date(2026, 11, 16))

    compared = versions.compare(old, versions.standing(workspace, ListKind.ROSTER, SECOND))

    assert compared.sentence == (
        "截至2026年11月23日的名单与2026年第1版（截至2026年11月9日）相比，"
        "分管市级领导新任1人（李测二）、不再分管1人（王测一）。"
    )


def test_two_kept_versions_of_the_ledger_are_compared(workspace, issue):
    old = issue(ListKind.LEDGER)
    with workspace.step("修改任务") as db:
        tasks.change(db, 1, deadline=date(2026, 11, 20))
        tasks.discard(db, 2, day=SECOND)
    new = issue(ListKind.LEDGER)

    found = versions.compare(*(versions.kept(workspace.db, one) for one in (old, new))).found

    assert {(one.task_id, one.kind) for one in found.changes} == {
        (1, Kind.LIGHT),
        (1, Kind.RESCHEDULED),
        (2, Kind.REMOVED),
    }


def test_a_ledger_of_a_past_day_is_as_it_was_at_the_end_of_it(workspace, issue):
    with workspace.step("修改任务") as db:
        db.execute("update step set day = '2026-11-02'")
    with workspace.step("修改任务") as db:
        tasks.change(db, 1, title="演示新名称")

    past = versions.kept(workspace.db, issue(ListKind.LEDGER, as_of=FIRST))

    assert past.day == FIRST
    assert "演示新名称" not in {line.title for line in past.version.lines}


def test_a_roster_can_be_issued_ahead_but_no_ledger_of_a_day_to_come(issue):
    later = date(2026, 12, 1)

    assert issue(as_of=later, day=SECOND).title.endswith("（截至2026年12月1日）")
    with pytest.raises(DeskError, match="还没有到"):
        issue(ListKind.LEDGER, as_of=later, day=SECOND)
    with pytest.raises(DeskError, match="印发日期不能早于台账的截止日期"):
        issue(ListKind.LEDGER, as_of=SECOND, day=FIRST)


def test_numbers_go_on_from_those_given_before_the_desk_was_taken_up(issue):
    assert issue(begun=Begun(number=4)).number == 5
    assert issue().number == 6


def test_a_version_into_last_year_needs_a_reason(issue):
    with pytest.raises(DeskError, match="请写明原因"):
        issue(day=date(2025, 12, 31))
    assert issue(day=date(2025, 12, 31), reason="补印").name == "责任分工名单2025年第1版"


def test_the_last_version_is_one_that_holds(workspace, issue):
    first, second, third = issue(), issue(), issue()
    issuance.carried_out(workspace, "作废", lambda db: issuing.void(db, second.id, why="演示"))

    listed = versions.issued(workspace.db, ListKind.ROSTER)

    assert [one.id for one in listed] == [third.id, second.id, first.id]
    assert listed[1].state is PaperState.VOID
    assert versions.last(listed) == third
    assert versions.last(listed, before=third) == first
    assert versions.last(listed, before=first) is None


def test_lists_of_two_kinds_are_not_compared(workspace):
    roster, ledger = (versions.standing(workspace, kind, SECOND) for kind in ListKind)

    with pytest.raises(DeskError, match="不能互相比较"):
        versions.compare(roster, ledger)


@pytest.mark.parametrize("kind", list(ListKind))
def test_the_comparison_is_a_paper(workspace, issue, give, kind):
    give("王测一", date(2026, 3, 2))
    old = versions.kept(workspace.db, issue(kind))
    give("张喆", date(2026, 11, 16))
    with workspace.step("修改任务") as db:
        tasks.change(db, 1, title="演示新名称", deadline=date(2026, 11, 20))
    compared = versions.compare(old, versions.standing(workspace, kind, SECOND))

    paper = versions.comparison_document(compared, settings.get(workspace.db), day=SECOND)

    words = str(paper)
    assert compared.beside in paper.title
    assert ("张喆" if kind is ListKind.ROSTER else "演示新名称") in words
