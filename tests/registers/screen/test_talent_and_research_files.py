"""紧缺人才图谱 and 研发投入 printed, taken out to Excel and in again, from their tabs."""

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs, paper_window
from heze_desk.registers import importing, research, talents
from heze_desk.registers.records import Kind, TalentNeed
from heze_desk.registers.screen.import_dialog import EntryImport
from heze_desk.registers.screen.need_import import NeedImport
from heze_desk.registers.screen.page import RESEARCH, TALENTS
from reports.document import Table, Title


@pytest.fixture
def people(page, enter, industry, qtbot):
    """The map with one person, and five wanted."""
    enter("张喆", Kind.TALENT, field="膜材料", level="顶尖人才", category="个人")
    need = {"field": "膜材料", "level": "顶尖人才", "year": 2026, "wanted": 5}
    with page.workspace.step("需求") as db:
        talents.set_need(db, TalentNeed(industry_id=industry("未来材料"), **need))
    page.receive(TALENTS)
    tab = page.tab(TALENTS)
    qtbot.waitUntil(lambda: tab.isVisible() and tab.table.rowCount() == 1)
    return tab


@pytest.fixture
def spending(page, known, qtbot):
    page.receive(RESEARCH)
    tab = page.tab(RESEARCH)
    qtbot.waitUntil(lambda: tab.isVisible() and tab.table.rowCount() == 1)
    return tab


@pytest.fixture
def papers(monkeypatch):
    found = []
    monkeypatch.setattr(paper_window, "preview", lambda _page, paper, _settled: found.append(paper))
    return found


@pytest.fixture
def saved(tmp_path, monkeypatch):
    path = tmp_path / "出.xlsx"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_words: path)
    return path


def test_the_acts_of_the_page_work_on_both_tabs(page, people, spending, papers, qtbot):
    for title, kind in ((TALENTS, "紧缺人才图谱"), (RESEARCH, "研发投入情况")):
        page.receive(title)
        acts = {act.text(): act for act in page.bar_actions}
        assert [name for name in ("打印预览", "导出 Excel", "导入 Excel") if not acts[name].isEnabled()] == []

        acts["打印预览"].trigger()

        assert papers[-1].kind == kind


def test_the_map_is_printed_for_the_industry_chosen(people, papers, industry):
    people.industry.choose(industry("未来材料"))
    people.reload()

    people.preview()

    assert "未来材料" in next(one for one in papers[0].body if isinstance(one, Title)).note
    assert len([one for one in papers[0].body if isinstance(one, Table)]) == 1


def test_the_map_goes_out_and_what_was_filled_in_comes_back_by_one_step(page, people, saved, qtbot):
    with qtbot.waitSignal(people.told):
        people.export()
    book = load_workbook(saved)
    assert book.active["D4"].value == 5
    book.active["D4"] = 8
    book.save(saved)

    people.preview_import(importing.read(saved))
    preview = people.window().findChildren(NeedImport)[0]
    assert preview.plan.sentence.startswith("新增 0 个领域，更改 1 个领域（1 处）")
    assert [one.wanted for one in talents.needs(page.workspace.db)] == [5]
    preview.accept()

    qtbot.waitUntil(lambda: "需要 8 人" in people.sentence.text())
    page.workspace.undo()
    qtbot.waitUntil(lambda: "需要 5 人" in people.sentence.text())


def test_research_goes_out_and_comes_back_by_the_numbers_of_the_register(page, spending, saved, qtbot):
    with qtbot.waitSignal(spending.told):
        spending.export()
    book = load_workbook(saved)
    assert (book.active["A4"].value, book.active["F4"].value) == ("QY4", None)
    book.active["F4"] = 120
    book.save(saved)

    spending.preview_import(importing.read(saved))
    preview = spending.window().findChildren(EntryImport)[0]
    assert (len(preview.plan.new), preview.plan.changes) == (0, 1)
    preview.accept()

    qtbot.waitUntil(lambda: spending.table.record_at(0).told.spent == 120)


def test_amounts_without_a_year_are_of_the_year_looked_at(spending, file, qtbot):
    spending.year.setValue(2024)
    path = file("企业名称 上年研发投入（万元） 研发投入（万元）", ["演示材料有限公司", 80, 100])

    spending.preview_import(importing.read(path))
    spending.window().findChildren(EntryImport)[0].accept()

    qtbot.waitUntil(lambda: spending.table.record_at(0).told.spent == 100)
    assert research.research(spending.workspace.db, 2023).every[0].spent == 80


def test_who_is_not_in_the_register_is_asked_about_before_research_is_taken_in(spending, file):
    spending.year.setValue(2026)
    path = file("企业名称 2026年研发投入（万元）", ["全新企业", 80], ["演示材料有限公司", 100])

    spending.preview_import(importing.read(path))
    preview = spending.window().findChildren(EntryImport)[0]

    assert ([one.title for one in preview.plan.new], preview.plan.changes) == ([], 1)
    preview.doubts.view.choose(0)
    offered = [preview.doubts.answer.itemText(place) for place in range(preview.doubts.answer.count())]
    assert offered == ["先不导入", "作为新条目登记", "不导入这一行"]


def test_a_form_of_another_year_is_refused(spending, file):
    spending.year.setValue(2026)
    path = file("企业名称 2023年研发投入（万元）", ["演示材料有限公司", 100])

    with pytest.raises(DeskError, match="是2023年的，没有2026年的"):
        spending.preview_import(importing.read(path))


def test_the_paper_of_research_says_what_was_chosen(spending, papers):
    spending.which.choose("规上未填报")
    spending.text.setText("材料")

    spending.preview()

    assert "规上未填报，名称含“材料”，共1家" in next(one for one in papers[0].body if isinstance(one, Title)).note
