"""What no single table can know: quotations stand in the text, names and numbers are unique, references are known."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from heze_desk.policy.records import Clause, Policy, PolicyTask, PolicyUnit
from heze_desk.policy.sheet import Table

QUOTED = ("number", "title", "issuer", "recipients", "copies", "public_note", "printed_by", "guiding_thought")
QUOTED_PARTS = {"principles": ("name", "text"), "goals": ("text",), "targets": ("name", "unit", "qualifier", "source")}


def document(table: Table, policy: Policy) -> None:
    if not policy.clauses:
        raise table.refused("没有条文，请至少写一个 [[industries]]、[[key_tasks]] 或 [[safeguards]] 小节。")
    for key in QUOTED:
        _quoted(table, key, getattr(policy, key), policy.text)
    headings = table.table("parts")
    for key, title in headings.values.items():
        _quoted(headings, key, title, policy.text)
    for section, keys in QUOTED_PARTS.items():
        for one, record in zip(table.tables(section), getattr(policy, section), strict=True):
            for key in keys:
                _quoted(one, key, getattr(record, key), policy.text)


def units(tables: Sequence[Table], policy: Policy) -> None:
    """Every name and alias means one unit, so that a form can be matched to the unit that sent it."""
    taken: dict[str, PolicyUnit] = {}
    for table, head in zip(tables, policy.units, strict=True):
        for unit in (head, *head.members):
            if unit.from_document and unit.name not in policy.text:
                raise table.refused(f"“{unit.name}”不在 text.txt 中；原文没有的单位请写 from_document = false。")
            for name in unit.names:
                if taken.setdefault(name, unit) is not unit:
                    raise table.refused(f"名称“{name}”已用于“{taken[name].name}”，每个名称只能指一个单位。")


def clauses(tables: Sequence[Table], policy: Policy) -> None:
    _unique(tables, "label", [clause.label for clause in policy.clauses])
    _unique(tables, "name", [clause.name for clause in policy.clauses])
    known = [unit.name for unit in policy.units]
    for table, clause in zip(tables, policy.clauses, strict=True):
        _quoted(table, "text", clause.text, policy.text)
        for key in ("name", "closing"):
            _quoted(table, key, getattr(clause, key), clause.text, place="本条 text ")
        _known_units(table, clause, known)


def tasks(tables: Sequence[Table], policy: Policy) -> None:
    _unique(tables, "number", [task.number for task in policy.tasks])
    known = {clause.label: clause for clause in policy.clauses}
    for table, task in zip(tables, policy.tasks, strict=True):
        if task.clause not in known:
            unknown = f"任务 {task.number} 的条文“{task.clause}”不在 policy.toml 中"
            raise table.refused(unknown + _near(task.clause, known), "clause")
        _source(table, task, known[task.clause], policy.text)


def _source(table: Table, task: PolicyTask, clause: Clause, text: str) -> None:
    subject = f"任务 {task.number} 的依据原文"
    if task.source not in text:
        raise table.refused(f"{subject}不在 text.txt 中{_differs(task.source, text)}，请核对。", "source")
    if task.source not in clause.text:
        raise table.refused(f"{subject}不在条文“{clause.label}”中，请核对。", "source")


def _known_units(table: Table, clause: Clause, known: Sequence[str]) -> None:
    for name in clause.units:
        if name not in known:
            raise table.refused(f"责任单位“{name}”不在 units.toml 中{_near(name, known)}", "units")
        if clause.units.count(name) > 1:
            raise table.refused(f"责任单位“{name}”写了两次，请删去一处。", "units")


def _unique(tables: Sequence[Table], key: str, values: Sequence[str]) -> None:
    for at, value in enumerate(values):
        if value in values[:at]:
            raise tables[at].refused(f"“{value}”与前面的 {key} 重复，请核对。", key)


def _quoted(table: Table, key: str, quotation: str, text: str, *, place: str = " text.txt ") -> None:
    if quotation not in text:
        raise table.refused(f"“{key}”的文字不在{place}中{_differs(quotation, text)}，请核对。", key)


def _differs(quotation: str, text: str) -> str:
    """From where the quotation leaves the text, which is what the eye looks for."""
    same = next(length for length in range(len(quotation), -1, -1) if quotation[:length] in text)
    words = quotation[same : same + 8].replace("\n", "（换行）")
    return f"（从“{words}”起不同）"


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"，是否指“{near[0]}”？" if near else "，请核对。"
