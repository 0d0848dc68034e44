"""Industries, which come and go as the policy is adjusted."""

from dataclasses import dataclass
from datetime import date

from heze_desk.errors import DeskError

ENDED = "（已移出）"


@dataclass(frozen=True, kw_only=True)
class Industry:
    """One of the policy's industries, in its order; without days it stood from the beginning and stands on."""

    id: int | None = None
    clause_id: int | None = None
    position: int
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise DeskError("产业名称不能为空。")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise DeskError("产业的终止日期不能早于起始日期。")

    def ended(self, day: date) -> bool:
        """Whether it was taken off before this day."""
        return self.valid_to is not None and self.valid_to < day

    @property
    def told_ended(self) -> str:
        """How it is named where what was left with it is listed."""
        return f"{self.name}{ENDED}"

    def stands(self, day: date) -> bool:
        """Whether the industry is one of those kept on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
