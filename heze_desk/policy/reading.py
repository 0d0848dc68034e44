"""Reads a policy from its folder: the text, the document, the units and the tasks; docs/policy-format.md says how."""

from dataclasses import dataclass
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.policy import checks
from heze_desk.policy.filling import fill, tidy
from heze_desk.policy.records import Clause, Part, Policy, PolicyTask, PolicyUnit
from heze_desk.policy.sheet import Table, open_sheet, read_text

SECTIONS = {"industries": Part.INDUSTRY, "key_tasks": Part.KEY_TASK, "safeguards": Part.SAFEGUARD}


@dataclass(frozen=True, kw_only=True)
class _Headings:
    """What the document calls its parts."""

    industries: str = ""
    key_tasks: str = ""
    safeguards: str = ""


def read(folder: Path) -> Policy:
    """The policy laid out in the folder; the first mistake is refused in one sentence that names file and line."""
    if not folder.is_dir():
        raise DeskError(f"找不到政策文件夹“{folder}”，请核对位置。")
    if not (text := tidy(read_text(folder, "text.txt"))):
        raise DeskError("text.txt 是空的，请放入政策全文，每段一行。")
    document, units, tasks = (open_sheet(folder, name) for name in ("policy.toml", "units.toml", "tasks.toml"))
    clauses = [(table, part) for key, part in SECTIONS.items() for table in document.tables(key)]
    policy = fill(
        Policy,
        document,
        beside=(*SECTIONS, "parts"),
        part_titles=_headings(document),
        clauses=tuple(fill(Clause, table, part=part) for table, part in clauses),
        units=tuple(fill(PolicyUnit, table) for table in _listed(units, "units")),
        tasks=tuple(fill(PolicyTask, table) for table in _listed(tasks, "tasks")),
        text=text,
    )
    checks.document(document, policy)
    checks.units(units.tables("units"), policy)
    checks.clauses([table for table, _ in clauses], policy)
    checks.tasks(tasks.tables("tasks"), policy)
    return policy


def _headings(document: Table) -> tuple[tuple[Part, str], ...]:
    written = fill(_Headings, document.table("parts"))
    return tuple((part, title) for key, part in SECTIONS.items() if (title := getattr(written, key)))


def _listed(sheet: Table, key: str) -> list[Table]:
    sheet.only({key})
    if not (found := sheet.tables(key)):
        raise sheet.refused(f"一项也没有，请至少写一个 [[{key}]] 小节。")
    return found
