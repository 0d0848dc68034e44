"""Two versions of the 责任分工名单 compared, as a paper."""

from collections.abc import Iterator
from datetime import date

from heze_desk.days import said
from heze_desk.roster.comparison_records import Office, RosterComparison
from heze_desk.settings.records import Settings
from reports.document import Block, Document, Heading, Paragraph, Signature, Table, Title

NOTHING = "—"


def comparison(compared: RosterComparison, settings: Settings, *, beside: str, beginning: str, day: date) -> Document:
    """What is said in one sentence, then by whom, by rank, then by industry; `beside` says what is compared."""
    title = f"{settings.roster_title}变动情况"
    return Document(
        kind="责任分工名单变动情况",
        title=f"{title}（{beside}）",
        author=settings.office_name,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title(title, note=f"（{beside}）"),
            Paragraph(f"{beginning}，{compared.sentence}"),
            *_holders(compared),
            *_industries(compared),
            Signature(settings.office_name, said(day)),
        ),
    )


def _holders(compared: RosterComparison) -> Iterator[Block]:
    if not compared.holders:
        return
    rows: list[tuple[str, ...]] = []
    for office in Office:
        if found := compared.of(office):
            rows.append((str(office),))
            rows += [(one.name, one.what, one.old or NOTHING, one.new or NOTHING) for one in found]
    yield Heading("一、人员和单位的进出、调整")
    yield Table(
        header=("姓名或单位", "变动", "原来", "现在"),
        rows=tuple(rows),
        widths=(0.21, 0.13, 0.33, 0.33),
        align=("center", "center", "left", "left"),
        note="注：按位次排列；原来、现在两栏是所涉产业，职务变动的是职务。",
        size="五号",
    )


def _industries(compared: RosterComparison) -> Iterator[Block]:
    if not compared.industries:
        return
    yield Heading(f"{'二' if compared.holders else '一'}、各产业的变动")
    yield Table(
        header=("产业", "事项", "原为", "现为"),
        rows=tuple((one.industry, one.what, one.old or NOTHING, one.new or NOTHING) for one in compared.industries),
        widths=(0.16, 0.18, 0.33, 0.33),
        align=("center", "center", "left", "left"),
        size="五号",
    )
