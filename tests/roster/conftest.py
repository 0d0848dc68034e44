"""Two industries, and units with their ranks."""

from datetime import date

import pytest

from heze_desk.roster import leader_store, store, unit_store
from heze_desk.roster.records import Assignment, Industry, UnitKind
from heze_desk.workspace import journal


@pytest.fixture
def industries(workspace):
    """智能机器人 and 低空经济, as the ids of two industries."""
    with workspace.step("新增产业") as db:
        return [
            store.save_industry(db, Industry(position=position, name=name))
            for position, name in enumerate(("智能机器人", "低空经济"), 1)
        ]


@pytest.fixture
def units(workspace):
    """The ids of five units by short name; 各县区 is a group of the last two."""
    named = {"市科技局": UnitKind.DEPARTMENT, "市财政局": UnitKind.DEPARTMENT, "各县区": UnitKind.GROUP}
    named |= {"牡丹区": UnitKind.COUNTY, "曹县": UnitKind.COUNTY}
    with workspace.step("新增单位") as db:
        ids = {name: unit_store.add(db, name, kind=kind, full_name=f"菏泽{name}") for name, kind in named.items()}
        unit_store.set_members(db, ids["各县区"], [ids["牡丹区"], ids["曹县"]])
    return ids


@pytest.fixture
def transfer(workspace, industries):
    """Give the first industry to a leader from a day on, as the transfer wizard does."""

    def give(name, title, since, until=None, *, industry=0):
        with workspace.step(f"调整为{name}") as db:
            since = date.fromisoformat(since)
            leader_id = leader_store.named(db, name)
            if leader_id is None:
                leader_id = leader_store.add(db, name, title, since=since)
            else:
                leader_store.hold(db, leader_id, title, since=since)
            return store.succeed(
                db,
                Assignment(
                    industry_id=industries[industry],
                    leader_id=leader_id,
                    valid_from=since,
                    valid_to=until and date.fromisoformat(until),
                    basis="菏未专〔2026〕1号",
                ),
            )

    return give


@pytest.fixture
def contents():
    """Every row of the journalled tables, to be compared with a later look."""

    def read(db):
        return {table: db.execute(f"select * from {table} order by id").fetchall() for table in journal.tables(db)}

    return read


@pytest.fixture
def page(qtbot, office):
    """The page over the policy's workspace, on screen."""
    from heze_desk.roster.screen import RosterScreen
    from heze_desk.tasks import handover

    page = RosterScreen(office, handover)
    qtbot.addWidget(page)
    page.resize(1198, 692)
    page.show()
    page.activateWindow()
    return page
