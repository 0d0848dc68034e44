"""Make the data file of a release: `python tests/files/schema/make.py 001`, once, on the day it is released.

Every name in it is invented. A file once released is never made again, for it stands for what offices have on disk.
"""

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from heze_desk.roster import leader_store, unit_store
from heze_desk.roster import store as roster
from heze_desk.roster.records import Assignment, Contact, Industry, UnitKind, UnitName
from heze_desk.settings import store as settings
from heze_desk.tasks import store as tasks
from heze_desk.tasks.records import Attachment, Milestone, ProgressEntry, Task
from heze_desk.workspace import files
from heze_desk.workspace.workspace import FILE, Workspace


def make(target: Path) -> None:
    if target.exists():
        sys.exit(f"{target} was released; it is never made again")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "desk")
        industry_id, unit_ids = enter_roster(workspace)
        enter_tasks(workspace, industry_id, unit_ids)
        with workspace.step("修改设置") as db:
            settings.change(db, group_name="演示专班", copies=40, word_grid=True)
        with workspace.step("修改印数") as db:
            settings.change(db, copies=50)
        workspace.undo()
        workspace.close()
        shutil.copyfile(Path(folder) / "desk" / FILE, target)


def enter_roster(workspace: Workspace) -> tuple[int, list[int]]:
    with workspace.step("录入单位") as db:
        kinds = {"演示科技局": UnitKind.DEPARTMENT, "演示各县": UnitKind.GROUP, "演示一县": UnitKind.COUNTY}
        science, group, county = (unit_store.add(db, name, kind=kind) for name, kind in kinds.items())
        unit_store.set_members(db, group, [county])
        unit_store.set_aliases(db, science, ("演示科委",))
        renamed = UnitName(
            unit_id=science, short_name="演示科创局", full_name="演示科创局", valid_from=date(2026, 10, 1)
        )
        unit_store.rename(db, science, renamed)
        unit_store.save_contact(db, Contact(unit_id=science, name="张喆", telephone="000"))
    with workspace.step("录入产业") as db:
        clause = (
            "insert into clause (part, position, label, name, text) values ('产业', 1, '一', '演示产业', '演示条款。')"
        )
        db.execute(clause)
        db.execute("insert into clause_unit (clause_id, unit_id, position) values (1, ?, 1)", [science])
        industry_id = roster.save_industry(db, Industry(clause_id=1, position=1, name="演示产业"))
    for name, since in (("王测一", date(2026, 3, 2)), ("李测二", date(2026, 7, 16))):
        with workspace.step(f"调整为{name}") as db:
            leader_id = leader_store.add(db, name, "演示职务", since=since)
            given = {"industry_id": industry_id, "leader_id": leader_id, "valid_from": since}
            roster.succeed(db, Assignment(**given, basis="演示文件"))
    return industry_id, [science, group]


def enter_tasks(workspace: Workspace, industry_id: int, unit_ids: list[int]) -> None:
    digest, size = files.keep(workspace.folder, Path(__file__).with_name("attachment.txt"))
    with workspace.step("录入任务") as db:
        task = Task(number=tasks.NEXT, title="演示任务一", industry_id=industry_id, deadline=date(2026, 12, 31))
        first = tasks.add(db, task, unit_ids)
        second = tasks.add(db, Task(number=tasks.NEXT, title="演示任务二"))
        tasks.save_milestone(db, Milestone(task_id=first, title="演示节点", deadline=date(2026, 9, 30)))
        kept = Attachment(task_id=first, file_name="演示附件.txt", sha256=digest, size=size, added_on=date(2026, 9, 1))
        tasks.save_attachment(db, kept)
    with workspace.step("报进展") as db:
        entry = ProgressEntry(task_id=first, day=date(2026, 9, 1), progress=60, text="𬭎、䶮、刘垚")
        tasks.report(db, entry)
    with workspace.step("移入回收站") as db:
        tasks.discard(db, second, day=date(2026, 9, 2))


if __name__ == "__main__":
    make(Path(__file__).with_name(f"{sys.argv[1]}.sqlite3"))
