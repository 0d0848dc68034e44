"""The register of 双告知: states as of a day, what is refused, and what its papers say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.notifications import document, store
from heze_desk.notifications.records import Direction, Notification, NotificationFilter, State, doubt
from heze_desk.roster import unit_store
from heze_desk.settings.records import Settings
from reports.document import Form, Table

DAY = date(2026, 9, 21)
TODAY = date(2026, 11, 23)


@pytest.fixture
def registered(policy_workspace, register):
    register()
    return policy_workspace


def test_a_matter_waits_is_late_is_answered_and_recognised(registered):
    def state(day):
        line = store.line(registered.db, 1, day)
        return line.state, line.standing

    assert state(date(2026, 9, 28)) == (State.WAITING, "顺延至10月8日，剩余3个工作日")
    assert state(date(2026, 10, 10)) == (State.LATE, "顺延至10月8日，逾期2个工作日")
    with registered.step("反馈") as db:
        store.answer(db, 1, "演示：已纳入监管", day=date(2026, 10, 9), today=TODAY)
    assert state(TODAY) == (State.ANSWERED, "2026年10月9日反馈（逾期反馈）")
    with registered.step("互认") as db:
        store.recognise(db, 1, "演示：检验结果互认", day=date(2026, 10, 12), today=TODAY)
    assert state(TODAY)[0] is State.RECOGNISED
    assert store.open_lines(registered.db, TODAY) == []
    assert store.counts(registered.db, TODAY)[State.RECOGNISED] == 1


def test_what_makes_no_sense_is_refused_and_nothing_is_lost(registered, matter):
    db = registered.db
    unit = store.get(db, 1).from_unit_id
    for sentence, fields in (
        ("写明告知的事项", {"matter": " "}),
        ("同一个单位", {"to_unit_id": unit}),
        ("反馈时限不能早于告知日期", {"due": date(2026, 9, 20)}),
        ("还没有到", {"notified_on": date(2026, 12, 1), "due": date(2026, 12, 9)}),
        ("不能改到另一年", {"notified_on": date(2025, 9, 21)}),
        ("还没有收到反馈", {"recognised": "演示", "recognised_on": TODAY}),
    ):
        with registered.step("改") as step, pytest.raises(DeskError, match=sentence):
            store.change(step, 1, today=TODAY, **fields)
    with registered.step("反馈") as step, pytest.raises(DeskError, match="不能早于告知日期"):
        store.answer(step, 1, "演示", day=date(2026, 9, 1), today=TODAY)
    assert store.get(db, 1) == matter(id=1)


def test_an_answer_is_not_overwritten_but_can_be_taken_back_step_by_step(registered):
    with registered.step("反馈") as db:
        store.answer(db, 1, "演示一", day=TODAY, today=TODAY)
        with pytest.raises(DeskError, match="请先撤销反馈"):
            store.answer(db, 1, "演示二", day=TODAY, today=TODAY)
        store.recognise(db, 1, "演示：互认", day=TODAY, today=TODAY)
        assert store.take_back(db, 1) == "结果互认"
        assert store.get(db, 1).feedback == "演示一"
        assert store.take_back(db, 1) == "反馈"
        with pytest.raises(DeskError, match="还没有反馈"):
            store.take_back(db, 1)
    assert store.line(registered.db, 1, TODAY).state is State.LATE


def test_a_number_is_not_given_twice_and_each_year_has_its_own(registered, matter):
    with registered.step("登记") as db:
        store.remove(db, 1, day=TODAY)
        second = store.add(db, matter(), today=TODAY)
        old = store.add(db, matter(notified_on=date(2025, 9, 1), due=date(2025, 9, 9)), today=TODAY)
    assert [store.get(registered.db, one).name for one in (second, old)] == ["2026年第2号", "2025年第1号"]
    with pytest.raises(MissingRecordError):
        store.get(registered.db, 1)
    assert [line.id for line in store.lines(registered.db, TODAY)] == [second, old]


def test_units_are_named_as_they_were_when_it_was_told(registered):
    from heze_desk.roster.unit_records import UnitName

    with registered.step("改名") as db:
        one = store.get(db, 1)
        unit_store.save_name(
            db,
            UnitName(unit_id=one.to_unit_id, short_name="演示新局", full_name="演示新局", valid_from=date(2026, 11, 1)),
        )
    assert store.line(registered.db, 1, TODAY).to_unit == "市市场监管局"


def test_the_list_is_narrowed_by_words_and_state(registered, matter):
    with registered.step("登记") as db:
        store.add(db, matter(matter="演示处罚结果", direction=Direction.SUPERVISION, due=TODAY), today=TODAY)
    for wanted, found in (
        (NotificationFilter(text="备案 企业"), [1]),
        (NotificationFilter(state=State.LATE), [1]),
        (NotificationFilter(direction=Direction.SUPERVISION), [2]),
        (NotificationFilter(year=2025), []),
        (NotificationFilter(), [2, 1]),
    ):
        assert [line.id for line in store.lines(registered.db, TODAY, wanted)] == found


def test_papers_tell_the_matter_the_answer_and_the_day_that_counts(registered):
    with registered.step("反馈") as db:
        store.answer(db, 1, "演示：已纳入监管", day=date(2026, 9, 30), today=TODAY)
    line = store.line(registered.db, 1, TODAY)

    notice = document.notice(line, Settings())
    cells = [cell.text for one in notice.body if isinstance(one, Form) for row in one.rows for cell in row]
    assert {"演示项目备案", "演示企业", "市市场监管局", "2026年10月5日（顺延至10月8日）", "演示：已纳入监管"} <= set(
        cells
    )
    table = next(one for one in document.register([line], TODAY, Settings()).body if isinstance(one, Table))
    assert table.rows[0][-2:] == ("2026年9月30日反馈", "—")


@given(st.integers(0, 400), st.integers(0, 400))
def test_an_open_matter_is_late_only_when_its_day_is_over(due_in, asked_after):
    from datetime import timedelta

    from heze_desk.notifications.records import NotificationLine
    from heze_desk.tasks.due_records import Due

    due, day = DAY + timedelta(days=due_in), DAY + timedelta(days=asked_after)
    one = Notification(
        year=2026,
        number=1,
        direction=Direction.APPROVAL,
        matter="演示",
        from_unit_id=1,
        to_unit_id=2,
        notified_on=DAY,
        due=due,
    )
    told = Due(day=day, typed=due, effective=due, left=(due - day).days)
    line = NotificationLine(notification=one, from_unit="", to_unit="", concerns="", due=told)

    assert (line.state is State.LATE) == (day > due)


@pytest.mark.parametrize(
    ("direction", "teller", "told", "side"),
    [
        (Direction.APPROVAL, "市行政审批服务局", "市科技局", ""),
        (Direction.SUPERVISION, "市科技局", "市行政审批服务局", ""),
        (Direction.APPROVAL, "市科技局", "市市场监管局", ""),
        (Direction.APPROVAL, "市科技局", "市行政审批服务局", "被告知单位"),
        (Direction.SUPERVISION, "市行政审批服务局", "市科技局", "，而告知单位"),
    ],
)
def test_the_names_of_the_units_may_speak_against_the_direction(direction, teller, told, side):
    said = doubt(direction, teller, told)

    assert (side in said) if side else said == ""


def test_the_register_on_paper_keeps_the_words_of_its_headings_whole(registered, register):
    for matter in ("演示许可变更", "演示检查结论和整改要求，需要在三十日内完成"):
        register(matter=matter, concerns="演示新材料科技有限公司")
    lines = store.lines(registered.db, TODAY)

    table = next(one for one in document.register(lines, TODAY, Settings()).body if isinstance(one, Table))

    widths = dict(zip(table.header, table.widths, strict=True))
    line = 70.8 if table.size == "小五" else 60.7
    assert widths["被告知单位"] * line >= len("被告知单位")
    assert widths["涉及企业、项目"] * line >= len("涉及企业、")
    assert sum(table.widths) == pytest.approx(1)
