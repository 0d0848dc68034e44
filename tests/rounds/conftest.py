"""A small desk to hold rounds on: four units, a group of three counties, two industries and six tasks."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.rounds import store
from heze_desk.rounds.opening_records import Opening
from heze_desk.rounds.records import Filing, FilingState
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workdays import built_in
from heze_desk.workspace.workspace import Workspace

OPENED, DUE = date(2026, 11, 23), date(2026, 11, 27)  # a Monday and the Friday after it
UNITS = ("市发展改革委", "市科技局", "市财政局", "市大数据局")
COUNTIES = ("牡丹区", "曹县", "单县")


@dataclass(frozen=True)
class RoundDesk:
    """A workspace with the ids of its units by name, and what a test does to it in steps."""

    workspace: Workspace
    units: dict[str, int]

    @property
    def db(self):
        return self.workspace.db

    def open(self, **fields):
        with self.workspace.step("开始调度") as db:
            return store.open_round(db, Opening(**{"opened_on": OPENED, "due": DUE} | fields))

    def note(self, round_id, unit, state, day, **fields):
        """As the office notes it by hand."""
        at = datetime.combine(day, datetime.min.time())
        filing = Filing(round_id=round_id, unit_id=self.units[unit], state=state, day=day, at=at, **fields)
        with self.workspace.step("登记报送") as db:
            return store.file(db, filing) if state is FilingState.SENT_BACK else store.receive(db, filing)

    def states(self, round_id, day):
        return {one.unit: str(one.state) for one in store.statuses(self.db, round_id, day)}

    def step(self, title="改动"):
        return self.workspace.step(title)


def add_task(db, number, title, *, industry_id=None, lead=None, units=(), **fields):
    task = Task(number=number, title=title, industry_id=industry_id, lead_unit_id=lead, **fields)
    return tasks.add(db, task, list(units))


@pytest.fixture
def desk(workspace):
    """市科技局 leads two tasks and shares a third with the counties; 市大数据局 is asked for nothing."""
    with workspace.step("准备") as db:
        built_in.bring(db)
        units = {name: unit_store.add(db, name, kind=UnitKind.DEPARTMENT) for name in UNITS}
        units |= {name: unit_store.add(db, name, kind=UnitKind.COUNTY) for name in COUNTIES}
        units["各县区"] = unit_store.add(db, "各县区", kind=UnitKind.GROUP)
        unit_store.set_members(db, units["各县区"], [units[name] for name in COUNTIES])
        for place, name in ((1, "未来材料"), (2, "低空经济")):
            row = {"position": place, "label": f"二、{place}", "name": name, "text": "。"}
            db.table("clause").insert({"id": place, "part": "产业", **row})
            db.table("industry").insert({"id": place, "clause_id": place, "position": place, "name": name})
        science, reform, money = units["市科技局"], units["市发展改革委"], units["市财政局"]
        add_task(db, "2-1-01", "编制产业发展路线图", industry_id=1, lead=science, units=[science, reform])
        add_task(db, "2-1-02", "梳理关键技术清单", industry_id=1, lead=science)
        add_task(db, "2-1-10", "建立项目储备库", industry_id=1, lead=reform)
        add_task(db, "2-2-01", "建设低空飞行服务平台", industry_id=2, lead=reform, units=[money, science])
        add_task(db, "2-2-02", "报送应用场景清单", industry_id=2, units=[units["各县区"], science])
        add_task(db, "2-2-03", "单独的县区任务", industry_id=2, units=[units["曹县"]])
    workspace.undo_since_now()
    return RoundDesk(workspace, units)
