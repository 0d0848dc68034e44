"""Acts at random over many days: every day is given back as it stood when it ended."""

import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from heze_desk.errors import DeskError
from heze_desk.settings import store as office
from heze_desk.workspace import journal
from heze_desk.workspace.as_of import Lookback, past
from heze_desk.workspace.workspace import Workspace

FIRST = date(2026, 9, 1)
TEXTS = st.text(max_size=6) | st.sampled_from(
    ["0", "1e5", "null", "\x00后", "𬭎", "\U0001f600", '"', "{}", "张喆\n刘垚"]
)
DAYS = st.none() | st.dates(FIRST, date(2027, 9, 1)).map(date.isoformat)
IDS = st.integers(1, 6)


def look(db):
    return {table: db.execute(f"select * from {table} order by id").fetchall() for table in journal.tables(db)}


class Weeks(RuleBasedStateMachine):
    """Writes whatever the tables take, undoes, redoes and goes to the next day; keeps what each day ended with."""

    @initialize()
    def open(self):
        self.home = tempfile.TemporaryDirectory()
        self.day = FIRST
        self.workspace = Workspace.create(
            Path(self.home.name) / "desk", fill=lambda db: office.change(db, copies=1), today=lambda: self.day
        )
        self.workspace.db.execute("pragma synchronous = off")
        self.ended = {}
        self.looked = None

    def teardown(self):
        if hasattr(self, "workspace"):
            self.all_days_are_as_they_ended()
            if self.looked:
                self.looked.close()
            self.workspace.close()
            self.home.cleanup()

    def act(self, *statements):
        with self.workspace.step("写") as db:
            for sql, *values in statements:
                db.execute(sql, values)

    @rule(row=IDS, title=TEXTS, content=TEXTS, deadline=DAYS, ongoing=st.booleans())
    def put_task(self, row, title, content, deadline, ongoing):
        sql = """
            insert into task (id, number, title, content, deadline, ongoing, source)
            values (?, ?, ?, ?, ?, ?, '其他')
            on conflict (id) do update set title = excluded.title, content = excluded.content,
                deadline = excluded.deadline, ongoing = excluded.ongoing
        """
        self.act((sql, row, f"1-{row}", f"题{title}", content, deadline, int(ongoing and deadline is None)))

    @rule(row=IDS)
    def drop_task(self, row):
        self.act(("delete from milestone where task_id = ?", row), ("delete from task where id = ?", row))

    @rule()
    def renumber_all(self):
        self.act(("update task set number = number || 'x'",))

    @rule(row=IDS, task=IDS, title=TEXTS, deadline=DAYS)
    def put_milestone(self, row, task, title, deadline):
        sql = """
            insert or replace into milestone (id, task_id, title, deadline)
            select ?, id, ?, ? from task where id = ?
        """
        self.act((sql, row, f"节点{title}", deadline, task))

    @rule(row=IDS)
    def drop_milestone(self, row):
        self.act(("delete from milestone where id = ?", row))

    @rule(number=st.integers(0, 9), name=TEXTS)
    def settle(self, number, name):
        with self.workspace.step("设置") as db:
            office.change(db, copies=number, group_name=f"专班{name}")

    @rule(times=st.integers(1, 4))
    def take_back(self, times):
        for _ in range(times):
            if self.workspace.undoable():
                self.workspace.undo()

    @rule(times=st.integers(1, 4))
    def do_again(self, times):
        for _ in range(times):
            if self.workspace.redoable():
                self.workspace.redo()

    @rule()
    def fail(self):
        try:
            with self.workspace.step("做不成") as db:
                db.execute("delete from milestone")
                office.change(db, copies=99)
                raise DeskError("做不成。")
        except DeskError:
            pass

    @rule(later=st.integers(1, 3))
    def sleep(self, later):
        for days in range(later):
            self.ended[self.day + timedelta(days)] = look(self.workspace.db)
        self.day += timedelta(later)
        self.looked = self.looked or Lookback(self.workspace, FIRST)

    @rule()
    def the_first_day_looked_at_all_along_is_as_it_ended(self):
        if self.looked:
            assert look(self.looked.db) == self.ended[FIRST]

    @rule()
    def all_days_are_as_they_ended(self):
        for day, then in self.ended.items():
            with past(self.workspace, day) as db:
                assert look(db) == then
            with closing(Lookback(self.workspace, day)) as looked:
                assert look(looked.db) == then


TestWeeks = Weeks.TestCase
TestWeeks.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
