"""The columns of a register as a workbook: which there are, what heads them, and by what headings they are known."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from heze_desk.registers.kinds import Register

RECOGNISED = ("recognised_on", "document", "withdrawn_on", "withdrawn_because")
RECOGNISED_AS = (
    "认定日期 认定时间 批准日期 批准时间 批复日期 获批时间 入库时间 入库日期 列入时间 突破时间 突破日期 获评时间",
    "认定文件 认定文号 文号 批准文件 批复文件 依据文件 认定依据 依据 证书编号",
    "撤销日期 撤销时间 退出日期 退出时间 出库时间 出库日期 摘牌日期",
    "撤销原因 退出原因 出库原因 摘牌原因",
)
WIDTHS = {"name": 24, "category": 10, "level": 8, "summary": 26, "contact": 10}
YEARS = range(2015, 2041)
OTHERS = {
    "number": "编号 条目编号 名录编号",
    "title": "名称 单位名称 姓名 团队名称 人才姓名 技术名称 产品名称 企业名称 平台名称 项目名称",
    "category": "类别 类型 平台类型 平台类别 项目类型 项目类别 产品类别 技术类别 企业规模 人才类别 种类",
    "level": "级别 层次 阶段 状态 平台级别 项目阶段 人才层次 等级 进展阶段 研发状态",
    "field": "技术方向 研究方向 专业领域 主营方向 主营业务 主营产品 方向 专业 研究领域",
    "holder": "承担单位 依托单位 建设单位 所在单位 工作单位 生产企业 所属企业 实施单位 项目单位 牵头企业 所在园区 园区",
    "unit": "责任单位 主管单位 属地 所在县区 县区 推荐单位 服务单位 主管部门 责任部门 所属县区",
    "industries": "产业 所属产业 产业领域 未来产业 产业名称 产业类别 所属领域 归属产业",
    "summary": "简介 主要内容 建设内容 项目内容 基本情况 概况 主要研究内容 说明",
    "contact": "联系人 联络员 负责人 联系人姓名",
    "telephone": "联系电话 电话 手机 手机号 联系方式 手机号码",
    "mark": "称号 认定类别 认定称号 荣誉 入库类别 培育类别 标志",
}


SEAL = "seal"
"""A hidden column that shows whether a row was changed: on the first sheet, what others tell more exactly."""


class Column(NamedTuple):
    """`key` is a field of the entry, or `mark:链主:recognised_on`, or `year:2025:研发投入`."""

    key: str
    heading: str
    width: float
    private: bool = False


def columns(register: Register, years: Iterable[int] = ()) -> tuple[Column, ...]:
    """Every column of the register in its order; the years are those that anything is known of."""
    return (
        Column("number", "编号", 8),
        *(Column(_key(one.name), one.title, WIDTHS.get(one.name, 14), one.private) for one in register.fields),
        Column("industries", "产业", 14),
        *([Column("traits", register.traits_title, 16)] if register.traits else []),
        *(Column(key, heading, 11 if key.endswith("_on") else 16) for key, heading in _marks(register)),
        *(
            Column(f"year:{year}:{one.name}", f"{year}年{one.title}", 12)
            for one in register.measures
            for year in sorted(years)
        ),
        Column("added_on", "录入日期", 11),
        Column(SEAL, "核对码", 10),
    )


def synonyms(register: Register, year: int | None = None) -> dict[str, tuple[str, ...]]:
    """The headings by which each column is known, its own first; a heading stands for one column only.

    With a `year` amounts without one are of it.
    """
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    own = [(one.key, one.heading) for one in columns(register, YEARS)]
    own += [(f"year:{year}:{one.name}", f"{year}年{one.name}") for one in register.measures for year in YEARS]
    if year is not None:
        own += [(f"year:{year}:{one.name}", word) for one in register.measures for word in _this(one.name)]
        own += [(f"year:{year - 1}:{one.name}", word) for one in register.measures for word in _last(one.name)]
    if len(register.marks) > 1:
        own += [(key, heading) for key, heading in _plain_marks(register)]
    own += [(f"mark:{mark}:recognised_on", f"{mark}日期") for mark in register.marks]
    known = {key for key, _ in own} | ({"mark"} if len(register.marks) > 1 else set())
    whose = f"mark:{register.mark if len(register.marks) == 1 else ''}"
    others = [(key, word) for key, words in OTHERS.items() if key in known for word in words.split()]
    for column, words in zip(RECOGNISED, RECOGNISED_AS, strict=True):
        others += [(f"{whose}:{column}", word) for word in words.split()]
    for key, heading in (*own, *others):
        if heading not in taken:
            taken.add(heading)
            found.setdefault(key, []).append(heading)
    return {key: tuple(headings) for key, headings in found.items()}


def sealed(told: Mapping[str, str]) -> str:
    """What stands for the words of a row, by column; whoever changes one breaks it."""
    parts = (f"{key}={words}" for key, words in sorted(told.items()) if words)
    return sha256("\n".join(parts).encode()).hexdigest()[:8]


def is_sealed(key: str) -> bool:
    """Whether other sheets tell more exactly what the first one says in this column."""
    return key == "industries" or key.startswith("mark:")


def name_of(register: Register, key: str) -> str:
    """What the secretary calls a column."""
    if key == "mark":
        return "认定类别"
    return next(words[0] for one, words in synonyms(register).items() if one == key)


def _this(measure: str) -> tuple[str, ...]:
    return (measure, f"本年{measure}", f"当年{measure}")


def _last(measure: str) -> tuple[str, ...]:
    return (f"上年{measure}", f"上一年{measure}")


def _key(name: str) -> str:
    return "title" if name == "name" else name


def _marks(register: Register) -> Iterator[tuple[str, str]]:
    """Four columns for each mark; where there is only one, its name is left out of the headings."""
    for mark in register.marks:
        named = mark if len(register.marks) > 1 else ""
        yield from _headed(register, f"mark:{mark}", named)


def _plain_marks(register: Register) -> Iterator[tuple[str, str]]:
    """The same without a name: whose they are, the column of the marks says, or the first of the register is meant."""
    yield from _headed(register, "mark:", "")


def _headed(register: Register, key: str, named: str) -> Iterator[tuple[str, str]]:
    enters, leaves = register.entering, register.leaving
    headings = (f"{enters}日期", f"{enters}文件", f"{leaves}日期", f"{leaves}原因")
    for column, heading in zip(RECOGNISED, headings, strict=True):
        yield f"{key}:{column}", f"{named}{heading}"
