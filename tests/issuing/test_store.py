"""Numbers are given once, what was issued stays as it was, and what no longer holds says so."""

from datetime import date

import pytest

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.issuing import store
from heze_desk.issuing.records import Begun, PaperState, SetPaper

LAST_YEAR, THIS_YEAR, NEXT_YEAR = date(2025, 12, 30), date(2026, 11, 6), date(2027, 1, 8)


def numbers(paper):
    return (paper.year, paper.number, paper.running, paper.version)


def test_each_kind_counts_for_itself_from_one(issue):
    first, second, minutes = issue(), issue(), issue(kind="纪要")
    assert [numbers(paper) for paper in (first, second, minutes)] == [
        (2026, 1, None, 1),
        (2026, 2, None, 1),
        (2026, 1, None, 1),
    ]


def test_the_year_turns_and_the_running_number_goes_on(issue):
    for _ in range(15):
        last = issue(running=True)

    new = issue(NEXT_YEAR, running=True)

    assert numbers(last) == (2026, 15, 15, 1)
    assert numbers(new) == (2027, 1, 16, 1)


def test_a_preview_of_the_numbers_gives_none_away(workspace, issue):
    expected = store.next_numbers(workspace.db, "调度简报", THIS_YEAR, running=True)
    assert expected == store.next_numbers(workspace.db, "调度简报", THIS_YEAR, running=True)
    assert issue(running=True).numbers == expected


def test_dating_back_into_last_year_needs_a_reason_and_goes_on_with_that_years_numbers(issue):
    issue(LAST_YEAR, reason="补发", running=True)
    issue(THIS_YEAR, running=True)

    with pytest.raises(DeskError, match=r"在往年，要占用2025年的编号；请写明原因"):
        issue(LAST_YEAR, running=True)
    late = issue(LAST_YEAR, reason="  年末补发 ", running=True)

    assert numbers(late) == (2025, 2, 3, 1)
    assert late.remark == "年末补发"


def test_once_a_later_year_was_begun_this_year_is_dated_back_into_as_well(issue):
    issue(NEXT_YEAR)
    with pytest.raises(DeskError, match="占用2026年的编号"):
        issue(THIS_YEAR)
    assert issue(THIS_YEAR, kind="纪要").number == 1


def test_a_year_that_was_mistyped_is_refused(issue):
    with pytest.raises(DeskError, match="离今天太远；请核对年份"):
        issue(date(2062, 11, 6))


def test_an_office_that_issued_before_goes_on_from_there(issue):
    twelfth = issue(begun=Begun(number=11, running=26), running=True)
    assert numbers(twelfth) == (2026, 12, 27, 1)
    assert numbers(issue(running=True)) == (2026, 13, 28, 1)
    with pytest.raises(DeskError, match="已编到第13号，起始编号不能比它小"):
        issue(begun=Begun(number=12, running=40), running=True)


def test_what_cannot_be_composed_uses_up_no_number(workspace, issue):
    def fails(numbers):
        raise DeskError("缺少标题。")

    with pytest.raises(DeskError, match="缺少标题"):
        issue(compose=fails)

    assert issue().number == 1
    assert workspace.db.table("issued_file").count == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"title": " "}, "没有标题，不能编号印发"), ({"content": b""}, "没有排出版面，不能编号印发")],
)
def test_a_paper_without_title_or_pages_is_refused(fields, sentence):
    with pytest.raises(DeskError, match=sentence):
        SetPaper(**{"title": "推进情况", "document": "{}", "content": b"%PDF", **fields})


def test_a_paper_without_a_kind_is_refused(issue):
    with pytest.raises(DeskError, match="没有种类"):
        issue(kind=" ")


def test_a_correction_has_the_same_number_and_the_old_one_says_so(workspace, issue, correct):
    old = issue(running=True, snapshot='{"进度": 80}')

    new = correct(old, snapshot='{"进度": 60}')

    assert numbers(new) == (2026, 1, 1, 2)
    assert (new.name, new.remark, new.state) == ("调度简报第1期（更正）", "80%更正为60%", PaperState.FINAL)
    old = store.get(workspace.db, old.id)
    assert (old.state, old.ended_on, old.ended_why) == (PaperState.CORRECTED, date(2026, 11, 10), "80%更正为60%")
    assert [store.facts_of(workspace.db, one.id) for one in (old, new)] == ['{"进度": 80}', '{"进度": 60}']
    assert store.pdf(workspace.db, old.id) == b"%PDF 2026 1 1 1"
    assert issue(running=True).numbers.running == 2


def test_a_correction_without_facts_of_its_own_goes_by_those_it_corrects(workspace, issue, correct):
    new = correct(issue(snapshot='{"进度": 80}'))
    assert store.facts_of(workspace.db, new.id) == '{"进度": 80}'


def test_a_correction_can_be_corrected_again_and_bears_its_count(issue, correct):
    third = correct(correct(issue()))
    assert (third.version, third.name) == (3, "调度简报第1期（第2次更正）")


def test_a_paper_that_prints_no_number_is_called_by_year_and_number(issue, correct, compose):
    def plain(numbers):
        return SetPaper(title="名单", document="{}", content=compose(numbers).content)

    old = issue(kind="责任分工名单", compose=plain)
    assert old.name == "责任分工名单〔2026〕1号"
    assert correct(old, compose=plain).name == "责任分工名单〔2026〕1号（更正）"


def test_only_the_paper_that_holds_is_corrected_or_made_void(issue, correct, void):
    old = issue()
    new = correct(old)
    for act in (correct, void):
        with pytest.raises(
            DeskError, match=rf"第1期已于2026年11月10日更正，不.+；请选它的更正件“{new.printed_number}”。"
        ):
            act(old)
    gone = void(new)
    for act in (correct, void):
        with pytest.raises(DeskError, match=r"已于2026年11月23日作废，不.+；需要时请另行编号印发。"):
            act(gone)


def test_a_void_paper_keeps_its_number_its_pages_and_the_reason(workspace, issue, void):
    gone = void(issue(), why=" 误发 ")
    assert (gone.state, gone.ended_on, gone.ended_why) == (PaperState.VOID, date(2026, 11, 23), "误发")
    assert store.pdf(workspace.db, gone.id) == b"%PDF 2026 1 None 1"
    assert issue().number == 2


@pytest.mark.parametrize("text", ["", "  "])
def test_why_is_asked_for(issue, correct, void, text):
    paper = issue()
    with pytest.raises(DeskError, match="请写更正说明"):
        correct(paper, remark=text)
    with pytest.raises(DeskError, match="请写明作废的原因"):
        void(paper, why=text)


def test_a_correction_is_not_dated_before_its_paper(issue, correct):
    with pytest.raises(DeskError, match="不能早于原件的印发日期2026年11月6日"):
        correct(issue(), day=date(2026, 11, 5))


def test_nothing_issued_can_be_undone(workspace, issue, correct, void):
    with workspace.step("草稿") as db:
        db.execute("insert into setting (name, value) values ('copies', '80')")
    void(correct(issue()))

    assert workspace.undoable() is None
    with pytest.raises(DeskError, match="没有可撤销的操作"):
        workspace.undo()


def test_issuing_in_a_step_that_could_be_undone_is_a_fault_of_the_program(workspace, compose):
    with pytest.raises(RuntimeError, match="final"), workspace.step("印发") as db:
        store.issue(db, kind="调度简报", day=THIS_YEAR, compose=compose)
    assert store.papers(workspace.db) == []


@pytest.mark.parametrize(
    "act",
    [
        "delete from issued_paper",
        "delete from issued_file",
        "update issued_paper set number = 9",
        "update issued_paper set sha256 = sha256 || ''",
        "update issued_file set content = x'00'",
    ],
)
def test_the_file_itself_refuses_to_lose_or_change_what_was_issued(workspace, issue, act):
    issue()
    with pytest.raises(Exception, match=r"never (changed|deleted)"), workspace.step("改", final=True) as db:
        db.execute(act)


def test_an_original_that_was_tampered_with_is_not_handed_out(workspace, issue):
    paper = issue()
    for trigger in ("issued_file_unchanged", "issued_file_stays"):
        workspace.db.execute(f"drop trigger {trigger}")

    workspace.db.execute("update issued_file set content = x'00'")
    with pytest.raises(DeskError, match="与印发时的校验值不符"):
        store.pdf(workspace.db, paper.id)
    workspace.db.execute("delete from issued_file")
    with pytest.raises(DeskError, match="没有这份文件的原件"):
        store.pdf(workspace.db, paper.id)


def test_the_same_bytes_are_kept_once(workspace, issue):
    def alike(numbers):
        return SetPaper(title="名单", document="{}", content=b"%PDF")

    assert issue(compose=alike).sha256 == issue(compose=alike).sha256
    assert workspace.db.table("issued_file").count == 1


def test_papers_are_listed_by_kind_number_and_version(workspace, issue, correct):
    first, minutes = issue(), issue(kind="纪要")
    second, again = issue(), correct(first)

    listed = store.papers(workspace.db)

    assert [one.id for one in listed] == [minutes.id, first.id, again.id, second.id]
    assert [one.id for one in store.papers(workspace.db, "纪要")] == [minutes.id]
    assert store.papers(workspace.db, year=2025) == []
    assert store.kinds(workspace.db) == ["纪要", "调度简报"]
    assert [one.id for one in store.versions(workspace.db, again.id)] == [first.id, again.id]


def test_a_paper_that_is_not_there_is_told(workspace):
    for look in (store.get, store.pdf, store.document, store.facts_of):
        with pytest.raises(MissingRecordError, match="没有编号为 7 的印发文件"):
            look(workspace.db, 7)


def test_a_full_disk_issues_nothing_and_the_number_is_given_later(workspace, issue):
    def large(numbers):
        return SetPaper(title="推进情况", document="{}", content=b"%PDF" * 50_000)

    pages = workspace.db.execute("pragma page_count").fetchone()[0]
    workspace.db.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(DeskError, match="磁盘已满，这一步没有保存"):
        issue(compose=large)
    assert store.papers(workspace.db) == []

    workspace.db.execute("pragma max_page_count = 100000")
    assert issue(compose=large).number == 1
