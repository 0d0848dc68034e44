"""A small desk, old ledgers as offices keep them, and the two halves of an import."""

from datetime import date

import pytest
from openpyxl import Workbook

from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.tasks import importing, store
from heze_desk.tasks.records import Task

DAY = date(2026, 11, 23)


@pytest.fixture
def desk(workspace):
    """A workspace with two units, an industry, its section and two tasks."""
    with workspace.step("准备") as db:
        for name, alias in (("市科技局", "市科学技术局"), ("市工业和信息化局", "市工信局"), ("曹县", "曹县人民政府")):
            unit_store.add(db, name, kind=UnitKind.DEPARTMENT, aliases=(alias,))
        db.table("clause").insert(
            {"id": 1, "part": "产业", "position": 1, "label": "二、1", "name": "未来材料", "text": "。"}
        )
        db.table("clause").insert(
            {"id": 2, "part": "产业", "position": 2, "label": "二、2", "name": "未来能源", "text": "。"}
        )
        db.table("industry").insert({"id": 1, "clause_id": 1, "position": 1, "name": "未来材料"})
        db.table("industry").insert({"id": 2, "clause_id": 2, "position": 2, "name": "未来能源"})
        for number, title in (("2-1-01", "编制产业发展路线图"), ("2-1-02", "建设低空飞行服务平台")):
            task = Task(number=number, title=title, industry_id=1, deadline=date(2026, 12, 31), content="原有内容")
            store.add(db, task, [1])
    return workspace


@pytest.fixture
def file(tmp_path):
    """A ledger with these headings and rows; a title stands above them."""

    def make(headings, *rows, merges=()):
        book = Workbook()
        for row in (["2026年重点任务台账"], headings.split(), *rows):
            book.active.append(list(row))
        for area in merges:
            book.active.merge_cells(area)
        book.save(tmp_path / "旧台账.xlsx")
        return tmp_path / "旧台账.xlsx"

    return make


@pytest.fixture
def propose(desk):
    def propose(path, decisions=None):
        table = importing.recognise(importing.read(path))
        return importing.propose(desk.db, table, day=DAY, decisions=decisions)

    return propose


@pytest.fixture
def confirm(desk):
    def confirm(plan, **options):
        with desk.step(plan.step_title) as db:
            return importing.apply(db, plan, **options)

    return confirm
