"""The notices that came with the program, as far as the office has none for their years."""

from heze_desk.workspace.database import Database
from resources import FOLDER


def missing(db: Database) -> list[int]:
    """The years that were shipped and are not in the workspace: all in a new one, later ones after an update."""
    known = {year for (year,) in db.execute("select distinct year from holiday_notice")}
    return sorted({int(file.stem) for file in (FOLDER / "workdays").glob("*.txt")} - known)


def bring(db: Database) -> None:
    """Keep every notice that is missing; called inside a step."""
    from heze_desk.workdays import notice_store  # only wanted at the first opening
    from heze_desk.workdays.notice import read

    for year in missing(db):
        text = (FOLDER / "workdays" / f"{year}.txt").read_text("utf-8")
        notice_store.enter(db, read(text, year=year), built_in=True)
