"""What enterprises spent in one year, taken in: who is not known and what is of another year is asked about."""

from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.registers import importing, store
from heze_desk.registers.records import Kind, YearAmount

DAY = date(2026, 11, 23)
HEADINGS = "企业名称 2025年研发投入（万元） 2026年研发投入（万元）"


@pytest.fixture
def spent(desk, enter):
    """An enterprise that spent 80 in 2025."""
    entry_id = enter("演示甲新材料有限公司", Kind.ENTERPRISE)
    with desk.step("研发投入") as db:
        store.set_amount(db, YearAmount(entry_id=entry_id, year=2025, measure="研发投入", amount=80))
    return entry_id


@pytest.fixture
def of_2026(desk):
    def propose(path, decisions=None):
        table = importing.recognise(importing.read(path), Kind.ENTERPRISE, year=2026)
        return importing.propose(desk.db, Kind.ENTERPRISE, table, day=DAY, decisions=decisions)

    return propose


def amounts(desk, entry_id):
    return {one.year: one.amount for one in store.amounts(desk.db, entry_id)}


def test_who_is_not_in_the_register_is_asked_about_and_may_be_one_like_it_a_new_one_or_none(desk, spent, file, of_2026):
    path = file(HEADINGS, ["演示新材料研究院", None, 90], ["全新企业", None, 5])

    plan = of_2026(path)

    near, strange = plan.doubts
    assert (plan.new, plan.changed) == ((), ())
    assert near.options == (f"就是 QY{spent}“演示甲新材料有限公司”", "作为新条目登记", "不导入这一行")
    assert strange.text == "企业名录里没有“全新企业”，请选定按哪一种处理。"
    assert strange.options == ("作为新条目登记", "不导入这一行")
    assert of_2026(path, {"A3": 0}).changed[0].entry_id == spent
    assert [one.title for one in of_2026(path, {"A3": 2, "A4": 0}).new] == ["全新企业"]


def test_an_amount_of_the_year_before_is_replaced_only_when_told_so(desk, spent, file, of_2026, confirm):
    path = file(HEADINGS, ["演示甲新材料有限公司", 70, 100])

    plan = of_2026(path)

    assert [one.text for one in plan.doubts] == [
        "只导入2026年的，上一年的已登记为 80，文件里是 70，请选定按哪一种处理。"
    ]
    assert [one.field for one in plan.changed[0].fields] == ["year:2026:研发投入"]
    confirm(of_2026(path, {"B3": 1}))
    assert amounts(desk, spent) == {2025: 80, 2026: 100}
    confirm(of_2026(path, {"B3": 0}))
    assert amounts(desk, spent) == {2025: 70, 2026: 100}


def test_columns_of_further_years_are_left_out_and_said(spent, file, of_2026):
    path = file("企业名称 2023年研发投入 2026年研发投入", ["演示甲新材料有限公司", 9, 100])

    plan = of_2026(path)

    assert [one.field for one in plan.changed[0].fields] == ["year:2026:研发投入"]
    assert "“2023年研发投入”（B 列）不是2026年和上一年的，没有导入。" in plan.notes


def test_a_form_of_another_year_is_refused(spent, file, of_2026):
    path = file("企业名称 2024年研发投入 2025年研发投入", ["演示甲新材料有限公司", 9, 100])

    with pytest.raises(DeskError, match="是2024年、2025年的，没有2026年的，没有导入；请改选年份"):
        of_2026(path)
