"""A desk with the policy's industries, and entries made in one line."""

from datetime import date

import pytest
from openpyxl import Workbook

from heze_desk.registers import importing, recognising, store
from heze_desk.registers.records import Entry, Kind, Recognition

ADDED = date(2026, 1, 5)
DAY = date(2026, 11, 23)


@pytest.fixture
def desk(policy_workspace):
    return policy_workspace


@pytest.fixture
def industry(desk):
    """The id of an industry by its name."""
    return dict(desk.db.execute("select name, id from industry").fetchall()).__getitem__


@pytest.fixture
def enter(desk, industry):
    """Add an entry in a step of its own; returns its id."""

    def enter(name, kind=Kind.PLATFORM, *, industries=("未来材料",), **fields):
        with desk.step(f"新增：{name}") as db:
            entry = Entry(kind=kind, name=name, added_on=ADDED, **fields)
            return store.add(db, entry, [industry(one) for one in industries])

    return enter


@pytest.fixture
def recognise(desk):
    """Recognise an entry; without a document it is 待核."""

    def recognise(entry_id, day, mark="认定", **told):
        with desk.step("认定") as db:
            given = {"document": "演示文件1号"} | told
            return recognising.recognise(
                db, Recognition(entry_id=entry_id, mark=mark, recognised_on=date.fromisoformat(day), **given)
            )

    return recognise


@pytest.fixture
def file(tmp_path):
    """A workbook with these headings and rows; a title stands above them."""

    def make(headings, *rows, name="名录.xlsx"):
        book = Workbook()
        for row in (["演示名录"], headings.split(), *rows):
            book.active.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def sheets(tmp_path):
    """A workbook with several sheets, each a list of rows under its headings."""

    def make(name="全.xlsx", **told):
        book = Workbook()
        book.remove(book.active)
        for title, (headings, *rows) in told.items():
            sheet = book.create_sheet(title)
            for row in (headings.split(), *rows):
                sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def propose(desk):
    def propose(path, kind=Kind.PLATFORM, decisions=None):
        table = importing.recognise(importing.read(path), kind)
        return importing.propose(desk.db, kind, table, day=DAY, decisions=decisions)

    return propose


@pytest.fixture
def confirm(desk):
    def confirm(plan, **options):
        with desk.step(plan.step_title) as db:
            return importing.apply(db, plan, **options)

    return confirm
