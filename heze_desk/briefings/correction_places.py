"""All the places of a correction, as the 更正说明 names them: those that were asked for, and those that follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from heze_desk.briefings.carrying import carried, titles
from heze_desk.briefings.correcting import corrected
from heze_desk.briefings.draft_records import DraftSection
from heze_desk.briefings.fact_changes import FactChange
from heze_desk.briefings.paper_records import ANNEX, SECOND
from heze_desk.errors import DeskError
from heze_desk.policy.numerals import numeral


@dataclass(frozen=True, kw_only=True)
class Placed:
    """二、产业进展（五）智能机器人: where on the paper what is read as what; `follows` was not asked for by itself."""

    section: int
    place: str
    old: str
    new: str
    follows: bool = False


def carried_out(
    before: Sequence[DraftSection], changes: Sequence[tuple[int, str, str]]
) -> tuple[list[DraftSection], list[Placed]]:
    """Each change is a section's number from 1 on, its old and its new words; what they contradict follows them."""
    sections, placed = list(before), list[Placed]()
    known = titles(before)
    facts: list[FactChange] = []
    for number, old, new in changes:
        if not 1 <= number <= len(sections):
            raise DeskError(f"没有第{number}部分，一共{len(sections)}部分；请用 briefing show 查看。")
        done = corrected(sections[number - 1], old, new, known)
        where = done.where or _under(sections[number - 1], old)
        placed.append(Placed(section=number, place=_place(sections, number, where), old=done.old, new=done.new))
        sections[number - 1] = done.section
        facts += done.changes
    for fact in facts:
        sections, more = carried(sections, fact)
        for one in more:
            place = _place(sections, one.section, one.where)
            placed.append(Placed(section=one.section, place=place, old=one.old, new=one.new, follows=True))
    return sections, placed


def _under(section: DraftSection, words: str) -> str:
    """The heading in the text under which the words stand."""
    before, found, _ = section.text.partition(words)
    under = [line for line in before.split("\n") if SECOND.fullmatch(line)] if found else []
    return under[-1] if under else ""


def _place(sections: Sequence[DraftSection], number: int, where: str) -> str:
    section = sections[number - 1]
    if section.key == ANNEX:
        return f"{ANNEX}{where.removeprefix('表') or section.heading}"
    printed = sum(one.key != ANNEX and one.is_printed for one in sections[:number])
    return f"{numeral(printed)}、{section.heading}{where}"
