"""Issuing minutes from a window or a command: set by the press, kept in one final act, copied into the folder."""

from datetime import date
from typing import TYPE_CHECKING

from heze_desk import issuance, press
from heze_desk.errors import DeskError
from heze_desk.issuance import Issued
from heze_desk.meetings import finalising, store
from heze_desk.settings import store as settings
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    from heze_desk.issuing.records import Numbers, SetPaper
    from heze_desk.meetings.proceedings_records import Proceedings


def finalise(workspace: Workspace, meeting_id: int, day: date, *, reason: str = "", anyway: bool = False) -> Issued:
    """Give the minutes of the meeting their number and keep them for good; a past year needs a reason."""
    if not anyway:
        _refuse_lost(workspace, meeting_id, day)
    title = f"{store.get(workspace.db, meeting_id).name}纪要定稿"
    return issuance.carried_out(
        workspace,
        title,
        lambda db: finalising.finalise(
            db, meeting_id, day=day, setting=_setting(workspace, day), reason=reason, anyway=anyway
        ),
    )


def correct(
    workspace: Workspace, meeting_id: int, number: int, *, text: str, why: str, day: date, body: str = ""
) -> Issued:
    """更正 one decision in a second version; which tasks follow is asked of `finalising.affected` afterwards."""
    title = f"更正{store.get(workspace.db, meeting_id).name}纪要第{number}条"
    setting = _setting(workspace, day)
    return issuance.carried_out(
        workspace,
        title,
        lambda db: finalising.correct(db, meeting_id, number, text=text, why=why, day=day, setting=setting, body=body),
    )


def _refuse_lost(workspace: Workspace, meeting_id: int, day: date) -> None:
    """A character that no face can draw would be missing on the paper for good."""
    from heze_desk.meetings.minutes_document import minutes

    settled = settings.get(workspace.db)
    if lost := press.lost(minutes(store.proceedings(workspace.db, meeting_id), settled, day=day), settled):
        raise DeskError(f"这些字没有可用的字体，纸上会空缺：{press.named(lost)}；请换字，确要这样定稿请确认。")


def _setting(workspace: Workspace, day: date) -> finalising.Setting:
    settled = settings.get(workspace.db)

    def setting(told: "Proceedings", numbers: "Numbers", corrects: date | None) -> "SetPaper":
        from heze_desk.meetings.minutes_document import minutes

        return press.to_keep(minutes(told, settled, day=day, numbers=numbers, corrects=corrects), settled)

    return setting
