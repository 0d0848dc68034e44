"""A document as plain data: the whole vocabulary of the typesetters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Masthead:
    """The red head of a briefing; `remark` stands at the top left, such as 内部资料，注意保存."""

    name: str
    number: str = ""  # 第12期（总第15期）
    issuer: str = ""
    day_text: str = ""
    remark: str = ""


@dataclass(frozen=True)
class RedHead:
    """版头 of a 文件 (7.2): organs in order, the host first; with `signers` it goes to a superior (7.2.6)."""

    organs: tuple[str, ...]  # full names; 文件 is added by with_file_word
    number: str  # 菏未专发〔2026〕1号
    with_file_word: bool = True
    copy_number: str = ""  # 份号: 000001
    secrecy: str = ""  # 机密★1年
    urgency: str = ""  # 特急, 加急
    signers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterHead:
    """版头 of a letter (信函格式, 10.1)."""

    organ: str
    number: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""


@dataclass(frozen=True)
class OrderHead:
    """版头 of an order (命令格式, 10.2)."""

    organ: str  # with 令 or 命令, as it is to be printed
    number: str = ""  # 第1号


@dataclass(frozen=True)
class MinutesHead:
    """版头 of minutes (纪要格式, 10.3); number, issuer and day below the name are custom."""

    name: str  # ××会议纪要
    number: str = ""  # 第3期, 〔2026〕3号
    issuer: str = ""
    day_text: str = ""


@dataclass(frozen=True)
class Title:
    """The centred title, broken by sense; `|` marks where the writer wants a break, `note` is the line under it."""

    text: str
    note: str = ""  # （截至2026年6月30日）


@dataclass(frozen=True)
class Recipients:
    """主送 (7.3.2), without indent; its colon is added where it is missing."""

    text: str


@dataclass(frozen=True)
class Heading:
    """Level 1 一、, 2 （一）, 3 1. and 4 （1）; the number is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Body text; a line break in it begins the next paragraph, spaces typed as an indent are dropped."""

    text: str
    indent: bool = True
    lead: str = ""  # （一）加强领导。: a heading of its level that the text runs on from


@dataclass(frozen=True)
class Attendance:
    """出席, 请假, 列席 of minutes (10.3): each label with its names, which hang under the first after the colon."""

    groups: tuple[tuple[str, str], ...]  # ("出席", "市演示局　王测一，演示县　李测二")


@dataclass(frozen=True)
class Table:
    """Rows of texts; a row of a single text spans the whole table, as the name of a group does."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()  # shares of the line; empty shares it equally
    align: tuple[str, ...] = ()  # "left" | "center" | "right"; empty centres the columns of short texts
    caption: str = ""
    note: str = ""
    size: str = ""  # "四号" | "小四" | "五号" | "小五"; empty is 小四 upright and 五号 landscape
    ragged: bool = False  # texts at the left do not fill their lines
    named_again: bool = False  # a group that goes on overleaf has its name and （续） there, on paper but not in Word


@dataclass(frozen=True)
class Cell:
    """A box of a form; it stretches over `span` columns and `rows` rows, and has room for `lines` lines at least."""

    text: str = ""
    span: int = 1
    rows: int = 1
    label: bool = False  # what is printed beside the box to fill in: 黑体, centred
    lines: int = 1  # blank room to write by hand
    align: str = ""  # "left" | "center" | "right"; empty centres labels and short texts
    foot: str = ""  # at the lower right of the box: 签字：　　　年　月　日


@dataclass(frozen=True)
class Form:
    """A ruled sheet to fill in or sign; a row lists only the cells that begin in it, as in HTML."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]  # shares of the line, one for each column
    caption: str = ""
    note: str = ""
    size: str = ""  # "四号" | "小四" | "五号"; empty is 小四
    heading: int = 0  # rows from the top that stand on every page again


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, each a stack of counts; told apart in black and white by hatching and numbers."""

    labels: tuple[str, ...]  # one bar each: industries
    series: tuple[str, ...]  # the parts of a bar: 正常, 临期, 逾期
    values: tuple[tuple[int, ...], ...]  # for each label one number for each series
    caption: str = ""
    note: str = ""
    unit: str = "项"


@dataclass(frozen=True)
class Progress:
    """How far something is, in percent; `planned` is what the time gone by would ask for, None where nothing would."""

    label: str
    done: float
    planned: float | None = None


@dataclass(frozen=True)
class ProgressBars:
    """Progress against time, one bar each, with a mark where it should be."""

    rows: tuple[Progress, ...]
    caption: str = ""
    note: str = ""


@dataclass(frozen=True)
class Stretch:
    """One bar of a Gantt strip; days are ISO texts. A heading has a label alone, for the bars below it."""

    label: str
    begins: str = ""  # 2026-07-01
    ends: str = ""
    done: float = 0.0  # percent of the bar that is filled
    milestones: tuple[str, ...] = ()
    mark: str = ""  # a word after the bar: 逾期
    heading: bool = False
    point: bool = False  # a milestone of its own: a diamond on its day instead of a bar
    planned: tuple[str, ...] = ()  # first and last day of the baseline, drawn below the bar where they differ
    reached: tuple[bool, ...] = ()  # of each milestone, whether it is done; without it those whose day has come are
    bare: bool = False  # milestones alone, without a bar


@dataclass(frozen=True)
class GanttStrip:
    """Stretches of time under a scale of months; `day` is drawn as a line.

    `waits` are pairs of rows, the second of which has to wait for the first; arrows lead from the one to the other.
    """

    rows: tuple[Stretch, ...]
    begins: str = ""  # of the scale; empty is the earliest and the latest day of the rows
    ends: str = ""
    day: str = ""
    caption: str = ""
    note: str = ""
    waits: tuple[tuple[int, int], ...] = ()
    broken: tuple[tuple[int, int], ...] = ()  # those of `waits` that are not kept, drawn dashed
    one_page: bool = False  # rows as low as that asks for, labels cut to one line
    smallest: str = "七号"  # the type below which one page is refused: "六号" | "小六" | "七号"
    legend: bool = False


Panel = Table | Bars | ProgressBars | GanttStrip | Paragraph


@dataclass(frozen=True)
class Beside:
    """Two columns side by side on one page, paragraphs in 五号; a Word file has the left ones and then the right ones.

    What is higher than a page is refused.
    """

    left: tuple[Panel, ...]
    right: tuple[Panel, ...]


@dataclass(frozen=True)
class Picture:
    """A photograph or drawing (PNG or JPEG), scaled to a share of the line, and smaller where a page asks for it."""

    content: str  # base64
    caption: str = ""
    width_share: float = 1.0


@dataclass(frozen=True)
class AttachmentList:
    """附件说明 (7.3.4): the titles alone; numbers are added where there are several."""

    titles: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """署名 and 成文日期: "none" without a seal, "sealed" leaves it its place, "stamp" a 签名章 with office (7.3.5)."""

    name: str  # of the organ; of the person with "stamp", who is then not printed
    day_text: str
    seal: str = "none"  # "none" | "sealed" | "stamp"
    joint: tuple[str, ...] = ()  # organs that sign after the first, in order
    office: str = ""  # 市长, beside a 签名章


@dataclass(frozen=True)
class Remark:
    """附注 (7.3.6); brackets are added where they are missing."""

    text: str


@dataclass(frozen=True)
class Annex:
    """附件 on a page of its own (7.3.7); what follows belongs to it, up to the next one or the imprint."""

    title: str
    number: str = ""  # "1", where there are several
    paper_number: str = ""  # 发文字号, for one that is not bound with its paper
    turned: bool = False  # a wide table: its head at the left edge of the sheet, the page number where it always is (8)


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Imprint:
    """版记 at the foot of the last page (7.4); lines are ("报", "…"), ("送", "…"), ("发", "…") of a briefing."""

    lines: tuple[tuple[str, str], ...] = ()
    printed_by: str = ""
    printed_on: str = ""  # 2026年7月16日; 印发 is added
    copies: str = ""  # 共印80份
    copied_to: str = ""  # 抄送; its full stop is added where it is missing
    sent_to: str = ""  # 主送, where it is too long for the first page (7.3.2)
    even_page: bool = False  # on the back of a sheet, after a blank page where it must


Head = Masthead | RedHead | LetterHead | OrderHead | MinutesHead
Chart = Bars | ProgressBars | GanttStrip | Picture
Ending = AttachmentList | Signature | Remark | Annex | PageBreak | Imprint
Block = Head | Title | Recipients | Heading | Paragraph | Attendance | Table | Form | Chart | Beside | Ending


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper: its blocks in order, a head first and an Imprint last where it has them."""

    kind: str  # 调度简报, 责任分工名单, 任务台账, 通知, 信函, 纪要 …
    title: str  # of the file, shown by readers
    body: tuple[Block, ...]
    author: str = ""
    landscape: bool = False
    size: str = "A4"  # "A4" | "A3"
    remark: str = ""  # 演示数据: small on every page, outside the text
