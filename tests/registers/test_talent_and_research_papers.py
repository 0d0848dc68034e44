"""紧缺人才图谱 and 研发投入 as papers and as workbooks."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.registers import research, research_workbook, store, talent_workbook, talents
from heze_desk.registers.records import Kind, TalentNeed, YearAmount
from heze_desk.registers.research_document import research_paper
from heze_desk.registers.talent_document import talent_paper
from heze_desk.settings.records import Settings
from reports.document import Paragraph, Table, Title
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)


def of(paper, block):
    return [one for one in paper.body if isinstance(one, block)]


@pytest.fixture
def wanted(desk, enter, industry):
    """One person of a field in two industries, and five wanted in one of them."""
    enter("张喆", Kind.TALENT, field="膜材料", level="顶尖人才", category="个人", industries=("未来材料", "合成生物"))
    need = TalentNeed(industry_id=industry("未来材料"), field="膜材料", level="顶尖人才", year=2026, wanted=5)
    with desk.step("需求") as db:
        talents.set_need(db, need)
    places = {"全部产业": None, "未来材料": industry("未来材料"), "合成生物": industry("合成生物")}
    return [(name, talents.talent_map(desk.db, DAY, industry_id=one)) for name, one in places.items()]


@pytest.fixture
def spent(desk, enter):
    """Four enterprises: without any, unknown, more than before, and one that is not 规上."""
    for name, traits, amounts in (
        ("演示甲公司", ("规上",), {2025: 10, 2026: 0}),
        ("演示乙公司", ("规上",), {2025: 10}),
        ("演示丙公司", ("规上",), {2025: 100, 2026: 150.5}),
        ("演示丁公司", (), {2026: 0}),
    ):
        entry_id = enter(name, Kind.ENTERPRISE, traits=traits)
        with desk.step("研发投入") as db:
            for year, amount in amounts.items():
                store.set_amount(db, YearAmount(entry_id=entry_id, year=year, measure="研发投入", amount=amount))
    return research.research(desk.db, 2026)


def test_the_map_of_all_industries_is_printed_with_one_for_each(wanted):
    paper = talent_paper(wanted, Settings(demo=True))

    whole, material, biology = of(paper, Table)
    assert of(paper, Title)[0].note == "（全部产业，截至2026年11月23日，需要人数到2026年底）"
    assert of(paper, Paragraph)[0].text == "现有1人，到2026年底需要5人，还缺4人，涉及1个专业领域。"
    assert whole.header == ("专业领域", "顶尖人才", "合计")
    assert whole.rows == (("膜材料", "1/5　缺4", "1/5　缺4"), ("合计", "1/5　缺4", "1/5　缺4"))
    assert (material.caption, biology.caption) == ("未来材料", "合成生物")
    assert biology.rows[0] == ("膜材料", "1/—", "1/—")
    assert "团队不计" in whole.note
    assert paper.landscape
    assert to_pdf(paper).startswith(b"%PDF")


def test_the_map_of_one_industry_stands_alone(wanted):
    paper = talent_paper(wanted[1:2], Settings())

    (table,) = of(paper, Table)
    assert (table.caption, paper.remark) == ("", "")
    assert "未来材料" in of(paper, Title)[0].note


def test_the_map_as_a_workbook_leaves_blank_what_nobody_said(wanted, tmp_path):
    path = talent_workbook.export(wanted[1:], tmp_path / "图谱.xlsx", day=DAY)

    rows = list(load_workbook(path).active.iter_rows(min_row=3, values_only=True))
    assert rows[0][:5] == ("产业", "专业领域", "年份", "顶尖人才需要", "顶尖人才现有")
    assert rows[1][:5] == ("未来材料", "膜材料", 2026, 5, 1)
    assert rows[2][:5] == ("合成生物", "膜材料", 2026, None, 1)
    assert (rows[1][-1], rows[2][-1]) == (4, None)


def test_the_paper_of_research_tells_zero_from_unknown(spent):
    paper = research_paper(spent, spent.every, DAY, Settings(demo=True))

    (table,) = of(paper, Table)
    assert [row[1:2] + row[3:] for row in table.rows] == [
        ("演示甲公司", "是", "10", "0", "-100.0%", "无研发投入"),
        ("演示乙公司", "是", "10", "未填报", "—", "未填报"),
        ("演示丙公司", "是", "100", "150.5", "+50.5%", "提升"),
        ("演示丁公司", "", "未填报", "0", "—", ""),
    ]
    assert of(paper, Paragraph)[0].text == spent.sentence
    assert (
        "规上企业 3 家，其中无研发投入 1 家、未填报 1 家；没有登记重点企业，全部企业中比上年提升 1 家" in spent.sentence
    )
    assert to_pdf(paper).startswith(b"%PDF")


def test_what_was_chosen_is_said_on_the_paper_of_research(spent):
    paper = research_paper(spent, spent.without, DAY, Settings(), which="规上无投入")

    assert of(paper, Title)[0].note == "（2026年，规上无投入，共1家，截至2026年11月23日）"


def test_research_as_a_workbook_bears_the_numbers_of_the_register(spent, tmp_path):
    path = research_workbook.export(spent, spent.every, tmp_path / "研发.xlsx", day=DAY)

    rows = list(load_workbook(path).active.iter_rows(min_row=3, values_only=True))
    assert rows[0][4:6] == ("2025年研发投入（万元）", "2026年研发投入（万元）")
    assert rows[3][:6] == ("QY3", "演示丙公司", None, "是", 100, 150.5)
    assert rows[2][5] is None
