"""The roadmap out to Excel and in again: by number, blank is no change, new days need a reason, one undo."""

from datetime import date

import openpyxl
import pytest

from heze_desk.errors import DeskError
from heze_desk.roadmap import importing, store, workbook
from heze_desk.roadmap.records import ItemKind, PlanItem
from heze_desk.roadmap.timeline import timeline
from heze_desk.tasks import store as tasks

TODAY = date(2026, 11, 23)
HEADINGS = ("编号", "产业", "类别", "名称", "开始", "结束", "完成日期", "依据", "理由")


@pytest.fixture
def book(tmp_path):
    def written(*rows):
        made = openpyxl.Workbook()
        for row in (HEADINGS, *rows):
            made.active.append(row)
        made.save(tmp_path / "路线图.xlsx")
        return importing.recognise(importing.read(tmp_path / "路线图.xlsx"))

    return written


def propose(office, table, **more):
    return importing.propose(office.workspace.db, table, day=TODAY, **more)


def test_what_was_exported_comes_in_again_without_a_change(planned_office, tmp_path):
    db = planned_office.workspace.db
    path = workbook.export(timeline(db, TODAY), workbook.behind(db), tmp_path / "出.xlsx")

    plan = propose(planned_office, importing.recognise(importing.read(path)))

    assert (plan.new, plan.changed, plan.unchanged, plan.refused) == ((), (), 3, ())
    assert [one.text[:4] for one in plan.skipped] == ["任务不在"] * 2


def test_rows_come_and_change_in_one_step(planned_office, book):
    table = book(
        (2, "未来材料", "阶段", "演示推广", date(2026, 12, 15), date(2028, 1, 31), None, None, "演示：设备未到"),
        (None, "氢能与储能", None, "演示攻关", date(2026, 1, 1), "2026年12月31日", None, "演示1号", None),
        (None, "氢能与储能产业", "节点", "演示投产", date(2029, 6, 30), None, None, None, None),
    )
    plan = propose(planned_office, table)
    assert plan.sentence.startswith("新增 2 项，更改 1 项（3 处），不变 0 项")

    with planned_office.workspace.step(plan.step_title) as db:
        assert importing.apply(db, plan) == (2, 4, 5)

    changed, point = store.get(db, 2), store.get(db, 5)
    assert (changed.title, changed.finish) == ("演示推广", date(2028, 1, 31))
    assert store.moves(db, 2)[0].reason == "演示：设备未到"
    assert (point.kind, point.industry_id, store.get(db, 4).basis) == (ItemKind.MILESTONE, 2, "演示1号")
    planned_office.workspace.undo()
    assert (store.get(db, 2).title, len(store.items(db))) == ("演示示范", 3)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((2, None, None, None, date(2026, 12, 20), None, None, None, None), "没有写理由"),
        ((9, None, None, "演示", None, None, None, None, None), "没有编号为“9”"),
        ((1, "氢能与储能", None, None, None, None, None, None, None), "产业不能这样改"),
        ((1, None, None, None, None, None, date(2027, 1, 1), None, None), "完成日期晚于今天"),
        ((None, "未来材料", "阶段", "演示新", date(2027, 1, 1), None, None, None, None), "阶段没有结束日期"),
        ((None, None, None, "演示新", date(2027, 1, 1), None, None, None, None), "没有产业"),
        ((None, "未来材料", "季度", "演示新", date(2027, 1, 1), None, None, None, None), "不是阶段也不是节点"),
        ((2, None, None, None, date(2028, 12, 20), None, None, None, "演示"), "不能早于开始日期"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_cell(planned_office, book, row, why):
    plan = propose(planned_office, book(row))

    assert why in plan.refused[0].text
    assert plan.changed == ()


def test_the_same_name_is_asked_about_and_never_taken_silently(planned_office, book):
    table = book((None, "未来材料", "阶段", "演示攻关", date(2027, 1, 1), date(2027, 6, 30), None, None, "演示"))
    plan = propose(planned_office, table)
    (doubt,) = plan.open_doubts
    assert (plan.new, plan.changed) == ((), ())

    known = propose(planned_office, table, decisions={doubt.key: 0})
    another = propose(planned_office, table, decisions={doubt.key: 1})

    assert [one.entry_id for one in known.changed] == [1]
    assert len(another.new) == 1


def test_an_item_twice_and_a_roadmap_changed_meanwhile_are_refused(planned_office, book):
    plan = propose(planned_office, book(*[(1, None, None, "演示改名", *[None] * 5)] * 2))
    assert (plan.repeated, len(plan.changed)) == (1, 1)

    with planned_office.workspace.step("改名") as db:
        store.change(db, 1, title="别的名称")
    with pytest.raises(DeskError, match="请重新预览"), planned_office.workspace.step("导入") as db:
        importing.apply(db, plan)


WAITING = ("编号", "产业", "类别", "名称", "开始", "结束", "要等")


@pytest.fixture
def waiting(tmp_path):
    """A sheet that says what waits for what."""

    def written(*rows):
        made = openpyxl.Workbook()
        for row in (WAITING, *rows):
            made.active.append(row)
        made.save(tmp_path / "先后.xlsx")
        return importing.recognise(importing.read(tmp_path / "先后.xlsx"))

    return written


def befores(office, key):
    return [one.before for one in store.dependencies(office.workspace.db) if one.after == key]


def test_what_waits_comes_in_changes_and_goes_with_one_undo(planned_office, waiting, item, task):
    number = tasks.get(planned_office.workspace.db, 1).number
    with planned_office.workspace.step("先后") as db:
        store.wait(db, item(1), item(2))
        store.wait(db, item(2), item(3))
    plan = propose(
        planned_office,
        waiting(
            (2, None, None, "演示示范", None, None, f"任务{number}、演示攻关"),
            (3, None, None, "演示建成", None, None, "无"),
            (None, "未来材料", "阶段", "演示甲", date(2027, 1, 1), date(2027, 2, 1), "演示乙"),
            (None, "未来材料", "阶段", "演示乙", date(2026, 1, 1), date(2026, 2, 1), "演示攻关"),
        ),
    )
    assert (plan.refused, plan.doubts) == ((), ())
    assert plan.sentence.startswith("新增 2 项，更改 2 项（2 处），不变 0 项")
    assert [(one.fields[-1].old, one.fields[-1].new) for one in plan.changed] == [
        (
            "未来材料“演示攻关”（编号1）",
            f"任务{number}“{tasks.get(planned_office.workspace.db, 1).title}”、未来材料“演示攻关”（编号1）",
        ),
        ("未来材料“演示示范”（编号2）", "无"),
    ]

    with planned_office.workspace.step(plan.step_title) as db:
        importing.apply(db, plan)

    assert sorted(befores(planned_office, item(2))) == sorted([item(1), task(1)])
    assert befores(planned_office, item(3)) == []
    assert (befores(planned_office, item(4)), befores(planned_office, item(5))) == ([item(5)], [item(1)])
    planned_office.workspace.undo()
    assert befores(planned_office, item(3)) == [item(2)]


def test_a_name_in_doubt_is_asked_about_and_one_that_is_double_goes_out_with_its_number(
    planned_office, waiting, item, tmp_path
):
    with planned_office.workspace.step("同名") as db:
        store.add(db, PlanItem(industry_id=2, title="演示攻关", start=TODAY, finish=TODAY))
        store.wait(db, item(4), item(2))
    table = waiting((3, None, None, "演示建成", None, None, "演示攻关、演示示犯"))
    double, strange = propose(planned_office, table).open_doubts
    assert double.options == ("要等未来材料“演示攻关”（编号1）", "要等氢能与储能“演示攻关”（编号4）", "不等“演示攻关”")
    assert strange.options[0] == "要等未来材料“演示示范”（编号2）"

    plan = propose(planned_office, table, decisions={double.key: 1, strange.key: 0})
    with planned_office.workspace.step(plan.step_title) as db:
        importing.apply(db, plan)

    assert befores(planned_office, item(3)) == [item(4), item(2)]
    db = planned_office.workspace.db
    path = workbook.export(timeline(db, TODAY), workbook.behind(db), tmp_path / "出.xlsx")
    cells = {row[3]: row[9] for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True) if row[9]}
    assert cells["演示建成"] == "演示攻关（氢能与储能 编号4）、演示示范"
    again = propose(planned_office, importing.recognise(importing.read(path)))
    assert (again.changed, again.unchanged, again.open_doubts, again.refused) == ((), 4, (), ())


def test_a_circle_in_the_sheet_is_refused_with_its_way(planned_office, waiting):
    plan = propose(
        planned_office,
        waiting(
            (1, None, None, "演示攻关", None, None, "演示示范"),
            (2, None, None, "演示示范", None, None, "演示攻关"),
            (3, None, None, "演示建成", None, None, "编号3"),
        ),
    )

    assert [one.entry_id for one in plan.changed] == [1]
    assert [one.cell for one in plan.refused] == ["G3", "G4"]
    assert "编号1）→未来材料“演示示范”（编号2）→" in plan.refused[0].text
