"""Figures that are none, periods entered again, schemes that are wrong: refused by a sentence or kept whole."""

import pytest

DAYS = ("--from", "2026-09-01", "--to", "2026-11-23")


@pytest.fixture
def watched(desk):
    assert desk("indicator", "add", "演示产值", "--unit", "亿元", "--cycle", "季").code == 0
    assert desk("task", "add", "--title", "演示任务", "--lead", "市科技局", "--deadline", "2026-09-30").code == 0
    return desk


@pytest.mark.parametrize("typed", ["inf", "nan", "1e400", "abc", "约五十"])
@pytest.mark.parametrize(
    "words",
    [
        ("indicator", "enter", "演示产值", "--period", "2026Q3", "--value"),
        ("indicator", "target", "演示产值", "--period", "2026Q3", "--value"),
        ("indicator", "add", "演示坏", "--weight"),
        ("evaluations", "adjust", "1", "--name", "市科技局", "--reason", "演示", "--points"),
    ],
)
def test_what_is_no_figure_is_refused_before_anything_is_written(watched, words, typed):
    watched("evaluate", "调度工作", *DAYS, "--keep")

    refused = watched(*words, typed)

    assert (refused.code, refused.out) == (2, "")
    assert "不是数" in refused.err
    assert watched("indicator", "list").out.endswith("共 1 个指标。\n")


@pytest.mark.parametrize(("typed", "value"), [("1,234.5", 1234.5), ("１２", 12), ("80%", 80)])
def test_figures_are_read_as_excel_shows_them(watched, typed, value):
    watched("indicator", "enter", "演示产值", "--period", "2026Q3", "--value", typed)

    assert watched("indicator", "series", "演示产值", "--json").json["points"][0]["value"] == value


def test_what_is_not_given_when_a_period_is_entered_again_stays(watched):
    enter = ("indicator", "enter", "演示产值", "--period", "2026Q3", "--value")
    watched(*enter, 12.5, "--note", "第一次", "--proof", "演示报表")
    watched(*enter, 12.8, "--note", "更正")
    watched(*enter, 12.9)

    (point,) = watched("indicator", "series", "演示产值", "--json").json["points"]
    assert (point["value"], point["note"], point["proof"]) == (12.9, "更正", "演示报表")
    assert "说明：更正　出处：演示报表" in watched("indicator", "series", "演示产值").out
    watched(*enter, 12.9, "--note", "")
    assert watched("indicator", "series", "演示产值", "--json").json["points"][0]["note"] == ""


def test_a_choice_that_is_none_is_refused_in_the_words_of_the_office(watched):
    refused = watched("indicator", "add", "演示坏", "--cycle", "周")

    assert "可用：月、季、年" in refused.err


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("evaluations", "show", 99), "请用 evaluations 查看"),
        (("evaluations", "issue", 1, "--on", "2027-01-01"), "还没有到"),
        (("evaluations", "issue", 1, "--on", "2026-11-20"), "不能早于"),
    ],
)
def test_days_and_numbers_that_cannot_be_are_refused(watched, words, refusal):
    watched("evaluate", "调度工作", *DAYS, "--keep")

    assert refusal in watched(*words).err
    assert watched("issued", "--json").json == []


def test_a_correction_is_dated_no_later_than_today(watched):
    watched("evaluate", "调度工作", *DAYS, "--keep")
    watched("evaluations", "issue", 1)
    words = ("--old", "现通报如下", "--new", "现予通报", "--why", "演示", "--on", "2026-11-24")

    assert "还没有到" in watched("evaluations", "correct", 1, *words).err


def test_days_before_the_desk_was_begun_are_told(watched):
    told = watched("evaluate", "调度工作", "--from", "2020-01-01", "--to", "2020-11-23")

    assert "工作区建于" in told.err
    assert "此前的日子按建立时的内容统计" in told.err


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ('name = "演示"\nrated = ', "第2行"),
        ('rated = "单位"', "没有写 name（名称）"),
        ('name = "演示"\nrated = "乡镇"', "rated（评估什么）只能是单位、县区、产业"),
        ('name = "演示"\nrated = "单位"\n[[parts]]\nname = "一"\nweight = "多"\nformula = "1"', "“一”的 weight"),
        ('name = "演示"\nrated = "单位"\n[[parts]]\nname = "一"\nx = 1', "不认识 x"),
        ('name = "演示"\nrated = "单位"', "至少要有一项"),
    ],
)
def test_a_scheme_file_that_is_wrong_is_refused_in_chinese_by_its_place(watched, tmp_path, text, refusal):
    wrong = tmp_path / "办法.toml"
    wrong.write_text(text, "utf-8")

    refused = watched("schemes", "--add", wrong)

    assert refusal in refused.err
    assert "Invalid" not in refused.err


def test_a_scheme_goes_out_to_a_file_that_can_be_changed_and_taken_in(watched, tmp_path):
    path = tmp_path / "办法.toml"
    assert watched("schemes", "--export", "调度工作", "--out", path).code == 0
    text = path.read_text("utf-8")
    assert "算式里可用的名称" in text
    path.write_text(text.replace("weight = 25", "weight = 35").replace("weight = 30", "weight = 20"), "utf-8")

    assert watched("schemes", "--add", path).out.startswith("已录入：调度工作，第2版。")
    told = {one["name"]: one for one in watched("schemes", "--json").json}["调度工作"]
    assert [part["weight"] for part in told["parts"]] == [35, 20, 20, 10, 15]


def test_forms_go_into_a_folder_and_not_into_a_file(watched, tmp_path):
    (tmp_path / "表").write_text("演示", "utf-8")

    refused = watched("indicator", "form", "--out", tmp_path / "表", "--of-unit", "市科技局")

    assert (refused.code, refused.out, "建不起来；请换一个位置" in refused.err) == (2, "", True)
