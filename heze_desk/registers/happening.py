"""What happens to entries: the acts that a register knows, and those that come before what they follow."""

from collections.abc import Iterable

from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Event, Kind
from heze_desk.workspace.database import Database

USED = """
    select distinct act from entry_event join entry on entry.id = entry_id
    where kind = ? and deleted_on is null order by act
"""


def known_acts(db: Database, kind: Kind) -> tuple[str, ...]:
    """The acts of the register in their order, then others that are in use."""
    used = (act for (act,) in db.execute(USED, [kind]))
    return tuple(dict.fromkeys((*KINDS[kind].acts, *used)))


def out_of_order(kind: Kind, events: Iterable[Event], kept: Event) -> str:
    """What stands on the wrong side of a step of a project; elsewhere acts come back in any order."""
    acts = KINDS[kind].acts
    if kind is not Kind.PROJECT or kept.act not in acts:
        return ""
    for one in events:
        if one.id == kept.id or one.act not in acts or one.act == kept.act:
            continue
        first, then = sorted((one, kept), key=lambda step: acts.index(step.act))
        if then.day < first.day:
            return f"“{then.act}”（{then.day:%Y-%m-%d}）早于“{first.act}”（{first.day:%Y-%m-%d}）"
    return ""
