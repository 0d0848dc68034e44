"""All forms of a round in a folder: named, counted, and none lost for another's sake."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from heze_desk.errors import DeskError
from heze_desk.rounds import store
from heze_desk.rounds.form_records import FormSheet
from heze_desk.rounds.workbook_making import make_forms, write_forms

DAY = date(2026, 11, 23)
SHEETS = [
    FormSheet(round_id=1, unit_id=place, year=2026, number=9, title="九月调度", unit=unit, due=date(2026, 9, 30))
    for place, unit in enumerate(("市科技局", "市财政局", "曹县"), 1)
]


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_every_unit_that_is_asked_gets_its_form_and_it_is_noted(desk, tmp_path):
    round_id = desk.open()

    with desk.step("生成反馈表") as db:
        made = make_forms(db, round_id, tmp_path / "反馈表", day=DAY)

    units = ["市发展改革委", "市科技局", "市财政局", "牡丹区", "曹县", "单县"]
    assert [path.name for path in made.paths] == [f"反馈表_2026年第1次_{unit}.xlsx" for unit in units]
    assert [form.file_name for form in store.forms(desk.db, round_id)] == [path.name for path in made.paths]
    assert made.sentence == "已生成 6 份反馈表。"
    marks = {one.name: one.value for one in load_workbook(made.paths[1]).custom_doc_props.props}
    kept = store.forms(desk.db, round_id, desk.units["市科技局"])[0]
    assert (marks["HezeHash"], marks["HezeRound"]) == (kept.content_hash, "2026-1")
    assert marks["HezeUnit"] == f"{desk.units['市科技局']} 市科技局"


def test_making_them_again_changes_nothing_in_the_file(desk, tmp_path):
    round_id = desk.open()
    for _ in range(2):
        with desk.step("生成反馈表") as db:
            make_forms(db, round_id, tmp_path / "反馈表", day=DAY)

    assert {form.version for form in store.forms(desk.db, round_id)} == {1}
    assert len(store.forms(desk.db, round_id)) == len(names(tmp_path / "反馈表")) == 6


def test_a_form_open_elsewhere_stops_no_other(tmp_path):
    (tmp_path / SHEETS[1].file_name).mkdir()

    made = write_forms(SHEETS, tmp_path)

    assert [path.name for path in made.paths] == [SHEETS[0].file_name, SHEETS[2].file_name]
    assert made.sentence.startswith(
        "已生成 2 份反馈表。另有 1 份没有写成：“反馈表_2026年第9次_市财政局.xlsx”没有写成；"
    )


def test_two_units_whose_files_would_have_one_name_do_not_overwrite_each_other(tmp_path):
    sheets = [replace(SHEETS[0], unit="A/局"), replace(SHEETS[1], unit="a:局")]

    made = write_forms(sheets, tmp_path)

    assert names(tmp_path) == ["反馈表_2026年第9次_A_局.xlsx"]
    assert made.failures == ("“反馈表_2026年第9次_a_局.xlsx”与另一单位的文件同名，没有写；请修改“a:局”的简称。",)


def test_each_form_is_told_of_before_it_is_written(tmp_path):
    told = []

    write_forms(SHEETS, tmp_path, told=lambda *words: told.append(words))

    assert told == [(0, 3, SHEETS[0].file_name), (1, 3, SHEETS[1].file_name), (2, 3, SHEETS[2].file_name), (3, 3, "")]


def test_it_can_be_stopped_between_two_forms(tmp_path):
    def stop(done, _total, _name):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_forms(SHEETS, tmp_path, told=stop)

    assert names(tmp_path) == [SHEETS[0].file_name]


def test_a_folder_that_cannot_be_made_is_a_refusal(tmp_path):
    (tmp_path / "文件").write_text("x")

    with pytest.raises(DeskError, match="不能写入"):
        write_forms(SHEETS, tmp_path / "文件")
