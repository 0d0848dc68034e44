"""The task that one piece of a sentence asks for: what, by whom, until when, and what has to be asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from heze_desk.days import said
from heze_desk.meetings.deadline_words import Deadline, lasting
from heze_desk.meetings.proposal_records import Party, Proposal, Roll
from heze_desk.meetings.role_words import Role, clause_of
from heze_desk.meetings.sentence_pieces import Piece
from heze_desk.meetings.title_words import worded
from heze_desk.meetings.unit_words import Mention

NO_UNIT = "没有写明单位；请选择牵头单位。"
NO_ACT = "没有写明要做什么；请补充任务内容。"
NO_DAY = "没有写明时限；请填写时限，或列为长期任务。"
EXCEPTED = re.compile(r"除[^,;:。]{1,24}?(?:以外|之外|外)")
VAGUE = re.compile(r"尽快|抓紧|适时|近期|及时|限期|立即")


def proposed(piece: Piece, units: Roll, *, carried: Party | None) -> Iterator[Proposal]:
    """The task of the piece; one for each unit where they act 分别."""
    acting = [unit for group in piece.groups if group.acts for unit in group.units]
    each = next((group for group in piece.groups if group.acts and group.each and len(group.units) > 1), None)
    what = _what(piece)
    if each is None:
        yield _proposal(piece, what, _parties(piece, units, acting, carried))
        return
    limits, together = _limits(piece.days), frozenset(each.units)
    others = [one for one in acting if one not in together]
    told = f"原文写“分别”，按单位分成{len(each.units)}项任务；请核对各自的内容。"
    for place, unit in enumerate(each.units):
        if len(limits) == len(each.units):
            what = replace(what, when=_when(replace(piece, days=[limits[place]])))
        who = _parties(piece, units, [unit, *others], None)
        yield _proposal(piece, what, replace(who, doubts=[*who.doubts, told]))


@dataclass(frozen=True, kw_only=True)
class _When:
    day: date | None
    ongoing: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _What:
    title: str
    content: str
    when: _When


@dataclass(frozen=True, kw_only=True)
class _Who:
    lead: Party | None
    parties: Sequence[Party]
    doubts: Sequence[str]


def _what(piece: Piece) -> _What:
    taken = [group.span for group in piece.groups if group.role is not Role.NONE]
    acting = next((group.begins for group in piece.groups if group.acts), 0)
    title, content = worded(piece.original, piece.masked, taken, since=clause_of(piece.masked, acting))
    when = _when(piece)
    if not title:
        when = replace(when, doubts=(NO_ACT, *when.doubts))
    return _What(title=title or piece.original.strip(" 。；;，,"), content=content, when=when)


def _proposal(piece: Piece, what: _What, who: _Who) -> Proposal:
    return Proposal(
        title=what.title,
        content=what.content,
        lead=who.lead,
        parties=tuple(one for one in dict.fromkeys(who.parties) if one != who.lead),
        deadline=what.when.day,
        ongoing=what.when.ongoing,
        sentence=piece.original,
        begins=piece.begins,
        ends=piece.begins + len(piece.original),
        doubts=(*who.doubts, *what.when.doubts),
    )


def _parties(piece: Piece, units: Roll, acting: Sequence[Mention], carried: Party | None) -> _Who:
    """Who leads, who has a part, and what has to be asked about them."""
    known = set(acting)
    leading = [unit for group in piece.groups if group.role is Role.LEAD for unit in group.units if unit in known]
    helping = [unit for group in piece.groups if group.role is Role.HELP for unit in group.units]
    first = next(iter(leading or acting), None)
    doubts = [one.doubt(units) for one in dict.fromkeys((*leading, *acting, *helping)) if one.unit_id is None]
    doubts += [
        f"“{group.others}”没有写全是哪些单位；请补充。"
        for group in piece.groups
        if group.others and group.role is not Role.NONE
    ]
    others = [one for one in (*leading, *acting, *helping) if one is not first]
    parties = [units.party(one.unit_id) for one in others if one.unit_id is not None]
    lead = units.party(first.unit_id) if first and first.unit_id is not None else None
    doubts += [
        f"“{one.name}”没有成员单位；请在“责任分工”中设置。"
        for one in dict.fromkeys((lead, *parties))
        if one and _is_empty(one, units)
    ]
    if first is None:
        return _without_lead(piece, parties, doubts, carried)
    more = [one for one in dict.fromkeys(acting) if one is not first]
    if lead and more and not leading:
        doubts.append(f"没有写明由谁牵头，按排在最前的“{lead.name}”；请核对。")
    elif lead and len(leading) > 1:
        doubts.append(f"写了{len(leading)}个牵头单位，按排在最前的“{lead.name}”；请核对。")
    return _Who(lead=lead, parties=parties, doubts=doubts)


def _without_lead(piece: Piece, parties: list[Party], doubts: list[str], carried: Party | None) -> _Who:
    named = dict.fromkeys(f"“{unit.words}”" for group in piece.groups for unit in group.units)
    if named and (excepted := EXCEPTED.search(piece.masked)):
        told = f"“{excepted[0]}”是哪些单位，请逐个选择，并选择牵头单位。"
        return _Who(lead=None, parties=parties, doubts=[*doubts, told])
    if carried is not None:
        told = f"这一句没有写明单位，按上一句的“{carried.name}”；请核对。"
        return _Who(lead=carried, parties=parties, doubts=[*doubts, told])
    if parties:
        told = "只写了配合单位，没有写明由谁牵头；请选择牵头单位。"
        return _Who(lead=None, parties=parties, doubts=[*doubts, told])
    told = f"提到了{'、'.join([*named][:3])}，但看不出由谁承办；请选择牵头单位。" if named else NO_UNIT
    return _Who(lead=None, parties=parties, doubts=[*doubts, told])


def _is_empty(party: Party, units: Roll) -> bool:
    return party.unit_id in units.members and not party.members


def _limits(days: Sequence[Deadline]) -> list[Deadline]:
    """The days that are meant as deadlines: those with 前, 底 or 内, and others only where there is none of these."""
    real = [one for one in days if one.day]
    return [one for one in real if one.is_limit] or real


def _when(piece: Piece) -> _When:
    """The last of the deadlines, or that it goes on, and what has to be asked about it."""
    refused = tuple(one.doubt for one in piece.days if one.day is None)
    limits = [(one.day, one) for one in _limits(piece.days) if one.day is not None]
    if not limits:
        goes_on = lasting(piece.masked) if not refused else None
        if goes_on:
            return _When(day=None, ongoing=True, doubts=tuple(filter(None, (goes_on[1],))))
        vague = VAGUE.search(piece.masked)
        told = f"只写了“{vague[0]}”，没有写明时限；请填写时限。" if vague else NO_DAY
        return _When(day=None, doubts=refused or (told,))
    day, last = max(limits, key=lambda one: (one[0], one[1].span.begins))
    doubts = (*refused, *filter(None, (last.doubt,)))
    if earlier := [one for other, one in limits if other != day]:
        named = "、".join(f"“{one.words}”" for one in earlier[:3])
        told = f"句中还有{named}，时限按最后的{said(day)}；请核对是否分成几项任务或列为节点。"
        doubts = (*doubts, told)
    return _When(day=day, doubts=doubts)
