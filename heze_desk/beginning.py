"""A workspace made from a policy: its units, industries, clauses and tasks, and nothing it does not say."""

from datetime import date
from pathlib import Path

from heze_desk.home import opened
from heze_desk.policy import store as policies
from heze_desk.policy.reading import read
from heze_desk.policy.records import Part, Policy, PolicyUnit
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.roster.records import Industry, Unit, UnitName
from heze_desk.settings import reading
from heze_desk.settings import store as settings
from heze_desk.tasks.entering import add_all
from heze_desk.tasks.records import Source, Task
from heze_desk.workdays import built_in
from heze_desk.workspace import backup
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import write
from heze_desk.workspace.workspace import FILE, Workspace
from resources import FOLDER


def begin(folder: Path, *, policy: Path | None = None, demo: bool = False, today: date) -> Workspace:
    """Make a workspace in the folder; a mistake in the policy is refused before anything is made."""
    source = policy or FOLDER / "policy"
    document, settled = read(source), reading.read(source)

    def fill(db: Database) -> None:
        enter(db, document)
        settings.change(db, **{"issuer": document.issuer, **settled})
        built_in.bring(db)
        if demo:
            from heze_desk import demonstration

            demonstration.enter(db, today)

    made = Workspace.create(folder, title=f"建立工作区：{document.number}", fill=fill, today=lambda: today)
    if demo:
        from heze_desk import demonstration_briefings

        demonstration_briefings.enter(made, today)  # what is issued is an act of its own
    return made


def ready(folder: Path, today: date) -> Workspace:
    """The workspace of this folder for the day's work: made if it is missing, backed up once a day."""
    workspace = opened(folder, today=lambda: today) if (folder / FILE).exists() else begin(folder, today=today)
    try:
        backup.take_daily(workspace.db, folder / "backups", today)
    except BaseException:
        workspace.close()
        raise
    return workspace


def enter(db: Database, policy: Policy) -> None:
    """Put the document into an empty workspace."""
    units = {name: unit_id for unit in policy.units for name, unit_id in _enter_unit(db, unit)}
    clauses = policies.enter(db, policy, units)
    industries = {}
    for position, clause in enumerate(policy.of_part(Part.INDUSTRY), 1):
        industry = Industry(clause_id=clauses[clause.label], position=position, name=clause.name)
        industries[clause.label] = roster.save_industry(db, industry)
    made = []
    for clause in policy.clauses:
        for task in policy.tasks_of(clause):
            filed = Task(
                number=task.number,
                clause_id=clauses[clause.label],
                industry_id=industries.get(clause.label),
                title=task.title,
                content=task.source,
                source=Source.POLICY,
                source_ref=clause.label,
                source_text=task.source,
            )
            made.append((filed, [units[name] for name in clause.units]))
    add_all(db, made)


def _enter_unit(db: Database, unit: PolicyUnit) -> list[tuple[str, int]]:
    """The unit and, for a group, its members; each name with the id it was given."""
    unit_id = _save_unit(db, unit)
    for member in unit.members:
        db.table("unit_member").insert({"group_id": unit_id, "unit_id": _save_unit(db, member)})
    return [(unit.name, unit_id)]


def _save_unit(db: Database, unit: PolicyUnit) -> int:
    position = db.execute("select coalesce(max(position), 0) + 1 from unit").fetchone()[0]
    others = tuple(name for name in unit.names if name not in (unit.short_name, unit.full_name))
    made = Unit(position=position, kind=unit.kind, from_document=unit.from_document, aliases=others)
    unit_id = write(db.table("unit"), made)
    unit_store.save_name(db, UnitName(unit_id=unit_id, short_name=unit.short_name, full_name=unit.full_name))
    return unit_id
