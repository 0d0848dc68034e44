"""The registers and the targets as papers; telephones are in none of them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from heze_desk.days import said
from heze_desk.registers.extracts import Extract
from heze_desk.registers.kinds import FOUR_TRAITS, KINDS, Register
from heze_desk.registers.records import EntryLine, Kind
from heze_desk.registers.target_records import RULE, Counted, TargetLine
from heze_desk.settings.records import Settings
from reports.document import Block, Document, Paragraph, Table, Title

DEMO = "演示数据，不作依据"
WIDTHS = {"name": 0.22, "category": 0.1, "level": 0.07, "holder": 0.16, "unit": 0.11, "traits": 0.13}


class Shown(NamedTuple):
    """A column of a register: the field or the measure that it shows, and of which year."""

    name: str
    title: str
    year: int = 0


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
    """
    register = KINDS[kind]
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
            _table(lines, register, _columns(lines, register, fields, extract), extract),
        ),
    )


def target_list(lines: Sequence[TargetLine], day: date, settings: Settings) -> Document:
    """Every target with what is reached, by industry, against time, and how the forecast was reckoned."""
    title = f"{settings.group_name}目标完成情况"
    body: list[Block] = [
        Title(title, note=f"（截至{said(day)}）"),
        Table(
            header=("目标", "目标数", "已核实", "待核", "其中共享", "完成", "时间已过", "判断"),
            rows=tuple(map(_target_row, lines)),
            widths=(0.24, 0.12, 0.1, 0.08, 0.1, 0.1, 0.11, 0.15),
            align=("left", *["center"] * 7),
            note=RULE,
        ),
        _by_industry(lines),
    ]
    body += [Paragraph(f"{line.target.name}：{line.reckoning}") for line in lines]
    if own := _own(lines):
        body.append(own)
    return Document(
        kind="目标完成情况",
        title=f"{title}（截至{said(day)}）",
        author=settings.office_name,
        landscape=True,
        remark=DEMO if settings.demo else "",
        body=tuple(body),
    )


def _columns(
    lines: Sequence[EntryLine], register: Register, fields: Collection[str] | None, extract: Extract
) -> list[Shown]:
    """Those wanted of which anything is known; a measure is shown for the last year there is."""
    wanted = register.printed if fields is None else fields
    found = [Shown("name", register.fields[0].title)]
    ids = {line.id for line in lines}
    for name, title in register.printable():
        if name not in wanted:
            continue
        if name in {one.name for one in register.measures}:
            years = {year for entry_id, year, measure in extract.amounts if measure == name and entry_id in ids}
            found += [Shown(name, f"{max(years)}年{title}", max(years))] if years else []
        elif any(getattr(line, name) for line in lines):
            found.append(Shown(name, title))
    return found


def _table(lines: Sequence[EntryLine], register: Register, shown: Sequence[Shown], extract: Extract) -> Table:
    widths = [0.05, *(_width(one, lines) for one in shown), 0.22]
    none = ((f"没有符合条件的{register.kind}",),) if extract.words else ()
    return Table(
        header=("序号", *(one.title for one in shown), f"{register.entering}情况"),
        rows=tuple(_rows(lines, shown, extract)) or none,
        widths=tuple(one / sum(widths) for one in widths),
        align=("center", *("right" if one.year else "left" for one in shown), "left"),
        note=_note(lines, register),
        ragged=True,
        named_again=True,
    )


def _width(shown: Shown, lines: Sequence[EntryLine]) -> float:
    """Of a level it is that of its words: 省级 needs less than 高技能人才."""
    if shown.name == "level" and any(len(line.level) > 3 for line in lines):
        return 0.13
    return WIDTHS.get(shown.name, 0.09 if shown.year else 0.12)


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
    if shown.name == "traits":
        return "四项都有" if set(FOUR_TRAITS) <= set(line.traits) else "、".join(line.traits)
    text = str(getattr(line, shown.name))
    return f"{text}（共享）" if shown.name == "name" and line.shared else text


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


def _target_row(line: TargetLine) -> tuple[str, ...]:
    return (
        line.target.name,
        line.target.amount,
        f"{line.counted.proven}{line.counter}" if line.kind else "不能计数",
        str(line.counted.unproven) if line.kind else "",
        str(line.counted.shared) if line.kind else "",
        f"{line.share:.0f}%" if line.kind and line.share is not None else "—",
        f"{line.time_gone:.0f}%",
        line.verdict if line.kind else "—",
    )


def _by_industry(lines: Sequence[TargetLine]) -> Table:
    names = dict.fromkeys(name for line in lines for _, name, _ in line.by_industry)
    counted = {(line.target.id, name): found for line in lines for _, name, found in line.by_industry}
    rows = []
    for name in names:
        rows.append((name, *(_told(counted.get((line.target.id, name), Counted())) for line in lines)))
    return Table(
        header=("产业", *(line.target.name for line in lines)),
        rows=tuple(rows),
        align=("left", *["center"] * len(lines)),
        caption="分产业情况（含待核）",
    )


def _told(counted: Counted) -> str:
    return f"{counted.all}（共享{counted.shared}）" if counted.shared else str(counted.all)


def _own(lines: Sequence[TargetLine]) -> Table | None:
    rows = tuple(
        (line.target.name, _place(line, own.industry_id), f"{own.year}年", str(own.value), str(reached), own.basis)
        for line in lines
        for own, reached in line.own
    )
    if not rows:
        return None
    header = ("目标", "产业", "年度", "自定目标", "已核实", "依据")
    return Table(header=header, rows=rows, align=("left", *["center"] * 4, "left"), caption="自定年度目标")


def _place(line: TargetLine, industry_id: int | None) -> str:
    if industry_id is None:
        return "全部"
    return next((name for one, name, _ in line.by_industry if one == industry_id), "已不单列的产业")
