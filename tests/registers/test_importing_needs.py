"""How many people are wanted, taken in from a workbook that was filled in."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.registers import importing, talent_workbook, talents
from heze_desk.registers.importing import needs
from heze_desk.registers.importing.needs import Given
from heze_desk.registers.records import Kind, TalentNeed

DAY = date(2026, 11, 23)
HEADINGS = "产业 专业领域 年份 顶尖人才需要 高技能人才需要"


@pytest.fixture
def want(desk, industry):
    def put(field, wanted, level="顶尖人才", name="未来材料", year=2026):
        with desk.step("需求") as db:
            told = {"field": field, "level": level, "year": year, "wanted": wanted}
            talents.set_need(db, TalentNeed(industry_id=industry(name), **told))

    return put


@pytest.fixture
def proposed(desk):
    def propose(path, decisions=None, industry_id=None):
        table = needs.recognise(desk.db, importing.read(path))
        given = Given(day=DAY, year=2026, industry_id=industry_id)
        return needs.propose(desk.db, table, given=given, decisions=decisions)

    return propose


@pytest.fixture
def taken(desk):
    def take(plan, **options):
        with desk.step(plan.step_title) as db:
            return needs.apply(db, plan, **options)

    return take


def wanted(desk):
    return {(one.industry_id, one.field, one.level, one.year): one.wanted for one in talents.needs(desk.db)}


def test_numbers_filled_in_are_shown_first_and_written_in_one_step(desk, want, file, proposed, taken, industry):
    want("膜材料", 2)
    path = file(HEADINGS, ["未来材料", "膜材料", 2026, 5, None], ["未来材料产业", "碳纤维", "2027年", "3人", 10])

    plan = proposed(path)

    assert [(one.title, [(f.name, f.old, f.new) for f in one.fields]) for one in plan.changed] == [
        ("未来材料　膜材料", [("顶尖人才需要", "2", "5")])
    ]
    assert [one.title for one in plan.new] == ["未来材料　碳纤维（2027年）"]
    assert plan.sentence.startswith("新增 1 个领域，更改 1 个领域（1 处），不变 0 个领域")
    assert len(wanted(desk)) == 1

    taken(plan)

    material = industry("未来材料")
    assert wanted(desk) == {
        (material, "膜材料", "顶尖人才", 2026): 5,
        (material, "碳纤维", "顶尖人才", 2027): 3,
        (material, "碳纤维", "高技能人才", 2027): 10,
    }
    desk.undo()
    assert list(wanted(desk).values()) == [2]


def test_what_was_exported_comes_back_unchanged(desk, enter, want, industry, tmp_path, proposed):
    enter("张喆", Kind.TALENT, field="膜材料", level="顶尖人才", category="个人")
    enter("刘垚", Kind.TALENT, level="顶尖人才", category="个人")
    want("膜材料", 0)
    one = talents.talent_map(desk.db, DAY, industry_id=industry("未来材料"))
    path = talent_workbook.export([("未来材料", one)], tmp_path / "图谱.xlsx", day=DAY)

    plan = proposed(path)

    assert (plan.new, plan.changed, plan.doubts, plan.refused, plan.unchanged) == ((), (), (), (), 2)
    assert "由人才名录计得，没有导入" in plan.notes[0]


def test_a_list_with_the_level_in_a_column_is_taken_too(desk, file, proposed, taken, industry):
    path = file("领域 层次 需求人数", ["膜材料", "顶尖人才", 3], ["膜材料", "高技能", 2], ["膜材料", "", 2])

    plan = proposed(path, industry_id=industry("未来材料"), decisions={"B4": 0})

    assert [one.text for one in plan.refused] == ["没有写是哪个层次的人才，没有导入。"]
    taken(plan)
    assert {key[2]: value for key, value in wanted(desk).items()} == {"顶尖人才": 3, "高技能人才": 2}


@pytest.mark.parametrize(
    ("cell", "options"),
    [("约3人", ("3人",)), ("3-5人", ("3人", "5人")), ("5以上", ("5人",))],
)
def test_a_number_that_is_no_number_yet_is_asked_about(file, proposed, cell, options):
    path = file(HEADINGS, ["未来材料", "膜材料", 2026, cell, None])

    (doubt,) = proposed(path).doubts
    assert doubt.options == options
    assert proposed(path).new == ()
    assert proposed(path, {doubt.key: 0}).new[0].fields[0].value == int(options[0][:-1])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["未来材料", "膜材料", 2026, "若干", None], "“若干”不是人数"),
        (["未来材料", "膜材料", 2026, 2.5, None], "“2.5”不是人数"),
        (["未来材料", "膜材料", 2026, -1, None], "“-1”不是人数"),
        (["未来材料", "膜材料", "明年", 2, None], "“明年”不是年份"),
        ([None, "膜材料", 2026, 2, None], "没有写是哪个产业"),
        (["未来材料", "未填领域", 2026, 2, None], "没有写专业领域"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_cell(file, proposed, row, why):
    plan = proposed(file(HEADINGS, row))

    assert why in plan.refused[0].text
    assert plan.new == ()


def test_a_field_like_a_known_one_and_an_unknown_industry_are_asked_about(want, file, proposed):
    want("高性能膜材料", 2)

    field, industry_ = proposed(
        file(HEADINGS, ["未来材料", "高性能膜材科", 2026, 3, None], ["未来材质", "高性能膜材料", 2026, 4, None])
    ).doubts

    assert field.options == ("就是“高性能膜材料”", "是另一个领域“高性能膜材科”")
    assert industry_.options[0] == "归到未来材料"
    assert industry_.options[-1] == "都不是，不导入"


def test_of_two_numbers_for_one_cell_only_the_first_is_taken(file, proposed):
    row = ["未来材料", "膜材料", 2026]

    plan = proposed(file(HEADINGS, [*row, 2, None], [*row, 3, 4]))

    assert [one.text for one in plan.refused] == ["与第3行说的是同一格，没有导入。"]
    assert [f.value for one in plan.new for f in one.fields] == [2, 4]


def test_a_row_that_stands_twice_is_told_also_where_the_first_could_not_be_taken(file, proposed):
    row = ["未来材料", "膜材料", 2026]

    plan = proposed(file(HEADINGS, [*row, "三人", None], [*row, 8, None]))

    assert [(one.row, one.text) for one in plan.refused][1] == (4, "与第3行是同一条，没有导入。")
    assert (plan.new, plan.repeated) == ((), 1)


def test_what_changed_meanwhile_is_looked_at_again(want, file, proposed, taken):
    plan = proposed(file(HEADINGS, ["未来材料", "膜材料", 2026, 2, None]))
    want("膜材料", 1)

    with pytest.raises(DeskError, match="请重新预览"):
        taken(plan)


def test_without_an_industry_anywhere_it_is_asked_for(file, proposed):
    with pytest.raises(DeskError, match="先选定一个产业"):
        proposed(file("专业领域 顶尖人才需要", ["膜材料", 2]))


def test_a_field_that_is_another_one_stays_so_when_a_row_before_it_is_answered_likewise(want, file, proposed):
    want("高性能膜材料", 2)
    fields = ["高性能膜材科", "高性能膜材枓"]
    path = file(HEADINGS, *(["未来材料", field, 2026, 3, None] for field in fields))
    doubts = proposed(path).doubts

    plan = proposed(path, {one.key: 1 for one in doubts})

    assert [one.place[1] for one in plan.new] == fields
