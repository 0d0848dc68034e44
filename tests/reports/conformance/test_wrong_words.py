"""Wrong words, faces, colours and characters are found, and by the rule that they break."""

from dataclasses import replace

import pytest

from reports.conformance import Verdict, check
from reports.document import (
    AttachmentList,
    Imprint,
    PageBreak,
    Paragraph,
    Recipients,
    RedHead,
    Signature,
    Title,
)
from reports.samples.words import DAY, OFFICE, paper

HEAD = RedHead((OFFICE,), "演未专办〔2026〕15号")
TITLE = Title("关于开展年中调度的通知")
READERS = Recipients("市直有关部门")
TEXT = Paragraph("现就有关事项通知如下。")
SIGNED = Signature(OFFICE, DAY)
FOOT = Imprint(printed_by=OFFICE, printed_on=DAY)
WHOLE = (HEAD, TITLE, READERS, TEXT, SIGNED, FOOT)


def _with(**changed):
    names = ("head", "title", "readers", "text", "signed", "foot")
    blocks = dict(zip(names, WHOLE, strict=True)) | changed
    return paper("通知", "演示通知", *(block for block in blocks.values() if block))


def test_the_paper_these_tests_spoil_is_sound(printed, failing):
    assert failing(printed(_with())) == set()


@pytest.mark.parametrize(
    ("changed", "broken"),
    [
        ({"head": replace(HEAD, number="演未专办[2026]15号")}, ("A19", "发文字号写法")),
        ({"head": replace(HEAD, number="演未专办〔2026〕第15号")}, ("A19", "发文字号写法")),
        ({"head": replace(HEAD, number="演未专办〔2026〕015号")}, ("A19", "发文字号写法")),
        ({"head": replace(HEAD, number="演未专办〔26〕15号")}, ("A19", "发文字号写法")),
        ({"title": Title("关于开展未来产业的|重点任务调度的通知")}, ("A22", "标题回行")),
        ({"title": Title("关于开展未来产业调度工作|有关|重点任务推进事项的通知")}, ("A22", "标题回行")),
        ({"signed": replace(SIGNED, day_text="2026年07月16日")}, ("A31", "成文日期")),
        ({"signed": replace(SIGNED, day_text="二〇二六年七月十六日")}, ("A31", "成文日期")),
        ({"signed": replace(SIGNED, day_text="26年7月16日")}, ("A31", "成文日期")),
        ({"foot": replace(FOOT, printed_on="2026年7月06日")}, ("A37", "印发机关和印发日期")),
        ({"text": Paragraph("现就有关事项通知如下。", indent=False)}, None),
    ],
)
def test_what_is_written_wrongly_is_found(printed, failing, changed, broken):
    assert failing(printed(_with(**changed))) == ({broken} if broken else set())


def test_a_first_page_without_text_is_found(printed, failing):
    wrong = paper("通知", "演示通知", HEAD, TITLE, PageBreak(), TEXT, SIGNED)

    assert failing(printed(wrong)) == {("A24", "首页")}


def test_addressees_moved_into_the_imprint_are_in_order(printed, failing):
    many = Recipients("演示市某某单位，" * 40)
    long = Paragraph("国" * 300)
    report = check(printed(_with(readers=many, text=long, foot=replace(FOOT, copied_to="市委办公室"))))
    without_foot = check(printed(_with(readers=many, text=long, foot=None)))

    for each in (report, without_foot):
        assert each.failures == ()
        (readers,) = [one for one in each.findings if one.rule == "A23"]
        assert readers.measured == "移至版记"


def test_a_signature_alone_on_its_page_is_a_blank_that_could_be_sealed(printed, failing):
    sealed = replace(SIGNED, seal="sealed")
    wrong = paper("通知", "演示通知", HEAD, TITLE, READERS, TEXT, PageBreak(), sealed)

    assert ("A27", "空白印章") in failing(printed(wrong))


def test_a_character_no_face_has_is_told(printed):
    report = check(printed(_with(text=Paragraph("王\ue000同志、李\ue001同志、王\ue000同志。"))))

    assert report.missing == ("\ue000", "\ue001")
    (row,) = report.failures
    assert (row.rule, row.subject) == ("+1", "每个字都印得出")


def test_a_box_that_is_meant_is_no_missing_character(printed):
    report = check(printed(_with(text=Paragraph("□是　□否"))))

    assert report.missing == ()
    assert report.failures == ()


def test_rare_characters_name_the_face_that_stands_in(printed):
    report = check(printed(_with(text=Paragraph("张喆、刘垚、孙䶮、周𬭎"))))

    assert report.failures == ()
    assert [(role, set(chars)) for role, chars, _ in report.substituted] == [("仿宋", set("喆垚䶮𬭎"))]


@pytest.mark.parametrize(
    ("name", "face", "broken"),
    [("通知", b"DeskHei-Medium", ("A34", "附件")), ("请示（签发人）", b"DeskKai-Regular", ("A20", "签发人"))],
)
def test_words_in_another_face_are_found(papers, failing, name, face, broken):
    wrong = papers(name).replace(b"+" + face, b"+X" + face[1:])

    assert failing(papers(name)) == set()
    assert failing(wrong) == {broken}


def test_a_text_that_is_not_in_fangsong_is_a_hint_only(papers):
    wrong = papers("通报").replace(b"+DeskFang-Regular", b"+XeskFang-Regular")

    hints = [one.subject for one in check(wrong).findings if one.verdict is Verdict.HINT]
    assert "正文用字" in hints


def test_a_face_that_is_not_in_the_file_is_found(papers, failing):
    wrong = papers("通报").replace(b"/FontFile2", b"/FontFileX")

    assert ("+2", "字体随文件带走") in failing(wrong)


@pytest.mark.parametrize(
    ("colour", "broken"), [("0 1 1 0 k", ("A9", "图文颜色")), ("0 0 0 rg", ("A11", "黑、红的配比"))]
)
def test_a_wrong_colour_is_found(papers, spoil, failing, colour, broken):
    wrong = spoil.coloured(papers("通知"), "二、调度内容", colour)

    assert broken in failing(wrong)


@pytest.mark.parametrize(
    ("name", "words", "rule"),
    [
        ("通知", "各演示县（区）人民政府，", "A23"),
        ("通知", "附件：", "A26"),
        ("通知", "2026年7月16日", "A31"),
        ("通知", "（此件公开发布", "A33"),
        ("通知", "附件1未来", "A34"),
        ("通知", "演未专发〔2026〕7号", "A19"),
        ("请示（签发人）", "赵翀", "A20"),
        ("信函", "演示市未来产业工作专班加急", "A41"),
        ("纪要", "演示市未来产业工作专班会议纪要", "A43"),
    ],
)
def test_what_is_left_out_is_missed(papers, spoil, failing, name, words, rule):
    assert rule in {number for number, _ in failing(spoil.without(papers(name), words))}


def test_a_sheet_of_another_size_is_found(papers, failing):
    wrong = papers("信函").replace(b"/MediaBox [ 0 0 595.2756 841.8898 ]", b"/MediaBox [ 0 0 612.0000 792.0000 ]")

    assert ("A2", "成品幅面") in failing(wrong)


def test_names_of_attachments_that_are_not_below_one_another_are_found(printed, spoil, failing):
    sound = printed(paper("通知", "演示通知", HEAD, TITLE, READERS, TEXT, AttachmentList(("甲表", "乙表")), SIGNED))

    assert failing(sound) == set()
    assert failing(spoil.text(sound, "乙表", right=2)) == {("A26", "附件说明")}
