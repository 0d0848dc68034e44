"""Targets against time, the near roadmap and what departments told each other, on the first page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from heze_desk.dashboard import board, day
from heze_desk.dashboard.screen import Dashboard, gathering
from heze_desk.dashboard.screen.today_lines import lines
from heze_desk.kit.preview_dialog import PreviewDialog
from heze_desk.notifications import store as notifications
from heze_desk.notifications.records import Direction, Notification, State
from heze_desk.registers import recognising
from heze_desk.registers import store as registers
from heze_desk.registers.kinds import KINDS, Kind
from heze_desk.registers.records import Entry, Recognition
from heze_desk.roadmap import store as roadmap
from heze_desk.roadmap.records import PlanItem
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store

TODAY = date(2026, 11, 23)
SLOW_MS = 20_000


@pytest.fixture
def page(qtbot, office):
    page = Dashboard(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: bool(page.near_card.list.lines))
    return page


def register_platforms(office, documents):
    """A platform for each, recognised by that document, or by none."""
    with office.workspace.step("登记平台") as db:
        for number, document in enumerate(documents):
            entry_id = registers.add(db, Entry(kind=Kind.PLATFORM, name=f"演示平台{number}", added_on=TODAY))
            recognising.recognise(
                db,
                Recognition(
                    entry_id=entry_id,
                    mark=KINDS[Kind.PLATFORM].mark,
                    recognised_on=date(2026, 5, 6),
                    document=document,
                ),
            )


def tell_departments(office, dues):
    with office.workspace.step("登记双告知") as db:
        units = [unit_store.named(db, name) for name in ("市行政审批服务局", "市科技局")]
        return [
            notifications.add(
                db,
                Notification(
                    year=2026,
                    number=0,
                    direction=Direction.APPROVAL,
                    matter="演示许可",
                    from_unit_id=units[0],
                    to_unit_id=units[1],
                    notified_on=date(2026, 11, 2),
                    due=due,
                ),
                today=TODAY,
            )
            for due in dues
        ]


def test_targets_are_told_with_what_is_proven_and_open_their_register(qtbot, office, page):
    register_platforms(office, ["演示〔2026〕1号", "演示〔2026〕2号", ""])
    row = page.targets.rows[0]
    qtbot.waitUntil(lambda: row.told == "已核实 2，待核 1")

    assert (row.name, row.amount) == ("2030年　重大科技创新平台", "30家左右")
    assert row.line.share == pytest.approx(100 * 2 / 30)
    assert "未到期，差28家" in row.toolTip()
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == ["registers", row.line.target]
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseClick(page.targets.rows[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["registers", page.targets.rows[1].line.target]


def test_what_is_near_on_the_roadmap_opens_its_bar(qtbot, office, page):
    assert [line.text for line in page.near_card.list.lines] == ["半年内没有到期的阶段、节点和任务；到路线图安排。"]
    with office.workspace.step("安排") as db:
        industry_id = roster.industry_named(db, "低空经济")
        for title, start, finish in (
            ("演示后到期", date(2026, 1, 5), date(2026, 12, 31)),
            ("演示已超期", date(2026, 1, 5), date(2026, 11, 13)),
            ("演示很久以后", date(2026, 1, 5), date(2028, 12, 31)),
        ):
            roadmap.add(db, PlanItem(industry_id=industry_id, title=title, start=start, finish=finish))
    listed = page.near_card.list
    qtbot.waitUntil(lambda: len(listed.lines) == 2)

    assert [(line.text, line.when) for line in listed.lines] == [
        ("低空经济：演示已超期", "逾期10天"),
        ("低空经济：演示后到期", "12月31日"),
    ]
    listed.setCurrentRow(0)
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert asked.args == ["roadmap", listed.lines[0].message]
    assert board.gathered(office.workspace.db, TODAY, last_backup=None).near.bars[0][1].key == asked.args[1]


def test_few_notifications_stand_by_themselves_and_many_open_their_list(qtbot, office, page):
    late, near, _ = tell_departments(office, [date(2026, 11, 20), date(2026, 11, 26), date(2026, 12, 30)])
    told = day.read(office.workspace.db, TODAY, last_backup=None)
    shown = [line for line in lines(told) if line.page == "notifications"]

    assert [(line.mark, line.text, line.when, line.message) for line in shown] == [
        ("逾期", "双告知：市科技局反馈“演示许可”", "逾期1个工作日", late),
        ("本周", "双告知：市科技局反馈“演示许可”", "11月26日", near),
    ]
    assert told.sentence.startswith("2026年11月23日：本周还有1项，已过期1项，")
    qtbot.waitUntil(lambda: page.today_card.remark.text() == "已过期1项")
    tell_departments(office, [date(2026, 11, 18)] * 3)
    qtbot.waitUntil(lambda: any("双告知 4 件逾期未反馈" in text for text in page.today_card.texts()))
    line = next(line for line in page.today_card.list.lines if line.page == "notifications")
    assert (line.when, line.message) == ("逾期3个工作日", State.LATE)
    tell_departments(office, [date(2026, 11, 26)] * 3)
    qtbot.waitUntil(lambda: any("双告知 5 件待反馈，其中 4 件本周到期" in text for text in page.today_card.texts()))


@pytest.mark.parametrize("long", [False, True])
def test_one_act_shows_the_page_for_the_leader(qtbot, page, monkeypatch, long):
    monkeypatch.setattr(gathering, "LONG", 1 if long else 10**6)

    page.one_page.act.trigger()

    qtbot.waitUntil(lambda: page.findChild(PreviewDialog) is not None, timeout=SLOW_MS)
    shown = page.findChild(PreviewDialog)
    qtbot.waitUntil(shown.isVisible, timeout=SLOW_MS)
    shown.close()
