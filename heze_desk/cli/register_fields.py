"""The fields of a register entry as they are typed: 字段=内容, by the name the register gives them."""

from datetime import date
from typing import Any

from heze_desk.errors import DeskError
from heze_desk.registers import listing, store
from heze_desk.registers.kinds import KINDS, Register, called
from heze_desk.registers.records import EntryLine
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.workspace.database import Database

INDUSTRIES = ("产业", "industries", "industry")


def typed(db: Database, register: Register, pairs: list[str]) -> tuple[dict[str, Any], list[int] | None]:
    """The columns to be set, and the industries where they are named; an unknown field is refused."""
    fields: dict[str, Any] = {}
    industries: list[int] | None = None
    for pair in pairs:
        name, sign, value = (part.strip() for part in pair.partition("="))
        if not sign:
            raise DeskError(f"“{pair}”缺少等号；请写成 字段=内容，例如 级别=省级。")
        if name in INDUSTRIES:
            industries = [roster.industry_named(db, one) for one in _listed(value)]
        elif name in ("traits", register.traits_title) and register.traits:
            fields["traits"] = tuple(_listed(value))
        else:
            field = register.field_called(name)
            if field.name == "unit":
                fields["unit_id"] = unit_store.named(db, value) if value else None
            else:
                fields[field.name] = value
    return fields, industries


def found(db: Database, words: str) -> int:
    """An entry of any register by its number (QY12), or by register and name (企业:演示公司)."""
    for kind, register in KINDS.items():
        if register.numbered(words) is not None:
            return store.named(db, kind, words)
    kind_words, sign, name = words.replace("：", ":").partition(":")
    if not sign:
        raise DeskError(f"“{words}”没有写明是哪本名录；请写编号（例如 QY12），或写成“企业:名称”。")
    return store.named(db, called(kind_words), name)


def line_of(db: Database, entry_id: int, day: date) -> EntryLine:
    return listing.entries_of(db, [entry_id], day)[0]


def row(line: EntryLine) -> dict[str, Any]:
    """What `register KIND list --json` says of an entry; the telephone is for `show` alone."""
    return {
        "id": line.id,
        "number": KINDS[line.kind].number(line.id),
        "kind": line.kind,
        "name": line.name,
        "category": line.category,
        "level": line.level,
        "field": line.field,
        "holder": line.holder,
        "unit": line.unit or None,
        "industries": list(line.industries),
        "shared": line.shared,
        "traits": list(line.traits),
        "marks": [
            {
                "id": one.id,
                "mark": one.mark,
                "recognised_on": one.recognised_on,
                "document": one.document,
                "proven": one.mark not in line.unproven,
            }
            for one in line.recognitions
        ],
        "stage": line.stage or None,
        "summary": line.summary,
    }


def told(line: EntryLine) -> str:
    """One line of the list, as printed."""
    register = KINDS[line.kind]
    parts = (line.category, line.level, line.holder, "、".join(line.industries), line.standing, line.stage)
    name = f"{line.name}（共享）" if line.shared else line.name
    return "　".join((register.number(line.id), name, *filter(None, parts)))


def _listed(value: str) -> list[str]:
    return [one.strip() for one in value.replace("，", "、").replace(",", "、").split("、") if one.strip()]
