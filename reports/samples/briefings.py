"""Briefings: with tables, with charts, and with a photograph."""

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from reports.document import (
    Bars,
    Block,
    Document,
    GanttStrip,
    Heading,
    Imprint,
    Masthead,
    Paragraph,
    Picture,
    Progress,
    ProgressBars,
    Stretch,
    Table,
    Title,
)
from reports.samples.words import AS_OF, DAY, INDUSTRIES, LIGHTS, OFFICE, UNITS, paper

COUNTS = (
    (9, 2, 1, 4, 0, 0),
    (12, 1, 0, 3, 1, 0),
    (7, 3, 2, 2, 0, 1),
    (10, 0, 0, 6, 0, 0),
    (5, 2, 3, 1, 1, 2),
    (11, 1, 0, 5, 0, 0),
    (8, 2, 1, 7, 0, 3),
)
PHOTOGRAPH = Path(__file__).with_name("photograph.jpg")


def briefing() -> Document:
    """A 调度简报 as it goes out every month."""
    return paper(
        "调度简报",
        f"未来产业工作调度简报第12期（截至{AS_OF}）",
        _head(12),
        Title("2026年第二季度未来产业重点任务推进情况", note=f"（截至{AS_OF}）"),
        *_overall(),
        Heading("二、产业进展"),
        *(block for place in range(len(INDUSTRIES)) for block in _industry(place)),
        Heading("三、逾期和临期事项"),
        _late(),
        Heading("四、下步安排"),
        Paragraph("1.请逾期事项牵头单位于7月24日前书面说明原因和完成时限。"),
        Paragraph("2.专班办公室7月下旬组织实地核查，结果列入下期简报。"),
        _foot(),
    )


def charted_briefing() -> Document:
    """The same figures drawn."""
    return paper(
        "调度简报",
        f"未来产业工作调度简报第13期（截至{AS_OF}）",
        _head(13),
        Title("未来产业重点任务进展图示", note=f"（截至{AS_OF}）"),
        *_overall()[:2],
        _lights(),
        Heading("二、进度与时间"),
        Paragraph("各产业年度任务平均进度与时间进度对照如下，竖线为时间进度。"),
        _progress(),
        Heading("三、重点事项时间安排"),
        Paragraph("专班挂图推进的事项如下，红线为截至日。"),
        _strip(),
        Heading("四、下步安排"),
        Paragraph("1.请进度落后时间的产业牵头单位于7月24日前书面说明原因，提出赶工措施和完成时限。"),
        Paragraph("2.请应用场景清单牵头单位加快会审，逾期事项每周报送一次进展，直至办结销号。"),
        Paragraph("3.专班办公室7月下旬组织实地核查，结果列入下期简报。"),
        _foot(),
    )


def illustrated_briefing() -> Document:
    """A briefing on a visit to a site."""
    return paper(
        "调度简报",
        "未来产业工作调度简报第14期（现场核查）",
        _head(14),
        Title("未来产业重点项目现场核查情况"),
        Paragraph("7月9日至10日，专班办公室会同有关单位对3个重点项目开展现场核查，查看建设进度，核对台账数据。"),
        Heading("一、总体情况"),
        Paragraph("3个项目均已开工，其中1个主体封顶、1个进入设备安装、1个正在进行基础施工，现场进度与台账所报一致。"),
        photograph("图1　演示项目厂房外景（演示图片，非实景）"),
        Heading("二、存在问题"),
        Paragraph("演示材料项目配套道路尚未贯通，影响大型设备进场，需演示新区管委会协调解决。"),
        photograph("图2　配套道路现状（演示图片，非实景）"),
        Heading("三、下步安排"),
        Paragraph("请有关单位于7月31日前反馈解决措施，专班办公室将跟踪督办。"),
        _foot(),
    )


def photograph(caption: str, *, share: float = 0.58) -> Picture:
    return Picture(b64encode(PHOTOGRAPH.read_bytes()).decode(), caption, share)


def _head(number: int) -> Masthead:
    return Masthead("未来产业工作调度简报", f"第{number}期（总第{number + 3}期）", OFFICE, DAY, "内部资料，注意保存")


def _foot() -> Imprint:
    return Imprint(
        (
            ("报", "市未来产业工作专班组长、副组长。"),
            ("送", "市专班各成员单位。"),
            ("发", "各演示县（区）人民政府，演示新区管委会。"),
        ),
        *(OFFICE, DAY, "共印80份"),
    )


def _overall() -> Sequence[Block]:
    sums = [sum(column) for column in zip(*COUNTS, strict=True)]
    named = "，".join(f"{light}{number}项" for light, number in zip(LIGHTS, sums, strict=True))
    rows = [(name, str(sum(row)), *map(str, row)) for name, row in zip(INDUSTRIES, COUNTS, strict=True)]
    rows.append(("合计", str(sum(sums)), *map(str, sums)))
    return (
        Heading("一、总体情况"),
        Paragraph(f"截至{AS_OF}，台账共列任务{sum(sums)}项：{named}。"),
        Table(
            ("产业", "任务数", *LIGHTS),
            tuple(rows),
            widths=(0.3, *(0.1,) * 7),
            caption="表1　任务亮灯情况",
            note="注：逾期指超过时限未办结；临期指距时限不超过7日；暂停须经专班同意。",
        ),
    )


def _industry(place: int) -> Sequence[Block]:
    normal, soon, late, done, *_ = COUNTS[place]
    return (
        Heading(f"（{'一二三四五六七'[place]}）{INDUSTRIES[place]}产业", 2),
        Paragraph(
            f"牵头单位为{UNITS[place]}。在办{normal + soon + late}项，办结{done}项。"
            "产业路线图已征求意见，平台建设方案完成初稿，应用场景清单更新至第二批。"
        ),
        Paragraph("下步重点是完成清单会审，明确每项场景的开放时间和联系人，按月报送进展。"),
    )


def _late() -> Table:
    rows = (
        ("013", "编制演示制造产业应用场景清单", UNITS[0], "2026-06-20", "70%", "逾期8个工作日"),
        ("035", "明确演示材料平台建设资金渠道", UNITS[3], "2026-06-25", "45%", "逾期5个工作日"),
        ("036", "完成演示材料关键技术攻关榜单发布", UNITS[1], "2026-06-26", "60%", "逾期4个工作日"),
        ("067", "建设演示空间产业监测点位并接入平台", UNITS[7], "2026-06-29", "80%", "逾期1个工作日"),
        ("071", "制定演示空间产业人才引进配套措施", UNITS[4], "2026-07-03", "75%", "剩余3个工作日"),
    )
    return Table(
        ("编号", "任务", "牵头单位", "时限", "进度", "状态"),
        rows,
        widths=(0.08, 0.33, 0.22, 0.14, 0.08, 0.15),
        align=("center", "left", "center", "center", "center", "center"),
        caption="表2　逾期和临期事项清单",
        size="五号",
    )


def _lights() -> Bars:
    return Bars(
        labels=tuple(f"{name}产业" for name in INDUSTRIES),
        series=LIGHTS,
        values=COUNTS,
        caption="图1　各产业任务亮灯情况",
        note=f"注：截至{AS_OF}。",
    )


def _progress() -> ProgressBars:
    done = (62, 48, 39, 71, 28, 55, 100)
    planned: tuple[float | None, ...] = (50, 50, 50, 50, 50, 50, None)
    rows = (Progress(f"{name}产业", far, wanted) for name, far, wanted in zip(INDUSTRIES, done, planned, strict=True))
    return ProgressBars(tuple(rows), caption="图2　年度任务平均进度与时间进度对照")


def _strip() -> GanttStrip:
    return GanttStrip(
        (
            Stretch("编制产业路线图", "2026-01-05", "2026-05-31", 100, ("2026-03-31",), "办结"),
            Stretch("组建产业创新平台", "2026-02-16", "2026-10-31", 55, ("2026-06-30", "2026-09-15")),
            Stretch("编制应用场景清单", "2026-03-02", "2026-06-14", 70, ("2026-04-30",), "逾期16天"),
            Stretch("发布关键技术攻关榜单", "2026-04-07", "2026-07-05", 80, (), "临期"),
            Stretch("建立动态监测评估制度", "2026-06-01", "2026-12-20", 15, ("2026-09-30",)),
            Stretch("组织年度评估", "2026-11-02", "2026-12-31", 0),
        ),
        begins="2026-01-01",
        ends="2026-12-31",
        day="2026-06-30",
        caption="图3　重点事项时间安排",
        note="注：填色为已完成部分，菱形为节点，虚线为逾期部分。",
    )
