"""紧缺人才图谱 as a paper: one matrix, or that of all industries and then one for each."""

from collections.abc import Sequence

from heze_desk.days import said
from heze_desk.registers.document import DEMO
from heze_desk.registers.talent_records import NO_FIELD, NO_LEVEL, RULE, TalentMap, summed
from heze_desk.settings.records import Settings
from reports.document import Block, Document, Paragraph, Table, Title

ALL = "合计"


def talent_paper(maps: Sequence[tuple[str, TalentMap]], settings: Settings) -> Document:
    """The maps with the names of what they are of; the first is told in the title, the others stand under it."""
    where, first = maps[0]
    title = f"{settings.group_name}紧缺人才图谱"
    body: list[Block] = [
        Title(title, note=f"（{where}，截至{said(first.day)}，需要人数到{first.year}年底）"),
        Paragraph(_sentence(first)),
        _matrix(first, first.levels, caption=where if len(maps) > 1 else "", note=RULE),
    ]
    body += [_matrix(one, first.levels, caption=name) for name, one in maps[1:] if one.cells]
    return Document(
        kind="紧缺人才图谱",
        title=f"{title}（截至{said(first.day)}）",
        author=settings.office_name,
        landscape=True,
        remark=DEMO if settings.demo else "",
        body=tuple(body),
    )


def _sentence(one: TalentMap) -> str:
    have, wanted = sum(cell.have for cell in one.cells), sum(cell.wanted or 0 for cell in one.cells)
    fields = sum(any(cell.short for cell in one.row(field)) for field in one.fields)
    short = f"还缺{one.short}人，涉及{fields}个专业领域。" if one.short else "不缺人。"
    return f"现有{have}人，到{one.year}年底需要{wanted}人，{short}"


def _matrix(one: TalentMap, levels: Sequence[str], *, caption: str, note: str = "") -> Table:
    rows = [
        (field or NO_FIELD, *(one.cell(field, level).told for level in levels), summed(one.row(field)))
        for field in one.fields
    ]
    rows.append((ALL, *(summed(one.column(level)) for level in levels), summed(one.cells)))
    return Table(
        header=("专业领域", *(level or NO_LEVEL for level in levels), ALL),
        rows=tuple(rows),
        widths=(0.2, *[0.8 / (len(levels) + 1)] * (len(levels) + 1)),
        align=("left", *["center"] * (len(levels) + 1)),
        caption=caption,
        note=note,
    )
