"""Working days by command: a notice is looked at before it is loaded, days are counted and moved."""

import json

import pytest

from resources import FOLDER

OF_2027 = """国务院办公厅关于2027年部分节假日安排的通知（演示，非真实安排）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日放假，不调休。
六、中秋节：9月15日放假，不调休。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"""


@pytest.fixture
def notice(tmp_path):
    def write(text=OF_2027, encoding="utf-8"):
        path = tmp_path / "通知.txt"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_a_notice_is_shown_before_it_is_loaded_and_loading_is_one_step(desk, notice):
    task_id = desk("task", "add", "--title", "演示任务", "--deadline", "2027-02-08").out.strip()

    looked = desk("workdays", "load", notice(), "--preview", "--json").json
    assert (looked["year"], len(looked["off"]), looked["work"]) == (
        2027,
        27,
        ["2027-02-20", "2027-05-08", "2027-09-26", "2027-10-09"],
    )
    assert (looked["off"][0], looked["days"][0]) == (
        "2027-01-01",
        {"day": "2027-01-01", "name": "元旦", "kind": "放假"},
    )
    assert [(one["title"], one["before"], one["after"]) for one in looked["moved"]] == [
        ("演示任务", "2027-02-08", "2027-02-12")
    ]
    assert not looked["written"]
    assert desk("workdays", "move", "2027-02-08").out == "2027-02-08\n"

    assert desk("workdays", "load", notice(encoding="gb18030"), "--yes", "--json").json["written"]
    assert desk("workdays", "move", "2027-02-08").out == "2027-02-12\n"
    assert desk("task", "show", task_id, "--json").json["deadline"] == "2027-02-08"

    assert desk("undo").out == "已撤销：载入2027年放假安排。\n"
    assert desk("workdays", "move", "2027-02-08").out == "2027-02-08\n"


def test_the_days_and_what_moves_are_printed_for_reading(desk, notice):
    desk("task", "add", "--title", "演示任务", "--deadline", "2027-02-08")

    told = desk("workdays", "load", notice()).out

    assert "放假27天，调休上班4天。" in told
    assert "2027-02-08 周一　放假　春节\n" in told
    assert "2027-05-08 周六　上班　劳动节\n" in told
    assert "演示任务　时限2027-02-08　2027-02-08 → 2027-02-12" in told
    assert told.endswith("没有写入；确认载入请加 --yes。\n")
    assert desk("workdays", "load", notice(), "--yes").out.endswith("已载入2027年放假安排。\n")
    assert desk("workdays", "load", notice(), "--yes").out.endswith("与已有的安排相同，没有改动。\n")


def test_the_shipped_notices_are_in_every_workspace(desk):
    again = desk("workdays", "load", FOLDER / "workdays" / "2026.txt", "--yes", "--json").json

    assert (len(again["off"]), len(again["work"]), again["changed"], again["written"]) == (33, 6, [], False)
    assert [(one["year"], one["built_in"]) for one in desk("workdays", "years", "--json").json] == [
        (2025, True),
        (2026, True),
    ]
    assert "2026年　已内置　放假33天，调休上班6天　国务院办公厅关于2026年" in desk("workdays", "years").out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OF_2027.replace("共7天", "共8天"), "“2月5日至11日放假调休，共8天”：写的是8天，按起止日期是7天"),
        (OF_2027.replace("（周五）", "（周四）"), "是周五，不是周四"),
        ("请安排好值班。", "没有认出放假安排"),
        (OF_2027.splitlines()[1], "没有写明年份"),
        ("\n".join(OF_2027.splitlines()[:3]), "通知里没有清明节、劳动节、端午节、中秋节、国庆节的安排"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_is_written(desk, notice, text, words):
    refused = desk("workdays", "load", notice(text), "--yes")

    assert refused.code == 2
    assert words in refused.err
    assert [one["year"] for one in desk("workdays", "years", "--json").json] == [2025, 2026]


def test_a_notice_without_its_year_is_read_for_the_year_given(desk, notice):
    text = "\n".join(OF_2027.splitlines()[1:])

    assert desk("workdays", "load", notice(text), "--year", "2027", "--json").json["year"] == 2027
    assert "不符" in desk("workdays", "load", notice(), "--year", "2026").err


def test_a_file_that_is_not_there_or_no_text_is_refused(desk, tmp_path):
    (tmp_path / "通知.docx").write_bytes(b"PK\x03\x04")

    assert "打不开" in desk("workdays", "load", tmp_path / "没有.txt").err
    assert "不是文本文件" in desk("workdays", "load", tmp_path / "通知.docx").err


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [("2026-09-28", "2026-10-08", 3), ("2026-10-08", "2026-10-09", 1), ("2026-10-08", "2026年10月10日", 2)],
)
def test_days_are_counted_after_the_first_and_with_the_last(desk, since, until, days):
    said = desk("workdays", "count", "--from", since, "--to", until)

    assert (said.code, said.out, said.err) == (0, f"{days}\n", "")


def test_days_the_wrong_way_round_are_refused(desk):
    assert "对调" in desk("workdays", "count", "--from", "2026-10-08", "--to", "2026-09-28").err


@pytest.mark.parametrize(
    "words", [("count", "--from", "2026-12-01", "--to", "2027-01-10"), ("move", "2027-10-02"), ("move", "2027-10-08")]
)
def test_an_estimate_says_so(desk, words):
    assert "推算" in desk("workdays", *words).err
    assert json.loads(desk("workdays", *words, "--json").out)["estimated"]
    assert not desk("workdays", "move", "2026-10-05", "--json").json["estimated"]
