"""A workspace in which one department told another of a matter."""

from datetime import date

import pytest

from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, Notification
from heze_desk.roster import unit_store


@pytest.fixture
def matter(policy_workspace):
    """A matter told by 市行政审批服务局 to 市市场监管局 before the long holiday; what else it says can be given."""
    day = date(2026, 9, 21)
    by_name = {name: unit_id for unit_id, name in unit_store.names(policy_workspace.db, day).items()}
    told = {
        "year": 2026,
        "number": 1,
        "direction": Direction.APPROVAL,
        "matter": "演示项目备案",
        "concerns": "演示企业",
        "from_unit_id": by_name["市行政审批服务局"],
        "to_unit_id": by_name["市市场监管局"],
        "notified_on": day,
        "due": date(2026, 10, 5),
    }
    return lambda **fields: Notification(**told | fields)


@pytest.fixture
def register(policy_workspace, matter, today):
    """Register a matter, as the command line does."""

    def registered(**fields):
        with policy_workspace.step("登记") as db:
            return store.add(db, matter(**fields), today=today)

    return registered
