"""评估通报: what was rated and how, the points, and how each of them came about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from heze_desk.days import said
from heze_desk.evaluation.detail_document import DETAILS, Titles, table
from heze_desk.evaluation.formula_records import said as figure
from heze_desk.evaluation.result_records import Adjustment, PartResult, ResultRow, counted_share, tied
from heze_desk.evaluation.scheme_records import SHORT, Absent, Scheme
from heze_desk.evaluation.store import Evaluation
from heze_desk.issuing.records import Numbers
from heze_desk.settings.records import Settings, filled
from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Document,
    Heading,
    LetterHead,
    Paragraph,
    Signature,
    Table,
    Title,
)

NOTHING = "—"
ARITHMETIC = "评估计算过程"
NAMED = 6
"""So many without a place are named in the text; more are seen in the table."""
PLACES, WIDEST = 0.11, 0.16
CHARACTER = 0.0237
"""Of the line, what a character of 五号 takes."""


def notice(
    evaluation: Evaluation,
    settings: Settings,
    numbers: Numbers | None = None,
    *,
    day: date | None = None,
    titles: Titles | None = None,
) -> Document:
    """The result by place where it is ranked, else by rank of office; the arithmetic of every point is its annex.

    With `titles` a second one lists the rows that were counted. Without numbers the number is a blank, as in a
    preview; without a day it is dated by that of reckoning.
    """
    scheme = evaluation.scheme
    annexes = (ARITHMETIC,) if not titles else (ARITHMETIC, DETAILS)
    return Document(
        kind="评估通报",
        title=title(evaluation),
        author=settings.office_name,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            LetterHead(settings.office_name, number_text(evaluation, settings, numbers)),
            Title(title(evaluation)),
            Paragraph(_opening(evaluation)),
            Heading("一、评估办法"),
            Paragraph(_method(scheme, ranked=evaluation.ranked)),
            Heading("二、评估结果"),
            Paragraph(_result(evaluation)),
            result_table(evaluation),
            *_adjusted(evaluation),
            AttachmentList(annexes),
            Signature(settings.office_name, said(day or evaluation.made_on)),
            Annex(ARITHMETIC, number="1" if titles else ""),
            _arithmetic(evaluation),
            *((Annex(DETAILS, number="2"), table(evaluation.in_order, titles)) if titles else ()),
        ),
    )


def number_text(evaluation: Evaluation, settings: Settings, numbers: Numbers | None = None) -> str:
    """〔2026〕1号, as the office's pattern has it, marked where it is a correction."""
    if numbers is None:
        return filled(settings.circular_number, year=evaluation.made_on.year, number=0)
    return f"{filled(settings.circular_number, year=numbers.year, number=numbers.number)}{numbers.mark}"


def title(evaluation: Evaluation) -> str:
    days = f"{said(evaluation.from_day)}至{said(evaluation.to_day)}"
    return f"关于{days}{evaluation.scheme.name}评估{'' if evaluation.ranked else '有关'}情况的通报"


def _opening(evaluation: Evaluation) -> str:
    scheme = evaluation.scheme
    return (
        f"按照《{scheme.name}》评估办法（第{scheme.version}版），"
        f"对{said(evaluation.from_day)}至{said(evaluation.to_day)}的情况作了评估，现通报如下。"
    )


def _method(scheme: Scheme, *, ranked: bool) -> str:
    """Every part with its weight and what it means, then what holds for all."""
    parts = "；".join(
        f"{one.name}（{figure(one.share)}分），{one.definition or f'按“{one.formula}”计算'}" for one in scheme.parts
    )
    full = [one.name for one in scheme.parts if one.absent is Absent.FULL]
    rest = f"没有可计事项的，{'、'.join(full)}按满分计。" if full else ""
    least = f"{scheme.rule}。" if ranked and scheme.rule else ""
    return f"评估共{len(scheme.parts)}项，满分100分：{parts}。{scheme.note}{rest}{least}"


def _result(evaluation: Evaluation) -> str:
    rated = [row for row in evaluation.rows if row.rated]
    skipped = [row.name for row in evaluation.rows if not row.rated]
    order = "按得分排列，得分相同的并列" if evaluation.ranked else f"按{evaluation.scheme.rated}次序排列，不排名次"
    told = f"参加评估的{evaluation.scheme.rated}共{len(rated)}个，结果如下表（{order}）。"
    if short := [row.name for row in rated if row.short]:
        who = "、".join(short) if len(short) <= NAMED else f"名次为“{NOTHING}”的{len(short)}个{evaluation.scheme.rated}"
        told += f"{who}{SHORT}。"
    return f"{told}{'、'.join(skipped)}在统计期内没有可计的事项，未作评估。" if skipped else told


def result_table(evaluation: Evaluation) -> Table:
    parts = evaluation.scheme.parts
    first = "名次" if evaluation.ranked else "序号"
    has_adjustments = any(row.adjustments for row in evaluation.rows)
    rated = [row for row in evaluation.in_order if row.rated]
    points = len(parts) + len(_more(has_adjustments)) + 1
    widths = _widths(points, max((len(row.name) for row in rated), default=0))
    names = (_broken(one.name, widths[-1]) for one in parts)
    return Table(
        header=(first, str(evaluation.scheme.rated), *names, *_more(has_adjustments), "得分"),
        rows=tuple(_row(evaluation, place, row, adjusted=has_adjustments) for place, row in enumerate(rated, 1)),
        widths=widths,
        size="五号",
        note=_note(evaluation, rated),
    )


def table_with_reasons(evaluation: Evaluation) -> Table:
    """The same table where no chapter on adjustments follows it: their reasons stand in its note."""
    table = result_table(evaluation)
    told = "；".join(_told(row, one) for row in evaluation.in_order for one in row.adjustments)
    return replace(table, note=f"{table.note or '注：'}{told}。") if told else table


def _note(evaluation: Evaluation, rated: Sequence[ResultRow]) -> str:
    """What the dashes mean."""
    told, short = [], any(row.short for row in rated)
    if any(part.value is None and not part.points for row in rated for part in row.parts):
        which = "评估项中的" if short else ""
        told.append(f"{which}“{NOTHING}”表示没有可计的事项，该项权重按比例并入其他各项")
    if short:
        told.append(f"名次中的“{NOTHING}”表示{evaluation.scheme.rule}")
    return f"注：{'；'.join(told)}。" if told else ""


def _widths(points: int, longest: int) -> tuple[float, ...]:
    """Names have the room of the longest one, and what few columns of points leave."""
    each = min(WIDEST, (1 - PLACES - min(0.4, (longest + 1) * CHARACTER)) / points)
    return (PLACES, 1 - PLACES - each * points, *[each] * points)


def _broken(name: str, width: float) -> str:
    """In the middle, where it does not fit its column in one line: 按时 over 报送."""
    if len(name) < 4 or (len(name) + 1) * CHARACTER <= width:
        return name
    half = (len(name) + 1) // 2
    return f"{name[:half]}\n{name[half:]}"


def _more(has_adjustments: bool) -> tuple[str, ...]:
    return ("调整",) if has_adjustments else ()


def _row(evaluation: Evaluation, place: int, row: ResultRow, *, adjusted: bool) -> tuple[str, ...]:
    points = (NOTHING if one.value is None and not one.points else figure(one.points) for one in row.parts)
    change = sum((one.worth for one in row.adjustments), start=Fraction())
    more = (f"{'+' if change > 0 else ''}{figure(change)}" if row.adjustments else "",) if adjusted else ()
    return (
        standing(evaluation, row) or (NOTHING if row.short else str(place)),
        row.name,
        *points,
        *more,
        figure(row.score),
    )


def standing(evaluation: Evaluation, row: ResultRow) -> str:
    """1, 并列2, or nothing where there are no places."""
    if not evaluation.ranked or not row.rank:
        return ""
    return f"并列{row.rank}" if tied(evaluation.rows, row) else str(row.rank)


def _adjusted(evaluation: Evaluation) -> Iterator[Block]:
    told = [_told(row, one) for row in evaluation.in_order for one in row.adjustments]
    if told:
        yield Heading("三、调整情况")
        yield Paragraph("；".join(told) + "。")


def _told(row: ResultRow, one: Adjustment) -> str:
    word = "加" if one.points > 0 else "减"
    return f"{row.name}{word}{figure(abs(one.worth))}分，理由：{one.reason.rstrip('。')}"


def _arithmetic(evaluation: Evaluation) -> Table:
    """A row for each part under the name of whom it is of, so that units can be held against one another."""
    rows: list[tuple[str, ...]] = []
    for row in evaluation.in_order:
        if row.rated:
            short = f"，计入权重{figure(counted_share(evaluation.scheme, row))}%，{SHORT}" if row.short else ""
            rows.append((f"{row.name}　{_sum(row)}{short}",))
            rows += [(part.name, part.reckoned, *_points(part)) for part in row.parts]
    return Table(
        header=("评估项", "计算过程", "折合分", "得分"),
        rows=tuple(rows),
        widths=(0.13, 0.66, 0.11, 0.1),
        align=("left", "left", "center", "center"),
        size="五号",
    )


def _points(part: PartResult) -> tuple[str, str]:
    """Of so many points so many; neither where there was nothing to count."""
    return (figure(part.weight), figure(part.points)) if part.weight else (NOTHING, NOTHING)


def _sum(row: ResultRow) -> str:
    added = "".join(f"{'+' if one.points > 0 else '－'}{figure(abs(one.worth))}" for one in row.adjustments)
    return f"合计{figure(row.counted)}{added}{f'＝{figure(row.score)}' if added else ''}分"
