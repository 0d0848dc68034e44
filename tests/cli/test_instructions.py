"""Instructions, supervisions, reminders, the day and the calendar on the command line."""

import json
from contextlib import closing

import pdfplumber
import pytest
from PIL import Image

from heze_desk.settings import store as settings
from heze_desk.workspace.workspace import Workspace

ASKED = "请市科技局于12月10日前提出建设方案；市财政局12月20日前明确资金渠道。"


@pytest.fixture
def office(desk):
    """王测一 answers for an industry since March; two tasks have units and days, one of them over."""
    desk(
        "assign",
        "--industry",
        "智能机器人",
        "--leader",
        "王测一",
        "--title",
        "副市长",
        "--from",
        "2026-03-02",
        "--basis",
        "文",
    )
    for title, unit, due in (("甲方案", "市科技局", "2026-11-16"), ("乙清单", "市财政局", "2026-12-31")):
        assert desk("task", "add", "--title", title, "--lead-unit", unit, "--deadline", due).code == 0
    return desk


def add(office, *words, text=ASKED):
    return office("instruction", "add", "--leader", "王测一", "--on", "2026-11-20", "--text", text, *words)


def pages(path):
    with pdfplumber.open(path) as pdf:
        return ["".join((page.extract_text() or "").split()) for page in pdf.pages]


def test_an_instruction_is_kept_and_its_tasks_are_only_proposed(office):
    before = len(office("tasks", "--json").json)

    told = add(office, "--paper", "调度简报第12期", "--next", "2026-11-27", "--not-in-briefing", "--json").json

    assert (told["leader"], told["title"], told["day"]) == ("王测一", "副市长", "2026-11-20")
    assert (told["paper"], told["in_briefing"], told["next_on"]) == ("调度简报第12期", False, "2026-11-27")
    assert [one["lead_unit"] for one in told["proposed_tasks"]] == ["市科技局", "市财政局"]
    assert told["proposed_next"] == "2026-12-05"
    assert told["tasks"] == []
    assert len(office("tasks", "--json").json) == before
    assert [one["id"] for one in office("instructions", "--json").json] == [told["id"]]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--text", " "), "批示内容不能为空"),
        (("--leader", "王测"), "没有名为“王测”的领导；是否指“王测一”？"),
        (("--leader", "甲"), "没有名为“甲”的领导；请先在“责任分工”中登记"),
        (("--on", "2026-02-30"), "2026-02-30”这一天不存在"),
        (("--on", "2026-11-24"), "2026年11月24日还没有到"),
        (("--on", "2026-03-01"), "2026年3月1日早于该领导登记的任职日期2026年3月2日"),
        (("--next", "2026-11-01"), "下次跟进日期不能早于批示日期"),
        (("--scan", "没有.jpg"), "找不到扫描件“没有.jpg”"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence_and_saves_nothing(office, words, refusal):
    said = add(office, *words)

    assert (said.code, said.out) == (2, "")
    assert refusal in said.err
    assert office("instructions", "--json").json == []


def test_a_scan_is_kept_by_its_content_and_one_that_is_none_is_refused(office, tmp_path):
    scan, text = tmp_path / "批示.jpg", tmp_path / "笔记.jpg"
    Image.new("RGB", (30, 40), "white").save(scan)
    text.write_text("不是图片", "utf-8")

    refused = add(office, "--scan", text)
    kept = add(office, "--scan", scan, "--json").json

    assert "不是图片，也不是 PDF" in refused.err
    assert [one["file_name"] for one in kept["scans"]] == ["批示.jpg"]
    assert len(office("instructions", "--json").json) == 1
    assert office("attachments", "check", "--json").json["files"][0]["kind"] == "批示扫描件"
    again = office("instruction", "scan", kept["id"], scan)
    assert "已添加扫描件0个" in again.out
    assert office("instruction", "export", kept["id"], "S1", "--out", tmp_path / "取出.jpg").code == 0
    assert (tmp_path / "取出.jpg").read_bytes() == scan.read_bytes()
    assert "没有扫描件“S9”" in office("instruction", "export", kept["id"], "S9", "--out", tmp_path).err


def test_proposed_tasks_are_taken_when_told_so(office):
    add(office)

    shown = office("instruction", "tasks", 1, "--json").json
    taken = office("instruction", "tasks", 1, "--only", 2, "--yes", "--json").json
    twice = office("instruction", "tasks", 1, "--only", 2, "--yes")

    assert (shown["written"], len(shown["tasks"])) == (False, 2)
    assert [one["title"] for one in taken["tasks"]] == ["明确资金渠道"]
    task = office("task", "show", taken["tasks"][0]["number"], "--json").json
    assert task["source_ref"] == "王测一（副市长）2026年11月20日批示"
    assert "已立任务" in twice.err
    assert office("instructions", "--json").json[0]["tasks"] == [taken["tasks"][0]["id"]]


def test_an_instruction_is_answered_and_the_answer_taken_back(office):
    add(office)

    assert office("instruction", "answer", 1, "--text", "").code == 2
    assert office("instruction", "answer", 1, "--text", "已报方案。").code == 0
    assert office("instructions", "--json").json[0]["answered_on"] == "2026-11-23"
    assert office("instructions", "--open", "--json").json == []
    assert office("instruction", "unanswer", 1).code == 0
    assert len(office("instructions", "--open", "--json").json) == 1


def test_notices_are_issued_one_a_lead_unit_and_come_back(office, tmp_path):
    out = tmp_path / "督办.pdf"

    said = office("supervise", "9-0-01", "9-0-02", "--colour", "黄", "--out", out, "--json")

    assert [(one["number"], one["lead_unit"], one["colour"]) for one in said.json] == [
        ("菏未专督〔2026〕1号", "市科技局", "黄"),
        ("菏未专督〔2026〕2号", "市财政局", "黄"),
    ]
    assert [one["guessed_deadline"] for one in said.json] == [True, False]
    first, slip, second, _ = pages(out)
    assert "（黄色督办）" in first
    assert "办理情况回执" in slip
    assert "菏未专督〔2026〕2号" in second
    assert office("supervision", "close", 1).code == 2
    assert office("supervision", "sign", 1, "--by", "陈堃").code == 0
    assert office("supervision", "answer", 1, "--text", "已办。", "--problems", "缺资金。").code == 0
    assert "任务9-0-01在台账里还没有办结" in office("supervision", "close", 1).out
    states = {one["id"]: one["state"] for one in office("supervisions", "--json").json}
    assert states == {1: "已办结", 2: "待签收"}
    sheet = tmp_path / "办理情况.pdf"
    assert office("supervision", "sheet", 1, "--out", sheet).code == 0
    assert "缺资金。" in pages(sheet)[0]


def test_a_preview_gives_no_number(office, tmp_path):
    said = office("supervise", "9-0-01", "--preview", "--out", tmp_path / "样.pdf")

    assert said.code == 0
    assert office("supervisions", "--json").json == []
    assert office("issued", "--json").json == []


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("2-1-01",), "任务 2-1-01 的牵头单位待明确"),
        (("9-9-99",), "没有编号为“9-9-99”的任务"),
        ((), "请写明要督办的任务编号"),
        (("9-0-01", "--colour", "绿"), "--colour 不能是“绿”"),
        (("9-0-01", "--deadline", "2026-11-01"), "办结时限不能早于立项日期"),
        (("--instruction", "7", "--unit", "市科技局"), "没有序号为 7 的批示"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_and_no_number_is_used(office, tmp_path, words, refusal):
    said = office("supervise", *words, "--out", tmp_path / "督办.pdf")

    assert said.code == 2
    assert refusal in said.err
    assert office("issued", "--json").json == []


def test_an_instruction_is_supervised_with_its_words(office, tmp_path):
    add(office)
    out = tmp_path / "督办.pdf"

    said = office(
        *("supervise", "--instruction", 1, "--unit", "市科技局", "--unit", "市财政局"), "--colour", "红", "--out", out
    )

    assert said.code == 0
    assert "王测一2026年11月20日" in pages(out)[0]
    assert office("instructions", "--json").json[0]["supervisions"] == [1]


def test_an_issued_notice_is_corrected_and_voided(office, tmp_path):
    office("supervise", "9-0-01", "--out", tmp_path / "督办.pdf")

    told = office("supervision", "correct", 1, "--deadline", "2026-12-30", "--why", "时限写错。")
    assert (told.code, "没有随督办通知单更改" in told.out) == (0, True)
    assert office("supervisions", "--json").json[0]["deadline"] == "2026-12-30"
    assert office("supervision", "void", 1, "--why", "发错。").code == 0
    assert office("supervisions", "--json").json[0]["state"] == "已作废"
    assert [one["state"] for one in office("issued", "--json").json] == ["已更正", "作废"]


def test_the_task_of_a_corrected_notice_follows_where_it_is_said(office, tmp_path):
    office("supervise", "9-0-01", "--out", tmp_path / "督办.pdf")
    before = office("task", "show", "9-0-01", "--json").json["deadline"]
    correct = ("supervision", "correct", 1, "--deadline", "2026-12-30", "--why", "时限写错。")

    late = office(*correct, "--tasks", "延期", "--by", "王测一")
    unnamed = office(*correct, "--tasks", "延期")
    told = office(*correct, "--tasks", "更正")

    assert "已经逾期，没有登记" in late.err
    assert "须写明批准人" in unnamed.err
    assert office("supervisions", "--json").json[0]["number"].endswith("（更正）")
    assert "任务 9-0-01 的时限由" in told.out
    assert "更正为2026年12月30日。" in told.out
    assert before != office("task", "show", "9-0-01", "--json").json["deadline"] == "2026-12-30"
    assert "请同时写 --deadline" in office("supervision", "correct", 1, "--tasks", "更正", "--why", "错。").err


def test_units_are_reminded_once_a_day_in_one_file(office, tmp_path):
    out = tmp_path / "催办.pdf"

    listed = office("remind", "--json").json
    said = office("remind", "--out", out)
    again = office("--today", "2026-11-30", "remind", "--unit", "市科技局", "--json").json

    assert [(one["unit"], one["items"][0]["times"]) for one in listed] == [("市科技局", 1)]
    assert said.out.endswith("已登记催办1个单位。\n")
    assert "督查催办通知" in pages(out)[0]
    assert again[0]["items"][0]["times"] == 2
    assert "没有要催办的逾期事项" in office("remind", "--unit", "市大数据局").err


def test_the_day_is_told_in_words_and_as_data(office):
    add(office)

    told, words = office("today", "--json").json, office("today").out

    assert told["day"] == "2026-11-23"
    assert [one["kind"] for one in told["undated"]] == ["任务"]
    assert all(one["next_on"] for one in told["open"])
    assert [one["title"] for one in told["overdue"]] == ["9-0-01 甲方案"]
    assert [one["id"] for one in told["instructions_unanswered"]] == [1]
    assert told["holidays_not_loaded"] == [2027]
    assert told["last_backup"] is None
    assert "已过期1项" in words
    assert "2027年的放假安排还没有载入" in words
    json.dumps(told)


def test_meetings_and_deadlines_go_into_a_calendar_file(office, tmp_path):
    out = tmp_path / "日历.ics"

    assert office("calendar", "--out", out).code == 0

    first = out.read_bytes()
    assert first.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in first
    office("calendar", "--out", out)
    assert out.read_bytes() == first
    assert office("calendar", "--out", tmp_path / "日历.txt").code == 2


def test_reminders_are_numbered_and_kept_where_the_office_counts_them(office, home, tmp_path):
    with closing(Workspace.open(home)) as workspace, workspace.step("设置") as db:
        settings.change(db, reminder_number="演催〔{年}〕{号}号")

    said = office("remind", "--out", tmp_path / "催办.pdf")
    again = office("remind", "--out", tmp_path / "再催.pdf")

    assert "演催〔2026〕1号" in pages(tmp_path / "催办.pdf")[0]
    assert "已登记催办1个单位" in said.out
    assert "没有重复编号" in again.err
    assert not (tmp_path / "再催.pdf").exists()
    assert [one["number_text"] for one in office("issued", "--json").json] == ["演催〔2026〕1号"]
