"""Columns are as wide as their words ask for; words are broken only where there is no room."""

import pytest

from heze_desk.registers.column_widths import LINE, fitted

PEOPLE = ("序号", "姓名或团队名称", "类别", "层次", "所在单位", "入库情况")


def characters(found):
    """How many characters of the type stand beside one another in each column."""
    return [share * LINE[found.size] for share in found.shares]


def test_no_word_is_broken_and_no_column_is_wider_than_what_stands_in_it_while_another_lacks_room():
    mark = "核心人才库，2026年12月31日，演示办发〔2026〕12号文件"
    row = ("1", "王测一（共享）", "专业人士", "高技能人才", "演示大学", mark)

    found = fitted(PEOPLE, [("未来材料（1）",), row])

    number, name, category, level, holder, recognised = characters(found)
    assert sum(found.shares) == pytest.approx(1)
    assert found.rows == (("未来材料（1）",), row)
    assert (found.size, level > 5.6, category > 4.6) == ("五号", True, True)
    assert (number < 4, name < 11, recognised > 25) == (True, True, True)
    assert holder < recognised / 2


def test_lines_end_between_words_where_a_text_needs_several():
    row = ("1", "演示甲项目（共享）", "有高科技含量、有高层次人才、有高成长潜力", *["演示单位演示单位"] * 5)

    found = fitted(("序号", "名称", "“四有”", *"甲乙丙丁戊"), [row])

    assert found.rows[0][2] == "有高科技含量、\n有高层次人才、\n有高成长潜力"


def test_a_text_longer_than_a_line_is_not_cut_and_only_its_words_move_to_the_next_line():
    long = "组织专家到现场逐项核对关键指标和财务票据并形成书面意见"
    row = ("1", f"{long}，通过验收", *["演示单位演示单位"] * 6)

    ((_, told, *_),) = fitted(("序号", "说明", *"甲乙丙丁戊己"), [row]).rows

    assert told.replace("\n", "") == f"{long}，通过验收"
    assert told.startswith(long)


def test_many_columns_are_set_in_the_smaller_type():
    found = fitted([f"第{number}栏" for number in range(12)], [("演示单位演示单",) * 12])

    assert found.size == "小五"


def test_a_table_without_rows_is_as_wide_as_its_headings():
    found = fitted(PEOPLE, [])

    assert sum(found.shares) == pytest.approx(1)
    assert found.rows == ()
