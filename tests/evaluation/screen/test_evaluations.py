"""The tab of evaluations: reckoned, kept, adjusted, compared, issued; and the schemes they are made by."""

from datetime import date
from fractions import Fraction

import pytest

from heze_desk.evaluation import indicators, schemes, store
from heze_desk.evaluation.indicator_records import Indicator, IndicatorValue
from heze_desk.evaluation.result_records import Measure, ResultRow
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.kit import dialogs
from heze_desk.kit.record_table import Cell

DAY = date(2026, 11, 23)
SCHEME, FROM, TO = "评估办法", "统计期自", "至"


@pytest.fixture
def tab(page):
    page.go(1)
    return page.evaluations


def reckon(tab, since=date(2026, 1, 1), until=date(2026, 11, 23)):
    dialog = tab.acts.ask_what()
    dialog.fill({SCHEME: "调度工作", FROM: since, TO: until})
    dialog.accept()
    return dialog


@pytest.fixture
def kept(tab):
    reckon(tab)
    tab.acts.keep.trigger()
    return tab.current


def line(tab, name):
    return next(one for one in tab.result.table.records if one.row.name == name)


def choose(tab, name):
    tab.result.view.choose(line(tab, name).id)


def names(tab):
    """Those that were rated."""
    return [one.row.name for one in tab.result.table.records if one.row.rated]


def test_what_is_reckoned_is_shown_before_anything_is_kept(tab, office):
    reckon(tab)

    assert store.evaluations(office.workspace.db) == []
    assert tab.current.id == 0
    assert len(names(tab)) == 2
    assert "没有留存" in tab.remark.text()
    assert not tab.acts.notice.issue.isVisible()


def test_a_row_opens_its_arithmetic_and_leads_to_the_last_task(tab, page):
    reckon(tab)
    asked = []
    page.wanted.connect(lambda key, message: asked.append((key, message)))
    choose(tab, names(tab)[0])

    assert "到期任务数（1）" in tab.arithmetic.text.toPlainText()
    assert 'href="task:1"' in tab.arithmetic.text.toHtml()
    for link in ("task:1", "round:3", "supervision:2"):
        tab.arithmetic.follow(link)
    assert asked == [("tasks", 1), ("rounds", 3), ("instructions", (MatterKind.SUPERVISION, 2))]


def test_what_is_kept_can_be_ranked_or_only_told(tab, kept):
    tab.acts.rank.trigger()
    tab.reload()
    ranked = [one.place for one in tab.result.table.records][:2]
    tab.acts.rank.trigger()
    tab.reload()

    assert ranked == ["第1", "第2"]
    assert {one.place for one in tab.result.table.records} == {"—"}


def test_points_are_adjusted_with_a_reason_and_taken_back(tab, kept):
    name = names(tab)[0]
    choose(tab, name)
    dialog = tab.acts.ask_points()
    dialog.fill({"加减分": "-5", "理由": ""})
    dialog.accept()
    refused = dialog.refusal.text()
    dialog.fill({"理由": "演示：材料退回。"})
    dialog.accept()
    tab.reload()
    choose(tab, name)
    adjusted = line(tab, name).row
    tab.acts.take_back.trigger()
    tab.reload()

    assert "要写明理由" in refused
    assert adjusted.score == adjusted.counted - 5
    assert line(tab, name).row.adjustments == ()


def test_the_last_result_of_the_scheme_stands_beside(tab, kept, office):
    name = names(tab)[0]
    score = line(tab, name).row.score
    with office.workspace.step("演示") as db:
        store.keep(
            db, kept.scheme, (date(2026, 1, 1), date(2026, 10, 31)), kept.rows, today=date(2026, 11, 1), ranks=False
        )
    tab.choose(kept.id)

    assert line(tab, name).last == score
    assert line(tab, name).change == 0
    assert "2026年10月31日的结果比较" in tab.remark.text()


def test_a_result_is_removed_and_one_undo_brings_it_back(tab, kept, office, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *_words, **_more: True)
    tab.acts.remove.trigger()
    tab.reload()
    gone = tab.table.rowCount()
    office.workspace.undo()
    tab.reload()

    assert (gone, tab.table.rowCount()) == (0, 1)


def test_days_that_hold_nothing_to_rate_are_refused_in_the_dialog(tab):
    dialog = reckon(tab, since=date(2025, 1, 1), until=date(2024, 1, 1))

    assert "起始日期不能晚于截止日期" in dialog.refusal.text()
    dialog.reject()


def test_a_scheme_that_is_changed_becomes_the_next_version_and_leaves_the_result(tab, kept, office):
    dialog = tab.acts.open_schemes()
    dialog.choose("调度工作")
    rows = dialog.table.records
    dialog.table.write([Cell(0, 1, "35"), Cell(1, 1, "20")], "")
    dialog.ranks.setChecked(True)
    dialog.accept()

    latest = schemes.named(office.workspace.db, "调度工作", today=date(2026, 11, 23))
    assert (latest.version, latest.ranked, latest.parts[0].weight) == (2, True, 35)
    assert rows[0].weight == "25"
    assert store.get(office.workspace.db, kept.id).scheme.version == 1


@pytest.mark.parametrize(
    ("column", "text", "refusal"),
    [
        (1, "40", "各项权重之和是 115，应为 100"),
        (2, "不知何物÷3", "不认识“不知何物”"),
        (2, "（1", "没有写完"),
        (1, "", "没有写权重"),
    ],
)
def test_a_scheme_that_is_wrong_is_refused_by_a_sentence_and_stays_open(tab, office, column, text, refusal):
    dialog = tab.acts.open_schemes()
    dialog.table.write([Cell(0, column, text)], "")
    dialog.accept()

    assert refusal in dialog.refusal.text()
    assert dialog.isVisible()
    assert schemes.schemes(office.workspace.db) == []
    dialog.done(0)


def test_a_part_is_added_and_dropped(tab):
    dialog = tab.acts.open_schemes()
    before = dialog.table.rowCount()
    dialog.add_button.click()
    added = dialog.table.rowCount()
    dialog.drop_button.click()

    assert (added, dialog.table.rowCount()) == (before + 1, before)
    dialog.done(0)


@pytest.mark.parametrize(("sure", "open_"), [(True, False), (False, True)])
def test_a_scheme_that_was_changed_is_not_thrown_away_unasked(tab, monkeypatch, sure, open_):
    asked = []
    monkeypatch.setattr(dialogs, "confirm", lambda *words, **_more: asked.append(words[1]) or sure)
    same = tab.acts.open_schemes()
    same.reject()
    unasked = list(asked)
    dialog = tab.acts.open_schemes()
    dialog.table.write([Cell(0, 1, "40")], "")
    dialog.reject()

    assert (unasked, len(asked), dialog.isVisible()) == ([], 1, open_)
    dialog.done(0)


def test_without_ranks_there_is_no_column_for_places(tab, kept):
    def heads():
        return [one.title for one in tab.result.table.columns]

    before = heads()
    tab.acts.rank.trigger()
    tab.reload()

    assert ("名次" in before, "名次" in heads()) == (False, True)


def test_points_that_are_not_written_are_asked_for(tab, kept):
    choose(tab, names(tab)[0])
    dialog = tab.acts.ask_points()
    dialog.fill({"理由": "演示。"})
    dialog.accept()

    assert dialog.refusal.text() == "请填写加减分。"
    dialog.reject()


def test_an_entered_value_behind_a_number_opens_its_indicator_and_many_rows_are_listed_on_demand(tab, page, office):
    with office.workspace.step("演示") as db:
        indicator_id = indicators.add(db, Indicator(name="演示指标"))
        told = IndicatorValue(indicator_id=indicator_id, unit_id=1, year=2026, part=9, value=5, entered_on=DAY)
        value_id = indicators.enter(db, told)
    measures = (
        Measure(name="演示指标", value=Fraction(5), subject="indicator_value", rows=(value_id,)),
        Measure(name="任务数", value=Fraction(40), subject="task", rows=tuple(range(1, 41))),
    )
    tab.arithmetic.show_row(ResultRow(row_id=1, name="演示", parts=(), measures=measures))
    before = tab.arithmetic.text.toPlainText()
    tab.arithmetic.follow("all:任务数")
    after = tab.arithmetic.text.toPlainText()
    tab.arithmetic.follow(f"indicator_value:{value_id}")

    assert "· 演示指标 2026年9月" in before
    assert "另有10项，全部列出" in before
    assert (before.count("·"), after.count("·")) == (31, 41)
    assert page.bar.currentIndex() == 0
    assert page.indicators.current().id == indicator_id


def test_acts_of_the_other_tab_are_out_of_sight(page):
    page.go(0)
    first = (page.indicators.acts.new.isVisible(), page.evaluations.acts.reckon.isVisible())
    page.go(1)

    assert first == (True, False)
    assert (page.indicators.acts.new.isVisible(), page.evaluations.acts.reckon.isVisible()) == (False, True)
