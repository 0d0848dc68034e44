"""The fields of a register entry as they are typed: 字段=内容, by the name the register gives them."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from heze_desk.cli.opening import Asked, today
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import listing, store
from heze_desk.registers.kinds import KINDS, Register, called
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.roster import industry_changes, unit_store
from heze_desk.roster import store as roster
from heze_desk.workspace.database import Database

INDUSTRIES = ("产业", "归属产业", "industries", "industry")
QUOTES = "“”\"'"
ANYWAY = "没有写错、确要这样写的请加 --anyway。"


def standing(db: Database, kind: Kind, words: str) -> int:
    """The entry meant, to be written to; one that was deleted is refused."""
    entry_id = store.named(db, kind, words)
    if (entry := store.get(db, entry_id)).deleted_on is not None:
        number = KINDS[kind].number(entry_id)
        raise DeskError(
            f"{number}“{entry.name}”已于{said(entry.deleted_on)}删除；"
            f"请先用 register {kind} restore {number} 恢复，再办这一项。"
        )
    return entry_id


def industry(db: Database, name: str, day: date, kept: Collection[int] = ()) -> int:
    """The industry of that name; one that ended is refused unless it is `kept` already."""
    known = roster.industry_named(db, name)
    return known if known in kept else industry_changes.standing(db, name, day)


def typed(
    db: Database, register: Register, asked: Asked, *, kept: Collection[int] = ()
) -> tuple[dict[str, Any], list[int] | None]:
    """The columns to be set, and the industries where they are named; an unknown field is refused.

    Industries that ended are refused but those that are `kept`, for the entry stands in them already.
    """
    day = today(asked)
    fields: dict[str, Any] = {}
    industries: list[int] | None = None
    for name, value in _pairs(asked.fields):
        if name in INDUSTRIES:
            industries = [industry(db, one, day, kept) for one in _listed(value)]
        elif register.traits and name.strip(QUOTES) in ("traits", register.traits_title.strip(QUOTES)):
            fields["traits"] = tuple(_listed(value))
        else:
            field = register.field_called(name)
            if field.name == "unit":
                fields["unit_id"] = unit_store.named(db, value) if value else None
            else:
                refuse_slip(db, register, field.name, value if not asked.anyway else "")
                fields[field.name] = value
    return fields, industries


def _pairs(fields: Collection[str]) -> Iterator[tuple[str, str]]:
    """名称 and 内容 of each, whatever the width of the sign; what is written twice is a slip."""
    met: set[str] = set()
    for pair in fields:
        name, sign, value = (part.strip() for part in pair.replace("＝", "=").partition("="))
        if not sign:
            raise DeskError(f"“{pair}”缺少等号；请写成 字段=内容，例如 级别=省级。")
        if name in met:
            raise DeskError(f"“{name}”写了两次，没有保存；请只写一次。")
        met.add(name)
        yield name, value


def refuse_slip(db: Database, register: Register, name: str, word: str, *, way: str = ANYWAY) -> None:
    """A word that the register does not propose and no entry bears is a slip; `way` says how to write it anyhow."""
    proposed = register.choices_of(name)
    known = tuple(dict.fromkeys((*proposed, *listing.words(db, register.kind, name))))
    if proposed and word and word not in known:
        field = register.field(name)
        title = field.title if field else name
        raise DeskError(f"{register.title}没有名为“{word}”的{title}；可用：{'、'.join(known)}。{way}")


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


def typed_year(text: str) -> int:
    """An argument that is a year."""
    if not text.isdecimal() or not 2000 <= int(text) <= 2100:
        raise DeskError(f"年份须在 2000 到 2100 之间，不能是“{text}”。")
    return int(text)


def changes(old: EntryLine, new: EntryLine, register: Register) -> list[str]:
    """研究方向 空 → 膜: what is different now."""
    titles = [(one.name, one.title) for one in register.fields]
    titles += [("industries", "产业"), ("traits", register.traits_title)]
    sides = ((title, _shown(getattr(old, name)), _shown(getattr(new, name))) for name, title in titles)
    return [f"{title} {before} → {after}" for title, before, after in sides if before != after]


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


def _shown(value: Any) -> str:
    return ("、".join(value) if isinstance(value, tuple) else str(value)) or "空"
