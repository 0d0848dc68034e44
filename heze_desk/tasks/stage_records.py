"""The stages in the life of a task, which every line of the ledger names."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a task stands on its way; the order is that of the words."""

    PROPOSED = "立项"
    ASSIGNED = "交办"
    ACCEPTED = "签收"
    RUNNING = "推进"
    DONE = "办结"
    VERIFIED = "核查"
    CLOSED = "销号"


STAGES = tuple(Stage)
