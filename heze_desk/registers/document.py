"""The registers as papers; telephones are in none of them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from heze_desk.days import said
from heze_desk.registers.column_widths import fitted
from heze_desk.registers.extracts import Extract
from heze_desk.registers.happened_document import latest, tied, ways
from heze_desk.registers.kinds import FOUR_TRAITS, KINDS, Register
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.settings.records import Settings
from reports.document import Document, Table, Title

DEMO = "演示数据，不作依据"


class Shown(NamedTuple):
    """A column of a register: the field or the measure that it shows, and of which year."""

    name: str
    title: str
    year: int = 0

    @property
    def heading(self) -> str:
        """Of a year in lines of its own: 2026年 / 计划投资 / （万元）."""
        return f"{self.year}年\n{self.title}".replace("（", "\n（") if self.year else self.title


def register_list(
    lines: Sequence[EntryLine],
    kind: Kind,
    day: date,
    settings: Settings,
    *,
    fields: Collection[str] | None = None,
    extract: Extract = Extract(),
) -> Document:
    """One register as of the day, under the names of its industries; what is shared stands in each and counts once.

    `fields` are the columns that are printed beside the recognitions; those that are empty throughout are left out.
    Of projects the days of their steps and their ties stand in a table of their own.
    """
    register = KINDS[kind]
    wanted = register.printed if fields is None else fields
    more = ways(lines, wanted, extract) if kind is Kind.PROJECT else None
    title = f"{settings.group_name}{register.title}"
    asked = f"只列{'、'.join(extract.words)}的，" if extract.words else ""
    return Document(
        kind=register.title,
        title=f"{title}（截至{said(day)}）",
        author=settings.office_name,
        landscape=True,
        remark=DEMO if settings.demo else "",
        body=(
            Title(title, note=f"（截至{said(day)}，{asked}共{len(lines)}{register.counter}）"),
            _table(lines, register, _columns(lines, register, wanted, extract), extract),
            *((more,) if more else ()),
        ),
    )


def _columns(lines: Sequence[EntryLine], register: Register, wanted: Collection[str], extract: Extract) -> list[Shown]:
    """Those wanted of which anything is known; a measure is shown for the last year there is."""
    found = [Shown("name", register.fields[0].title)]
    ids = {line.id for line in lines}
    for name, title in register.printable():
        if name not in wanted or (name, register.kind) == ("links", Kind.PROJECT):
            continue
        if name in {one.name for one in register.measures}:
            years = {year for entry_id, year, measure in extract.amounts if measure == name and entry_id in ids}
            found += [Shown(name, title, max(years))] if years else []
        elif any(_cell(line, Shown(name, title), extract) for line in lines):
            found.append(Shown(name, title))
    return found


def _table(lines: Sequence[EntryLine], register: Register, shown: Sequence[Shown], extract: Extract) -> Table:
    header = ("序号", *(one.heading for one in shown), f"{register.entering}情况")
    none = ((f"没有符合条件的{register.kind}",),) if extract.words else ()
    shares, size, rows = fitted(header, _rows(lines, shown, extract))
    return Table(
        header=header,
        rows=rows or none,
        widths=shares,
        size=size,
        align=("center", *("right" if one.year else "left" for one in shown), "left"),
        note=_note(lines, register),
        ragged=True,
        named_again=True,
    )


def _rows(lines: Sequence[EntryLine], shown: Sequence[Shown], extract: Extract) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, industry_id in _groups(lines, extract):
        listed = [line for line in lines if industry_id in (line.industry_ids or (None,))]
        rows.append((f"{name}（{len(listed)}）",))
        for number, line in enumerate(listed, 1):
            rows.append((str(number), *(_cell(line, one, extract) for one in shown), _recognised(line)))
    return rows


def _groups(lines: Sequence[EntryLine], extract: Extract) -> list[tuple[str, int | None]]:
    """The industries in the order of the policy, only the one where one was asked for; what has none comes last."""
    named = {key: name for line in lines for key, name in zip(line.industry_ids, line.industries, strict=True)}
    if extract.industry_id is not None:
        named = {key: name for key, name in named.items() if key == extract.industry_id}
    groups: list[tuple[str, int | None]] = [(named[one], one) for one in sorted(named, key=extract.place)]
    return groups + [("未归产业", None)] * any(not line.industry_ids for line in lines)


def _cell(line: EntryLine, shown: Shown, extract: Extract) -> str:
    if shown.year:
        amount = extract.amounts.get((line.id, shown.year, shown.name))
        return "" if amount is None else f"{amount:.10g}"
    match shown.name:
        case "traits":
            return "四项都有" if set(FOUR_TRAITS) <= set(line.traits) else "、".join(line.traits)
        case "events":
            return latest(line, extract)
        case "links":
            return tied(line, extract)
        case "name":
            return f"{line.name}（共享）" if line.shared else line.name
        case field:
            return str(getattr(line, field))


def _recognised(line: EntryLine) -> str:
    """链主，2026年3月1日，演示文件1号: one line for each mark."""
    told = []
    for one in line.recognitions:
        proof = "（待核）" if one.mark in line.unproven else ""
        told.append("，".join(filter(None, (f"{one.mark}{proof}", said(one.recognised_on), one.document))))
    return "\n".join(told)


def _note(lines: Sequence[EntryLine], register: Register) -> str:
    shared = sum(line.shared for line in lines)
    told = f"标“共享”的{shared}{register.counter}归属几个产业，在各产业下都列出，总数只计一次。" if shared else ""
    unproven = sum(bool(line.unproven) for line in lines)
    return told + (f"“待核”指没有登记认定文件或证明材料，共{unproven}{register.counter}。" if unproven else "")
