"""What enterprises spent on research in a year, beside the year before."""

from dataclasses import dataclass

WITHOUT, UNKNOWN, RISEN = "无研发投入", "未填报", "提升"
RULE = "研发投入以万元为单位；“未填报”指没有登记这一年的数，不按 0 计；增幅按上年已填的数计算。"


@dataclass(frozen=True, kw_only=True)
class Spending:
    """What one enterprise spent on research in a year and in the year before, in 万元; None is not known, not zero."""

    id: int
    name: str
    unit: str
    spent: float | None
    before: float | None
    is_large: bool
    is_key: bool = False

    @property
    def rise(self) -> float | None:
        """In percent of the year before; None where it cannot be said."""
        if self.spent is None or not self.before:
            return None
        return (self.spent - self.before) / self.before * 100

    @property
    def state(self) -> str:
        """无研发投入, 未填报, 提升: in one word, so that nobody takes an unknown number for zero."""
        if self.spent is None:
            return UNKNOWN
        if self.spent == 0 and self.is_large:
            return WITHOUT
        if self.rise is None:
            return ""
        return RISEN if self.rise > 0 else "下降" if self.rise < 0 else "持平"


@dataclass(frozen=True, kw_only=True)
class Research:
    """All enterprises of a year: 规上 without any research spending, those that did not say, those that spent more."""

    year: int
    every: tuple[Spending, ...]

    @property
    def without(self) -> tuple[Spending, ...]:
        """规上 enterprises that reported zero."""
        return tuple(one for one in self.every if one.is_large and one.spent == 0)

    @property
    def unknown(self) -> tuple[Spending, ...]:
        """规上 enterprises that said nothing; they are counted apart and not as zero."""
        return tuple(one for one in self.every if one.is_large and one.spent is None)

    @property
    def risen(self) -> tuple[Spending, ...]:
        return tuple(one for one in self.every if one.rise is not None and one.rise > 0)

    @property
    def key(self) -> tuple[Spending, ...]:
        """重点企业, of which the policy wants the spending to rise."""
        return tuple(one for one in self.every if one.is_key)

    @property
    def key_risen(self) -> tuple[Spending, ...]:
        return tuple(one for one in self.risen if one.is_key)

    @property
    def large(self) -> tuple[Spending, ...]:
        return tuple(one for one in self.every if one.is_large)

    @property
    def sentence(self) -> str:
        """2026年：规上企业 5 家，其中无研发投入 1 家、未填报 2 家；重点企业 3 家，其中比上年提升 1 家。"""
        key = f"重点企业 {len(self.key)} 家，其中比上年提升 {len(self.key_risen)} 家"
        every = f"没有登记重点企业，全部企业中比上年提升 {len(self.risen)} 家"
        return (
            f"{self.year}年：规上企业 {len(self.large)} 家，其中无研发投入 {len(self.without)} 家、"
            f"未填报 {len(self.unknown)} 家；{key if self.key else every}。"
        )
