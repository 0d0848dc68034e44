"""A page of two columns: how everything stands, at a glance."""

from reports.document import (
    Bars,
    Beside,
    Document,
    GanttStrip,
    Panel,
    Paragraph,
    Progress,
    ProgressBars,
    Stretch,
    Table,
    Title,
)
from reports.samples.words import AS_OF, INDUSTRIES, LIGHTS, UNITS, paper

COUNTS = ((6, 2, 1, 3, 0, 1), (5, 1, 0, 4, 0, 0), (7, 1, 2, 2, 1, 0), (4, 0, 0, 5, 0, 0)) * 2


def one_page() -> Document:
    """A4 landscape: lights and targets at the left, the week and what is near at the right."""
    title = Title(f"未来产业工作一图读懂（截至{AS_OF}）")
    return paper("一图读懂", "一图读懂（演示）", title, Beside(_standing(), _near()), landscape=True)


def _standing() -> tuple[Panel, ...]:
    counts = COUNTS[: len(INDUSTRIES)]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    return (
        Table(("任务", *LIGHTS), ((f"{sum(sums)}项", *map(str, sums)),), align=("center",) * 7),
        Bars(INDUSTRIES, LIGHTS, counts, caption="各产业任务"),
        ProgressBars(
            (Progress("创新平台 12/30", 40, 18), Progress("关键技术 6/50", 12, 18), Progress("创新产品 7/30", 23, 18)),
            caption="2030年目标",
            note="注：只计已核实的。",
        ),
    )


def _near() -> tuple[Panel, ...]:
    return (
        Table(
            ("本周要事", "责任单位", "时间"),
            (
                ("编制演示制造产业应用场景清单", UNITS[0], "逾期8个工作日"),
                ("明确演示材料平台建设资金渠道", UNITS[3], "逾期5个工作日"),
                ("召开未来产业调度会：在演示会议室召开", "—", "7月3日"),
            ),
            widths=(0.5, 0.25, 0.25),
            align=("left", "center", "center"),
            size="小五",
        ),
        Paragraph(f"2026年第2次调度：12个单位已报10个，还有2个未报：{UNITS[4]}、{UNITS[9]}。", indent=False),
        GanttStrip(
            (
                Stretch("编制应用场景清单", "2026-03-02", "2026-06-14", 70, mark="超期16天"),
                Stretch("发布关键技术攻关榜单", "2026-04-07", "2026-07-05", 80),
                Stretch("组建产业创新平台", "2026-02-16", "2026-10-31", 55, ("2026-09-15",)),
            ),
            day="2026-06-30",
            caption="路线图：近期",
        ),
    )
