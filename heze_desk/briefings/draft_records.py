"""A briefing as it is written: its sections, and the figures in it with the rows behind each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heze_desk.errors import DeskError


class Kind(StrEnum):
    """Each with its own numbers and its own masthead."""

    BRIEFING = "调度简报"
    SPECIAL = "专报"
    NOTICE = "通报"
    SUPPLEMENT = "增刊"

    def masthead(self, usual: str) -> str:
        """The name at the head, made from that of the 调度简报: 未来产业工作调度简报 -> 未来产业工作专报."""
        if self is Kind.BRIEFING:
            return usual
        if self is Kind.SUPPLEMENT:
            return f"{usual}{self}"
        named = next((word for word in ("调度简报", "简报") if usual.endswith(word)), "")
        return f"{usual.removesuffix(named)}{self}" if named else str(self)

    def called(self, usual: str) -> str:
        """What a paper of this kind is called that was given no title, made from that of the 调度简报."""
        match self:
            case Kind.BRIEFING:
                return usual
            case Kind.SUPPLEMENT:
                return f"{usual}补充材料"
            case Kind.SPECIAL | Kind.NOTICE:
                return f"关于{usual}的{self}"


class Subject(StrEnum):
    """Which rows a figure counts."""

    TASK = "task"
    UNIT = "unit"
    INSTRUCTION = "instruction"
    DECISION = "decision"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that is told in a section, with the ids of the rows it counts."""

    key: str
    name: str  # 逾期; 未来材料·逾期
    subject: Subject = Subject.TASK
    rows: tuple[int, ...]

    @property
    def value(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A section as the program writes it; in its text a line ［caption］ stands for the block of that caption."""

    key: str
    heading: str
    text: str
    blocks: str = "{}"  # a document of `reports.keeping`


@dataclass(frozen=True, kw_only=True)
class DraftSection:
    """A section as it stands; what the secretary wrote differs from what was compiled, and stays."""

    id: int | None = None
    briefing_id: int
    position: int
    key: str
    heading: str
    compiled: str
    text: str
    blocks: str = "{}"
    left_out: bool = False
    compiled_heading: str = ""  # empty where it was not kept yet, and in a section of one's own

    @property
    def is_renamed(self) -> bool:
        """Whether the heading is the secretary's own, so that no compiling reaches it."""
        return bool(self.compiled_heading) and self.heading != self.compiled_heading

    @property
    def touched(self) -> bool:
        return self.text != self.compiled

    @property
    def is_own(self) -> bool:
        """Added by the secretary, so that no compiling reaches it."""
        return not self.key

    @property
    def is_printed(self) -> bool:
        return not self.left_out and bool(self.text.strip())


@dataclass(frozen=True, kw_only=True)
class Inset:
    """A table or picture that the secretary put in, a document of one block; a line ［caption］ shows where."""

    id: int | None = None
    briefing_id: int
    caption: str
    content: str  # a document of `reports.keeping`

    def __post_init__(self) -> None:
        if not self.caption.strip():
            raise DeskError("表和图片要有名称，正文里用它标明位置。")
        if set("［］\n") & set(self.caption):
            raise DeskError("表和图片的名称里不能有［］和换行；请改一个名称。")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A briefing without number until it is issued; one that corrects another names it."""

    id: int | None = None
    kind: Kind = Kind.BRIEFING
    round_id: int | None = None
    from_day: date
    to_day: date
    title: str
    created_on: date
    report_to: str = ""
    send_to: str = ""
    issue_to: str = ""
    extra_to: str = ""
    copies: int = 0
    issued_paper_id: int | None = None
    corrects_id: int | None = None
    whole_annex: bool = False  # lists all tasks that are wanted there, however many they are

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("简报的标题不能为空。")
        if self.to_day < self.from_day:
            raise DeskError("截止日期不能早于起始日期；请核对。")
        if not 0 <= self.copies <= 9999:
            raise DeskError("印数须在 0 到 9999 之间。")

    @property
    def is_issued(self) -> bool:
        return self.issued_paper_id is not None


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands at the head and foot of the paper, kept with it: a later change of the settings does not reach it."""

    masthead: str
    pattern: str
    issuer: str
    remark: str = ""
    readers: tuple[tuple[str, str], ...] = ()
    copies: str = ""


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Something to look at before the briefing is issued; `section` is its place from 1 on, 0 where it is the whole."""

    section: int
    what: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Last:
    """What the issue before counted, by the names of its figures."""

    name: str  # 第11期
    day: date
    values: Mapping[str, int]
