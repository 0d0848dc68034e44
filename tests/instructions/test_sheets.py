"""Supervision notices planned from tasks, issued, and what their papers say."""

import io
from datetime import date

import pdfplumber
import pytest

from heze_desk import press, supervising
from heze_desk.errors import DeskError
from heze_desk.instructions import document, reminding, sheets, supervisions
from heze_desk.instructions.limit_records import Limit
from heze_desk.instructions.supervision_records import Colour
from heze_desk.issuing import store as issuing
from heze_desk.settings import store as settings
from heze_desk.tasks import life
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Source
from reports.document import Form

TODAY = date(2026, 11, 23)


def plan(desk, *numbers, **options):
    return sheets.plans(desk.db, [desk.tasks[number] for number in numbers], TODAY, **options)


def text_of(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return ["".join((page.extract_text() or "").split()) for page in pdf.pages]


@pytest.fixture
def settled(desk):
    with desk.step() as db:
        return settings.change(
            db,
            office_name="演示市未来产业工作专班办公室",
            notice_number="演未专督〔{年}〕{号}号",
            contact_person="陈堃",
            contact_telephone="0000-0000000",
            system_faces=False,
        )


def test_each_lead_unit_gets_a_notice_of_its_own_in_the_order_of_rank(desk):
    planned = plan(desk, "1-1-02", "1-1-01", "1-1-04")

    assert [(one.supervision.lead_unit_id, one.task_ids) for one in planned] == [
        (desk.units["市科技局"], (desk.tasks["1-1-01"], desk.tasks["1-1-04"])),
        (desk.units["市财政局"], (desk.tasks["1-1-02"],)),
    ]
    assert planned[0].unit_ids == (desk.units["市财政局"], desk.units["市大数据局"])


def test_a_task_that_nobody_leads_goes_to_its_only_unit_or_to_the_one_that_is_named(desk):
    (alone,) = plan(desk, "1-1-05")
    assert alone.supervision.lead_unit_id == desk.units["市发展改革委"]

    with desk.step() as db:
        tasks.set_units(db, desk.tasks["1-1-05"], [desk.units["市发展改革委"], desk.units["市财政局"]])
    with pytest.raises(DeskError, match=r"任务 1-1-05 的牵头单位待明确.*--unit"):
        plan(desk, "1-1-05")
    (named,) = plan(desk, "1-1-05", unit_id=desk.units["市财政局"])
    assert (named.supervision.lead_unit_id, named.unit_ids) == (desk.units["市财政局"], (desk.units["市发展改革委"],))


def test_the_colour_follows_the_light_unless_one_is_chosen(desk):
    assert plan(desk, "1-1-01")[0].supervision.colour is Colour.RED
    assert plan(desk, "1-1-03")[0].supervision.colour is Colour.BLUE
    assert plan(desk, "1-1-01", colour=Colour.YELLOW)[0].supervision.colour is Colour.YELLOW


@pytest.mark.parametrize(
    ("source", "deadline"),
    [
        (Source.POLICY, date(2026, 12, 23)),
        (Source.MEETING, date(2026, 12, 13)),
        (Source.INSTRUCTION, date(2026, 12, 8)),
        (Source.OTHER, date(2026, 12, 23)),
    ],
)
def test_a_task_that_is_late_is_given_the_usual_limit_of_its_source(desk, source, deadline):
    with desk.step() as db:
        tasks.change(db, desk.tasks["1-1-01"], source=source)

    (planned,) = plan(desk, "1-1-01")

    assert (planned.supervision.deadline, planned.guessed) == (deadline, True)


@pytest.mark.parametrize(
    ("limit", "deadline"),
    [(Limit.URGENT, date(2026, 11, 28)), (Limit.HARD, date(2026, 12, 23)), (Limit.MINUTES, date(2026, 12, 13))],
)
def test_a_limit_that_is_chosen_goes_before_all_others(desk, limit, deadline):
    assert plan(desk, "1-1-03", limit=limit)[0].supervision.deadline == deadline


def test_the_usual_limits_are_those_of_the_settings(desk):
    with desk.step() as db:
        settings.change(db, limit_urgent=3)

    assert plan(desk, "1-1-01", limit=Limit.URGENT)[0].supervision.deadline == date(2026, 11, 26)


def test_a_task_in_time_keeps_its_own_deadline(desk):
    (planned,) = plan(desk, "1-1-03")

    assert (planned.supervision.deadline, planned.guessed) == (date(2026, 11, 25), False)


def test_a_task_that_is_done_or_set_aside_is_not_supervised(desk):
    with desk.step() as db:
        tasks.set_progress(db, desk.tasks["1-1-01"], 100, day=TODAY)
        life.pause(db, desk.tasks["1-1-02"], day=TODAY, reason="等待上级文件。")

    with pytest.raises(DeskError, match="任务 1-1-01 已办结，不用督办"):
        plan(desk, "1-1-01")
    with pytest.raises(DeskError, match="任务 1-1-02 已暂停；请先恢复再督办"):
        plan(desk, "1-1-02")


def test_an_instruction_can_be_supervised_before_a_task_is_made_of_it(desk):
    instruction_id = desk.instruct("请市科技局会同市财政局抓紧办理。", paper="调度简报第12期")
    units = [desk.units["市科技局"], desk.units["市财政局"]]

    planned = sheets.plan_of_instruction(desk.db, instruction_id, TODAY, unit_ids=units)

    one = planned.supervision
    assert one.source == "王测一（常务副市长）2026年11月23日批示（调度简报第12期）"
    assert (one.matter, planned.unit_ids) == ("请市科技局会同市财政局抓紧办理。", (desk.units["市财政局"],))
    with pytest.raises(DeskError, match="请指明由哪个单位承办"):
        sheets.plan_of_instruction(desk.db, instruction_id, TODAY, unit_ids=[])


def test_the_issued_notice_says_all_that_c4_asks_for_and_brings_its_slip(desk, settled):
    instruction_id = desk.instruct("请抓紧办理。", day=date(2026, 7, 15))
    with desk.step() as db:
        db.execute(
            "insert into instruction_task (instruction_id, task_id) values (?, ?)",
            [instruction_id, desk.tasks["1-1-01"]],
        )

    ((supervision_id, issued),) = supervising.issue(desk.workspace, plan(desk, "1-1-01"))

    kept = issuing.pdf(desk.db, issued.paper.id)
    notice, slip = text_of(kept)
    for told in (
        "督办通知单（红色督办）",
        "编号演未专督〔2026〕1号立项日期2026年11月23日",
        "任务来源任务台账1-1-01",
        "督办事项提出平台建设方案",
        "请抓紧办理。",
        "王测一2026年7月15日",
        "菏泽市科技局",
        "市财政局、市大数",
        "已逾期16个工作日",
        "办结时限2026年12月23日",
        "书面盖章报送",
        "联系人陈堃联系电话0000-0000000",
        "签收人签收时间",
    ):
        assert told in notice
    for told in ("办理情况回执", "演未专督〔2026〕1号", "存在问题", "下步措施", "申请延期", "签字（盖章）"):
        assert told in slip
    assert supervisions.line(desk.db, supervision_id, TODAY).number_text == "演未专督〔2026〕1号"
    assert issued.copy is not None
    assert issued.copy.read_bytes() == kept


def test_several_notices_are_issued_all_together_or_not_at_all(desk, settled):
    planned = plan(desk, "1-1-01", "1-1-02")
    desk.supervise("1-1-02", unit="市财政局")

    with pytest.raises(DeskError, match="任务 1-1-02 已在督办"):
        supervising.issue(desk.workspace, planned)

    assert issuing.papers(desk.db) == []


def test_a_corrected_notice_bears_its_number_and_its_mark(desk, settled):
    ((supervision_id, _),) = supervising.issue(desk.workspace, plan(desk, "1-1-01"))

    done = supervising.correct(
        desk.workspace, supervision_id, deadline=date(2026, 12, 30), remark="时限由12月23日改为12月30日。"
    )

    (notice, _) = text_of(issuing.pdf(desk.db, done.paper.id))
    assert "演未专督〔2026〕1号" in notice
    assert "（更正）" in notice
    assert "2026年12月30日" in notice
    assert "更正说明时限由12月23日改为12月30日。" in notice
    assert done.paper.printed_number == "演未专督〔2026〕1号（更正）"


def test_a_planned_notice_is_seen_with_a_blank_for_its_number(desk, settled):
    (planned,) = plan(desk, "1-1-01")

    paper = document.notice(sheets.of_plan(desk.db, planned), settled)

    assert "演未专督〔2026〕号" in text_of(press.to_pdf(paper, settled))[0]


def test_the_handling_sheet_tells_the_course_by_its_days(desk, settled):
    supervision_id = desk.issued("1-1-01", deadline=date(2026, 12, 4))
    with desk.step() as db:
        supervisions.sign(db, supervision_id, by="赵测三", day=date(2026, 11, 24))
        supervisions.answer(db, supervision_id, "已提出方案。", day=date(2026, 12, 1), problems="建设地点未定。")

    paper = document.handling(sheets.gather(desk.db, supervision_id, date(2026, 12, 2)), settled)

    (sheet,) = text_of(press.to_pdf(paper, settled))
    for told in (
        "11月23日立项并印发。",
        "11月24日由赵测三签收。",
        "12月1日答复。",
        "已答复，待办结。",
        "已提出方案。",
        "建设地点未定。",
    ):
        assert told in sheet


def test_the_course_goes_by_the_days_and_names_the_years_where_they_differ(desk, settled):
    supervision_id = desk.issued("1-1-01", deadline=date(2026, 12, 4))
    with desk.step() as db:
        supervisions.sign(db, supervision_id, by="赵测三", day=date(2026, 12, 1))
        reminding.remind(db, [one for one in reminding.urgings(db, date(2027, 1, 5)) if one.unit == "市科技局"])
        supervisions.answer(db, supervision_id, "已提出方案。", day=date(2026, 12, 9))
        supervisions.close(db, supervision_id, day=date(2027, 1, 5))

    course = document._course(sheets.gather(desk.db, supervision_id, date(2027, 1, 5)))
    assert course.splitlines() == [
        "2026年11月23日立项并印发。",
        "2026年12月1日由赵测三签收。",
        "2026年12月9日答复。",
        "2027年1月5日第1次催办。",
        "2027年1月5日办结。",
    ]


def test_a_matter_of_1500_characters_is_told_whole(desk, settled):
    long = "推动未来产业创新平台建设，" * 115
    supervision_id = desk.supervise("1-1-01", matter=long)

    pages = text_of(press.to_pdf(document.notice(sheets.gather(desk.db, supervision_id, TODAY), settled), settled))

    assert "".join(pages).count("推动未来产业创新平台建设") >= 115


@pytest.mark.parametrize("many", range(0, 520, 40))
def test_an_ordinary_notice_takes_one_page_and_its_slip_another(desk, settled, many):
    """At any length that a page can hold in a size still read with ease."""
    words = "突破减速器、控制器等关键技术，2026年9月30日前形成方案。" * 20
    every = [name for name in desk.units if name != "市科技局"][:8]
    supervision_id = desk.supervise("1-1-01", matter=f"攻关任务\n{words[:many]}", helping=every)

    pages = text_of(press.to_pdf(document.notice(sheets.gather(desk.db, supervision_id, TODAY), settled), settled))

    assert len(pages) == 2
    assert "签收时间" in pages[0]
    assert pages[1].startswith("办理情况回执")
    assert "签字（盖章）" in pages[1]


def test_a_short_notice_is_set_as_large_as_ever(desk, settled):
    supervision_id = desk.supervise("1-1-01", matter="提出方案。" * 12)

    told = document.notice(sheets.gather(desk.db, supervision_id, TODAY), settled)

    assert [one.size for one in told.body if isinstance(one, Form)] == ["四号", "四号"]


def test_many_helping_units_leave_the_notice_on_one_page_before_its_slip(desk, settled):
    every = [name for name in desk.units if name != "市科技局"]
    supervision_id = desk.supervise("1-1-01", helping=every)

    sheet = sheets.gather(desk.db, supervision_id, TODAY)
    content = press.to_pdf(document.notice(sheet, settled), settled)

    with pdfplumber.open(io.BytesIO(content)) as paper:
        assert len(paper.pages) == 2
        assert "单县、各县区" in paper.pages[0].extract_text()
