"""Entries, their industries, events and amounts, and what ties them together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.registers import links, listing, recognising, research, store, talents
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Entry, Event, Kind, Membership, Recognition, TalentNeed, YearAmount

DAY = date(2026, 11, 23)


def names(desk, **wanted):
    return [line.name for line in listing.entries(desk.db, DAY, EntryFilter(**wanted))]


def test_an_entry_of_several_industries_is_listed_in_each_and_counted_once(desk, enter, industry):
    enter("演示实验室", industries=("未来材料", "合成生物"))
    enter("演示中心")

    (line, _) = listing.entries(desk.db, DAY)
    counts = listing.counts(desk.db, DAY)[Kind.PLATFORM]

    assert (line.industries, line.shared) == (("未来材料", "合成生物"), True)
    assert (counts[None], counts[industry("未来材料")], counts[industry("合成生物")]) == (2, 2, 1)
    assert listing.shared(desk.db, DAY)[Kind.PLATFORM] == 1
    assert names(desk, industry_id=industry("合成生物")) == ["演示实验室"]
    assert names(desk, shared=True) == ["演示实验室"]


def test_an_industry_counts_an_entry_only_in_its_days(desk, enter, industry):
    entry_id = enter("演示实验室", industries=())
    with desk.step("归属") as db:
        store.join(
            db,
            Membership(
                entry_id=entry_id,
                industry_id=industry("低空经济"),
                valid_from=date(2026, 3, 1),
                valid_to=date(2026, 6, 30),
            ),
        )

    industries = [
        listing.entries(desk.db, day)[0].industries
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1))
    ]

    assert industries == [(), ("低空经济",), ("低空经济",), ()]


def test_two_terms_in_one_industry_do_not_overlap(desk, enter, industry):
    entry_id = enter("演示实验室", industries=("低空经济",))

    with pytest.raises(DeskError, match="已经归属"), desk.step("归属") as db:
        store.join(db, Membership(entry_id=entry_id, industry_id=industry("低空经济"), valid_from=date(2026, 1, 1)))


def test_other_industries_replace_the_open_ones_and_leave_what_has_ended(desk, enter, industry):
    entry_id = enter("演示实验室", industries=("未来材料",))
    with desk.step("改归属") as db:
        old = store.memberships(db, entry_id)[0]
        store.join(db, replace(old, valid_to=date(2026, 5, 31)))
        store.set_industries(db, entry_id, [industry("合成生物")])

    told = [(one.industry_id, one.valid_to) for one in store.memberships(desk.db, entry_id)]

    assert told == [(industry("未来材料"), date(2026, 5, 31)), (industry("合成生物"), None)]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": " "}, "名称不能为空"),
        ({"name": "长" * 201}, "201 字"),
        ({"summary": "身份证 110101199003078515"}, "不保存身份证号码"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(fields, why):
    with pytest.raises(DeskError, match=why):
        Entry(**{"kind": Kind.TALENT, "name": "王测一", "added_on": DAY, **fields})


def test_the_same_name_twice_in_a_register_is_refused_and_in_another_is_not(desk, enter):
    enter("演示新材料")

    enter("演示新材料", Kind.PRODUCT)
    with pytest.raises(DeskError, match="已有“演示新材料”"):
        enter("演示新材料")


def test_a_deleted_entry_leaves_its_name_free_and_cannot_come_back_beside_another(desk, enter):
    entry_id = enter("演示新材料")
    with desk.step("删除") as db:
        store.discard(db, entry_id, day=DAY)
    enter("演示新材料")

    assert names(desk, deleted=True) == ["演示新材料"]
    with pytest.raises(DeskError, match="已有"), desk.step("恢复") as db:
        store.bring_back(db, entry_id)


def test_an_entry_stays_in_its_register(desk, enter):
    entry_id = enter("演示新材料")

    with pytest.raises(DeskError, match="另一本名录"), desk.step("改") as db:
        store.change(db, entry_id, kind=Kind.PRODUCT)


def test_an_unknown_name_is_refused_with_the_nearest(desk, enter):
    entry_id = enter("演示膜材料实验室")

    assert store.named(desk.db, Kind.PLATFORM, "演示膜材料实验室") == entry_id
    assert store.named(desk.db, Kind.PLATFORM, str(entry_id)) == entry_id
    with pytest.raises(MissingRecordError, match="是否指“演示膜材料实验室”"):
        store.named(desk.db, Kind.PLATFORM, "演示膜材料试验室")


def test_the_last_event_up_to_the_day_is_the_stage(desk, enter):
    entry_id = enter("演示项目", Kind.PROJECT)
    with desk.step("揭榜挂帅") as db:
        for act, day in (("发榜", date(2026, 3, 1)), ("揭榜", date(2026, 5, 1)), ("签约", date(2026, 12, 1))):
            store.save_event(db, Event(entry_id=entry_id, act=act, day=day))

    stages = [listing.entries(desk.db, day)[0].stage for day in (date(2026, 2, 1), date(2026, 3, 1), DAY)]

    assert stages == ["", "发榜", "揭榜"]
    assert [one.act for one in store.events(desk.db, entry_id)] == ["签约", "揭榜", "发榜"]


def test_an_amount_is_of_a_year_and_a_measure_of_its_register(desk, enter):
    entry_id = enter("演示企业", Kind.ENTERPRISE)
    with desk.step("研发投入") as db:
        for amount in (120, 150.5):
            store.set_amount(db, YearAmount(entry_id=entry_id, year=2025, measure="研发投入", amount=amount))

    assert [(one.year, one.amount) for one in store.amounts(desk.db, entry_id)] == [(2025, 150.5)]
    with pytest.raises(DeskError, match="没有按年填写的“计划投资”"), desk.step("投资") as db:
        store.set_amount(db, YearAmount(entry_id=entry_id, year=2025, measure="计划投资", amount=1))


def test_no_research_spending_is_zero_and_not_what_was_left_out(desk, enter):
    for name, spent, traits in (
        ("演示甲公司", 0, ("规上",)),
        ("演示乙公司", None, ("规上",)),
        ("演示丙公司", 0, ()),
        ("演示丁公司", 120, ("规上", "重点企业")),
        ("演示戊公司", 130, ()),
        ("演示己公司", 90, ("重点企业",)),
    ):
        entry_id = enter(name, Kind.ENTERPRISE, traits=traits)
        with desk.step("研发投入") as db:
            if spent is not None:
                store.set_amount(db, YearAmount(entry_id=entry_id, year=2025, measure="研发投入", amount=spent))
            store.set_amount(db, YearAmount(entry_id=entry_id, year=2024, measure="研发投入", amount=100))

    told = research.research(desk.db, 2025)

    assert [one.name for one in told.without] == ["演示甲公司"]
    assert [one.name for one in told.unknown] == ["演示乙公司"]
    assert [(one.name, one.rise) for one in told.risen] == [("演示丁公司", 20.0), ("演示戊公司", 30.0)]
    assert [one.name for one in told.key] == ["演示丁公司", "演示己公司"]
    assert [one.name for one in told.key_risen] == ["演示丁公司"]
    assert told.sentence == (
        "2025年：规上企业 3 家，其中无研发投入 1 家、未填报 1 家；重点企业 2 家，其中比上年提升 1 家。"
    )


def test_links_run_both_ways_and_to_tasks(desk, enter):
    project, company = enter("演示项目", Kind.PROJECT), enter("演示企业", Kind.ENTERPRISE)
    (task_id,) = desk.db.execute("select min(id) from task").fetchone()
    with desk.step("关联") as db:
        links.link(db, company, project)
        links.link(db, project, company)
        links.tie(db, project, task_id)

    assert [one.id for one in links.links(desk.db, project, DAY)] == [company]
    assert [one.id for one in links.links(desk.db, company, DAY)] == [project]
    assert links.tasks_of(desk.db, project) == [task_id]
    assert [(one.id, one.words) for one in links.ties_of_task(desk.db, task_id, DAY)] == [(project, "XM1　演示项目")]
    assert links.ties_of_task(desk.db, task_id + 1, DAY) == []
    with desk.step("取消关联") as db:
        links.unlink(db, project, company)
    assert links.links(desk.db, company, DAY) == []
    with pytest.raises(DeskError, match="不能关联它自己"), desk.step("关联") as db:
        links.link(db, project, project)


def test_the_talent_map_sets_what_is_there_beside_what_is_wanted(desk, enter, industry):
    for name, industries, category in (
        ("王测一", ("人工智能", "智能机器人"), "个人"),
        ("李测二", ("人工智能",), "个人"),
        ("演示团队", ("人工智能",), "团队"),
    ):
        enter(name, Kind.TALENT, industries=industries, field="算法", level="青年科技人才", category=category)
    with desk.step("需求") as db:
        for wanted in (3, 5):
            need = TalentNeed(
                industry_id=industry("人工智能"), field="算法", level="青年科技人才", year=2026, wanted=wanted
            )
            talents.set_need(db, need)
        talents.set_need(db, replace(need, industry_id=industry("智能机器人"), field="控制", wanted=2))

    one = talents.talent_map(desk.db, DAY, industry_id=industry("人工智能"))
    every = talents.talent_map(desk.db, DAY)

    assert [(cell.have, cell.wanted, cell.short) for cell in one.cells] == [(2, 5, 3)]
    assert (every.fields, every.short) == (("算法", "控制"), 5)
    assert every.cell("算法", "青年科技人才").have == 2
    assert every.cell("控制", "顶尖人才").wanted is None


def test_the_list_is_narrowed_by_words_and_fields(desk, enter, recognise):
    first = enter("演示重点实验室", category="重点实验室", level="省级", holder="演示学院")
    enter("演示中试基地", category="中试基地")
    recognise(first, "2026-03-01", document="")

    assert names(desk, text="学院 重点") == ["演示重点实验室"]
    assert names(desk, category="中试基地") == ["演示中试基地"]
    assert names(desk, level="省级", kind=Kind.PLATFORM) == ["演示重点实验室"]
    assert names(desk, mark="认定") == names(desk, unproven=True) == ["演示重点实验室"]
    assert names(desk, kind=Kind.PRODUCT) == []
    assert listing.entries(desk.db, DAY)[0].standing == "认定（待核）"
    assert listing.words(desk.db, Kind.PLATFORM, "level") == ["省级"]


def test_one_undo_takes_back_an_entry_with_its_industries(desk, enter):
    enter("演示实验室", industries=("未来材料", "合成生物"))

    desk.undo()

    assert listing.entries(desk.db, DAY) == []
    assert desk.db.execute("select count(*) from entry_industry").fetchone() == (0,)


def test_the_story_of_an_entry_tells_what_was_changed(desk, enter, recognise):
    entry_id = enter("演示实验室")
    recognise(entry_id, "2026-03-01")
    with desk.step("改名称") as db:
        store.change(db, entry_id, name="演示重点实验室")

    told = [(one.subject, one.field) for one in store.story(desk.db, entry_id)]

    assert told == [("entry", ""), ("entry_industry", ""), ("recognition", ""), ("entry", "name")]


def test_a_day_before_an_entry_came_does_not_list_or_count_it_unless_its_mark_is_older(desk, enter):
    old, late = enter("演示早有企业", Kind.ENTERPRISE), enter("演示新来企业", Kind.ENTERPRISE)
    told = enter("演示补登企业", Kind.ENTERPRISE)
    eve = DAY - timedelta(days=1)
    with desk.step("登记") as db:
        for entry_id, added_on in ((old, date(2025, 3, 1)), (late, DAY), (told, DAY)):
            store.change(db, entry_id, added_on=added_on)
        recognising.recognise(db, Recognition(entry_id=told, mark="链主", recognised_on=date(2025, 6, 1)))

    def listed(day):
        return [line.id for _, line in listing.ranked(desk.db, day, kind=Kind.ENTERPRISE)]

    assert listed(DAY) == [old, late, told]
    assert listed(eve) == [old, told]
    assert [listing.counts(desk.db, day)[Kind.ENTERPRISE][None] for day in (DAY, eve)] == [3, 2]
