"""What a round would ask of each unit, beside what the last one asked."""

from dataclasses import dataclass

from heze_desk.kit.columns import Column, Kind
from heze_desk.rounds.opening_records import Burden


@dataclass(frozen=True, kw_only=True)
class ListedBurden:
    """One form to be filled in."""

    id: int
    burden: Burden


def _more(one: ListedBurden) -> str:
    more = one.burden.more
    return f"+{more}" if more > 0 else str(more) if more else "—"


COLUMNS = (
    Column[ListedBurden]("单位", lambda one: one.burden.unit, width=0, least=7),
    Column[ListedBurden]("牵头", lambda one: one.burden.lead, kind=Kind.NUMBER, width=2.6),
    Column[ListedBurden]("责任", lambda one: one.burden.responsible, kind=Kind.NUMBER, width=2.6),
    Column[ListedBurden]("空格", lambda one: one.burden.fields, kind=Kind.NUMBER, width=2.8),
    Column[ListedBurden]("上次", lambda one: one.burden.last_fields, kind=Kind.NUMBER, width=2.8),
    Column[ListedBurden](
        "增减", lambda one: one.burden.more, display=_more, kind=Kind.NUMBER, width=3, sort=lambda one: one.burden.more
    ),
)


def listed(burdens: list[Burden]) -> list[ListedBurden]:
    return [ListedBurden(id=one.unit_id, burden=one) for one in burdens]
