"""Names that may mean the same are asked about, and the answer is kept."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.registers import duplicates, links, listing, recognising, store
from heze_desk.registers.likeness import Names, core, near_among, pairs_within
from heze_desk.registers.records import Event, Kind, YearAmount

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        ("山东明测新材料有限公司", "菏泽市明测新材料股份有限公司", 0),
        ("明测新材料（菏泽）有限公司", "明测新材料", 0),
        ("菏泽市膜材料重点实验室", "膜材料重点实验室", 0),
        ("山东省演示膜材料工程研究中心", "演示膜材料工程研究中心", 0),
        ("明测新材料有限公司", "明侧新材料有限公司", 1),
        ("明测新材料有限公司", "明新测材料有限公司", 1),
        ("演示可降解高分子材料技术创新中心", "演示可降解高分子技术创新中心", 2),
        ("明测ABC有限公司", "明测ａｂｃ公司", 0),
        ("演示第一中试基地", "演示第二中试基地", None),
        ("演示实验室甲", "演示实验室乙", None),
        ("演示1号生产线", "演示2号生产线", None),
        ("明测材料", "明德科技", None),
        ("赵一", "赵二", None),
        ("山东公司", "菏泽公司", None),
    ],
)
def test_names_are_alike_without_place_and_form_or_but_for_a_character_in_five(one, other, changes):
    near = Names([(1, one)]).near(other)

    assert [found.changes for found in near] == ([] if changes is None else [changes])


def test_of_a_name_that_is_only_place_and_form_nothing_is_left_out():
    assert core("山东公司") == "山东公司"


def test_pairs_are_asked_once_and_never_again_when_told_apart(desk, enter):
    first, second = enter("山东明测新材料有限公司", Kind.ENTERPRISE), enter("明测新材料有限公司", Kind.ENTERPRISE)
    enter("明测新材料", Kind.PRODUCT)

    (pair,) = duplicates.pairs(desk.db, Kind.ENTERPRISE)
    with desk.step("不是同一家") as db:
        duplicates.tell_apart(db, second, first)

    assert (pair.first, pair.other, pair.why) == (first, second, "去掉地名和公司字样后名称相同")
    assert duplicates.pairs(desk.db, Kind.ENTERPRISE) == []
    desk.undo()
    assert duplicates.pairs(desk.db, Kind.ENTERPRISE) == [pair]


def test_two_people_may_bear_one_name_at_two_places_of_work(desk, enter):
    enter("王测一", Kind.TALENT, holder="演示学院")
    enter("王测一", Kind.TALENT, holder="演示企业")

    assert len(duplicates.pairs(desk.db, Kind.TALENT)) == 1
    with pytest.raises(DeskError, match="已有“王测一”"):
        enter("王测一", Kind.TALENT, holder="演示学院")


def test_a_name_is_asked_about_before_it_is_added(desk, enter):
    entry_id = enter("演示膜材料重点实验室")

    assert [one.id for one in duplicates.like(desk.db, Kind.PLATFORM, "菏泽市演示膜材料重点试验室")] == [entry_id]
    assert duplicates.like(desk.db, Kind.PLATFORM, "演示膜材料重点实验室", but=entry_id) == []


def test_two_entries_become_one_and_what_only_one_had_is_kept(desk, enter, recognise, industry):
    kept = enter("山东明测新材料有限公司", Kind.ENTERPRISE, holder="演示园区", traits=("规上",))
    gone = enter(
        "明测新材料有限公司",
        Kind.ENTERPRISE,
        industries=("未来材料", "合成生物"),
        holder="另一园区",
        contact="李测二",
        traits=("重点企业",),
    )
    technology = enter("演示技术", Kind.TECHNOLOGY)
    recognise(kept, "2026-01-01", "链主")
    recognise(gone, "2026-02-01", "链主")
    recognise(gone, "2026-03-01", "高新技术")
    with desk.step("另一条的内容") as db:
        for entry_id, amount in ((kept, 10), (gone, 20)):
            store.set_amount(db, YearAmount(entry_id=entry_id, year=2025, measure="研发投入", amount=amount))
        store.set_amount(db, YearAmount(entry_id=gone, year=2024, measure="研发投入", amount=5))
        store.save_event(db, Event(entry_id=gone, act="走访", day=date(2026, 4, 1)))
        links.link(db, gone, technology)

    with desk.step("合并") as db:
        duplicates.merge(db, kept, gone, day=DAY)

    (line,) = listing.entries(desk.db, DAY, listing.EntryFilter(kind=Kind.ENTERPRISE))
    assert (line.id, line.holder, line.contact, line.traits) == (kept, "演示园区", "李测二", ("规上", "重点企业"))
    assert (line.industries, line.marks, line.stage) == (("未来材料", "合成生物"), ("链主", "高新技术"), "走访")
    assert line.recognised_on == date(2026, 1, 1)
    assert [(one.year, one.amount) for one in store.amounts(desk.db, kept)] == [(2024, 5), (2025, 10)]
    assert [one.id for one in links.links(desk.db, kept, DAY)] == [technology]
    assert [one.mark for one in recognising.recognitions(desk.db, gone)] == ["链主"]
    desk.undo()
    assert len(listing.entries(desk.db, DAY, listing.EntryFilter(kind=Kind.ENTERPRISE))) == 2


def test_entries_of_two_registers_do_not_become_one(desk, enter):
    one, other = enter("演示新材料"), enter("演示新材料", Kind.PRODUCT)

    with pytest.raises(DeskError, match="同一本名录"), desk.step("合并") as db:
        duplicates.merge(db, one, other, day=DAY)


def test_thousands_of_names_that_only_number_things_are_passed_over_as_one():
    names = [(number, f"演示企业第{number:05d}号") for number in range(6000)]

    assert list(pairs_within(names)) == []
    ((_, same),) = pairs_within([*names, (6000, "演示企业第00010号有限公司")])
    assert same.id == 10


KNOWN = ["山东明测新材料有限公司", "ABC新材料", "甲乙", "明测", "恒测装备", "明测新材", "测明新材料", "甲"]
ASKED = [*KNOWN, "明测新财料公司", "ＡＢＣ新材料", "abc新材料", "材新料测明", "无关的名称"]


@pytest.mark.parametrize("name", ASKED)
def test_one_name_is_looked_up_as_in_the_whole_index(name):
    names = list(enumerate(KNOWN))

    assert near_among(names, name) == Names(names).near(name)
