"""Events and ties on further sheets of a workbook, as departments send them."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.registers import importing, links, listing, store, workbook
from heze_desk.registers.records import Event, Kind

DAY = date(2026, 11, 23)
LIST = "编号 平台名称 级别"
EVENTS = "编号 平台名称 日期 事项 说明 记录号"
TIES = "编号 平台名称 关联名录 关联编号 关联名称"


@pytest.fixture
def lab(enter):
    return enter("演示重点实验室")


@pytest.fixture
def happened(desk):
    """Keep an event; returns the number it has in a workbook."""

    def happened(entry_id, day, act, text=""):
        with desk.step("登记") as db:
            event = Event(entry_id=entry_id, act=act, day=date.fromisoformat(day), text=text)
            return f"DT{store.save_event(db, event)}"

    return happened


def events(desk, entry_id):
    return sorted((str(one.day), one.act, one.text) for one in store.events(desk.db, entry_id))


def changed(plan):
    return [(one.cell, one.name, one.old, one.new) for row in plan.changed for one in row.fields]


def texts(findings):
    return [(one.cell, one.text) for one in findings]


def test_events_of_old_and_new_entries_come_in_and_go_with_one_undo(desk, lab, sheets, propose, confirm):
    path = sheets(
        平台名录=(LIST, ["", "演示中试基地", "市级"]),
        动态=(
            "平台名称 时间 事项 备注",
            ["演示中试基地", "2026.3.5", "建成", "演示"],
            ["演示重点实验室", date(2026, 4, 1), "评估"],
        ),
    )

    plan = propose(path)
    ids = confirm(plan)

    assert changed(plan) == [("动态A3", "动态", "", "2026-04-01 评估")]
    assert plan.new[0].fields[-1].new == "2026-03-05 建成：演示"
    assert events(desk, max(ids)) == [("2026-03-05", "建成", "演示")]
    assert "“动态”表：“时间”（B 列）按“日期”读取。" in plan.notes
    desk.undo()
    assert events(desk, lab) == []
    assert len(listing.entries(desk.db, DAY)) == 1


def test_a_record_number_corrects_and_a_row_that_is_missing_deletes_nothing(
    desk, lab, happened, sheets, propose, confirm
):
    number = happened(lab, "2026-03-01", "申报", "原来的")
    happened(lab, "2026-04-01", "建成")
    path = sheets(
        平台名录=(LIST, [f"PT{lab}", "演示重点实验室", ""]),
        动态=(EVENTS, [f"PT{lab}", "演示重点实验室", "2026-03-02", "", None, number.lower()]),
    )

    plan = propose(path)
    confirm(plan)

    assert changed(plan) == [("动态B2", "动态", "2026-03-01 申报：原来的", "2026-03-02 申报：原来的")]
    assert "“动态”表里没有名录已有的 1 条；没有的不会删除，照旧保留。" in plan.notes
    assert events(desk, lab) == [("2026-03-02", "申报", "原来的"), ("2026-04-01", "建成", "")]
    assert changed(propose(path)) == []


def test_without_a_number_the_same_act_on_the_same_day_is_the_same_and_other_words_are_asked(
    desk, lab, happened, sheets, propose
):
    happened(lab, "2026-03-01", "申报")
    happened(lab, "2026-04-01", "建成", "原来的")
    rows = (["演示重点实验室", "2026-03-01", "申报", "补上的"], ["演示重点实验室", "2026-04-01", "建成", "别的"])
    path = sheets(动态=("平台名称 日期 事项 说明", *rows, rows[0]))

    plan = propose(path)

    assert plan.notes[0] == "文件里没有列名录的工作表，只读取了“动态”表，按编号和名称对应已有的条目。"
    assert changed(plan) == [("动态A2", "动态", "2026-03-01 申报", "2026-03-01 申报：补上的")]
    assert [(one.key, one.options) for one in plan.doubts] == [
        ("动态C3", ("就是这一件，改为表里写的说明", "另是一件，新增", "不导入这一行"))
    ]
    assert texts(plan.refused) == [("动态A4", "与第2行是同一条，没有导入。")]
    assert [one[2:] for one in changed(propose(path, decisions={"动态C3": 1}))][1] == ("", "2026-04-01 建成：别的")


def test_what_cannot_be_taken_from_a_row_is_said_with_its_sheet_and_cell(lab, enter, sheets, propose):
    enter("演示中试基地")
    title = "演示重点实验室"
    path = sheets(
        平台名录=(LIST, [f"PT{lab}", title, ""]),
        动态=(
            f"{EVENTS} 传真",
            [None, "没有的平台", "2026-03-01", "建成"],
            [f"PT{lab}", "演示中试基地", "2026-03-01", "建成"],
            [None, "山东省演示重点实验室", "2026-03-02", "建成"],
            [None, title, "3月5日", "评估"],
            [None, title, "2026-05-32", "评估"],
            [None, title, None, "评估"],
            [None, title, "2026-05-01", "评估", "110101199003078515"],
            [None, title, "2027-05-01", "复审"],
            ["合计", "8 件", None, None, None, None, "0530"],
        ),
    )

    plan = propose(path)

    assert [(one.key, one.text.partition("，")[0]) for one in plan.doubts] == [
        ("动态B3", f"编号“PT{lab}”是“{title}”"),
        ("动态B4", "名录里没有“山东省演示重点实验室”"),
        ("动态C5", "日期写的是“3月5日”"),
        ("动态C9", "2027年5月1日还没有到"),
    ]
    assert [(cell, text[:9]) for cell, text in texts(plan.refused)] == [
        ("动态B2", "名录里没有“没有的"),
        ("动态C6", "“2026-05-"),
        ("动态B7", "没有写日期，没有导"),
        ("动态E8", "像是身份证号码，没"),
    ]
    assert [one.text for one in plan.skipped] == ["“动态”表：合计行：“合计 8 件 0530”。"]
    assert "“动态”表：“传真”（G 列）这一列不认识，没有导入。" in plan.notes


def test_names_merged_downwards_stand_for_every_row_and_blank_ones_are_asked(lab, sheets, propose, confirm, desk):
    path = sheets(
        动态=(EVENTS, [None, "演示重点实验室", "2026-03-01", "申报"], [None, None, "2026-04-01", "建成"]),
        name="合.xlsx",
    )
    blank = propose(path)
    book = load_workbook(path)
    book["动态"].merge_cells("B2:B3")
    book.save(path)

    confirm(propose(path))

    assert [(one.key, one.options) for one in blank.doubts] == [("动态C3", ("记到“演示重点实验室”", "不导入这一行"))]
    assert [one[:2] for one in events(desk, lab)] == [("2026-03-01", "申报"), ("2026-04-01", "建成")]


def test_an_entry_that_is_left_out_leaves_out_what_its_other_sheets_say(desk, lab, sheets, propose, confirm):
    path = sheets(
        平台名录=(LIST, ["", "演示中试基地", "市级"], ["", "演示孵化器", "市级"]),
        动态=("平台名称 日期 事项", ["演示中试基地", "2026-03-05", "建成"], ["演示孵化器", "2026-03-05", "建成"]),
        关联=("平台名称 关联名称", ["演示孵化器", "演示中试基地"]),
    )

    (made,) = confirm(propose(path), without={2})

    assert events(desk, made) == [("2026-03-05", "建成", "")]
    assert links.linked(desk.db, made) == []


def test_ties_go_to_numbers_and_names_of_every_register_and_to_tasks(desk, lab, enter, sheets, propose, confirm):
    firm = enter("演示企业", Kind.ENTERPRISE)
    number, title = desk.db.execute("select number, title from task limit 1").fetchone()
    path = sheets(
        平台名录=(LIST, ["", "演示中试基地", ""]),
        关联=(
            TIES,
            [f"PT{lab}", "", "企业", f"QY{firm}", ""],
            [f"PT{lab}", "", "任务", number, title],
            [f"PT{lab}", "", "", "", "演示中试基地"],
            ["", "演示中试基地", "平台", f"PT{lab}", "演示重点实验室"],
            [f"PT{lab}", "", "企业", "", "没有的企业"],
            [f"PT{lab}", "", "大楼", "", "演示"],
            [f"PT{lab}", "", "平台", f"PT{lab}", ""],
        ),
    )

    plan = propose(path)
    confirm(plan)

    made = listing.entries(desk.db, DAY, listing.EntryFilter(kind=Kind.PLATFORM, text="中试"))[0].id
    assert sorted(links.linked(desk.db, lab)) == sorted([firm, made])
    assert len(links.tasks_of(desk.db, lab)) == 1
    assert texts(plan.refused) == [
        ("关联E6", "企业名录里没有“没有的企业”，没有关联；请先登记那一条，再导入一次。"),
        ("关联C7", "没有“大楼”名录，没有导入；可用：项目、平台、企业、人才、关键技术、产品、任务。"),
        ("关联A8", "条目不能关联它自己，没有导入。"),
    ]
    assert changed(propose(path)) == []


def test_a_sheet_without_what_it_needs_is_told_and_one_that_only_sounds_alike_stays_a_list(lab, sheets, propose):
    rows = (["演示重点实验室", "2026-03-01", "演1号"],)
    told = propose(
        sheets(平台名录=(LIST, [f"PT{lab}", "演示重点实验室", "省级"]), 动态=("平台名称 经过", ["演示重点实验室", "x"]))
    )
    listed = propose(sheets(认定=("平台名称 认定日期 认定文件", *rows)))

    assert told.notes[0] == "“动态”表没有认出“日期”“事项”列，整张表没有导入。"
    assert listed.table.parts == ()
    assert [one[0] for one in changed(listed)] == ["B2", "C2"]


def test_a_further_sheet_is_known_by_its_headings_and_is_never_taken_for_the_list(desk, lab, tmp_path):
    lines, whole = listing.entries(desk.db, DAY), workbook.whole(desk.db, Kind.PLATFORM)
    path = workbook.export(lines, tmp_path / "出.xlsx", kind=Kind.PLATFORM, day=DAY, whole=whole)
    book = load_workbook(path)
    book["动态"].title = "Sheet2"
    book.save(path)

    read = importing.read(path)

    parts = [(one.table.sheet.name, str(one.sheet.part)) for one in importing.recognise(read, Kind.PLATFORM).parts]
    assert parts == [("认定", "认定"), ("归属产业", "归属产业"), ("Sheet2", "动态"), ("关联", "关联")]
    with pytest.raises(DeskError, match="随名录一起读取"):
        importing.recognise(read, Kind.PLATFORM, sheet="Sheet2")


def test_numbers_nobody_has_are_asked_about_once_and_then_only_names_count(lab, sheets, propose):
    path = sheets(
        平台名录=(LIST, ["PT801", "演示重点实验室", "省级"], ["PT802", "演示中试基地", "市级"]),
        动态=(EVENTS, ["PT802", "演示中试基地", "2026-03-05", "建成", "", "DT9"]),
    )

    asked = propose(path)
    plan = propose(path, decisions={asked.doubts[0].key: 0})

    assert [one.key for one in asked.doubts] == ["A2"]
    assert [one.text for one in asked.refused] == ["“平台名录”表里的这一条没有导入，这一行也没有导入。"]
    assert [(one.title, len(one.fields)) for one in (*plan.changed, *plan.new)] == [
        ("演示重点实验室", 1),
        ("演示中试基地", 3),
    ]
