"""Issued papers on the command line."""

from datetime import date

import pdfplumber
import pytest

from heze_desk import issuance, press
from heze_desk.issuing import store
from heze_desk.settings.records import Settings
from heze_desk.workspace.workspace import Workspace
from reports.document import Document, Masthead, Paragraph, Title

TODAY = date(2026, 11, 23)


def compose(numbers):
    number = f"第{numbers.number}期{numbers.mark}（总第{numbers.running}期）"
    body = (Masthead("调度简报", number=number), Title("推进情况"), Paragraph("一切正常。"))
    return press.to_keep(Document(kind="调度简报", title="推进情况", body=body), Settings(system_faces=False))


@pytest.fixture
def papers(home):
    """No. 1 corrected, its correction, and No. 2; told by their ids."""
    workspace = Workspace.open(home, today=lambda: TODAY)

    def issue(db):
        return store.issue(db, kind="调度简报", day=date(2026, 11, 6), compose=compose, running=True)

    def correct(db):
        return store.correct(db, 1, day=date(2026, 11, 10), compose=compose, remark="80%更正为60%")

    ids = [issuance.carried_out(workspace, "印发", act).paper.id for act in (issue, correct, issue)]
    workspace.close()
    return ids


def test_issued_papers_are_listed(desk, papers):
    told = desk("issued", "--json").json
    assert [(one["number"], one["version"], one["running"], one["state"]) for one in told] == [
        (1, 1, 1, "已更正"),
        (1, 2, 1, "定稿"),
        (2, 1, 2, "定稿"),
    ]
    assert "调度简报第2期（总第2期）" in desk("issued", "--kind", "调度简报", "--year", "2026").out
    assert desk("issued", "--year", "2025").out == "共 0 件。\n"


def test_an_unknown_kind_is_refused_with_those_there_are(desk, papers):
    said = desk("issued", "--kind", "通报")
    assert (said.code, said.err) == (2, "没有印发过“通报”；已有：调度简报。\n")


def test_nothing_was_issued_yet(desk):
    assert desk("issued", "--json").json == []
    assert "还没有印发过文件" in desk("issued", "--kind", "通报").err


def test_a_paper_is_shown_with_its_versions(desk, papers):
    told = desk("issued", "show", papers[0], "--json").json
    assert told["number_text"] == "第1期（总第1期）"
    assert (told["state"], told["ended_why"], told["copy"], told["verified"]) == (
        "已更正",
        "80%更正为60%",
        "完好",
        True,
    )
    assert [one["id"] for one in told["versions"]] == papers[:2]
    plain = desk("issued", "show", papers[0]).out
    assert "原件相符" in plain
    assert f"另有：{papers[1]}　调度简报第1期（更正）（总第1期）" in plain


def test_an_unknown_paper_is_refused(desk):
    assert desk("issued", "show", 7).err == "没有编号为 7 的印发文件；请用 issued 查看已印发的文件。\n"


def test_a_reprint_in_a_later_year_is_the_same_bytes(desk, papers, home, tmp_path):
    copy = home / "issued" / "调度简报" / "2026" / "002 推进情况.pdf"

    assert desk("--today", "2031-01-01", "issued", "export", papers[2], "--out", tmp_path / "再印.pdf").code == 0

    assert (tmp_path / "再印.pdf").read_bytes() == copy.read_bytes()


def test_giving_a_paper_out_mends_its_copy_and_warns_of_one_that_no_longer_holds(desk, papers, home, tmp_path):
    copy = home / "issued" / "调度简报" / "2026" / "001 推进情况（已更正）.pdf"
    whole = copy.read_bytes()
    copy.write_bytes(b"%PDF")

    said = desk("issued", "export", papers[0], "--out", tmp_path / "旧.pdf")

    assert "副本被改动过，已按原件补齐" in said.err
    assert "调度简报第1期（总第1期）已更正，不要再印发" in said.err
    assert copy.read_bytes() == whole == (tmp_path / "旧.pdf").read_bytes()


def test_a_paper_is_given_out_for_word_too(desk, papers, tmp_path):
    assert desk("issued", "export", papers[1], "--out", tmp_path / "第1期.docx").code == 0
    assert (tmp_path / "第1期.docx").read_bytes().startswith(b"PK")
    assert "扩展名须是" in desk("issued", "export", papers[1], "--out", tmp_path / "第1期.odt").err


def test_a_void_paper_stays_on_the_list_and_cannot_be_taken_back(desk, papers):
    assert (
        desk("issued", "void", papers[2], "--why", "误发").out == "已作废：调度简报第2期（总第2期）；编号不再使用。\n"
    )

    assert desk("issued", "--json").json[2]["ended_why"] == "误发"
    assert desk("issued", "void", papers[2], "--why", "误发").code == 2
    assert desk("undo").code == 2
    assert "缺少 --why" in desk("issued", "void", papers[1]).err


def test_the_register_is_a_paper(desk, papers, tmp_path):
    desk("issued", "void", papers[2], "--why", "误发")

    assert desk("issued", "register", "--out", tmp_path / "登记簿.pdf").code == 0

    with pdfplumber.open(tmp_path / "登记簿.pdf") as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    for word in ("2026年调度简报登记簿", "第1期（更正）", "已更正", "作废"):
        assert word in text


def test_the_check_finds_an_altered_copy_and_mending_puts_it_right(desk, papers, home):
    copy = home / "issued" / "调度简报" / "2026" / "002 推进情况.pdf"
    copy.write_bytes(b"%PDF")

    said = desk("check")
    assert (said.code, "被改动过；原件完好，可用 issued mend 补齐" in said.err) == (2, True)
    assert desk("issued", "mend").out.endswith("已补齐 1 份副本。\n")
    assert desk("check").code == 0
    assert desk("issued", "mend").out == "副本都完好，没有需要补齐的。\n"
