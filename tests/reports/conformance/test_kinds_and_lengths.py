"""Each rule that the standard demands is kept by papers of every kind and of 1 to 40 pages, on both grids."""

import pytest

from build_spec.paper.lengths import KINDS, of_pages
from reports.conformance import RULES, Strength, Verdict, check
from reports.document import Paragraph, RedHead, Signature, Title
from reports.layout import GB_GRID, WORD_GRID
from reports.samples import ALL
from reports.samples.words import DAY, UNITS, paper

GRIDS = {"国标": GB_GRID, "Word": WORD_GRID}
NEVER_MEASURED = {"A10", "A11", "A12", "A40", "A45"}  # paper, printing, binding, words


def _failed(report):
    return [(one.rule, one.subject, one.measured, one.page) for one in report.failures]


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("name", ALL)
def test_every_sample_keeps_each_rule(printed, name, grid):
    report = check(printed(ALL[name](), GRIDS[grid]))

    assert _failed(report) == []
    assert report.count(Verdict.HINT) == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("pages", "grid"), [(1, "国标"), (2, "国标"), (3, "国标"), (5, "国标"), (12, "国标"), (2, "Word"), (5, "Word")]
)
def test_papers_of_every_kind_keep_each_rule_at_any_length(printed, kind, pages, grid):
    document = of_pages(kind, pages, GRIDS[grid])
    if document is None:
        pytest.skip("this kind has no such length")
    report = check(printed(document, GRIDS[grid]))

    assert len(report.sizes) == pages
    assert _failed(report) == []


@pytest.mark.parametrize("pages", range(1, 41))
def test_circulars_of_1_to_40_pages_keep_each_rule(printed, pages):
    report = check(printed(of_pages("通报", pages, GB_GRID)))

    assert len(report.sizes) == pages
    assert _failed(report) == []


def test_each_rule_that_is_demanded_is_measured_on_some_paper(papers):
    names = [*ALL, "命令 2", "附横表的通知 4", "联合报告 3"]
    asked = {
        (one.rule, one.subject)
        for name in names
        for one in check(papers(name)).findings
        if one.verdict is not Verdict.NOT_ASKED
    }
    wanted = {(rule.number, rule.subject) for rule in RULES if rule.strength is Strength.MUST}

    assert {number for number, _ in wanted - asked} <= NEVER_MEASURED


def test_every_rule_of_the_table_has_a_row(papers):
    rows = [one.rule for one in check(papers("通知")).findings]

    assert {f"A{number}" for number in range(1, 46)} <= set(rows)
    assert rows == sorted(rows, key=lambda rule: (rule[0] == "+", int(rule[1:])))


def test_a_title_of_two_lines_is_no_rectangle(printed):
    title = Title("关于2026年第二季度未来产业重点任务推进落实情况的通报")
    (row,) = [one for one in check(printed(paper("通报", "通报", title))).findings if one.subject == "标题回行"]

    assert row.verdict is Verdict.PASSES
    assert row.measured.startswith("2行")


@pytest.mark.parametrize("lines", range(1, 7))
def test_the_deep_head_of_several_organs_is_set_though_its_page_is_made_tight(printed, lines):
    head = RedHead(UNITS[:4], "演发改〔2026〕21号", signers=("王测一", "李测二", "赵翀"))
    blocks = (head, Title("报告"), Paragraph("国" * 28 * lines), Signature(UNITS[0], DAY))

    assert _failed(check(printed(paper("报告", "报告", *blocks)))) == []
