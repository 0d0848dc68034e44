"""What happened to a matter is told with the names of departments and days, and without a single id."""

from datetime import date

from heze_desk.notifications import store, story


def test_a_matter_tells_how_it_was_registered_put_right_answered_and_taken_out(register, policy_workspace, today):
    one = register()
    with policy_workspace.step("改正") as db:
        store.change(db, one, today=today, due=date(2026, 10, 9), basis="演示文件1号")
    with policy_workspace.step("登记反馈") as db:
        store.answer(db, one, "演示：已核实", day=date(2026, 9, 30), today=today)
    with policy_workspace.step("删除") as db:
        store.remove(db, one, day=today)

    told = [(line.step, line.field, line.old, line.new) for line in story.story(policy_workspace.db, one)]

    assert sorted(told[:-1]) == sorted(
        [
            ("删除", "删除日期", "（空）", f"{today}"),
            ("登记反馈", "反馈内容", "（空）", "演示：已核实"),
            ("登记反馈", "收到反馈", "（空）", "2026-09-30"),
            ("改正", "依据", "（空）", "演示文件1号"),
            ("改正", "反馈时限", "2026-10-05", "2026-10-09"),
        ]
    )
    assert told[-1] == (
        "登记",
        "告知事项",
        "",
        "方向：审批告知；事项：演示项目备案；涉及企业、项目：演示企业；告知单位：市行政审批服务局；"
        "被告知单位：市市场监管局；告知日期：2026-09-21；反馈时限：2026-10-05",
    )
