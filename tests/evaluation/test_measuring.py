"""An evaluation reckoned by the desk, beside the same one reckoned by hand."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators, measuring, scheme_files, schemes, store
from heze_desk.evaluation.indicator_records import Direction, Indicator, IndicatorValue
from heze_desk.evaluation.period_records import Cycle, Period
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.evaluation.scheme_records import Part, Rated, Scheme
from heze_desk.instructions.supervision_records import Colour, Supervision
from heze_desk.roster import unit_store
from heze_desk.rounds import store as rounds
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Filing, FilingState
from heze_desk.tasks import store as tasks
from heze_desk.workspace.rows import write

SINCE, UNTIL = date(2026, 9, 1), date(2026, 11, 20)


@pytest.fixture
def science(policy_workspace):
    return _unit(policy_workspace.db, "市科技局")


def _unit(db, name):
    return next(unit_id for unit_id, known in unit_store.names(db, UNTIL).items() if known == name)


def _filed(db, round_id, unit_id, state, day):
    remark = "演示" if state in (FilingState.SENT_BACK, FilingState.LATE_FILING) else ""
    at = datetime(day.year, day.month, day.day, 9)
    rounds.file(db, Filing(round_id=round_id, unit_id=unit_id, state=state, day=day, at=at, remark=remark))


@pytest.fixture
def filled(policy_workspace, science):
    """Four tasks of one unit and three rounds of all, as a hand can count them."""
    with policy_workspace.step("演示") as db:
        told = {
            1: {"deadline": date(2026, 9, 30), "done_on": date(2026, 9, 29), "progress": 100},
            2: {"deadline": date(2026, 10, 20), "done_on": date(2026, 10, 23), "progress": 100},
            3: {"deadline": date(2026, 11, 10)},
            4: {"deadline": date(2026, 12, 31)},
        }
        for task_id, fields in told.items():
            tasks.change(db, task_id, lead_unit_id=science, **fields)
        for month in (9, 10, 11):
            opened = rounds.open_round(
                db, Opening(opened_on=date(2026, month, 9), due=date(2026, month, 16), unit_ids=(science,))
            )
            if month == 9:
                _filed(db, opened, science, FilingState.REPORTED, date(2026, 9, 15))
            if month == 10:
                _filed(db, opened, science, FilingState.LATE, date(2026, 10, 19))
                _filed(db, opened, science, FilingState.SENT_BACK, date(2026, 10, 20))
    return policy_workspace


def test_the_shipped_scheme_comes_to_what_a_hand_reckons(filled, science):
    with filled.step("随附的评估办法") as db:
        schemes.begin(db, today=UNTIL)
    scheme = schemes.named(filled.db, "调度工作", today=UNTIL)

    row = next(one for one in store.reckon(filled.db, scheme, SINCE, UNTIL) if one.row_id == science)

    # 25 × 1/3; 30 × 1/3; 20 × (100 - 1/4 × 100) / 100; 10 × (2 - 1)/2; 督办 does not count: weights grow by 100/85
    assert [one.weight for one in row.parts] == [
        Fraction(one) for one in ("29.41", "35.30", "23.53", "11.76", "0")
    ]  # 25, 30, 20, 10 of 85; what rounding leaves goes to the largest
    assert [one.points for one in row.parts] == [Fraction(one) for one in ("9.8", "11.77", "17.65", "5.88", "0")]
    assert [one.arithmetic for one in row.parts] == [
        "按时报送次数（1）÷应报次数（3）×100",
        "按时办结数（1）÷到期任务数（3）×100",
        "100－逾期任务数（1）÷任务数（4）×100",
        "（报送次数（2）－退回次数（1））÷报送次数（2）×100",
        "按时答复数（0）÷应答复数（0）×100",
    ]
    rows = {one.name: one.rows for one in row.measures}
    assert (rows["任务数"], rows["逾期任务数"], rows["按时办结数"]) == ((1, 2, 3, 4), (3,), (1,))


def test_an_indicator_stands_in_a_formula_beside_what_is_counted(filled, science):
    with filled.step("演示指标") as db:
        indicator = indicators.add(db, Indicator(name="演示研发投入", measure="亿元", cycle=Cycle.QUARTER))
        for part, value in ((2, 9.9), (3, 1.2)):
            told = IndicatorValue(
                indicator_id=indicator, unit_id=science, year=2026, part=part, value=value, entered_on=UNTIL
            )
            indicators.enter(db, told)
        part = Part(name="投入", formula="演示研发投入×任务数", weight=100)
        scheme_id = schemes.add(db, Scheme(name="演示", rated=Rated.UNIT, parts=(part,), made_on=UNTIL))

    scheme = schemes.get(filled.db, scheme_id)
    row = next(one for one in store.reckon(filled.db, scheme, SINCE, UNTIL) if one.row_id == science)

    assert row.parts[0].arithmetic == "演示研发投入（1.2）×任务数（4）"
    assert row.score == Fraction("4.8")


def test_a_scheme_that_changes_never_changes_an_older_result(filled):
    with filled.step("评估") as db:
        schemes.begin(db, today=UNTIL)
        old = schemes.named(db, "调度工作", today=UNTIL)
        rows = store.reckon(db, old, SINCE, UNTIL)
        kept = store.keep(db, old, (SINCE, UNTIL), rows, today=UNTIL, ranks=True)
    before = store.get(filled.db, kept)
    with filled.step("改办法") as db:
        part = Part(name="只看任务", formula="100－逾期任务数×10", weight=100)
        schemes.add(db, Scheme(name="调度工作", rated=Rated.UNIT, parts=(part,), made_on=UNTIL))
        tasks.change(db, 3, progress=100, done_on=date(2026, 11, 9))

    assert store.get(filled.db, kept) == before
    assert (before.scheme.version, schemes.named(filled.db, "调度工作", today=UNTIL).version) == (1, 2)
    assert [row.parts for row in before.rows] == [row.parts for row in rows]


def test_an_adjustment_needs_somebody_who_was_rated_and_is_kept_with_its_reason(filled):
    with filled.step("评估") as db:
        schemes.begin(db, today=UNTIL)
        scheme = schemes.named(db, "调度工作", today=UNTIL)
        kept = store.keep(db, scheme, (SINCE, UNTIL), store.reckon(db, scheme, SINCE, UNTIL), today=UNTIL, ranks=True)
        store.adjust(db, kept, Adjustment(row_name="市科技局", points=5, reason="演示：牵头起草方案", day="2026-11-20"))
        with pytest.raises(DeskError, match="没有可计的事项"):
            store.adjust(db, kept, Adjustment(row_name="市外办", points=5, reason="演示"))

    row = store.get(filled.db, kept).row("市科技局")
    assert (row.score - row.counted, row.adjustments[0].reason, row.rank) == (5, "演示：牵头起草方案", 1)


def test_a_series_sets_values_beside_targets(filled):
    with filled.step("演示指标") as db:
        indicator = indicators.add(db, Indicator(name="演示平台数", cycle=Cycle.YEAR, direction=Direction.UP))
        indicators.enter(db, IndicatorValue(indicator_id=indicator, year=2026, value=8, entered_on=UNTIL))
        indicators.aim(db, indicator, Period(2026), 10)
        indicators.aim(db, indicator, Period(2027), 15)
        indicators.enter(db, IndicatorValue(indicator_id=indicator, year=2026, value=10, entered_on=UNTIL))

    series = indicators.series(filled.db, indicators.get(filled.db, indicator))

    assert [(one.value, one.target, one.is_kept(Direction.UP)) for one in series.points] == [
        (10, 10, True),
        (None, 15, None),
    ]
    assert (series.whose, series.latest.value) == ("全市", 10)


@pytest.mark.parametrize("name", ["", "任务数", "2026年产值", "a b"])
def test_a_name_a_formula_could_not_tell_is_refused(policy_workspace, name):
    with policy_workspace.step("演示指标") as db, pytest.raises(DeskError, match=r"指标|自动统计"):
        indicators.add(db, Indicator(name=name))


def test_a_scheme_file_that_is_wrong_is_refused_in_a_sentence(tmp_path):
    wrong = tmp_path / "办法.toml"
    for text in (
        "name = ",
        'name = "一"',
        'name="一"\nrated="乡镇"\nparts=[]',
        'name="一"\nrated="单位"\nparts=[{x=1}]',
    ):
        wrong.write_text(text, "utf-8")
        with pytest.raises(DeskError, match=r"办法\.toml"):
            scheme_files.read(wrong, today=UNTIL)


def _everything(db, rated):
    found = measuring.candidates(db, rated, SINCE, UNTIL)
    return {one.name: {told.name: (told.value, told.rows) for told in one.measures if told.value} for one in found}


def test_answers_to_supervisions_count_by_the_day_they_came_in(filled, science):
    told = ((date(2026, 10, 9), date(2026, 10, 9)), (date(2026, 10, 9), date(2026, 10, 12)), (date(2026, 11, 3), None))
    with filled.step("演示督办") as db:
        for deadline, answered in told:
            notice = Supervision(
                colour=Colour.YELLOW,
                matter="演示",
                lead_unit_id=science,
                day=date(2026, 9, 20),
                deadline=deadline,
                answer="演示" if answered else "",
                answered_on=answered,
            )
            write(db.table("supervision"), notice)
        db.execute(
            """
            insert into issued_paper (kind, year, number, title, issued_on, state, document, sha256, size)
            values ('督办通知单', 2026, 1, '演示', '2026-09-20', '作废', '{}', ?, 1)
            """,
            ["0" * 64],
        )
        void = replace(notice, answer="", answered_on=None, issued_paper_id=1)
        write(db.table("supervision"), void)

    found = _everything(filled.db, Rated.UNIT)["市科技局"]

    assert (found["应答复数"], found["按时答复数"]) == ((3, (1, 2, 3)), (1, (1,)))
    part = Part(name="督办答复", formula="按时答复数÷应答复数×100", weight=100)
    scheme = Scheme(name="演示", rated=Rated.UNIT, parts=(part,), made_on=UNTIL)
    row = next(one for one in store.reckon(filled.db, scheme, SINCE, UNTIL) if one.row_id == science)
    assert row.score == Fraction("33.33")


def test_a_county_counts_what_it_leads_what_it_shares_and_what_its_group_was_given(filled):
    db = filled.db
    county, group = _unit(db, "曹县"), _unit(db, "各县区人民政府")
    with filled.step("演示") as db:
        tasks.change(db, 1, lead_unit_id=county)
        db.execute("delete from task_unit where task_id in (1, 2, 3)")
        for task_id, unit_id in ((2, county), (3, group)):
            db.execute("insert into task_unit (task_id, unit_id, position) values (?, ?, 1)", [task_id, unit_id])
        db.execute("update task set lead_unit_id = null where id in (2, 3)")
        shared = set(unit_store.expanded(db, [group]))

    found = _everything(filled.db, Rated.COUNTY)

    assert county in shared
    assert {1, 2, 3} <= set(found["曹县"]["任务数"][1])
    names = {known for unit_id, known in unit_store.names(db, UNTIL).items() if unit_id in shared} - {"曹县"}
    others = [found[name]["任务数"][1] for name in names]
    assert others
    assert all(3 in rows and not {1, 2} & set(rows) for rows in others)
    assert found["曹县"]["逾期任务数"][1] == (3,)


def test_an_industry_counts_its_own_tasks(filled):
    with filled.step("演示") as db:
        db.execute("update task set industry_id = null")
        for task_id, industry_id in ((1, 1), (2, 1), (3, 2)):
            db.execute("update task set industry_id = ? where id = ?", [industry_id, task_id])

    found = list(_everything(filled.db, Rated.INDUSTRY).values())

    assert [told.get("任务数", (0, ()))[1] for told in found[:3]] == [(1, 2), (3,), ()]
    assert "应报次数" not in found[0]
