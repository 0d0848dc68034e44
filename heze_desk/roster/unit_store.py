"""Units in and out of the workspace: by rank, under the names of a day."""

import json
from dataclasses import replace
from datetime import date

from heze_desk.errors import DeskError, MissingRecordError
from heze_desk.roster.unit_records import Contact, Unit, UnitKind, UnitLine, UnitName
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find, load, write

NAMED = """
    select unit.id, unit.position, unit.kind, unit.aliases, unit.from_document, unit.active,
           unit_name.short_name, unit_name.full_name
    from unit join unit_name on unit_name.id = (
        select id from unit_name as dated
        where dated.unit_id = unit.id
        order by coalesce(dated.valid_from, '') <= :day desc,
                 case when coalesce(dated.valid_from, '') <= :day then coalesce(dated.valid_from, '') end desc,
                 dated.valid_from
        limit 1)
"""


def units(db: Database, day: date) -> list[UnitLine]:
    """All units in the order of rank, each as it was called on the day."""
    rows = db.query(f"{NAMED} order by unit.position, unit.id", {"day": day.isoformat()})
    return [load(UnitLine, row) for row in rows]


def names(db: Database, day: date) -> dict[int, str]:
    """The short names of a day by unit, in the order of rank."""
    return {unit.id: unit.short_name for unit in units(db, day)}


def get(db: Database, unit_id: int) -> Unit:
    unit = find(db, "unit", Unit, unit_id)
    if unit is None:
        raise MissingRecordError("没有这个单位。")
    return unit


def add(db: Database, name: str, *, kind: UnitKind, full_name: str = "", aliases: tuple[str, ...] = ()) -> int:
    """A new unit, last in rank; a name that is taken is refused."""
    if taken := {name.strip(), full_name.strip()} & every_name(db).keys():
        raise DeskError(f"已有名为“{taken.pop()}”的单位；请换一个名称，或改用已有的单位。")
    position = db.execute("select coalesce(max(position), 0) + 1 from unit").fetchone()[0]
    unit_id = write(db.table("unit"), Unit(position=position, kind=kind, aliases=aliases))
    save_name(db, UnitName(unit_id=unit_id, short_name=name.strip(), full_name=full_name.strip() or name.strip()))
    return unit_id


def save_name(db: Database, name: UnitName) -> int:
    return write(db.table("unit_name"), name)


def rename(db: Database, unit_id: int, name: UnitName) -> int:
    """From a day on the unit is called otherwise; before it the old name stays. The same day again corrects it."""
    for other in units(db, name.valid_from or date.min):
        if other.id != unit_id and {name.short_name, name.full_name} & {other.short_name, other.full_name}:
            raise DeskError(f"那一天已有单位叫“{other.short_name}”；请换一个名称或日期。")
    where = "unit_id = ? and valid_from is ?"
    day = name.valid_from and name.valid_from.isoformat()
    same = next(db.table("unit_name").rows_where(where, [unit_id, day]), None)
    return save_name(db, replace(name, id=same["id"] if same else None, unit_id=unit_id))


def set_aliases(db: Database, unit_id: int, aliases: tuple[str, ...]) -> None:
    write(db.table("unit"), replace(get(db, unit_id), aliases=tuple(dict.fromkeys(filter(None, aliases)))))


def set_kind(db: Database, unit_id: int, kind: UnitKind) -> None:
    """A group stays a group and a unit a unit, for only a group has members."""
    unit = get(db, unit_id)
    if (unit.kind is UnitKind.GROUP) is not (kind is UnitKind.GROUP):
        raise DeskError("群组和单位不能互相改变；请另外新增。")
    write(db.table("unit"), replace(unit, kind=kind))


def set_active(db: Database, unit_id: int, active: bool) -> None:
    write(db.table("unit"), replace(get(db, unit_id), active=active))


def move(db: Database, unit_id: int, to: int) -> None:
    """Put the unit at place `to` (from 1) in the order of rank."""
    order = [row[0] for row in db.execute("select id from unit order by position, id")]
    order.remove(unit_id)
    order.insert(max(0, to - 1), unit_id)
    for position, one in enumerate(order, 1):
        db.execute("update unit set position = ? where id = ? and position <> ?", [position, one, position])


def named(db: Database, name: str) -> int:
    """The unit that is, was or will be called so; an unknown one is refused with the nearest known name."""
    known = every_name(db)
    if (unit_id := known.get(name.strip())) is not None:
        return unit_id
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"是否指“{near[0]}”？" if near else "请先在“责任分工”中添加该单位。"
    raise DeskError(f"没有名为“{name}”的单位；{hint}")


def expanded(db: Database, unit_ids: list[int]) -> list[int]:
    """The units with each group replaced by its members in use, in the order of rank."""
    marks = ", ".join("?" * len(unit_ids))
    rows = db.execute(
        f"""
        select distinct unit.id from unit
        left join unit_member on unit_member.unit_id = unit.id and unit_member.group_id in ({marks})
        where unit_member.id is not null and unit.active or unit.id in ({marks}) and unit.kind <> '群组'
        order by unit.position, unit.id
        """,
        [*unit_ids, *unit_ids],
    )
    return [row[0] for row in rows]


def members(db: Database, group_id: int) -> list[int]:
    rows = db.execute(
        """
        select unit.id from unit join unit_member on unit_member.unit_id = unit.id
        where unit_member.group_id = ? order by unit.position, unit.id
        """,
        [group_id],
    )
    return [row[0] for row in rows]


def set_members(db: Database, group_id: int, unit_ids: list[int]) -> None:
    """Make exactly these units the members of the group; a group in a group is refused."""
    if get(db, group_id).kind is not UnitKind.GROUP:
        raise DeskError("只有群组可以有成员单位；请先选中“各县区”这样的群组。")
    if any(get(db, unit_id).kind is UnitKind.GROUP for unit_id in unit_ids):
        raise DeskError("群组里不能再放群组；请逐个选择成员单位。")
    now = set(members(db, group_id))
    for unit_id in now - set(unit_ids):
        db.execute("delete from unit_member where group_id = ? and unit_id = ?", [group_id, unit_id])
    for unit_id in unit_ids:
        if unit_id not in now:
            db.table("unit_member").insert({"group_id": group_id, "unit_id": unit_id})


def contacts(db: Database, unit_id: int) -> list[Contact]:
    return [load(Contact, row) for row in db.table("contact").rows_where("unit_id = ?", [unit_id], order_by="id")]


def save_contact(db: Database, contact: Contact) -> int:
    return write(db.table("contact"), contact)


def name_history(db: Database, unit_id: int) -> list[UnitName]:
    rows = db.table("unit_name").rows_where("unit_id = ?", [unit_id], order_by="coalesce(valid_from, '')")
    return [load(UnitName, row) for row in rows]


def every_name(db: Database) -> dict[str, int]:
    """Each short name, full name and alias there ever was, with its unit; current names win over aliases."""
    known: dict[str, int] = {}
    for unit_id, aliases in db.execute("select id, aliases from unit order by position desc"):
        known.update(dict.fromkeys(json.loads(aliases), unit_id))
    for unit_id, short, full in db.execute("select unit_id, short_name, full_name from unit_name order by id"):
        known.update({full: unit_id, short: unit_id})
    return known
