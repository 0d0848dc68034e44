"""Traps 12 to 17, 21 and 28 to 31: what stands in the cells. What each must give stands in its test."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from heze_desk.rounds.form_records import Standing
from heze_desk.tasks import store as tasks

DAY = date(2026, 11, 26)


def test_12_a_formula_without_a_result_is_flagged_and_changes_nothing(played):
    plan = played.plan(played.filled({"K7": "=AVERAGE(K8:K9)", "M7": "=A1&B1", "M8": "已选址"}))

    assert played.values(plan) == {("2-2-01", "text"): ("", "已选址")}
    assert [(one.cell, one.text[:9]) for one in plan.refused] == [
        ("K7", "公式没有算出结果；"),
        ("M7", "公式没有算出结果；"),
    ]


@pytest.mark.parametrize(
    ("typed", "given", "offered"),
    [
        ("2026年3月5日", "2026-03-05", None),
        ("2026.3.5", "2026-03-05", None),
        (date(2026, 3, 5), "2026-03-05", None),
        (46086, "2026-03-05", None),
        ("46086", "2026-03-05", None),
        (20260305, "2026-03-05", None),
        ("２０２６年３月５日", "2026-03-05", None),
        ("3月5日", None, ("2026-03-05",)),
        ("3.5", None, ("2026-03-05",)),
        (3.1, None, ("2026-03-01", "2026-03-10")),
        ("3月底", None, ("2026-03-31",)),
        ("12月20日", None, ("2025-12-20", "2026-12-20（还没有到，不登记）")),
        ("长期", None, ()),
    ],
)
def test_13_dates_are_read_as_they_are_meant_and_asked_where_they_are_not_whole(played, typed, given, offered):
    with played.desk.step() as db:
        db.execute("update task set start = null where number = '2-1-02'")
    path = played.form()
    book = load_workbook(path)
    book.active["J7"], book.active["L7"] = "已办结", typed
    if not isinstance(typed, date):
        book.active["L7"].number_format = "General"
    book.save(path)

    plan = played.plan(path)

    assert played.values(plan).get(("2-1-02", "done_on")) == (("", given) if given else None)
    assert played.doubts(plan).get("L7") == offered


def test_13_a_day_to_come_that_lacks_its_year_may_be_meant_and_is_not_noted_then(played):
    path = played.filled({"J7": "推进中", "L7": "11月底"})
    plan = played.plan(path)
    meant = played.plan(path, {"L7": 1})

    assert played.doubts(plan) == {"L7": ("2025-11-30", "2026-11-30（还没有到，不登记）")}
    assert (plan.suggestions, played.doubts(meant), meant.written) == ({}, {}, ())
    assert [one.text for one in meant.refused] == ["办结日期2026年11月30日还没有到；请核对。"]


@pytest.mark.parametrize("typed", ["2026年2月30日", "尽快", "2026-11-27"])
def test_13_impossible_days_and_days_to_come_are_refused_with_their_cell(played, typed):
    plan = played.plan(played.filled({"J7": "已办结", "L7": typed}))

    assert [one.cell for one in plan.refused] == ["L7"]
    assert ("2-1-02", "done_on") not in played.values(plan)


def test_14_days_count_from_1904_where_the_file_says_so(played):
    path = played.filled({"J7": "已办结"})
    book = load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.active["L7"] = datetime(2026, 11, 5)
    book.save(path)

    assert played.values(played.plan(path))["2-1-02", "done_on"] == ("", "2026-11-05")


@pytest.mark.parametrize(
    ("typed", "given", "offered"),
    [
        ("80%", "80%", None),
        (0.8, "80%", None),
        (80, None, ("80%",)),  # the cell is formatted as a percentage and shows 8000%
        ("80", "80%", None),
        ("８０％", "80%", None),
        ("约80%", None, ("80%",)),
        ("完成", "100%", None),
        (1, None, ("100%", "1%")),
        ("1", None, ("100%", "1%")),
        (0, "0%", None),
    ],
)
def test_15_progress_is_read_in_every_way_it_is_typed(played, typed, given, offered):
    plan = played.plan(played.filled({"K7": typed}))

    assert played.values(plan).get(("2-1-02", "progress")) == (("30%", given) if given else None)
    assert played.doubts(plan).get("K7") == offered


def test_15_a_number_in_a_plain_cell_is_a_percentage(played):
    path = played.filled({"K7": 80, "K6": 1})
    book = load_workbook(path)
    book.active["K7"].number_format = book.active["K6"].number_format = "General"
    book.save(path)

    plan = played.plan(path)

    assert played.values(plan) == {("2-1-02", "progress"): ("30%", "80%")}
    assert played.doubts(plan) == {"K6": ("100%", "1%")}


def test_15_a_whole_percentage_is_sure_where_the_state_says_so_too(played):
    plan = played.plan(played.filled({"J7": "已办结", "K7": 1}))

    assert played.values(plan)["2-1-02", "progress"] == ("30%", "100%")
    assert plan.doubts == ()


@pytest.mark.parametrize("typed", [1.2, "120", "120%", "基本完成", "一半", -0.1])
def test_15_what_is_no_progress_is_refused_with_its_cell(played, typed):
    plan = played.plan(played.filled({"K7": typed, "M7": "照常推进"}))

    assert played.values(plan) == {("2-1-02", "text"): ("已收集需求", "照常推进")}
    assert [one.cell for one in plan.refused] == ["K7"]


@pytest.mark.parametrize("typed", ["已办结", " 办结 ", "已\n办结", "全部完成", "ＯＫ"[:0] + "已完成。", "已销号"])
def test_16_states_are_known_by_their_synonyms_whatever_blanks_are_in_them(played, typed):
    plan = played.plan(played.filled({"J7": typed}))

    assert played.values(plan) == {
        ("2-1-02", "state"): ("推进中", "已办结"),
        ("2-1-02", "progress"): ("30%", "100%"),
    }


def test_16_an_unknown_state_is_a_doubt_with_a_suggestion(played):
    path = played.filled({"J6": "进展顺利", "J7": "拟适当延后", "J8": "啊"})
    plan = played.plan(path)

    first = {key: options[0] for key, options in played.doubts(plan).items()}
    assert first == {"J6": "推进中", "J7": "申请延期", "J8": "推进中"}
    assert all(set(options) == set(Standing) for options in played.doubts(plan).values())
    assert plan.written == ()
    assert played.values(played.plan(path, {"J6": 0})) == {("2-1-01", "state"): ("尚未启动", "推进中")}


def test_17_done_with_sixty_per_cent_is_flagged_and_neither_is_written(played):
    path = played.filled({"J7": "已办结", "K7": 0.6, "L7": "2026-11-20", "M7": "已形成初稿"})
    plan = played.plan(path)

    assert played.values(plan) == {("2-1-02", "text"): ("已收集需求", "已形成初稿")}
    assert played.doubts(plan) == {"K7+": ("按进度 60%", "按状态“已办结”")}
    assert played.values(played.plan(path, {"K7+": 1})) == {
        ("2-1-02", "progress"): ("30%", "100%"),
        ("2-1-02", "state"): ("推进中", "已办结"),
        ("2-1-02", "done_on"): ("", "2026-11-20"),
        ("2-1-02", "text"): ("已收集需求", "已形成初稿"),
    }
    sixty = played.plan(path, {"K7+": 0})
    assert played.doubts(sixty) == {"L7+": ("按已办结，进度 100%", "没有办结，不采用办结日期")}
    assert played.values(sixty)["2-1-02", "progress"] == ("30%", "60%")


def test_17_a_day_before_the_start_is_flagged(played):
    path = played.filled({"J7": "已办结", "L7": "2026-05-20"})
    plan = played.plan(path)

    assert played.doubts(plan) == {"L7+": ("没有写错，照此登记",)}
    assert ("2-1-02", "done_on") not in played.values(plan)
    assert played.values(played.plan(path, {"L7+": 0}))["2-1-02", "done_on"] == ("", "2026-05-20")


def test_17_not_begun_with_a_progress_is_flagged(played):
    plan = played.plan(played.filled({"J6": "尚未启动", "K6": 0.2}))

    assert (plan.written, played.doubts(plan)) == ((), {"K6+": ("按进度 20%", "按状态“尚未启动”")})


def test_what_is_done_meanwhile_is_not_undone_by_an_older_form(played):
    path = played.filled({"K7": 0.6})
    with played.desk.step() as db:
        tasks.set_progress(db, played.task("2-1-02").id, 100, day=DAY)

    plan = played.plan(path)

    assert (plan.written, played.doubts(plan)) == ((), {"K7+": ("没有办完，进度改为 60%", "已经办结，进度不改")})
    assert played.values(played.plan(path, {"K7+": 0})) == {("2-1-02", "progress"): ("100%", "60%")}
    assert played.plan(path, {"K7+": 1}).changes == ()


def test_a_progress_that_went_back_is_told(played):
    plan = played.plan(played.filled({"K7": 0.2}))

    assert played.values(plan) == {("2-1-02", "progress"): ("30%", "20%")}
    assert "K7 2-1-02 的进度比原来低（30%）；请核对。" in plan.notes


def test_21_a_picture_in_a_cell_is_flagged_and_no_text(played):
    path = played.filled({"M7": "PICTURE", "K7": 0.6})
    played.patched(
        path,
        "xl/worksheets/sheet1.xml",
        (b't="inlineStr"><is><t>PICTURE</t></is>', b't="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>'),
    )

    plan = played.plan(path)

    assert played.values(plan) == {("2-1-02", "progress"): ("30%", "60%")}
    assert [(one.cell, "图片" in one.text) for one in plan.refused] == [("M7", True)]


def test_28_a_telephone_is_text_whatever_it_was_typed_as(played):
    mobile = played.plan(played.filled({"C4": "王测一", "E4": 13800001111.0, "K7": 0.6}))
    landline = played.plan(played.filled({"E4": 5305310001, "K7": 0.6}))

    assert (mobile.reporter, mobile.telephone) == ("王测一", "13800001111")
    assert landline.telephone == "05305310001"
    assert "E4 联系电话“5305310001”像是丢了开头的 0，按“05305310001”记；请核对。" in landline.notes


def test_29_soft_hyphens_escapes_and_full_width_blanks_hinder_no_match(played):
    def dirty(sheet):
        sheet.delete_cols(1)
        sheet["A7"] = "２－１－０２"
        sheet["C7"] = "梳理\u00ad关键　技术_x000D_\n清单\u200b"
        sheet["L7"] = "第一步　已完成_x000D_\n第二步\u00ad正在做"

    plan = played.plan(played.mangled(dirty))

    assert played.values(plan) == {("2-1-02", "text"): ("已收集需求", "第一步　已完成\n第二步正在做")}
    assert (plan.doubts, plan.unmatched) == ((), ())


def test_30_a_text_that_looks_like_a_formula_comes_back_as_it_was(played):
    path = played.filled({})
    book = load_workbook(path)
    cell = book.active["M7"]
    cell.value, cell.data_type = "=1+1 项已完成", "s"
    book.active["M8"].value = "-已选址"
    book.active["M9"].value = "@所有单位"
    book.save(path)

    plan = played.plan(path)
    played.confirm(plan)
    with played.desk.step() as db:
        db.execute("update task set title = '=HYPERLINK(1)' where number = '2-1-01'")
    again = load_workbook(played.form(name="再发.xlsx", day=date(2026, 11, 27))).active

    assert [one.new for one in plan.written] == ["=1+1 项已完成", "-已选址", "@所有单位"]
    assert [(again[place].value[:5], again[place].data_type) for place in ("D6", "I7")] == [
        ("=HYPE", "s"),
        ("=1+1 ", "s"),
    ]


def test_31_values_pasted_past_the_validation_are_checked_again_and_locked_cells_are_not_taken(played):
    def freed(sheet):
        sheet.protection.sheet = False
        sheet.data_validations.dataValidation = []
        sheet["K7"], sheet["J8"], sheet["G6"], sheet["D7"] = 9.5, "随便", date(2027, 6, 30), "梳理关键技术清单（修订）"

    plan = played.plan(played.mangled(freed, cells={"K6": 0.5}))

    assert played.values(plan) == {("2-1-01", "progress"): ("0%", "50%")}
    assert set(played.doubts(plan)) == {"K7", "J8"}
    assert "G6 2-1-01 的时限写的是“2027-06-30”，台账是“2026-12-31”；这一列的改动不采用。" in plan.notes
    assert any(note.startswith("D7 2-1-02 的任务名称写的是“梳理关键技术清单（修订）”") for note in plan.notes)
    played.confirm(plan)
    assert played.task("2-1-01").deadline == date(2026, 12, 31)


def test_an_empty_cell_is_no_change_and_nothing_is_ever_cleared(played):
    played.confirm(played.plan(played.filled({"K7": 0.6, "M7": "已形成初稿", "N7": "缺少专家"})))

    plan = played.plan(played.filled({"K7": " ", "M7": "　", "N7": "-", "O7": "/", "M8": "无", "K6": 0.1}))

    assert played.values(plan) == {("2-1-01", "progress"): ("0%", "10%")}


def test_that_there_is_no_problem_any_more_is_said_as_the_department_says_it(played):
    assert played.values(played.plan(played.filled({"N7": "无", "K6": 0.1}))) == {("2-1-01", "progress"): ("0%", "10%")}
    played.confirm(played.plan(played.filled({"N7": "缺少专家"})))

    plan = played.plan(played.filled({"N7": "无", "O6": "开会"}))

    assert played.values(plan) == {
        ("2-1-01", "next_steps"): ("", "开会"),
        ("2-1-02", "problems"): ("缺少专家", "无"),
    }
