"""Registers taken in from xlsx: looked at first, doubts asked, duplicates found, written and undone as one."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.registers import duplicates, listing, recognising, store, workbook
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind, YearAmount

DAY = date(2026, 11, 23)


def lines(desk, kind=Kind.PLATFORM):
    return listing.entries(desk.db, DAY, EntryFilter(kind=kind))


def test_a_plain_list_is_taken_in_with_industries_recognition_and_amounts(desk, file, propose, confirm):
    first = [1, "演示重点实验室", "重点实验室", "省级", "演示学院", "市科技局", "未来材料、合成生物"]
    second = [2, "演示中试基地", "中试基地", "市级", "演示企业", "市发展改革委", "人工智能"]
    path = file(
        "序号 平台名称 平台类型 级别 依托单位 主管部门 所属产业 认定时间 认定文件 2025年研发投入（万元） 联系电话",
        [*first, None, None, None, 5350000],
        [*second, "2026-03-01", "演1号", "1,200.5", "—"],
    )

    plan = propose(path)
    ids = confirm(plan)

    first, second = lines(desk)
    assert plan.sentence == "新增 2 家，更改 0 家（0 处），不变 0 家；待确认 0 处，未采用 0 处，跳过 0 行。"
    assert (first.industries, first.unit, first.telephone, first.marks) == (
        ("未来材料", "合成生物"),
        "市科技局",
        "5350000",
        (),
    )
    assert second.recognitions[0].recognised_on == date(2026, 3, 1)
    assert (second.standing, second.telephone) == ("认定", "")
    assert store.amounts(desk.db, ids[1])[0].amount == 1200.5
    desk.undo()
    assert lines(desk) == []


def test_what_a_workbook_of_ours_says_comes_back_unchanged(desk, enter, recognise, tmp_path, propose):
    entry_id = enter("演示企业", Kind.ENTERPRISE, traits=("规上",), telephone="123", contact="李测二", summary="=演示")
    gone = recognise(entry_id, "2026-01-01", "培育库")
    recognise(entry_id, "2026-03-01", "链主")
    with desk.step("退出") as db:
        recognising.withdraw(db, gone, day=date(2026, 12, 1), because="演示")
        store.set_amount(db, YearAmount(entry_id=entry_id, year=2025, measure="研发投入", amount=12.5))
    listed = lines(desk, Kind.ENTERPRISE)
    given = {"kind": Kind.ENTERPRISE, "day": DAY, "whole": workbook.whole(desk.db, Kind.ENTERPRISE)}

    path = workbook.export(listed, tmp_path / "全", private=True, **given)
    plain = workbook.export(listed, tmp_path / "公开", **given)

    plan = propose(path, Kind.ENTERPRISE)
    assert (plan.unchanged, plan.new, plan.changed, plan.doubts, plan.refused) == (1, (), (), (), ())
    fields = {one.field for one in propose(plain, Kind.ENTERPRISE).table.columns}
    assert {"contact", "telephone"} & fields == set()
    assert {"year:2025:研发投入", "mark:链主:document", "traits", "number"} <= fields


def test_a_number_decides_and_a_name_may_then_change(desk, enter, file, propose, confirm):
    entry_id = enter("演示旧名称")
    path = file(
        "编号 平台名称 级别", [f"PT{entry_id}", "演示新名称", "省级"], ["PT999", "演示其他", "省级"], [1, "演示三", ""]
    )

    plan = propose(path)
    confirm(plan)

    (row,) = plan.changed
    assert [(one.name, one.old, one.new) for one in row.fields] == [
        ("平台名称", "演示旧名称", "演示新名称"),
        ("级别", "", "省级"),
    ]
    assert [(one.key, one.text) for one in plan.doubts] == [
        ("A4", "编号在这本名录里没有，文件可能出自另一个工作区，请选定按哪一种处理。")
    ]
    assert {line.name for line in lines(desk)} == {"演示新名称", "演示三"}


def test_a_number_beside_the_name_of_another_entry_is_asked_about(enter, file, propose):
    first, second = enter("演示甲平台"), enter("演示乙中心")
    path = file("编号 平台名称 级别", [f"PT{first}", "演示乙中心", "省级"], [f"PT{second}", "演示甲平台", "市级"])

    plan = propose(path)

    assert [one.options for one in plan.doubts] == [
        (f"更新 PT{second}“演示乙中心”", "不导入这一行"),
        (f"更新 PT{first}“演示甲平台”", "不导入这一行"),
    ]
    (row,) = propose(path, decisions={plan.doubts[0].key: 0}).changed
    assert (row.entry_id, [one.name for one in row.fields]) == (second, ["级别"])


def test_blank_cells_and_missing_columns_change_nothing(desk, enter, file, propose):
    enter("演示实验室", level="省级", holder="演示学院")

    plan = propose(file("平台名称 级别", ["演示实验室", None]))

    assert (plan.unchanged, plan.changed) == (1, ())


def test_near_names_are_asked_and_the_answer_is_remembered(desk, enter, file, propose, confirm):
    old = enter("山东省演示膜材料重点实验室")
    path = file("平台名称 级别", ["演示膜材料重点实验室", "省级"])

    asked = propose(path)
    (doubt,) = asked.doubts
    assert (asked.new, asked.changed) == ((), ())
    assert doubt.text.startswith("名录里有“山东省演示膜材料重点实验室”，去掉地名和公司字样后名称相同，请选定")
    assert doubt.options == (f"更新 PT{old}“山东省演示膜材料重点实验室”", "不是同一条，作为新条目")
    assert propose(path, decisions={doubt.key: 0}).changed[0].entry_id == old

    plan = propose(path, decisions={doubt.key: 1})
    confirm(plan)

    assert len(lines(desk)) == 2
    assert duplicates.pairs(desk.db, Kind.PLATFORM) == []
    assert propose(path).unchanged == 1


def test_people_of_one_name_at_two_places_are_asked_about(desk, enter, file, propose):
    enter("王测一", Kind.TALENT, holder="演示学院")

    plan = propose(file("姓名 所在单位", ["王测一", "演示企业"], ["王测一", "演示学院"]), Kind.TALENT)

    assert [one.row for one in plan.doubts] == [3]
    assert plan.unchanged == 1


@pytest.mark.parametrize(
    ("heading", "value", "why"),
    [
        ("所属产业", "未来时装", "没有名为“未来时装”的产业"),
        ("主管单位", "演示局", "没有名为“演示局”的单位"),
        ("认定日期", "2026.13.45", "这一天不存在"),
        ("2025年研发投入", "若干", "不是数"),
        ("2025年研发投入", -5, "不能小于 0"),
        ("2025年研发投入", "1.2亿元", "研发投入写的是“1.2亿元”"),
        ("认定文件", "演示文件1号", "没有日期"),
        ("简介", "身份证110101199003078515", "身份证"),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_rest_is_taken(file, propose, heading, value, why):
    plan = propose(file(f"平台名称 级别 {heading}", ["演示平台", "省级", value]))

    assert [one.field for one in plan.new[0].fields] == ["title", "level"]
    assert why in "".join(one.text for one in (*plan.doubts, *plan.refused))


def test_a_column_of_identity_numbers_is_left_out_and_said(file, propose):
    plan = propose(file("姓名 身份证号码 专业领域", ["王测一", "110101199003078515", "算法"]), Kind.TALENT)

    assert [one.field for one in plan.new[0].fields] == ["title", "field"]
    assert "不保存身份证号码" in plan.notes[0]


def test_marks_in_words_need_a_day_and_a_day_needs_a_mark(desk, file, propose, confirm):
    path = file(
        "企业名称 称号 认定日期 文号",
        ["演示甲企业有限公司", "高新技术企业、链主", "2026-01-05", ""],
        ["明测乙材料有限公司", "链主", None, None],
        ["恒测丙装备有限公司", None, "2026-01-05", None],
        ["宏测丁能源有限公司", "独角兽", "2026-01-05", None],
    )

    plan = propose(path, Kind.ENTERPRISE)
    confirm(plan)

    assert [line.marks for line in lines(desk, Kind.ENTERPRISE)] == [("链主", "高新技术"), (), (), ()]
    assert [(one.row, one.text[:9]) for one in plan.refused] == [
        (4, "写了“链主”，没有"),
        (5, "没有写是哪一种认定"),
        (6, "认定类别里没有“独"),
    ]


def test_a_withdrawal_read_in_ends_the_recognition_and_a_later_one_begins_anew(
    desk, enter, recognise, file, propose, confirm
):
    entry_id = enter("演示平台")
    recognise(entry_id, "2025-01-01")
    confirm(propose(file("平台名称 撤销日期", ["演示平台", "2026-02-01"], name="一.xlsx")))
    confirm(propose(file("平台名称 认定日期 认定文件", ["演示平台", "2026-08-01", "演2号"], name="二.xlsx")))

    told = [(one.recognised_on, one.withdrawn_on) for one in recognising.recognitions(desk.db, entry_id)]

    assert told == [(date(2025, 1, 1), date(2026, 2, 1)), (date(2026, 8, 1), None)]
    assert recognising.recognitions(desk.db, entry_id)[0].withdrawn_because == "见“一.xlsx”第3行"


def test_a_register_that_changed_meanwhile_is_not_written(desk, enter, file, propose, confirm):
    plan = propose(file("平台名称 级别", ["演示平台", "省级"]))
    enter("演示平台")

    with pytest.raises(DeskError, match="请重新预览"):
        confirm(plan)


def test_a_file_that_is_no_register_says_which_headings_it_lacks(file, propose):
    with pytest.raises(DeskError, match="“名称”“类别”"):
        propose(file("甲 乙", [1, 2]))
    with pytest.raises(DeskError, match="没有认出“平台名称”列"):
        propose(file("级别 联系电话", ["省级", "1"]))


def test_a_technology_that_only_calls_itself_reached_is_pointed_out(file, propose):
    path = file(
        "技术名称 状态 突破日期",
        ["演示技术甲", "突破", None],
        ["演示技术乙", "突破", "2026-03-01"],
        ["演示技术丙", "攻关", None],
    )

    plan = propose(path, Kind.TECHNOLOGY)

    assert len(plan.new) == 3
    assert plan.notes == ("第3行写的是“突破”，没有日期，不计入目标；请补日期和文件，或导入后再登记。",)


def test_a_workbook_of_another_register_is_refused_by_its_numbers(file, propose):
    path = file("编号 平台名称", ["PT1", "演示实验室"], ["QY22", "演示企业"])

    with pytest.raises(DeskError, match="第4行的编号“QY22”是企业名录的，不是平台名录的"):
        propose(path)


def test_columns_nobody_knows_and_rows_without_a_name_are_told(file, propose):
    plan = propose(file("平台名称 级别 传真号码", ["演示实验室", "省级", "0530"], [None, "省级", "0531"]))

    assert "“传真号码”（C 列）这一列不认识，没有导入。" in plan.notes
    assert [(one.row, one.text) for one in plan.skipped] == [(4, "没有平台名称：“省级 0531”。")]


def test_an_unknown_industry_may_be_any_that_stands_or_none_and_is_never_taken_by_itself(file, propose):
    plan = propose(file("平台名称 所属产业", ["演示实验室", "元宇宙"]))

    (doubt,) = plan.doubts
    assert len(doubt.options) == 8
    assert doubt.options[-1] == "不列入“元宇宙”"
    assert plan.suggestions == {}


def test_a_recognition_of_a_day_to_come_is_asked_about(file, propose):
    plan = propose(file("平台名称 认定日期", ["演示实验室", "2027-05-01"]))

    assert [one.cell for one in plan.open_doubts] == ["B3"]
    assert [[one.field for one in row.fields if one.field.startswith("mark:")] for row in plan.new] == [[]]
