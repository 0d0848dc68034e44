"""Numbers given at issue, corrections in the open, voids, the turn of the year."""

import json
from datetime import date

import pytest

from heze_desk import briefing, briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.distribution_records import readers
from heze_desk.briefings.draft_records import Kind
from heze_desk.errors import DeskError
from heze_desk.issuing import store
from heze_desk.issuing.records import Begun, PaperState
from heze_desk.settings import store as settings
from reports.document import Masthead, Paragraph, Table
from reports.keeping import from_json

NOVEMBER = date(2026, 11, 6)


@pytest.fixture
def twelfth(issuing):
    """第12期 of 6 November, eleven having been issued before the desk was taken up."""
    return issuing.issued(NOVEMBER, begun=Begun(number=11, running=11))


def corrected(issuing, draft_id, old="进度80%", new="进度60%", why="单位报错"):
    number, _ = issuing.section(draft_id, "产业进展")
    issuing.on(date(2026, 11, 10))
    return briefing_issue.correct(issuing.workspace, draft_id, [(number, old, new)], why=why, day=date(2026, 11, 10))


def paper_of(issuing, draft_id):
    return store.get(issuing.db, drafts.get(issuing.db, draft_id).issued_paper_id)


def body(issuing, draft_id):
    return from_json(store.document(issuing.db, paper_of(issuing, draft_id).id)).body


def test_a_corrected_issue_keeps_its_number_and_the_old_one_says_so(issuing, twelfth):
    draft_id, old = twelfth
    kept = store.pdf(issuing.db, old.id)

    new_id = corrected(issuing, draft_id)

    new, was = paper_of(issuing, new_id), paper_of(issuing, draft_id)
    assert (new.number, new.running, new.version) == (12, 12, 2)
    assert new.number_text.startswith("第12期（更正）")
    assert was.state is PaperState.CORRECTED
    assert store.pdf(issuing.db, was.id) == kept
    assert issuing.issued(date(2026, 11, 20))[1].number == 13


def test_all_else_of_a_correction_comes_from_the_day_of_issue(issuing, twelfth):
    draft_id, _ = twelfth
    issuing.change("2-5-03", done_on=date(2026, 11, 6), progress=100)
    with issuing.workspace.step("改名") as db:
        settings.change(db, office_name="改名后的办公室", briefing_masthead="改名后的简报")

    new_id = corrected(issuing, draft_id)

    before, after = list(body(issuing, draft_id)), list(body(issuing, new_id))
    assert [after[0].name, after[0].issuer] == [before[0].name, before[0].issuer]
    note = next(place for place, block in enumerate(after) if isinstance(block, Table))
    assert after[note].rows == (
        ("二、产业进展（五）智能机器人", "进度80%", "进度60%"),
        ("附件“台账摘表”2-5-01的进度", "80%", "60%"),
    )
    assert "更正原因：单位报错。" in after[note - 1].text
    rest = after[2 : note - 1] + after[note + 1 : -1]
    (line, row) = [(was, now) for was, now in zip(before[2:-1], rest, strict=True) if was != now]
    assert line[1].text == line[0].text.replace("80%", "60%")
    assert str(row[1].rows) == str(row[0].rows).replace("80%", "60%")
    assert drafts.figures(issuing.db, new_id) == drafts.figures(issuing.db, draft_id)


def test_a_correction_of_a_correction_lists_both(issuing, twelfth):
    first = corrected(issuing, twelfth[0])

    second = corrected(issuing, first, old="演示平台建设中", new="演示平台筹建中", why="措辞不准")

    table = next(block for block in body(issuing, second) if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["进度80%", "80%", "演示平台建设中", "演示平台建设中"]
    assert [row[3] for row in table.rows] == ["单位报错", "单位报错", "措辞不准", "措辞不准"]
    assert paper_of(issuing, second).number_text.startswith("第12期（第2次更正）")
    assert any(
        isinstance(block, Paragraph) and "本期于2026年11月6日印发" in block.text for block in body(issuing, second)
    )


@pytest.mark.parametrize(("old", "told"), [("没有的话", "里没有“没有的话”"), ("时限", "多写几个前后的字")])
def test_a_correction_must_name_one_place(issuing, twelfth, old, told):
    with pytest.raises(DeskError, match=told):
        corrected(issuing, twelfth[0], old=old, new="改")

    assert paper_of(issuing, twelfth[0]).holds
    assert len(drafts.drafts(issuing.db)) == 1


def test_what_stands_in_a_table_is_corrected_too(issuing, twelfth):
    number, _ = issuing.section(twelfth[0], "清单")
    changes = [(number, "演示资金没有到位", "演示资金部分到位")]

    new_id = briefing_issue.correct(issuing.workspace, twelfth[0], changes, why="核实", day=NOVEMBER)

    assert "演示资金部分到位" in issuing.section(new_id, "清单")[1].blocks


def test_the_running_number_goes_on_over_the_turn_of_the_year(issuing):
    _, last = issuing.issued(date(2026, 12, 28), begun=Begun(number=14, running=14))
    draft_id, first = issuing.issued(date(2027, 1, 8))

    assert last.number_text == "第15期（总第15期）"
    assert (first.year, first.number_text) == (2027, "第1期（总第16期）")
    assert body(issuing, draft_id)[0].day_text == "2027年1月8日"


def test_a_draft_has_no_number_until_it_is_issued(issuing):
    draft_id = issuing.draft()
    masthead = briefing.draft_document(issuing.workspace, draft_id).body[0]

    assert isinstance(masthead, Masthead)
    assert masthead.number == "第　　期（总第　　期）"
    assert not drafts.get(issuing.db, draft_id).is_issued


def test_dating_back_into_last_year_needs_a_reason(issuing):
    issuing.on(date(2026, 12, 30))
    draft_id = issuing.draft(until=date(2026, 12, 30))
    issuing.on(date(2027, 1, 4))

    with pytest.raises(DeskError, match="请写明原因"):
        briefing_issue.issue(issuing.workspace, draft_id, day=date(2026, 12, 31))

    done = briefing_issue.issue(issuing.workspace, draft_id, day=date(2026, 12, 31), reason="年底签发，节后补印")
    assert (done.paper.year, done.paper.remark) == (2026, "年底签发，节后补印")


def test_each_kind_has_its_own_numbers_and_masthead(issuing, twelfth):
    draft_id = issuing.draft(kind=Kind.SPECIAL)

    paper = briefing_issue.issue(issuing.workspace, draft_id, day=NOVEMBER).paper

    assert (paper.kind, paper.number) == ("专报", 1)
    assert body(issuing, draft_id)[0].name == "未来产业专报"


def test_what_was_issued_cannot_be_changed_or_removed(issuing, twelfth):
    draft_id, _ = twelfth

    for act in (
        lambda db: drafts.set_text(db, draft_id, 1, "改"),
        lambda db: drafts.change(db, draft_id, title="改"),
        lambda db: drafts.remove(db, draft_id),
    ):
        with pytest.raises(DeskError, match="已经印发，不能再改"), issuing.workspace.step("改") as db:
            act(db)


def test_a_void_issue_keeps_its_number_and_its_draft(issuing, twelfth):
    draft_id, paper = twelfth

    briefing_issue.void(issuing.workspace, draft_id, why="重复印发")

    assert store.get(issuing.db, paper.id).state is PaperState.VOID
    assert issuing.issued(date(2026, 11, 20))[1].number == 13
    with pytest.raises(DeskError, match="还没有印发"):
        briefing_issue.void(issuing.workspace, issuing.draft(), why="不要了")


def test_the_snapshot_keeps_every_figure_with_its_rows(issuing, twelfth):
    draft_id, paper = twelfth

    told = json.loads(store.facts_of(issuing.db, paper.id))

    kept = {one["name"]: (one["value"], tuple(one["rows"])) for one in told["figures"]}
    assert kept == {one.name: (one.value, one.rows) for one in drafts.figures(issuing.db, draft_id)}


def test_the_next_issue_is_held_against_the_last_one(issuing, twelfth):
    issuing.change("2-5-05", deadline=date(2026, 11, 9))
    draft_id, _ = issuing.issued(date(2026, 11, 20))

    text = issuing.section(draft_id, "总体情况")[1].text
    assert "与第12期（截至2026年11月6日）相比，临期减少1项，逾期增加2项，未定减少1项。" in text
    assert "比第12期临期减少1项，逾期增加2项，未定减少1项。" in issuing.section(draft_id, "产业进展")[1].text


def test_readers_and_copies_stand_at_the_foot(issuing):
    draft_id = issuing.draft()
    with issuing.workspace.step("报送") as db:
        drafts.change(db, draft_id, report_to="市领导", send_to="", issue_to="各县区", extra_to="市国资委", copies=80)

    briefing_issue.issue(issuing.workspace, draft_id, day=NOVEMBER)

    imprint = body(issuing, draft_id)[-1]
    assert imprint.lines == (("报", "市领导"), ("发", "各县区"), ("本期增发", "市国资委"))
    assert imprint.copies == "共印80份"


def test_an_issue_dated_before_what_it_tells_is_refused(issuing):
    with pytest.raises(DeskError, match="不能早于简报的截止日期"):
        briefing_issue.issue(issuing.workspace, issuing.draft(), day=date(2026, 11, 5))


def test_copies_are_counted_from_the_lists_and_signed_for_with_their_numbers(issuing):
    draft_id = issuing.draft()
    with issuing.workspace.step("报送") as db:
        drafts.change(db, draft_id, report_to="市领导（3份）", send_to="", issue_to="曹县、单县（2份）。", copies=0)

    briefing_issue.issue(issuing.workspace, draft_id, day=NOVEMBER)

    assert body(issuing, draft_id)[-1].copies == "共印6份"
    listed = briefing.distribution(issuing.workspace, draft_id).body[-1]
    assert [row[1:5] for row in listed.rows] == [
        ("报", "市领导", "3", "000001至000003"),
        ("发", "曹县", "1", "000004"),
        ("发", "单县", "2", "000005至000006"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市委办公室、市政府办公室，曹县（2份）。", ["市委办公室", "市政府办公室", "曹县"]),
        ("市委、市政府主要负责同志；各分管市级领导（3份）；", ["市委、市政府主要负责同志", "各分管市级领导"]),
    ],
)
def test_readers_that_are_parted_by_semicolons_may_be_several_in_one(text, names):
    assert [one.name for one in readers([("报", text)])] == names


def test_the_annex_is_named_once_and_announced_at_the_end_of_the_text(issuing, twelfth):
    *_, listed, annex, table, _ = body(issuing, twelfth[0])

    assert (listed.titles, annex.title, table.caption) == (("台账摘表",), "台账摘表", "")
