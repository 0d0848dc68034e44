"""The first minutes of the day: what waits, for whom and where; every line opens its place."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from heze_desk.dashboard.day_records import LateUnit, Today
from heze_desk.dashboard.screen import Dashboard, gathering
from heze_desk.dashboard.screen.today_lines import lines
from heze_desk.instructions import store as instructions
from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.instructions.records import Instruction
from heze_desk.kit import dialogs
from heze_desk.roster import leader_store
from heze_desk.tasks.due_records import Due
from heze_desk.workspace import backup

TODAY = date(2026, 11, 23)
SLOW_MS = 20_000


def due(day, left):
    return Due(day=TODAY, typed=day, effective=day, left=left)


def matter(kind, ref_id, day, *, title="事项", left=0, **fields):
    return Matter(kind=kind, ref_id=ref_id, title=title, step="办结", next_on=day, due=due(day, left), **fields)


NOTHING = Today(
    day=TODAY, matters=(), late_units=(), years_without_notice=(), last_backup=datetime(2026, 11, 23, 8, 30)
)


def told(*matters, **fields):
    return [(line.mark, line.text, line.when) for line in lines(replace(NOTHING, matters=matters, **fields))]


def test_an_empty_day_says_only_when_the_last_backup_was():
    assert told() == [("办结", "上次备份在11月23日08:30。", "")]


def test_what_is_late_comes_before_what_is_due_today_and_that_before_the_week():
    late = matter(MatterKind.SUPERVISION, 1, date(2026, 11, 20), title="督办件", left=-1)
    today = matter(MatterKind.ROUND, 2, TODAY, title="第9次调度")
    week = matter(MatterKind.MEETING, 3, date(2026, 11, 26), title="专班会议", at="15:00", left=3)

    assert told(week, today, late)[:3] == [
        ("逾期", "督办：督办件", "逾期1个工作日"),
        ("今天", "调度：第9次调度", "今天"),
        ("本周", "会议：专班会议", "11月26日 15:00"),
    ]


def test_few_tasks_stand_by_themselves_and_many_in_one_line():
    tasks = [matter(MatterKind.TASK, number, date(2026, 11, 20), left=-1, title=f"任务{number}") for number in range(5)]

    assert len(told(*tasks[:3])) == 4
    assert told(*tasks)[0] == ("逾期", "5 项任务已过时限，还没有督办", "逾期1个工作日")


def test_lines_of_a_batch_stand_by_their_day_whatever_their_kind():
    meeting = matter(MatterKind.MEETING, 3, date(2026, 11, 27), title="专题会", left=4)
    tasks = [matter(MatterKind.TASK, number, date(2026, 11, 26), left=3, title=f"任务{number}") for number in range(5)]
    sheet = matter(MatterKind.SUPERVISION, 1, date(2026, 11, 25), title="督办件", left=2)

    found = [when for mark, _, when in told(meeting, *tasks, sheet) if mark == "本周"]

    assert found == ["11月25日", "11月26日", "11月27日"]


def test_a_meeting_of_next_week_and_an_instruction_that_waits_longer_are_told_too():
    meeting = matter(MatterKind.MEETING, 3, date(2026, 11, 30), title="专题会", left=5)
    waiting = matter(MatterKind.INSTRUCTION, 4, date(2026, 12, 8), title="王测一：请办理。", left=11)

    assert [text for _, text, _ in told(meeting, waiting)[:2]] == ["会议：专题会", "批示：王测一：请办理。"]


def test_what_nobody_set_a_day_for_is_told_with_its_count():
    usual = date(2026, 12, 8)
    bare = matter(MatterKind.INSTRUCTION, 4, usual, title="王测一：已阅。", guessed=True)
    others = matter(MatterKind.TASK, None, usual, title="96项任务的时限未定", count=96, guessed=True)

    assert told(bare, others)[:2] == [
        ("待定日期", "批示未答复：王测一：已阅。", "请定日期"),
        ("待定日期", "96 项日期待定，暂按默认时限提醒", "请定日期"),
    ]


def test_units_that_are_late_stand_in_one_line_a_round():
    late = [
        LateUnit(round_id=7, round="第8次", unit=unit, state="未报", lag="逾期2个工作日") for unit in ("甲局", "乙局")
    ]

    assert told(late_units=tuple(late))[0] == ("逾期", "第8次调度迟报 2 个单位：甲局、乙局", "逾期2个工作日")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"years_without_notice": (2027,)}, "2027年的放假安排还没有载入"),
        ({"last_backup": None}, "还没有备份过"),
        ({"last_backup": datetime(2026, 11, 20, 8, 30)}, "已过3天"),
    ],
)
def test_what_the_desk_itself_lacks_leads_to_the_settings(fields, text):
    found = [line for line in lines(replace(NOTHING, **fields)) if text in line.text]

    assert [line.page for line in found] == ["settings"]
    assert found[0].mark != "办结"


@pytest.mark.parametrize(
    ("kind", "ref_id", "place"),
    [
        (MatterKind.TASK, 5, ("tasks", 5)),
        (MatterKind.MEETING, 6, ("meetings", 6)),
        (MatterKind.ROUND, 7, ("rounds", 7)),
        (MatterKind.SUPERVISION, 8, ("instructions", (MatterKind.SUPERVISION, 8))),
        (MatterKind.DECISION, 9, ("instructions", (MatterKind.DECISION, 9))),
    ],
)
def test_every_line_leads_to_its_place(kind, ref_id, place):
    line = lines(replace(NOTHING, matters=(matter(kind, ref_id, TODAY),)))[0]

    assert (line.page, line.message) == place


@pytest.fixture
def page(qtbot, office):
    page = Dashboard(office)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: bool(page.today_card.texts()))
    return page


@pytest.fixture
def instruct(office):
    """Register what a leader wrote, to be followed up on a day; the act bears the day of the page."""
    office.workspace.today = lambda: TODAY

    def act(next_on):
        with office.workspace.step("登记批示") as db:
            leader = leader_store.named(db, "王测一") or leader_store.add(
                db, "王测一", "副市长", since=date(2026, 1, 5)
            )
            one = Instruction(leader_id=leader, day=TODAY, text="请抓紧办理。", next_on=next_on)
            return instructions.add(db, one, today=TODAY)

    return act


def test_what_is_registered_is_told_at_once_and_enter_opens_it(page, instruct, qtbot):
    chosen = instruct(TODAY)
    qtbot.waitUntil(lambda: any("请抓紧办理" in text for text in page.today_card.texts()))
    page.today_card.list.setCurrentRow(0)

    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(page.today_card.list, Qt.Key.Key_Return)

    assert asked.args == ["instructions", (MatterKind.INSTRUCTION, chosen)]


def test_a_click_opens_the_line_under_it(page, instruct, qtbot):
    instruct(TODAY)
    qtbot.waitUntil(lambda: any("请抓紧办理" in text for text in page.today_card.texts()))
    listed = page.today_card.list

    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseClick(
            listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualItemRect(listed.item(0)).center()
        )

    assert asked.args[0] == "instructions"


def test_the_card_follows_midnight(page, instruct, office, qtbot):
    instruct(TODAY)
    qtbot.waitUntil(lambda: any("请抓紧办理" in text for text in page.today_card.texts()))

    office.clock._now = lambda: date(2026, 11, 24)
    office.clock.look()

    qtbot.waitUntil(lambda: any("请抓紧办理" in text and "逾期" in text for text in page.today_card.texts()))


def test_a_backup_made_by_another_program_is_told(page, office, qtbot):
    folder = office.workspace.folder / "backups"
    assert any("还没有备份过" in text for text in page.today_card.texts())

    backup.take_daily(office.workspace.db, folder, TODAY)

    qtbot.waitUntil(lambda: all("还没有备份过" not in text for text in page.today_card.texts()), timeout=SLOW_MS)


def test_meetings_and_deadlines_are_exported_as_a_calendar_by_one_act(page, instruct, qtbot, tmp_path, monkeypatch):
    instruct(date(2026, 11, 26))
    target = tmp_path / "日历.ics"
    monkeypatch.setattr(dialogs, "ask_save", lambda *asked: target)
    said = []
    page.told.connect(lambda text, path: said.append((text, path)))

    page.along.act.trigger()

    qtbot.waitUntil(lambda: bool(said), timeout=SLOW_MS)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert said[0][1] == target


def test_the_page_is_seen_before_the_day_is_gathered(qtbot, office):
    page = Dashboard(office)
    qtbot.addWidget(page)

    page.show()

    assert page.today_card.texts() == []
    assert page.due.records is not None
    qtbot.waitUntil(lambda: bool(page.today_card.texts()))


def test_the_day_of_a_long_ledger_is_gathered_off_the_thread_of_the_window_and_is_the_same(
    page, instruct, office, qtbot, monkeypatch
):
    instruct(TODAY)
    qtbot.waitUntil(lambda: any("请抓紧办理" in text for text in page.today_card.texts()))
    at_once = page.today_card.texts()
    page.today_card.list.show_lines([])
    began = []
    office.background.began.connect(lambda job: began.append(job.title))

    monkeypatch.setattr(gathering, "LONG", 0)
    page.reload()

    qtbot.waitUntil(lambda: page.today_card.texts() == at_once, timeout=SLOW_MS)
    assert began == ["正在查找今日要办的事"]
