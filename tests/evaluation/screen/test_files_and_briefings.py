"""What leaves the page and comes into it: forms of Excel, tables and pictures for a briefing."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk import briefing
from heze_desk.briefings import drafts, insets
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.gathering import Period as Days
from heze_desk.errors import DeskError
from heze_desk.evaluation import indicators
from heze_desk.evaluation.indicator_records import IndicatorValue
from heze_desk.evaluation.screen.import_dialog import ImportDialog
from heze_desk.kit import dialogs


@pytest.fixture
def filled(watched, office):
    with office.workspace.step("填数") as db:
        for month, value in ((8, 45.0), (9, 51.5)):
            told = IndicatorValue(
                indicator_id=watched, year=2026, part=month, value=value, entered_on=date(2026, 11, 23)
            )
            indicators.enter(db, told)


@pytest.fixture
def draft_id(office):
    return briefing.draft(office.workspace, Days(since=date(2026, 10, 24), until=date(2026, 11, 23)), Kind.BRIEFING)


@pytest.fixture
def tab(filled, page):
    return page.indicators


def put(dialog, what):
    dialog.fill({"插入什么": what})
    dialog.accept()


def test_a_series_is_put_into_a_draft_as_a_table_and_as_a_picture(draft_id, tab, office):
    put(tab.acts.ask_insert(), "表格")
    put(tab.acts.ask_insert(), "走势图")

    db = office.workspace.db
    assert [one.caption for one in insets.insets(db, draft_id)] == ["演示产值各期情况", "演示产值走势"]
    assert drafts.section(db, draft_id, 1).text.endswith("［演示产值各期情况］\n［演示产值走势］")


def test_the_same_table_twice_is_refused_in_the_dialog(draft_id, tab):
    put(tab.acts.ask_insert(), "表格")
    again = tab.acts.ask_insert()
    put(again, "表格")

    assert "已经有一个叫“演示产值各期情况”的" in again.refusal.text()
    again.reject()


def test_without_a_draft_it_is_said_where_to_begin_one(tab):
    with pytest.raises(DeskError, match="先到“调度简报”起草一期"):
        tab.acts.ask_insert()


def test_an_evaluation_is_put_into_a_draft(draft_id, page, office):
    page.go(1)
    tab = page.evaluations
    asked = tab.acts.ask_what()
    asked.accept()
    tab.acts.keep.trigger()
    tab.acts.ask_insert().accept()

    (inset,) = insets.insets(office.workspace.db, draft_id)
    assert inset.caption == "调度工作评估情况（2026年1月1日至2026年11月23日）"


def test_a_form_goes_out_is_filled_and_comes_in_after_a_preview(qtbot, tab, office, tmp_path, monkeypatch):
    path = tmp_path / "填报表.xlsx"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_words: path)
    monkeypatch.setattr(dialogs, "ask_open", lambda *_words: path)
    tab.acts.forms.ask_form().accept()
    book = load_workbook(path)
    book.active["M4"], book.active["N4"] = 52.5, "约55"
    book.save(path)
    tab.acts.forms.ask_file()
    qtbot.waitUntil(lambda: bool(tab.window().findChildren(ImportDialog)))
    (dialog,) = tab.window().findChildren(ImportDialog)
    shown = [one.rest for one in dialog.new.table.records]
    asked = [one.doubt.options for one in dialog.doubts.table.records]
    dialog.suggest_button.click()
    dialog.accept()

    assert (shown, asked) == (["2026年10月：52.5"], [("55亿元",)])
    assert {one.part: one.value for one in indicators.values(office.workspace.db, 1)}[11] == 55
    office.workspace.undo()
    assert len(indicators.values(office.workspace.db, 1)) == 2


def test_units_get_a_form_each_and_a_year_that_cannot_be_is_refused(qtbot, tab, told, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_words: tmp_path)
    dialog = tab.acts.forms.ask_unit_forms()
    dialog.accept()
    refused = dialog.refusal.text()
    dialog.fill({"单位": (1, 2)})
    dialog.accept()
    qtbot.waitUntil(lambda: "已生成 2 份填报表。" in told)
    asked = tab.acts.forms.ask_form()
    asked.fill({"年份": "1800"})
    asked.accept()

    assert refused == "请选给哪些单位。"
    assert len(list(tmp_path.glob("监测指标填报表_*.xlsx"))) == 2
    assert "年份须写成" in asked.refusal.text()
    asked.reject()
