"""What a form would change, computed from plain records: no database is asked, and nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from heze_desk.rounds.collecting import heading
from heze_desk.rounds.collecting.facts import Asked
from heze_desk.rounds.collecting.fields import INPUTS, KEYS, TITLES
from heze_desk.rounds.collecting.locked import shortened
from heze_desk.rounds.collecting.plan import NIL, SHEET, MissingRow, ReturnPlan
from heze_desk.rounds.collecting.reading import Reader
from heze_desk.rounds.collecting.returned import Returned, filled, typed
from heze_desk.rounds.collecting.rows import Found, Rows
from heze_desk.rounds.form_records import COLUMNS, Standing
from heze_desk.rounds.records import FilingState
from heze_desk.workbooks.entries import entries
from heze_desk.workbooks.findings import Doubt, Skipped
from heze_desk.workbooks.headings import Table

Decisions = Mapping[str, int]


def proposed(asked: Asked, returned: Returned, *, day: date, decisions: Decisions) -> ReturnPlan:
    """The plan of one form; a blank cell and a missing column change nothing."""
    start = ReturnPlan(returned=returned, asked=asked, day=day, decisions=dict(decisions))
    if day < asked.round.opened_on:
        return replace(
            start, refusal=f"“{returned.file}”没有采用：{asked.round.name}调度{asked.round.opened_on}才开始。"
        )
    table, sheets = _sheet(returned, decisions)
    if table is None:
        return replace(start, doubts=tuple(sheets), notes=returned.notes)
    place = f"{table.sheet.name}!" if sheets else ""  # what was decided of one sheet says nothing of another
    inside = {key.removeprefix(place): one for key, one in decisions.items() if key.startswith(place)}
    plan, found = _of_table(replace(start, decisions=inside), table)
    if place:
        plan = _named_apart(plan, place)
    plan = replace(plan, decisions=dict(decisions), doubts=(*sheets, *plan.doubts))
    return _with_nil(plan, _Nil(marked=found.nil, typed=typed(table)), decisions)


def _named_apart(plan: ReturnPlan, place: str) -> ReturnPlan:
    """The same doubts under keys that name their sheet."""
    doubts = tuple(replace(one, key=f"{place}{one.key}") for one in plan.doubts)
    changes = tuple(replace(one, key=one.key and f"{place}{one.key}") for one in plan.changes)
    return replace(plan, doubts=doubts, changes=changes)


def _of_table(start: ReturnPlan, table: Table) -> tuple[ReturnPlan, heading.Sender]:
    """The plan of one sheet, and what it says above its headings."""
    table, columns = heading.settled(table, start.decisions)
    sender = heading.sender(table)
    if not set(KEYS) & {one.field for one in table.columns}:
        refusal = f"“{start.file}”的编号和任务名称列都没有了，对不上任务；请用原表重填。"
        return replace(start, refusal=refusal), sender
    found, skipped = _rows(start, table)
    plan = replace(
        start,
        changes=tuple(found.changes),
        unchanged=found.unchanged,
        doubts=(*columns, *found.doubts),
        refused=tuple(found.refused),
        unmatched=tuple(sorted((*found.unmatched, *skipped), key=lambda one: one.row)),
        missing_rows=_missing_rows(start.asked, found),
        missing_columns=_missing_columns(table),
        notes=_notes(start.returned, table, found, sender),
        requests=tuple(found.requests),
        reporter=sender.reporter,
        telephone=sender.telephone,
    )
    return plan, sender


def _rows(plan: ReturnPlan, table: Table) -> tuple[Found, list[Skipped]]:
    listed, skipped = entries(table, apart=("id", "number"))
    reader = Reader(day=plan.day, epoch=table.sheet.epoch)
    before = plan.asked.files.get(plan.returned.sha256)
    rows = Rows(plan.asked, reader, plan.decisions, before=before)
    rows.take(listed)
    return rows.found, skipped


def _sheet(returned: Returned, decisions: Decisions) -> tuple[Table | None, list[Doubt]]:
    """The sheet to be read; where several were filled in differently, the one decided on."""
    tables = [one for one in returned.tables if not one.sheet.hidden] or list(returned.tables)
    if len(tables) == 1:
        return tables[0], []
    said = [filled(table) for table in tables]
    different = [table for place, table in enumerate(tables) if said[place] and said[place] not in said[:place]]
    if len(different) < 2:
        return (different or tables)[0], []
    choice = decisions.get(SHEET)
    decided = choice if choice is not None and 0 <= choice < len(different) else None
    names = tuple(table.sheet.name for table in different)
    doubt = Doubt(
        key=SHEET,
        cell="",
        row=0,
        title="",
        name="工作表",
        text=f"工作簿里有 {len(names)} 张填了内容的表，填得不一样；请确认采用哪一张。",
        options=names,
        decided=decided,
    )
    return (different[decided] if decided is not None else None), [doubt]


def _missing_rows(asked: Asked, found: Found) -> tuple[MissingRow, ...]:
    """The tasks that should stand in the table and do not; what a row in doubt may be is not missing yet."""
    offered = {one.task_id for one in found.changes}
    return tuple(
        MissingRow(task_id=one.task_id, number=one.number, title=one.title)
        for one in asked.tasks
        if one.task_id not in found.met and one.task_id not in offered and not one.gone and _is_asked(one.standing)
    )


def _is_asked(standing: Standing) -> bool:
    """A form made later leaves out what was done or paused by then."""
    return standing not in (Standing.DONE, Standing.PAUSED)


def _missing_columns(table: Table) -> tuple[str, ...]:
    held = {one.field for one in table.columns}
    return tuple(one.heading for one in COLUMNS if one.field not in held)


def _notes(returned: Returned, table: Table, found: Found, sender: heading.Sender) -> tuple[str, ...]:
    inputs = [TITLES[one] for one in INPUTS if one not in {column.field for column in table.columns}]
    missing = f"表中没有“{'”“'.join(inputs)}”列，原值不变。" if inputs else ""
    notes = (
        *returned.notes,
        *table.sheet.notes,
        missing,
        *heading.merged(table),
        *heading.unread(table),
        *sender.notes,
        *(f"请秘书办理　{one}；时限和暂停不因反馈表而改。" for one in found.requests),
        *shortened(found.back, "进度比原来低；请核对。"),
        f"{_listed(found.shared)}没有单独牵头的单位，进度以最后报来的为准，各承担单位都报 100% 才算办结。"
        if found.shared
        else "",
        *shortened(found.altered, "已知内容与台账不同，同样不采用。"),
    )
    return tuple(one for one in notes if one)


def _listed(numbers: list[str]) -> str:
    """2-1-01、2-1-02等5项, at most three by number."""
    named = "、".join(numbers[:3])
    return f"{named}等{len(numbers)}项" if len(numbers) > 3 else f"{named} "


@dataclass(frozen=True, kw_only=True)
class _Nil:
    """Whether the form says that nothing changed, and how many cells were filled in."""

    marked: bool
    typed: int


def _with_nil(plan: ReturnPlan, nil: _Nil, decisions: Decisions) -> ReturnPlan:
    """Nothing is taken for a nil report that does not say so, and none that says so and something else besides."""
    if plan.refusal or plan.is_known or (nil.typed and not nil.marked):
        return plan
    if nil.marked and not nil.typed:
        return _as_nil(plan)
    if nil.marked:
        text = f"“零报告”填了“是”，下面又填了 {nil.typed} 格；请确认按哪一个。"
        options: tuple[str, ...] = ("按填报的内容登记", "按零报告登记，填的内容不采用")
    else:
        text, options = "表中什么也没有填，也没有写零报告；请确认是不是零报告。", ("按零报告登记",)
    choice = decisions.get(NIL)
    decided = choice if choice is not None and 0 <= choice < len(options) else None
    doubt = Doubt(key=NIL, cell="", row=0, title="", name="零报告", text=text, options=options, decided=decided)
    plan = replace(plan, doubts=(*plan.doubts, doubt))
    return _as_nil(plan) if decided == len(options) - 1 else plan


def _as_nil(plan: ReturnPlan) -> ReturnPlan:
    if plan.asked.last in (FilingState.REPORTED, FilingState.LATE):
        text = f"“{plan.file}”是零报告，{plan.unit}在{plan.asked.round.name}已报过反馈表；确需改报的，请先退回原来的。"
        return replace(plan, changes=(), refusal=text)
    return replace(plan, nil=True, changes=())
