"""Registers as the secretary types them."""

import pytest
from openpyxl import Workbook

NEED = ("--industry", "人工智能", "--field", "算法", "--level", "顶尖人才", "--year", "2026", "--wanted", "3")


def test_a_platform_is_added_marked_listed_and_counted_for_its_target(desk, tmp_path):
    added = desk(
        "register", "平台", "add", "--name", "演示重点实验室", "--industry", "未来材料", "级别=省级", "产业=合成生物"
    )
    proof = tmp_path / "证书.txt"
    proof.write_text("演示", "utf-8")

    assert (added.code, added.out) == (0, "PT1\n")
    assert desk("register", "platform", "set", "PT1", "研究方向=膜", "--json").json["field"] == "膜"
    assert (
        desk("register", "平台", "mark", "PT1", "--on", "2026-03-01").out
        == "已登记 PT1“演示重点实验室”：认定，2026年3月1日；没有认定文件或证明材料，列为待核。\n"
    )
    (row,) = desk("register", "平台", "list", "--json").json
    assert (row["name"], row["level"], row["industries"], row["shared"]) == (
        "演示重点实验室",
        "省级",
        ["未来材料", "合成生物"],
        True,
    )
    assert (row["marks"][0]["mark"], row["marks"][0]["proven"]) == ("认定", False)
    before, after = (desk("targets", "--as-of", one, "--json").json[0] for one in ("2026-02-28", "2026-03-01"))
    assert (before["proven"], before["unproven"]) == (0, 0)
    assert (after["proven"], after["unproven"], after["shared"]) == (0, 1, 1)

    assert desk("register", "平台", "withdraw", "PT1", "--on", "2026-09-01", "--because", "演示").code == 0
    again = desk("register", "平台", "mark", "演示重点实验室", "--on", "2026-10-01", "--proof", proof)
    assert again.out == "已登记 PT1“演示重点实验室”：认定，2026年10月1日。\n"
    (target, *_) = desk("targets", "--json").json
    assert (target["proven"], target["unproven"], target["qualifier"]) == (1, 0, "左右")
    assert "登记在册的文件共 1 个：完好 1 个" in desk("attachments", "check").out
    assert desk("check").code == 0


def test_the_targets_keep_the_words_of_the_policy_and_say_the_rule(desk):
    rows = desk("targets", "--json").json

    assert [(one["name"], one["value"], one["unit"], one["qualifier"]) for one in rows] == [
        ("重大科技创新平台", 30, "家", "左右"),
        ("重大关键技术", 50, "项", "以上"),
        ("重大标志性创新产品", 30, "个", "以上"),
        ("“链主”企业", None, "", "一批"),
    ]
    said = desk("targets").out
    assert "不当作“以上”" in said
    assert "推算到2030年12月31日约0家" in said
    assert "还没有到" in desk("targets", "--as-of", "2027-01-01").err


def test_a_near_name_is_refused_until_it_is_said_to_be_another(desk):
    desk("register", "企业", "add", "--name", "山东明测新材料有限公司")

    refused = desk("register", "企业", "add", "--name", "明测新材料有限公司")
    taken = desk("register", "企业", "add", "--name", "明测新材料有限公司", "--new")

    assert refused.code == 2
    assert "去掉地名和公司字样后名称相同；不是同一条的请加 --new" in refused.err
    assert taken.out == "QY2\n"
    assert desk("register", "企业", "duplicates", "--json").json == []
    desk("register", "企业", "add", "--name", "恒测装备公司")
    desk("register", "企业", "add", "--name", "恒侧装备公司", "--new")
    desk("undo")
    assert desk("register", "企业", "merge", "QY1", "QY2").code == 0
    assert len(desk("register", "企业", "list", "--json").json) == 2


def test_events_years_and_ties_are_shown_with_the_entry(desk):
    desk("register", "项目", "add", "--name", "演示揭榜项目", "“四有”=有高科技含量、有高层次人才")
    desk("register", "企业", "add", "--name", "演示企业", "类型=规上")
    number = desk("tasks", "--json").json[0]["number"]
    for words in (
        ("项目", "event", "XM1", "--act", "发榜", "--on", "2026-03-01"),
        ("项目", "year", "XM1", "2026", "计划投资=1,200", "完成投资=300.5"),
        ("企业", "year", "演示企业", "2025", "研发投入=0"),
        ("项目", "link", "XM1", "QY2", "--task", number),
    ):
        assert desk("register", *words).code == 0

    told = desk("register", "项目", "show", "XM1", "--json").json

    assert told["stage"] == "发榜"
    assert [(one["measure"], one["amount"]) for one in told["years"]] == [("完成投资", 300.5), ("计划投资", 1200.0)]
    assert ([one["number"] for one in told["links"]], told["tasks"]) == (["QY2"], [number])
    assert desk("register", "企业", "show", "QY2", "--json").json["links"][0]["number"] == "XM1"
    assert "演示企业" in desk("register", "企业", "research", "2025").out
    assert "关联：\n项目　XM1　" in desk("task", "show", number).out
    assert [one["id"] for one in desk("task", "show", number, "--json").json["ties"]] == [1]

    desk("register", "项目", "link", "XM1", "企业:演示企业", "--remove")
    assert desk("register", "企业", "show", "QY2", "--json").json["links"] == []


def test_a_workbook_is_looked_at_first_and_written_when_told_so(desk, tmp_path):
    book = Workbook()
    for row in (
        ["企业名称", "所属产业", "联系电话", "高新技术认定日期"],
        ["山东明测新材料有限公司", "未来材料", "123", "2026-01-05"],
        ["明测新材料有限公司", "未来材料", "123", None],
    ):
        book.active.append(row)
    book.save(tmp_path / "企业.xlsx")

    looked = desk("register", "企业", "import", tmp_path / "企业.xlsx", "--json").json
    assert (len(looked["new"]), looked["doubts"][0]["key"], looked["written"]) == (1, "A3", False)
    assert desk("register", "企业", "list", "--json").json == []
    assert "--decide A3=1" in desk("register", "企业", "import", tmp_path / "企业.xlsx").out
    for wrong, why in (("A3=9", "只能选 1 到 2"), ("foo=1", "“foo”没有待定的内容，没有导入；待定的有：A3。")):
        refused = desk("register", "企业", "import", tmp_path / "企业.xlsx", "--decide", wrong, "--yes")
        assert (refused.code, why in refused.err) == (2, True)
    assert desk("register", "企业", "list", "--json").json == []
    said = desk("register", "企业", "import", tmp_path / "企业.xlsx", "--decide", "A3=1", "--yes").out
    assert "新增 2 家" in said
    assert said.endswith("已导入；可用 undo 撤销。\n")
    assert len(desk("register", "企业", "list", "--json").json) == 2

    out = desk("register", "企业", "export", "--out", tmp_path / "出.xlsx").out
    assert "已导出 2 家" in out
    again = desk("register", "企业", "import", tmp_path / "出.xlsx", "--json").json
    assert (again["unchanged"], again["new"], again["changed"]) == (2, [], [])
    assert "联系电话" not in {one["heading"] for one in again["columns"]}
    desk("undo")
    assert desk("register", "企业", "list", "--json").json == []


def test_a_recognition_typed_wrong_is_put_right_or_taken_out(desk, tmp_path):
    desk("register", "平台", "add", "--name", "演示重点实验室")
    desk("register", "平台", "mark", "PT1", "--on", "2026-03-01")
    proof = tmp_path / "证书.txt"
    proof.write_text("演示", "utf-8")

    assert desk("register", "平台", "correct", "PT1", "--on", "2026-02-01", "--proof", proof).code == 0

    (told,) = desk("register", "平台", "list", "--json").json[0]["marks"]
    assert (told["recognised_on"], told["proven"]) == ("2026-02-01", True)
    assert "有证明材料 P1“证书.txt”，不能删除" in desk("register", "平台", "unmark", "PT1").err
    desk("undo")
    assert desk("register", "平台", "unmark", "PT1").code == 0
    assert desk("register", "平台", "list", "--json").json[0]["marks"] == []
    assert "没有“认定”的认定" in desk("register", "平台", "correct", "PT1", "--document", "演示").err


def test_own_targets_and_evidence_stand_beside_the_policy(desk):
    assert desk("targets", "own", "--target", "平台", "--year", "2026", "--value", "6", "--basis", "演示文件").code == 0
    assert (
        desk("targets", "own", "--target", "平台", "--year", "2026", "--value", "2", "--industry", "低空经济").code == 0
    )

    (target, *_) = desk("targets", "--json").json
    assert [(one["industry"], one["value"]) for one in target["own"]] == [(None, 6), ("低空经济", 2)]
    refused = desk("targets", "evidence", "--year", "2035", "--goal", "全国第一", "--text", "演示")
    assert (refused.code, "没有这几个字" in refused.err) == (2, True)
    noted = desk("targets", "evidence", "--year", "2035", "--goal", "产业集群", "--text", "演示佐证。")
    assert noted.code == 0, noted.err
    goals = desk("targets", "goals", "--json").json
    assert [one["text"] for one in goals[-1]["evidence"]] == ["演示佐证。"]


def test_needs_of_people_are_kept_and_mapped(desk):
    desk("register", "人才", "add", "--name", "王测一", "--industry", "人工智能", "专业领域=算法", "层次=顶尖人才")

    assert desk("register", "人才", "need", *NEED).code == 0

    assert desk("register", "人才", "map", "--json").json == [
        {"field": "算法", "level": "顶尖人才", "have": 1, "wanted": 3, "short": 2}
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("大楼", "list"), "没有“大楼”名录；可用：项目、平台"),
        (("平台", "add", "--name", "演示", "颜色=红"), "没有“颜色”这一项；可用：平台名称"),
        (("平台", "add", "--name", "演示", "级别"), "缺少等号"),
        (("平台", "show", "PT9"), "平台名录里没有“PT9”"),
        (("企业", "need", *NEED), "只在人才名录"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(desk, words, why):
    refused = desk("register", *words)

    assert refused.code == 2
    assert why in refused.err


def test_lists_and_targets_are_printed(desk, tmp_path):
    desk("register", "平台", "add", "--name", "演示重点实验室", "--industry", "未来材料", "联系电话=13800001111")

    for words in (("register", "平台", "list"), ("targets",)):
        out = tmp_path / f"{words[0]}.pdf"
        assert desk(*words, "--out", out).code == 0
        assert out.read_bytes().startswith(b"%PDF")


def test_a_project_is_not_marked_with_four_traits_it_has_not_without_being_asked(desk):
    desk("register", "项目", "add", "--name", "演示项目", "--industry", "未来材料")
    words = ("register", "项目", "mark", "XM1", "--as", "“四有型”项目", "--on", "2026-03-01")

    refused = desk(*words)

    assert (refused.code, "列入“四有型”项目须四项都有" in refused.err) == (2, True)
    assert desk("register", "项目", "show", "XM1", "--json").json["recognitions"] == []
    assert desk(*words, "--anyway").code == 0
