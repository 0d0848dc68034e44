"""Papers of a meeting: the call with its reply slip, the list to sign, and the minutes."""

from itertools import cycle

from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Cell,
    Document,
    Form,
    Heading,
    Imprint,
    MinutesHead,
    Paragraph,
    Recipients,
    RedHead,
    Signature,
    Title,
)
from reports.samples.words import AS_OF, DAY, GROUP, OFFICE, PEOPLE, UNITS, paper

MEETING = "未来产业工作专班第3次调度会议"
COLUMNS = ("序号", "单位", "姓名", "职务", "联系电话", "签名", "备注")
SIGN_IN_WIDTHS = (0.08, 0.28, 0.12, 0.13, 0.14, 0.15, 0.1)
SEATS, FOR_LEADERS = 36, 3


def meeting_notice() -> Document:
    """A call to a meeting; the reply slip is its attachment."""
    return paper(
        "会议通知",
        f"关于召开{MEETING}的通知",
        RedHead((OFFICE,), "演未专办〔2026〕16号", urgency="加急"),
        Title("关于召开未来产业工作专班|第3次调度会议的通知"),
        Recipients("市专班各成员单位，各演示县（区）人民政府，演示新区管委会："),
        Paragraph("经研究，定于近期召开未来产业工作专班第3次调度会议。现将有关事项通知如下。"),
        Heading("一、会议时间"),
        Paragraph("2026年7月21日（星期二）上午9:00，会期半天。"),
        Heading("二、会议地点"),
        Paragraph("演示市行政中心3号楼201会议室。"),
        Heading("三、参会人员"),
        Paragraph("出席：专班各成员单位主要负责同志。"),
        Paragraph("列席：各演示县（区）分管负责同志。"),
        Heading("四、会议议程"),
        Paragraph(
            f"（一）通报截至{AS_OF}重点任务进展情况；（二）牵头单位汇报；（三）研究需协调事项；（四）安排下步工作。"
        ),
        Heading("五、有关要求"),
        Paragraph(
            "请于7月17日17:00前报送参会回执，汇报材料一式30份于会前报专班办公室。因故不能参会的，须向专班办公室书面请假。"
        ),
        Paragraph("联系人：陈堃，电话：0000-0000000。"),
        AttachmentList(("参会回执",)),
        Signature(OFFICE, DAY),
        Annex("参会回执"),
        reply_slip(),
        Imprint(printed_by=OFFICE, printed_on=DAY),
    )


def reply_slip() -> Form:
    """Six lines to fill in, and who is to be asked."""
    head = tuple(Cell(text, label=True) for text in ("单位", "姓名", "职务", "联系电话", "备注"))
    return Form(
        (
            (Cell("会议名称", label=True), Cell(MEETING, span=4, align="left")),
            head,
            *((Cell(),) * 5 for _ in range(6)),
            (Cell("填报人", label=True), Cell(span=2), Cell("联系电话", label=True), Cell()),
        ),
        widths=(0.28, 0.15, 0.2, 0.22, 0.15),
        note="注：请于2026年7月17日17:00前报专班办公室；代会的，在备注栏注明原定参会人员。",
    )


def sign_in() -> Document:
    """A list to sign over several pages, each under the name of the meeting; the first seats are the leaders'."""
    about = (
        (Cell("会议名称", span=2, label=True), Cell(MEETING, span=5, align="left")),
        (Cell("时间", span=2, label=True), Cell("2026年7月21日（星期二）上午9:00", span=5, align="left")),
        (
            *(Cell("地点", span=2, label=True), Cell("3号楼201会议室", span=2, align="left")),
            *(Cell("主持", label=True), Cell("王测一", span=2)),
        ),
        tuple(Cell(text, label=True) for text in COLUMNS),
    )
    units = cycle(UNITS)
    people = cycle(PEOPLE)
    seats = tuple(
        (
            Cell(str(place)),
            *((_seat(next(units)), _seat(next(people))) if place > FOR_LEADERS else (Cell(),) * 2),
            *(Cell(),) * 4,
        )
        for place in range(1, SEATS + 1)
    )
    total = (
        Cell("合计", span=2, label=True),
        Cell(f"应到{SEATS}人　　实到　　　人　　请假　　　人", span=5, align="left"),
    )
    return paper(
        "签到表",
        f"{MEETING}签到表",
        Title(f"{MEETING}|签到表"),
        Form((*about, *seats, total), widths=SIGN_IN_WIDTHS, heading=len(about)),
    )


def _seat(text: str) -> Cell:
    return Cell(text, align="center")


def minutes() -> Document:
    """Minutes with decisions and those present."""
    return paper(
        "纪要",
        f"{MEETING}纪要",
        MinutesHead("演示市未来产业工作专班会议纪要", "第3期", OFFICE, DAY),
        Title(f"{MEETING}纪要"),
        Paragraph(
            "2026年7月14日上午，王测一同志主持召开未来产业工作专班第3次调度会议，听取第二季度重点任务进展情况汇报，"
            "研究需协调事项。现将议定事项纪要如下："
        ),
        Paragraph(f"会议指出，截至{AS_OF}，台账所列任务总体按计划推进，但个别事项责任不清、时限偏松的问题仍需解决。"),
        Paragraph("会议议定以下事项："),
        Heading("一、关于平台建设方案"),
        Paragraph("由演示市科技局牵头，演示市发展改革局、演示市财政局配合，于9月30日前提出方案，报专班审议。"),
        Heading("二、关于资金渠道"),
        Paragraph("由演示市财政局牵头，于10月20日前明确资金渠道和支持方式。"),
        Heading("三、关于应用场景清单"),
        Paragraph("各演示县（区）于11月10日前报送应用场景清单，由演示市工业和信息化局汇总。"),
        Paragraph("会议要求，各牵头单位要对照议定事项建立台账，专班办公室每月调度一次。"),
        Attendance(
            (
                (
                    "出席",
                    "王测一、李测二，演示市发展改革局　张喆，演示市科技局　刘垚，演示市工业和信息化局　陈堃，"
                    "演示市财政局　赵翀，演示市商务局　孙䶮（赵测三代）",
                ),
                ("请假", "演示市大数据局　周𬭎（因公外出）"),
                ("列席", "甲演示县人民政府　吴祎，乙演示县人民政府　郑玥，丙演示区人民政府　冯昇"),
            )
        ),
        Imprint(printed_by=OFFICE, printed_on=DAY, copied_to=f"{GROUP}各成员单位，各演示县（区）人民政府"),
    )
