"""Trap 25: whose form of which round a file is, and what is not taken."""

from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.rounds import collecting
from heze_desk.rounds import store as rounds
from heze_desk.tasks import store as tasks

FILE = "反馈表_2026年第9次_市科技局.xlsx"
TYPED = {"K7": 0.6}


def stripped(played, path, *, title="反馈表", told=""):
    """The form as a sheet of its own, without properties, hidden ids and the words above it."""
    book = load_workbook(path)
    sheet = book.active
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.delete_cols(1)
    for row in range(1, 5):
        for column in range(1, 16):
            sheet.cell(row, column).value = None
    sheet["A1"], sheet["A2"], sheet.title = title, told, "Sheet1"
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    book.save(path)
    return path


def test_by_its_properties_a_form_is_known_whatever_else_was_altered(played):
    found = played.recognise(played.filled({**TYPED, "B1": "改过的标题"}, name="1.xlsx"), round_id=None)

    assert (found.round_id, found.unit, found.how) == (played.round_id, "市科技局", "文件属性")


def test_another_units_form_is_refused_with_both_names(played):
    found = played.recognise(played.filled(TYPED), unit="市财政局")

    assert found.refusal == f"“{FILE}”是市科技局的反馈表，现在收的是市财政局；没有采用。"


def test_another_rounds_form_is_refused_with_both_names(played):
    other = played.desk.open(number=10)

    found = played.recognise(played.filled(TYPED), round_id=other)

    assert found.refusal == f"“{FILE}”是2026年第9次的反馈表，现在收的是2026年第10次；没有采用。"


def test_a_form_of_a_round_that_is_not_here_is_refused_with_both_names_and_what_to_do(played):
    path = played.filled(TYPED)
    played.patched(path, "docProps/custom.xml", (b"2026-9", b"2025-3"))

    refusal = (
        f"“{FILE}”是2025年第3次的反馈表，案头没有这一次调度，"
        "现在收的是2026年第9次；没有采用，请改用2026年第9次的反馈表重填。"
    )
    assert played.recognise(path).refusal == refusal
    assert played.recognise(path, round_id=None).refusal == refusal


def test_an_old_version_of_the_form_is_refused_with_both_versions(played):
    old = played.filled(TYPED)
    with played.desk.step() as db:
        tasks.change(db, played.task("2-1-01").id, title="编制产业发展路线图和清单")
    played.form(name="新版.xlsx")

    assert played.recognise(old).refusal == (f"“{FILE}”是市科技局的第1版反馈表，现用的是第2版；没有采用，请改填新版。")


def test_a_form_of_a_closed_round_is_taken_only_where_that_round_is_named(played):
    path = played.filled(TYPED)
    with played.desk.step() as db:
        rounds.close_round(db, played.round_id, day=date(2026, 12, 1))

    unsaid, said = played.recognise(path, round_id=None), played.recognise(path)

    assert unsaid.refusal.startswith(f"“{FILE}”是2026年第9次的反馈表，那次调度已经结束；要补报的")
    assert (said.is_sure, said.closed) == (True, True)


def test_without_properties_a_form_is_known_by_tasks_only_one_unit_was_asked_for(played):
    found = played.recognise(stripped(played, played.filled(TYPED)))

    assert (found.unit, found.how) == ("市科技局", "表中内容")


def test_without_properties_a_form_is_known_by_the_unit_it_names(played):
    path = played.filled({"K6": 0.5}, unit="市财政局")
    anonymous = played.recognise(stripped(played, path))

    named = played.recognise(stripped(played, path, told="填报单位：市财政局　　填报时间：11月26日"))

    assert anonymous.question == "“反馈表_2026年第9次_市财政局.xlsx”看不出是哪个单位报来的；请指定单位。"
    assert set(dict(anonymous.candidates).values()) == {"市发展改革委", "市科技局", "市财政局"}
    assert (named.unit, named.how, named.is_sure) == ("市财政局", "表中内容", True)


def test_a_form_that_cannot_be_known_is_taken_for_the_unit_that_is_given(played):
    path = stripped(played, played.filled({"K6": 0.5}, unit="市财政局"))

    assert played.recognise(path, unit="市财政局").how == "指定"


def test_a_form_that_is_plainly_another_units_is_refused_even_if_one_is_given(played):
    path = stripped(played, played.filled(TYPED))

    found = played.recognise(path, unit="市财政局")

    assert found.refusal == f"“{FILE}”像是市科技局的反馈表，现在收的是市财政局；没有采用。"


def test_the_round_is_read_from_the_title_too(played):
    path = stripped(played, played.filled(TYPED), title="未来产业2026年第8次调度反馈表")

    assert played.recognise(path).refusal.startswith(f"“{FILE}”是2026年第8次的反馈表")


def test_a_form_copied_from_another_unit_is_asked_about(played):
    found = played.recognise(played.filled({**TYPED, "B2": "填报单位：市财政局　　调度：2026年第9次"}))

    assert found.question == f"“{FILE}”的属性是市科技局，表头写的是市财政局；确是市科技局报来的，请指定市科技局。"
    assert dict(found.candidates) == {played.desk.units["市科技局"]: "市科技局"}


def test_a_unit_that_is_only_mentioned_does_not_sign(played):
    path = played.filled({**TYPED, "B2": "请于11月27日前报市财政局汇总", "B1": "反馈表"})

    assert played.recognise(path).unit == "市科技局"
    anonymous = stripped(played, path, told="请于11月27日前报市财政局汇总")
    assert played.recognise(anonymous, unit="市科技局").how == "指定"
    assert played.recognise(anonymous).question.endswith("看不出是哪个单位报来的；请指定单位。")


def test_without_any_open_round_the_round_is_asked(played):
    path = stripped(played, played.filled(TYPED))
    with played.desk.step() as db:
        rounds.close_round(db, played.round_id, day=date(2026, 12, 1))

    assert played.recognise(path, round_id=None).question == "没有正在进行的调度；请先选定调度。"


def test_a_unit_that_was_not_asked_is_refused(played):
    with pytest.raises(DeskError, match="没有要求这个单位填报"):
        collecting.propose(
            *(played.db, collecting.read(played.filled(TYPED)), played.round_id, played.desk.units["市大数据局"]),
            day=date(2026, 11, 26),
        )
    assert "没有要求市大数据局填报" in played.recognise(played.filled(TYPED), unit="市大数据局").refusal
