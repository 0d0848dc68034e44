"""The preview of an import: nothing is written before 确认导入."""

from datetime import date

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt

from heze_desk.errors import DeskError
from heze_desk.kit import dialogs
from heze_desk.tasks import importing
from heze_desk.tasks.screen.import_dialog import ImportDialog

HEADINGS = ("任务编号", "重点任务", "牵头部门", "完成时限", "目前进度", "填报电话")
ROWS = (
    (
        "2-1-01",
        "支持生物质转化率提升、耐高温高分子合成等关键技术研发",
        "市财政局",
        "2027年1月31日",
        "80%",
        "13800001111",
    ),
    (None, "组织专场对接活动", "市科技局", "3.5", "基本完成", ""),
    (None, "建设公共服务平台", "市科技局", "3.6", "20%", ""),
    ("合计", None, None, None, None, None),
)


@pytest.fixture
def old_ledger(tmp_path):
    book = Workbook()
    book.active.title = "台账"
    for row in (("附件2 重点任务台账",), HEADINGS, *ROWS):
        book.active.append(row)
    book.create_sheet("说明").append(["这一页没有表"])
    book.save(tmp_path / "旧台账.xlsx")
    return tmp_path / "旧台账.xlsx"


@pytest.fixture
def preview(page, qtbot, old_ledger):
    """The dialog over the page, as it comes up when the file has been read."""
    page.preview_import(importing.read(old_ledger))
    preview = page.findChildren(ImportDialog)[0]
    qtbot.waitUntil(preview.isActiveWindow)
    return preview


def counts(preview):
    return [preview.tabs.tabText(place) for place in range(preview.tabs.count())]


def lines_of(page):
    return [(line.title, line.lead_unit, line.progress) for line in page.table.records]


def test_the_file_is_read_and_shown_before_anything_is_written(page, qtbot, monkeypatch, old_ledger):
    monkeypatch.setattr(dialogs, "ask_open", lambda *_words: old_ledger)
    page.import_act.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(ImportDialog)))
    preview = page.findChildren(ImportDialog)[0]

    assert counts(preview) == ["列的对应 6", "新增 2", "更改 1", "待确认 2", "未采用 1", "跳过和说明 2"]
    first = preview.changed.table.record_at(0)
    assert (first.name, first.old, first.new) == ("牵头单位", "市科技局", "市财政局")
    preview.reject()
    assert page.workspace.undoable() is None


def test_confirming_is_one_step_and_one_undo(page, qtbot, preview):
    before = lines_of(page)
    with qtbot.waitSignal(page.told) as heard:
        preview.done_button.click()

    assert "导入 3 项任务；2 处待确认、1 处未采用，没有写入；" in heard.args[0]
    qtbot.waitUntil(lambda: len(lines_of(page)) == 146)
    assert lines_of(page)[0][1:] == ("市财政局", 80)
    page.workspace.undo()
    qtbot.waitUntil(lambda: lines_of(page) == before)


def test_the_day_of_the_ledger_can_be_set_and_is_that_of_its_doubts(qtbot, preview):
    assert preview.day_remark.text() == "表中没有写明，暂按今天，请核对。"
    preview.day.setText("2025-12-31")
    qtbot.keyClick(preview.day, Qt.Key.Key_Return)

    assert preview.plan.day == date(2025, 12, 31)
    assert preview.isVisible()
    assert preview.day_remark.text() == ""
    preview.doubts.answer.setCurrentIndex(1)
    preview.doubts.alike.click()
    assert [line.answer for line in preview.doubts.table.records] == ["2025-03-05", "2025-03-06"]


def test_while_the_day_of_the_ledger_is_none_nothing_can_be_confirmed(qtbot, preview):
    preview.day.setText("去年")
    qtbot.keyClick(preview.day, Qt.Key.Key_Return)
    assert "不是日期" in preview.day_remark.text()
    assert not preview.done_button.isEnabled()

    preview.day.setText("")
    qtbot.keyClick(preview.day, Qt.Key.Key_Return)
    assert preview.done_button.isEnabled()
    assert preview.day.text() == "2026-11-23"


def test_a_column_left_out_changes_nothing(page, preview):
    preview.columns.fields["C"].setCurrentIndex(0)
    preview.columns.fields["C"].activated.emit(0)

    assert {line.name for line in preview.changed.table.records} == {"时限", "进度"}


def test_a_field_given_to_one_column_is_taken_from_the_other(preview):
    preview.choose_field("F", "lead_unit")

    assert preview.columns.fields["F"].currentText() == "牵头单位"
    assert preview.columns.fields["C"].currentText() == "（不导入）"


def test_without_a_column_for_the_name_the_choice_is_refused_and_goes_back(preview):
    preview.choose_field("A", "")
    with pytest.raises(DeskError, match="没有认出“任务名称”或“编号”列"):
        preview.choose_field("B", "")

    assert preview.columns.fields["B"].currentText() == "任务名称"


def test_a_doubt_stays_out_until_it_is_answered_and_all_alike_can_be_answered_at_once(preview):
    assert [line.answer for line in preview.doubts.table.records] == ["先不导入", "先不导入"]
    preview.doubts.answer.setCurrentIndex(1)
    preview.doubts.alike.click()

    assert [line.answer for line in preview.doubts.table.records] == ["2026-03-05", "2026-03-06"]
    assert counts(preview)[3] == "待确认 0"
    assert "时限：2026-03-05" in preview.new.table.records[0].rest


def test_rows_that_are_unticked_are_not_imported(page, qtbot, preview):
    preview.tabs.setCurrentWidget(preview.new)
    preview.new.choose(preview.new.table.record_at(0).id)
    preview.new.setFocus()
    qtbot.waitUntil(preview.new.hasFocus)
    qtbot.keyClick(preview.new, Qt.Key.Key_Space)
    assert preview.done_button.text() == "确认导入 2 项"
    preview.done_button.click()

    qtbot.waitUntil(lambda: len(lines_of(page)) == 145)
    assert "组织专场对接活动" not in {title for title, *_ in lines_of(page)}


def test_a_sheet_without_headings_is_refused_and_the_present_one_stays(preview):
    with pytest.raises(DeskError, match="没有找到列名"):
        preview.choose_sheet("说明")

    assert preview.sheet.currentText() == "台账"
    assert counts(preview)[1] == "新增 2"


def test_a_ledger_changed_behind_the_preview_is_not_overwritten(page, preview):
    with page.workspace.step("改进度") as db:
        db.execute("update task set progress = 50 where number = '2-1-01'")
    with pytest.raises(DeskError, match="预览之后台账又有改动"):
        preview.accept()

    assert preview.isVisible()
