"""Papers once issued: what they are called by, what is kept of them, and whether they still hold."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from heze_desk.errors import DeskError


class PaperState(StrEnum):
    """A draft has no number and is not here."""

    FINAL = "定稿"
    CORRECTED = "已更正"
    VOID = "作废"

    @property
    def warning(self) -> str:
        """What is said over a paper that no longer holds."""
        match self:
            case PaperState.CORRECTED:
                return "这一份已经更正，请用它的更正件。"
            case PaperState.VOID:
                return "这一份已经作废，不要再印发。"
            case _:
                return ""


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """Given once and never again: the number in its kind and year, the 总期号 where its kind has one, the version."""

    year: int
    number: int
    running: int | None = None
    version: int = 1

    @property
    def mark(self) -> str:
        """What a corrected paper bears beside its number: nothing, （更正）, （第2次更正）."""
        match self.version:
            case 1:
                return ""
            case 2:
                return "（更正）"
            case later:
                return f"（第{later - 1}次更正）"


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What the office had already issued of a kind on the day it took up the desk: numbers go on from here."""

    number: int  # the last one given in the year
    running: int = 0

    def __post_init__(self) -> None:
        if self.number < 0 or self.running < 0:
            raise DeskError("已用到的编号须是 0 或更大的整数。")


@dataclass(frozen=True, kw_only=True)
class SetPaper:
    """A paper composed and set, to be kept: the document as JSON, its PDF, and its number as it stands printed."""

    title: str
    number_text: str = ""  # 第12期（总第15期）, 〔2026〕3号
    document: str
    content: bytes

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("文件没有标题，不能编号印发；请先写标题。")
        if not self.content:
            raise DeskError("文件没有排出版面，不能编号印发；请先预览一遍。")


@dataclass(frozen=True, kw_only=True)
class IssuedPaper:
    """One version of an issued paper; `remark` is why it is dated back or what it corrects, as told when issued."""

    id: int
    kind: str
    year: int
    number: int
    running: int | None
    version: int
    title: str
    number_text: str
    issued_on: date
    state: PaperState
    remark: str
    ended_on: date | None
    ended_why: str
    sha256: str
    size: int
    at: datetime

    @property
    def numbers(self) -> Numbers:
        return Numbers(year=self.year, number=self.number, running=self.running, version=self.version)

    @property
    def printed_number(self) -> str:
        """As it stands on the paper; one that prints none is called by year and number."""
        text, mark = self.number_text or f"〔{self.year}〕{self.number}号", self.numbers.mark
        return text if mark in text else f"{text}{mark}"

    @property
    def name(self) -> str:
        """调度简报第12期（总第12期）, 纪要〔2026〕3号."""
        return f"{self.kind}{self.printed_number.removeprefix(self.kind)}"

    @property
    def holds(self) -> bool:
        return self.state is PaperState.FINAL
