"""How was printed the last time, for the next."""

from dataclasses import dataclass, fields
from typing import Self

from heze_desk.kit.memory import Memory
from heze_desk.kit.printing_order import Scale, Sides

MOST_COPIES = 999
EXACT, FIT = "实际大小（156毫米就是156毫米）", "缩放到A4（打印机没有大纸时用）"
BY_HAND = "手动双面（先印奇数页，翻面再印偶数页）"


@dataclass(frozen=True, kw_only=True)
class PrintSettings:
    """An empty printer is the system's own first choice; `sides` None what that printer is set to."""

    printer: str = ""
    copies: int = 1
    sides: Sides | None = None
    scale: Scale = Scale.EXACT

    @classmethod
    def remembered(cls, memory: Memory) -> Self:
        """Words nobody knows any more count as never said."""
        kept = {field.name: memory.text(f"print/{field.name}") for field in fields(cls)}
        copies = int(kept["copies"]) if kept["copies"].isdecimal() else 1
        return cls(
            printer=kept["printer"],
            copies=min(max(copies, 1), MOST_COPIES),
            sides=Sides(kept["sides"]) if kept["sides"] in list(Sides) else None,
            scale=Scale(kept["scale"]) if kept["scale"] in list(Scale) else Scale.EXACT,
        )

    def keep(self, memory: Memory) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            memory.keep(f"print/{field.name}", "" if value is None else str(value))
