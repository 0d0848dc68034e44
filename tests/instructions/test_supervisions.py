"""Supervisions: taken up, issued under a number of their own, signed for, answered, closed."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.instructions import notices, supervisions
from heze_desk.instructions.supervision_records import Colour, Supervision, colour_for
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import SetPaper
from heze_desk.tasks.light_records import Light

TODAY = date(2026, 11, 23)


def plain(numbers):
    return SetPaper(
        title="督办通知单", number_text=f"演督〔{numbers.year}〕{numbers.number}号", document="{}", content=b"x"
    )


@pytest.mark.parametrize(
    ("lights", "colour"),
    [
        ((), "蓝"),
        ((Light.NORMAL,), "蓝"),
        ((Light.SOON,), "蓝"),
        ((Light.BLUE, Light.YELLOW), "黄"),
        ((Light.YELLOW, Light.OVERDUE, Light.SOON), "红"),
        ((Light.RED,), "红"),
        ((Light.UNSET, Light.LASTING), "蓝"),
    ],
)
def test_the_gravest_light_gives_the_colour(lights, colour):
    assert colour_for(lights) is Colour(colour)


def test_notices_are_numbered_in_their_own_sequence_of_the_year(desk):
    first, second = desk.issued("1-1-01"), desk.issued("1-1-02", unit="市财政局")

    assert [desk.line(one).number_text for one in (first, second)] == ["演督〔2026〕1号", "演督〔2026〕2号"]


def test_a_matter_goes_from_draft_to_closed_by_what_happens(desk):
    supervision_id = desk.supervise("1-1-01", helping=("市财政局", "市科技局"), deadline=date(2026, 12, 4))
    states = [desk.line(supervision_id).state]
    desk.issue(supervision_id)
    acts = (
        lambda db: supervisions.sign(db, supervision_id, by="陈堃", day=TODAY),
        lambda db: supervisions.answer(db, supervision_id, "已提出方案。", day=TODAY, problems="缺资金。"),
        lambda db: supervisions.close(db, supervision_id, day=TODAY),
    )
    for act in acts:
        states.append(desk.line(supervision_id).state)
        with desk.step() as db:
            act(db)
    line = desk.line(supervision_id)

    assert [*states, line.state] == ["未印发", "待签收", "待答复", "已答复，待办结", "已办结"]
    assert (line.lead_unit, line.units, line.task_ids) == ("市科技局", ("市财政局",), (desk.tasks["1-1-01"],))
    assert (line.standing, line.supervision.problems) == ("", "缺资金。")


@pytest.mark.parametrize("word", ["签收", "答复", "办结"])
def test_nothing_comes_back_for_a_notice_that_never_went_out(desk, word):
    supervision_id = desk.supervise("1-1-01")
    acts = {
        "签收": lambda db: supervisions.sign(db, supervision_id, by="陈堃", day=TODAY),
        "答复": lambda db: supervisions.answer(db, supervision_id, "已办。", day=TODAY),
        "办结": lambda db: supervisions.close(db, supervision_id, day=TODAY),
    }

    with pytest.raises(DeskError, match=f"还没有印发，不能登记{word}"), desk.step() as db:
        acts[word](db)


def test_a_matter_without_an_answer_is_not_closed(desk):
    supervision_id = desk.issued("1-1-01")

    with pytest.raises(DeskError, match="还没有收到答复，不能办结"), desk.step() as db:
        supervisions.close(db, supervision_id, day=TODAY)


def test_an_answer_before_the_matter_was_taken_up_is_refused(desk):
    supervision_id = desk.issued("1-1-01")

    with pytest.raises(DeskError, match="答复日期不能早于立项日期"), desk.step() as db:
        supervisions.answer(db, supervision_id, "已办。", day=date(2026, 11, 1))


def test_a_task_is_not_supervised_twice_at_a_time(desk):
    desk.issued("1-1-01")

    with pytest.raises(DeskError, match="任务 1-1-01 已在督办（督办通知单演督〔2026〕1号，待签收）"):
        desk.supervise("1-1-01")


def test_what_an_issued_notice_says_changes_only_by_a_correction(desk):
    supervision_id = desk.issued("1-1-01", deadline=date(2026, 12, 4))

    with pytest.raises(DeskError, match="单上的内容不能再改"), desk.step() as db:
        supervisions.change(db, supervision_id, deadline=date(2026, 12, 11))
    with desk.step(final=True) as db:
        notices.correct(
            db,
            supervision_id,
            compose=plain,
            day=TODAY,
            remark="时限由12月4日改为12月11日。",
            deadline=date(2026, 12, 11),
        )

    assert desk.line(supervision_id).supervision.deadline == date(2026, 12, 11)
    assert [(one.number, one.version, str(one.state)) for one in issuing.papers(desk.db, notices.KIND)] == [
        (1, 1, "已更正"),
        (1, 2, "定稿"),
    ]


def test_a_voided_notice_asks_nothing_and_its_number_is_used_up(desk):
    supervision_id = desk.issued("1-1-01")
    with desk.step(final=True) as db:
        notices.void(db, supervision_id, why="发错单位。")

    assert desk.line(supervision_id).state == "已作废"
    assert supervisions.open_lines(desk.db, TODAY) == []
    with pytest.raises(DeskError, match="已经作废"), desk.step() as db:
        supervisions.sign(db, supervision_id, by="陈堃", day=TODAY)
    assert desk.line(desk.issued("1-1-01")).number_text == "演督〔2026〕2号"


def test_an_issued_notice_is_not_deleted_and_a_draft_is(desk):
    issued, draft = desk.issued("1-1-01"), desk.supervise("1-1-02", unit="市财政局", helping=("市科技局",))

    with pytest.raises(DeskError, match="已经印发，不能删除"), desk.step() as db:
        supervisions.remove(db, issued)
    with desk.step() as db:
        supervisions.remove(db, draft)

    assert [one.id for one in supervisions.lines(desk.db, TODAY)] == [issued]


def test_a_matter_that_names_nothing_or_is_due_before_it_began_is_refused():
    with pytest.raises(DeskError, match="督办事项不能为空"):
        Supervision(colour=Colour.BLUE, day=TODAY, matter=" ", lead_unit_id=1)
    with pytest.raises(DeskError, match="办结时限不能早于立项日期"):
        Supervision(colour=Colour.BLUE, day=TODAY, matter="甲", lead_unit_id=1, deadline=date(2026, 11, 1))
