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
class Title:
    """The centred title, broken by sense; `|` marks where the writer wants a break, `note` is the line under it."""

    text: str
    note: str = ""  # （截至2026年6月30日）


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


@dataclass(frozen=True)
class Signature:
    """署名 and 成文日期 without a seal (GB/T 9704-2012, 7.3.5.2)."""

    name: str
    day_text: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Imprint:
    """The foot of the last page; lines are ("报", "…"), ("送", "…"), ("发", "…"), copies is printed as given."""

    lines: tuple[tuple[str, str], ...] = ()
    printed_by: str = ""
    printed_on: str = ""  # 2026年7月16日; 印发 is added
    copies: str = ""  # 共印80份


Block = Masthead | Title | Heading | Paragraph | Table | Signature | PageBreak | Imprint


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper: its blocks in order, a Masthead first and an Imprint last where it has them."""

    kind: str  # 调度简报, 责任分工名单, 任务台账 …
    title: str  # of the file, shown by readers
    body: tuple[Block, ...]
    author: str = ""
    landscape: bool = False
    size: str = "A4"  # "A4" | "A3"
    remark: str = ""  # 演示数据: small on every page, outside the text
