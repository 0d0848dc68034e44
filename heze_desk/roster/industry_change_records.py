"""动态调整: an industry is added, renamed, split, merged or ended from a day, and what belonged to it goes where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from heze_desk.days import said
from heze_desk.errors import DeskError


class ChangeAct(StrEnum):
    ADD = "新增"
    RENAME = "更名"
    SPLIT = "拆分"
    MERGE = "合并"
    END = "结束"


class Belongings(StrEnum):
    """What an industry has, each moved or left by the office's own choice."""

    TASKS = "任务"
    TERMS = "分工"
    ENTRIES = "名录"
    TARGETS = "目标"
    PLAN = "路线图"


class Owned(NamedTuple):
    """One thing that belongs to an industry: where it is kept, and its id there."""

    table: str
    id: int

    @property
    def kind(self) -> Belongings:
        return KEPT[self.table]

    @property
    def word(self) -> str:
        """What one of them is called: 任务, 条目."""
        return WORDS[self.table]


KEPT = {
    "task": Belongings.TASKS,
    "entry": Belongings.ENTRIES,
    "own_target": Belongings.TARGETS,
    "talent_need": Belongings.TARGETS,
    "plan_item": Belongings.PLAN,
}
WORDS = {
    "task": "任务",
    "entry": "名录条目",
    "own_target": "自定目标",
    "talent_need": "人才需求",
    "plan_item": "路线图事项",
}
COUNTS = {  # how many industries end and begin; None is two or more
    ChangeAct.ADD: (0, 1),
    ChangeAct.RENAME: (1, 1),
    ChangeAct.SPLIT: (1, None),
    ChangeAct.MERGE: (None, 1),
    ChangeAct.END: (1, 0),
}


@dataclass(frozen=True, kw_only=True)
class IndustryChange:
    """From `day` on `olds` are no more and `names` stand in their place.

    `choices` says for every kind of belongings the name it goes to, or "" where it is left with the old industry;
    `singles` says it for single ones where they go elsewhere. What belonged to one that ends goes to `heirs`,
    industries that stand on, by their names; nobody takes over its terms.
    """

    act: ChangeAct
    day: date
    basis: str
    olds: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    choices: Mapping[Belongings, str] = field(default_factory=lambda: MappingProxyType({}))
    singles: Mapping[Owned, str] = field(default_factory=lambda: MappingProxyType({}))
    heirs: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    terms_of: int | None = None  # of industries that merge, whose leader and lead unit go on

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise DeskError("请写明调整产业的依据，例如文号或会议名称。")
        if any(not name.strip() for name in self.names) or len(set(self.names)) < len(self.names):
            raise DeskError("新产业的名称不能为空，也不能重复。")
        if listed := next((name for name in self.names if "、" in name), ""):
            raise DeskError(f"产业名称“{listed}”里不能有顿号，名单里用顿号隔开各个产业；请改用“与”或“和”。")
        self._refuse_counts()
        for name in (*self.choices.values(), *self.singles.values()):
            if name and name not in self.places:
                raise DeskError(f"“{name}”不是可以转入的产业；请写{'、'.join(self.places) or '（无）'}中的一个。")
        if set(self.heirs.values()) & set(self.olds):
            raise DeskError("不能转入正要结束的产业本身；请选别的产业，或选留在原产业。")
        if self.terms_of is not None and self.terms_of not in self.olds:
            raise DeskError("分工沿用的产业不在这次合并的产业里；请核对。")

    @property
    def last_day(self) -> date:
        """The last day on which the old ones stand."""
        return self.day - timedelta(days=1)

    @property
    def places(self) -> tuple[str, ...]:
        """Where belongings can go."""
        return (*self.names, *self.heirs)

    def place_of(self, one: Owned) -> str:
        """The name of the industry that it goes to; "" where it is left."""
        return self.singles.get(one, self.choices.get(one.kind, ""))

    def unsettled(self, counts: Mapping[Belongings, int]) -> tuple[Belongings, ...]:
        """What there is of which nobody said whether it is moved or left."""
        if not self.olds:
            return ()
        asked = [one for one in Belongings if self.names or one is not Belongings.TERMS]
        return tuple(one for one in asked if counts.get(one) and one not in self.choices)

    def _refuse_counts(self) -> None:
        for word, wanted, given in zip(
            ("原产业", "新产业"), COUNTS[self.act], (len(set(self.olds)), len(self.names)), strict=True
        ):
            if (wanted is None and given < 2) or (wanted is not None and given != wanted):
                much = "至少要有两个" if wanted is None else f"应有{wanted}个"
                raise DeskError(f"{self.act}时{word}{much}，现在是{given}个；请核对。")


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """A change as the history of the industries lists it."""

    id: int
    act: ChangeAct
    day: date
    basis: str
    olds: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def told(self) -> str:
        """2026年9月1日：未来材料更名为前沿材料，依据：演示1号。"""
        before, after = "、".join(self.olds), "、".join(self.names)
        match self.act:
            case ChangeAct.ADD:
                what = f"新增{after}"
            case ChangeAct.END:
                what = f"{before}不再列入"
            case ChangeAct.RENAME:
                what = f"{before}更名为{after}"
            case ChangeAct.SPLIT:
                what = f"{before}拆分为{after}"
            case ChangeAct.MERGE:
                what = f"{before}合并为{after}"
        return f"{said(self.day)}：{what}，依据：{self.basis}。"
