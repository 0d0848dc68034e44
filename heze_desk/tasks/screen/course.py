"""What happened to the chosen task on its way: stages noted, postponements agreed."""

from collections.abc import Iterable
from datetime import date

from heze_desk.kit.part_lines import Part
from heze_desk.kit.part_list import PartList
from heze_desk.kit.screen import Desk
from heze_desk.tasks.life_records import LifeEntry, Postponement
from heze_desk.tasks.screen.detail import Detail


class Course(PartList):
    """Only to be read: what was noted by mistake is taken back by undo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "环节和延期", "还没有登记环节和延期；用上面的“登记环节”。")

    def parts(self, detail: Detail) -> Iterable[Part]:
        """The latest first."""
        files = {one.id: one.file_name for one in detail.attachments}
        lived = [(one.day, 0, one.id or 0, _lived(one, files.get(one.attachment_id, ""))) for one in detail.life]
        granted = [(one.agreed_on, 1, one.id or 0, _postponed(one)) for one in detail.postponements]
        return [part for *_, part in sorted([*lived, *granted], key=_place, reverse=True)]


def _place(dated: tuple[date, int, int, Part]) -> tuple[date, int, int]:
    return dated[:3]


def _lived(one: LifeEntry, proof: str) -> Part:
    words = (str(one.act), one.by_whom, one.basis, f"佐证：{proof}" if proof else "")
    return Part(one, "　".join(filter(None, words)), head=f"{one.day:%Y-%m-%d}")


def _postponed(one: Postponement) -> Part:
    moved = f"延期　{one.old_deadline:%Y-%m-%d} → {one.new_deadline:%Y-%m-%d}"
    words = (moved, f"{one.asked_on:%Y-%m-%d}申请", f"{one.agreed_by}批准", one.reason)
    return Part(one, "　".join(words), head=f"{one.agreed_on:%Y-%m-%d}")
