"""The text of issued minutes is corrected beside their decisions, and minutes are set before they are issued."""

from datetime import date

import pytest

from heze_desk import minuting
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Begun
from heze_desk.meetings import store
from heze_desk.meetings.correcting import Correction
from heze_desk.meetings.wording import replacements
from heze_desk.workspace.workspace import Workspace
from reports.document import Paragraph
from reports.keeping import from_json

ISSUED, CORRECTED, LATER = date(2026, 7, 23), date(2026, 7, 30), date(2026, 8, 3)
DECIDED = "市科技局牵头于9月30日前提出方案。"
BODY = f"会议听取了市财政局的汇报。\n会议指出，起步平稳。\n一、{DECIDED}"
RIGHT = BODY.replace("市财政局的汇报", "市科技局的汇报")


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.create(tmp_path / "desk", today=lambda: ISSUED)
    yield workspace
    workspace.close()


@pytest.fixture
def meeting(desk):
    """Minutes with a text and one decision in it."""
    meeting_id = desk.call()
    with desk.step() as db:
        store.decide(db, meeting_id, DECIDED)
        store.change(db, meeting_id, today=ISSUED, minutes_text=BODY)
    return meeting_id


@pytest.fixture
def issued(desk, meeting):
    minuting.finalise(desk.workspace, meeting, ISSUED)
    return meeting


def correct(desk, meeting_id, *, day=CORRECTED, **fields):
    wanted = Correction(**{"why": "笔误"} | fields)
    return minuting.correct(desk.workspace, meeting_id, wanted, day=day).paper


def told(desk, paper):
    blocks = from_json(issuing.document(desk.db, paper.id)).body
    return "".join(block.lead + block.text for block in blocks if isinstance(block, Paragraph))


def test_the_text_is_corrected_with_what_it_said_and_why(desk, issued):
    paper = correct(desk, issued, body=RIGHT)

    assert paper.printed_number == "纪要〔2026〕1号（更正）"
    assert "更正说明：本件更正2026年7月23日印发的纪要〔2026〕1号，以本件为准。" in told(desk, paper)
    assert "正文“会议听取了市财政局的汇报”更正为“会议听取了市科技局的汇报”；原因：笔误。" in told(desk, paper)
    assert store.get(desk.db, issued).minutes_text == RIGHT
    assert paper.remark == "正文：笔误"


def test_a_later_version_tells_all_that_changed_since_the_first(desk, issued):
    correct(desk, issued, body=RIGHT)
    correct(desk, issued, number=1, text=DECIDED.replace("9月30日", "10月31日"), why="时限有误")
    added = store.get(desk.db, issued).minutes_text.replace("起步平稳。", "起步平稳。势头较好。")
    last = told(desk, correct(desk, issued, body=added, why="漏字", day=LATER))

    assert "正文“会议听取了市财政局的汇报”更正为“会议听取了市科技局的汇报”；增加“势头较好”；原因：笔误；漏字。" in last
    assert "第1条“市科技局牵头于9月30日前提出方案”更正为“市科技局牵头于10月31日前提出方案”；原因：时限有误。" in last


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"body": BODY}, "纪要正文没有变化，不用更正"),
        ({"body": " "}, "请写明更正后的纪要正文全文"),
        ({"body": RIGHT, "why": " "}, "请写明更正的原因"),
        ({"body": BODY.replace("9月30日", "10月31日")}, "正文里改动了第1条议定事项"),
        ({"number": 2, "text": "甲。"}, "没有第2条议定事项"),
    ],
)
def test_a_correction_of_the_text_that_makes_no_sense_is_refused(desk, issued, fields, words):
    with pytest.raises(DeskError, match=words):
        correct(desk, issued, **fields)
    assert len(issuing.papers(desk.db)) == 1


def test_minutes_not_yet_issued_are_changed_and_not_corrected(desk, meeting):
    with pytest.raises(DeskError, match="纪要还没有定稿，请直接修改正文"):
        correct(desk, meeting, body=RIGHT)


@pytest.mark.parametrize(
    ("was", "now", "pairs"),
    [
        ("甲。乙。丙。", "甲。丁。丙。", [("乙", "丁")]),
        ("甲。乙。", "甲。乙。丙。", [("", "丙")]),
        ("甲。乙。丙。", "丙。", [("甲。乙", "")]),
        ("甲。", "甲。", []),
    ],
)
def test_what_differs_is_told_stretch_by_stretch(was, now, pairs):
    assert replacements(was, now) == pairs


def test_what_was_set_ahead_is_issued_byte_for_byte_where_nothing_changed_since(desk, meeting):
    ahead = minuting.set_ahead(desk.workspace, meeting, ISSUED)()
    paper = minuting.finalise(desk.workspace, meeting, ISSUED, ahead=ahead).paper
    assert (ahead.doubt, issuing.pdf(desk.db, paper.id)) == ("", ahead.paper.content)

    wanted = Correction(body=RIGHT, why="笔误")
    ahead = minuting.set_correction_ahead(desk.workspace, meeting, wanted, CORRECTED)()
    paper = minuting.correct(desk.workspace, meeting, wanted, day=CORRECTED, ahead=ahead).paper
    assert issuing.pdf(desk.db, paper.id) == ahead.paper.content


def test_what_was_set_ahead_is_set_anew_where_another_took_its_number(desk, meeting):
    ahead = minuting.set_ahead(desk.workspace, meeting, ISSUED)()
    other = desk.call(begins_at="15:00")
    with desk.step() as db:
        store.decide(db, other, "甲。")
    minuting.finalise(desk.workspace, other, ISSUED)

    paper = minuting.finalise(desk.workspace, meeting, ISSUED, ahead=ahead).paper

    assert paper.printed_number == "纪要〔2026〕2号"
    assert issuing.document(desk.db, paper.id) != ahead.paper.document


def test_an_office_that_takes_up_the_desk_within_a_year_goes_on_from_its_last_number(desk, meeting):
    assert minuting.finalise(desk.workspace, meeting, ISSUED, begun=Begun(number=7)).paper.number == 8
