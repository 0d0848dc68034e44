"""What stands in a wrong place is found, and by the rule that it breaks."""

import re

import pytest

CELL = 156 / 28
OFFICE = "演示市未来产业工作专班办公室"


@pytest.mark.parametrize(
    ("name", "words", "by", "broken"),
    [
        ("通知", "演示市未来产业工作专班文件", {"down": 2}, ("A17", "发文机关标志上边缘")),
        ("通知", "演示市未来产业工作专班文件", {"right": 3}, ("A17", "发文机关标志")),
        ("通知", "演未专发〔2026〕7号", {"down": -8}, ("A19", "发文字号")),
        ("通知", "演未专发〔2026〕7号", {"down": 1}, ("A21", "红色分隔线")),
        ("请示（签发人）", "赵翀", {"right": CELL}, ("A20", "签发人")),
        ("通知", "关于开展未来产业重点任务年中调度", {"right": 2}, ("A22", "标题位置")),
        ("通知", "关于开展未来产业重点任务年中调度", {"down": -6}, ("A22", "标题位置")),
        ("通知", "各演示县（区）人民政府，", {"right": CELL}, ("A23", "主送机关")),
        ("通知", "各演示县（区）人民政府，", {"down": 3}, ("A23", "主送机关")),
        ("通知", "为掌握上半年重点任务进展", {"right": -2 * CELL}, ("A24", "自然段")),
        ("通知", "为掌握上半年重点任务进展", {"down": 5}, ("A24", "正文起行")),
        ("通知", "附件：", {"right": CELL}, ("A26", "附件说明")),
        ("通知", "2026年7月16日", {"down": 20}, ("A27", "印章的位置")),
        ("通报（联合行文）", "演示市工业和信息化局20", {"down": -12}, ("A28", "联合盖章")),
        ("通报", "演示市未来产业工作专班办公室2026年7月", {"right": CELL}, ("A29", "不盖章的署名、日期")),
        ("命令 2", "2026年7月16日", {"right": -2 * CELL}, ("A30", "签名章")),
        ("通知", "（此件公开发布", {"right": 2 * CELL}, ("A33", "附注")),
        ("通知", "附件1未来", {"down": 5}, ("A34", "附件")),
        ("通知", "亮灯规则说明正常", {"down": 10.4}, ("A34", "附件标题")),
        ("纪要", "政府。演示市未来", {"right": 5}, ("A36", "抄送机关")),
        ("通知", f"{OFFICE}2026年7月17日印发", {"right": 3}, ("A37", "印发机关和印发日期")),
        ("信函", "演示市未来产业工作专班加急", {"down": 2}, ("A41", "信函发文机关标志上边缘")),
        ("信函", "加急", {"down": 3}, ("A41", "信函份号、密级、紧急程度")),
        ("信函", "演未专函", {"right": -CELL}, ("A41", "信函发文字号")),
        ("命令 2", "演示市未来产业工作专班令", {"down": 2}, ("A42", "命令发文机关标志上边缘")),
        ("命令 2", "第1号", {"down": 10.4}, ("A42", "令号、正文")),
        ("纪要", "演示市未来产业工作专班会议纪要", {"down": -2}, ("A43", "纪要标志上边缘")),
    ],
)
def test_a_line_that_is_moved_breaks_its_rule(papers, spoil, failing, name, words, by, broken):
    sound = papers(name)

    assert broken not in failing(sound)
    assert broken in failing(spoil.text(sound, words, **by))


@pytest.mark.parametrize("grid_page", [1, 2, 3])
def test_a_page_that_has_slipped_is_found(papers, spoil, failing, grid_page):
    sound = papers("通知")

    assert ("A4", "订口") in failing(spoil.whole(sound, grid_page, right=2))
    assert ("A3", "天头") in failing(spoil.whole(sound, grid_page, down=-2))
    assert ("A5", "版心") in failing(spoil.whole(sound, grid_page, right=-2, down=2))


def test_a_page_that_slips_by_a_fifth_of_a_millimetre_is_let_pass(papers, spoil, failing):
    assert failing(spoil.whole(papers("通报"), 1, right=0.2, down=0.2)) == set()


def test_a_turned_ledger_that_has_slipped_is_found(papers, spoil, failing):
    sound = papers("任务台账")

    assert failing(sound) == set()
    assert ("A4", "订口") in failing(spoil.whole(sound, 2, down=2))
    assert ("A3", "天头") in failing(spoil.whole(sound, 2, right=2))


@pytest.mark.parametrize(
    ("page", "by", "broken"),
    [
        (1, {"right": -130}, "页码居左居右"),
        (2, {"right": 130}, "页码居左居右"),
        (2, {"right": 2}, "页码居左居右"),
        (1, {"down": 1}, "页码一字线距版心下边缘"),
        (3, {"down": -1}, "页码一字线距版心下边缘"),
    ],
)
def test_a_page_number_in_a_wrong_place_is_found(papers, spoil, failing, page, by, broken):
    assert failing(spoil.folio(papers("通知"), page, **by)) == {("A38", broken)}


def test_a_page_without_its_number_is_found(papers, spoil, failing):
    wrong = spoil.page(papers("通知"), 2, lambda code: re.sub(r"BT 1 0 0 1 \S+ 75\.\d+ Tm.*? ET", "", code))

    assert failing(wrong) == {("A38", "页码")}


def test_the_last_rule_of_an_imprint_must_be_on_the_edge_of_the_text(papers, spoil, failing):
    sound = papers("通知")

    assert failing(spoil.last_rule(sound, 4, down=-1)) == {("A35", "版记末条分隔线")}
    assert ("A35", "版记分隔线") in failing(spoil.last_rule(sound, 4, right=2))


def test_the_red_rule_must_be_4_mm_below_the_number_and_as_wide_as_the_text(papers, spoil, failing):
    sound = papers("通报")

    assert ("A21", "红色分隔线") in failing(spoil.red_rule(sound, down=1))
    assert ("A21", "红色分隔线") in failing(spoil.red_rule(sound, right=3))


def test_the_double_rules_of_a_letter_must_be_in_their_places(papers, spoil, failing):
    sound = papers("信函")

    assert ("A41", "信函上方红色双线") in failing(spoil.red_rule(sound, down=1))
    assert ("A41", "信函下方红色双线") in failing(spoil.last_rule(sound, 1, right=4))


def test_a_wide_table_must_have_its_head_at_the_left_of_the_sheet(papers, spoil, failing):
    sound = papers("附横表的通知 4")

    def upside_down(code):
        return code.replace("0 1 -1 0 595.2756 0 cm", "0 -1 1 0 0 841.89 cm")

    assert failing(sound) == set()
    assert ("A39", "横排表格的表头") in failing(spoil.page(sound, 2, upside_down))
