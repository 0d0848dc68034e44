"""Traps 1 to 11 of returned forms: ids, columns, headings, sheets and rows. What each must give stands in its test."""

from openpyxl import load_workbook

from heze_desk.rounds import collecting

FILE = "反馈表_2026年第9次_市科技局.xlsx"
TYPED = {"K7": 0.6, "M7": "已形成初稿", "M9": "收到两家"}
CHANGED = {
    ("2-1-02", "progress"): ("30%", "60%"),
    ("2-1-02", "text"): ("已收集需求", "已形成初稿"),
    ("2-2-02", "text"): ("", "收到两家"),
}


def test_1_without_the_hidden_ids_rows_are_matched_by_number_and_then_by_exact_title(played):
    def without_ids(sheet):
        sheet.delete_cols(1)
        sheet["A9"] = None  # 2-2-02 has its title alone

    plan = played.plan(played.mangled(without_ids, cells=TYPED))

    assert played.values(plan) == CHANGED
    assert plan.missing_columns == ("任务标识",)
    assert (plan.doubts, plan.unmatched) == ((), ())


def test_2_renumbered_rows_with_typing_errors_are_offered_and_never_taken(played):
    def renumbered(sheet):
        sheet.delete_cols(1)
        for row in range(6, 10):
            sheet.cell(row, 1).value = row - 5
        sheet["C7"] = "梳理关键技术清淡"

    path = played.mangled(renumbered, cells=TYPED)
    plan = played.plan(path)

    assert played.values(plan) == {("2-2-02", "text"): ("", "收到两家")}
    assert played.doubts(plan) == {"7": ("2-1-02“梳理关键技术清单”",)}
    assert plan.doubts[0].text.endswith("“2-1-02‘梳理关键技术清单’”。")
    assert plan.suggestions == {"7": 0}
    assert [(one.number, one.field, one.open) for one in plan.changes if one.row == 7] == [
        *(("2-1-02", "progress", True), ("2-1-02", "text", True))
    ]
    assert plan.missing_rows == ()
    assert played.values(played.plan(path, plan.suggestions)) == CHANGED


def test_2_a_title_that_two_tasks_are_near_is_asked_with_both(played):
    with played.desk.step() as db:
        db.execute("update task set title = '建设低空飞行服务平台（二期）' where number = '2-2-02'")

    def retyped(sheet):
        sheet.delete_cols(1, 2)
        sheet["B9"] = "建设低空飞行服务平台（2期）"
        sheet["B8"] = "建设低空飞行服务平台（1期）"

    plan = played.plan(played.mangled(retyped, cells={"M8": "已选址", "M9": "已立项"}))

    assert plan.written == ()
    assert [(one.key, len(one.options)) for one in plan.open_doubts] == [("8", 2), ("9", 2)]


def test_3_a_deleted_column_is_named_and_its_values_stay(played):
    path = played.mangled(lambda sheet: sheet.delete_cols(11), cells={**TYPED, "N7": "缺少专家"})

    plan = played.plan(path)

    assert plan.missing_columns == ("进度",)
    assert "表中没有“进度”列，原值不变。" in plan.notes
    assert "表中少了“进度”列，原值不变。" in plan.sentence
    assert played.values(plan) == {
        ("2-1-02", "text"): ("已收集需求", "已形成初稿"),
        ("2-1-02", "problems"): ("", "缺少专家"),
        ("2-2-02", "text"): ("", "收到两家"),
    }


def test_4_columns_moved_and_renamed_are_known_by_their_synonyms_cut_at_the_bracket(played):
    def moved(sheet):
        sheet.move_range("K5:K9", cols=6)  # 进度 stands last now
        sheet["M5"], sheet["L5"], sheet["Q5"] = "工作进展情况（200字以内）", "办结时间", "完成进度（%）"
        sheet["B5"], sheet["D5"] = "序号", "重点任务"

    plan = played.plan(played.mangled(moved, cells={**TYPED, "J7": "已办结", "K7": 1, "L7": "2026-11-25"}))

    assert played.values(plan) == {
        ("2-1-02", "state"): ("推进中", "已办结"),
        ("2-1-02", "progress"): ("30%", "100%"),
        ("2-1-02", "done_on"): ("", "2026-11-25"),
        ("2-1-02", "text"): ("已收集需求", "已形成初稿"),
        ("2-2-02", "text"): ("", "收到两家"),
    }
    assert plan.missing_columns == ("编号",)


def test_4_a_heading_that_may_mean_a_column_is_asked_about(played):
    def renamed(sheet):
        sheet["M5"] = "目前的成效和亮点"

    path = played.mangled(renamed, cells=TYPED)
    plan = played.plan(path)

    assert played.doubts(plan) == {"M": ("进展情况", "不采用这一列")}
    assert played.values(plan) == {("2-1-02", "progress"): ("30%", "60%")}
    assert played.values(played.plan(path, {"M": 0})) == CHANGED
    assert "M 列“目前的成效和亮点”没有读取。" in played.plan(path, {"M": 1}).notes


def test_4_two_columns_of_one_heading_are_asked_about_and_none_is_read_before(played):
    def twice(sheet):
        sheet["I5"] = "进展情况"  # what was reported last time, under the wrong heading

    path = played.mangled(twice, cells=TYPED)
    plan = played.plan(path)

    assert [(one.key, len(one.options)) for one in plan.open_doubts] == [("进展情况", 2)]
    assert played.values(plan) == {("2-1-02", "progress"): ("30%", "60%")}
    assert played.values(played.plan(path, {"进展情况": 1})) == CHANGED


def test_5_rows_above_the_heading_do_not_hide_it(played):
    def topped(sheet):
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(1, 3)
        sheet["A1"], sheet["A2"], sheet["B3"] = "附件2", "关于报送有关情况的函", "填报时间：2026年11月"

    plan = played.plan(played.mangled(topped, cells=TYPED))

    assert played.values(plan) == CHANGED
    assert {one.cell for one in plan.changes} == {"K10", "M10", "M12"}


def test_6_headings_on_two_levels_are_read_together(played):
    def levelled(sheet):
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(5)
        sheet["H5"], sheet["J5"] = "上次", "本次填报"
        sheet["H6"], sheet["I6"] = "进度", "进展"
        sheet.merge_cells("H5:I5")
        sheet.merge_cells("J5:O5")

    plan = played.plan(played.mangled(levelled, cells=TYPED))

    assert played.values(plan) == CHANGED
    assert plan.missing_columns == ()
    assert plan.doubts == ()


def test_7_a_text_merged_downwards_is_offered_for_each_task_and_flagged(played):
    def merged(sheet):
        sheet.merge_cells("M7:M9")

    path = played.mangled(merged, cells={"M7": "统一推进"})
    plan = played.plan(path)

    assert played.values(plan) == {("2-1-02", "text"): ("已收集需求", "统一推进")}
    assert played.doubts(plan) == {"M8": ("统一推进",), "M9": ("统一推进",)}
    assert len({one.same_kind for one in plan.open_doubts}) == 1
    assert "M7:M9 是合并单元格；内容先记给第7行，其余各行请逐项确认。" in plan.notes
    decided = played.plan(path, {"M9": 0})
    assert played.values(decided)["2-2-02", "text"] == ("", "统一推进")
    assert ("2-2-01", "text") not in played.values(decided)


def test_7_titles_merged_downwards_do_not_give_one_task_the_values_of_another(played):
    def merged(sheet):
        sheet.delete_cols(1)
        sheet.merge_cells("C7:C8")

    plan = played.plan(played.mangled(merged, cells={"M7": "甲的进展", "M8": "乙的进展"}))

    assert played.values(plan) == {
        ("2-1-02", "text"): ("已收集需求", "甲的进展"),
        ("2-2-01", "text"): ("", "乙的进展"),
    }


def test_8_the_sheet_is_chosen_by_its_headings_whatever_it_is_called(played):
    path = played.filled(TYPED)
    book = load_workbook(path)
    book.active.title = "Sheet1 (2)【汇总】"
    front = book.create_sheet("说明", 0)
    front["A1"] = "请看第二张表"
    book.save(path)

    assert played.values(played.plan(path)) == CHANGED


def test_8_of_a_form_and_its_copy_the_one_filled_in_is_taken_and_two_are_asked_about(played):
    path = played.form()
    book = load_workbook(path)
    copy = book.copy_worksheet(book.active)
    copy["K7"] = 0.6
    book.save(path)
    assert played.values(played.plan(path)) == {("2-1-02", "progress"): ("30%", "60%")}

    book = load_workbook(path)
    book.worksheets[0]["K7"], book.worksheets[0]["K8"], book.worksheets[1]["K8"] = 0.7, "约10%", "约20%"
    book.save(path)
    plan = played.plan(path)

    assert (plan.written, plan.files, played.doubts(plan)) == ((), False, {"sheet": ("反馈表", "反馈表 Copy")})
    second = played.plan(path, {"sheet": 1, "反馈表!K8": 0})
    assert played.values(second) == {("2-1-02", "progress"): ("30%", "60%")}
    assert played.doubts(second) == {"反馈表 Copy!K8": ("20%",)}


def test_9_rows_added_sums_and_signatures_are_reported_and_never_imported(played):
    def longer(sheet):
        sheet["D10"], sheet["M10"] = "自己加的一项任务", "进展很好"
        sheet["B11"], sheet["K11"] = "合计", 0.6
        sheet["B12"] = "填表人：王测一　审核人：李测二"

    plan = played.plan(played.mangled(longer, cells=TYPED))

    assert played.values(plan) == CHANGED
    assert [(one.row, one.text) for one in plan.unmatched] == [
        (10, "“自己加的一项任务”：这一行不是本次要求填报的任务，没有采用。"),
        (11, "合计行：“合计 0.6”。"),
        (12, "填表说明：“填表人：王测一　审核人：李测二”。"),
    ]


def test_10_the_second_row_of_a_task_is_reported(played):
    def doubled(sheet):
        for column in range(1, 16):
            sheet.cell(10, column).value = sheet.cell(7, column).value
        sheet["K10"] = 0.9

    plan = played.plan(played.mangled(doubled, cells=TYPED))

    assert played.values(plan) == CHANGED
    assert [(one.row, one.text) for one in plan.refused] == [(10, "与第7行是同一任务，没有采用。")]


def test_11_missing_rows_are_counted_and_named(played):
    plan = played.plan(played.mangled(lambda sheet: sheet.delete_rows(8), cells=TYPED))

    assert [one.number for one in plan.missing_rows] == ["2-2-01"]
    assert plan.sentence == "市科技局：3 处变更（2 项）。表中少了 1 项。"
    assert played.values(plan) == CHANGED


def test_rows_sorted_without_their_hidden_ids_are_asked_about(played):
    def sorted_alone(sheet):
        for column in range(2, 16):
            upper, lower = sheet.cell(7, column).value, sheet.cell(9, column).value
            sheet.cell(7, column).value, sheet.cell(9, column).value = lower, upper

    plan = played.plan(played.mangled(sorted_alone, cells=TYPED))

    assert plan.written == ()
    assert {key: options[0][:6] for key, options in played.doubts(plan).items()} == {"7": "2-2-02", "9": "2-1-02"}


def test_a_table_without_number_and_title_is_refused(played):
    path = played.mangled(lambda sheet: sheet.delete_cols(1, 4), cells=TYPED)

    (unread,) = collecting.read_all([path])

    assert unread.reason.startswith(f"“{FILE}”里没有找到反馈表")
