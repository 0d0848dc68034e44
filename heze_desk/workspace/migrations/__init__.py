"""Every change ever made to the tables, oldest first. Never edit one that was released."""

from heze_desk.workspace.migrations import first_tables, ledger_tables, round_tables
from heze_desk.workspace.migrations.registry import Migration, known

__all__ = ["Migration", "first_tables", "known", "ledger_tables", "round_tables"]
