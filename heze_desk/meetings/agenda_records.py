"""The agenda of a meeting, and what was written down while people spoke."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from heze_desk.errors import DeskError

FOLLOWED = "上次议定事项落实情况："
"""How the title of an item begins that follows an earlier decision."""


class NoteKind(StrEnum):
    """What a point of the record is; only 议定 becomes a decision, a 建议 never does."""

    RECORD = "记录"
    SPEECH = "发言"
    DECIDED = "议定"
    SUGGESTED = "建议"
    TASK = "任务"
    FIGURE = "数字"


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """One item in its order; one that follows an earlier decision can be left out for a reason, not removed."""

    id: int | None = None
    meeting_id: int
    position: int = 0
    title: str
    presenter: str = ""
    material: str = ""
    follows_decision_id: int | None = None
    left_out_because: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise DeskError("议题的名称不能为空。")

    @property
    def stands(self) -> bool:
        """Whether it is on the agenda as it is printed and numbered."""
        return not self.left_out_because

    @property
    def topic(self) -> str:
        """What it is about in one word for all that the last meeting left open, else its title."""
        follows = self.follows_decision_id is not None and self.title.startswith(FOLLOWED)
        return FOLLOWED.rstrip("：") if follows else self.title


@dataclass(frozen=True, kw_only=True)
class MeetingNote:
    """One point of the record with the time it was written."""

    id: int | None = None
    meeting_id: int
    agenda_item_id: int | None = None
    position: int = 0
    kind: NoteKind = NoteKind.RECORD
    speaker: str = ""
    text: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise DeskError("空的记录不保存；请先写内容。")


def numbered(items: list[AgendaItem]) -> dict[int, int]:
    """The number under which each item is printed, by its id; those left out have none."""
    return {item.id or 0: place for place, item in enumerate((one for one in items if one.stands), 1)}
