"""The notice of a result: issued with its number, then corrected under it."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.evaluation import store
from heze_desk.issuing import store as issuing
from heze_desk.kit.correcting_dialog import NEW, OLD, WHY

WHOSE, POINTS, REASON = "调整谁", "加减分", "理由"


@pytest.fixture
def tab(page):
    page.go(1)
    asked = page.evaluations.acts.ask_what()
    asked.fill({"统计期自": date(2026, 1, 1), "至": date(2026, 11, 23)})
    asked.accept()
    page.evaluations.acts.keep.trigger()
    return page.evaluations


@pytest.fixture
def acts(tab):
    return tab.acts.notice


@pytest.fixture
def issued(qtbot, tab, acts, told):
    acts.ask_day().accept()
    qtbot.waitUntil(lambda: any("已印发：评估通报〔2026〕1号" in one for one in told))
    tab.reload()
    return tab


@pytest.fixture
def dialog(issued, acts):
    return acts.ask_correction()


def name(tab):
    return next(one.row.name for one in tab.result.table.records if one.row.rated)


def select(dialog, words):
    """As with the mouse."""
    dialog.words.setTextCursor(dialog.words.document().find(words))


def test_an_issued_result_is_closed_and_its_notice_has_a_number(issued, acts):
    assert issued.view.current().state == "已印发"
    assert not issued.acts.adjust.isVisible()
    assert not issued.acts.remove.isVisible()
    assert not acts.issue.isVisible()
    assert acts.correct.isVisible()


def test_the_notice_is_issued_with_its_details_where_they_are_chosen(qtbot, acts, told, office):
    acts.details.trigger()
    dialog = acts.ask_day()
    assert dialog.answers()["附件"] is True
    dialog.accept()
    qtbot.waitUntil(lambda: any("已印发：评估通报" in one for one in told))

    assert "评估明细" in issuing.document(office.workspace.db, 1)


def test_what_changed_while_the_notice_was_set_is_not_issued(qtbot, tab, acts, office):
    one = tab.current
    with qtbot.captureExceptions() as caught:
        acts.ask_day().accept()
        with office.workspace.step("改") as db:
            store.rank_or_not(db, one.id, ranks=not one.ranked)
        qtbot.waitUntil(lambda: not office.background.busy and bool(caught))

    assert isinstance(caught[0][1], DeskError)
    assert issuing.papers(office.workspace.db) == []


def test_points_and_words_are_corrected_in_one_act_and_the_old_notice_says_so(qtbot, dialog, issued, told, office):
    who = name(issued)
    dialog.fill({WHOSE: who, POINTS: "-5", REASON: "演示：材料退回。"})
    dialog.add_button.click()
    select(dialog, "现通报如下")
    taken = dialog.editors[OLD].value()
    dialog.fill({NEW: "现予通报", WHY: "演示：核实"})
    dialog.accept()
    qtbot.waitUntil(lambda: any("已更正：评估通报〔2026〕1号（更正）" in one for one in told))
    issued.reload()

    papers = issuing.papers(office.workspace.db)
    assert taken == "现通报如下"
    assert [str(one.state) for one in papers] == ["已更正", "定稿"]
    assert "通报〔2026〕1号（更正）" in issued.remark.text()
    row = store.get(office.workspace.db, 1).row(who)
    assert row.score == row.counted - 5


def test_every_place_that_reads_otherwise_is_listed_before_and_what_was_entered_can_be_taken_back(dialog, issued):
    who = name(issued)
    dialog.fill({WHOSE: who, POINTS: "-50", REASON: "演示。"})
    dialog.add_button.click()
    select(dialog, "现通报如下")
    dialog.fill({NEW: "现予通报"})
    dialog.add_button.click()
    shown = {one.place: one.asked for one in dialog.table.records}
    given = next(one for one in dialog.table.records if one.asked == 1)
    dialog.view.choose(given.id)
    dialog.drop.trigger()

    assert shown[f"结果表：{who}的调整"] == 1
    assert shown[f"结果表：{who}的得分"] == 0
    assert shown["开头"] == 2
    assert [(one.place, one.asked) for one in dialog.table.records] == [("开头", 1)]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({POINTS: "3", REASON: "演示"}, "请选调整谁"),
        ({OLD: "没有的话", NEW: "有"}, "里没有“没有的话”"),
        ({OLD: "分", NEW: "点"}, "只出现一次"),
        ({}, "请选调整谁、写加减分"),
    ],
)
def test_what_names_no_place_is_refused_at_once(dialog, fields, refusal):
    dialog.fill({WHOSE: None} | fields)
    dialog.add_button.click()

    assert refusal in dialog.refusal.text()
    assert dialog.asked == []


def test_a_correction_without_a_reason_is_refused_and_stays_open(dialog, issued, office):
    dialog.fill({WHOSE: name(issued), POINTS: "3", REASON: "演示。"})
    dialog.accept()

    assert "更正的原因" in dialog.refusal.text()
    assert dialog.isVisible()
    assert len(issuing.papers(office.workspace.db)) == 1
