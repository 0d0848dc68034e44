"""Two entries that become one on the command line: a withdrawal of one of them is decided, and not silently."""


def test_a_withdrawal_that_only_one_of_the_two_has_must_be_decided(desk):
    for name in ("演示膜材料重点实验室", "菏泽市演示膜材料重点实验室"):
        assert desk("register", "平台", "add", "--name", name, "--new").code == 0
    for number in ("PT1", "PT2"):
        assert desk("register", "平台", "mark", number, "--on", "2026-03-01", "--document", "演示文件1号").code == 0
    assert desk("register", "平台", "withdraw", "PT1", "--on", "2026-09-01", "--because", "演示文件9号").code == 0

    refused = desk("register", "平台", "merge", "PT1", "PT2")
    assert (refused.code, "撤销（演示文件9号），另一条没有撤销；请加 --withdrawn 是" in refused.err) == (2, True)
    assert desk("register", "平台", "merge", "PT1", "PT2", "--withdrawn", "否").code == 0

    (told,) = desk("register", "平台", "list", "--json").json
    assert [one["mark"] for one in told["marks"]] == ["认定"]
    assert desk("targets", "--json").json[0]["proven"] == 1
