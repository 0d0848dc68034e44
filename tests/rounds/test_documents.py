"""What the papers of a round say, and that both typesetters take them."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.rounds import document, letters, standing_document, store
from heze_desk.rounds.records import FilingState
from heze_desk.settings import store as settings
from reports.document import AttachmentList, Document, Paragraph, Recipients, Remark, Table, Title
from reports.docx import to_docx
from reports.pdf import to_pdf

OPENED, FRIDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 1)
SCIENCE, REFORM = "市科技局", "市发展改革委"


def blocks(paper, kind):
    return [block for block in paper.body if isinstance(block, kind)]


def told(paper):
    """All that its paragraphs say."""
    return "".join(block.text for block in blocks(paper, Paragraph))


def cover(desk, round_id, unit=None, **fields):
    unit_id = desk.units[unit] if unit else None
    return document.cover(letters.letter(desk.db, round_id, OPENED, unit_id=unit_id, **fields), settings.get(desk.db))


def reminder(desk, round_id, unit=None, day=TUESDAY):
    unit_id = desk.units[unit] if unit else None
    return document.reminder(letters.reminder(desk.db, round_id, day, unit_id=unit_id), settings.get(desk.db))


def test_the_letter_to_a_unit_says_what_is_asked_until_when_and_which_file_goes_with_it(desk):
    round_id = desk.open(number=9)
    with desk.step() as db:
        settings.change(db, letter_number="演函〔{年}〕{号}号", contact_person="张喆", contact_telephone="0530-0000001")

    paper = cover(desk, round_id, SCIENCE, issue=7)

    assert paper.body[0].number == "演函〔2026〕7号"
    assert blocks(paper, Title)[0].text == "关于报送2026年第9次调度反馈表的通知"
    assert blocks(paper, Recipients)[0].text == SCIENCE
    assert "你单位填报任务4项，其中牵头2项、承担责任2项" in told(paper)
    assert "请于2026年11月27日（星期五）前将反馈表电子版报来。" in told(paper)
    assert blocks(paper, AttachmentList)[0].titles == ("反馈表_2026年第9次_市科技局.xlsx",)
    assert blocks(paper, Remark)[0].text == "（联系人：张喆，电话：0530-0000001）"


def test_a_unit_with_one_role_is_told_that_one(desk):
    assert "你单位填报承担责任的任务1项，见附件" in told(cover(desk, desk.open(), "牡丹区"))


def test_the_letter_to_all_lists_the_units_by_rank_with_their_tasks(desk):
    paper = cover(desk, desk.open())

    table = blocks(paper, Table)[0]
    assert [row[1] for row in table.rows] == [REFORM, SCIENCE, "市财政局", "牡丹区", "曹县", "单县", "6个单位"]
    assert table.rows[1] == ("2", SCIENCE, "2", "2", "4")
    assert table.rows[-1] == ("合计", "6个单位", "4", "8", "12")


def test_a_deadline_on_a_day_off_is_told_where_it_counts_and_why(desk):
    round_id = desk.open(opened_on=date(2026, 9, 28), due=date(2026, 10, 5))
    paper = document.cover(letters.letter(desk.db, round_id, date(2026, 9, 28)), settings.get(desk.db))

    assert "请于2026年10月8日（星期四）前将反馈表电子版报来（原定10月5日，遇放假日顺延至10月8日）" in told(paper)


def test_a_unit_that_was_not_asked_gets_no_letter(desk):
    with pytest.raises(DeskError, match="2026年第1次调度没有要求市大数据局填报"):
        cover(desk, desk.open(), "市大数据局")


def test_the_reminder_goes_to_the_missing_and_says_how_late_they_are(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, FilingState.REPORTED, FRIDAY)
    desk.note(round_id, SCIENCE, FilingState.SENT_BACK, FRIDAY, remark="进度填错。")
    desk.note(round_id, REFORM, FilingState.NIL, FRIDAY)

    paper = reminder(desk, round_id)

    assert blocks(paper, Recipients)[0].text == "市科技局、市财政局、牡丹区、曹县、单县"
    assert "截至2026年12月1日，下列单位尚未报送反馈表，已逾期2个工作日。" in told(paper)
    assert blocks(paper, Table)[0].rows[0] == ("1", SCIENCE, "4", "退回", "2个工作日", "进度填错。")
    assert "你单位报来的反馈表因“进度填错”退回，尚未重报，已逾期2个工作日。" in told(reminder(desk, round_id, SCIENCE))
    assert "请在2026年11月27日前报送" in told(reminder(desk, round_id, day=FRIDAY))


def test_there_is_no_reminder_where_nothing_is_missing(desk):
    round_id = desk.open(unit_ids=(desk.units[SCIENCE],))
    desk.note(round_id, SCIENCE, FilingState.REPORTED, FRIDAY)

    with pytest.raises(DeskError, match="市科技局已报送，不用催报。"):
        reminder(desk, round_id, SCIENCE)


def test_a_reminder_after_the_closing_asks_for_a_reason(desk):
    round_id = desk.open()
    with desk.step("结束") as db:
        store.close_round(db, round_id, day=FRIDAY)

    assert "本次调度已于2026年11月27日结束，现在报来的登记为补报，须说明原因。" in told(reminder(desk, round_id))


def test_the_standing_counts_each_state_and_explains_those_it_shows(desk):
    round_id = desk.open()
    desk.note(round_id, SCIENCE, FilingState.REPORTED, FRIDAY, noted_by="王测一")
    desk.note(round_id, REFORM, FilingState.REPORTED, date(2026, 11, 30))

    paper = standing_document.standing(letters.letter(desk.db, round_id, TUESDAY), settings.get(desk.db))

    assert "要求6个单位填报，报送时限是2026年11月27日。截至2026年12月1日，未报4个，已报1个，迟报1个。" in told(paper)
    table = blocks(paper, Table)[0]
    assert table.rows[0] == ("1", REFORM, "3", "迟报", "11月30日", "1", "", "")
    assert table.rows[1] == ("2", SCIENCE, "4", "已报", "11月27日", "—", "王测一", "")
    assert table.widths[-1] == max(table.widths)  # what is remarked is the longest text of a row
    assert table.note == "注：按单位次序排列；未报指没有收到；迟报指报送时限以后报来；逾期单位为工作日。"


@pytest.mark.parametrize("typesetter", [to_pdf, to_docx])
def test_both_typesetters_take_every_paper(desk, typesetter):
    round_id = desk.open(title="年中调度")
    papers = [
        cover(desk, round_id),
        cover(desk, round_id, SCIENCE),
        reminder(desk, round_id),
        standing_document.standing(letters.letter(desk.db, round_id, TUESDAY), settings.get(desk.db)),
    ]

    assert "2026年第1次调度（年中调度）" in told(papers[0])
    for paper in papers:
        assert isinstance(paper, Document)
        assert typesetter(paper)
