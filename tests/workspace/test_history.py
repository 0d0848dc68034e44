"""The story of a record: when, by which act, from what to what."""

from datetime import date

from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.tasks import store
from heze_desk.tasks.records import Attachment, Milestone, ProgressEntry
from heze_desk.workspace import history, registers

DAY = date(2026, 11, 23)


def told(changes):
    return [(change.step, change.subject, change.field, change.old, change.new) for change in changes]


def test_the_story_of_a_task_and_its_parts_is_told_in_order(workspace, add_task):
    other = add_task(workspace, "乙")
    task_id = add_task(workspace, "甲")
    with workspace.step("新增单位") as db:
        unit_id = unit_store.add(db, "市科技局", kind=UnitKind.DEPARTMENT)
    with workspace.step("改责任单位") as db:
        store.set_units(db, task_id, [unit_id])
        store.set_units(db, other, [unit_id])
    with workspace.step("加节点") as db:
        milestone_id = store.save_milestone(db, Milestone(task_id=task_id, title="方案"))
    with workspace.step("报进展") as db:
        store.report(db, ProgressEntry(task_id=task_id, day=DAY, progress=60, text="已完成初稿"))
    with workspace.step("改节点") as db:
        store.save_milestone(db, Milestone(id=milestone_id, task_id=task_id, title="方案定稿", done_on=DAY))
    with workspace.step("改名") as db:
        store.change(db, task_id, title="甲一", person="王测一")
    with workspace.step("删节点") as db:
        store.remove_milestone(db, milestone_id)

    story = store.story(workspace.db, task_id)

    assert [row for row in told(story) if row[2]] == [
        ("报进展", "task", "progress", 0, 60),
        ("报进展", "task", "stage", "立项", "推进"),
        ("改节点", "milestone", "title", "方案", "方案定稿"),
        ("改节点", "milestone", "done_on", None, "2026-11-23"),
        ("改名", "task", "title", "甲", "甲一"),
        ("改名", "task", "person", "", "王测一"),
    ]
    assert [(row[0], row[1]) for row in told(story) if not row[2]] == [
        ("新增甲", "task"),
        ("改责任单位", "task_unit"),
        ("加节点", "milestone"),
        ("报进展", "progress_entry"),
        ("删节点", "milestone"),
    ]
    came, went = (change for change in story if change.subject == "milestone" and not change.field)
    assert (came.old, came.new["title"], went.old["title"], went.new) == (None, "方案", "方案定稿", None)
    assert [change.at for change in story] == sorted(change.at for change in story)


def test_what_was_taken_back_is_told_as_well(workspace, add_task):
    task_id = add_task(workspace)
    with workspace.step("改进度") as db:
        store.set_progress(db, task_id, 40, day=DAY)
    workspace.undo()
    workspace.redo()

    assert told(store.story(workspace.db, task_id))[1:] == [
        ("改进度", "task", "progress", 0, 40),
        ("改进度", "task", "stage", "立项", "推进"),
        ("撤销：改进度", "task", "progress", 40, 0),
        ("撤销：改进度", "task", "stage", "推进", "立项"),
        ("重做：改进度", "task", "progress", 0, 40),
        ("重做：改进度", "task", "stage", "立项", "推进"),
    ]


def test_an_attachment_that_came_and_was_removed_is_told_with_the_reason(workspace, add_task):
    task_id = add_task(workspace)
    attachment = Attachment(task_id=task_id, file_name="方案.pdf", sha256="a" * 64, size=1, added_on=DAY)
    with workspace.step("添加附件") as db:
        attachment_id = store.save_attachment(db, attachment)
    with workspace.step("移除附件") as db:
        registers.remove(db, "attachment", attachment_id, day=DAY, reason="传错了")

    came, *removed = store.story(workspace.db, task_id)[1:]

    assert came.new["file_name"] == "方案.pdf"
    assert {change.field: change.new for change in removed} == {"removed_on": "2026-11-23", "removal_reason": "传错了"}


def test_without_parts_only_the_record_itself_is_told(workspace, add_task):
    task_id = add_task(workspace)
    with workspace.step("加节点") as db:
        store.save_milestone(db, Milestone(task_id=task_id, title="方案"))

    assert [change.subject for change in history.changes(workspace.db, "task", task_id)] == ["task"]
    assert history.changes(workspace.db, "task", 99) == []
