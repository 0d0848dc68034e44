"""The 登记簿 as a paper."""

from datetime import date

from heze_desk.days import said, short
from heze_desk.issuing.records import IssuedPaper, PaperState
from heze_desk.issuing.register_records import Register, RegisterPart
from heze_desk.settings.records import Settings
from reports.document import Block, Document, Paragraph, Signature, Table, Title


def register(wanted: Register, settings: Settings) -> Document:
    """Every number that was given, also of papers that were corrected or are void."""
    title = f"{wanted.year}年{_only(wanted)}登记簿"
    return Document(
        kind="登记簿",
        title=f"{title}（截至{said(wanted.day)}）",
        author=settings.office_name,
        landscape=True,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title(title, note=f"（截至{said(wanted.day)}）"),
            *(_listed(wanted) or (Paragraph(f"{wanted.year}年没有印发过编号的文件。"),)),
            Signature(settings.office_name, said(wanted.day)),
        ),
    )


def _only(wanted: Register) -> str:
    """The kind, where the register is of one alone."""
    return wanted.parts[0].kind if len(wanted.parts) == 1 else "印发文件"


def _listed(wanted: Register) -> tuple[Block, ...]:
    alone = len(wanted.parts) == 1
    return tuple(_table(part, year=wanted.year, caption="" if alone else part.kind) for part in wanted.parts)


def _table(part: RegisterPart, *, year: int, caption: str) -> Table:
    return Table(
        header=("序号", "编号", "标题", "印发日期", "状态", "说明"),
        rows=tuple((str(place), *_row(part, paper, year=year)) for place, paper in enumerate(part.papers, 1)),
        widths=(0.06, 0.26, 0.22, 0.12, 0.08, 0.26),
        align=("center", "center", "left", "center", "center", "left"),
        caption=caption,
        note=_note(part),
    )


def _row(part: RegisterPart, paper: IssuedPaper, *, year: int) -> tuple[str, ...]:
    """A day of the register's own year is told without it."""
    day = short(paper.issued_on, date(year, 1, 1))
    return (paper.printed_number, paper.title, day, str(paper.state), part.fate(paper))


def _note(part: RegisterPart) -> str:
    ended = ((PaperState.CORRECTED, "已更正"), (PaperState.VOID, "作废"))
    told = "、".join(f"{word}{part.count(state)}件" for state, word in ended if part.count(state))
    counted = f"共编{part.numbers}个号、{len(part.papers)}件" + (f"，其中{told}" if told else "")
    missing = "、".join(f"第{first}号" if first == last else f"第{first}至{last}号" for first, last in part.missing)
    before = f"；{missing}在启用本系统以前编用" if missing else ""
    return f"注：{counted}{before}。编号不重用，作废和已更正的仍然列出。"
