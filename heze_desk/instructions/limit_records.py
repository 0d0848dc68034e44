"""How long a matter may take where its paper names no day: a proposal by its source, from the settings."""

from datetime import date, timedelta
from enum import StrEnum

from heze_desk.settings.records import Settings
from heze_desk.tasks.line_records import Source


class Limit(StrEnum):
    """Where a matter comes from, as far as the usual limits differ."""

    PAPER = "公文"
    MINUTES = "会议纪要"
    URGENT = "批示急件"
    ORDINARY = "批示非急件"
    HARD = "批示难件"


LIMIT_OF = {Source.POLICY: Limit.PAPER, Source.MEETING: Limit.MINUTES, Source.INSTRUCTION: Limit.ORDINARY}
URGENCY = (Limit.URGENT, Limit.ORDINARY, Limit.HARD)
"""How pressing what a leader writes may be."""


def limit_of(source: Source) -> Limit:
    """What a task is measured by; one that comes from nowhere in particular is measured as papers are."""
    return LIMIT_OF.get(source, Limit.PAPER)


def days_of(limit: Limit, settings: Settings) -> int:
    """Days of the calendar, as the office settled them."""
    match limit:
        case Limit.PAPER:
            return settings.limit_paper
        case Limit.MINUTES:
            return settings.limit_minutes
        case Limit.URGENT:
            return settings.limit_urgent
        case Limit.ORDINARY:
            return settings.limit_ordinary
        case Limit.HARD:
            return settings.limit_hard


def proposed(limit: Limit, day: date, settings: Settings) -> date:
    """The deadline to propose; it is never set by itself, and one on a day off moves by the rule of all deadlines."""
    return day + timedelta(days=days_of(limit, settings))
