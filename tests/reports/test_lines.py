"""The line breaker over many mixed paragraphs; widths here are plain, no face is needed."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.characters import NO_END, NO_START, is_full_width
from reports.lines import Measure, break_lines
from reports.tokens import tokens

HAN = "菏泽市未来产业工作专班调度简报任务台账责任单位时限进度王测一李测二赵测三喆垚堃翀䶮𬭎"
WHOLE = [
    *(
        "30家",
        "50项",
        "93.55%",
        "1,200万元",
        "2026年",
        "2026年7月16日",
        "9月30日",
        "第12期",
        "9:30",
        "63%~68%",
        "100 kg",
    ),
    *("菏政字〔2025〕16号", "菏未专〔2026〕7号", "《通知》", "《实施意见》", "《六个字的标题》", "——", "……"),
    *("Heze", "5G-A", "TCP/IP", "0530-1234567", "A4", "e-mail", "3.5"),
]


class Plain(dict):
    """One em for Chinese, half an em for the rest."""

    def __missing__(self, char):
        return 1.0 if is_full_width(char) else 0.5


WIDTHS = Plain()
words = st.text(HAN, min_size=1, max_size=9)
quoted = st.one_of(words.map(lambda word: f"“{word}”"), words.map(lambda word: f"（{word}）"), words)
clauses = st.tuples(quoted, st.sampled_from(WHOLE), words, st.sampled_from([*"，。、；：？！", "", "”。", "）；"]))
paragraphs = st.lists(clauses, min_size=1, max_size=30)
measures = st.builds(
    Measure,
    width=st.floats(14, 44),
    cell=st.just(1.0),
    indent=st.sampled_from([0.0, 2.0]),
    hang=st.sampled_from([0.0, 3.0]),
)


def _text(clauses):
    return "".join("".join(clause) for clause in clauses)


@settings(max_examples=400, deadline=None)
@given(paragraphs, measures)
def test_no_line_of_a_paragraph_overflows_or_begins_or_ends_as_it_may_not(clauses, measure):
    lines = break_lines(_text(clauses), WIDTHS, measure)

    assert all(line.x + line.width <= measure.width + 0.01 for line in lines)
    assert not [line.text for line in lines[1:] if line.text[0] in NO_START]
    assert not [line.text for line in lines[:-1] if line.text[-1] in NO_END]


@settings(max_examples=300, deadline=None)
@given(paragraphs, measures)
def test_numbers_dates_papers_words_and_short_titles_stay_whole(clauses, measure):
    text, lines = _text(clauses), break_lines(_text(clauses), WIDTHS, measure)
    ends, place = set(), 0
    for line in lines:
        place = text.index(line.text, place) + len(line.text)
        ends.add(place)

    start = 0
    for quoted, whole, word, mark in clauses:
        start += len(quoted)
        assert not ends & set(range(start + 1, start + len(whole))), (whole, [line.text for line in lines])
        start += len(whole) + len(word) + len(mark)


CODES = ("菏政字", "菏未专", "演未专发", "菏政办字", "纪要", "会议纪要", "督", "函")
BEFORE = ("根据", "按照", "见", "印发", "转发", "第3次会议的", "会议和", "对照", "抄送", "依据", "现将")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("before", BEFORE)
def test_the_number_of_a_paper_holds_its_code_and_no_particle_or_verb_before_it(before, code):
    number = f"{code}〔2026〕1号"

    assert tokens(f"{before}{number}执行")[-3:-2] == [number]


@settings(max_examples=300, deadline=None)
@given(words, st.sampled_from(BEFORE), st.sampled_from(CODES), st.floats(12, 44), words)
def test_a_line_is_filled_up_to_the_number_of_a_paper(first, before, code, width, last):
    """What stands before the number begins a line only where it has no room on the line above."""
    number = f"{code}〔2026〕1号"
    lines = break_lines(f"{first * 4}{before}{number}{last * 3}", WIDTHS, Measure(width=width, cell=1.0))

    for line, following in pairwise(lines):
        if following.text.startswith(number):
            assert line.text.endswith(before[-1])
        begun = next((before[place:] for place in range(len(before)) if following.text.startswith(before[place:])), "")
        if begun and following.text.startswith(f"{begun}{number}"):
            assert sum(WIDTHS[char] for char in line.text + tokens(begun)[0]) > width - 0.01


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.floats(1, 30))
def test_any_text_keeps_its_characters_and_its_width(text, width):
    lines = break_lines(text, WIDTHS, Measure(width=width, cell=1.0))

    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    assert all(line.width <= width + 0.01 or len(line.text) == 1 for line in lines)


@settings(max_examples=200, deadline=None)
@given(paragraphs, measures)
def test_every_line_but_the_last_fills_the_measure_unless_it_would_be_torn_apart(clauses, measure):
    for line in break_lines(_text(clauses), WIDTHS, measure)[:-1]:
        slack = measure.width - line.x - line.width
        assert slack == pytest.approx(0, abs=0.01) or slack > 0.08 * (len(line.text) - 1) / 2 or line.stretch == 0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("国" * 56, 28, ["国" * 28, "国" * 28]),
        ("国" * 28 + "。", 28, ["国" * 26, "国国。"]),
        ("国，国，国，国，国。", 9.5, ["国，国，国，国，国。"]),
        ("一二三四五六七八九十一二（三", 13, ["一二三四五六七八九十一二", "（三"]),
        ("一二三四五六七八九十一二三四", 13, ["一二三四五六七八九十一二", "三四"]),
        ("至2026年7月16日止", 4, ["至2026年", "7月16日", "止"]),
        ("王测一　李测二", 3, ["王测一", "李测二"]),
        ("见https://example.invalid/platform/list", 14, ["见https://example.invalid/", "platform/list"]),
    ],
)
def test_lines_end_where_a_compositor_would_end_them(text, width, lines):
    assert [line.text for line in break_lines(text, WIDTHS, Measure(width=width, cell=1.0))] == lines


def test_a_short_line_in_a_table_is_not_torn_apart():
    (first, _) = break_lines("受空域协调影响，平台", WIDTHS, Measure(width=7, cell=1.0))

    assert (first.text, first.stretch) == ("受空域协调影", 0.0)


def test_justification_leaves_words_and_dashes_together():
    line, *_ = break_lines("工作——Heze2026年平台建设任务进度", WIDTHS, Measure(width=13.5, cell=1.0))

    at = line.text.index
    assert line.advances[at("H")] == 0.5
    assert line.advances[at("—")] == 1.0
    assert line.advances[at("年")] > 1.0
