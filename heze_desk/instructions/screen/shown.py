"""The matter that the page shows, with all that is known of it, for the card and for every act."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from heze_desk.instructions import sheets, store, supervisions
from heze_desk.instructions.matter_records import MatterKind
from heze_desk.instructions.records import InstructionLine
from heze_desk.instructions.screen.matter_table import Batch, ListedMatter
from heze_desk.instructions.sheet_records import Sheet
from heze_desk.instructions.supervision_records import SupervisionLine
from heze_desk.kit.screen import Screen
from heze_desk.meetings import following
from heze_desk.tasks import lighting
from heze_desk.tasks.line_records import TaskLine
from heze_desk.tasks.lines import lines_of


@dataclass(frozen=True, kw_only=True)
class Known:
    """What stands behind a matter: the instruction with its notices, the supervision with its sheet, or tasks."""

    listed: ListedMatter | None = None
    instruction: InstructionLine | None = None
    sheet: Sheet | None = None
    notices: tuple[SupervisionLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()

    @property
    def kind(self) -> MatterKind | None:
        return self.listed.matter.kind if self.listed is not None else None

    @property
    def ref_id(self) -> int:
        """0 is no row."""
        return (self.listed.matter.ref_id or 0) if self.listed is not None else 0


class ShownMatter(QObject):
    """`changed` comes after every reading; `wanted` asks the page to show this instruction or supervision."""

    changed = Signal()
    wanted = Signal(object, int)

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.page = page
        self.known = Known()
        self.selected: list[ListedMatter] = []

    @property
    def able(self) -> bool:
        return not self.page.workspace.read_only

    @property
    def task_ids(self) -> list[int]:
        """The tasks that are selected, and those of the decisions that are."""
        found = [one.matter.ref_id for one in self.selected if one.matter.kind is MatterKind.TASK]
        decisions = {one.matter.ref_id for one in self.selected if one.matter.kind is MatterKind.DECISION}
        if decisions - {None}:
            lines = following.decision_lines(self.page.workspace.db, self.page.today)
            found += [task.id for line in lines if line.id in decisions for task in line.tasks if task.runs]
        return list(dict.fromkeys(task_id for task_id in found if task_id))

    def select(self, selected: list[ListedMatter]) -> None:
        self.selected = selected
        self.changed.emit()

    def take(self, listed: ListedMatter | None) -> None:
        """Read what is known of this matter."""
        self.known = self._read(listed) if listed is not None else Known()
        self.changed.emit()

    def _read(self, listed: ListedMatter) -> Known:
        db, day, ref_id = self.page.workspace.db, self.page.today, listed.matter.ref_id
        if ref_id is None:
            return Known(listed=listed)
        rule = lighting.rule(db)
        match listed.matter.kind:
            case MatterKind.INSTRUCTION:
                line = store.line(db, ref_id)
                notices = tuple(supervisions.line(db, one, day) for one in line.supervision_ids)
                tasks = tuple(lines_of(db, line.task_ids, day, rule))
                return Known(listed=listed, instruction=line, notices=notices, tasks=tasks)
            case MatterKind.SUPERVISION:
                sheet = sheets.gather(db, ref_id, day)
                return Known(listed=listed, sheet=sheet, tasks=sheet.tasks)
            case MatterKind.TASK:
                return Known(listed=listed, tasks=tuple(lines_of(db, [ref_id], day, rule)))
            case MatterKind.DECISION:
                lines = following.decision_lines(db, day)
                return Known(listed=listed, tasks=next((one.tasks for one in lines if one.id == ref_id), ()))
            case _:
                return Known(listed=listed)


def is_ended(listed: ListedMatter) -> bool:
    return listed.batch is Batch.ENDED
