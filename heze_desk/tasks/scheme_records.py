"""The rule sets an office can choose from. They are data: a city with other colours is one more entry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from heze_desk.tasks.light_records import Grade, Light


class Scheme(StrEnum):
    """The name under which a rule set is kept in the settings."""

    DAYS_LEFT = "剩余天数"
    BEHIND_PLAN = "序时进度"
    THREE_NOTICES = "三色督办"
    BOTH = "时限和进度"


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A rule set with its usual numbers: what it is called, the light of what needs no warning, and the warnings."""

    title: str
    normal: Light
    grades: tuple[Grade, ...]

    def with_numbers(self, *, days: int, points_from: int, points_over: int) -> tuple[Grade, ...]:
        """The warnings with the office's own numbers in the place of the usual ones."""
        numbers: dict[str, Any] = {"days_left": days, "points_from": points_from, "points_over": points_over}
        return tuple(
            replace(grade, **{name: number for name, number in numbers.items() if getattr(grade, name) is not None})
            for grade in self.grades
        )


PRESETS: Final[Mapping[Scheme, Preset]] = MappingProxyType(
    {
        Scheme.DAYS_LEFT: Preset(
            title="按剩余天数：正常、临期、逾期",
            normal=Light.NORMAL,
            grades=(Grade(light=Light.OVERDUE, overdue=True), Grade(light=Light.SOON, days_left=7)),
        ),
        Scheme.BEHIND_PLAN: Preset(
            title="按序时进度：绿灯、黄灯、红灯（银川做法）",
            normal=Light.GREEN,
            grades=(
                Grade(light=Light.RED, overdue=True, points_over=30),
                Grade(light=Light.YELLOW, points_from=10),
            ),
        ),
        Scheme.THREE_NOTICES: Preset(
            title="按三色督办单：蓝灯、黄灯、红灯（宿迁做法）",
            normal=Light.NORMAL,
            grades=(
                Grade(light=Light.RED, overdue=True),
                Grade(light=Light.YELLOW, points_from=10),
                Grade(light=Light.BLUE, days_left=7),
            ),
        ),
        Scheme.BOTH: Preset(
            title="按时限和进度：绿灯、黄灯、红灯",
            normal=Light.GREEN,
            grades=(
                Grade(light=Light.RED, overdue=True, points_over=30),
                Grade(light=Light.YELLOW, days_left=7, points_from=10),
            ),
        ),
    }
)
