"""What a leader wrote on a paper, and what is kept of it until it is answered."""

from dataclasses import dataclass
from datetime import date

from heze_desk.days import said
from heze_desk.errors import DeskError


@dataclass(frozen=True, kw_only=True)
class Instruction:
    """The leader's own words of a day; nothing follows from them by itself, neither a task nor a 已阅."""

    id: int | None = None
    leader_id: int
    day: date
    text: str
    paper: str = ""
    issued_paper_id: int | None = None
    in_briefing: bool = True
    next_on: date | None = None
    answered_on: date | None = None
    answer: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise DeskError("批示内容不能为空，没有登记；请照原文写，只批“已阅”或只签名的也照原样写。")
        if self.next_on is not None and self.next_on < self.day:
            raise DeskError(f"下次跟进日期不能早于批示日期{said(self.day)}；请核对。")
        if (self.answered_on is None) is not (not self.answer.strip()):
            raise DeskError("答复的内容和日期须同时填写；请写明怎样办理的。")
        if self.answered_on is not None and self.answered_on < self.day:
            raise DeskError(f"答复日期不能早于批示日期{said(self.day)}；请核对。")

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A photograph or scan of the paper the instruction stands on, kept by its content."""

    id: int | None = None
    instruction_id: int
    file_name: str
    sha256: str
    size: int
    added_on: date
    removed_on: date | None = None
    removal_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class InstructionLine:
    """An instruction as it is listed: under the leader's title of its day, with its scans and its tasks."""

    instruction: Instruction
    leader: str
    title: str
    scans: tuple[Scan, ...] = ()
    task_ids: tuple[int, ...] = ()
    supervision_ids: tuple[int, ...] = ()

    @property
    def leader_text(self) -> str:
        """王测一（副市长）"""
        return f"{self.leader}（{self.title}）" if self.title else self.leader

    @property
    def name(self) -> str:
        """王测一（副市长）2026年7月15日批示, as tasks and papers cite it."""
        return f"{self.leader_text}{said(self.instruction.day)}批示"

    @property
    def signed(self) -> str:
        """王测一　2026年7月15日, as it stands under the words."""
        return f"{self.leader}　{said(self.instruction.day)}"

    def waits_since(self, day: date) -> int:
        """Days of the calendar since it was written, while nobody answered."""
        return (day - self.instruction.day).days
