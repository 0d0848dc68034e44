"""Blocks of cells to and from Excel."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from heze_desk.errors import DeskError
from heze_desk.kit.screen import Screen
from heze_desk.kit.table_clipboard import from_tsv, to_tsv

TITLE, LEAD, DEADLINE, PROGRESS = 1, 2, 4, 5
Select = QItemSelectionModel.SelectionFlag


@pytest.fixture
def three(ledger, add_task):
    for title in ("一", "二", "三"):
        add_task(title)
    return ledger


def select(view, *cells):
    model = view.selectionModel()
    model.clear()
    for row, column in cells:
        model.select(view.table.index(row, column), Select.Select)
    model.setCurrentIndex(view.table.index(*cells[0]), Select.NoUpdate)


def put(text):
    QGuiApplication.clipboard().setText(text)


@pytest.mark.parametrize("block", [[["a", "b"], ["c", "d"]], [["两\n行", "有\t制表符"], ['有"引号"', ""]]])
def test_a_block_survives_the_way_to_the_clipboard_and_back(block):
    assert from_tsv(to_tsv(block)) == block


def test_the_empty_line_that_excel_adds_is_no_row():
    assert from_tsv("甲\t1\r\n乙\t2\r\n") == [["甲", "1"], ["乙", "2"]]


def test_a_block_is_pasted_in_one_step(three, read, desk):
    select(three, (1, DEADLINE))
    put("2026年3月5日\t60%\r\n3月6日\t70\r\n")

    three.paste()

    assert [(line.deadline, line.progress) for line in read()] == [
        (None, 0),
        (date(2026, 3, 5), 60),
        (date(2026, 3, 6), 70),
    ]
    assert desk.workspace.undoable() == "粘贴 4 格"
    desk.workspace.undo()
    assert [line.progress for line in read()] == [0, 0, 0]


def test_one_bad_cell_leaves_everything_unwritten(three, read):
    select(three, (0, DEADLINE))
    put("2026-3-5\t60\n年底\t70")

    with pytest.raises(DeskError, match=r"编号 002 的“时限”：“年底”不是日期.*一格也没有粘贴"):
        three.paste()

    assert [line.progress for line in read()] == [0, 0, 0]


def test_a_value_that_the_record_refuses_leaves_everything_unwritten(three, read):
    select(three, (0, TITLE))
    put("新名\n \n新名")

    with pytest.raises(DeskError, match="编号 002 的“任务”：任务名称不能为空。各行都没有改动"):
        three.paste()

    assert [line.title for line in read()] == ["一", "二", "三"]


def test_a_block_that_hangs_over_is_refused(three):
    select(three, (1, PROGRESS))
    put("1\n2\n3")
    with pytest.raises(DeskError, match=r"有3行.*只有2行"):
        three.paste()
    put("1\t2\t3")
    with pytest.raises(DeskError, match=r"有3列.*只有2列"):
        three.paste()


def test_a_column_that_cannot_be_written_is_refused_unless_it_says_the_same(three, read):
    select(three, (0, 0))
    put("001\t新名")
    three.paste()
    assert read()[0].title == "新名"

    put("009\t旧名")
    with pytest.raises(DeskError, match="“编号”一列不能修改"):
        three.paste()


def test_one_value_fills_all_selected_cells(three, read):
    select(three, (0, PROGRESS), (2, PROGRESS))
    put("45")
    three.paste()
    assert [line.progress for line in read()] == [45, 0, 45]


def test_hidden_columns_are_neither_copied_nor_pasted_into(three, read):
    three.setColumnHidden(LEAD, True)
    three.setColumnHidden(3, True)
    select(three, (0, TITLE))
    put("新名\t2026-3-5")
    three.paste()
    assert (read()[0].title, read()[0].deadline, read()[0].lead_unit_id) == ("新名", date(2026, 3, 5), None)


def test_selected_cells_are_copied_as_excel_takes_them(three):
    select(three, (0, TITLE), (0, PROGRESS), (1, TITLE), (1, PROGRESS))
    three.copy()
    assert QGuiApplication.clipboard().text() == "一\t0\n二\t0\n"


def test_whole_rows_are_copied_with_their_headings(three):
    select(three, (1, TITLE))
    three.copy_rows()
    heading, row = from_tsv(QGuiApplication.clipboard().text())
    assert heading == ["编号", "任务", "牵头单位", "时限", "进度", "状态"]
    assert row == ["002", "二", "待明确", "", "0", "未定"]


def test_ctrl_d_fills_the_topmost_value_down(three, read, qtbot):
    three.table.setData(three.table.index(0, PROGRESS), 55)
    select(three, (0, PROGRESS), (1, PROGRESS), (2, PROGRESS))
    qtbot.keyClick(three, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [line.progress for line in read()] == [55, 55, 55]


@pytest.fixture
def said(three, desk):
    """What the page over the table says."""
    page, heard = Screen(desk), []
    page.told.connect(lambda text, _path: heard.append(text))
    three.setParent(page)
    yield heard
    three.setParent(None)


def test_what_was_pasted_is_told_with_the_way_back(three, said):
    select(three, (1, PROGRESS))
    put("60%\r\n0%\r\n")

    three.paste()

    assert said == ["已粘贴，改了 1 格；可按 Ctrl+Z 撤销。"]


def test_what_was_filled_down_is_told_and_what_changed_nothing_too(three, said):
    select(three, (0, PROGRESS), (1, PROGRESS), (2, PROGRESS))
    three.table.setData(three.table.index(0, PROGRESS), 30)

    three.fill_down()
    three.fill_down()

    assert said == ["已向下填充，改了 2 格；可按 Ctrl+Z 撤销。", "各格本来就是这样，没有改动。"]
