"""A matter stays tied to its entry when that becomes one with another."""

from heze_desk.notifications import store
from heze_desk.registers import duplicates
from heze_desk.registers import store as registers
from heze_desk.registers.records import Entry, Kind


def test_matters_of_an_entry_go_over_to_the_one_it_is_merged_into(policy_workspace, register, today):
    with policy_workspace.step("新增两条") as db:
        kept, gone, apart = (
            registers.add(db, Entry(kind=Kind.PROJECT, name=name, added_on=today), [])
            for name in ("演示项目", "菏泽市演示项目", "另一项目")
        )
    told, other, bare = register(entry_id=gone), register(entry_id=apart), register()

    with policy_workspace.step("合并") as db:
        duplicates.merge(db, kept, gone, day=today)

    assert [store.get(policy_workspace.db, one).entry_id for one in (told, other, bare)] == [kept, apart, None]
    policy_workspace.undo()
    assert store.get(policy_workspace.db, told).entry_id == gone
