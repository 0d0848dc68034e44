"""Who holds which industry on which day."""

from datetime import date

import pytest

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.records import Assignment, HolderState, Industry, UnitName

DAY = date(2026, 11, 23)


def leader_on(workspace, day, industry=0):
    return store.roster(workspace.db, date.fromisoformat(day))[industry].leader_text


def lead(workspace, industry_id, unit_id, since, until=None):
    with workspace.step("明确牵头部门") as db:
        since, until = date.fromisoformat(since), until and date.fromisoformat(until)
        made = Assignment(industry_id=industry_id, unit_id=unit_id, valid_from=since, valid_to=until, basis="会议")
        return store.succeed(db, made)


@pytest.fixture
def moved(transfer):
    """A leader moves, and comes back under another title."""
    transfer("王测一", "副市长", "2026-03-02")
    transfer("李测二", "副市长", "2026-07-16")
    transfer("王测一", "常务副市长", "2027-02-01")


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2026-03-01", "待明确"),
        ("2026-03-02", "王测一（副市长）"),
        ("2026-06-30", "王测一（副市长）"),
        ("2026-07-15", "王测一（副市长）"),
        ("2026-07-16", "李测二（副市长）"),
        ("2027-01-31", "李测二（副市长）"),
        ("2027-02-01", "王测一（常务副市长）"),
        ("2030-12-31", "王测一（常务副市长）"),
    ],
)
def test_a_leader_who_moves_is_printed_to_the_day(workspace, moved, day, printed):
    assert leader_on(workspace, day) == printed


@pytest.mark.parametrize(
    ("since", "until", "clash"),
    [
        ("2026-07-10", None, "王测一（副市长）担任智能机器人分管市级领导的任期（2026年3月2日至2026年7月15日"),
        ("2026-07-10", "2026-07-12", "王测一（副市长）"),
        ("2026-07-16", "2026-07-16", "李测二（副市长）"),
        ("2026-08-01", "2027-03-01", "李测二（副市长）"),
        ("2027-01-31", "2027-01-31", "李测二（副市长）担任智能机器人分管市级领导的任期（2026年7月16日至2027年1月31日"),
        ("2026-01-01", None, "王测一（副市长）"),
        ("2026-01-01", "2026-03-02", "王测一（副市长）"),
        ("2027-02-01", None, "王测一（常务副市长）担任智能机器人分管市级领导的任期（2027年2月1日起"),
    ],
)
def test_a_third_person_is_refused_and_the_clash_is_named(workspace, moved, transfer, contents, since, until, clash):
    before = contents(workspace.db)

    with pytest.raises(DeskError) as refusal:
        transfer("赵测三", "副市长", since, until)

    assert str(refusal.value).startswith(f"与{clash}")
    assert "依据：菏未专〔2026〕1号）重叠；请先核对起止日期。" in str(refusal.value)
    assert contents(workspace.db) == before


@pytest.mark.parametrize(("since", "until"), [("2026-01-01", "2026-03-01"), ("2027-02-02", None)])
def test_a_third_person_fits_before_the_first_and_follows_the_last(workspace, moved, transfer, since, until):
    transfer("赵测三", "副市长", since, until)
    assert leader_on(workspace, since) == "赵测三（副市长）"


def test_a_term_that_ends_with_nobody_after_it_prints_a_vacancy(workspace, transfer):
    transfer("王测一", "副市长", "2026-03-02")
    transfer("李测二", "副市长", "2026-07-16", "2027-01-15")
    transfer("王测一", "常务副市长", "2027-02-01")

    assert leader_on(workspace, "2027-01-15") == "李测二（副市长）"
    assert leader_on(workspace, "2027-01-20") == "（空缺）"
    assert leader_on(workspace, "2027-02-01") == "王测一（常务副市长）"
    assert store.roster(workspace.db, date(2027, 1, 20))[0].leader_state is HolderState.VACANT


def test_undoing_a_transfer_gives_the_former_holder_the_place_back(workspace, transfer):
    transfer("王测一", "副市长", "2026-03-02")
    transfer("李测二", "副市长", "2026-07-16")

    workspace.undo()

    assert leader_on(workspace, "2026-08-01") == "王测一（副市长）"
    assert [leader.name for leader in leader_store.leaders(workspace.db, DAY)] == ["王测一"]


def test_the_same_holder_from_the_same_day_corrects_the_term(workspace, transfer):
    first = transfer("王测一", "副市长", "2026-03-02")
    again = transfer("王测一", "副市长", "2026-03-02", "2026-12-31")

    assert first == again
    assert store.get(workspace.db, first).valid_to == date(2026, 12, 31)
    assert len(store.assignments(workspace.db)) == 1


def test_one_person_may_hold_two_industries_and_two_terms_of_one(workspace, transfer, industries):
    transfer("王测一", "副市长", "2026-03-02")
    transfer("王测一", "副市长", "2026-05-01", industry=1)
    transfer("李测二", "副市长", "2026-07-16")
    transfer("王测一", "副市长", "2026-10-01")

    assert [line.leader for line in store.roster(workspace.db, date(2026, 11, 1))] == ["王测一", "王测一"]
    assert [line.leader for line in store.roster(workspace.db, date(2026, 8, 1))] == ["李测二", "王测一"]
    assert len(store.assignments(workspace.db, industries[0])) == 3


def test_a_lead_unit_changes_without_touching_the_leader(workspace, transfer, industries, units):
    transfer("王测一", "副市长", "2026-03-02")
    lead(workspace, industries[0], units["市科技局"], "2026-03-02")
    lead(workspace, industries[0], units["市财政局"], "2026-09-01")

    texts = [store.roster(workspace.db, date(2026, month, 1))[0].lead_unit_text for month in (3, 4, 9)]
    assert texts == ["待明确", "市科技局", "市财政局"]
    assert leader_on(workspace, "2026-10-01") == "王测一（副市长）"
    with pytest.raises(DeskError, match="与市科技局担任智能机器人牵头部门的任期（2026年3月2日至2026年8月31日"):
        lead(workspace, industries[0], units["曹县"], "2026-08-31", "2026-08-31")


def test_a_renamed_lead_unit_has_the_name_of_the_day(workspace, industries, units):
    lead(workspace, industries[0], units["市科技局"], "2026-03-02")
    with workspace.step("更名") as db:
        renamed = UnitName(unit_id=0, short_name="市科创局", full_name="菏泽市科创局", valid_from=date(2026, 10, 1))
        unit_store.rename(db, units["市科技局"], renamed)

    printed = [store.roster(workspace.db, date(2026, month, day))[0].lead_unit for month, day in ((9, 30), (10, 1))]
    assert printed == ["市科技局", "市科创局"]


def test_an_empty_place_is_listed_until_both_are_filled(workspace, transfer, industries, units):
    assert [line.industry for line in store.vacancies(workspace.db, DAY)] == ["智能机器人", "低空经济"]
    transfer("王测一", "副市长", "2026-03-02")
    assert [line.industry for line in store.vacancies(workspace.db, DAY)] == ["智能机器人", "低空经济"]
    lead(workspace, industries[0], units["市科技局"], "2026-03-02")
    assert [line.industry for line in store.vacancies(workspace.db, DAY)] == ["低空经济"]


def test_industries_come_and_go_by_their_days(workspace, industries):
    with workspace.step("动态调整") as db:
        store.save_industry(db, Industry(id=industries[1], position=2, name="低空经济", valid_to=date(2026, 12, 31)))
        added = Industry(position=3, name="绿色氢能", valid_from=date(2027, 1, 1), basis="菏政字〔2026〕9号")
        store.save_industry(db, added)

    listed = [
        [line.industry for line in store.roster(workspace.db, day)] for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert listed == [["智能机器人", "低空经济"], ["智能机器人", "绿色氢能"]]


def test_an_industry_that_came_back_is_found_by_its_name_as_it_stands(workspace, industries):
    with workspace.step("动态调整") as db:
        store.save_industry(db, Industry(id=industries[1], position=2, name="低空经济", valid_to=date(2026, 12, 31)))
        again = store.save_industry(db, Industry(position=3, name="低空经济", valid_from=date(2028, 1, 1)))

    assert store.industry_named(workspace.db, " 低空经济 ") == again


def test_an_unknown_industry_is_refused_with_those_there_are(workspace, industries):
    with pytest.raises(DeskError, match="没有名为“低空”的产业；现有：智能机器人、低空经济。"):
        store.industry_named(workspace.db, "低空")


def test_the_history_of_a_place_names_everybody_as_of_their_first_day(workspace, moved, industries, units):
    lead(workspace, industries[0], units["市科技局"], "2026-03-02")

    told = [
        (line.role, line.holder, line.title, line.valid_to) for line in store.lines(workspace.db, DAY, industries[0])
    ]

    assert sorted(told, key=repr) == sorted(
        [
            ("分管市级领导", "王测一", "副市长", date(2026, 7, 15)),
            ("分管市级领导", "李测二", "副市长", date(2027, 1, 31)),
            ("分管市级领导", "王测一", "常务副市长", None),
            ("牵头部门", "市科技局", "", None),
        ],
        key=repr,
    )


def test_a_term_entered_by_mistake_is_taken_out_and_can_come_back(workspace, transfer):
    term_id = transfer("王测一", "副市长", "2026-03-02")
    with workspace.step("删除") as db:
        store.remove(db, term_id)
    assert leader_on(workspace, "2026-06-30") == "待明确"
    with pytest.raises(MissingRecordError):
        store.get(workspace.db, term_id)

    workspace.undo()

    assert leader_on(workspace, "2026-06-30") == "王测一（副市长）"


def test_the_responsible_units_follow_the_order_of_the_document(workspace, industries, units):
    with workspace.step("录入条款") as db:
        db.execute("insert into clause (part, position, label, name, text) values ('产业', 1, '一', '智能机器人', '…')")
        for position, name in enumerate(("曹县", "市科技局", "各县区"), 1):
            db.execute(
                "insert into clause_unit (clause_id, unit_id, position) values (1, ?, ?)", [units[name], position]
            )
        store.save_industry(db, Industry(id=industries[0], clause_id=1, position=1, name="智能机器人"))

    assert [line.units for line in store.roster(workspace.db, DAY)] == [("曹县", "市科技局", "各县区"), ()]
