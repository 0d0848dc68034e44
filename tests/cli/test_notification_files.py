"""双告知 on the command line: Excel out and in, one matter in full, and put right."""

import openpyxl
import pytest

ADD = ("--from-unit", "市行政审批服务局", "--to-unit", "市市场监管局", "--on", "2026-11-02")


@pytest.fixture
def known(desk):
    desk("notify", "add", "--matter", "演示许可", *ADD)


def test_what_goes_out_comes_back_unchanged_and_what_was_changed_is_taken(known, desk, tmp_path):
    path = tmp_path / "双告知.xlsx"
    assert desk("notify", "export", "--out", path, "--json").json["count"] == 1
    same = desk("notify", "import", path, "--yes", "--json").json
    assert (same["unchanged"], same["changed"], same["written"]) == (1, [], True)

    book = openpyxl.load_workbook(path)
    book.active["H4"] = "2026-11-20"
    book.save(path)
    preview = desk("notify", "import", path)
    assert "更改　演示许可　反馈时限：2026-11-12 → 2026-11-20" in preview.out
    assert "没有写入" in preview.out
    desk("notify", "import", path, "--yes")

    assert desk("notify", "--json").json[0]["due"] == "2026-11-20"
    desk("undo")
    assert desk("notify", "--json").json[0]["due"] == "2026-11-12"


def test_a_matter_is_shown_with_its_history_and_put_right(known, desk):
    told = desk("notify", "set", "1", "--matter", "演示许可（改）", "--due", "2026-11-20", "--json").json
    assert (told["matter"], told["due"], told["to"]) == ("演示许可（改）", "2026-11-20", "市市场监管局")

    shown = desk("notify", "show", "1")

    assert "改正告知：2026年第1号　事项：演示许可 → 演示许可（改）" in shown.out
    assert desk("notify", "show", "1", "--json").json["history"][-1]["field"] in ("matter", "due")


def test_nothing_to_put_right_is_refused(known, desk):
    assert "没有写要改正的内容" in desk("notify", "set", "1").err


def test_every_act_tells_the_matter_as_json(known, desk):
    answered = desk("notify", "answer", "1", "--text", "演示：已核实", "--json").json
    taken = desk("notify", "recognise", "1", "--text", "演示：检验结果互认", "--json").json
    half, back = (desk("notify", "take-back", "1", "--json").json for _ in range(2))
    removed = desk("notify", "remove", "1", "--json").json

    assert [one["state"] for one in (answered, taken, half, back)] == ["已反馈", "结果互认", "已反馈", "逾期未反馈"]
    assert (removed["id"], desk("notify", "--json").json) == (1, [])


def test_a_doubt_is_settled_on_the_command_line(desk, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["事项", "方向", "告知单位", "被告知单位", "告知日期"])
    book.active.append(["演示检查", "监管告知", "市市场监督总局", "市行政审批服务局", "2026-11-03"])
    book.save(tmp_path / "外来.xlsx")

    open_one = desk("notify", "import", tmp_path / "外来.xlsx", "--json").json
    assert (open_one["new"], [one["key"] for one in open_one["doubts"]]) == ([], ["C2"])
    place = open_one["doubts"][0]["options"].index("市市场监管局") + 1
    done = desk("notify", "import", tmp_path / "外来.xlsx", "--decide", f"C2={place}", "--yes", "--json").json

    assert (done["written"], done["new"][0]["fields"]["告知单位"]) == (True, "市市场监管局")
    assert desk("notify", "--json").json[0]["from"] == "市市场监管局"
