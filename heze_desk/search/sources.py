"""Where each kind of thing is read from; every query tells the same columns for a range of ids.

The columns are those of `Piece` in its order. What was moved to the bin is never told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from heze_desk.instructions.matter_records import MatterKind
from heze_desk.roadmap.records import BarKey, Subject
from heze_desk.search import queries
from heze_desk.search.records import Kind, Piece

OWN, ALL = "id", ""
Message = Callable[[Piece], Any]


@dataclass(frozen=True)
class Source:
    """`reads` names for each table the column that says which thing a change of it concerns; "" concerns all."""

    kind: Kind
    table: str
    sql: str
    page: str
    verb: str
    reads: Mapping[str, str]
    message: Message = lambda piece: piece.ref


def _source(kind: Kind, table: str, sql: str, *, opened: tuple[str, str], message: Message | None = None) -> Source:
    page, verb = opened
    reads = MappingProxyType({table: OWN, **READS.get(kind, {})})
    return Source(kind, table, sql, page, verb, reads, *([message] if message else []))


READS: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {
        Kind.TASK: {"progress_entry": "task_id"},
        Kind.MILESTONE: {"task": ALL},
        Kind.INDUSTRY: {"clause": ALL, "industry_succession": "new_industry_id"},
        Kind.UNIT: {"unit_name": "unit_id", "contact": "unit_id"},
        Kind.LEADER: {"leader_title": "leader_id"},
        Kind.MEETING: {"agenda_item": "meeting_id", "meeting_note": "meeting_id", "attendee": "meeting_id"},
        Kind.DECISION: {"meeting": ALL},
        Kind.INSTRUCTION: {"leader": ALL},
        Kind.SUPERVISION: {"unit_name": ALL},
        Kind.ENTRY: {"recognition": "entry_id", "entry_event": "entry_id", "recognition_proof": ALL},
        Kind.PLAN: {"industry": ALL},
        Kind.INDICATOR: {"indicator_proof": "indicator_id"},
        Kind.NOTIFICATION: {"unit_name": ALL},
        Kind.BRIEFING: {"briefing_section": "briefing_id"},
    }
)
SOURCES = (
    _source(
        Kind.INDUSTRY,
        "industry",
        queries.INDUSTRY,
        opened=("roster", "roster"),
        message=lambda one: ("industry", one.ref),
    ),
    _source(Kind.UNIT, "unit", queries.UNIT, opened=("roster", "roster"), message=lambda one: ("unit", one.ref)),
    _source(
        Kind.LEADER, "leader", queries.LEADER, opened=("roster", "roster"), message=lambda one: ("leader", one.ref)
    ),
    _source(Kind.MEETING, "meeting", queries.MEETING, opened=("meetings", "meeting show {ref}")),
    _source(Kind.DECISION, "decision", queries.DECISION, opened=("meetings", "meeting show {ref}")),
    _source(
        Kind.INSTRUCTION,
        "instruction",
        queries.INSTRUCTION,
        opened=("instructions", "instructions"),
        message=lambda one: (MatterKind.INSTRUCTION, one.ref),
    ),
    _source(
        Kind.SUPERVISION,
        "supervision",
        queries.SUPERVISION,
        opened=("instructions", "supervisions"),
        message=lambda one: (MatterKind.SUPERVISION, one.ref),
    ),
    _source(
        Kind.PLAN,
        "plan_item",
        queries.PLAN,
        opened=("roadmap", "roadmap list"),
        message=lambda one: BarKey(Subject.ITEM, one.ref),
    ),
    _source(
        Kind.INDICATOR,
        "indicator",
        queries.INDICATOR,
        opened=("evaluation", "indicator series {title}"),
        message=lambda one: ("indicator", one.ref),
    ),
    _source(Kind.NOTIFICATION, "notification", queries.NOTIFICATION, opened=("notifications", "notify list")),
    _source(Kind.BRIEFING, "briefing", queries.BRIEFING, opened=("briefings", "briefing show {ref}")),
    _source(Kind.PAPER, "issued_paper", queries.PAPER, opened=("issued", "issued show {ref}")),
    _source(Kind.ENTRY, "entry", queries.ENTRY, opened=("registers", "register {detail} show {ref}")),
    _source(Kind.MILESTONE, "milestone", queries.MILESTONE, opened=("tasks", "task show {detail}")),
    _source(Kind.TASK, "task", queries.TASK, opened=("tasks", "task show {detail}")),
)
"""In the order in which they are read: what is little first, so that it can be found at once."""
