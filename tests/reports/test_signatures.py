"""署名 and 成文日期: with and without a seal, stamped, of several organs, and never without text (7.3.5)."""

import pytest

from reports.document import (
    AttachmentList,
    Imprint,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.errors import PaperError

CELL, PITCH = 156 / 28, 10.449
DAY = "2026年7月16日"
OFFICE = "演示工作专班办公室"
ORGANS = ("演示市发展改革局", "演示市科技局", "演示市财政局")
SEAL = 42
FOOT = Imprint(printed_by=OFFICE, printed_on=DAY, copied_to="市委办公室")


def _lines(number):
    return Paragraph("国" * 28 * number, indent=False)


def _middle(marks):
    return (marks[0].left + marks[-1].right) / 2


def _gap(above, below):
    """Blank lines of the grid between two lines."""
    return (below[0].top - above[0].top) / PITCH - 1


def test_a_sealed_day_is_four_characters_from_the_right_and_the_name_above_its_middle(press):
    (sheet,) = press(_lines(3), Signature(OFFICE, DAY, seal="sealed"))

    name, day = sheet.line("演示工作"), sheet.line("2026年")
    assert day[-1].right == pytest.approx(184 - 4 * CELL, abs=0.1)
    assert _middle(name) == pytest.approx(_middle(day), abs=0.1)
    assert _gap(name, day) == pytest.approx(0, abs=0.01)


def test_a_seal_that_covers_name_and_day_begins_within_a_line_of_the_text(press):
    (sheet,) = press(_lines(3), Signature(OFFICE, DAY, seal="sealed"))

    text, name, day = sheet.lines()[2], sheet.line("演示工作"), sheet.line("2026年")
    centre = (name[0].top + day[0].bottom) / 2 - 3
    assert 0 <= centre - SEAL / 2 - text[0].bottom <= PITCH


def test_a_name_longer_than_its_place_stays_on_the_sheet(press):
    long = "演示市加快培育发展未来产业重点任务推进工作领导小组办公室" * 2
    for seal in ("none", "sealed"):
        (sheet,) = press(_lines(3), Signature(long, DAY, seal=seal))
        assert max(mark.right for mark in sheet.marks) <= 184.1
        assert min(mark.left for mark in sheet.marks) >= 27.9
        assert "".join(sheet.texts()).count("领导小组办公室") == 2


@pytest.mark.parametrize("number", range(2, 9))
def test_seals_of_several_organs_do_not_touch_one_another_or_leave_the_text(press, number):
    organs = [f"演示市第{place}局" for place in "一二三四五六七八"[:number]]
    *_, sheet = press(_lines(3), Signature(organs[0], DAY, seal="sealed", joint=tuple(organs[1:])))

    names = [[mark for mark in sheet.line(organ) if mark.text in organ] for organ in organs]
    places = []
    for organ in organs:
        line = sheet.line(organ)
        texts = "".join(mark.text for mark in line)
        marks = line[texts.index(organ) : texts.index(organ) + len(organ)]
        places.append((_middle(marks), marks[0].top))
    assert names
    for place, (x, y) in enumerate(places):
        assert x - SEAL / 2 >= 28
        assert x + SEAL / 2 <= 184
        for other_x, other_y in places[:place]:
            assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 > SEAL + 1
    day = sheet.line("2026年")
    assert _middle(day) == pytest.approx(places[-1][0], abs=0.1)
    assert day[0].top - places[-1][1] == pytest.approx(PITCH, abs=0.05)
    assert [y for _, y in places] == sorted(y for _, y in places)


def test_several_organs_without_seals_stand_one_below_the_other_in_equal_breadth(press):
    (sheet,) = press(_lines(3), Signature(ORGANS[0], DAY, joint=ORGANS[1:]))

    rows = [sheet.line(organ) for organ in ORGANS]
    assert {round(row[0].left, 1) for row in rows} == {round(rows[0][0].left, 1)}
    assert all(row[-1].right == pytest.approx(184 - 2 * CELL, abs=0.1) for row in rows)
    day = sheet.line("2026年")
    assert day[0].left - rows[0][0].left == pytest.approx(2 * CELL, abs=0.1)
    assert day[0].top > rows[-1][0].top > rows[0][0].top


def test_a_stamp_has_its_place_four_characters_from_the_right_beside_the_office(press):
    (sheet,) = press(_lines(3), Signature("王测一", DAY, seal="stamp", office="市长"))

    text, office, day = sheet.lines()[2], sheet.line("市长"), sheet.line("2026年")
    assert "王测一" not in sheet.text
    assert day[-1].right == pytest.approx(184 - 4 * CELL, abs=0.1)
    assert office[-1].right == pytest.approx(184 - 4 * CELL - 40 - 2 * CELL, abs=0.1)
    assert _gap(text, office) == pytest.approx(2.5, abs=0.02)
    assert _gap(office, day) == pytest.approx(1.5, abs=0.02)


def test_stamps_of_several_stand_one_below_the_other(press):
    (sheet,) = press(_lines(3), Signature("", DAY, seal="stamp", office="市长", joint=("演示职务",)))

    first, second = sheet.line("市长"), sheet.line("演示职务")
    assert second[0].top - first[0].top >= 20
    assert first[-1].right == pytest.approx(second[-1].right, abs=0.1)


def test_a_remark_stands_in_brackets_on_the_line_below_the_day(press):
    (sheet,) = press(_lines(3), Signature(OFFICE, DAY), Remark("此件公开发布"))

    day, remark = sheet.line("2026年"), sheet.line("（此件公开发布）")
    assert _gap(day, remark) == pytest.approx(0, abs=0.01)
    assert remark[0].left == pytest.approx(28 + 2 * CELL, abs=0.1)
    assert press(Remark("（此件公开发布）"))[0].text.count("（") == 1


def test_attachments_follow_a_blank_line_and_hang_under_the_first_character_of_their_names(press):
    titles = (
        "未来产业重点任务调度反馈表",
        "演示市未来产业应用场景清单和有关保障措施清单汇总表的填写说明。",
        "亮灯规则；",
    )
    (sheet,) = press(_lines(3), AttachmentList(titles))

    text, first, second, third = (
        sheet.lines()[2],
        *(sheet.line(word) for word in ("附件：", "2.演示", "3.亮灯")),
    )
    assert _gap(text, first) == pytest.approx(1, abs=0.01)
    assert first[0].left == pytest.approx(28 + 2 * CELL, abs=0.1)
    name = next(mark for mark in first if mark.text == "未").left
    assert {round(line[2].left, 1) for line in (second, third)} == {round(name, 1)}
    carried = sheet.lines()[sheet.lines().index(second) + 1]
    assert carried[0].left == pytest.approx(name, abs=0.1)
    assert third[-1].text == "则"
    assert "说明。" not in sheet.text


def test_a_single_attachment_has_no_number(press):
    (sheet,) = press(_lines(1), AttachmentList(("调度反馈表",)))

    assert "附件：调度反馈表" in sheet.texts()


def test_two_lines_too_many_are_brought_onto_the_page_with_the_signature(press):
    for lines in (1, *range(15, 22)):
        pages = press(_lines(lines), Signature(OFFICE, DAY))
        assert len(pages) == 1, lines
    heights = {round(b[0].top - a[0].top, 2) for a, b in zip(pages[0].lines(), pages[0].lines()[1:20], strict=False)}
    (pitch,) = heights
    assert 9.5 < pitch < PITCH


@pytest.mark.parametrize("seal", ["none", "sealed", "stamp"])
def test_a_signature_is_never_on_a_page_without_text_however_long_the_text_is(press, seal):
    for lines in (1, 8, *range(13, 27), 40):
        pages = press(_lines(lines), Signature(OFFICE, DAY, seal=seal, office="市长"), Remark("此件公开发布"), FOOT)
        assert pages[-1].text.startswith("国"), lines
        assert DAY in pages[-1].text, lines
        assert all(mark.bottom <= 262.05 for sheet in pages for mark in sheet.marks if mark.face != "DeskSong-Regular")


@pytest.mark.parametrize("seal", ["none", "sealed"])
def test_the_blank_before_an_ending_is_never_a_third_of_the_page(press, seal):
    for lines in range(16, 26):
        pages = press(_lines(lines), Signature(OFFICE, DAY, seal=seal), FOOT)
        if len(pages) == 2:
            last = [line for line in pages[0].lines() if line[0].text == "国"][-1]
            assert 262 - last[0].bottom < 225 / 3, lines


def test_a_short_paper_with_head_stays_whole_or_has_text_on_both_pages(press):
    head = RedHead((OFFICE,), "演未专发〔2026〕7号", signers=("王测一",))
    for number in range(60, 300, 20):
        pages = press(
            *(head, Title("关于演示事项的通知"), Recipients("各单位"), Paragraph("国" * number)),
            *(AttachmentList(("甲", "乙")), Signature("", DAY, seal="stamp", office="市长"), Remark("联系人"), FOOT),
        )
        assert all("国" in sheet.text for sheet in pages), number


def test_a_roster_that_just_misses_its_page_is_tightened_onto_it(press):
    units = "市发展改革委、市工业和信息化局、市科技局、市农业农村局、市卫生健康委、市民政局、各县区人民政府"
    rows = tuple((str(place), "演示产业", "王测一（演示职务）", "市科技局", units) for place in range(1, 8))
    table = Table(
        ("序号", "产业", "分管市级领导", "牵头部门", "责任单位"),
        rows,
        (0.06, 0.13, 0.19, 0.15, 0.47),
        note="注：待明确指尚未确定过人选或部门；（空缺）指原任期已终止、尚未接任。",
    )
    pages = press(Title("责任分工名单", "（截至2026年7月16日）"), table, Signature(OFFICE, DAY), landscape=True)

    assert len(pages) == 1
    assert pages[0].line("2026年7月16日")[-1].bottom <= 28 + 156.05


def test_last_rows_of_a_table_do_not_leave_a_large_blank_before_them(press):
    for number in range(3, 16):
        rows = tuple((str(place), "演示任务" * 40) for place in range(number))
        pages = press(Table(("序号", "任务"), rows, (0.1, 0.9)), Signature(OFFICE, DAY, seal="sealed"), FOOT)
        for sheet in pages[:-1]:
            assert 262 - max(bar.middle for bar in sheet.bars) < 0.36 * 225, number
        assert "演示任务" in pages[-1].text, number


@pytest.mark.parametrize(
    ("block", "word"),
    [
        (Signature(OFFICE, DAY * 9), "成文日期"),
        (Signature(OFFICE, DAY * 9, seal="sealed"), "成文日期"),
        (Signature(OFFICE, DAY, seal="stamp", office="市长" * 12), "职务"),
        (Signature(OFFICE, DAY, seal="wax"), "用印方式"),
        (Imprint(copied_to="演示单位，" * 1500), "统称"),
        (Imprint(printed_by=OFFICE * 9, printed_on=DAY), "印发机关"),
        (Imprint((("报" * 60, "演示"),)), "名称太长"),
    ],
)
def test_an_ending_that_cannot_be_set_is_refused_with_a_sentence(press, block, word):
    with pytest.raises(PaperError, match=word) as refusal:
        press(_lines(1), block)

    assert str(refusal.value).endswith("。")
