"""A small desk to hold meetings on: three leaders, one of them transferred in July, four units and three counties."""

from dataclasses import dataclass
from datetime import date

import pytest

from heze_desk.meetings import store
from heze_desk.meetings.records import Coming, How, Meeting, MeetingKind, Person
from heze_desk.roster import leader_store, unit_store
from heze_desk.roster import store as roster
from heze_desk.roster.records import Assignment, UnitKind
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workdays import built_in
from heze_desk.workspace.workspace import Workspace

TODAY = date(2026, 7, 1)
DAY = date(2026, 7, 21)  # a Tuesday
UNITS = ("市发展改革委", "市科技局", "市财政局", "市大数据局")
COUNTIES = ("牡丹区", "曹县", "单县")


@dataclass(frozen=True)
class MeetingDesk:
    """A workspace with the ids of its units by name, and what a test does to it in steps."""

    workspace: Workspace
    units: dict[str, int]

    @property
    def db(self):
        return self.workspace.db

    def step(self, title="改动"):
        return self.workspace.step(title)

    def call(self, chair="李测二", *, chair_duty="", why="", today=TODAY, **fields):
        meeting = Meeting(**{"kind": MeetingKind.SCHEDULING, "title": "重点任务调度会", "day": DAY} | fields)
        with self.step("召开会议") as db:
            person = Person(name=chair, duty=chair_duty)
            return store.add(db, meeting, chair=person, today=today, why=why)

    def attend(self, meeting_id, name, how, unit="", duty="", **fields):
        with self.step("登记") as db:
            person = Person(name=name, unit=unit, duty=duty)
            return store.attend(db, meeting_id, Coming(person=person, how=How(how), **fields))

    def invite(self, meeting_id, day=DAY, industries=()):
        with self.step("邀请") as db:
            return store.invite(db, meeting_id, store.proposed(db, meeting_id, day, industries))

    def called(self, meeting_id):
        return [one.called for one in store.attendees(self.db, meeting_id)]

    def decide(self, meeting_id, text, lead=None, number="9-0-01", **fields):
        """A decision with one task made from it, as the secretary takes a proposal."""
        with self.step("议定") as db:
            decision_id = store.decide(db, meeting_id, text)
            lead_id = self.units[lead] if lead else None
            task_id = tasks.add(db, Task(number=number, title=text[:20], lead_unit_id=lead_id, **fields))
            store.link(db, decision_id, task_id, text)
        return decision_id, task_id


@pytest.fixture
def desk(workspace):
    """王测一 leads 低空经济 till 07-15 and 李测二 from 07-16; 赵测三 leads 未来材料; 市科技局 runs both."""
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
        for place, unit in enumerate(("市科技局", "市财政局", "各县区"), 1):
            db.table("clause_unit").insert({"clause_id": 2, "unit_id": units[unit], "position": place})
        since = date(2026, 3, 2)
        wang, li, zhao = (leader_store.add(db, name, "副市长", since=since) for name in ("王测一", "李测二", "赵测三"))
        term = {"basis": "演示〔2026〕1号"}
        roster.save(db, Assignment(industry_id=2, leader_id=wang, valid_from=since, valid_to=date(2026, 7, 15), **term))
        roster.save(db, Assignment(industry_id=2, leader_id=li, valid_from=date(2026, 7, 16), **term))
        roster.save(db, Assignment(industry_id=1, leader_id=zhao, valid_from=since, **term))
        roster.save(db, Assignment(industry_id=2, unit_id=units["市科技局"], valid_from=since, **term))
    workspace.undo_since_now()
    return MeetingDesk(workspace, units)
