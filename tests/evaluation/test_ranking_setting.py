"""基层减负: the office settles once whether evaluations place their rows; what was kept before stays as it was."""

from dataclasses import replace
from datetime import date

import pytest

from heze_desk import evaluating
from heze_desk.evaluation import schemes, store
from heze_desk.settings import store as settings
from heze_desk.settings.records import Ranking
from heze_desk.tasks import store as tasks

DAY, SINCE = date(2026, 11, 23), date(2026, 1, 1)


@pytest.fixture
def rated(policy_workspace):
    """Two units of which something can be said."""
    policy_workspace.today = lambda: DAY
    with policy_workspace.step("演示") as db:
        for task_id, unit_id in ((1, 1), (2, 2)):
            tasks.change(db, task_id, deadline=date(2026, 9, 30), lead_unit_id=unit_id)
    evaluating.begin(policy_workspace)
    return policy_workspace


def settle(workspace, ranking):
    with workspace.step("评估排名") as db:
        settings.change(db, ranking=ranking)


@pytest.mark.parametrize("of_scheme", [True, False])
@pytest.mark.parametrize(("ranking", "placed"), [(Ranking.RANKED, True), (Ranking.PLAIN, False)])
def test_what_the_office_settled_goes_before_what_the_scheme_says(rated, ranking, placed, of_scheme):
    scheme = replace(schemes.named(rated.db, "调度工作", today=DAY), ranked=of_scheme)
    assert evaluating.trial(rated, scheme, SINCE, DAY).ranked is of_scheme

    settle(rated, ranking)

    tried = evaluating.trial(rated, scheme, SINCE, DAY)
    kept = store.get(rated.db, evaluating.evaluate(rated, scheme, SINCE, DAY))
    assert (tried.ranked, kept.ranked) == (placed, placed)
    assert any(row.rank for row in kept.rows) is placed


def test_one_result_can_be_said_otherwise_and_older_ones_stay(rated):
    scheme = schemes.named(rated.db, "调度工作", today=DAY)
    before = evaluating.evaluate(rated, scheme, SINCE, DAY, placed=True)
    settle(rated, Ranking.PLAIN)

    single = evaluating.evaluate(rated, scheme, SINCE, DAY, placed=True)

    assert [store.get(rated.db, one).ranked for one in (before, single)] == [True, True]
