"""A workbook in and out, and the register on paper without what is private."""

import pytest
from openpyxl import load_workbook

from heze_desk.kit import dialogs, paper_window
from heze_desk.registers import importing
from heze_desk.registers.records import Kind
from heze_desk.registers.screen.import_dialog import EntryImport


@pytest.fixture
def enterprises(page, qtbot):
    page.receive(Kind.ENTERPRISE)
    tab = page.register(Kind.ENTERPRISE)
    qtbot.waitUntil(tab.isVisible)
    return tab


def test_near_names_are_asked_and_nothing_is_written_before_it_is_confirmed(enterprises, file, names, qtbot):
    path = file("企业名称 所属产业", ["菏泽演示材料公司", "未来材料"], ["演示机器人公司", "智能机器人"])
    enterprises.preview_import(importing.read(path))
    preview = enterprises.window().findChildren(EntryImport)[0]
    assert len(preview.plan.open_doubts) == 1
    assert "企业名称" in [one.title for one in preview.doubts.table.columns]
    doubt = preview.plan.open_doubts[0]
    other = next(place for place, option in enumerate(doubt.options) if "不是" in option)
    preview.answer((doubt.key,), other)
    assert preview.plan.open_doubts == ()
    assert names(enterprises) == ["演示材料有限公司"]

    preview.accept()

    qtbot.waitUntil(lambda: len(names(enterprises)) == 3)
    enterprises.workspace.undo()
    qtbot.waitUntil(lambda: names(enterprises) == ["演示材料有限公司"])


def test_telephones_are_exported_only_when_it_is_asked(enterprises, asked, tmp_path, monkeypatch, qtbot):
    def cells(path):
        return [cell for row in load_workbook(path).active.iter_rows(values_only=True) for cell in row]

    for private in (False, True):
        path = tmp_path / f"{private}.xlsx"
        monkeypatch.setattr(dialogs, "ask_save", lambda *_words, path=path: path)
        enterprises.export()
        dialog = asked("导出企业名录")
        dialog.editors["导出内容"].set_value(private)
        with qtbot.waitSignal(enterprises.told):
            dialog.accept()
        assert ("0530-1234567" in cells(path)) is private


def test_columns_are_left_out_of_the_printed_register(enterprises, asked, monkeypatch):
    papers = []
    monkeypatch.setattr(paper_window, "preview", lambda _page, paper, _settled: papers.append(paper))
    enterprises.preview()
    dialog = asked("打印企业名录")
    assert "telephone" not in dialog.answers()["列入的栏目"]
    dialog.editors["列入的栏目"].set_value(("category", "unit"))

    dialog.accept()

    assert papers[0].body[1].header == ("序号", "企业名称", "认定情况")


def test_a_question_of_several_cells_says_which_it_holds_for_and_no_field_is_cut(enterprises, file):
    rows = [["演示甲机器人公司", "特大型", "约3亿"], ["测试乙材料厂", "特大型", "约3亿"]]
    enterprises.preview_import(importing.read(file("企业名称 规模 2025年研发投入（万元）", *rows)))
    doubts = enterprises.window().findChildren(EntryImport)[0].doubts

    assert [line.doubt.place for line in doubts.table.records] == ["B3等2处", "C3等2处"]
    doubts.view.choose(1)
    assert doubts.whole.text().endswith("C4写的相同，都随这一处处理。")
    wanted = doubts.view.fontMetrics().horizontalAdvance("2025年研发投入")
    assert doubts.view.columnWidth(2) > wanted


def test_an_answer_that_would_mean_another_thing_is_asked_for_again(enterprises, file):
    enterprises.preview_import(importing.read(file("企业名称 规模", ["演示甲机器人公司", "特大型"])))
    preview = enterprises.window().findChildren(EntryImport)[0]
    (doubt,) = preview.plan.doubts
    preview.answer((doubt.key,), 4)
    assert preview.plan.doubts[0].answer == "照写“特大型”"

    preview.choose_field("B", "industries")

    assert (preview.plan.doubts[0].key, preview.plan.doubts[0].decided) == (doubt.key, None)
    assert preview.decisions == {}
