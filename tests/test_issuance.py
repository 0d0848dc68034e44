"""Issuing as a window or a command does: one final act, and the copy after it."""

from datetime import date

import pytest

from heze_desk import issuance, press
from heze_desk.errors import DeskError
from heze_desk.issuing import store
from heze_desk.settings.records import Settings
from reports.document import Document, MinutesHead, Paragraph, Title
from reports.keeping import from_json

DAY = date(2026, 11, 6)


def compose(numbers):
    """A real paper, set."""
    number = f"〔{numbers.year}〕{numbers.number}号{numbers.mark}"
    body = (MinutesHead("专班会议纪要", number=number), Title("第3次|专班会议纪要"), Paragraph("会议指出。"))
    return press.to_keep(Document(kind="纪要", title="第3次|专班会议纪要", body=body), Settings(system_faces=False))


@pytest.fixture
def issued(workspace):
    def act():
        return issuance.carried_out(
            workspace, "印发纪要", lambda db: store.issue(db, kind="纪要", day=DAY, compose=compose)
        )

    return act


def test_a_paper_is_issued_and_copied_by_one_act_that_cannot_be_undone(workspace, issued):
    done = issued()

    assert (done.paper.name, done.paper.title, done.told) == ("纪要〔2026〕1号", "第3次专班会议纪要", "")
    assert done.copy.read_bytes() == store.pdf(workspace.db, done.paper.id)
    assert workspace.undoable() is None


def test_what_was_issued_can_be_read_again_as_a_document(workspace, issued):
    kept = from_json(store.document(workspace.db, issued().paper.id))
    assert kept.body[0] == MinutesHead("专班会议纪要", number="〔2026〕1号")


def test_a_copy_that_cannot_be_written_is_told_and_the_paper_issued_all_the_same(workspace, issued):
    (workspace.folder / "issued" / "纪要").write_text("不是文件夹")

    done = issued()

    assert done.copy is None
    assert "副本没有写成" in done.told
    assert store.get(workspace.db, 1).holds


def test_a_number_that_a_paper_in_the_folder_bears_is_not_given_and_nothing_is_issued(workspace, issued):
    stray = workspace.folder / "issued" / "纪要" / "2026" / "001 恢复前的.pdf"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"%PDF")

    with pytest.raises(DeskError, match="已经用过"):
        issued()

    assert store.papers(workspace.db) == []
    assert workspace.db.table("issued_file").count == 0


def test_a_void_paper_is_renamed_in_the_folder(workspace, issued):
    paper = issued().paper
    done = issuance.carried_out(workspace, "作废", lambda db: store.void(db, paper.id, why="误发"))
    assert done.copy.name == "001 第3次专班会议纪要（作废）.pdf"
    assert [file.name for file in done.copy.parent.iterdir()] == [done.copy.name]
