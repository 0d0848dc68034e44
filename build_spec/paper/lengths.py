"""Papers of a wanted number of pages, invented, for rules that must hold on every page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from reports.document import (
    Annex,
    AttachmentList,
    Attendance,
    Block,
    Document,
    Heading,
    Imprint,
    LetterHead,
    Masthead,
    MinutesHead,
    OrderHead,
    Paragraph,
    Recipients,
    RedHead,
    Remark,
    Signature,
    Table,
    Title,
)
from reports.layout import Grid, sheet
from reports.samples.words import DAY, GROUP, OFFICE, UNITS, paper
from reports.styles import Letters

ITEMS = "一二三四五六七八九十"
TEXT = (
    "各责任单位要对照台账逐项核实进展，写明完成什么、形成什么、还差什么，用具体数字和日期说明。",
    "截至2026年6月30日，应完成节点46个，实际完成41个，按期完成率89%，有5个节点顺延至下季度。",
    "《责任分工名单》所列事项由牵头单位负总责，责任单位按职责分工配合，逾期事项要说明原因和新的时限，"
    "经专班办公室核实后列入下期通报。",
    "有关材料一式3份，于7月24日前报送。",
)
MOST_BLOCKS_ON_A_PAGE = 13
READERS = Recipients("市直有关部门")
FOOT = Imprint(printed_by=OFFICE, printed_on=DAY, copied_to="市委办公室，市人大常委会办公室，市政协办公室")


def notice(body: Iterable[Block]) -> Document:
    """Sealed, with a list of attachments and a remark."""
    title = "关于开展未来产业重点任务年中调度的通知"
    head = RedHead((GROUP,), "演未专发〔2026〕7号", copy_number="000012", secrecy="秘密★1年", urgency="加急")
    readers = Recipients("各演示县（区）人民政府，演示新区管委会，市专班各成员单位")
    ending = (
        AttachmentList(("未来产业重点任务调度反馈表", "亮灯规则说明")),
        Signature(GROUP, DAY, seal="sealed"),
        Remark("联系人：赵测三，电话：0000-0000000"),
    )
    return paper("通知", title, head, Title(title), readers, *body, *ending, FOOT)


def circular(body: Iterable[Block]) -> Document:
    """Without a seal, its title over two lines."""
    title = "关于2026年第二季度未来产业重点任务推进落实情况的通报"
    head = RedHead((OFFICE,), "演未专办〔2026〕15号")
    return paper("通报", title, head, Title(title), READERS, *body, Signature(OFFICE, DAY), FOOT)


def joint(body: Iterable[Block]) -> Document:
    """Four organs to a superior."""
    title = "关于未来产业应用场景清单编制情况的报告"
    head = RedHead(UNITS[:4], "演发改〔2026〕21号", signers=("王测一", "李测二", "赵翀"))
    signed = Signature(UNITS[0], DAY, seal="sealed", joint=UNITS[1:4])
    return paper("报告", title, head, Title(title), Recipients("市政府"), *body, signed, FOOT)


def letter(body: Iterable[Block]) -> Document:
    """A 函 in the format of letters."""
    title = "关于商请提供未来产业重点企业数据的函"
    head = LetterHead(GROUP, "演未专函〔2026〕9号", urgency="加急")
    signed = Signature(GROUP, DAY, seal="sealed")
    return paper("信函", title, head, Title(title), READERS, *body, signed, Imprint(copied_to="演示市发展改革局"))


def order(body: Iterable[Block]) -> Document:
    """An order with the stamp of him who gives it."""
    signed = Signature("王测一", DAY, seal="stamp", office="组长")
    return paper("命令", "演示令", OrderHead("演示市未来产业工作专班令", "第1号"), *body, signed, FOOT)


def minutes(body: Iterable[Block]) -> Document:
    """Minutes with those present."""
    title = "未来产业工作专班第3次调度会议纪要"
    head = MinutesHead("演示市未来产业工作专班会议纪要", "第3期", OFFICE, DAY)
    present = Attendance((("出席", "王测一、李测二，" + "，".join(UNITS[:6])), ("请假", f"{UNITS[7]}　周𬭎")))
    return paper("纪要", title, head, Title(title), *body, present, FOOT)


def briefing(body: Iterable[Block]) -> Document:
    """A briefing with a table."""
    title = "2026年第二季度未来产业重点任务推进情况"
    head = Masthead("未来产业工作调度简报", "第12期（总第15期）", OFFICE, DAY, "内部资料，注意保存")
    foot = Imprint((("报", "市未来产业工作专班组长、副组长。"), ("送", "市专班各成员单位。")), OFFICE, DAY, "共印80份")
    table = Table(("产业", "任务数", "办结"), tuple((unit, "12", "5") for unit in UNITS[:4]), caption="表1　办结情况")
    return paper("调度简报", title, head, Title(title), *body, table, foot)


def annexed(body: Iterable[Block]) -> Document:
    """With a wide table on turned pages, and the imprint on the back of a sheet."""
    title = "关于印发未来产业责任分工方案的通知"
    name = "未来产业责任分工表"
    rows = tuple((str(place), "编制产业路线图", unit, "2026-09-30", "") for place, unit in enumerate(UNITS * 2, 1))
    table = Table(("序号", "任务", "责任单位", "时限", "备注"), rows)
    head, foot = RedHead((OFFICE,), "演未专办〔2026〕8号"), replace(FOOT, even_page=True)
    signed = Signature(OFFICE, DAY)
    annex = (AttachmentList((name,)), signed, Annex(name, turned=True), table)
    return paper("通知", title, head, Title(title), READERS, *body, *annex, foot)


KINDS: MappingProxyType[str, Callable[[Iterable[Block]], Document]] = MappingProxyType(
    {
        "通知": notice,
        "通报": circular,
        "联合报告": joint,
        "信函": letter,
        "命令": order,
        "纪要": minutes,
        "调度简报": briefing,
        "附横表的通知": annexed,
    }
)
"""By the name a person would give it."""


def of_pages(kind: str, pages: int, grid: Grid) -> Document | None:
    """A paper of so many pages; None where there is none, as an imprint on an even page has it."""
    from reports.pdf.makeup import made_up
    from reports.pdf.pieces import Press

    press = Press(Letters(), sheet(), grid)
    least, most = 1, int(pages * MOST_BLOCKS_ON_A_PAGE)
    while least <= most:
        blocks = (least + most) // 2
        document = KINDS[kind](_body(blocks))
        found = len(made_up(document.body, press).pages)
        if found == pages:
            return document
        least, most = (blocks + 1, most) if found < pages else (least, blocks - 1)
    return None


def _body(count: int) -> Iterator[Block]:
    """Headings of each level now and then, paragraphs of one to three lines."""
    for place in range(count):
        if place % 9 == 3:
            yield Heading(f"{ITEMS[place // 9 % 10]}、推进重点任务")
        if place % 9 == 5:
            yield Heading(f"（{ITEMS[place // 9 % 10]}）存在问题", 2)
        yield Paragraph(TEXT[place % len(TEXT)])
