"""The kinds a policy knows: of clauses, and of the units it names."""

from enum import StrEnum


class Part(StrEnum):
    """The three roles a clause can have, in the order the desk shows them."""

    INDUSTRY = "产业"
    KEY_TASK = "重点任务"
    SAFEGUARD = "保障措施"


class UnitKind(StrEnum):
    DEPARTMENT = "部门"
    ZONE = "功能区"
    COUNTY = "县区"
    GROUP = "群组"
