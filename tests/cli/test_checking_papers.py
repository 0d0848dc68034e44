"""The 预检单 on the command line."""

import json

import pytest

from heze_desk.__main__ import main
from reports.document import Paragraph, Recipients, RedHead, Signature, Title
from reports.files import write_pdf
from reports.fonts import use_system_faces
from reports.samples.words import DAY, OFFICE, paper


@pytest.fixture
def notice(tmp_path):
    use_system_faces(False)

    def written(text="现就有关事项通知如下。", day=DAY):
        head = RedHead((OFFICE,), "演未专办〔2026〕15号")
        blocks = (head, Title("关于开展年中调度的通知"), Recipients("市直有关部门"), Paragraph(text))
        return write_pdf(paper("通知", "演示通知", *blocks, Signature(OFFICE, day)), tmp_path / "通知.pdf")

    return written


def test_a_sound_paper_passes_and_every_rule_is_told(notice, capsys):
    assert main(["paper", "check", str(notice("张喆、刘垚同志。"))]) == 0

    said = capsys.readouterr()
    assert said.err == ""
    assert "预检单：通知.pdf" in said.out
    assert "不合格0项" in said.out
    assert "A17 发文机关标志上边缘" in said.out
    assert "35.0 mm" in said.out
    assert "代字：仿宋缺“喆垚”" in said.out
    assert "缺字：没有。" in said.out
    assert "A12 装订" in said.out


def test_what_fails_comes_first_and_ends_with_2_and_the_count(notice, capsys):
    assert main(["paper", "check", str(notice("王\ue000同志。", day="2026年07月16日"))]) == 2

    said = capsys.readouterr()
    assert said.err == "有2项不合格，请改正后再打印。\n"
    rows = said.out.splitlines()
    assert rows[4] == "不合格（2项）"
    assert [row.split()[0] for row in rows[5:7]] == ["A31", "+1"]
    assert "缺字：\ue000，纸上是□。" in said.out


def test_json_tells_the_same(notice, capsys):
    assert main(["paper", "check", str(notice(day="2026年07月16日")), "--json"]) == 2

    told = json.loads(capsys.readouterr().out)
    assert told["failures"] == 1
    assert told["kind"] == "通知"
    (row,) = [one for one in told["findings"] if one["verdict"] == "不合格"]
    assert (row["rule"], row["strength"], row["measured"]) == ("A31", "规定", "2026年07月16日")


@pytest.mark.parametrize("name", ["无此文件.pdf", "别的.pdf"])
def test_a_file_that_cannot_be_checked_is_refused_with_a_sentence(tmp_path, capsys, name):
    (tmp_path / "别的.pdf").write_bytes(b"not a PDF")

    assert main(["paper", "check", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.endswith("。\n")
