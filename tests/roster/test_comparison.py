"""Two versions of the roster beside one another: who came, who left, what moved, by rank."""

from datetime import date

import pytest

from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.comparison_document import comparison
from heze_desk.roster.comparison_records import changes
from heze_desk.roster.records import Assignment, UnitName
from heze_desk.roster.version_records import from_json
from heze_desk.roster.versions import version
from heze_desk.settings.records import Settings
from reports.document import Paragraph, Table

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 16)


@pytest.fixture
def moved(workspace, transfer, units):
    """The roster of June and of July as they are kept: a leader has come, one has left an industry, one the roster."""
    transfer("王测一", "副市长", "2026-03-02")
    transfer("赵测三", "市政府党组成员", "2026-03-02", industry=1)

    def compared(then=JUNE, now=JULY):
        kept = (from_json(version(workspace.db, day).to_json()) for day in (then, now))
        return changes(*kept)

    return compared


def lead(workspace, industry_id, unit_id, since):
    with workspace.step("明确牵头部门") as db:
        store.succeed(db, Assignment(industry_id=industry_id, unit_id=unit_id, valid_from=since, basis="演示文件"))


def holders(compared):
    return [(one.name, one.what, one.old, one.new) for one in compared.holders]


def moves(compared):
    return [(one.industry, one.what, one.old, one.new) for one in compared.industries]


def test_two_like_versions_say_so(moved):
    same = moved(JUNE, JUNE)

    assert (bool(same), same.sentence) == (False, "没有变动。")


def test_whoever_came_and_whoever_left_is_told_by_rank(moved, transfer):
    transfer("李测二", "副市长", "2026-07-16")

    found = moved()

    assert holders(found) == [("王测一", "不再分管", "智能机器人", ""), ("李测二", "新任", "", "智能机器人")]
    assert moves(found) == [("智能机器人", "分管市级领导", "王测一（副市长）", "李测二（副市长）")]
    assert found.sentence == "分管市级领导新任1人（李测二）、不再分管1人（王测一）。"


def test_the_order_is_that_of_rank_and_not_of_entry(moved, transfer, workspace):
    transfer("李测二", "常务副市长", "2026-07-16")
    second = leader_store.named(workspace.db, "李测二")
    with workspace.step("排序") as db:
        db.execute("update leader_title set position = 0 where leader_id = ?", [second])

    assert [name for name, *_ in holders(moved())] == ["李测二", "王测一"]


def test_one_who_stays_for_other_industries_has_moved(moved, transfer):
    transfer("王测一", "副市长", "2026-07-16", industry=1)

    found = moved()

    assert holders(found) == [
        ("王测一", "分工调整", "智能机器人", "智能机器人、低空经济"),
        ("赵测三", "不再分管", "低空经济", ""),
    ]


def test_a_new_title_is_told_as_such_and_in_every_line_that_prints_it(moved, transfer):
    transfer("王测一", "常务副市长", "2026-07-16")

    found = moved()

    assert holders(found) == [("王测一", "职务变动", "副市长", "常务副市长")]
    assert moves(found) == [("智能机器人", "分管市级领导", "王测一（副市长）", "王测一（常务副市长）")]


def test_a_place_that_fell_empty_is_told_in_the_line_of_its_industry(moved, workspace, industries):
    with workspace.step("到期") as db:
        db.execute("update assignment set valid_to = '2026-07-15' where industry_id = ?", [industries[0]])

    assert [(one.old, one.new) for one in moved().industries] == [("王测一（副市长）", "（空缺）")]


def test_lead_units_come_and_leave_as_leaders_do(moved, workspace, units, industries):
    lead(workspace, industries[0], units["市财政局"], date(2026, 3, 2))
    lead(workspace, industries[0], units["市科技局"], JULY)

    found = moved()

    assert holders(found) == [("市科技局", "新任牵头", "", "智能机器人"), ("市财政局", "不再牵头", "智能机器人", "")]
    assert found.sentence == "牵头部门新任牵头1个（市科技局）、不再牵头1个（市财政局）。"


def test_a_unit_that_is_only_called_otherwise_neither_came_nor_left(moved, workspace, units, industries):
    lead(workspace, industries[0], units["市科技局"], date(2026, 3, 2))
    with workspace.step("更名") as db:
        new = UnitName(unit_id=units["市科技局"], short_name="市科创局", full_name="菏泽市科创局", valid_from=JULY)
        unit_store.rename(db, units["市科技局"], new)

    with workspace.step("责任单位") as db:
        clause = db.execute(
            "insert into clause values (1, '产业', 1, '（一）', '演示', '演示') returning id"
        ).fetchone()[0]
        db.execute("update industry set clause_id = ? where id = ?", [clause, industries[0]])
        db.execute(
            "insert into clause_unit (clause_id, unit_id, position) values (?, ?, 1)", [clause, units["市科技局"]]
        )

    found = moved()

    assert holders(found) == [("市科创局", "更名", "市科技局", "市科创局")]
    assert [(one.what, one.old, one.new) for one in found.industries] == [("牵头部门更名", "市科技局", "市科创局")]


def test_an_industry_that_came_and_one_that_left_are_told_whole(moved, workspace, industries):
    with workspace.step("动态调整") as db:
        db.execute("update industry set valid_to = '2026-07-01' where id = ?", [industries[1]])
        db.execute("update industry set valid_from = '2026-07-02' where id = ?", [industries[0]])

    told = [(one.industry, one.what) for one in moved().industries]

    assert told == [("智能机器人", "新增产业"), ("低空经济", "移出名单")]


def test_the_paper_tells_the_sentence_the_people_and_the_industries(moved, transfer):
    transfer("李测二", "副市长", "2026-07-16")

    paper = comparison(moved(), Settings(), beside="第2版与第1版相比", beginning="第2版与第1版相比", day=JULY)

    texts = [block.text for block in paper.body if isinstance(block, Paragraph)]
    first, second = (block for block in paper.body if isinstance(block, Table))
    assert texts == ["第2版与第1版相比，分管市级领导新任1人（李测二）、不再分管1人（王测一）。"]
    assert first.rows[0] == ("分管市级领导",)
    assert second.rows == (("智能机器人", "分管市级领导", "王测一（副市长）", "李测二（副市长）"),)


def test_a_paper_of_no_change_is_one_sentence(moved):
    paper = comparison(moved(JUNE, JUNE), Settings(), beside="相比", beginning="第2版与第1版相比", day=JULY)

    assert not [block for block in paper.body if isinstance(block, Table)]
    assert Paragraph("第2版与第1版相比，没有变动。") in paper.body


def test_a_version_kept_by_a_later_release_is_still_read(workspace, transfer):
    transfer("王测一", "副市长", "2026-03-02")
    kept = version(workspace.db, JUNE)

    later = kept.to_json().replace('"industry":', '"later": 1, "industry":')

    assert from_json(later) == kept
