"""Of a task that several units report on the last word counts, and it is said so."""

from dataclasses import replace

from heze_desk.tasks import store as tasks


def test_where_no_unit_leads_it_is_said_that_the_last_word_counts(played):
    plan = played.plan(played.filled({"K9": 0.4}))

    assert played.values(plan) == {("2-2-02", "progress"): ("0%", "40%")}
    assert plan.notes == ("2-2-02 没有单独牵头的单位，进度以最后报来的为准，各承担单位都报 100% 才算办结。",)


def test_where_a_group_leads_it_is_said_of_a_member_that_the_last_word_counts(played):
    with played.desk.step() as db:
        tasks.change(db, played.task("2-2-02").id, lead_unit_id=played.desk.units["各县区"])
    again = replace(played, round_id=played.desk.open(number=10))

    plan = again.plan(again.filled({"K6": 0.35}, unit="牡丹区"), unit="牡丹区")

    assert again.values(plan) == {("2-2-02", "progress"): ("0%", "35%")}
    assert plan.notes == ("2-2-02 没有单独牵头的单位，进度以最后报来的为准，各承担单位都报 100% 才算办结。",)
    assert again.plan(again.filled({"K7": 0.4})).notes == ()
