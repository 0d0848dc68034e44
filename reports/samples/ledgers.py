"""The long lists: who answers for which industry, and the ledger of tasks on A4 and A3."""

from itertools import cycle, islice

from reports.document import Document, Table, Title
from reports.samples.words import AS_OF, INDUSTRIES, LIGHTS, PEOPLE, UNITS, paper

TASKS = (
    "编制产业路线图和年度实施计划",
    "组建产业创新平台，明确牵头企业和共建单位",
    "开展关键核心技术攻关“揭榜挂帅”，发布榜单并完成签约",
    "编制应用场景清单并组织供需对接",
    "培育标志性产品，建立梯次培育库",
    "引进高层次人才和团队，落实配套政策",
)
LONG = "按照“一项任务、一个方案、一张清单、一抓到底”的要求，分年度明确建设内容、责任单位和完成时限；" * 8
BY_LIGHT = {
    "办结": ("2026-05-31", 100),
    "正常": ("2026-09-30", 60),
    "临期": ("2026-07-05", 80),
    "逾期": ("2026-06-15", 45),
    "暂停": ("2026-10-31", 20),
    "未定": ("未定", 0),
}
"""Deadline and percent that go with a light on the day of the ledger."""

WIDE = {
    "序号": 4,
    "来源": 6,
    "任务内容": 13,
    "目标要求": 9,
    "分管市级领导": 7,
    "牵头单位": 7,
    "责任单位": 11,
    "责任人": 5,
    "起始": 8,
    "完成时限": 8,
    "节点": 8,
    "进展情况": 12,
    "存在问题": 8,
    "下步措施": 8,
    "进度": 4,
    "状态": 4,
    "销号": 8,
    "备注": 4,
}
"""The columns of C5 that a ledger on A3 has, with their shares of the line."""


def roster() -> Document:
    """A 责任分工名单 with one place vacant and one not yet named."""
    leaders = (
        "王测一（副市长）",
        "李测二（副市长）",
        "赵测三（副市长）",
        "（空缺）",
        "张喆（副市长）",
        "待明确",
        "刘垚（副市长）",
    )
    units = ("、".join(islice(cycle(UNITS), place, place + 2 + place % 4)) for place in range(len(INDUSTRIES)))
    rows = zip(map(str, range(1, 8)), INDUSTRIES, leaders, (*UNITS[:5], "待明确", UNITS[7]), units, strict=True)
    return paper(
        "责任分工名单",
        f"未来产业责任分工名单（截至{AS_OF}）",
        Title("未来产业责任分工名单", note=f"（截至{AS_OF}）"),
        Table(
            ("序号", "产业", "分管市级领导", "牵头部门", "责任单位"),
            tuple(rows),
            widths=(0.07, 0.13, 0.24, 0.2, 0.36),
            align=("center", "center", "center", "center", "left"),
            note="注：（空缺）为原任期已满、尚未明确接任；待明确为文件未列明、尚未确定。",
        ),
    )


def ledger() -> Document:
    """A 任务台账 on A4 turned, grouped by industry, one task longer than a page's half."""
    rows: list[tuple[str, ...]] = []
    for industry, name in enumerate(INDUSTRIES):
        rows.append((f"{name}产业",))
        rows += [_short(industry * len(TASKS) + place) for place in range(len(TASKS))]
    return paper(
        "任务台账",
        f"未来产业任务台账（截至{AS_OF}）",
        Title("未来产业任务台账", note=f"（截至{AS_OF}，共{len(INDUSTRIES) * len(TASKS)}项）"),
        Table(
            ("编号", "任务", "牵头单位", "责任单位", "时限", "进度", "状态", "最近进展"),
            tuple(rows),
            widths=(0.06, 0.235, 0.125, 0.22, 0.09, 0.055, 0.055, 0.16),
            align=("center", "left", "center", "left", "center", "center", "center", "left"),
            note="注：逾期指超过时限未办结；临期指距时限不超过7日。",
        ),
        landscape=True,
    )


def wide_ledger() -> Document:
    """The ledger with the columns of custom, on A3 turned."""
    return paper(
        "任务台账",
        f"未来产业任务台账（截至{AS_OF}）",
        Title("未来产业任务台账", note=f"（截至{AS_OF}）"),
        Table(
            tuple(WIDE),
            tuple(_whole(place) for place in range(30)),
            widths=tuple(WIDE.values()),
            size="小五",
        ),
        landscape=True,
        size="A3",
    )


def _short(place: int) -> tuple[str, ...]:
    light = LIGHTS[place * 5 % len(LIGHTS)]
    deadline, progress = BY_LIGHT[light]
    text = TASKS[place % len(TASKS)]
    return (
        f"{place + 1:03d}",
        f"{text}。{LONG}" * 2 if place == 8 else text,
        UNITS[place % len(UNITS)],
        "、".join(islice(cycle(UNITS), place, place + 1 + place % 5)),
        deadline,
        f"{progress}%",
        light,
        "" if light == "未定" else f"6月{place % 28 + 1}日：已完成阶段工作。",
    )


def _whole(place: int) -> tuple[str, ...]:
    number, task, lead, units, deadline, progress, light, latest = _short(place)
    return (
        number,
        "意见第三部分",
        task.partition("；")[0],
        "形成方案1份、清单1份",
        PEOPLE[place % 3],
        lead,
        units,
        PEOPLE[place % len(PEOPLE)],
        "2026-01-05",
        deadline,
        "二季度末完成初稿",
        latest,
        "责任单位反馈不及时" if light == "逾期" else "",
        "列入下月调度" if light in ("逾期", "临期") else "",
        progress,
        light,
        "2026-06-05" if light == "办结" else "",
        "",
    )
