"""A ledger of thousands on the page: every heading sorts as for a short list, and every act reaches the right task."""

import random
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from heze_desk.errors import DeskError
from heze_desk.kit import cell_blocks
from heze_desk.kit.record_table import Cell, RecordTable, SortKey
from heze_desk.roster import unit_store
from heze_desk.tasks import store
from heze_desk.tasks.entering import add_all
from heze_desk.tasks.lines import TaskFilter, lines
from heze_desk.tasks.records import ProgressEntry, Task

MANY = 1500


@pytest.fixture
def grown(page, qtbot, today):
    """Tasks of all kinds beside those of the policy."""
    dice = random.Random(7)
    units = list(unit_store.names(page.workspace.db, today))
    with page.workspace.step("录入") as db:
        ids = add_all(db, [(_task(dice, units, today), dice.sample(units, dice.randrange(4))) for _ in range(MANY)])
        for task_id in dice.sample(ids, 200):
            store.report(
                db, ProgressEntry(task_id=task_id, day=today, text=dice.choice(("已开工", "已报批", "完成初稿")))
            )
    qtbot.waitUntil(lambda: page.table.rowCount() > MANY)
    return page


def _task(dice, units, today):
    return Task(
        number=store.NEXT,
        title=f"演示任务{dice.randrange(300)}",
        industry_id=dice.choice((None, *range(1, 8))),
        clause_id=dice.choice((None, None, 10, 15)),
        lead_unit_id=dice.choice((None, *units)),
        person=dice.choice(("", "王测一", "李测二")),
        deadline=dice.choice((None, today + timedelta(days=dice.randrange(-50, 50)))),
        progress=dice.randrange(100),
    )


def listed(page):
    return lines(page.workspace.db, page.today, page.rule, page.filters.value())


@pytest.mark.parametrize("falling", [False, True])
def test_every_heading_sorts_a_long_list_as_it_sorts_a_short_one(grown, falling):
    short = RecordTable(grown.desk, grown.table.columns)
    short.show(listed(grown))
    for place, column in enumerate(grown.table.columns):
        keys = [SortKey(place, falling), SortKey((place + 5) % len(grown.table.columns))]
        grown.table.order_by(keys)
        short.order_by(keys)
        assert column.order, column.title
        assert [line.id for line in grown.table.records] == [line.id for line in short.records], column.title


def test_words_and_headings_work_together(grown, column):
    grown.view.horizontalHeader().sort_by(column("时限"))
    grown.filters.text.setText("演示 李测二")

    expected = [line for line in listed(grown) if line.deadline]
    expected.sort(key=lambda line: line.deadline)
    assert [line.id for line in grown.table.records][: len(expected)] == [line.id for line in expected]
    assert grown.filters.count.text() == f"显示 {len(listed(grown))}/{grown.ledger.total} 项"


def test_a_cell_far_down_is_written_where_it_is_seen_and_found_by_its_new_words(grown, qtbot, column):
    row = grown.table.rowCount() - 3
    line = grown.table.record_at(row)
    grown.filters.text.setText("独一无二")
    assert grown.table.rowCount() == 0
    grown.filters.clear()

    grown.table.write([Cell(row, column("任务名称"), "独一无二的任务")], "修改任务名称")
    qtbot.waitUntil(lambda: grown.table.record_at(row).title == "独一无二的任务")
    grown.filters.text.setText("独一无二")

    assert [one.id for one in grown.table.records] == [line.id]
    grown.workspace.undo()
    qtbot.waitUntil(lambda: grown.table.rowCount() == 0)


def test_what_is_exported_and_discarded_is_what_is_listed_and_selected(grown, qtbot, today):
    grown.receive(TaskFilter(text="已报批"))
    ids = [line.id for line in grown.table.records]
    assert ids == [line.id for line in listed(grown)]

    grown.view.selectAll()
    chosen = [line.id for line in grown.view.selected()]
    assert chosen == ids
    with grown.workspace.step("移入回收站") as db:
        for task_id in chosen:
            store.discard(db, task_id, day=today)
    qtbot.waitUntil(lambda: grown.table.rowCount() == 0)


def test_the_texts_are_read_ahead_while_nobody_waits(grown, qtbot):
    qtbot.waitUntil(lambda: not grown.ledger.read_ahead())


def test_more_rows_than_can_be_read_at_once_are_neither_copied_nor_changed(grown, monkeypatch):
    monkeypatch.setattr(cell_blocks, "MOST", 1000)
    grown.view.selectAll()

    for act in (grown.view.copy, grown.view.copy_rows, grown.view.paste, grown.view.fill_down, grown.view.fill):
        with pytest.raises(
            DeskError, match=r"选中了 \d+ 行，一次最多处理 1000 行；请先筛选，或少选一些，整本台账请用导出。"
        ):
            act()
    with pytest.raises(DeskError):
        grown.discard()


def test_a_few_thousand_cells_are_copied_as_they_stand(grown, column):
    grown.view.selectAll()

    grown.view.copy()

    lines_copied = QGuiApplication.clipboard().text().split("\n")
    assert len(lines_copied) - 1 == grown.table.rowCount()
    first = grown.table.record_at(0)
    assert lines_copied[0].startswith(f"{first.number}\t")
