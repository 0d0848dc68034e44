"""A desk over a fresh workspace, and a small ledger to try the pieces on."""

from dataclasses import dataclass
from datetime import date

import pytest

from heze_desk.errors import DeskError
from heze_desk.kit import theme
from heze_desk.kit.background import Background
from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.memory import Memory
from heze_desk.kit.preview import PdfPreview
from heze_desk.kit.record_table import RecordTable
from heze_desk.kit.record_view import RecordView

UNITS = (Choice(1, "市科技局", "kjj"), Choice(2, "市财政局", "czj"), Choice(3, "市交通运输局", "jtysj"))


@dataclass(frozen=True, kw_only=True)
class Line:
    id: int
    number: str
    title: str
    lead_unit_id: int | None
    units: tuple[int, ...]
    deadline: date | None
    progress: int
    light: str


def lines(db):
    for row in db.query("select * from task order by id"):
        units = db.query("select unit_id from task_unit where task_id = ? order by position", [row["id"]])
        yield Line(
            id=row["id"],
            number=row["number"],
            title=row["title"],
            lead_unit_id=row["lead_unit_id"],
            units=tuple(unit["unit_id"] for unit in units),
            deadline=row["deadline"] and date.fromisoformat(row["deadline"]),
            progress=row["progress"],
            light="正常" if row["deadline"] else "未定",
        )


def setter(name):
    def write(db, task_id, value):
        if name == "title" and not value:
            raise DeskError("任务名称不能为空。")
        stored = value.isoformat() if isinstance(value, date) else value
        db.execute(f"update task set {name} = :value where id = :id", {"value": stored, "id": task_id})

    return write


def set_units(db, task_id, values):
    db.execute("delete from task_unit where task_id = ?", [task_id])
    for position, unit_id in enumerate(values):
        row = {"task_id": task_id, "unit_id": unit_id, "position": position}
        db.table("task_unit").insert(row)


def names(unit_ids):
    labels = {unit.value: unit.label for unit in UNITS}
    return "、".join(labels[unit_id] for unit_id in unit_ids)


COLUMNS = (
    Column[Line]("编号", lambda line: line.number, width=5),
    Column[Line]("任务", lambda line: line.title, kind=Kind.LONG, width=0, write=setter("title")),
    Column[Line](
        "牵头单位",
        lambda line: line.lead_unit_id,
        display=lambda line: names([line.lead_unit_id]) if line.lead_unit_id else "待明确",
        kind=Kind.CHOICE,
        choices=lambda: UNITS,
        write=setter("lead_unit_id"),
    ),
    Column[Line](
        "责任单位",
        lambda line: line.units,
        display=lambda line: names(line.units),
        kind=Kind.CHOICES,
        choices=lambda: UNITS,
        write=set_units,
        from_width=1700,
    ),
    Column[Line]("时限", lambda line: line.deadline, kind=Kind.DAY, write=setter("deadline")),
    Column[Line]("进度", lambda line: line.progress, kind=Kind.PERCENT, write=setter("progress")),
    Column[Line]("状态", lambda line: line.light, kind=Kind.LIGHT),
)


@pytest.fixture(scope="session")
def dressed(qapp):
    theme.dress(qapp)
    return qapp


@pytest.fixture
def desk(desk_over, workspace, today):
    with workspace.step("准备") as db:
        for unit in UNITS:
            db.table("unit").insert({"id": unit.value, "position": unit.value, "kind": "部门"})
    workspace.undo_since_now()
    return desk_over(workspace, today)


@pytest.fixture
def preview(qtbot, dressed):
    """An empty preview on screen."""
    background = Background()
    preview = PdfPreview(background, Memory())
    qtbot.addWidget(preview)
    preview.resize(1000, 700)
    preview.show()
    preview.activateWindow()
    preview.canvas.setFocus()
    qtbot.waitUntil(preview.canvas.hasFocus)
    yield preview
    background.close()


@pytest.fixture
def add_task(desk):
    """Adds a task to the workspace and returns its id."""

    def add(title="报送月报", deadline=None, progress=0, lead_unit_id=None):
        with desk.workspace.step("新增任务") as db:
            number = f"{db.table('task').count + 1:03}"
            row = {
                "number": number,
                "title": title,
                "source": "其他",
                "deadline": deadline and deadline.isoformat(),
                "progress": progress,
                "lead_unit_id": lead_unit_id,
            }
            return db.table("task").insert(row).last_pk

    return add


@pytest.fixture
def read(desk):
    """Reads the ledger afresh."""
    return lambda: list(lines(desk.workspace.db))


@pytest.fixture
def columns():
    return COLUMNS


@pytest.fixture
def ledger(qtbot, desk, read):
    """A table on screen that reloads after every step, as a screen's does."""
    table = RecordTable(desk, COLUMNS)
    view = RecordView(table, name="ledger")
    qtbot.addWidget(view)
    desk.announcer.changed.connect(lambda _changes: table.show(read()))
    view.resize(1000, 400)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view
