"""Terms in industries and recognitions on further sheets, beside what the first sheet says of the same."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.registers import listing, recognising, store, workbook
from heze_desk.registers.records import Event, Kind, Membership

DAY = date(2026, 11, 23)
LIST = "编号 平台名称 产业 认定日期 认定文件"
TERMS = "编号 平台名称 产业 归属自 归属至 记录号"
MARKS = "编号 平台名称 认定类别 认定日期 认定文件 撤销日期 撤销原因 记录号"
NAME = "演示重点实验室"


@pytest.fixture
def lab(enter):
    return enter(NAME)


@pytest.fixture
def terms(desk, industry):
    names = dict(desk.db.execute("select id, name from industry").fetchall())

    def terms(entry_id):
        found = store.memberships(desk.db, entry_id)
        return [(names[one.industry_id], str(one.valid_from), str(one.valid_to)) for one in found]

    return terms


def marks(desk, entry_id):
    found = recognising.recognitions(desk.db, entry_id)
    return [(str(one.recognised_on), one.document, str(one.withdrawn_on), one.withdrawn_because) for one in found]


def changed(plan):
    return [(one.name, one.old, one.new) for row in plan.changed for one in row.fields]


def whys(plan):
    return [(one.cell, one.text) for one in plan.refused]


def test_a_term_ends_and_another_begins_though_the_first_sheet_still_says_the_old(lab, terms, sheets, propose, confirm):
    path = sheets(
        平台名录=(LIST, [f"PT{lab}", NAME, "未来材料"]),
        归属产业=(TERMS, ["", NAME, "未来材料", "", "2026-06-30"], ["", NAME, "低空经济产业", "2026-07-01"]),
    )

    plan = propose(path)
    confirm(plan)

    assert changed(plan) == [
        ("归属产业", "未来材料（不限起止）", "未来材料（至 2026-06-30）"),
        ("归属产业", "", "低空经济（2026-07-01 起）"),
    ]
    assert terms(lab) == [("未来材料", "None", "2026-06-30"), ("低空经济", "2026-07-01", "None")]
    again = propose(path)
    assert changed(again) == []
    assert f"{NAME}的“产业”一列与“归属产业”表不一致，按“归属产业”表；不再归属的请在那里填“归属至”。" in again.notes


def test_terms_that_move_past_each_other_and_one_made_endless_are_written(
    desk, lab, industry, terms, sheets, propose, confirm
):
    first = store.memberships(desk.db, lab)[0]
    with desk.step("登记") as db:
        store.join(db, Membership(**{**vars(first), "valid_to": date(2025, 12, 31)}))
        told = {"entry_id": lab, "industry_id": first.industry_id, "valid_from": date(2026, 1, 1)}
        second = store.join(db, Membership(**told, valid_to=date(2026, 12, 31)))
    rows = (["", NAME, "", "", "2026-03-31", f"GS{first.id}"], ["", NAME, "", "2026-04-01", "不限", f"GS{second}"])

    confirm(propose(sheets(归属产业=(TERMS, *rows))))

    assert terms(lab) == [("未来材料", "None", "2026-03-31"), ("未来材料", "2026-04-01", "None")]


def test_terms_that_cannot_be_are_refused_and_a_month_is_asked(lab, sheets, propose):
    rows = (
        ["", NAME, "低空经济", "2026-07-01", "2026-06-01"],
        ["", NAME, "合成生物", "2026-01-01", "2026-06-01"],
        ["", NAME, "合成生物", "2026-05-01", ""],
        ["", NAME, "人工智能", "2026年7月", ""],
        ["", NAME, "元宇宙", "", ""],
    )

    plan = propose(sheets(归属产业=(TERMS, *rows)))

    assert whys(plan) == [
        ("归属产业B2", "归属产业的终止日期不能早于起始日期。没有导入。"),
        ("归属产业B3", "“合成生物”有两段起止重叠，没有导入；请核对起止日期。"),
        ("归属产业B4", "“合成生物”有两段起止重叠，没有导入；请核对起止日期。"),
    ]
    assert [(one.key, one.options[0]) for one in plan.doubts] == [
        ("归属产业D5", "2026-07-01"),
        ("归属产业C6", "归到未来材料"),
    ]
    assert plan.changed == ()


def test_a_new_entry_has_the_terms_of_its_sheet_and_the_industries_without_any(desk, terms, sheets, propose, confirm):
    path = sheets(
        平台名录=(LIST, ["", NAME, "未来材料、低空经济"]), 归属产业=(TERMS, ["", NAME, "未来材料", "2026-07-01", ""])
    )

    (made,) = confirm(propose(path))

    assert terms(made) == [("未来材料", "2026-07-01", "None"), ("低空经济", "None", "None")]


def test_a_recognition_withdrawn_is_told_once_though_two_sheets_tell_the_other(desk, sheets, propose, confirm):
    path = sheets(
        平台名录=(LIST, ["", NAME, "", "2026-03-01", "演2号"]),
        认定=(
            MARKS,
            ["", NAME, "认定", "2024-03-01", "演1号", "2025-03-01", "评估不合格"],
            ["", NAME, "", "2026.3.1", "", ""],
        ),
    )

    (made,) = confirm(propose(path))

    assert marks(desk, made) == [
        ("2024-03-01", "演1号", "2025-03-01", "评估不合格"),
        ("2026-03-01", "演2号", "None", ""),
    ]


def test_a_withdrawal_needs_a_day_and_without_a_reason_names_its_place(desk, lab, recognise, sheets, propose, confirm):
    recognise(lab, "2026-03-01")
    told = "见“全.xlsx”的“认定”表第2行"

    no_day = propose(sheets(认定=(MARKS, ["", NAME, "", "2026-03-01", "", "", "演示原因"]), 名录=("平台名称 级别",)))
    too_early = propose(sheets(认定=(MARKS, ["", NAME, "", "2026-03-01", "", "2026-01-01", ""])))
    confirm(propose(sheets(认定=(MARKS, ["", NAME, "", "", "", "2026-10-01", ""]))))

    assert whys(no_day) == [("认定G2", "写了原因，没有写日期，没有导入。")]
    assert whys(too_early) == [("认定F2", "撤销日期 2026-01-01 早于 2026-03-01，没有导入。")]
    assert marks(desk, lab) == [("2026-03-01", "演示文件1号", "2026-10-01", told)]


def test_another_day_of_what_stands_is_asked_and_two_at_a_time_are_refused(lab, recognise, sheets, propose):
    recognise(lab, "2026-03-01")
    other_day = sheets(认定=(MARKS, ["", NAME, "认定", "2026-04-01", "", "", ""]))

    (doubt,) = propose(other_day).doubts
    twice = propose(sheets("二.xlsx", 认定=(MARKS, ["", NAME, "", "2026-03-01"], ["", NAME, "", "2026-05-01"])))

    assert doubt.options == ("把原来的 2026-03-01 改为 2026-04-01", "不导入这一行")
    assert changed(propose(other_day, decisions={doubt.key: 0}))[0][2] == "认定 2026-04-01，演示文件1号"
    assert whys(twice) == [("认定B3", "认定有两次认定的日期重叠，没有导入；请核对日期，或先填写前一次的撤销日期。")]


def test_what_two_sheets_change_differently_is_refused_and_an_unchanged_row_undoes_nothing(
    desk, lab, recognise, tmp_path, propose
):
    recognise(lab, "2026-03-01")
    lines, whole = listing.entries(desk.db, DAY), workbook.whole(desk.db, Kind.PLATFORM)
    path = workbook.export(lines, tmp_path / "出.xlsx", kind=Kind.PLATFORM, day=DAY, whole=whole)
    book = load_workbook(path)
    first, second = book["平台名录"], book["认定"]
    place = [cell.value for cell in first[3]].index("认定文件") + 1
    first.cell(4, place).value = "演3号"
    book.save(path)
    only_first = propose(path)
    second["E4"].value = "演4号"
    book.save(path)

    both = propose(path)

    assert changed(only_first) == [("认定文件", "演示文件1号", "演3号")]
    assert changed(both) == changed(only_first)
    assert whys(both) == [("认定E4", "认定文件与“平台名录”表里写的不同，没有导入；请只改一处，或两处改成一样。")]


def test_a_term_in_an_industry_that_ended_is_history_and_asks_nothing(desk, lab, industry, tmp_path, propose, sheets):
    ended, other = industry("低空经济"), industry("合成生物")
    with desk.step("登记") as db:
        told = {"entry_id": lab, "valid_from": date(2025, 1, 1), "valid_to": date(2025, 12, 31)}
        store.join(db, Membership(**told, industry_id=ended))
        for industry_id in (ended, other):
            db.execute("update industry set valid_to = '2026-06-30' where id = ?", [industry_id])
    lines, whole = listing.entries(desk.db, DAY), workbook.whole(desk.db, Kind.PLATFORM)
    path = workbook.export(lines, tmp_path / "出.xlsx", kind=Kind.PLATFORM, day=DAY, whole=whole)
    rows = (["", NAME, "合成生物", "2026-01-01", "2026-06-30"], ["", NAME, "合成生物", "2026-07-02", ""])

    plan, new = propose(path), propose(sheets(归属产业=(TERMS, *rows)))

    assert (changed(plan), plan.doubts, plan.refused) == ([], (), ())
    assert [one[2] for one in changed(new)] == ["合成生物（2026-01-01 起 至 2026-06-30）"]
    assert [one.key for one in new.doubts] == ["归属产业C3"]


def test_a_workbook_read_in_twice_or_late_turns_nothing_back(desk, lab, recognise, tmp_path, propose, confirm):
    recognise(lab, "2026-03-01")
    lines, whole = listing.entries(desk.db, DAY), workbook.whole(desk.db, Kind.PLATFORM)
    path = workbook.export(lines, tmp_path / "出.xlsx", kind=Kind.PLATFORM, day=DAY, whole=whole)
    book = load_workbook(path)
    book["认定"]["D4"].value = "2026-04-01"
    book["归属产业"]["C4"].value = "合成生物"
    book.save(path)

    confirm(propose(path))
    again = propose(path)
    with desk.step("登记") as db:
        recognising.correct(db, recognising.recognitions(db, lab)[0].id, document="演5号")
    late = propose(path)

    assert (changed(again), again.notes) == ([], ("名录现有 1 条。",))
    assert changed(late) == [("认定", "认定 2026-04-01，演5号", "认定 2026-04-01，演示文件1号")]


def test_a_row_nobody_changed_says_nothing_against_what_was_done_in_the_desk_since(
    desk, lab, recognise, tmp_path, propose
):
    recognise(lab, "2026-03-01")
    with desk.step("登记") as db:
        event_id = store.save_event(db, Event(entry_id=lab, act="建成", day=DAY))
    lines, whole = listing.entries(desk.db, DAY), workbook.whole(desk.db, Kind.PLATFORM)
    path = workbook.export(lines, tmp_path / "出.xlsx", kind=Kind.PLATFORM, day=DAY, whole=whole)
    with desk.step("改正") as db:
        recognising.correct(db, recognising.recognitions(db, lab)[0].id, document="演5号")
        store.remove_event(db, event_id)
        term = store.memberships(db, lab)[0]
        store.join(db, Membership(**{**vars(term), "valid_to": DAY}))

    plan = propose(path)

    assert changed(plan) == []
    assert whys(plan) == [("动态B4", "这一行没有改过，但在工作区里已经删除，没有再添加；要添加请新写一行。")]


def test_a_row_copied_with_its_number_and_changed_is_told_how_to_be_new(desk, lab, sheets, propose):
    with desk.step("登记") as db:
        number = f"DT{store.save_event(db, Event(entry_id=lab, act='建成', day=DAY))}"
    rows = (["", NAME, "2026-11-23", "建成", "", number], ["", NAME, "2026-11-20", "评估", "", number])

    plan = propose(sheets(动态=("编号 平台名称 日期 事项 说明 记录号", *rows)))

    assert whys(plan) == [("动态B3", "记录号与第2行相同，没有导入；新增的请把记录号空着。")]
