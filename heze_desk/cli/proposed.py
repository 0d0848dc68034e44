"""Proposed tasks on the command line, from a decision and from an instruction alike."""

from collections.abc import Iterator, Sequence
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.meetings.proposal_records import LeftOut, Proposal


def chosen(proposals: Sequence[Proposal], only: Sequence[int]) -> Sequence[Proposal]:
    """Those of these numbers, from 1; all where none is named."""
    if wrong := [place for place in only if not 1 <= place <= len(proposals)]:
        raise DeskError(f"没有第{wrong[0]}项任务，一共提出{len(proposals)}项；请核对。")
    return [one for place, one in enumerate(proposals, 1) if place in only] if only else proposals


def row(one: Proposal) -> dict[str, Any]:
    everyone = [*([one.lead] if one.lead else []), *one.parties]
    return {
        "title": one.title,
        "content": one.content,
        "lead_unit": one.lead_unit,
        "units": one.units,
        "groups": {party.name: party.members for party in everyone if party.members},
        "deadline": one.deadline,
        "ongoing": one.ongoing,
        "sentence": one.sentence,
        "doubts": one.doubts,
    }


def lines(one: Proposal, mark: str) -> Iterator[str]:
    due = f"{one.deadline:%Y-%m-%d}" if one.deadline else "长期" if one.ongoing else "时限未定"
    yield f"{mark}　{one.title}　{one.lead.shown if one.lead else '待明确'}　{due}"
    if one.parties:
        yield f"    责任单位：{'，'.join(party.shown for party in one.parties)}"
    yield f"    原文：{one.sentence}"
    yield from (f"    注意：{doubt}" for doubt in one.doubts)


def left_out(left: LeftOut) -> str:
    return f"未列任务　{left.sentence}\n    {left.why}"
