"""A round of 2026 No. 9 with its forms on disk, and the hands of departments that spoil them."""

import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from heze_desk.rounds import collecting, forms, workbook
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import ProgressEntry

DAY = date(2026, 11, 26)  # a Thursday, the day before the round is due
UNIT = "市科技局"
FIRST = 6  # 2-1-01, then 2-1-02, 2-2-01 and 2-2-02


@dataclass
class Played:
    """The desk in the middle of a round."""

    desk: object
    round_id: int
    folder: Path
    made: dict = field(default_factory=dict)

    @property
    def db(self):
        return self.desk.db

    @property
    def home(self):
        return self.desk.workspace.folder

    def form(self, unit=UNIT, *, name="", day=date(2026, 11, 23)):
        """A fresh copy of the form as it was sent out."""
        with self.desk.step("生成反馈表") as db:
            sheets = {one.unit: one for one in forms.prepare(db, self.round_id, day)}
        return workbook.write(sheets[unit], self.folder / (name or sheets[unit].file_name))

    def filled(self, cells, *, unit=UNIT, name=""):
        """The form with these cells typed into it, as openpyxl and not the desk saves it."""
        path = self.form(unit, name=name)
        book = load_workbook(path)
        for place, value in cells.items():
            book.active[place] = value
        book.save(path)
        return path

    def mangled(self, change, *, cells=None, unit=UNIT, name=""):
        """The form filled in, and then what a department does to the sheet itself."""
        path = self.filled(cells or {}, unit=unit, name=name)
        book = load_workbook(path)
        change(book.active)
        book.save(path)
        return path

    def patched(self, path, part, *changes):
        """Bytes of one part replaced, as another program would have written it."""
        parts = self.parts(path)
        for old, new in changes:
            assert old in parts[part], parts[part][:2000]
            parts[part] = parts[part].replace(old, new)
        return self.written(path, parts)

    @staticmethod
    def parts(path):
        with zipfile.ZipFile(path) as archive:
            return {one.filename: archive.read(one) for one in archive.infolist()}

    @staticmethod
    def written(path, parts):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return path

    def recognise(self, path, *, unit=None, round_id=0):
        wanted = self.round_id if round_id == 0 else round_id
        unit_id = self.desk.units[unit] if unit else None
        return collecting.recognise(self.db, collecting.read(path), wanted, unit_id=unit_id, day=DAY)

    def plan(self, path, decisions=None, *, unit=UNIT, day=DAY):
        book = collecting.read(path)
        return collecting.propose(
            self.db, book, self.round_id, self.desk.units[unit], day=day, decisions=decisions or {}
        )

    def confirm(self, *plans, day=DAY, **options):
        with self.desk.step(collecting.step_title(plans)) as db:
            return collecting.apply_all(db, self.home, plans, day=day, **options)

    @staticmethod
    def values(plan):
        """(编号, field): (old, new) of what would be written now."""
        return {(one.number, one.field): (one.old, one.new) for one in plan.written}

    @staticmethod
    def doubts(plan):
        return {one.key: one.options for one in plan.open_doubts}

    def task(self, number):
        (task_id,) = self.db.execute("select id from task where number = ?", [number]).fetchone()
        return tasks.get(self.db, task_id)

    def reports(self, number):
        return tasks.entries(self.db, self.task(number).id)


@pytest.fixture
def played(desk, tmp_path):
    """市科技局 reported 30 % of 2-1-02 before; the round asks until Friday, 27 November 2026."""
    with desk.step("准备") as db:
        ids = dict(db.execute("select number, id from task"))
        tasks.change(db, ids["2-1-01"], start=date(2026, 3, 1), deadline=date(2026, 12, 31), content="按产业分别编制")
        tasks.change(db, ids["2-1-02"], start=date(2026, 6, 1), deadline=date(2026, 11, 30))
        entry = ProgressEntry(task_id=ids["2-1-02"], day=date(2026, 10, 20), progress=30, text="已收集需求")
        tasks.report(db, entry)
    folder = tmp_path / "returned"
    folder.mkdir()
    return Played(desk, desk.open(number=9), folder)
