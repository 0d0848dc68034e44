"""Rows to records and back."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.errors import MissingRecordError
from heze_desk.workspace import rows
from heze_desk.workspace.database import Database


class Colour(StrEnum):
    RED = "红"
    BLUE = "蓝"


@dataclass(frozen=True, kw_only=True)
class Thing:
    id: int | None = None
    order: int
    colour: Colour
    day: date | None = None
    at: datetime | None = None
    kept: bool = False
    names: tuple[str, ...] = ()


things = st.builds(
    Thing,
    order=st.integers(-(2**63), 2**63 - 1),
    colour=st.sampled_from(Colour),
    day=st.none() | st.dates(),
    at=st.none() | st.datetimes(),
    kept=st.booleans(),
    names=st.lists(st.text(), max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def db():
    db = Database(sqlite3.connect(":memory:"))
    db.execute("""
        create table thing (
            id integer primary key, "order" integer not null, colour text not null,
            day text, at text, kept integer not null default 1, names text not null default '["甲"]', later_column text
        ) strict
    """)
    return db


@given(things)
def test_a_record_reads_back_the_same(db, thing):
    thing_id = rows.write(db.table("thing"), thing)
    found = rows.find(db, "thing", Thing, thing_id)
    assert found == Thing(**{**vars(thing), "id": thing_id})
    assert type(found.kept) is bool


@given(st.lists(things, min_size=1, max_size=3))
def test_records_added_at_once_read_back_the_same_whatever_the_table_puts_where_nothing_is_said(db, several):
    ids = rows.insert_all(db, "thing", several)
    found = [rows.find(db, "thing", Thing, thing_id) for thing_id in ids]
    assert found == [Thing(**{**vars(thing), "id": thing_id}) for thing, thing_id in zip(several, ids, strict=True)]


@given(things, things)
def test_amending_a_record_is_as_writing_it_whole(db, old, new):
    thing_id = rows.write(db.table("thing"), old)
    old, new = (Thing(**{**vars(thing), "id": thing_id}) for thing in (old, new))

    rows.amend(db, "thing", old, new)

    assert rows.find(db, "thing", Thing, thing_id) == new


def test_a_record_that_is_gone_is_refused(db):
    gone = Thing(id=10**9, order=1, colour=Colour.RED)

    assert rows.find(db, "thing", Thing, 10**9) is None
    with pytest.raises(MissingRecordError, match="已不存在"):
        rows.write(db.table("thing"), gone)
    with pytest.raises(MissingRecordError, match="已不存在"):
        rows.amend(db, "thing", gone, Thing(id=10**9, order=2, colour=Colour.RED))
