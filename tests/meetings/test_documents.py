"""What the papers of a meeting say, that both typesetters take them, and scene 6 to the word."""

from datetime import date

import pytest

from heze_desk.meetings import document, store
from heze_desk.meetings.minutes_document import blocks
from heze_desk.meetings.records import AgendaItem, Attendee, Reply
from heze_desk.meetings.seating_document import turned
from heze_desk.roster import leader_store
from heze_desk.settings import store as settings
from reports.document import Attendance, Form, Heading, Paragraph, Recipients, Table, Title
from reports.docx import to_docx
from reports.pdf import to_pdf

DAY, WRITTEN = date(2026, 7, 21), date(2026, 7, 16)
MARKUP = "<b>甲</b>&amp;<img src='x'/> {年} %s | 乙 ]]> 张喆𬭎䶮"


@pytest.fixture
def meeting(desk):
    """Scene 6: two leaders, a deputy, leave, guests, and one who came late."""
    meeting_id = desk.call(
        title="未来产业工作专班第1次调度会议", begins_at="09:00", place="201会议室", reply_by=date(2026, 7, 17)
    )
    with desk.step() as db:
        for title in ("通报进展情况", "牵头单位汇报", "研究需协调事项"):
            store.add_item(db, AgendaItem(meeting_id=meeting_id, title=title))
        items = [item.id for item in store.agenda(db, meeting_id)]
    desk.attend(meeting_id, "吴祎", "列席", unit="演示大学")
    desk.attend(meeting_id, "孙䶮", "出席", unit="市财政局")
    desk.attend(meeting_id, "赵翀", "代会", instead_of="孙䶮")
    desk.attend(meeting_id, "周𬭎", "请假", unit="市大数据局", reason="因公外出")
    desk.attend(meeting_id, "刘垚", "迟到", unit="市科技局", item_id=items[1])
    desk.attend(meeting_id, "张喆", "出席", unit="市发展改革委")
    desk.attend(meeting_id, "赵测三", "出席")
    desk.attend(meeting_id, "陈堃", "列席", unit="曹县")
    desk.attend(meeting_id, "郑玥", "记录", duty="专班办公室")
    return meeting_id


def minutes(desk, meeting_id):
    return document.minutes(store.proceedings(desk.db, meeting_id), settings.get(desk.db), day=WRITTEN)


def names(paper):
    return dict(next(block for block in paper.body if isinstance(block, Attendance)).groups)


def found(paper, kind):
    return [block for block in paper.body if isinstance(block, kind)]


def told(paper):
    return "".join(block.lead + block.text for block in found(paper, Paragraph))


def test_attendance_is_printed_as_it_was(desk, meeting):
    paper = minutes(desk, meeting)

    assert names(paper) == {
        "出席": "赵测三，市发展改革委　张喆，市科技局　刘垚（第2项议题时到会），市财政局　孙䶮（赵翀代）",
        "请假": "市大数据局　周𬭎（因公外出）",
        "列席": "曹县　陈堃，演示大学　吴祎",
        "记录": "专班办公室　郑玥",
    }
    assert told(paper).count("李测二") == 1
    assert "2026年7月21日（星期二）上午9:00，副市长李测二同志在201会议室主持召开" in told(paper)


def test_the_roster_of_next_month_changes_nothing_on_the_minutes(desk, meeting):
    before = minutes(desk, meeting)
    with desk.step() as db:
        for name in ("李测二", "赵测三"):
            leader_store.hold(db, leader_store.named(db, name), "常务副市长", since=date(2026, 8, 1))
        leader_store.move(db, leader_store.named(db, "赵测三"), 1, day=date(2026, 8, 1))

    assert minutes(desk, meeting) == before


def test_the_chair_has_a_line_of_their_own_where_the_text_does_not_name_them(desk, meeting):
    with desk.step() as db:
        store.change(db, meeting, today=WRITTEN, minutes_text="会议听取了汇报。")

    paper = minutes(desk, meeting)

    assert names(paper)["主持"] == "李测二"
    assert "李测二" not in names(paper)["出席"]


def test_two_of_one_unit_stand_together_and_a_unit_without_a_name_by_itself(desk, meeting):
    desk.attend(meeting, "冯昇", "出席", unit="市科技局")
    desk.attend(meeting, "牡丹区", "出席")

    listed = names(minutes(desk, meeting))["出席"]
    assert "市科技局　刘垚（第2项议题时到会）、冯昇，市财政局" in listed
    assert listed.endswith("孙䶮（赵翀代），牡丹区")


def test_the_secretarys_text_is_set_by_its_levels():
    text = (
        "会议指出，总体向好。\n一、关于平台建设\n（一）加强统筹。由市科技局牵头。\n"
        "二、由市科技局牵头，于9月30日前提出方案。配合单位要支持。"
    )

    assert blocks(text) == (
        Paragraph("会议指出，总体向好。"),
        Heading("一、关于平台建设"),
        Paragraph("由市科技局牵头。", lead="（一）加强统筹。"),
        Paragraph("二、由市科技局牵头，于9月30日前提出方案。配合单位要支持。"),
    )


def test_decisions_stand_by_number_and_under_their_headings(desk, meeting):
    with desk.step() as db:
        store.decide(db, meeting, "市科技局提出方案。", heading="关于平台建设")
        store.decide(db, meeting, "市财政局明确渠道。")

    paper = minutes(desk, meeting)

    assert [block.text for block in found(paper, Heading)] == ["一、关于平台建设"]
    assert "市科技局提出方案。二、市财政局明确渠道。" in told(paper)


def test_the_notice_says_when_where_with_whom_about_what_and_until_when_to_reply(desk, meeting):
    with desk.step() as db:
        store.change(db, meeting, today=WRITTEN, requirements="汇报材料一式30份。\n请着正装。")
        settings.change(db, letter_number="演函〔{年}〕{号}号")

    paper = document.notice(
        store.proceedings(desk.db, meeting), settings.get(desk.db), day_text="2026年7月16日", issue=7
    )

    assert paper.body[0].number == "演函〔2026〕7号"
    assert found(paper, Title)[0].text == "关于召开未来产业工作专班第1次调度会议的通知"
    assert [block.text for block in found(paper, Heading)] == [
        "一、会议时间",
        "二、会议地点",
        "三、参会人员",
        "四、会议议程",
        "五、有关要求",
    ]
    text = told(paper)
    assert "2026年7月21日（星期二）上午9:00。201会议室。主持：李测二（副市长）。" in text
    assert "出席：赵测三（副市长）、市发展改革委张喆、市科技局刘垚" in text
    assert "（一）通报进展情况。（二）牵头单位汇报。（三）研究需协调事项。" in text
    assert "（一）请于2026年7月17日（星期五）前将参会回执报工作专班办公室" in text
    assert "（二）汇报材料一式30份。（三）请着正装。" in text
    assert "请于2026年7月17日（星期五）前报工作专班办公室" in found(paper, Form)[0].note


def test_few_units_are_addressed_by_name_and_many_together(desk, meeting):
    def recipients(meeting_id):
        told = store.proceedings(desk.db, meeting_id)
        return found(document.notice(told, settings.get(desk.db), day_text="2026年7月16日"), Recipients)[0].text

    assert recipients(meeting) == "市发展改革委、市科技局、市财政局、市大数据局、曹县、演示大学"
    desk.invite(meeting)
    for name in ("甲局", "乙局", "丙局"):
        desk.attend(meeting, "", "列席", unit=name)
    assert recipients(meeting) == "各有关单位"


def test_units_that_have_yet_to_name_somebody_are_asked_for_one_together(desk):
    meeting = desk.call()
    desk.invite(meeting, industries=[2])
    paper = document.notice(store.proceedings(desk.db, meeting), settings.get(desk.db), day_text="2026年7月16日")

    assert "出席：市科技局、市财政局、牡丹区、曹县、单县负责同志。" in told(paper)


def test_the_agenda_numbers_the_items_as_late_arrivals_are_noted(desk, meeting):
    (table,) = found(document.agenda(store.proceedings(desk.db, meeting), settings.get(desk.db)), Table)

    assert [row[:2] for row in table.rows] == [("1", "通报进展情况"), ("2", "牵头单位汇报"), ("3", "研究需协调事项")]


def test_the_list_to_sign_has_everybody_by_rank_with_what_was_replied(desk, meeting):
    line = next(one for one in store.attendees(desk.db, meeting) if one.name == "张喆")
    with desk.step() as db:
        store.change_attendee(db, line.id, presence="", reply=Reply.EXCUSED)
    (form,) = found(document.sign_in(store.proceedings(desk.db, meeting), settings.get(desk.db)), Form)

    rows = [[cell.text for cell in row] for row in form.rows[form.heading :]]
    assert [row[2] for row in rows[:8]] == ["李测二", "赵测三", "张喆", "刘垚", "孙䶮", "周𬭎", "陈堃", "吴祎"]
    assert [row[6] for row in rows[:8]] == ["主持", "", "请假", "", "赵翀代", "请假", "列席", "列席"]
    assert rows[0][3] == "副市长"
    assert rows[-1][1].startswith("应到8人")


@pytest.mark.parametrize(
    ("ranks", "seats"),
    [("1", "1"), ("12", "12"), ("123", "312"), ("1234", "3124"), ("1234567", "7531246")],
)
def test_the_second_sits_at_the_left_hand_of_the_first_and_the_third_at_the_right(ranks, seats):
    people = [Attendee(meeting_id=1, name=rank) for rank in ranks]

    assert "".join(one.name for one in turned(people)) == seats


def test_who_is_on_leave_has_no_seat_and_a_deputy_sits_under_their_own_name(desk, meeting):
    (form,) = found(document.seating(store.proceedings(desk.db, meeting), settings.get(desk.db)), Form)

    seats = [cell.text for row in form.rows for cell in row if cell.text]
    assert not any("周𬭎" in seat or "郑玥" in seat for seat in seats)
    assert "市财政局\n赵翀" in seats
    front = [cell.text for cell in form.rows[1]]
    assert front == ["", "", "", "李测二", "赵测三", "", ""]


def papers(desk, meeting_id):
    told, settled = store.proceedings(desk.db, meeting_id), settings.get(desk.db)
    return (
        document.notice(told, settled, day_text="2026年7月16日"),
        document.agenda(told, settled),
        document.seating(told, settled),
        document.sign_in(told, settled),
        document.minutes(told, settled, day=WRITTEN),
    )


@pytest.mark.parametrize("typesetter", [to_pdf, to_docx])
def test_both_typesetters_take_every_paper_of_a_meeting_of_which_nothing_is_known(desk, typesetter):
    for paper in papers(desk, desk.call()):
        assert typesetter(paper)


@pytest.mark.parametrize("typesetter", [to_pdf, to_docx])
def test_both_typesetters_take_markup_wherever_the_secretary_may_type_it(desk, typesetter):
    meeting = desk.call(title=MARKUP, place=MARKUP, requirements=MARKUP)
    with desk.step() as db:
        store.add_item(db, AgendaItem(meeting_id=meeting, title=MARKUP, presenter=MARKUP, material=MARKUP))
        store.decide(db, meeting, MARKUP, heading=MARKUP)
    desk.attend(meeting, MARKUP, "列席", unit=MARKUP, duty=MARKUP)
    desk.attend(meeting, "市财政局", "请假", reason=MARKUP)

    for paper in papers(desk, meeting):
        assert typesetter(paper)


def test_five_hundred_people_stand_on_every_paper(desk):
    meeting = desk.call(place="大礼堂")
    guests = [
        Attendee(meeting_id=meeting, position=2_000_000 + place, name=f"来宾{place}", unit_name=f"演示单位{place}")
        for place in range(500)
    ]
    with desk.step() as db:
        store.invite(db, meeting, guests)
        db.execute("update attendee set presence = '到' where meeting_id = ?", [meeting])

    for paper in papers(desk, meeting):
        assert to_pdf(paper)
    assert names(minutes(desk, meeting))["出席"].count("来宾") == 500
