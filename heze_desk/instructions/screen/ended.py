"""What was answered or closed, the latest first, for looking back."""

from heze_desk.instructions import store, supervisions
from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.instructions.records import InstructionLine
from heze_desk.instructions.screen.matter_table import Batch, ListedMatter
from heze_desk.instructions.supervision_records import SupervisionLine, SupervisionState
from heze_desk.kit.screen import Screen


def ended(page: Screen) -> list[ListedMatter]:
    """Instructions that were answered, supervisions that were closed or voided."""
    db, day = page.workspace.db, page.today
    over = (SupervisionState.CLOSED, SupervisionState.VOID)
    found = [_of_instruction(line) for line in store.lines(db) if line.instruction.is_answered]
    found += [_of_supervision(line) for line in supervisions.lines(db, day) if line.state in over]
    found.sort(key=lambda one: str(one.next_on), reverse=True)
    return [ListedMatter(matter=one, batch=Batch.ENDED, day=day) for one in found]


def _of_instruction(line: InstructionLine) -> Matter:
    one = line.instruction
    return Matter(
        kind=MatterKind.INSTRUCTION,
        ref_id=one.id,
        title=f"{line.leader_text}：{one.text}",
        step="已答复",
        next_on=one.answered_on or one.day,
    )


def _of_supervision(line: SupervisionLine) -> Matter:
    one = line.supervision
    return Matter(
        kind=MatterKind.SUPERVISION,
        ref_id=line.id,
        title=f"{line.number_text or '（未编号）'} {one.matter.splitlines()[0]}",
        step=str(line.state),
        unit=line.lead_unit,
        next_on=one.closed_on or one.day,
    )
