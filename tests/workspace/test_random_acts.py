"""Acts at random, taken back and done again: the tables are always those of the moment returned to."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind, UnitName
from heze_desk.settings import store as office
from heze_desk.tasks import store
from heze_desk.tasks.records import Milestone, ProgressEntry, Task
from heze_desk.workspace import journal
from heze_desk.workspace.workspace import Workspace

DAY = date(2026, 11, 23)


class Secretary(RuleBasedStateMachine):
    """Acts at random, takes back and does again; a copy of the tables is kept for each moment."""

    tasks = Bundle("tasks")
    units = Bundle("units")

    @initialize()
    def open(self):
        self.home = tempfile.TemporaryDirectory()
        Workspace.create(Path(self.home.name) / "desk").close()
        self.start()
        self.moments, self.place = [self.look()], 0
        self.titles = []
        self.acts = 0

    def teardown(self):
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.home.cleanup()

    def look(self):
        db = self.workspace.db
        return {table: db.execute(f"select * from {table} order by id").fetchall() for table in journal.tables(db)}

    def act(self, what, *, final=False):
        self.acts += 1
        title = f"第{self.acts}步"
        with self.workspace.step(title, final=final) as db:
            result = what(db)
        now = self.look()
        if now != self.moments[self.place]:
            self.moments[self.place + 1 :], self.titles[self.place :] = [now], [title]
            self.place += 1
            if final:
                self.moments, self.titles, self.place = [now], [], 0
        return result

    @rule(target=tasks, title=st.text(min_size=1, max_size=8).filter(str.strip))
    def add_task(self, title):
        return self.act(lambda db: store.add(db, Task(number=store.NEXT, title=title)))

    @rule(target=tasks)
    def import_tasks(self):
        return multiple(*self.act(lambda db: [store.add(db, Task(number="*", title="导入")) for _ in range(5)]))

    @rule(target=units)
    def add_unit(self):
        name = f"单位{self.acts}"
        return self.act(lambda db: unit_store.add(db, name, kind=UnitKind.DEPARTMENT))

    @rule(unit=units, day=st.dates(date(2026, 1, 1), date(2027, 1, 1)) | st.none())
    def rename_unit(self, unit, day):
        name = f"新名{self.acts}"
        self.act_on(
            "unit",
            unit,
            lambda db: unit_store.rename(
                db, unit, UnitName(unit_id=unit, short_name=name, full_name=name, valid_from=day)
            ),
        )

    @rule(task=tasks, progress=st.integers(0, 100))
    def set_progress(self, task, progress):
        self.act_on("task", task, lambda db: store.set_progress(db, task, progress, day=DAY))

    @rule(task=tasks, units=st.lists(units, max_size=4))
    def set_units(self, task, units):
        known = {row[0] for row in self.moments[self.place]["unit"]}
        self.act_on("task", task, lambda db: store.set_units(db, task, [unit for unit in units if unit in known]))

    @rule(task=tasks, text=st.text(max_size=20), progress=st.none() | st.integers(0, 100))
    def report(self, task, text, progress):
        if text.strip() or progress is not None:
            entry = ProgressEntry(task_id=task, day=DAY, text=text, progress=progress)
            self.act_on("task", task, lambda db: store.report(db, entry))

    @rule(task=tasks)
    def add_milestone(self, task):
        self.act_on("task", task, lambda db: store.save_milestone(db, Milestone(task_id=task, title="节点")))

    @rule(task=consumes(tasks))
    def discard(self, task):
        self.act_on("task", task, lambda db: store.discard(db, task, day=DAY))

    @rule(number=st.integers(0, 3), final=st.sampled_from([False] * 9 + [True]))
    def settle(self, number, final):
        self.act(lambda db: office.change(db, copies=number), final=final)

    @rule()
    def fail(self):
        def what(db):
            store.add(db, Task(number=store.NEXT, title="留不下"))
            raise DeskError("做不成。")

        with pytest.raises(DeskError, match="做不成"):
            self.act(what)

    @rule(times=st.integers(1, 6))
    def undo(self, times):
        for _ in range(min(times, self.place)):
            self.place -= 1
            assert self.workspace.undo() == self.titles[self.place]

    @rule(times=st.integers(1, 6))
    def redo(self, times):
        for _ in range(min(times, len(self.titles) - self.place)):
            assert self.workspace.redo() == self.titles[self.place]
            self.place += 1

    def start(self):
        self.workspace = Workspace.open(Path(self.home.name) / "desk")
        self.workspace.db.execute("pragma synchronous = off")  # no power cut is tried here

    @rule()
    def start_again(self):
        self.workspace.close()
        self.start()

    @invariant()
    def the_tables_are_those_of_the_moment(self):
        if hasattr(self, "workspace"):
            assert self.look() == self.moments[self.place]
            undoable, redoable = (None, *self.titles)[self.place], (*self.titles, None)[self.place]
            assert (self.workspace.undoable(), self.workspace.redoable()) == (undoable, redoable)

    def act_on(self, table, row_id, what):
        """An act on a record that may have been taken back in the meantime."""
        if any(row[0] == row_id for row in self.moments[self.place][table]):
            self.act(what)


TestSecretary = Secretary.TestCase
TestSecretary.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
