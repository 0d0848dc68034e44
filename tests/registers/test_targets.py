"""The targets of the policy, counted by hand on three days, and judged each by its own operator."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from heze_desk.home import opened
from heze_desk.registers import recognising, store, targets
from heze_desk.registers.kinds import meant_by
from heze_desk.registers.records import Entry, Kind, Membership
from heze_desk.registers.target_records import Counted, GoalEvidence, Judgement, OwnTarget, Target, judged
from heze_desk.workspace.workspace import FILE

PLATFORMS, TECHNOLOGIES, PRODUCTS, LEADERS = range(4)


def on(desk, day):
    """Proven, unproven and shared of each target on a day."""
    lines = targets.targets(desk.db, date.fromisoformat(day))
    return [(line.counted.proven, line.counted.unproven, line.counted.shared) for line in lines]


@pytest.fixture
def filled(desk, enter, recognise, industry):
    """Entries whose days are counted by hand below."""
    enter("演示平台甲", industries=("未来材料", "合成生物"))  # recognised 2026-03-01, shared
    enter("演示平台乙")  # 待核 from 2026-04-01
    enter("演示平台丙")  # recognised 2026-01-10, withdrawn 2026-06-01
    enter("演示平台丁", industries=())  # recognised 2031-01-01: too late for 2030
    enter("演示平台戊")  # never recognised
    enter("演示平台己")  # recognised 2026-02-01, deleted as a mistake
    enter("演示技术甲", Kind.TECHNOLOGY)
    enter("演示技术乙", Kind.TECHNOLOGY, level="突破")  # says so, but was never recognised
    enter("演示产品甲", Kind.PRODUCT)
    enter("演示企业甲", Kind.ENTERPRISE, industries=("未来材料",))  # 链主
    enter("演示企业乙", Kind.ENTERPRISE)  # only 领军
    ids = dict(desk.db.execute("select name, id from entry").fetchall())
    recognise(ids["演示平台甲"], "2026-03-01")
    recognise(ids["演示平台乙"], "2026-04-01", document="")
    gone = recognise(ids["演示平台丙"], "2026-01-10")
    recognise(ids["演示平台丁"], "2031-01-01")
    recognise(ids["演示平台己"], "2026-02-01")
    recognise(ids["演示技术甲"], "2026-05-01", "突破")
    recognise(ids["演示产品甲"], "2026-05-02", "标志性产品", document="")
    recognise(ids["演示企业甲"], "2026-10-01", "链主")
    recognise(ids["演示企业乙"], "2026-01-01", "领军")
    with desk.step("撤销和删除") as db:
        recognising.withdraw(db, gone, day=date(2026, 6, 1), because="演示文件")
        store.discard(db, ids["演示平台己"], day=date(2026, 11, 1))
    return desk


def test_the_targets_on_three_days_are_what_was_counted_by_hand(filled):
    assert on(filled, "2026-03-31") == [(2, 0, 1), (0, 0, 0), (0, 0, 0), (0, 0, 0)]
    assert on(filled, "2026-05-31") == [(2, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 0)]
    assert on(filled, "2026-11-23") == [(1, 1, 1), (1, 0, 0), (0, 1, 0), (1, 0, 0)]


def test_a_withdrawal_counts_from_its_day_and_what_comes_after_the_year_of_the_target_never(filled):
    assert on(filled, "2026-06-01")[PLATFORMS] == (1, 1, 1)
    assert on(filled, "2032-01-01")[PLATFORMS] == (1, 1, 1)


def test_an_entry_of_two_industries_is_one_of_all_and_stands_in_each(filled, industry):
    (platforms, *_) = targets.all_targets(filled.db)

    found = targets.counted(filled.db, platforms, date(2026, 11, 23))

    assert found == {
        None: Counted(proven=1, unproven=1, shared=1),
        industry("未来材料"): Counted(proven=1, unproven=1, shared=1),
        industry("合成生物"): Counted(proven=1, unproven=0, shared=1),
    }
    assert len(targets.counting(filled.db, platforms, date(2026, 11, 23))) == 2


def test_an_industry_counts_by_the_days_of_the_membership(filled, industry):
    (platforms, *_) = targets.all_targets(filled.db)
    (entry_id,) = filled.db.execute("select id from entry where name = '演示平台乙'").fetchone()
    with filled.step("移到另一产业") as db:
        (old,) = store.memberships(db, entry_id)
        store.join(db, replace(old, valid_to=date(2026, 8, 31)))
        store.join(db, Membership(entry_id=entry_id, industry_id=industry("人工智能"), valid_from=date(2026, 9, 1)))

    before, after = (targets.counted(filled.db, platforms, day) for day in (date(2026, 8, 31), date(2026, 9, 1)))

    assert (before[industry("未来材料")].all, industry("人工智能") in before) == (2, False)
    assert (after[industry("未来材料")].all, after[industry("人工智能")].all) == (1, 1)
    assert before[None] == after[None]


def target(value, qualifier):
    return Target(id=1, position=1, name="演示平台", value=value, unit="家", qualifier=qualifier, year=2030)


@pytest.mark.parametrize(
    ("value", "qualifier", "count", "judgement"),
    [
        (50, "以上", 49, Judgement.SHORT),
        (50, "以上", 50, Judgement.REACHED),
        (50, "以上", 80, Judgement.REACHED),
        (30, "左右", 26, Judgement.SHORT),
        (30, "左右", 27, Judgement.WITHIN),
        (30, "左右", 30, Judgement.WITHIN),
        (30, "左右", 33, Judgement.WITHIN),
        (30, "左右", 34, Judgement.BEYOND),
        (30, "", 30, Judgement.REACHED),
        (None, "一批", 0, Judgement.NONE),
        (None, "一批", 9, Judgement.NONE),
    ],
)
def test_each_operator_is_judged_by_itself(value, qualifier, count, judgement):
    assert judged(target(value, qualifier), count) is judgement


def test_the_words_of_the_policy_are_kept(filled):
    lines = targets.targets(filled.db, date(2026, 11, 23))

    assert [line.target.amount for line in lines] == ["30家左右", "50项以上", "30个以上", "一批"]
    assert [line.kind for line in lines] == [Kind.PLATFORM, Kind.TECHNOLOGY, Kind.PRODUCT, Kind.ENTERPRISE]
    assert lines[PLATFORMS].sentence == (
        "重大科技创新平台：目标30家左右，截至2026年11月23日已核实1家，另待核1家；未到期，差29家。"
    )
    assert targets.targets(filled.db, date(2030, 12, 31))[PLATFORMS].verdict == "到期未达到，差29家"
    assert lines[LEADERS].sentence == "“链主”企业：目标一批，截至2026年11月23日已核实1家。"
    assert lines[LEADERS].judgement is Judgement.NONE


def test_a_forecast_says_how_it_is_reckoned(filled):
    (platforms, *_) = targets.targets(filled.db, date(2026, 11, 23))

    assert platforms.forecast == 4  # one in 503 days, 1,499 days to go
    assert platforms.reckoning == (
        "按2025年7月8日至2026年11月23日共503天净增1家的平均速度，推算到2030年12月31日约4家；只计已核实的，仅供参考。"
    )
    assert platforms.is_behind
    assert round(platforms.time_gone, 1) == 25.1
    early, late = (targets.targets(filled.db, day)[0] for day in (date(2025, 12, 1), date(2031, 1, 1)))
    assert (early.forecast, late.forecast) == (None, None)
    assert "不满180天" in early.reckoning
    assert "已到期" in late.reckoning


def test_on_a_day_before_the_policy_nothing_is_judged_and_nothing_forecast(filled):
    for line in targets.targets(filled.db, date(2024, 1, 1)):
        assert line.verdict == "该日文件尚未印发"
        assert line.reckoning == "该日文件尚未印发，不作推算。"
        assert line.sentence.endswith("；该日文件尚未印发。")
        assert line.forecast is None
        assert not line.is_behind


@pytest.mark.parametrize(
    ("goal", "kind"),
    [
        ("重大科技创新平台", Kind.PLATFORM),
        ("重大关键技术", Kind.TECHNOLOGY),
        ("重大标志性创新产品", Kind.PRODUCT),
        ("“链主”企业", Kind.ENTERPRISE),
        ("科技企业孵化平台", Kind.PLATFORM),
        ("核心人才", Kind.TALENT),
        ("产值", None),
    ],
)
def test_a_target_is_counted_from_the_register_its_name_means(goal, kind):
    assert meant_by(goal) is kind


def test_a_target_that_no_register_counts_says_so(desk):
    with desk.step("另一政策的目标") as db:
        db.table("target").insert(
            {"position": 9, "name": "演示产值", "value": 100, "unit": "亿元", "qualifier": "以上", "year": 2030}
        )

    line = targets.targets(desk.db, date(2026, 11, 23))[-1]

    assert (line.kind, line.forecast) == (None, None)
    assert line.sentence == "演示产值：目标100亿元以上，名录中没有对应的一本，不能计数。"


def test_own_targets_stand_beside_by_year_and_industry(filled, industry):
    (platforms, *_) = targets.all_targets(filled.db)
    given = {"target_id": platforms.id, "basis": "演示文件"}
    with filled.step("自定目标") as db:
        for value in (5, 8):
            targets.set_own(db, OwnTarget(**given, year=2026, value=value))
        targets.set_own(db, OwnTarget(**given, year=2026, value=2, industry_id=industry("未来材料")))
        targets.set_own(db, OwnTarget(**given, year=2025, value=1))

    told = [
        (one.year, one.industry_id, one.value, reached)
        for one, reached in targets.targets(filled.db, date(2026, 11, 23))[0].own
    ]

    assert told == [(2025, None, 1, 0), (2026, None, 8, 1), (2026, industry("未来材料"), 2, 1)]


def test_evidence_is_offered_for_goals_alone(desk):
    year, text = targets.goals(desk.db)[0]

    offered = targets.phrases(text)

    assert year == 2030
    assert offered[0] == "初步搭建重大创新平台的成果衍生转化机制"
    assert "基本建立适宜未来产业孵育成长的创新生态体系" in offered
    assert not [one for one in offered if "2030" in one or "当前" in one or "围绕" in one]


def test_goals_in_words_have_notes_of_evidence(desk):
    year, text = targets.goals(desk.db)[-1]
    phrase = targets.phrases(text)[0]
    with desk.step("佐证") as db:
        note = GoalEvidence(year=year, goal=phrase, day=date(2026, 10, 1), text="演示佐证一。", source="演示文件")
        targets.save_evidence(db, note)
        targets.save_evidence(db, replace(note, day=date(2026, 11, 1), text="演示佐证二。"))

    assert (year, phrase) == (2035, "基本建成适宜未来产业成长的生态体系")
    assert [one.text for one in targets.evidence(desk.db, 2035)] == ["演示佐证二。", "演示佐证一。"]
    assert targets.evidence(desk.db, 2030) == []


def test_a_workspace_made_before_targets_were_counted_gets_them_when_it_is_opened(desk):
    before = targets.all_targets(desk.db)
    with desk.step("像旧版那样") as db:
        db.execute("delete from target")
    home = desk.folder
    desk.close()

    reopened = opened(home)

    try:
        assert [replace(one, id=0) for one in targets.all_targets(reopened.db)] == [
            replace(one, id=0) for one in before
        ]
        assert len(targets.targets(reopened.db, date(2026, 11, 23))) == 4
    finally:
        reopened.close()


def test_a_released_file_without_a_policy_has_no_targets_and_takes_entries(tmp_path):
    home = tmp_path / "desk"
    home.mkdir()
    shutil.copyfile(Path(__file__).parents[1] / "files" / "schema" / "001.sqlite3", home / FILE)

    workspace = opened(home)

    try:
        assert targets.targets(workspace.db, date(2026, 11, 23)) == []
        with workspace.step("新增") as db:
            store.add(db, Entry(kind=Kind.PLATFORM, name="演示平台", added_on=date(2026, 11, 23)), [1])
    finally:
        workspace.close()
