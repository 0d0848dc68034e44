"""评估办法 in and out of the workspace; a change makes a new version, and what it replaces stays."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import resources
from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.evaluation import indicators
from heze_desk.evaluation.keeping_records import parts_from_json, parts_to_json
from heze_desk.evaluation.measure_records import counted
from heze_desk.evaluation.scheme_records import Absent, Part, Rated, Scheme
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert

SHIPPED = resources.FOLDER / "schemes"
FIELDS = {"name", "formula", "weight", "definition", "absent"}


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
        "content": parts_to_json(scheme.parts, scheme.note),
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


def read(path: Path, *, today: date) -> Scheme:
    """A scheme as it stands in a file."""
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise DeskError(f"打不开“{path.name}”；请检查它是否为 UTF-8 的文本文件。") from None
    except tomllib.TOMLDecodeError as error:
        raise DeskError(f"“{path.name}”不合 TOML 格式（{error}）；请检查引号、等号、方括号是否成对。") from None
    try:
        rated, parts = Rated(told["rated"]), tuple(_part(one) for one in told["parts"])
        made = Scheme(name=told["name"], rated=rated, ranked=bool(told.get("ranked")), parts=parts, made_on=today)
    except (KeyError, TypeError, ValueError) as error:
        raise DeskError(f"“{path.name}”缺少或写错了一项（{error}）；请对照随附的评估办法修改。") from None
    return replace(made, note=str(told.get("note", "")))


def _shipped(today: date) -> list[Scheme]:
    return [read(SHIPPED / f"{name}.toml", today=today) for name in ("units", "counties", "industries")]


def _part(told: dict[str, Any]) -> Part:
    if unknown := told.keys() - FIELDS:
        raise ValueError(unknown.pop())
    return Part(**{**told, "absent": Absent(told.get("absent", Absent.LEFT_OUT))})


def _scheme(row: dict[str, Any]) -> Scheme:
    parts, note = parts_from_json(row["content"])
    return Scheme(
        id=row["id"],
        name=row["name"],
        version=row["version"],
        rated=Rated(row["rated"]),
        ranked=bool(row["ranked"]),
        parts=parts,
        note=note,
        made_on=date.fromisoformat(row["made_on"]),
    )


def _latest(found: list[Scheme], name: str) -> int:
    return max(one.version for one in found if one.name == name)
