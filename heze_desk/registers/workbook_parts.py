"""The further sheets of a register's workbook: what it was recognised as, where it counted, what happened, its ties."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from heze_desk.registers.kinds import Register
from heze_desk.registers.records import Kind
from heze_desk.registers.workbook_columns import RECOGNISED, RECOGNISED_AS, SEAL

ORIGIN, AS_OF = "heze_desk 工作区", "heze_desk 截至"
"""Custom properties: of which workspace the numbers are, and the day the first sheet is as of."""
TASK = "任务"
RECORD = re.compile(r"([A-Z]{2})(\d{1,9})")


class Part(StrEnum):
    """The further sheets in their order, by what they are called."""

    MARKS = "认定"
    TERMS = "归属产业"
    EVENTS = "动态"
    TIES = "关联"


class PartColumn(NamedTuple):
    """`words` are other headings it is known by; one that is only `told` is not read."""

    key: str
    heading: str
    width: float
    words: str = ""
    choices: tuple[str, ...] = ()
    told: bool = False


@dataclass(frozen=True, kw_only=True)
class PartSheet:
    """One of them for one register; of a row the columns `needed` must be known, `apart` are those a row stands by."""

    part: Part
    code: str
    names: tuple[str, ...]
    columns: tuple[PartColumn, ...]
    needed: tuple[str, ...]
    apart: tuple[str, ...]
    note: str

    @property
    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """The headings by which each column is known, its own first."""
        return {one.key: (one.heading, *one.words.split()) for one in self.columns}

    def number(self, record_id: int) -> str:
        """What a row is called, so that it can be corrected: DT12."""
        return f"{self.code}{record_id}"

    def numbered(self, words: str) -> int | None:
        """The id in a number of this sheet; None where it is none."""
        found = RECORD.fullmatch(words.strip().upper())
        return int(found[2]) if found and found[1] == self.code else None

    def heading(self, key: str) -> str:
        return next(one.heading for one in self.columns if one.key == key)


KEPT = "空着的不改动，表里没有的不会删除。新添一行时“记录号”空着。"


def part_sheets(register: Register) -> tuple[PartSheet, ...]:
    """All of them, in the words of the register."""
    name = register.fields[0].title
    whose = (
        PartColumn("number", "编号", 8, "条目编号 名录编号"),
        PartColumn("title", name, 26, "名称 单位名称 姓名 团队名称 人才姓名 条目名称 条目"),
    )
    record = (PartColumn("record", "记录号", 9), PartColumn(SEAL, "核对码", 10))
    return (
        _marks(register, whose, record),
        PartSheet(
            part=Part.TERMS,
            code="GS",
            names=("归属产业", "产业归属", "归属起止", "产业起止"),
            columns=(
                *whose,
                PartColumn("industry", "产业", 18, "所属产业 归属产业 产业领域 未来产业 产业名称"),
                PartColumn("valid_from", "归属自", 12, "起始日期 开始日期 起始时间 归属起 起 自"),
                PartColumn("valid_to", "归属至", 12, "终止日期 截止日期 结束日期 终止时间 归属止 止 至"),
                *record,
            ),
            needed=("industry",),
            apart=("industry", "valid_from", "valid_to"),
            note=f"归属某产业的起止，首尾两天都算；没有起点或终点的空着，要改成没有的写“不限”。{KEPT}",
        ),
        _events(register, whose, record),
        _ties(whose),
    )


def _marks(register: Register, whose: tuple[PartColumn, ...], record: tuple[PartColumn, ...]) -> PartSheet:
    enters, leaves = register.entering, register.leaving
    headings = (f"{enters}日期", f"{enters}文件", f"{leaves}日期", f"{leaves}原因")
    told = zip(RECOGNISED, headings, (12, 26, 12, 26), RECOGNISED_AS, strict=True)
    return PartSheet(
        part=Part.MARKS,
        code="RD",
        names=("认定", "认定情况", "认定记录", "入库", "称号"),
        columns=(
            *whose,
            PartColumn("mark", "认定类别", 14, "称号 认定称号 荣誉 入库类别 培育类别 标志 认定为", register.marks),
            *(PartColumn(key, heading, width, words) for key, heading, width, words in told),
            PartColumn("proofs", "证明材料", 18, told=True),
            *record,
        ),
        needed=("recognised_on",),
        apart=("mark", "recognised_on", "document", "withdrawn_on"),
        note=f"历次{enters}都在这里，已{leaves}的也在。“证明材料”只列文件名，文件不随表导入。{KEPT}",
    )


def _events(register: Register, whose: tuple[PartColumn, ...], record: tuple[PartColumn, ...]) -> PartSheet:
    return PartSheet(
        part=Part.EVENTS,
        code="DT",
        names=("动态", "大事记", "事件", "活动"),
        columns=(
            *whose,
            PartColumn("day", "日期", 12, "时间 发生日期 办理日期 活动日期 活动时间 办理时间"),
            PartColumn("act", "事项", 14, "动态 事件 环节 活动 办理事项 进展", register.acts),
            PartColumn("text", "说明", 52, "内容 情况说明 详情 备注 活动内容 简要情况"),
            *record,
        ),
        needed=("day", "act"),
        apart=("day", "act", "text"),
        note=f"一件事一行，例如{'、'.join(register.acts[:4])}。{KEPT}",
    )


def _ties(whose: tuple[PartColumn, ...]) -> PartSheet:
    return PartSheet(
        part=Part.TIES,
        code="",
        names=("关联", "关联情况", "关联关系"),
        columns=(
            *whose,
            PartColumn("other_kind", "关联名录", 11, "关联类别 关联类型 关联种类", (*Kind, TASK)),
            PartColumn("other_number", "关联编号", 11, "对方编号 任务编号"),
            PartColumn("other_title", "关联名称", 40, "关联条目 对方名称 关联任务 关联企业 关联项目 任务名称"),
        ),
        needed=("other_title",),
        apart=("other_kind", "other_number", "other_title"),
        note="与其他名录条目、与任务的关联，一项一行；两边登记一次即可。表里没有的不会取消关联。",
    )
