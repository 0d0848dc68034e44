"""Papers with a red head: notices and circulars of one organ and of several, to a superior, and a letter."""

from collections.abc import Sequence

from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Document,
    Heading,
    Imprint,
    LetterHead,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.samples.words import AS_OF, DAY, GROUP, INDUSTRIES, OFFICE, UNITS, paper

ALL_UNITS = "各演示县（区）人民政府，演示新区管委会，市专班各成员单位："


def notice() -> Document:
    """A 通知 with all four levels, two attachments, a seal, a remark and an imprint."""
    return paper(
        "通知",
        "关于开展未来产业重点任务年中调度的通知",
        RedHead((GROUP,), "演未专发〔2026〕7号", copy_number="000012", urgency="加急"),
        Title("关于开展未来产业重点任务年中调度的通知"),
        Recipients(ALL_UNITS),
        Paragraph("为掌握上半年重点任务进展，推动各项工作按时限落实，现就开展年中调度有关事项通知如下。"),
        *_wanted(),
        Heading("三、有关要求"),
        Paragraph(
            "请各牵头单位汇总责任单位情况，于2026年7月24日前将反馈表报专班办公室。逾期未报的，在调度简报中列明。"
        ),
        AttachmentList(("未来产业重点任务调度反馈表", "亮灯规则说明")),
        Signature(GROUP, DAY, seal="sealed"),
        Remark("此件公开发布，联系人：赵测三，电话：0000-0000000"),
        Annex("未来产业重点任务调度反馈表", number="1"),
        Table(
            ("序号", "任务", "进展情况", "存在问题", "下步措施"),
            tuple((str(place), "", "", "", "") for place in range(1, 13)),
            widths=(0.08, 0.26, 0.26, 0.2, 0.2),
        ),
        Annex("亮灯规则说明", number="2"),
        Paragraph("正常：未到期，进度不低于时间进度10个百分点。"),
        Paragraph("临期：距时限不超过7日。逾期：超过时限未办结。"),
        Imprint(
            printed_by=OFFICE, printed_on="2026年7月17日", copied_to="市委办公室，市人大常委会办公室，市政协办公室"
        ),
    )


def _wanted() -> Sequence[Block]:
    """All four levels of headings (7.3.3)."""
    return (
        Heading("一、调度范围"),
        Paragraph("任务台账所列全部在办事项，截止时间为" + AS_OF + "。已销号事项不再填报。"),
        Heading("二、调度内容"),
        Heading("（一）进展情况", 2),
        Paragraph("按“完成什么、形成什么、还差什么”的顺序，用具体数字和日期说明。"),
        Heading("1.节点完成情况", 3),
        Paragraph("对照节点逐项填写，未到期的填写预计完成时间。"),
        Heading("（1）按期完成的，附佐证材料名称；", 4),
        Heading("（2）延期的，说明原因和新的完成时限。", 4),
        Heading("2.指标完成情况", 3),
        Paragraph("填写累计数和完成率，完成率保留整数，例如63%，不写“约六成”。"),
        Heading("（二）存在问题和需协调事项", 2),
        Paragraph("一事一条，写明涉及单位和建议，没有的填“无”。"),
    )


def circular() -> Document:
    """A 通报 of 文件格式 whose title takes two lines, unsealed."""
    return paper(
        "通报",
        "关于2026年第二季度未来产业重点任务推进落实情况的通报",
        RedHead((OFFICE,), "演未专办〔2026〕15号"),
        Title("关于2026年第二季度未来产业重点任务推进落实情况的通报"),
        Recipients("各演示县（区）人民政府，演示新区管委会，市直有关部门："),
        Paragraph("现将2026年第二季度未来产业重点任务推进落实情况通报如下。"),
        Heading("一、总体情况"),
        Paragraph(f"截至{AS_OF}，台账共列任务110项，办结28项，正常推进64项，临期11项，逾期7项，按期办结率80%。"),
        Heading("二、产业进展"),
        *(
            Paragraph(
                f"（{numeral}）{name}产业。牵头单位为{UNITS[place]}，本季度应完成节点{place + 3}个，完成{place + 2}个。"
            )
            for place, (numeral, name) in enumerate(zip("一二三四五六七", INDUSTRIES, strict=True))
        ),
        Heading("三、存在问题"),
        Paragraph("一是个别事项责任单位未按时反馈；二是部分平台建设资金渠道尚未明确；三是应用场景清单更新不及时。"),
        Heading("四、下步安排"),
        Paragraph("请有关单位对照清单逐项研究，于2026年8月10日前书面报送整改措施。专班办公室将适时开展实地核查。"),
        Signature(OFFICE, DAY),
        Imprint(printed_by=OFFICE, printed_on=DAY, copied_to="市政府办公室"),
    )


def joint_circular() -> Document:
    """A 通报 of three organs, all sealing it."""
    return paper(
        "通报",
        "关于未来产业应用场景清单编制情况的联合通报",
        RedHead(UNITS[:3], "演发改〔2026〕21号", copy_number="000003", secrecy="秘密★1年", urgency="特急"),
        Title("关于未来产业应用场景清单编制情况的通报"),
        Recipients("各演示县（区）发展改革局、科技局、工业和信息化局："),
        Paragraph("根据年度工作安排，现将未来产业应用场景清单编制情况通报如下。"),
        Paragraph("截至" + AS_OF + "，各县（区）共报送应用场景清单46项，其中可在年内开放的31项，需跨部门协调的15项。"),
        Paragraph("请各单位于2026年7月31日前完成补充完善，并明确每项场景的开放时间、联系人和配套条件。"),
        Signature(UNITS[0], DAY, seal="sealed", joint=UNITS[1:3]),
        Imprint(printed_by=f"{UNITS[0]}办公室", printed_on=DAY, copied_to="市政府办公室，市未来产业工作专班办公室"),
    )


def request() -> Document:
    """A 请示 to a superior, with two who sign it out."""
    return paper(
        "请示",
        "关于提请审定未来产业责任分工的请示",
        RedHead((GROUP,), "演未专〔2026〕4号", signers=("王测一", "李测二", "赵翀")),
        Title("关于提请审定未来产业重点任务责任分工的请示"),
        Recipients("市政府："),
        Paragraph(
            "为落实加快培育发展未来产业的意见，专班办公室会同有关部门研究提出了责任分工方案，已征求各成员单位意见。"
        ),
        Paragraph("现将《责任分工名单》呈上，名单按任期和依据文件逐项列明，待明确事项另行报告。"),
        Paragraph("妥否，请批示。"),
        AttachmentList(("未来产业重点任务责任分工名单",)),
        Signature(GROUP, DAY, seal="sealed"),
        Remark("联系人：张喆，电话：0000-0000000"),
        Imprint(printed_by=OFFICE, printed_on=DAY),
    )


def letter() -> Document:
    """A letter asking another office for figures."""
    return paper(
        "信函",
        "关于商请提供重点企业数据的函",
        LetterHead(GROUP, "演未专函〔2026〕9号", urgency="加急"),
        Title("关于商请提供未来产业重点企业数据的函"),
        Recipients("演示市统计局："),
        Paragraph(
            "为做好未来产业动态监测，现商请贵局提供2026年上半年重点企业研发投入、营业收入和从业人员数据，"
            "口径以统计制度为准，涉密数据按规定办理。"
        ),
        Paragraph("请于2026年7月31日前函复，并明确一名联络员。专此函达，请予支持。"),
        AttachmentList(("重点企业名单",)),
        Signature(GROUP, DAY, seal="sealed"),
        Remark("联系人：刘垚，电话：0000-0000000"),
        Imprint(copied_to="演示市发展改革局"),
    )
