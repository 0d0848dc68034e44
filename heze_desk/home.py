"""Opening a workspace for the day's work, in the window and on the command line alike."""

from datetime import date
from pathlib import Path

from heze_desk.policy import store as policies
from heze_desk.workdays import built_in
from heze_desk.workspace.workspace import Day, Workspace


def opened(folder: Path, *, reading: bool = False, today: Day = date.today) -> Workspace:
    """The workspace of this folder, with what came with the program since it was last opened."""
    workspace = Workspace.open(folder, reading=reading, today=today)
    try:
        complete(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def complete(workspace: Workspace) -> None:
    """Bring in what came with the program and is not there yet; this is none of the secretary's acts."""
    if workspace.read_only:
        return
    if years := built_in.missing(workspace.db):
        named = "、".join(f"{year}年" for year in years)
        with workspace.step(f"载入随程序附带的{named}放假安排", final=True) as db:
            built_in.bring(db)
    if policies.lacks_targets(workspace.db):
        with workspace.step("载入政策文件中的目标", final=True) as db:
            policies.bring_targets(db)
