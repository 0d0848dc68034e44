"""What a register takes word by word on the command line, and what it says when it refuses or is done."""

import pytest


@pytest.fixture
def project(desk):
    desk("register", "项目", "add", "--name", "演示项目", "--industry", "人工智能")
    return lambda *words: desk("register", "项目", *words)


@pytest.fixture
def enterprise(desk):
    desk("register", "企业", "add", "--name", "演示企业")
    return lambda *words: desk("register", "企业", *words)


def test_traits_are_those_of_the_register_and_need_no_quotation_marks(project, enterprise):
    for refused in (project("set", "XM1", "“四有”=有啥"), project("add", "--name", "另一", "四有=有啥")):
        assert (refused.code, "里没有“有啥”；可用：有高科技含量、有高层次人才" in refused.err) == (2, True)
    assert "类型里没有“乱”；可用：规上、重点企业" in enterprise("set", "演示企业", "类型=乱").err

    said = project("set", "XM1", "四有=有高科技含量")

    assert said.out == "已修改 XM1“演示项目”：“四有” 空 → 有高科技含量。\n"
    assert project("show", "XM1", "--json").json["traits"] == ["有高科技含量"]


def test_the_fields_that_may_be_set_are_all_named(project, enterprise):
    refused = project("set", "XM1", "颜色=红").err

    assert refused.endswith("联系电话、产业、“四有”。\n")
    assert enterprise("set", "演示企业", "颜色=红").err.endswith("产业、类型。\n")


def test_what_was_set_is_told_and_the_name_is_called_name(enterprise):
    said = enterprise("set", "QY1", "名称＝演示乙企业", "产业=未来材料")

    assert said.out == "已修改 QY1“演示乙企业”：企业名称 演示企业 → 演示乙企业；产业 空 → 未来材料。\n"
    assert "没有改动" in enterprise("set", "QY1", "企业名称=演示乙企业").out


def test_the_number_of_one_that_is_there_is_told_as_the_register_numbers(project):
    assert "（编号 XM1）" in project("add", "--name", "演示项目").err


def test_an_industry_that_ended_takes_nothing_new_but_keeps_what_it_has(desk, project):
    desk("industry", "add", "演示产业", "--from", "2026-01-01", "--basis", "演示文件")
    project("add", "--name", "另一个", "--industry", "演示产业")
    ended = desk("industry", "end", "演示产业", "--from", "2026-06-01", "--basis", "演示文件", "--leave", "全部")
    assert ended.code == 0, ended.err

    for words in (
        ("add", "--name", "第三个", "--industry", "演示产业"),
        ("set", "XM1", "产业=演示产业"),
        ("term", "XM1", "--industry", "演示产业"),
    ):
        refused = project(*words)
        assert (refused.code, "不再列入产业" in refused.err) == (2, True), refused
    assert [one["name"] for one in project("list", "--json").json] == ["演示项目", "另一个"]
    past = project("term", "XM1", "--industry", "演示产业", "--from", "2026-02-01", "--to", "2026-05-01")
    assert past.code == 0, past.err


def test_a_deleted_entry_is_not_deleted_again_nor_written_to(project):
    assert project("remove", "XM1").code == 0

    for words in (
        ("remove", "XM1"),
        ("set", "XM1", "技术方向=膜"),
        ("event", "XM1", "--act", "发榜", "--on", "2026-1-1"),
    ):
        refused = project(*words)
        assert (refused.code, "已于2026年11月23日删除" in refused.err) == (2, True), words


def test_a_deleted_entry_is_listed_apart_and_comes_back(project):
    project("remove", "XM1")
    assert "请先用 register 项目 restore XM1 恢复" in project("set", "XM1", "技术方向=膜").err

    assert project("list", "--json").json == []
    listed = project("list", "--deleted").out
    assert listed.startswith("XM1　演示项目　")
    assert listed.endswith("回收站里共 1 个；恢复请用 register 项目 restore 编号。\n")
    assert project("restore", "XM1").out == "已恢复 XM1“演示项目”。\n"

    assert [one["number"] for one in project("list", "--json").json] == ["XM1"]
    refused = project("restore", "XM1")
    assert (refused.code, "没有删除，不用恢复" in refused.err) == (2, True)


def test_two_that_are_not_the_same_are_remembered_and_told(desk, enterprise):
    enterprise("add", "--name", "山东演示企业", "--new")
    enterprise("add", "--name", "恒测装备公司")

    assert (
        enterprise("apart", "QY1", "QY3").out == "已记住：QY1“演示企业”和QY3“恒测装备公司”不是同一条，以后不再询问。\n"
    )


def test_a_figure_is_not_wiped_where_the_sign_was_forgotten(project):
    assert project("year", "XM1", 2026, "计划投资＝１，２００．５").out == "已登记 XM1 2026年：计划投资 1200.5。\n"

    refused = project("year", "XM1", 2026, "计划投资")

    assert (refused.code, "“计划投资”缺少等号，没有登记" in refused.err) == (2, True)
    assert project("show", "XM1", "--json").json["years"][0]["amount"] == 1200.5
    assert project("year", "XM1", 2026, "计划投资=9").out == "已登记 XM1 2026年：计划投资 1200.5 → 9。\n"
    assert project("year", "XM1", 2026, "计划投资=").out == "已登记 XM1 2026年：计划投资 9 → 已清空。\n"
    assert project("show", "XM1", "--json").json["years"] == []


def test_an_own_target_that_stands_is_replaced_only_when_told_so(desk):
    words = ("targets", "own", "--target", "平台", "--year", 2026)
    assert desk(*words, "--value", 6, "--basis", "演示文件").code == 0

    refused = desk(*words, "--value", 99)

    assert (refused.code, "已有自定目标 6家（依据：演示文件）" in refused.err) == (2, True)
    assert desk(*words, "--value", 9, "--replace").code == 0


def test_two_people_of_one_name_are_asked_about(desk):
    add = ("register", "人才", "add", "--name", "王测一")
    assert desk(*add).code == 0

    refused = desk(*add, "所在单位=演示单位")

    assert (refused.code, "“王测一”，名称相同；不是同一条的请加 --new" in refused.err) == (2, True)
    assert desk(*add, "所在单位=演示单位", "--new").code == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("list", "--category", "乱"), "企业名录没有名为“乱”的规模；可用：大型、中型、小型、微型。"),
        (("list", "--mark", "乱"), "没有“乱”这种认定；可用：链主、"),
        (("research", "99"), "年份须在 2000 到 2100 之间，不能是“99”。"),
    ],
)
def test_a_slip_of_a_word_is_no_empty_register(enterprise, words, why):
    refused = enterprise(*words)
    assert (refused.code, why in refused.err, refused.out) == (2, True, "")


@pytest.mark.parametrize(
    ("kind", "pair", "why"),
    [
        ("项目", "阶段=乱", "没有名为“乱”的阶段；可用：谋划、前期、"),
        ("项目", "类别=乱", "没有名为“乱”的类别；可用：技术攻关、"),
        ("平台", "级别=乱", "没有名为“乱”的级别；可用：国家级、省级、市级。"),
        ("企业", "规模=乱", "没有名为“乱”的规模；可用：大型、"),
        ("人才", "层次=乱", "没有名为“乱”的层次；可用：顶尖人才、"),
        ("关键技术", "状态=乱", "没有名为“乱”的状态；可用：立项、"),
        ("产品", "状态=乱", "没有名为“乱”的状态；可用：研发、"),
    ],
)
def test_a_word_nobody_proposes_is_asked_about_before_it_is_kept(desk, kind, pair, why):
    assert desk("register", kind, "add", "--name", "演示甲").code == 0

    for words in (("add", "--name", "另外一个乙", pair), ("set", "演示甲", pair)):
        refused = desk("register", kind, *words)
        assert (refused.code, why in refused.err, "请加 --anyway。" in refused.err) == (2, True, True)
    assert len(desk("register", kind, "list", "--json").json) == 1
    assert desk("register", kind, "set", "演示甲", pair, "--anyway").code == 0
    assert desk("register", kind, "add", "--name", "另外一个乙", pair).code == 0  # a word in use is one of the register


@pytest.mark.parametrize("kind", ["项目", "平台", "企业", "人才", "关键技术", "产品"])
def test_the_name_is_called_name_in_every_register(desk, kind):
    desk("register", kind, "add", "--name", "演示甲")

    assert desk("register", kind, "set", "演示甲", "名称=演示乙", "--json").json["name"] == "演示乙"
    assert "名称不能为空" in desk("register", kind, "set", "演示乙", "名称=").err


def test_a_register_without_levels_is_not_narrowed_by_one(enterprise):
    refused = enterprise("list", "--level", "省级")

    assert (refused.code, refused.err) == (2, "企业名录没有“级别”这一项，不能按“省级”筛选。\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("set", "QY1", "规模=大型", "规模＝小型"), "“规模”写了两次，没有保存"),
        (("add", "--name", "另外一家", "名称=再一家"), "名称已用 --name 写明"),
        (("add", "--name", "另外一家", "企业名称=再一家"), "名称已用 --name 写明"),
    ],
)
def test_what_is_written_twice_is_not_guessed_at(enterprise, words, why):
    refused = enterprise(*words)

    assert (refused.code, refused.out, why in refused.err) == (2, "", True)
    assert [one["category"] for one in enterprise("list", "--json").json] == [""]
