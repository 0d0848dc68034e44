"""Tasks and sections made by hand, so that what a briefing says can be counted by hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest

from heze_desk import briefing, briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.gathering import Period
from heze_desk.briefings.records import Briefing, Section
from heze_desk.policy.records import Part
from heze_desk.roster.appointing import Appointment, appoint
from heze_desk.settings.records import Settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import LightRule, ProgressEntry, Source, TaskLine, Timed
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import with_notice
from heze_desk.workdays.records import Calendar
from heze_desk.workspace.workspace import Workspace
from reports.document import Heading, Paragraph, Table
from reports.fonts import use_system_faces
from resources import FOLDER

DAY = date(2026, 11, 23)
NOTICE = read((FOLDER / "workdays" / "2026.txt").read_text("utf-8"))
RULE = LightRule(calendar=with_notice(Calendar(), NOTICE))


@dataclass
class Issuing:
    """A workspace in which briefings are drafted and issued, and what a test does to it."""

    workspace: Workspace

    @property
    def db(self):
        return self.workspace.db

    def on(self, day):
        self.workspace.today = lambda: day

    def task(self, number):
        return self.db.execute("select id from task where number = ?", [number]).fetchone()[0]

    def change(self, number, **fields):
        with self.workspace.step("修改任务") as db:
            tasks.change(db, self.task(number), **fields)

    def report(self, number, **fields):
        with self.workspace.step("登记进展") as db:
            tasks.report(db, ProgressEntry(task_id=self.task(number), **fields))

    def draft(self, since=date(2026, 10, 7), until=date(2026, 11, 6), kind=Kind.BRIEFING):
        return briefing.draft(self.workspace, Period(since=since, until=until), kind)

    def issued(self, day, **fields):
        """One drafted and issued on the day."""
        self.on(day)
        draft_id = self.draft(day - timedelta(days=7), day)
        return draft_id, briefing_issue.issue(self.workspace, draft_id, day=day, **fields).paper

    def section(self, draft_id, key):
        """The number and the section of that key."""
        found = enumerate(drafts.sections(self.db, draft_id), 1)
        return next((number, one) for number, one in found if one.key == key)

    def write(self, draft_id, key, text):
        with self.workspace.step("改写") as db:
            drafts.set_text(db, draft_id, self.section(draft_id, key)[0], text)

    def figure(self, draft_id, name):
        return next(one for one in drafts.figures(self.db, draft_id) if one.name == name)


@pytest.fixture
def issuing(policy_workspace):
    """On 6 November: a task at 80%, one done, one overdue, one soon due; 王测一 leads 智能机器人."""
    desk = Issuing(policy_workspace)
    desk.on(date(2026, 11, 6))
    basis = {"industry": "智能机器人", "basis": "演示文件", "valid_from": date(2026, 3, 2)}
    with policy_workspace.step("明确分工") as db:
        appoint(db, Appointment(**basis, leader="王测一", title="副市长"))
        appoint(db, Appointment(**basis, lead_unit="市科技局"))
    desk.change("2-5-01", deadline=date(2026, 12, 31))
    desk.report("2-5-01", day=date(2026, 11, 3), progress=80, text="演示平台建设中")
    desk.change("2-5-02", deadline=date(2026, 10, 30), problems="演示资金没有到位", next_steps="演示协调资金")
    desk.change("2-5-03", deadline=date(2026, 11, 10))
    desk.change("2-5-04", done_on=date(2026, 11, 2), progress=100)
    return desk


@pytest.fixture(autouse=True)
def shipped_faces():
    use_system_faces(False)


@pytest.fixture
def make_task():
    """A line of the ledger with the light of the day; what is not said is empty."""
    numbers = count(1)

    def make(title="报送月报", *, day=DAY, rule=RULE, **fields):
        place = next(numbers)
        timed = Timed(**{name: fields[name] for name in vars(Timed()) if name in fields})
        computed = {"light": rule.light(timed, day), "points_behind": rule.points_behind(timed, day)}
        computed |= {"due": rule.due(timed.deadline, day) if timed.deadline else None}
        blank = dict.fromkeys(("part", "section", "industry", "content", "source_ref", "person", "lead_unit"), "")
        blank |= {"problems": "", "next_steps": "", "latest": "", "lead_unit_id": None, "units": ()}
        blank |= {"source": Source.POLICY, "number": f"9-0-{place:02d}"}
        return TaskLine(**{**blank, **fields, **computed}, id=place, title=title)

    return make


@pytest.fixture
def brief():
    """A briefing of these industries, each a name with its tasks."""

    def make(*sections, rule=RULE, **tasks):
        industries = [Section(part=Part.INDUSTRY, name=name, tasks=tuple(own)) for name, own in tasks.items()]
        return Briefing(
            day=DAY,
            policy_title="演示市人民政府关于建设书香城市的意见",
            policy_number="演示府发〔2026〕3号",
            rule=rule,
            sections=(*industries, *sections),
        )

    return make


@pytest.fixture
def settings():
    return Settings(office_name="专班办公室", report_to="市领导", send_to="各责任单位", issue_to="各县")


def read_aloud(document):
    """The texts of a paper in order; a table as its rows."""
    for block in document.body:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Table():
                yield from (" ".join(row) for row in block.rows)


@pytest.fixture
def aloud():
    return lambda document: list(read_aloud(document))
