"""What the notice of an evaluation says."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from heze_desk.evaluation import document
from heze_desk.evaluation.result_records import Adjustment, Candidate, Measure, adjusted, ranked, results
from heze_desk.evaluation.scheme_records import Part, Rated, Scheme
from heze_desk.evaluation.store import Evaluation
from heze_desk.issuing.records import Numbers
from heze_desk.settings.records import Settings
from reports.document import Annex, LetterHead, Paragraph, Table

DAY = date(2026, 11, 23)


@pytest.fixture
def evaluation():
    scheme = Scheme(
        id=1,
        name="演示评估",
        rated=Rated.UNIT,
        parts=(Part(name="报送", formula="到÷应×100", weight=100, definition="到的比例"),),
        made_on=DAY,
    )
    given = (("甲单位", 3, 4), ("乙单位", 4, 4), ("丙单位", 3, 4), ("丁单位", 0, 0))
    candidates = [
        Candidate(
            row_id=place,
            name=name,
            measures=(Measure(name="到", value=Fraction(came)), Measure(name="应", value=Fraction(asked))),
        )
        for place, (name, came, asked) in enumerate(given, 1)
    ]
    rows = adjusted(results(scheme, candidates), [Adjustment(row_name="乙单位", points=-25, reason="演示。")])
    return Evaluation(
        id=1, scheme=scheme, from_day=date(2026, 9, 1), to_day=DAY, made_on=DAY, ranked=True, rows=ranked(rows, scheme)
    )


def _texts(paper):
    return [one.text for one in paper.body if isinstance(one, Paragraph)]


def _rows(paper):
    return next(one.rows for one in paper.body if isinstance(one, Table))


def test_with_details_every_counted_row_is_listed_once_with_the_numbers_it_is_in(evaluation):
    counted = (
        Measure(name="应", value=Fraction(2), subject="task", rows=(7, 9)),
        Measure(name="到", value=Fraction(1), subject="task", rows=(9,)),
    )
    rows = (replace(evaluation.rows[0], measures=counted), *evaluation.rows[1:])
    titles = {("task", 7): "演示任务甲", ("task", 9): "演示任务乙"}

    paper = document.notice(replace(evaluation, rows=rows), Settings(), titles=titles)
    plain = document.notice(replace(evaluation, rows=rows), Settings())

    told = [one for one in paper.body if isinstance(one, Table)][-1]
    assert told.rows[:3] == (
        ("甲单位　共2条",),
        ("任务", "演示任务甲", "应"),
        ("任务", "演示任务乙", "应、到"),
    )
    assert ("乙单位　共0条",) in told.rows
    assert [(one.title, one.number) for one in paper.body if isinstance(one, Annex)] == [
        ("评估计算过程", "1"),
        ("评估明细", "2"),
    ]
    assert [one.title for one in plain.body if isinstance(one, Annex)] == ["评估计算过程"]


def test_who_is_not_placed_for_lack_of_anything_to_rate_is_named_with_the_rule(evaluation):
    more = replace(evaluation.scheme.parts[0], name="答复", formula="答÷问×100", weight=60)
    parts = (replace(evaluation.scheme.parts[0], weight=40), more)
    scheme = replace(evaluation.scheme, parts=parts, least=50.0)
    told = {"甲单位": (3, 4, 2, 2), "乙单位": (4, 4, 0, 0)}
    candidates = [
        Candidate(
            row_id=place,
            name=name,
            measures=tuple(Measure(name=one, value=Fraction(n)) for one, n in zip("到应答问", found, strict=True)),
        )
        for place, (name, found) in enumerate(told.items(), 1)
    ]
    rows = ranked(results(scheme, candidates), scheme)

    paper = document.notice(replace(evaluation, scheme=scheme, rows=rows), Settings())

    assert _rows(paper) == (("1", "甲单位", "30", "60", "90"), ("—", "乙单位", "100", "—", "100"))
    assert any("乙单位可评内容不足，不排名次。" in text for text in _texts(paper))
    assert any("计入权重不足50%的，可评内容不足，不排名次。" in text for text in _texts(paper))
    note = next(one.note for one in paper.body if isinstance(one, Table))
    assert "名次中的“—”表示计入权重不足50%的，可评内容不足，不排名次" in note
    worked = [one for one in paper.body if isinstance(one, Table)][-1].rows
    assert ("乙单位　合计100分，计入权重40%，可评内容不足，不排名次",) in worked
    unranked = document.notice(
        replace(evaluation, scheme=scheme, rows=results(scheme, candidates), ranked=False), Settings()
    )
    assert not any("计入权重不足" in text for text in _texts(unranked))


def test_places_are_shared_and_adjustments_printed_with_their_reason(evaluation):
    paper = document.notice(evaluation, Settings())

    assert _rows(paper) == (
        ("并列1", "甲单位", "75", "", "75"),
        ("并列1", "乙单位", "100", "-25", "75"),
        ("并列1", "丙单位", "75", "", "75"),
    )
    assert "乙单位减25分，理由：演示。" in _texts(paper)
    worked = [one for one in paper.body if isinstance(one, Table)][-1].rows
    assert worked[2:4] == (("乙单位　合计100－25＝75分",), ("报送", "到（4）÷应（4）×100＝100", "100", "100"))


def test_without_ranking_the_order_is_that_of_office_and_says_so(evaluation):
    from dataclasses import replace

    plain = replace(evaluation, ranked=False, rows=tuple(replace(row, rank=0) for row in evaluation.rows))

    paper = document.notice(plain, Settings())

    assert [row[:2] for row in _rows(paper)] == [("1", "甲单位"), ("2", "乙单位"), ("3", "丙单位")]
    assert "有关情况的通报" in paper.title
    assert any("不排名次" in text and "丁单位在统计期内没有可计的事项" in text for text in _texts(paper))


def test_the_number_follows_the_pattern_of_the_office_and_is_blank_before_it_is_issued(evaluation):
    settled = Settings(circular_number="演通〔{年}〕{号}号")

    blank, issued = (
        next(one.number for one in document.notice(evaluation, settled, numbers).body if isinstance(one, LetterHead))
        for numbers in (None, Numbers(year=2026, number=3))
    )

    assert (blank, issued) == ("演通〔2026〕　　号", "演通〔2026〕3号")


def test_heads_of_four_characters_break_in_the_middle_and_names_take_no_more_than_they_need(evaluation):
    from dataclasses import replace

    parts = tuple(
        Part(name=name, formula="到÷应×100", weight=20)
        for name in ("按时报送", "任务办结", "好", "逾期控制情况", "督办")
    )
    scheme = replace(evaluation.scheme, parts=parts)
    rows = tuple(replace(row, parts=row.parts * 5) for row in evaluation.rows)

    table = document.result_table(replace(evaluation, scheme=scheme, rows=rows))

    assert table.header == ("名次", "单位", "按时\n报送", "任务\n办结", "好", "逾期控\n制情况", "督办", "调整", "得分")
    assert table.widths[1] < 0.3
    assert sum(table.widths) == pytest.approx(1)


def test_a_table_without_its_notice_tells_the_reasons_of_adjustments_in_its_note(evaluation):
    assert document.table_with_reasons(evaluation).note.endswith("乙单位减25分，理由：演示。")
    assert "理由" not in document.result_table(evaluation).note
