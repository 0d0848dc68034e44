"""Targets of the policy and of the office: how far they are reached on a day, in words that keep their operators."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers.records import Kind

ABOUT = 10
"""Percent on either side that this desk takes 左右 to allow; the policy gives no figure, so the rule is printed."""
EVERYWHERE = "全部产业"
NOT_ISSUED = "该日文件尚未印发"
LEAST_DAYS = 180
"""Days of counting below which no forecast is made."""


class Operator(StrEnum):
    """How the figure of a target is meant; never one for another."""

    AT_LEAST = "以上"
    ABOUT = "左右"
    SOME = "一批"
    EXACT = ""


class Judgement(StrEnum):
    REACHED = "已达到"
    WITHIN = "在左右范围内"
    BEYOND = "超出左右范围"
    SHORT = "未达到"
    NONE = "不设数值"


@dataclass(frozen=True, kw_only=True)
class Target:
    """A countable goal as the policy has it: 30 家 左右 by the end of 2030; 一批 has no figure."""

    id: int
    position: int
    name: str
    value: int | None
    unit: str
    qualifier: str
    year: int

    @property
    def amount(self) -> str:
        """The figure in the words of the policy: 30家左右, 50项以上, 一批."""
        return f"{'' if self.value is None else self.value}{self.unit}{self.qualifier}"

    @property
    def operator(self) -> Operator:
        return next((one for one in Operator if one and one in self.qualifier), Operator.EXACT)

    @property
    def ends(self) -> date:
        return date(self.year, 12, 31)


@dataclass(frozen=True, kw_only=True)
class OwnTarget:
    """What the office sets itself beside a target of the policy, by the end of a year, for an industry or for all."""

    id: int | None = None
    target_id: int
    industry_id: int | None = None
    year: int
    value: int
    basis: str = ""
    begun_on: date | None = None  # taken over then from an industry that was no more
    ended_on: date | None = None  # handed on then to another

    def __post_init__(self) -> None:
        if not 2000 <= self.year <= 2100:
            raise DeskError(f"年份须在 2000 到 2100 之间，不能是 {self.year}。")
        if not 0 <= self.value <= 1_000_000:
            raise DeskError("自定目标须是不小于 0 的整数。")


@dataclass(frozen=True, kw_only=True)
class GoalEvidence:
    """A note that speaks for a goal in words, such as those for 2035: what was seen, when, and where it is written."""

    id: int | None = None
    year: int
    goal: str
    day: date
    text: str
    source: str = ""

    def __post_init__(self) -> None:
        if not self.goal.strip() or not self.text.strip():
            raise DeskError("佐证须写明对应哪一句目标和具体内容。")


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """The goals of a year in words: each clause of the policy that could be reached, and what speaks for it by a day.

    `counted` are the clauses that a target counts.
    """

    year: int
    text: str
    phrases: tuple[str, ...]
    counted: frozenset[str]
    notes: tuple[GoalEvidence, ...]

    def of(self, phrase: str) -> list[GoalEvidence]:
        return [one for one in self.notes if one.goal == phrase]

    @property
    def shown(self) -> tuple[str, ...]:
        """What is listed: clauses with evidence, and those that nothing counts; words of older policies come last."""
        asked = (one for one in self.phrases if one not in self.counted or self.of(one))
        return tuple(dict.fromkeys((*asked, *(note.goal for note in self.notes))))


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Entries that count for a target: each once, whatever the number of its industries; unproven ones are 待核."""

    proven: int = 0
    unproven: int = 0
    shared: int = 0

    @property
    def all(self) -> int:
        return self.proven + self.unproven


@dataclass(frozen=True, kw_only=True)
class TargetLine:
    """A target as of a day, and in each industry that stands on it.

    `began` is the count on the day the policy was issued, from which the pace is taken.
    """

    target: Target
    kind: Kind | None
    mark: str
    counter: str
    day: date
    since: date
    began: int
    counted: Counted
    by_industry: tuple[tuple[int, str, Counted], ...]
    own: tuple[tuple[OwnTarget, int], ...] = ()
    places: Mapping[int, str] = field(default_factory=dict)

    def place(self, industry_id: int | None) -> str:
        """What the industry of an own target is called, also of one that is no more; without one all are meant."""
        return EVERYWHERE if industry_id is None else self.places.get(industry_id, "")

    @property
    def judgement(self) -> Judgement:
        """By what is proven alone; 左右 is not 以上."""
        return judged(self.target, self.counted.proven)

    @property
    def with_unproven(self) -> Judgement:
        """What it would be if all that is 待核 were proven."""
        return judged(self.target, self.counted.all)

    @property
    def verdict(self) -> str:
        """The judgement as it is told: what is missing before the year is over is not yet 未达到."""
        if self.day < self.since:
            return NOT_ISSUED
        if self.judgement is not Judgement.SHORT or self.target.value is None:
            return str(self.judgement)
        state = "未到期" if self.day < self.target.ends else "到期未达到"
        return f"{state}，差{self.target.value - self.counted.proven}{self.counter}"

    @property
    def share(self) -> float | None:
        """Percent of the figure that is proven; None where there is no figure."""
        return self.counted.proven / self.target.value * 100 if self.target.value else None

    @property
    def time_gone(self) -> float:
        """Percent of the time from the policy to the end of the target's year."""
        whole = max(1, (self.target.ends - self.since).days)
        return min(100.0, max(0.0, (self.day - self.since).days / whole * 100))

    @property
    def is_behind(self) -> bool:
        """Whether the share reached is smaller than the share of time gone by."""
        return self.share is not None and self.share < self.time_gone

    @property
    def forecast(self) -> int | None:
        """The count at the end if it goes on at the pace so far; None too early, after the end, or with no register."""
        gone = (self.day - self.since).days
        if self.kind is None or gone < LEAST_DAYS or self.day >= self.target.ends:
            return None
        pace = (self.counted.proven - self.began) / gone
        return max(0, round(self.counted.proven + pace * (self.target.ends - self.day).days))

    @property
    def reckoning(self) -> str:
        """How the forecast was reckoned, or why there is none, as printed beside it."""
        gone, unit = (self.day - self.since).days, self.counter
        if self.kind is None:
            return "名录中没有与这项目标对应的一本，不能计数。"
        if self.day < self.since:
            return f"{NOT_ISSUED}，不作推算。"
        if self.day >= self.target.ends:
            return f"{self.target.year}年已到期，不再推算。"
        if gone < LEAST_DAYS:
            return f"文件印发至今不满{LEAST_DAYS}天，不作推算。"
        return (
            f"按{said(self.since)}至{said(self.day)}共{gone}天净增{self.counted.proven - self.began}{unit}的平均速度，"
            f"推算到{said(self.target.ends)}约{self.forecast}{unit}；只计已核实的，仅供参考。"
        )

    @property
    def sentence(self) -> str:
        """重大科技创新平台：目标30家左右，截至2026年11月23日已核实12家，另待核2家；未到期，差18家。"""
        if self.kind is None:
            return f"{self.target.name}：目标{self.target.amount}，名录中没有对应的一本，不能计数。"
        more = f"，另待核{self.counted.unproven}{self.counter}" if self.counted.unproven else ""
        told = self.day < self.since or self.judgement is not Judgement.NONE
        verdict = f"；{self.verdict}" if told else ""
        known = f"截至{said(self.day)}已核实{self.counted.proven}{self.counter}{more}"
        return f"{self.target.name}：目标{self.target.amount}，{known}{verdict}。"


def judged(target: Target, count: int) -> Judgement:
    """A target with 以上 or without a word is reached from its figure on; 左右 is a range; 一批 is not judged."""
    if target.value is None:
        return Judgement.NONE
    if target.operator is not Operator.ABOUT:
        return Judgement.REACHED if count >= target.value else Judgement.SHORT
    if abs(count - target.value) * 100 <= target.value * ABOUT:
        return Judgement.WITHIN
    return Judgement.BEYOND if count > target.value else Judgement.SHORT


RULE = (
    f"“以上”指达到或超过该数；“左右”原文没有规定幅度，本表按上下{ABOUT}%计，不当作“以上”；“一批”没有数值，只列数量、不作判断。"
    "跨产业共享的条目总数中只计一次。有认定文件或证明材料的为已核实，没有的列为待核；"
    "撤销的自撤销之日起不计，目标年份以后认定的不计。"
)
"""What is printed under a list of targets."""
