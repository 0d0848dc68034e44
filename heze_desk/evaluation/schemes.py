"""评估办法 in and out of the workspace; a change makes a new version, and what it replaces stays."""

from datetime import date
from typing import Any

import resources
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.evaluation import indicators
from heze_desk.evaluation.keeping_records import content_from_json, content_to_json
from heze_desk.evaluation.measure_records import counted
from heze_desk.evaluation.scheme_files import read
from heze_desk.evaluation.scheme_records import Rated, Scheme
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert

SHIPPED = resources.FOLDER / "schemes"


def known(db: Database, rated: Rated) -> list[str]:
    """What a formula may name: what the desk counts, then the indicators."""
    return [*(one.name for one in counted(rated)), *(one.name for one in indicators.indicators(db) if not one.source)]


def add(db: Database, scheme: Scheme) -> int:
    """Keep a scheme; one of the same name for the same kind becomes its next version."""
    scheme.refuse_unknown(known(db, scheme.rated))
    asked = "select rated, max(version) from scheme where name = ? group by rated order by max(version) desc"
    taken = db.execute(asked, [scheme.name]).fetchone()
    if taken and taken[0] != scheme.rated:
        raise DeskError(f"“{scheme.name}”评估的是{taken[0]}，不能改成{scheme.rated}；请换一个名称。")
    columns = {
        "name": scheme.name,
        "version": taken[1] + 1 if taken else 1,
        "rated": str(scheme.rated),
        "ranked": int(scheme.ranked),
        "content": content_to_json(scheme),
        "made_on": scheme.made_on.isoformat(),
    }
    return insert(db, "scheme", columns)


def get(db: Database, scheme_id: int) -> Scheme:
    for row in db.query("select * from scheme where id = ?", [scheme_id]):
        return _scheme(row)
    raise MissingRecordError(f"没有序号为 {scheme_id} 的评估办法。")


def schemes(db: Database, *, every: bool = False) -> list[Scheme]:
    """The latest version of each, in the order in which they were first made; `every` lists the older ones too."""
    found = [_scheme(row) for row in db.query("select * from scheme order by name, version desc")]
    first = {one.name: min(other.id or 0 for other in found if other.name == one.name) for one in found}
    found.sort(key=lambda one: (first[one.name], -one.version))
    return found if every else [one for one in found if one.version == _latest(found, one.name)]


def offered(db: Database, *, today: date) -> list[Scheme]:
    """Those that were kept; what comes with the program where there is none yet."""
    return schemes(db) or _shipped(today)


def named(db: Database, name: str, *, today: date) -> Scheme:
    """The latest version of that name."""
    there_are = offered(db, today=today)
    for one in there_are:
        if one.name == name.strip():
            return one
    listed = "、".join(one.name for one in there_are)
    raise DeskError(f"没有名为“{name}”的评估办法；现有：{listed}。")


def begin(db: Database, *, today: date) -> None:
    """Enter what comes with the program, where the workspace has no scheme yet."""
    if db.execute("select 1 from scheme limit 1").fetchone() is None:
        for one in _shipped(today):
            add(db, one)


def _shipped(today: date) -> list[Scheme]:
    return [read(SHIPPED / f"{name}.toml", today=today) for name in ("units", "counties", "industries")]


def _scheme(row: dict[str, Any]) -> Scheme:
    return Scheme(
        id=row["id"],
        name=row["name"],
        version=row["version"],
        rated=Rated(row["rated"]),
        ranked=bool(row["ranked"]),
        made_on=date.fromisoformat(row["made_on"]),
        **content_from_json(row["content"]),
    )


def _latest(found: list[Scheme], name: str) -> int:
    return max(one.version for one in found if one.name == name)
