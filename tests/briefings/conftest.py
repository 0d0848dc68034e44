"""Tasks and sections made by hand, so that what a briefing says can be counted by hand."""

from datetime import date
from itertools import count

import pytest

from heze_desk.briefings.records import Briefing, Section
from heze_desk.policy.records import Part
from heze_desk.settings.records import Settings
from heze_desk.tasks.records import LightRule, Source, TaskLine, Timed
from heze_desk.workdays.notice import read
from heze_desk.workdays.notice_records import with_notice
from heze_desk.workdays.records import Calendar
from reports.document import Heading, Paragraph, Table
from reports.fonts import use_system_faces
from resources import FOLDER

DAY = date(2026, 11, 23)
NOTICE = read((FOLDER / "workdays" / "2026.txt").read_text("utf-8"))
RULE = LightRule(calendar=with_notice(Calendar(), NOTICE))


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
