"""The sections of a draft moved, left out and put back; tables and pictures of one's own in it; pieces taken."""

from datetime import date

import pytest
from PIL import Image

from heze_desk import briefing, briefing_issue, inserting
from heze_desk.briefings import arranging, drafts, insets
from heze_desk.errors import DeskError
from heze_desk.issuing import store as issued
from reports.document import Heading, Picture, Table
from reports.keeping import from_json

DAY = date(2026, 11, 6)


@pytest.fixture
def draft_id(issuing):
    return issuing.draft()


@pytest.fixture
def act(issuing):
    """One step over the draft."""

    def act(function, *args, **fields):
        with issuing.workspace.step("修改简报草稿") as db:
            return function(db, *args, **fields)

    return act


@pytest.fixture
def photograph(tmp_path):
    path = tmp_path / "现场.jpg"
    noise = [Image.effect_noise((2400, 1200), 90) for _ in range(3)]
    Image.merge("RGB", noise).resize((600, 300)).resize((2400, 1200)).save(path, quality=90)
    return path


def keys(issuing, draft_id):
    return [one.key for one in drafts.sections(issuing.db, draft_id)]


def headings(document):
    return [block.text for block in document.body if isinstance(block, Heading) and block.level == 1]


def test_a_section_is_moved_and_stays_where_it_was_put_when_the_draft_follows_the_ledger(issuing, draft_id, act):
    before = keys(issuing, draft_id)

    act(arranging.move, draft_id, 1, 3)
    issuing.change("2-5-03", deadline=date(2026, 10, 20))
    briefing.recompile(issuing.workspace, draft_id)

    assert keys(issuing, draft_id) == [before[1], before[2], before[0], *before[3:]]


@pytest.mark.parametrize("to", [0, 99])
def test_a_section_cannot_be_moved_beyond_the_others(draft_id, act, to):
    with pytest.raises(DeskError, match="不能移到"):
        act(arranging.move, draft_id, 1, to)


def test_a_section_left_out_keeps_its_words_and_is_printed_again_when_it_is_put_back(issuing, draft_id, act):
    issuing.write(draft_id, "总体情况", "自己写的总体情况。")
    number, section = issuing.section(draft_id, "总体情况")

    act(arranging.leave_out, draft_id, number, left_out=True)
    briefing.recompile(issuing.workspace, draft_id)
    without = briefing.draft_document(issuing.workspace, draft_id)
    act(arranging.leave_out, draft_id, number, left_out=False)

    assert headings(without)[0] == "一、产业进展"
    assert headings(briefing.draft_document(issuing.workspace, draft_id))[0] == "一、总体情况"
    assert issuing.section(draft_id, "总体情况")[1].text == section.text


def test_what_is_left_out_is_not_looked_over(issuing, draft_id, act):
    issuing.write(draft_id, "总体情况", "2月30日以前全部完成。")
    assert any("2月30日" in one.text for one in briefing.doubts(issuing.workspace, draft_id))

    act(arranging.leave_out, draft_id, issuing.section(draft_id, "总体情况")[0], left_out=True)

    assert not any("2月30日" in one.text for one in briefing.doubts(issuing.workspace, draft_id))


def test_only_a_section_of_ones_own_is_thrown_away(issuing, draft_id, act):
    number = act(drafts.add_section, draft_id, "其他情况", "另有情况。")

    act(arranging.rename, draft_id, number, "其他有关情况")
    assert drafts.section(issuing.db, draft_id, number).heading == "其他有关情况"
    with pytest.raises(DeskError, match="标题不能为空"):
        act(arranging.rename, draft_id, number, " ")
    act(arranging.take_out, draft_id, number)

    assert "" not in keys(issuing, draft_id)
    with pytest.raises(DeskError, match="不能删除"):
        act(arranging.take_out, draft_id, 1)


def test_another_heading_of_a_compiled_section_is_printed_and_stays_until_it_is_emptied(issuing, draft_id, act):
    act(arranging.rename, draft_id, 1, "总体推进情况")
    issuing.change("2-5-03", deadline=date(2026, 10, 20))

    briefing.recompile(issuing.workspace, draft_id, {"总体情况": ()})

    assert headings(briefing.draft_document(issuing.workspace, draft_id))[0] == "一、总体推进情况"
    act(arranging.rename, draft_id, 1, "")
    assert drafts.section(issuing.db, draft_id, 1).heading == "总体情况"


def test_a_table_of_ones_own_outlives_the_next_compiling_and_is_issued(issuing, draft_id, act):
    act(insets.put_in, inserting.table(draft_id, "演示企业", [["企业", "数量"], ["演示企业甲", "3"], ["", ""]]))
    number, section = issuing.section(draft_id, "总体情况")
    act(drafts.set_text, draft_id, number, f"{section.text}\n［演示企业］")

    briefing.recompile(issuing.workspace, draft_id)
    assert not any(one.what == "缺少表或图" for one in briefing.doubts(issuing.workspace, draft_id))
    paper = briefing_issue.issue(issuing.workspace, draft_id, day=DAY).paper

    body = from_json(issued.document(issuing.db, paper.id)).body
    table = next(block for block in body if isinstance(block, Table) and block.caption == "演示企业")
    assert table.rows == (("演示企业甲", "3"),)


def test_a_photograph_is_kept_with_the_issue_no_finer_than_paper_shows(issuing, draft_id, act, photograph):
    act(insets.put_in, inserting.picture(draft_id, "演示现场", photograph, share=0.75))
    act(drafts.add_section, draft_id, "现场情况", "［演示现场］")
    photograph.unlink()

    paper = briefing_issue.issue(issuing.workspace, draft_id, day=DAY).paper

    body = from_json(issued.document(issuing.db, paper.id)).body
    picture = next(block for block in body if isinstance(block, Picture))
    assert picture.width_share == 0.75
    assert len(picture.content) < 2_000_000
    assert b"/Image" in issued.pdf(issuing.db, paper.id)


@pytest.mark.parametrize(
    ("content", "name"), [(b"not a picture", "说明.jpg"), (b"GIF89a", "动图.png"), (b"", "空.png")]
)
def test_a_file_that_is_no_picture_is_refused_in_a_sentence(draft_id, tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(DeskError, match=r"PNG 或 JPEG.*。$"):
        inserting.picture(draft_id, "图", path, share=1.0)


def test_a_damaged_photograph_is_refused(draft_id, photograph):
    photograph.write_bytes(photograph.read_bytes()[:4000])

    with pytest.raises(DeskError, match="无法读出"):
        inserting.picture(draft_id, "图", photograph, share=1.0)


@pytest.mark.parametrize(
    ("caption", "rows", "why"),
    [
        ("", [["甲"], ["乙"]], "要有名称"),
        ("甲［乙", [["甲"], ["乙"]], "不能有"),
        ("甲", [["甲"]], "至少要有"),
        ("甲", [["", ""], ["", ""]], "至少要有"),
        ("甲", [["甲"] * 13, ["乙"] * 13], "放不下"),
    ],
)
def test_a_table_that_cannot_be_printed_is_refused(draft_id, caption, rows, why):
    with pytest.raises(DeskError, match=why):
        inserting.table(draft_id, caption, rows)


def test_two_of_one_name_are_refused(draft_id, act):
    with pytest.raises(DeskError, match="已经有一个叫"):
        act(insets.put_in, inserting.table(draft_id, "任务亮灯情况", [["甲"], ["乙"]]))


def test_a_chart_moved_into_another_section_is_printed_there(issuing, draft_id, act):
    number, section = issuing.section(draft_id, "总体情况")
    act(drafts.set_text, draft_id, number, section.text.replace("［任务亮灯情况］", ""))
    act(drafts.add_section, draft_id, "亮灯情况", "［任务亮灯情况］")

    body = briefing.draft_document(issuing.workspace, draft_id).body

    place = next(place for place, one in enumerate(body) if getattr(one, "caption", "") == "任务亮灯情况")
    assert isinstance(body[place - 1], Heading)
    assert body[place - 1].text.endswith("亮灯情况")


def test_one_differing_piece_is_taken_and_the_others_stay(issuing, draft_id):
    number, section = issuing.section(draft_id, "总体情况")
    first, *rest = section.text.split("\n")
    issuing.write(draft_id, "总体情况", "\n".join([f"自己写的。{first}", *rest, "末尾自己写的。"]))
    issuing.change("2-5-03", deadline=date(2026, 10, 20))
    new = next(one for one in briefing.rewritten(issuing.workspace, draft_id).sections if one.key == "总体情况")
    assert len(drafts.differing(drafts.section(issuing.db, draft_id, number), new.text)) == 2

    briefing.recompile(issuing.workspace, draft_id, {"总体情况": [1]})

    text = drafts.section(issuing.db, draft_id, number).text
    assert text.split("\n")[0] == new.text.split("\n")[0]
    assert text.endswith("末尾自己写的。")
    with pytest.raises(DeskError, match="没有第9处不同"):
        briefing.recompile(issuing.workspace, draft_id, {"总体情况": [9]})


def test_an_inset_is_journalled_once_however_often_the_words_change(issuing, draft_id, act, photograph):
    act(insets.put_in, inserting.picture(draft_id, "演示现场", photograph, share=1.0))
    for text in ("［演示现场］", "［演示现场］\n说明。", "［演示现场］\n又说明。"):
        issuing.write(draft_id, "总体情况", text)

    rows = "select count(*) from journal where before like '%width_share%' or after like '%width_share%'"
    assert issuing.db.execute(rows).fetchone()[0] == 1


def test_the_name_of_a_table_is_free_again_once_no_line_calls_it(issuing, draft_id, act):
    made = inserting.table(draft_id, "演示企业", [["企业"], ["演示企业甲"]])
    act(insets.put_in, made)
    number, section = issuing.section(draft_id, "总体情况")
    act(drafts.set_text, draft_id, number, f"{section.text}\n［演示企业］")
    with pytest.raises(DeskError, match="已经有一个叫"):
        act(insets.put_in, made)
    act(drafts.set_text, draft_id, number, section.text)

    act(insets.put_in, inserting.table(draft_id, "演示企业", [["企业"], ["演示企业乙"]]))

    (kept,) = insets.insets(issuing.db, draft_id)
    assert "演示企业乙" in kept.content
