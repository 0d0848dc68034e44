"""The policy in the workspace: kept whole as the document it is, with its clauses and targets as rows to refer to."""

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from heze_desk.errors import MissingRecordError
from heze_desk.policy.kind_records import Part
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import insert

if TYPE_CHECKING:
    from heze_desk.policy.records import Clause, Policy

PARTS = {"industries": Part.INDUSTRY, "key_tasks": Part.KEY_TASK, "safeguards": Part.SAFEGUARD}


def enter(db: Database, policy: "Policy", unit_ids: dict[str, int]) -> dict[str, int]:
    """Keep the document; returns the id of each clause by its label."""
    db.table("policy").insert(
        {
            "id": 1,
            "number": policy.number,
            "title": policy.title,
            "issuer": policy.issuer,
            "issued_on": policy.issued_on.isoformat(),
            "content": json.dumps(asdict(policy), ensure_ascii=False, default=str),
        }
    )
    bring_targets(db)
    return {
        clause.label: _enter_clause(db, clause, position, unit_ids) for position, clause in enumerate(policy.clauses, 1)
    }


def lacks_targets(db: Database) -> bool:
    """Whether the document has countable goals that are not yet rows to be counted for."""
    kept = db.execute("select json_array_length(content, '$.targets') from policy").fetchone()
    return bool(kept and kept[0]) and db.execute("select 1 from target").fetchone() is None


def bring_targets(db: Database) -> None:
    """Make the countable goals of the document rows, in its order."""
    for position, target in enumerate(_kept(db)["targets"], 1):
        columns = {name: target[name] for name in ("name", "value", "unit", "qualifier", "year")}
        insert(db, "target", {"position": position, **columns})


def told(db: Database) -> dict[str, Any]:
    """The document as it was entered: number, title, date, and its clauses with their units, part by part."""
    kept = _kept(db)
    listed = {name: [_entry(one) for one in kept["clauses"] if one["part"] == part] for name, part in PARTS.items()}
    return {"number": kept["number"], "title": kept["title"], "date": kept["issued_on"], **listed}


def summary(db: Database) -> dict[str, Any]:
    """How much the document asks for, and its countable goals."""
    kept = _kept(db)
    parts = [clause["part"] for clause in kept["clauses"]]
    return {
        **{name: parts.count(part) for name, part in PARTS.items()},
        "responsibility_lists": sum(1 for clause in kept["clauses"] if clause["units"]),
        "units": sum(1 for unit in kept["units"] if unit["from_document"]),
        "tasks": len(kept["tasks"]),
        "targets": [
            {name: one[name] for name in ("name", "value", "unit", "qualifier", "year")} for one in kept["targets"]
        ],
    }


def head(db: Database) -> tuple[str, str, date]:
    """Number, title and date of the document, for mastheads and sources."""
    row = db.execute("select number, title, issued_on from policy").fetchone()
    if row is None:
        raise MissingRecordError("工作区里没有政策文件；请用 init 重新建立工作区。")
    return row[0], row[1], date.fromisoformat(row[2])


def clauses(db: Database) -> list[tuple[int, Part, str]]:
    """Id, part and name of each clause, in the order of the document."""
    rows = db.execute("select id, part, name from clause order by position")
    return [(row[0], Part(row[1]), row[2]) for row in rows]


def _kept(db: Database) -> dict[str, Any]:
    head(db)
    kept: dict[str, Any] = json.loads(db.execute("select content from policy").fetchone()[0])
    return kept


def _entry(clause: dict[str, Any]) -> dict[str, Any]:
    return {"name": clause["name"], "text": clause["text"], "units": clause["units"]}


def _enter_clause(db: Database, clause: "Clause", position: int, unit_ids: dict[str, int]) -> int:
    row = {"position": position, **{name: getattr(clause, name) for name in ("part", "label", "name", "text")}}
    clause_id = int(db.table("clause").insert(row).last_pk or 0)
    for place, name in enumerate(clause.units, 1):
        db.table("clause_unit").insert({"clause_id": clause_id, "unit_id": unit_ids[name], "position": place})
    return clause_id
