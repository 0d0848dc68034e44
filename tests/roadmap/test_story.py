"""What happened to a phase is told with days, names and reasons, and without a single id."""

from datetime import date

from heze_desk.roadmap import store, story
from heze_desk.roadmap.records import PlanItem
from heze_desk.tasks import store as tasks


def told(workspace, item_id):
    return [(one.step, one.field, one.old, one.new) for one in story.story(workspace.db, item_id)]


def test_a_phase_tells_how_it_came_was_moved_and_was_done(planned_office, item, task):
    workspace = planned_office.workspace
    with workspace.step("移动") as db:
        store.move(db, 2, date(2026, 12, 15), date(2027, 12, 31), day=date(2026, 11, 23), reason="演示：设备晚到")
    with workspace.step("先后") as db:
        store.wait(db, item(1), item(2))
        store.wait(db, item(2), task(1))
    with workspace.step("改名") as db:
        store.change(db, 2, title="演示示范推广", basis="演示文件1号")
    title = tasks.get(workspace.db, 1).title

    assert told(workspace, 2) == [
        ("改名", "依据", "（空）", "演示文件1号"),
        ("改名", "名称", "演示示范", "演示示范推广"),
        ("先后", "先后顺序", "", f"“{title}”要等它完成"),
        ("先后", "先后顺序", "", "要等“演示攻关”完成"),
        (
            "移动",
            "移动",
            "",
            "2026年11月23日：由2026年12月1日至2027年12月31日改为2026年12月15日至2027年12月31日，理由：演示：设备晚到",
        ),
        (
            "演示",
            "阶段和节点",
            "",
            "产业：未来材料；类别：阶段；名称：演示示范；开始：2026-12-01；结束：2027-12-31",
        ),
    ]


def test_a_phase_of_another_industry_is_named_with_it(planned_office, item):
    workspace = planned_office.workspace
    with workspace.step("先后") as db:
        other = store.add(
            db, PlanItem(industry_id=2, title="演示攻关", start=date(2027, 1, 1), finish=date(2027, 6, 30))
        )
        store.wait(db, item(1), item(other))

    assert told(workspace, 1)[0] == ("先后", "先后顺序", "", "氢能与储能的“演示攻关”要等它完成")


def test_a_move_taken_back_is_told_as_gone(planned_office):
    workspace = planned_office.workspace
    with workspace.step("移动") as db:
        store.move(db, 3, date(2028, 7, 1), date(2028, 7, 1), day=date(2026, 11, 23), reason="演示")
    workspace.undo()

    (_step, field, old, new), *_before = told(workspace, 3)

    assert (field, new) == ("移动", "")
    assert "改为2028年7月1日" in old
