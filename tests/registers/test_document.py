"""The registers and the targets as papers and workbooks."""

from datetime import date

from openpyxl import load_workbook

from heze_desk.registers import document, listing, store, target_document, targets, workbook
from heze_desk.registers.extracts import extract
from heze_desk.registers.kinds import FOUR_TRAITS
from heze_desk.registers.listing import EntryFilter
from heze_desk.registers.records import Kind, YearAmount
from heze_desk.registers.target_records import RULE, OwnTarget
from heze_desk.settings.records import Settings
from reports.document import Paragraph, Table, Title
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)


def tables(paper):
    return [block for block in paper.body if isinstance(block, Table)]


def test_a_shared_entry_stands_under_each_industry_and_counts_once(desk, enter, recognise):
    entry_id = enter("演示实验室", industries=("未来材料", "合成生物"), category="重点实验室", telephone="13800001111")
    enter("演示中试基地", industries=())
    recognise(entry_id, "2026-03-01", document="")

    lines = listing.entries(desk.db, DAY, EntryFilter(kind=Kind.PLATFORM))
    paper = document.register_list(lines, Kind.PLATFORM, DAY, Settings(demo=True))

    (table,) = tables(paper)
    assert next(block for block in paper.body if isinstance(block, Title)).note == "（截至2026年11月23日，共2家）"
    assert [row for row in table.rows if len(row) == 1] == [("未来材料（1）",), ("合成生物（1）",), ("未归产业（1）",)]
    assert [row[1] for row in table.rows if len(row) > 1] == [
        "演示实验室（共享）",
        "演示实验室（共享）",
        "演示中试基地",
    ]
    assert table.rows[1][-1] == "认定（待核），2026年3月1日"
    assert table.note == (
        "标“共享”的1家归属几个产业，在各产业下都列出，总数只计一次。“待核”指没有登记认定文件或证明材料，共1家。"
    )
    assert "13800001111" not in str(paper)
    assert paper.remark == "演示数据，不作依据"
    assert to_pdf(paper).startswith(b"%PDF")


def test_industries_stand_in_the_order_of_the_policy_whatever_is_shared(desk, enter):
    enter("演示甲", industries=("低空经济", "未来材料"))
    enter("演示乙", industries=("合成生物",))
    enter("演示丙", industries=("人工智能", "氢能与储能"))
    lines = listing.entries(desk.db, DAY, EntryFilter(kind=Kind.PLATFORM))

    paper = document.register_list(
        lines[::-1], Kind.PLATFORM, DAY, Settings(), extract=extract(desk.db, DAY, EntryFilter(kind=Kind.PLATFORM))
    )

    (table,) = tables(paper)
    groups = ["未来材料（1）", "氢能与储能（1）", "合成生物（1）", "人工智能（1）", "低空经济（1）"]
    assert [row[0] for row in table.rows if len(row) == 1] == groups


def test_a_part_of_a_register_says_what_was_asked_for_and_shows_the_one_industry(desk, enter, industry):
    enter("演示实验室", industries=("未来材料", "合成生物"), category="重点实验室")
    wanted = EntryFilter(
        kind=Kind.PLATFORM, industry_id=industry("合成生物"), text="演示 ", category="重点实验室", shared=True
    )

    paper = document.register_list(
        listing.entries(desk.db, DAY, wanted), Kind.PLATFORM, DAY, Settings(), extract=extract(desk.db, DAY, wanted)
    )

    title, table = paper.body
    told = "产业为合成生物、类别为重点实验室、含“演示”、跨产业共享"
    assert title.note == f"（截至2026年11月23日，只列{told}的，共1家）"
    assert [row[:2] for row in table.rows] == [("合成生物（1）",), ("1", "演示实验室（共享）")]
    assert table.header == ("序号", "平台名称", "类别", "认定情况")
    assert to_pdf(paper).startswith(b"%PDF")


def test_a_part_in_which_nothing_stands_says_so(desk):
    wanted = EntryFilter(kind=Kind.PLATFORM, mark="认定", unproven=True)

    paper = document.register_list([], Kind.PLATFORM, DAY, Settings(), extract=extract(desk.db, DAY, wanted))

    title, table = paper.body
    assert title.note == "（截至2026年11月23日，只列认定、待核的，共0家）"
    assert table.rows == (("没有符合条件的平台",),)
    assert to_pdf(paper).startswith(b"%PDF")


def test_projects_are_printed_with_their_traits_and_the_investment_of_the_last_year(desk, enter):
    first = enter("演示甲项目", Kind.PROJECT, level="在建", traits=("有高科技含量",), contact="李测二")
    second = enter("演示乙项目", Kind.PROJECT, level="谋划", traits=FOUR_TRAITS)
    with desk.step("分年数据") as db:
        for year, amount in ((2025, 800), (2026, 1200.5), (2027, 3000)):
            store.set_amount(db, YearAmount(entry_id=first, year=year, measure="计划投资", amount=amount))
        store.set_amount(db, YearAmount(entry_id=second, year=2025, measure="完成投资", amount=0))
    wanted = EntryFilter(kind=Kind.PROJECT)

    paper = document.register_list(
        listing.entries(desk.db, DAY, wanted), Kind.PROJECT, DAY, Settings(), extract=extract(desk.db, DAY, wanted)
    )

    (table,) = tables(paper)
    assert table.header[2:6] == ("阶段", "“四有”", "2026年\n计划投资\n（万元）", "2025年\n完成投资\n（万元）")
    assert [row[2:6] for row in table.rows if len(row) > 1] == [
        ("在建", "有高科技含量", "1200.5", ""),
        ("谋划", "四项都有", "", "0"),
    ]
    assert "李测二" not in str(paper)
    assert to_pdf(paper).startswith(b"%PDF")


def test_enterprises_are_printed_with_their_type_and_people_without_what_is_private(desk, enter):
    enter("演示材料有限公司", Kind.ENTERPRISE, traits=("规上", "重点企业"))
    enter("王测一", Kind.TALENT, level="高技能人才", telephone="13800001111")
    headers = {}
    for kind in (Kind.ENTERPRISE, Kind.TALENT):
        paper = document.register_list(listing.entries(desk.db, DAY, EntryFilter(kind=kind)), kind, DAY, Settings())
        headers[kind] = tables(paper)[0].header
        assert "13800001111" not in str(paper)

    assert headers[Kind.ENTERPRISE] == ("序号", "企业名称", "类型", "认定情况")
    assert headers[Kind.TALENT] == ("序号", "姓名或团队名称", "层次", "入库情况")


def test_the_paper_of_targets_prints_its_rule_and_how_it_forecasts(desk, enter, recognise, industry):
    recognise(enter("演示实验室", industries=("未来材料", "合成生物")), "2026-03-01")
    (platforms, *_) = targets.all_targets(desk.db)
    with desk.step("自定目标") as db:
        targets.set_own(db, OwnTarget(target_id=platforms.id, year=2026, value=3))
        targets.set_own(db, OwnTarget(target_id=platforms.id, year=2026, value=2, industry_id=industry("低空经济")))

    paper = target_document.target_list(targets.targets(desk.db, DAY), DAY, Settings())

    first, by_industry, own = tables(paper)
    assert first.rows[0] == ("重大科技创新平台", "30家左右", "1家", "0", "1", "3%", "25%", "未到期，差29家")
    assert first.rows[3] == ("“链主”企业", "一批", "0家", "0", "0", "—", "25%", "不设数值")
    assert first.note == RULE
    assert [row[:2] for row in by_industry.rows][:3] == [
        ("未来材料", "1（共享1）"),
        ("氢能与储能", "0"),
        ("合成生物", "1（共享1）"),
    ]
    assert [row[1:5] for row in own.rows] == [("全部产业", "2026年", "3", "1"), ("低空经济", "2026年", "2", "0")]
    assert "平均速度" in next(block.text for block in paper.body if isinstance(block, Paragraph))
    assert to_pdf(paper).startswith(b"%PDF")


def test_a_workbook_has_the_columns_of_its_register_and_no_telephone(desk, enter, recognise, tmp_path):
    recognise(enter("演示实验室", telephone="13800001111", contact="李测二"), "2026-03-01")
    lines = listing.entries(desk.db, DAY, EntryFilter(kind=Kind.PLATFORM))

    path = workbook.export(lines, tmp_path / "平台", kind=Kind.PLATFORM, day=DAY)

    sheet = load_workbook(path).active
    headings = [cell.value for cell in sheet[3]]
    row = dict(zip(headings, [cell.value for cell in sheet[4]], strict=True))
    assert sheet["A2"].value == "截至2026年11月23日，共 1 家。"
    assert (row["平台名称"], row["产业"], row["认定文件"], row["编号"]) == (
        "演示实验室",
        "未来材料",
        "演示文件1号",
        lines[0].id and f"PT{lines[0].id}",
    )
    assert not {"联系人", "联系电话"} & set(headings)
    assert sheet.freeze_panes == "C4"
