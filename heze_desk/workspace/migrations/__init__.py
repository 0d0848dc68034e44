"""Every change ever made to the tables, by its number. Never edit one that was released."""

from heze_desk.workspace.migrations import (
    briefing_tables,
    evaluation_tables,
    file_tables,
    first_tables,
    instruction_tables,
    issuing_tables,
    keeping_tables,
    large_ledger,
    ledger_tables,
    life_tables,
    meeting_columns,
    meeting_tables,
    notification_tables,
    proof_tables,
    register_tables,
    roadmap_tables,
    round_tables,
)
from heze_desk.workspace.migrations.registry import Migration, known

__all__ = [
    "Migration",
    "briefing_tables",
    "evaluation_tables",
    "file_tables",
    "first_tables",
    "instruction_tables",
    "issuing_tables",
    "keeping_tables",
    "known",
    "large_ledger",
    "ledger_tables",
    "life_tables",
    "meeting_columns",
    "meeting_tables",
    "notification_tables",
    "proof_tables",
    "register_tables",
    "roadmap_tables",
    "round_tables",
]
