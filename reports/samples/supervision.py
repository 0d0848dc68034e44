"""Sheets to be filled in and signed: supervision, reminder, how a matter was dealt with, and leave to issue."""

from reports.document import Cell, Document, Form, Paragraph, Recipients, RedHead, Signature, Title
from reports.samples.words import BLANK_DAY, DAY, GROUP, OFFICE, paper

MATTER = (
    "制定未来产业创新平台建设方案，明确平台名称、共建单位、建设地点、资金渠道和年度目标；"
    "梳理已有平台的运行情况，提出整合优化建议；建立平台运行月报制度。"
)
NARROW = (0.17, 0.33, 0.17, 0.33)

WIDE = 3
"""Columns of a box beside its label."""


def _label(text: str, *, rows: int = 1) -> Cell:
    return Cell(text, label=True, rows=rows)


def supervision_notice() -> Document:
    """A 督办通知单 with the slip that comes back (C4)."""
    return paper(
        "督办单",
        "督办通知单（演未专督〔2026〕7号）",
        Title("督办通知单"),
        _order(),
        Title("办理情况回执"),
        _answer(),
    )


def _order() -> Form:
    return Form(
        (
            (_label("编号"), Cell("演未专督〔2026〕7号"), _label("立项日期"), Cell(DAY)),
            (
                _label("任务来源"),
                Cell("未来产业工作专班第3次调度会议纪要（演未专纪〔2026〕3号）第一条", span=WIDE, align="left"),
            ),
            (_label("督办事项"), Cell(MATTER, span=WIDE, lines=4)),
            (
                _label("领导批示"),
                Cell(
                    "请市科技局抓紧办理，9月底前报方案。",
                    span=WIDE,
                    lines=4,
                    align="left",
                    foot="王测一　2026年7月15日",
                ),
            ),
            (_label("牵头单位"), Cell("演示市科技局"), _label("协办单位"), Cell("演示市发展改革局、演示市财政局")),
            (
                _label("办理要求"),
                Cell(
                    "结果由牵头单位汇总，经主要负责人审核、加盖公章后书面报送。不能按期办结的，到期前申请延期。",
                    span=WIDE,
                ),
            ),
            (_label("办结时限"), Cell("2026年9月30日"), _label("反馈方式"), Cell("书面一式两份")),
            (_label("联系人"), Cell("陈堃"), _label("联系电话"), Cell("0000-0000000")),
            (_label("签收人"), Cell(), _label("签收时间"), Cell("　　月　　日　　时")),
        ),
        widths=NARROW,
        size="四号",
    )


def _answer() -> Form:
    return Form(
        (
            (_label("办理情况"), Cell(span=WIDE, lines=9)),
            (_label("存在问题"), Cell(span=WIDE, lines=5)),
            (_label("下步措施"), Cell(span=WIDE, lines=5)),
            (
                _label("申请延期"),
                Cell("□否　　□是，延期至　　　年　　月　　日，理由：", span=WIDE, lines=2, align="left"),
            ),
            (_label("承办单位\n负责人"), Cell(span=WIDE, lines=4, foot=f"签字（盖章）：{BLANK_DAY}")),
        ),
        widths=NARROW,
        size="四号",
    )


def reminder() -> Document:
    """A 催办通知 for a matter that is late."""
    return paper(
        "催办通知",
        "督查催办通知",
        RedHead((OFFICE,), "演未专催〔2026〕2号", with_file_word=False, urgency="特急"),
        Title("督查催办通知"),
        Recipients("演示市科技局："),
        Paragraph(
            "《督办通知单》（演未专督〔2026〕5号）要求你单位于2026年6月30日前办结下列事项，截至2026年7月16日尚未收到办理结果。"
        ),
        Form(
            (
                (_label("督办事项"), Cell("编制未来产业应用场景清单并组织供需对接", span=3, align="left")),
                (_label("办结时限"), Cell("2026年6月30日"), _label("已逾期"), Cell("12个工作日")),
                (_label("催办次数"), Cell("第1次"), _label("反馈时限"), Cell("2026年7月21日")),
            ),
            widths=NARROW,
        ),
        Paragraph(
            "请抓紧办理，并于反馈时限前将办理情况、存在问题和下步措施书面报专班办公室。确不能按期办结的，请说明原因和预计完成时间。"
        ),
        Signature(OFFICE, DAY),
    )


def progress_sheet() -> Document:
    """办理情况 of one matter, told long enough to run over a page."""
    told = "\n".join(
        f"2026年{month}月{day}日：召开专题会议，研究第{place}阶段工作，明确由牵头单位提出修改稿，责任单位限期反馈意见，"
        "形成会议记录并印发执行。各单位反馈的意见已逐条研究，采纳情况以书面形式告知。"
        for place, (month, day) in enumerate(((m, d) for m in range(2, 7) for d in (5, 18)), 1)
    )
    return paper(
        "办理情况",
        "督办事项办理情况表",
        Title("督办事项办理情况表"),
        Form(
            (
                (_label("编号"), Cell("演未专督〔2026〕3号"), _label("办结时限"), Cell("2026年6月30日")),
                (_label("督办事项"), Cell(MATTER, span=3)),
                (_label("承办情况", rows=2), _label("牵头"), Cell("演示市科技局", span=2)),
                (_label("协办"), Cell("演示市发展改革局、演示市财政局、演示市大数据局", span=2)),
                (_label("办理情况"), Cell(told, span=3)),
                (_label("审核意见"), Cell(span=3, lines=5, foot=f"签字：{BLANK_DAY}")),
            ),
            widths=NARROW,
        ),
    )


def approval() -> Document:
    """The sheet on which a paper is approved before it is issued."""
    sign = f"签字：{BLANK_DAY}"
    return paper(
        "审批单",
        "发文审批单",
        Title("发文审批单"),
        Form(
            (
                (_label("文件标题"), Cell("关于开展未来产业重点任务年中调度的通知", span=5, lines=2)),
                (_label("发文字号"), Cell("演未专发〔2026〕　号", span=3), _label("份数"), Cell("80")),
                (_label("密级"), Cell("—"), _label("缓急"), Cell("加急"), _label("公开"), Cell("□是　□否")),
                (_label("主送"), Cell("各演示县（区）人民政府，演示新区管委会，市专班各成员单位", span=5)),
                (_label("抄送"), Cell("市委办公室，市人大常委会办公室，市政协办公室", span=5)),
                (
                    _label("拟稿"),
                    Cell("赵测三　7月14日"),
                    _label("核稿"),
                    Cell("陈堃　7月15日"),
                    _label("校对"),
                    Cell(),
                ),
                (_label("会签", rows=2), Cell(span=5, lines=2, foot=sign)),
                (Cell(span=5, lines=2, foot=sign),),
                (_label("办公室\n意见"), Cell("拟同意，请领导审签。", span=5, lines=4, align="left", foot=sign)),
                (_label("签发"), Cell(span=5, lines=6, foot=sign)),
                (_label("备注"), Cell(span=5, lines=2)),
            ),
            widths=(0.14, 0.22, 0.12, 0.2, 0.12, 0.2),
            note=f"注：本单一式一份，随正本归档。（{GROUP}）",
        ),
    )
