"""What a report tells besides its rows, and which files are refused."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports.conformance import Strength, Verdict, check, check_file
from reports.document import GanttStrip, Stretch, Title
from reports.errors import PaperError
from reports.layout import WORD_GRID
from reports.samples.words import paper


def test_a_report_tells_kind_faces_and_sizes(papers):
    report = check(papers("任务台账（A3）"))

    assert (report.kind, report.is_official) == ("任务台账", False)
    assert set(report.sizes) == {(420.0, 297.0)}
    assert {role for role, _, _ in report.faces} >= {"小标宋", "仿宋", "黑体"}
    assert all(stands_in for _, _, stands_in in report.faces)
    assert all(is_embedded for _, is_embedded in report.embedded)
    assert "行距29.62磅" in report.grid


def test_a_paper_that_is_no_official_one_is_bound_by_the_rules_of_the_page_alone(papers, spoil):
    report = check(spoil.text(papers("调度简报"), "截至2026年6月30日，台账", right=-156 / 28))

    assert report.failures == ()
    (indent,) = [one for one in report.findings if one.subject == "自然段"]
    assert (indent.strength, indent.verdict) == (Strength.CUSTOM, Verdict.HINT)


def test_a_rule_that_does_not_concern_the_paper_gives_its_reason(papers):
    rows = {(one.rule, one.subject): one for one in check(papers("通知")).findings}

    assert rows["A12", "装订"].verdict is Verdict.NOT_ASKED
    assert rows["A12", "装订"].measured.endswith("。")
    assert rows["A41", "信函版记"].verdict is Verdict.NOT_ASKED


def test_the_red_line_of_a_chart_is_no_wrong_colour(printed):
    strip = GanttStrip((Stretch("编制路线图", "2026-01-05", "2026-05-31", 50),), day="2026-03-01")

    assert check(printed(paper("调度简报", "演示", Title("演示"), strip), WORD_GRID)).failures == ()


def _foreign():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(100, 100, "foreign")
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (_foreign(), "不是本程序导出"),
        (b"no PDF at all", "不是 PDF"),
        (b"", "不是 PDF"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_a_sentence(content, word):
    with pytest.raises(PaperError, match=word) as refusal:
        check(content)

    assert str(refusal.value).endswith("。")


def test_a_colophon_that_was_changed_is_no_colophon(papers):
    sound = papers("信函")
    place = sound.index(b"/Colophon (") + 30

    with pytest.raises(PaperError, match="不是本程序导出"):
        check(sound[:place] + b"!" + sound[place + 1 :])


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "无此文件.pdf", tmp_path):
        with pytest.raises(PaperError, match=r"。$"):
            check_file(path)


def test_the_same_paper_gives_the_same_report(papers):
    assert check(papers("纪要")) == check(papers("纪要"))
