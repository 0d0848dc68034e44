"""The 登记簿: every number that was given, with what became of it."""

from datetime import date

from heze_desk.issuing import store
from heze_desk.issuing.document import register
from heze_desk.issuing.records import Begun
from heze_desk.issuing.register_records import registered
from heze_desk.settings.records import Settings
from reports.document import Paragraph, Table, Title
from reports.pdf import to_pdf

DAY = date(2026, 11, 23)


def written(workspace, **wanted):
    listed = registered(store.papers(workspace.db), year=2026, day=DAY)
    return register(listed, Settings(**wanted))


def tables(document):
    return [block for block in document.body if isinstance(block, Table)]


def test_void_and_corrected_papers_stay_on_the_register_and_say_why(workspace, issue, correct, void):
    first, second = issue(date(2026, 3, 6)), issue()
    correct(first, day=date(2027, 1, 4))
    void(second)

    (table,) = tables(written(workspace))

    assert [row[1:] for row in table.rows] == [
        ("第1期", "推进情况", "3月6日", "已更正", "2027年1月4日已更正，见第1期（更正）。"),
        ("第1期（更正）", "推进情况", "2027年1月4日", "定稿", "更正说明：80%更正为60%。"),
        ("第2期", "推进情况", "11月6日", "作废", "2026年11月23日作废：误发。"),
    ]
    assert table.note == "注：共编2个号、3件，其中已更正1件、作废1件。编号不重用，作废和已更正的仍然列出。"


def test_why_a_paper_was_dated_back_is_told(workspace, issue):
    issue(date(2027, 1, 8))
    issue(reason="年末补发。")

    assert tables(written(workspace))[0].rows[0][-1] == "年末补发。"


def test_numbers_given_before_the_desk_was_taken_up_are_told(workspace, issue):
    issue(begun=Begun(number=2))
    issue(begun=Begun(number=4))

    assert "；第1至2号、第4号在启用本系统以前编用。" in tables(written(workspace))[0].note


def test_a_register_of_one_kind_bears_its_name_and_one_of_several_has_a_table_for_each(workspace, issue):
    issue()
    alone = written(workspace)
    issue(kind="纪要")
    issue(date(2027, 1, 8), kind="通报")
    several = written(workspace)

    assert alone.body[0] == Title("2026年调度简报登记簿", note="（截至2026年11月23日）")
    assert tables(alone)[0].caption == ""
    assert several.body[0].text == "2026年印发文件登记簿"
    assert [table.caption for table in tables(several)] == ["纪要", "调度简报"]


def test_a_year_in_which_nothing_was_issued_says_so(workspace):
    assert Paragraph("2026年没有印发过编号的文件。") in written(workspace).body


def test_the_register_can_be_set_and_says_when_it_is_a_demonstration(workspace, issue):
    issue()
    document = written(workspace, demo=True)
    assert document.remark == "演示数据，不作依据"
    assert to_pdf(document).startswith(b"%PDF")
