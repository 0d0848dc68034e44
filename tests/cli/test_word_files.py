"""Papers as Word files from the command line."""

import docx
import pytest


@pytest.mark.parametrize(("verb", "said"), [("briefing", "调度简报"), ("roster", "责任分工名单")])
def test_a_paper_is_a_word_file_where_its_name_ends_so(desk, tmp_path, verb, said):
    path = tmp_path / "文件.docx"

    answer = desk(verb, "--out", path)

    assert (answer.code, answer.out) == (0, f"已导出：{path}\n")
    paper = docx.Document(str(path))
    assert said in "".join(paragraph.text for paragraph in paper.paragraphs)
    assert "人工智能" in "".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)


def test_another_ending_is_refused_before_anything_is_set(desk, tmp_path):
    answer = desk("briefing", "--out", tmp_path / "简报.odt")

    assert answer.code == 2
    assert answer.err == "“简报.odt”的扩展名须是 .pdf 或 .docx；请改文件名后再导出。\n"
    assert not (tmp_path / "简报.odt").exists()
