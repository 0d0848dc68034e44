"""The roadmap as typed on the command line."""

import contextlib
from datetime import date

import pytest
from PIL import Image

from heze_desk.roadmap import store
from heze_desk.roadmap.records import PlanItem
from heze_desk.settings import store as settings
from heze_desk.workspace.workspace import Workspace


@pytest.fixture
def planned(desk):
    for words in (
        ("add", "演示攻关", "--industry", "未来材料", "--from", "2026-01-01", "--to", "2026-10-31"),
        ("add", "演示示范", "--industry", "未来材料", "--from", "2026-11-01", "--to", "2027-12-31"),
        ("add", "演示建成", "--industry", "低空经济", "--on", "2030-06-30"),
    ):
        assert desk("roadmap", *words).code == 0
    return desk


def test_items_are_moved_with_a_reason_and_compared_with_a_baseline(planned):
    assert planned("roadmap", "baseline", "年初计划").out == "已存为基线：年初计划，3条。\n"
    moved = planned("roadmap", "move", 2, "--to", "2028-03-31", "--why", "演示：设备未到")
    assert moved.out == "已移动：演示示范，由2026年11月1日至2027年12月31日改为2026年11月1日至2028年3月31日。\n"
    assert planned("roadmap", "wait", "2", "--for", "1").code == 0
    assert (
        "首尾相接：未来材料“演示示范”（编号2）→未来材料“演示攻关”（编号1）→未来材料“演示示范”（编号2）"
        in planned("roadmap", "wait", "1", "--for", "2").err
    )

    told = planned("roadmap", "--compare", "年初计划", "--json").json
    bars = {bar["title"]: bar for lane in told["industries"] for bar in lane["bars"]}
    assert (bars["演示示范"]["slip"], bars["演示攻关"]["late_by"], bars["演示建成"]["kind"]) == (91, 23, "节点")
    assert told["waits"] == [{"before": "路线图1", "after": "路线图2", "broken": False}]
    assert planned("roadmap", "done", 1, "--on", "2026-11-20").code == 0
    assert "超期0条，比“年初计划”推迟1条" in planned("roadmap", "--compare", "年初计划").out
    assert "比“年初计划”推迟1条" in planned("roadmap").out
    assert "年初计划" not in planned("roadmap", "--no-compare").out


def test_what_waits_is_told_and_goes_along_when_asked_to(planned):
    assert planned("roadmap", "wait", "2", "--for", "1").code == 0
    told = planned("roadmap", "move", 1, "--to", "2026-12-31", "--why", "演示：设备未到").out.splitlines()
    assert told[1:] == [
        "先后不符：未来材料“演示示范”（编号2），要等未来材料“演示攻关”（编号1）完成。",
        "加 --carry 可一并顺延。",
    ]

    told = planned("roadmap", "move", 1, "--to", "2027-01-31", "--why", "演示：设备未到", "--carry").out.splitlines()

    assert told == [
        "已移动：演示攻关，由2026年1月1日至12月31日改为2026年1月1日至2027年1月31日。",
        "已顺延：未来材料“演示示范”（编号2）由2026年11月1日至2027年12月31日改为2027年2月1日至2028年4月1日。",
    ]
    assert planned("roadmap", "--json").json["waits"][0]["broken"] is False


@pytest.mark.parametrize("name", ["图.pdf", "图.png", "图.docx"])
def test_it_is_printed_whole_or_in_part(planned, tmp_path, name):
    out = tmp_path / name
    assert (
        planned("roadmap", "--out", out, "--industry", "未来材料", "--from", "2026-01-01", "--to", "2027-12-31").code
        == 0
    )
    assert out.stat().st_size > 1000


def test_rows_are_listed_with_whole_days_and_the_numbers_that_acts_take(planned):
    words = ("--name", "演示平台", "--industry", "未来材料")
    assert planned("register", "platform", "add", *words).code == 0
    assert planned("register", "platform", "mark", "演示平台", "--on", "2026-02-13", "--document", "演示1号").code == 0

    told = planned("roadmap", "list", "--no-tasks").out.splitlines()

    assert "低空经济　3　演示建成　2030-06-30" in told
    assert "未来材料　认定与突破　2026-02-13" in told


def test_what_one_page_cannot_hold_goes_over_pages_unless_one_is_asked_for(planned, home, tmp_path):
    with contextlib.closing(Workspace.open(home)) as workspace, workspace.step("演示") as db:
        for number in range(90):
            day = date(2027, 1, 1)
            store.add(db, PlanItem(industry_id=1, title=f"演示{number}", start=day, finish=day))
    out = tmp_path / "图.pdf"

    told = planned("roadmap", "--out", out)

    assert (told.code, out.exists()) == (0, True)
    assert "印在一页上字太小，已分页" in told.out
    refused = planned("roadmap", "--out", out, "--paper", "A4")
    assert refused.code == 2
    assert "--paper A4多页" in refused.err
    assert planned("roadmap", "--out", tmp_path / "图.png").code == 0


def test_items_are_put_in_another_order_within_their_industry(planned):
    assert planned("roadmap", "place", 2, "--before", 1).out == "已调整顺序：演示示范、演示攻关。\n"
    assert planned("roadmap", "place", 2).out == "已调整顺序：演示攻关、演示示范。\n"
    assert "同一个产业" in planned("roadmap", "place", 2, "--before", 3).err


def test_a_baseline_of_nothing_is_refused(desk):
    assert "没有可存的；请先新增阶段" in desk("roadmap", "baseline", "演示").err


def test_it_goes_to_excel_and_back_with_a_preview_first(planned, tmp_path):
    out = tmp_path / "路线图.xlsx"
    assert planned("roadmap", "export", "--out", out).out.startswith("已导出 3 条：")
    assert "不变 3 项" in planned("roadmap", "import", out).out

    assert planned("roadmap", "remove", 2).code == 0
    refused = planned("roadmap", "import", out, "--yes").out
    assert "没有编号为“2”的阶段或节点" in refused


def test_a_day_far_off_is_told_when_it_is_entered(planned):
    told = planned("roadmap", "add", "演示远期", "--industry", "低空经济", "--on", "2099-02-01").out

    assert "注意：它不在2020—2035年" in told


def test_what_cannot_be_is_refused_in_a_sentence(planned, tmp_path):
    assert planned("roadmap", "baseline", "演示").code == 0
    for words, sentence in (
        (("move", 1, "--why", "演示"), "日期没有改动"),
        (("move", 1, "--on", "2026-01-01", "--why", "演示"), "是阶段；请用 --from、--to"),
        (("move", 3, "--from", "2026-01-01", "--why", "演示"), "是节点，只有一天"),
        (("baseline", "演示"), "已经有名为“演示”的基线"),
        (("done", 1, "--on", "2030-01-01"), "完成日期不能晚于今天"),
        (("add", "演示", "--industry", "未来材料", "--from", "2026-01-01"), "阶段请写 --from 和 --to"),
        (("move", 9, "--to", "2028-03-31", "--why", "演示"), "没有序号为 9"),
        (("move", 1, "--to", "2025-03-31", "--why", "演示"), "不能早于开始日期"),
        (("wait", "任务999", "--for", "1"), "没有编号为“任务999”的一项"),
        (("--compare", "没有"), "没有名为“没有”的基线；现有：演示"),
        (("--out", tmp_path / "图.pdf", "--industry", "合成生物"), "没有可画的"),
        (("--out", tmp_path / "图.gif"), "扩展名须是"),
    ):
        assert sentence in planned("roadmap", *words).err, words


def test_what_went_is_named(planned):
    planned("roadmap", "wait", 2, "--for", 1)

    gone = planned("roadmap", "wait-no-more", 2, "--for", 1)
    removed = planned("roadmap", "remove", 2)

    assert gone.out.startswith("已取消：“"), gone.err
    assert gone.out.endswith("”完成。\n")
    assert removed.out.endswith("；可用 undo 撤销。\n")


def test_a_picture_has_title_day_and_what_it_is_worth_as_the_paper_has(planned, home, tmp_path):
    assert planned("roadmap", "--out", tmp_path / "图.pdf").code == 0
    assert planned("roadmap", "--out", tmp_path / "图.png").code == 0
    bare = Image.open(tmp_path / "图.png").size
    with contextlib.closing(Workspace.open(home)) as workspace, workspace.step("演示") as db:
        settings.change(db, demo=True)

    assert planned("roadmap", "--out", tmp_path / "演示.png").code == 0

    marked = Image.open(tmp_path / "演示.png").size
    assert marked[0] == bare[0]
    assert marked[1] > bare[1]


def test_what_is_moved_before_what_it_waits_for_has_ended_is_told_so(planned):
    assert planned("roadmap", "wait", "3", "--for", "2").code == 0

    told = planned("roadmap", "move", 3, "--on", "2027-01-01", "--why", "演示：提前").out.splitlines()

    assert told[1:] == ["先后不符：低空经济“演示建成”（编号3），要等未来材料“演示示范”（编号2）完成。"]


def test_a_second_phase_of_the_same_name_is_refused_in_its_industry_alone(planned):
    days = ("--from", "2027-01-01", "--to", "2027-03-01")

    refused = planned("roadmap", "add", "演示攻关 ", "--industry", "未来材料", *days).err

    assert "已有名为“演示攻关”的阶段（编号1，2026年1月1日至10月31日）" in refused
    assert planned("roadmap", "add", "演示攻关", "--industry", "低空经济", *days).code == 0
