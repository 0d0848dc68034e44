"""The file as a whole: what it says of itself, its bytes, its order, and what it withstands."""

import io
import zipfile

import docx
import pytest

from reports.document import Document, Form, Heading, Paragraph, Picture, RedHead, Signature, Table, Title
from reports.errors import PaperError
from reports.files import write_docx
from reports.samples import ALL

LONG = "为深入贯彻落实部署要求，" * 8500
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
}
"""In which ECMA-376 wants what stands in them; Word calls a file damaged that has another."""


def local(element):
    return element.tag.partition("}")[2]


@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_paper_is_in_the_order_word_asks_for(word, name):
    document = ALL[name]()
    paper = word(*document.body, landscape=document.landscape, size=document.size, remark=document.remark)
    roots = [paper.root(part) for part in paper.parts if part.startswith("word/") and part.endswith(".xml")]
    elements = [element for root in roots for element in root.iter() if local(element) in ORDERS]

    for element in elements:
        order = ORDERS[local(element)].split()
        places = [order.index(local(child)) for child in element]
        assert places == sorted(places), [local(child) for child in element]
    assert len(docx.Document(io.BytesIO(paper.content)).sections) == len(paper.sections)


def test_the_file_says_what_it_is(word):
    about = docx.Document(
        io.BytesIO(word(kind="通知", title="关于<演示>&“转义”的通知", author="演示办公室").content)
    ).core_properties

    assert (about.title, about.subject) == ("关于<演示>&“转义”的通知", "通知")
    assert (about.author, about.last_modified_by, about.language) == ("演示办公室", "演示办公室", "zh-CN")


def test_the_same_document_gives_the_same_bytes(word):
    blocks = (Title("通知"), Paragraph("正文。"), Table(("甲",), (("一",),)), Signature("演示办公室", "2026年7月16日"))

    first, second = word(*blocks), word(*blocks)
    assert first.content == second.content
    with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2000, 1, 1)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_an_empty_document_is_an_empty_page(word):
    paper = word()

    assert [paragraph.text for paragraph in paper.paragraphs] == [""]
    assert paper.paragraphs[0].style == "Normal"


def test_markup_and_control_characters_do_no_harm(word):
    [paragraph] = word(Paragraph("A<b>&amp;\x00\x07\x1b“&”\ufeff\ufffe甲\ud800乙")).paragraphs

    assert paragraph.text == "A<b>&amp;“&”甲□乙"


def test_rare_characters_are_kept_as_they_are(word):
    names = "䶮㛃𬭎喆堃玥垚昇翀祎赟"

    assert word(Paragraph(names), Table((names,), ((names,),))).paragraphs[0].text == names


def test_a_very_long_paragraph_is_set(word):
    [paragraph] = word(Paragraph(LONG)).paragraphs

    assert paragraph.text == LONG


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (Table(("甲", "乙"), (("一", "二", "三"),)), "第1行有3格"),
        (Table(("甲",) * 60, ()), "列太多或太窄"),
        (Table(("甲",), (), size="七号"), "字号“七号”无法识别"),
        (Form(((),), widths=()), "没有列宽"),
        (RedHead((), ""), "没有填写发文机关"),
        (Signature("甲", "2026年7月16日", seal="wax"), "用印方式“wax”无法识别"),
        (Picture("AAAA"), "不是 PNG 或 JPEG"),
    ],
)
def test_what_paper_refuses_is_refused_in_the_same_sentence(word, block, sentence):
    with pytest.raises(PaperError, match=sentence):
        word(Paragraph("正文。"), block)


def test_an_unknown_sheet_is_refused(word):
    with pytest.raises(PaperError, match="纸张“B5”无法识别"):
        word(size="B5")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    document = Document(kind="演示", title="演示", body=(Heading("一、演示"),))

    assert write_docx(document, tmp_path / "简报.docx").read_bytes()[:2] == b"PK"
    with pytest.raises(PaperError, match="没有“"):
        write_docx(document, tmp_path / "无此文件夹" / "简报.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["简报.docx"]
