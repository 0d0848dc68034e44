"""The columns of a register and the fields of an entry, from what its kind says of them."""

from collections.abc import Callable, Sequence
from typing import Any

from heze_desk.kit.columns import Choice, Column, Kind
from heze_desk.kit.name_order import by_sound
from heze_desk.registers import listing, store
from heze_desk.registers.kinds import Field, Register
from heze_desk.registers.records import EntryLine
from heze_desk.registers.records import Kind as Book
from heze_desk.registers.screen.offer import Offer
from heze_desk.workspace.database import Database

WIDE, WIDER = 1500, 1700
WIDTHS = {"category": 6.6, "level": 6.4, "field": 6, "holder": 9, "unit": 6.4}
FROM = {"field": WIDER, "holder": 1300, "unit": WIDE}
PROPOSED = ("category", "level", "field", "holder")
SHARED = "共享"


def table_columns(
    register: Register, offer: Callable[[], Offer], db: Callable[[], Database]
) -> tuple[Column[EntryLine], ...]:
    """The name takes what is left; what was recognised without proof says 待核."""
    number = Column[EntryLine](
        "编号", lambda line: register.number(line.id), sort=lambda line: line.id, width=4.2, from_width=1300
    )
    shown = [one for one in register.fields if one.name == "name" or one.name in WIDTHS]
    return (
        number,
        *(_field(register, one, offer, db) for one in shown),
        Column[EntryLine](
            "产业",
            lambda line: line.industry_ids,
            display=lambda line: "、".join(line.industries),
            write=filing(offer),
            kind=Kind.CHOICES,
            choices=lambda: offer().industries,
            tip=lambda line: "\n".join(line.industries),
            sort=lambda line: line.industries,
            width=7.4,
            one_line=11,
        ),
        *_types(register),
        Column[EntryLine](SHARED, lambda line: SHARED if line.shared else "", width=2.8),
        Column[EntryLine](
            "认定", lambda line: line.standing, kind=Kind.LONG, width=9.2, one_line=12, tip=told_recognitions
        ),
        Column[EntryLine]("最近动态", _latest, width=8, from_width=WIDER, tip=_latest),
    )


def _types(register: Register) -> tuple[Column[EntryLine], ...]:
    """规上、重点企业: what an enterprise is looked for by; the traits of other registers are too long for a cell."""
    if register.kind is not Book.ENTERPRISE:
        return ()
    column = Column[EntryLine](
        register.traits_title,
        lambda line: line.traits,
        display=lambda line: "、".join(line.traits),
        write=setting("traits"),
        kind=Kind.CHOICES,
        choices=lambda: [Choice(one, one) for one in register.traits],
        tip=lambda line: "\n".join(line.traits),
        sort=lambda line: line.traits,
        width=5,
        one_line=8,
    )
    return (column,)


def pane_columns(
    register: Register, offer: Callable[[], Offer], db: Callable[[], Database]
) -> tuple[tuple[Column[Any], ...], tuple[Column[Any], ...]]:
    """The fields of an entry but its name: the short ones, and the long ones."""
    fields = [one for one in register.fields if one.name != "name"]
    short = [_pane_field(register, one, offer, db) for one in fields if not one.long]
    industries = Column[Any](
        "产业",
        lambda detail: detail.line.industry_ids,
        display=lambda detail: "、".join(detail.line.industries) or "未归产业",
        write=filing(offer),
        kind=Kind.CHOICES,
        choices=lambda: offer().industries,
    )
    traits = Column[Any](
        register.traits_title,
        lambda detail: detail.entry.traits,
        display=lambda detail: "、".join(detail.entry.traits) or "—",
        write=setting("traits"),
        kind=Kind.CHOICES,
        choices=lambda: [Choice(one, one) for one in register.traits],
    )
    long = tuple(_pane_field(register, one, offer, db) for one in fields if one.long)
    return (industries, *short, *((traits,) if register.traits else ())), long


def name_column(register: Register) -> Column[Any]:
    return Column[Any](
        register.fields[0].title,
        lambda detail: detail.entry.name,
        kind=Kind.LONG,
        write=lambda db, entry_id, name: store.change(db, entry_id, name="".join(name.splitlines()).strip()),
    )


def asked_columns(register: Register, offer: Offer, db: Database) -> tuple[Column[Any], ...]:
    """What is asked of a new entry."""
    columns = []
    for one in register.fields:
        choices = offer.units if one.name == "unit" else proposed(db, register, one)
        columns.append(Column[Any](one.title, lambda _one: None, kind=_kind(one), choices=_given(choices)))
    industries = Column[Any]("产业", lambda _one: (), kind=Kind.CHOICES, choices=lambda: offer.industries)
    chosen = tuple(Choice(one, one) for one in register.traits)
    traits = Column[Any](register.traits_title, lambda _one: (), kind=Kind.CHOICES, choices=_given(chosen))
    return (columns[0], industries, *((traits,) if chosen else ()), *columns[1:])


def proposed(db: Database, register: Register, field: Field) -> tuple[Choice, ...]:
    """The words of the register first, then those that are in use."""
    if field.name not in PROPOSED:
        return ()
    words = dict.fromkeys((*field.choices, *listing.words(db, register.kind, field.name)))
    return tuple(Choice(one, one) for one in words)


def told_recognitions(line: EntryLine) -> str:
    """链主，2026-03-01，演示文件1号: one line for each."""
    told = []
    for one in line.recognitions:
        proof = "待核" if one.mark in line.unproven else one.document
        told.append("，".join(filter(None, (one.mark, f"{one.recognised_on:%Y-%m-%d}", proof))))
    return "\n".join(told)


def setting(field: str) -> Callable[[Database, int, Any], None]:
    """A write that sets this one field of the entry."""

    def write(db: Database, entry_id: int, value: Any) -> None:
        store.change(db, entry_id, **{field: value})

    return write


def filing(offer: Callable[[], Offer]) -> Callable[[Database, int, Any], None]:
    """A write that sets the industries as of the day that is shown."""

    def write(db: Database, entry_id: int, industry_ids: Any) -> None:
        store.set_industries(db, entry_id, industry_ids, day=offer().day)

    return write


def _field(
    register: Register, field: Field, offer: Callable[[], Offer], db: Callable[[], Database]
) -> Column[EntryLine]:
    is_name, is_unit = field.name == "name", field.name == "unit"
    return Column[EntryLine](
        field.title,
        (lambda line: line.unit_id) if is_unit else (lambda line: getattr(line, field.name)),
        display=(lambda line: line.unit) if is_unit else None,
        write=setting("unit_id" if is_unit else field.name),
        kind=_kind(field) if not is_name else Kind.LONG,
        choices=(lambda: offer().units) if is_unit else (lambda: proposed(db(), register, field)),
        tip=lambda line: str(getattr(line, field.name)),
        sort=_order(field),
        width=0 if is_name else WIDTHS[field.name],
        from_width=FROM.get(field.name, 0),
    )


def _order(field: Field) -> Callable[[EntryLine], Any] | None:
    """Names go by their sound."""
    match field.name:
        case "name":
            return lambda line: by_sound(line.name)
        case "unit":
            return lambda line: line.unit
        case _:
            return None


def _pane_field(
    register: Register, field: Field, offer: Callable[[], Offer], db: Callable[[], Database]
) -> Column[Any]:
    is_unit = field.name == "unit"
    return Column[Any](
        field.title,
        (lambda detail: detail.entry.unit_id) if is_unit else (lambda detail: getattr(detail.entry, field.name)),
        display=(lambda detail: detail.line.unit) if is_unit else None,
        write=setting("unit_id" if is_unit else field.name),
        kind=_kind(field),
        choices=(lambda: offer().units) if is_unit else (lambda: proposed(db(), register, field)),
    )


def _kind(field: Field) -> Kind:
    if field.name == "unit":
        return Kind.CHOICE
    if field.long:
        return Kind.LONG
    return Kind.PROPOSED if field.name in PROPOSED else Kind.TEXT


def _given(choices: Sequence[Choice]) -> Callable[[], Sequence[Choice]]:
    return lambda: choices


def _latest(line: EntryLine) -> str:
    return f"{line.latest.day:%Y-%m-%d} {line.latest.act}" if line.latest else ""
