"""Issuing minutes from a window or a command: set by the press, kept in one final act, copied into the folder.

The number stands in the head of the paper and is given in the act that keeps it, so the act must hold the set paper.
A window has it set ahead, off its thread, under the number that comes next; where that number or a word of the minutes
turns out to be another one by then, the act sets it anew, and nothing is ever issued that was not set as it is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from heze_desk import issuance, press
from heze_desk.errors import DeskError
from heze_desk.issuance import Issued
from heze_desk.issuing import store as issuing
from heze_desk.issuing.records import Numbers
from heze_desk.meetings import correcting, finalising, store
from heze_desk.meetings.correcting import Correction
from heze_desk.settings import store as settings
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from heze_desk.issuing.records import Begun, SetPaper
    from heze_desk.meetings.proceedings_records import Proceedings
    from heze_desk.settings.records import Settings
    from reports.document import Document


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """Minutes set before they are issued; `doubt` names the characters that no face can draw."""

    paper: "SetPaper"
    doubt: str = ""


def finalise(
    workspace: Workspace,
    meeting_id: int,
    day: date,
    *,
    reason: str = "",
    begun: "Begun | None" = None,
    anyway: bool = False,
    ahead: Ahead | None = None,
) -> Issued:
    """Give the minutes of the meeting their number and keep them for good; a past year needs a reason."""
    if not anyway:
        _refuse_lost(workspace, meeting_id, day)
    title = f"{store.get(workspace.db, meeting_id).name}纪要定稿"
    setting = _setting(workspace, day, ahead)
    return issuance.carried_out(
        workspace,
        title,
        lambda db: finalising.finalise(
            db, meeting_id, day=day, setting=setting, reason=reason, anyway=anyway, begun=begun
        ),
    )


def correct(
    workspace: Workspace, meeting_id: int, wanted: Correction, *, day: date, ahead: Ahead | None = None
) -> Issued:
    """更正 in a second version; which tasks follow is asked of `finalising.affected` afterwards."""
    named = f"第{wanted.number}条" if wanted.number else "正文"
    title = f"更正{store.get(workspace.db, meeting_id).name}纪要{named}"
    setting = _setting(workspace, day, ahead)
    return issuance.carried_out(
        workspace, title, lambda db: correcting.correct(db, meeting_id, wanted, day=day, setting=setting)
    )


def set_ahead(workspace: Workspace, meeting_id: int, day: date, *, begun: "Begun | None" = None) -> Callable[[], Ahead]:
    """The slow part of issuing the minutes, as work that knows nothing of the workspace."""
    db = workspace.db
    numbers = issuing.next_numbers(db, finalising.KIND, day, begun=begun)
    return _work(workspace, store.proceedings(db, meeting_id), day, numbers)


def set_correction_ahead(workspace: Workspace, meeting_id: int, wanted: Correction, day: date) -> Callable[[], Ahead]:
    """As `set_ahead`, of what the minutes will say; a correction that cannot be is refused here and now."""
    db = workspace.db
    told = correcting.corrected(db, meeting_id, wanted)
    versions = issuing.versions(db, told.meeting.issued_paper_id or 0)
    last = versions[-1]
    numbers = Numbers(year=last.year, number=last.number, running=last.running, version=last.version + 1)
    return _work(workspace, told, day, numbers, corrects=versions[0].issued_on)


def _work(
    workspace: Workspace, told: "Proceedings", day: date, numbers: Numbers, *, corrects: date | None = None
) -> Callable[[], Ahead]:
    from heze_desk.meetings.minutes_document import minutes

    settled = settings.get(workspace.db)
    return partial(_set, minutes(told, settled, day=day, numbers=numbers, corrects=corrects), settled)


def _set(document: "Document", settled: "Settings") -> Ahead:
    return Ahead(paper=press.to_keep(document, settled), doubt=_lost(document, settled))


def _refuse_lost(workspace: Workspace, meeting_id: int, day: date) -> None:
    """A character that no face can draw would be missing on the paper for good."""
    from heze_desk.meetings.minutes_document import minutes

    settled = settings.get(workspace.db)
    if doubt := _lost(minutes(store.proceedings(workspace.db, meeting_id), settled, day=day), settled):
        raise DeskError(doubt)


def _lost(document: "Document", settled: "Settings") -> str:
    lost = press.lost(document, settled)
    return f"这些字没有可用的字体，纸上会空缺：{press.named(lost)}；请换字，确要这样定稿请确认。" if lost else ""


def _setting(workspace: Workspace, day: date, ahead: Ahead | None) -> finalising.Setting:
    """What was set ahead, where it says to the letter what is issued now; else the paper is set within the act."""
    settled = settings.get(workspace.db)

    def setting(told: "Proceedings", numbers: Numbers, corrects: date | None) -> "SetPaper":
        from heze_desk.meetings.minutes_document import minutes
        from reports.keeping import to_json

        document = minutes(told, settled, day=day, numbers=numbers, corrects=corrects)
        if ahead is not None and ahead.paper.document == to_json(document):
            return ahead.paper
        return press.to_keep(document, settled)

    return setting
