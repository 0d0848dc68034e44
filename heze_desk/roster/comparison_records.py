"""Two versions of the roster beside one another: who came, who left, and what moved from whom to whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from heze_desk.roster.records import RosterLine
from heze_desk.roster.version_records import RosterVersion

RENAMED = "更名"


class Office(StrEnum):
    """In which quality somebody stands on the roster."""

    LEADER = "分管市级领导"
    LEAD_UNIT = "牵头部门"
    UNIT = "责任单位"

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said of one who came, who left, who stays for others; of a unit the industries tell that."""
        match self:
            case Office.LEADER:
                return ("新任", "不再分管", "分工调整")
            case Office.LEAD_UNIT:
                return ("新任牵头", "不再牵头", "牵头调整")
            case Office.UNIT:
                return ("新列入", "不再列入", "")

    @property
    def measure(self) -> str:
        return "人" if self is Office.LEADER else "个"


@dataclass(frozen=True, kw_only=True)
class HolderChange:
    """What became of one of those on the roster; `old` and `new` are the industries, or the titles."""

    office: Office
    name: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class IndustryChange:
    """What changed in the line of an industry, as it is printed; nothing where there was or is nothing."""

    industry: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class RosterComparison:
    """The holders by rank, the industries in their order; one that has gone comes last."""

    holders: tuple[HolderChange, ...]
    industries: tuple[IndustryChange, ...]

    def __bool__(self) -> bool:
        return bool(self.holders or self.industries)

    def of(self, office: Office) -> tuple[HolderChange, ...]:
        return tuple(one for one in self.holders if one.office is office)

    @property
    def sentence(self) -> str:
        """分管市级领导新任1人（李测二）、不再分管1人（王测一）；责任单位新列入1个（市财政局）。"""
        told = [words for office in Office if (words := self._told(office))]
        if told:
            return f"{'；'.join(told)}。"
        return "人员和单位没有进出，有关内容见下表。" if self else "没有变动。"

    def _told(self, office: Office) -> str:
        found: dict[str, list[str]] = {what: [] for what in office.words if what}
        for one in self.of(office):
            found.setdefault(one.what, []).append(one.name)
        parts = (f"{what}{len(names)}{office.measure}（{'、'.join(names)}）" for what, names in found.items() if names)
        told = "、".join(parts)
        return f"{office}{told}" if told else ""


@dataclass(frozen=True)
class _Held:
    """Somebody on a version of the roster: the name, the title, and for which industries."""

    name: str
    title: str
    industries: Mapping[int, str]

    @property
    def told(self) -> str:
        return "、".join(self.industries.values())


def changes(old: RosterVersion, new: RosterVersion) -> RosterComparison:
    """From the one version to the other; only ids tell whether a name is the same person, unit or industry."""
    return RosterComparison(holders=tuple(_holders(old, new)), industries=tuple(_industries(old, new)))


def _holders(old: RosterVersion, new: RosterVersion) -> Iterator[HolderChange]:
    """A unit that leads too is told its new name once."""
    renamed: set[str] = set()
    for office in Office:
        was, now = _held(old, office), _held(new, office)
        for one in sorted(was.keys() | now.keys(), key=lambda one: _rank(one, office, (new, old))):
            for change in _of_one(office, was.get(one), now.get(one)):
                if change.what != RENAMED or change.name not in renamed:
                    yield change
                renamed |= {change.name} if change.what == RENAMED else set()


def _of_one(office: Office, was: _Held | None, now: _Held | None) -> Iterator[HolderChange]:
    came, left, moved = office.words
    if was is None or now is None:
        one = was or now
        assert one is not None
        old, new = (was.told if was else ""), (now.told if now else "")
        yield HolderChange(office=office, name=one.name, what=came if was is None else left, old=old, new=new)
        return
    if moved and was.industries.keys() != now.industries.keys():
        yield HolderChange(office=office, name=now.name, what=moved, old=was.told, new=now.told)
    for what, old, new in (("职务变动", was.title, now.title), (RENAMED, was.name, now.name)):
        if old != new:
            yield HolderChange(office=office, name=now.name, what=what, old=old, new=new)


def _held(version: RosterVersion, office: Office) -> dict[int, _Held]:
    """Everybody in that quality, by id, each with the industries in their order."""
    found: dict[int, tuple[str, str, dict[int, str]]] = {}
    for line in version.lines:
        for one, name, title in _named(line, office):
            found.setdefault(one, (name, title, {}))[2][line.id] = line.industry
    return {one: _Held(*told) for one, told in found.items()}


def _named(line: RosterLine, office: Office) -> Iterator[tuple[int, str, str]]:
    match office:
        case Office.LEADER if line.leader_id is not None:
            yield line.leader_id, line.leader, line.title
        case Office.LEAD_UNIT if line.lead_unit_id is not None:
            yield line.lead_unit_id, line.lead_unit, ""
        case Office.UNIT:
            yield from ((one, name, "") for one, name in zip(line.unit_ids, line.units, strict=True))


def _rank(one: int, office: Office, versions: tuple[RosterVersion, ...]) -> tuple[int, int]:
    """In the later version, where it is known there."""
    known = (version.leader_ranks if office is Office.LEADER else version.unit_ranks for version in versions)
    return next((ranks[one] for ranks in known if one in ranks), 1_000_000), one


def _industries(old: RosterVersion, new: RosterVersion) -> Iterator[IndustryChange]:
    before, after = {line.id: line for line in old.lines}, {line.id: line for line in new.lines}
    for line in new.lines:
        if (was := before.get(line.id)) is None:
            yield IndustryChange(industry=line.industry, what="新增产业", old="", new=_whole(line))
        else:
            yield from _of_industry(was, line)
    for line in old.lines:
        if line.id not in after:
            yield IndustryChange(industry=line.industry, what="移出名单", old=_whole(line), new="")


def _of_industry(was: RosterLine, now: RosterLine) -> Iterator[IndustryChange]:
    renamed = was.lead_unit_id == now.lead_unit_id is not None and was.lead_unit != now.lead_unit
    pairs = (
        ("产业更名", was.industry, now.industry),
        ("分管市级领导", was.leader_text, now.leader_text),
        ("牵头部门更名" if renamed else "牵头部门", was.lead_unit_text, now.lead_unit_text),
        ("增加责任单位", "", _only(now, was)),
        ("减少责任单位", _only(was, now), ""),
    )
    for what, old, new in pairs:
        if old != new:
            yield IndustryChange(industry=now.industry, what=what, old=old, new=new)


def _only(line: RosterLine, other: RosterLine) -> str:
    """The units that stand in the one line alone."""
    named = zip(line.unit_ids, line.units, strict=True)
    return "、".join(name for one, name in named if one not in other.unit_ids)


def _whole(line: RosterLine) -> str:
    return f"分管市级领导：{line.leader_text}；牵头部门：{line.lead_unit_text}"
