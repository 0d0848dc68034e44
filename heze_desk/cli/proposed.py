"""Proposed tasks on the command line, from a decision and from an instruction alike."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from heze_desk.cli.opening import Asked, print_json
from heze_desk.errors import DeskError
from heze_desk.meetings.proposal_records import LeftOut, Proposal
from heze_desk.meetings.proposing import Understood


def chosen(proposals: Sequence[Proposal], only: Sequence[int]) -> Sequence[Proposal]:
    """Those of these numbers, from 1; all where none is named."""
    if wrong := [place for place in only if not 1 <= place <= len(proposals)]:
        raise DeskError(f"没有第{wrong[0]}项任务，一共提出{len(proposals)}项；请核对。")
    return [one for place, one in enumerate(proposals, 1) if place in only] if only else proposals


def tell(
    asked: Asked,
    told: Understood,
    tasks: Sequence[Proposal],
    *,
    made: Sequence[tuple[int, str]],
    done: str,
    head: Mapping[str, Any] | None = None,
) -> None:
    """Say what was proposed, with the ids and numbers of what was `made` of it; `done` closes what was written."""
    if asked.json:
        rows = [row(one) for one in tasks]
        for shown, (task_id, number) in zip(rows, made, strict=False):
            shown |= {"id": task_id, "number": number}
        left = [{"sentence": one.sentence, "why": one.why} for one in told.left_out]
        print_json({**(head or {}), "written": asked.yes, "tasks": rows, "left_out": left})
        return
    for place, one in enumerate(tasks):
        print("\n".join(lines(one, made[place][1] if made else str(place + 1))))
    for left_one in told.left_out:
        print(left_out(left_one))
    print(done if asked.yes else f"提出任务{len(tasks)}项；没有写入，确认请加 --yes。")


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
    due = f"{one.deadline:%Y-%m-%d}" if one.deadline else "长期" if one.ongoing else "未定"
    yield f"{mark}　{one.title}　{one.lead.shown if one.lead else '待明确'}　{due}"
    if one.parties:
        yield f"    责任单位：{'，'.join(party.shown for party in one.parties)}"
    yield f"    原文：{one.sentence}"
    yield from (f"    注意：{doubt}" for doubt in one.doubts)


def left_out(left: LeftOut) -> str:
    return f"未列任务　{left.sentence}\n    {left.why}"
