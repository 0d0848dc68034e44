"""一图读懂: the overview as one page for the leader."""

from collections.abc import Iterator, Sequence
from datetime import date

from heze_desk.dashboard.board_records import Board, cut, lag, near_range
from heze_desk.days import said, short
from heze_desk.instructions.matter_records import Matter, MatterKind
from heze_desk.registers.target_records import Operator, TargetLine
from heze_desk.settings.records import Settings
from reports.document import (
    Bars,
    Beside,
    Document,
    GanttStrip,
    Panel,
    Paragraph,
    Progress,
    ProgressBars,
    Stretch,
    Table,
    Title,
)

MATTERS, NEAR_BARS, UNITS, INDUSTRIES, TARGETS = 5, 6, 4, 9, 5
"""As many of each as one page holds; where there are fewer targets or matters, more industries or bars."""
MATTER, UNIT, LABEL, GROUP = 32, 10, 14, 12
"""So many characters of what happens, of a unit, beside a bar, and of the name of the group."""
UNNAMED = "未来产业"


def overview(board: Board, settings: Settings) -> Document:
    """One page at any length of names and lists; what is not there is left out."""
    group = settings.group_name.removesuffix("工作专班")
    name = group if len(group) <= GROUP else UNNAMED
    return Document(
        kind="一图读懂",
        title=f"{settings.group_name}一图读懂（截至{said(board.day)}）",
        author=settings.office_name,
        landscape=True,
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title(f"{name}工作一图读懂（截至{said(board.day)}）"),
            Beside(
                left=(*_lights(board), *_targets(board.targets)),
                right=(*_week(board), *_round(board), *_roadmap(board)),
            ),
        ),
    )


def _lights(board: Board) -> Iterator[Panel]:
    overview = board.overview
    order = [light for light in overview.rule.lights if overview.lights[light]]
    if not order:
        yield Paragraph("台账里还没有任务。", indent=False)
        return
    yield Table(
        header=("任务", *map(str, order)),
        rows=((f"{overview.total}项", *(str(overview.lights[light]) for light in order)),),
        align=("center",) * (len(order) + 1),
        size="五号" if len(order) < 7 else "小五",
    )
    shown = [one for one in overview.industries if one.lights.total()]
    if shown:
        most = INDUSTRIES + TARGETS - len(_measured(board.targets))
        told = sum(one.lights.total() for one in shown)
        rest = f"，列前{most}个" if len(shown) > most else ""
        others = f"；另有{overview.total - told}项不分产业" if told < overview.total else ""
        yield Bars(
            labels=tuple(_brief(one.name, LABEL) for one in shown[:most]),
            series=tuple(map(str, order)),
            values=tuple(tuple(one.lights[light] for light in order) for one in shown[:most]),
            caption=f"各产业任务共{told}项{rest}{others}",
        )


def _targets(found: tuple[TargetLine, ...]) -> Iterator[Panel]:
    if measured := _measured(found):
        yield ProgressBars(
            rows=tuple(Progress(_reached(one), one.share or 0.0, one.time_gone) for one in measured),
            caption=f"{measured[0].target.year}年目标",
            note="；".join(filter(None, ("注：只计已核实的", _unproven(found), *_unmeasured(found)))) + "。",
        )


def _measured(found: tuple[TargetLine, ...]) -> list[TargetLine]:
    return [one for one in found if one.share is not None and one.kind is not None][:TARGETS]


def _reached(line: TargetLine) -> str:
    """重大科技创新平台 12/30: the figures are never cut."""
    figures = f" {line.counted.proven}/{line.target.value}"
    return _brief(line.target.name, LABEL - (len(figures) + 1) // 2) + figures


def _unproven(found: tuple[TargetLine, ...]) -> str:
    many = sum(one.counted.unproven for one in found)
    return f"另待核{many}个" if many else ""


def _unmeasured(found: tuple[TargetLine, ...]) -> Iterator[str]:
    """One that has no figure is told and not judged: 链主企业一批，已有3家."""
    for one in found:
        if one.target.operator is Operator.SOME and one.kind is not None:
            yield f"{_brief(one.target.name, LABEL)}{one.target.amount}，已有{one.counted.proven}{one.counter}"


def _week(board: Board) -> Iterator[Panel]:
    """What is late or due this week, the most pressing first."""
    if matters := _pressing(board):
        yield Table(
            header=("本周要事", "责任单位", "时间"),
            rows=tuple(_matter(one, board.day) for one in matters[:MATTERS]),
            widths=(0.56, 0.23, 0.21),
            align=("left", "center", "center"),
            size="小五",
            note=_note(matters),
        )
    else:
        yield Paragraph("本周没有到期和逾期的事项。", indent=False)


def _note(matters: Sequence[Matter]) -> str:
    all_told = sum(one.count for one in matters)
    cut_off = f"到期和逾期的共{all_told}项，列前{MATTERS}项。" if len(matters) > MATTERS else ""
    over = (one.due for one in matters[:MATTERS] if one.due is not None and one.due.is_over)
    estimated = "逾期天数为推算。" if any(due.estimated for due in over) else ""
    return f"注：{cut_off}{estimated}" if cut_off or estimated else ""


def _pressing(board: Board) -> list[Matter]:
    return [*board.due.overdue, *board.due.due_today, *board.due.due_this_week]


def _matter(one: Matter, day: date) -> tuple[str, str, str]:
    late = one.due is not None and one.due.is_over
    when = (
        one.due.bare_lag if late and one.due is not None else "今天" if one.next_on == day else short(one.next_on, day)
    )
    told = one.title if one.kind is MatterKind.TASK or not one.step else f"{one.title}：{one.step}"
    return _brief(" ".join(told.split()), MATTER), _brief(one.unit or "—", UNIT), when


def _round(board: Board) -> Iterator[Panel]:
    if board.round is None:
        yield Paragraph("没有进行中的调度。", indent=False)
    else:
        missing = len(board.round.missing)
        names = cut([_brief(unit, UNIT) for unit in board.round.missing], UNITS)
        told = f"，还有{board.round.many_missing}：{names}" if missing else "，已全部报齐"
        arrived = board.round.asked - missing
        name = _brief(board.round.name, LABEL)
        yield Paragraph(f"{name}调度：{board.round.asked}个单位已报{arrived}个{told}。", indent=False)


def _roadmap(board: Board) -> Iterator[Panel]:
    near = board.near(NEAR_BARS + MATTERS - min(MATTERS, len(_pressing(board))))
    if not near.bars:
        yield Paragraph("路线图上没有逾期和半年内到期的事项。", indent=False)
    else:
        begins, ends = near_range(board.day)
        yield GanttStrip(
            rows=tuple(
                Stretch(
                    label=_brief(bar.title, LABEL),
                    begins=bar.start.isoformat(),
                    ends=bar.finish.isoformat(),
                    done=float(bar.progress),
                    mark=lag(bar, board.day),
                    point=bar.is_milestone,
                )
                for _, bar in near.bars
            ),
            begins=begins.isoformat(),
            ends=ends.isoformat(),
            day=board.day.isoformat(),
            caption=f"近期路线图：{near.told}",
        )


def _brief(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
