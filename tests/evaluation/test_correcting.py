"""更正 of an issued notice: the same number, every place told, the old bytes kept."""

from datetime import date

import pytest

from heze_desk import evaluating, evaluation_issue
from heze_desk.errors import DeskError
from heze_desk.evaluation import schemes, store
from heze_desk.evaluation.correction_document import changes
from heze_desk.evaluation.correction_records import Amendment
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import PaperState
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from reports.document import Document, LetterHead, Paragraph, Signature, Table
from reports.keeping import from_json

DAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def office(policy_workspace):
    """Two units with two tasks each, ranked, with the notice issued."""
    policy_workspace.today = lambda: DAY
    with policy_workspace.step("演示") as db:
        for task_id, unit_id, done_on in ((1, 1, date(2026, 9, 1)), (2, 1, None), (3, 2, None), (4, 2, None)):
            tasks.change(db, task_id, deadline=date(2026, 9, 30))
            db.execute("update task set lead_unit_id = ? where id = ?", [unit_id, task_id])
            if done_on:
                db.execute("update task set done_on = ?, progress = 100 where id = ?", [done_on.isoformat(), task_id])
    evaluating.begin(policy_workspace)
    scheme = schemes.named(policy_workspace.db, "调度工作", today=DAY)
    evaluating.evaluate(policy_workspace, scheme, date(2026, 1, 1), DAY, placed=True)
    evaluation_issue.issue(policy_workspace, 1, day=DAY)
    policy_workspace.today = lambda: LATER
    return policy_workspace


def names(workspace):
    return [one.name for one in store.get(workspace.db, 1).in_order if one.rated]


def points(workspace, number, reason="演示：材料补齐。"):
    return Adjustment(row_name=names(workspace)[1], points=number, reason=reason, day=f"{LATER}")


def paper(workspace, paper_id):
    return from_json(issuing.document(workspace.db, paper_id))


def told(document):
    """The lines of the 更正说明."""
    return next(one.rows for one in document.body if isinstance(one, Table) and one.caption == "更正说明")


def test_points_given_after_issuing_are_corrected_under_the_same_number_and_all_that_follows_is_told(office):
    first, second = names(office)
    before = issuing.pdf(office.db, 1)
    wanted = Amendment(adjustments=(points(office, 80),), why="演示：漏计一项。")

    done = evaluation_issue.correct(office, 1, wanted, day=LATER)

    new = paper(office, done.paper.id)
    places = {row[0]: row[1:] for row in told(new)}
    assert done.paper.printed_number.endswith("1号（更正）")
    assert next(one.number for one in new.body if isinstance(one, LetterHead)).endswith("1号（更正）")
    assert places[f"结果表：{second}的名次"] == ("2", "1")
    assert places[f"结果表：{first}的名次"] == ("1", "2")
    assert places[f"结果表：{second}的调整"] == ("（无）", "+80")
    assert any(place.startswith("调整情况") and "加80分" in row[1] for place, row in places.items())
    assert any(place == f"附件：{second}" for place in places)
    assert any("更正原因：演示：漏计一项。" in one.text for one in new.body if isinstance(one, Paragraph))
    assert next(one.day_text for one in new.body if isinstance(one, Signature)) == "2026年11月24日"
    assert issuing.pdf(office.db, 1) == before
    assert issuing.get(office.db, 1).state is PaperState.CORRECTED
    assert store.get(office.db, 1).issued_paper_id == done.paper.id


def test_words_are_corrected_in_the_one_place_where_they_stand_and_stay_so_in_the_next_correction(office):
    words = (("现通报如下", "现予通报"),)
    once = evaluation_issue.correct(office, 1, Amendment(words=words, why="演示：措辞。"), day=LATER)
    twice = evaluation_issue.correct(
        office, 1, Amendment(adjustments=(points(office, -1),), why="演示：重报。"), day=LATER
    )

    assert ("开头", "现通报如下", "现予通报") in [row[:3] for row in told(paper(office, once.paper.id))]
    last = paper(office, twice.paper.id)
    assert any("现予通报" in one.text for one in last.body if isinstance(one, Paragraph))
    assert next(row[3] for row in told(last)) == "演示：措辞。"
    assert {row[3] for row in told(last)} == {"演示：措辞。", "演示：重报。"}
    assert twice.paper.printed_number.endswith("1号（第2次更正）")


def test_an_adjustment_that_was_printed_is_taken_back(office):
    given = Amendment(adjustments=(points(office, 5),), why="演示。")
    evaluation_issue.correct(office, 1, given, day=LATER)
    row = store.get(office.db, 1).row(names(office)[1])

    done = evaluation_issue.correct(office, 1, Amendment(taken_back=(row.adjustments[0].id,), why="误加。"), day=LATER)

    assert store.get(office.db, 1).row(row.name).adjustments == ()
    last = {row[0]: row[1:3] for row in told(paper(office, done.paper.id))[-10:]}
    assert last[f"结果表：{row.name}的调整"] == ("+5", "（无）")


def test_the_rest_stands_as_it_was_issued_whatever_the_settings_say_now(office):
    before = paper(office, 1)
    with office.step("改设置") as db:
        settings.change(db, office_name="演示后来的名称")

    done = evaluation_issue.correct(office, 1, Amendment(adjustments=(points(office, 2),), why="演示。"), day=LATER)

    assert paper(office, done.paper.id).author == before.author


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ({"why": "演示"}, "没有写更正什么"),
        ({"words": (("统计期", "期"),), "why": ""}, "更正的原因"),
        ({"words": (("没有这句话", "有"),), "why": "演示"}, "通报里没有“没有这句话”"),
        ({"words": (("分", "点"),), "why": "演示"}, "只出现一次"),
        ({"words": (("现通报如下", "现通报如下"),), "why": "演示"}, "不能相同"),
        ({"taken_back": (99,), "why": "演示"}, "没有这条调整"),
        ({"adjustments": (Adjustment(row_name="市外办", points=1, reason="演示"),), "why": "演示"}, "没有得分可以调整"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_issued(office, wanted, refusal):
    with pytest.raises(DeskError, match=refusal):
        evaluation_issue.correct(office, 1, Amendment(**wanted), day=LATER)

    assert len(issuing.papers(office.db)) == 1
    assert issuing.get(office.db, 1).holds


def test_one_that_is_not_issued_is_changed_and_not_corrected(office):
    scheme = schemes.named(office.db, "调度工作", today=DAY)
    kept = evaluating.evaluate(office, scheme, date(2026, 1, 1), DAY)

    with pytest.raises(DeskError, match="还没有印发"):
        evaluation_issue.correct(office, kept, Amendment(words=(("现通报如下", "通报"),), why="演示"), day=LATER)


def test_one_that_was_made_void_can_be_adjusted_and_issued_again_under_a_new_number(office):
    with office.step("作废", final=True) as db:
        issuing.void(db, 1, why="演示")
    with pytest.raises(DeskError, match="作废"):
        evaluation_issue.correct(office, 1, Amendment(words=(("现通报如下", "通报"),), why="演示"), day=LATER)

    with office.step("调整") as db:
        store.adjust(db, 1, points(office, 3))
    again = evaluation_issue.issue(office, 1, day=LATER)

    assert (again.paper.number, again.paper.version) == (2, 1)


def test_a_look_beforehand_names_the_same_places_and_writes_nothing(office):
    wanted = Amendment(adjustments=(points(office, 80),), why="演示。")
    seen = [(one.place, one.old, one.new) for one in evaluation_issue.places(office, 1, wanted)]

    assert len(issuing.papers(office.db)) == 1
    done = evaluation_issue.correct(office, 1, wanted, day=LATER)
    assert seen == [row[:3] for row in told(paper(office, done.paper.id))]


def test_places_that_move_alike_share_a_line():
    names = ("甲", "乙", "丙")
    before, after = (
        Document(kind="", title="", body=(Table(header=("名次", "单位"), rows=tuple((rank, one) for one in names)),))
        for rank in ("并列1", "并列2")
    )

    (line,) = changes(before, after)

    assert (line.place, line.old, line.new) == ("结果表：甲、乙、丙的名次", "并列1", "并列2")
