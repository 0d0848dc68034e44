"""What the register of 双告知 holds already, and the departments by every name, loaded once for an import."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, Notification
from heze_desk.roster import unit_store
from heze_desk.workbooks.values import Option, Reading, choice, squeezed
from heze_desk.workspace.database import Database

NUMBER = re.compile(r"(\d{4})年第?(\d+)[号件]")
WAYS = {
    "审批告知": Direction.APPROVAL,
    "审批": Direction.APPROVAL,
    "审批告知监管": Direction.APPROVAL,
    "监管告知": Direction.SUPERVISION,
    "监管": Direction.SUPERVISION,
    "监管告知审批": Direction.SUPERVISION,
}


@dataclass(frozen=True, kw_only=True)
class Known:
    """`matters` by id, under the names of units as of the day."""

    day: date
    matters: Mapping[int, Notification]
    concerned: Mapping[int, str]  # what each is listed to concern, by name or by its entry
    units: Mapping[str, int]
    unit_names: Mapping[int, str]

    def numbered(self, words: str) -> Reading[Notification | None]:
        """The matter of a number of ours; a number of somebody else's means none."""
        found = NUMBER.fullmatch(squeezed(words))
        if found is None:
            return Reading()
        asked = int(found[1]), int(found[2])
        one = next((one for one in self.matters.values() if (one.year, one.number) == asked), None)
        if one is None:
            return Reading(refusal=f"编号“{words}”在登记表里没有，可能已删除，没有导入。")
        return Reading(value=one)

    def unit(self, words: str) -> Reading[int | None]:
        """A near name is offered beside leaving the cell out, and so never taken with others."""
        if (found := self.units.get(squeezed(words))) is not None:
            return Reading(value=found)
        near = dict.fromkeys(self.units[one] for one in get_close_matches(squeezed(words), self.units, n=3, cutoff=0.5))
        says = f"没有名为“{words}”的单位"
        options = [Option[int | None](label=self.unit_names[one], value=one) for one in near if one in self.unit_names]
        if not options:
            return Reading(refusal=f"{says}，没有导入；请核对名称，或先在责任分工里新增单位。")
        return choice(says, (*options, Option(label="都不是，不导入", value=None)))

    @staticmethod
    def direction(words: str) -> Reading[Direction]:
        if (found := WAYS.get(squeezed(words).removesuffix("部门"))) is not None:
            return Reading(value=found)
        says = f"方向写的是“{words}”" if words else "没有写方向"
        return choice(says, tuple(Option(label=f"{one}（{one.meaning}）", value=one) for one in Direction))

    def shown(self, value: object) -> str:
        """A value in the words of the screen; a number is that of a unit."""
        match value:
            case None:
                return ""
            case int():
                return self.unit_names.get(value, "")
            case _:
                return str(value)


def known(db: Database, day: date) -> Known:
    listed = {line.id: line for line in store.lines(db, day)}
    return Known(
        day=day,
        matters={one: line.notification for one, line in listed.items()},
        concerned={one: line.concerns for one, line in listed.items()},
        units={squeezed(name): unit_id for name, unit_id in unit_store.every_name(db).items()},
        unit_names=unit_store.names(db, day),
    )
