"""What happened to projects and people stands on their papers, and what projects are tied to."""

from datetime import date

import pytest

from heze_desk.registers import document, links, listing, store
from heze_desk.registers.extracts import extract
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Event, Kind
from heze_desk.settings.records import Settings
from reports.document import Table
from reports.docx import to_docx
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)


@pytest.fixture
def happen(desk):
    def happen(entry_id, act, day, text=""):
        with desk.step(act) as db:
            store.save_event(db, Event(entry_id=entry_id, act=act, day=date.fromisoformat(day), text=text))

    return happen


@pytest.fixture
def printed(desk):
    """The tables of the paper of a register, each row by its heading."""

    def printed(kind, day=DAY, **options):
        wanted = EntryFilter(kind=kind)
        told = {"extract": extract(desk.db, day, wanted)} | options
        paper = document.register_list(listing.entries(desk.db, day, wanted), kind, day, Settings(), **told)
        assert to_pdf(paper).startswith(b"%PDF")
        assert to_docx(paper)
        tables = [block for block in paper.body if isinstance(block, Table)]
        rows = [[row for row in table.rows if len(row) == len(table.header)] for table in tables]
        return [
            [dict(zip(table.header, row, strict=True)) for row in of_it]
            for table, of_it in zip(tables, rows, strict=True)
        ]

    return printed


def test_a_project_is_printed_with_its_last_event_and_bids_with_the_days_of_their_four_steps(
    desk, enter, recognise, happen, printed
):
    bid, marked = enter("演示甲项目", Kind.PROJECT), enter("演示乙项目", Kind.PROJECT)
    other = enter("演示丙项目", Kind.PROJECT)
    recognise(marked, "2026-03-01", "揭榜挂帅项目")
    for act, day in (("发榜", "2026-01-05"), ("揭榜", "2026-02-09"), ("签约", "2026-03-02"), ("验收", "2026-12-01")):
        happen(bid, act, day)
    happen(other, "开工", "2026-05-06", "完成土建。")

    whole, steps = printed(Kind.PROJECT)

    assert [row["最近动态"] for row in whole] == ["签约，2026年3月2日", "", "开工，2026年5月6日，完成土建"]
    told = [[row[step] for step in ("项目名称", "发榜", "揭榜", "签约", "验收")] for row in steps]
    assert told == [
        ["演示甲项目", "2026年1月5日", "2026年2月9日", "2026年3月2日", "—"],
        ["演示乙项目", "—", "—", "—", "—"],
    ]


def test_a_project_is_printed_with_the_entries_and_the_tasks_it_is_tied_to(desk, enter, printed):
    project = enter("演示甲项目", Kind.PROJECT)
    enter("演示乙项目", Kind.PROJECT)
    (task_id, number), *_ = desk.db.execute("select id, number from task order by id").fetchall()
    made = (("演示技术", Kind.TECHNOLOGY), ("演示公司", Kind.ENTERPRISE), ("另一公司", Kind.ENTERPRISE))
    others = [enter(name, kind) for name, kind in made]
    with desk.step("关联") as db:
        for other in others:
            links.link(db, project, other)
        links.tie(db, project, task_id)

    whole, ties = printed(Kind.PROJECT)

    assert "关联的条目和任务" not in whole[0]
    ((name, told),) = [(row["项目名称"], row["关联的条目和任务"]) for row in ties]
    enterprises, technology, task = told.split("\n", 2)
    assert (name, enterprises, technology) == ("演示甲项目", "企业：演示公司、另一公司", "关键技术：演示技术")
    assert task.startswith(f"任务：{number} ")
    assert len(printed(Kind.PROJECT, fields=("level",))) == 1


def test_any_register_prints_its_ties_where_they_are_asked_for(desk, enter, printed):
    company, gone = enter("演示公司", Kind.ENTERPRISE), enter("演示产品", Kind.PRODUCT)
    technology = enter("演示技术", Kind.TECHNOLOGY)
    with desk.step("关联") as db:
        links.link(db, company, technology)
        links.link(db, company, gone)
        store.discard(db, gone, day=DAY)

    ((row,),) = printed(Kind.ENTERPRISE, fields=("links",))

    assert row["关联的条目和任务"] == "关键技术：演示技术"
    assert "关联的条目和任务" not in printed(Kind.ENTERPRISE)[0][0]


def test_people_are_printed_with_the_number_of_their_exchanges_and_the_last_of_them(desk, enter, happen, printed):
    person, other = enter("王测一", Kind.TALENT), enter("李测二", Kind.TALENT)
    happen(person, "交流活动", "2026-03-05", "专题报告")
    happen(person, "到岗", "2026-04-01")
    happen(person, "交流活动", "2026-06-18", "对接会")
    happen(person, "交流活动", "2026-12-24", "还没有举办")
    happen(other, "签约", "2026-10-09")

    (people,) = printed(Kind.TALENT)

    assert [row["最近动态"] for row in people] == [
        "交流活动2次，最近2026年6月18日，对接会\n到岗，2026年4月1日",
        "签约，2026年10月9日",
    ]
