"""A small desk on which leaders write: two leaders, four units with a group of counties, and five tasks."""

from dataclasses import dataclass
from datetime import date

import pytest

from heze_desk.instructions import notices, store, supervisions
from heze_desk.instructions.records import Instruction
from heze_desk.instructions.supervision_records import Colour, Supervision
from heze_desk.issuing.records import SetPaper
from heze_desk.roster import leader_store, unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Task
from heze_desk.workdays import built_in
from heze_desk.workspace.workspace import Workspace

TODAY = date(2026, 11, 23)  # a Monday
NEXT = date(2026, 12, 8)
UNITS = ("市发展改革委", "市科技局", "市财政局", "市大数据局")
COUNTIES = ("牡丹区", "曹县", "单县")


@dataclass(frozen=True)
class InstructionDesk:
    """A workspace with the ids of its leaders and units by name and its tasks by number, and acts upon it."""

    workspace: Workspace
    leaders: dict[str, int]
    units: dict[str, int]
    tasks: dict[str, int]

    @property
    def db(self):
        return self.workspace.db

    def step(self, title="改动", **options):
        return self.workspace.step(title, **options)

    def instruct(self, text="请市科技局抓紧办理。", **fields):
        fields = {"leader_id": self.leaders["王测一"], "day": TODAY, "text": text, "next_on": NEXT} | fields
        with self.step("登记批示") as db:
            return store.add(db, Instruction(**fields), today=TODAY)

    def supervise(self, *numbers, unit="市科技局", helping=(), **fields):
        fields = {"colour": Colour.YELLOW, "day": TODAY, "matter": "提出平台建设方案", "deadline": NEXT} | fields
        wanted = Supervision(lead_unit_id=self.units[unit], **fields)
        ids, helpers = [self.tasks[number] for number in numbers], [self.units[name] for name in helping]
        with self.step("督办") as db:
            return supervisions.supervise(db, wanted, task_ids=ids, unit_ids=helpers)

    def without_day(self, instruction_id):
        """As an earlier release may have kept it."""
        with self.step("早先登记") as db:
            db.execute("update instruction set next_on = null where id = ?", [instruction_id])
        return instruction_id

    def issue(self, supervision_id, **options):
        with self.step("印发督办通知单", final=True) as db:
            return notices.issue(db, supervision_id, compose=plain, **options)

    def issued(self, *numbers, **fields):
        """The id of a supervision whose notice went out."""
        supervision_id = self.supervise(*numbers, **fields)
        self.issue(supervision_id)
        return supervision_id

    def line(self, supervision_id, day=TODAY):
        return supervisions.line(self.db, supervision_id, day)


def plain(numbers):
    """A paper of little text, where it is not the paper that is tested."""
    told = f"演督〔{numbers.year}〕{numbers.number}号"
    return SetPaper(title="督办通知单", number_text=told, document="{}", content=told.encode())


@pytest.fixture
def desk(tmp_path):
    """王测一 is promoted on 2026-07-16; tasks 1 and 2 are overdue, 3 is due this week, 4 later, 5 has no deadline."""
    workspace = Workspace.create(tmp_path / "desk", today=lambda: TODAY)
    with workspace.step("准备") as db:
        built_in.bring(db)
        leaders = {"王测一": leader_store.add(db, "王测一", "副市长", since=date(2026, 3, 2))}
        leader_store.hold(db, leaders["王测一"], "常务副市长", since=date(2026, 7, 16))
        leaders["张喆"] = leader_store.add(db, "张喆", "副市长", since=date(2026, 7, 16))
        units = {name: unit_store.add(db, name, kind=UnitKind.DEPARTMENT, full_name=f"菏泽{name}") for name in UNITS}
        units |= {name: unit_store.add(db, name, kind=UnitKind.COUNTY) for name in COUNTIES}
        units["各县区"] = unit_store.add(db, "各县区", kind=UnitKind.GROUP)
        unit_store.set_members(db, units["各县区"], [units[name] for name in COUNTIES])
        made = (
            ("1-1-01", "提出平台建设方案", "市科技局", date(2026, 10, 30), ("市财政局", "市大数据局")),
            ("1-1-02", "明确资金渠道", "市财政局", date(2026, 11, 20), ()),
            ("1-1-03", "报送应用场景清单", "各县区", date(2026, 11, 25), ()),
            ("1-1-04", "建立运行月报制度", "市科技局", date(2027, 6, 30), ()),
            ("1-1-05", "引进高层次人才", None, None, ("市发展改革委",)),
        )
        ids = {
            number: tasks.add(
                db,
                Task(number=number, title=title, deadline=due, lead_unit_id=units[lead] if lead else None),
                [units[name] for name in helping],
            )
            for number, title, lead, due, helping in made
        }
    yield InstructionDesk(workspace, leaders, units, ids)
    workspace.close()
