"""一图读懂: the overview as one page for the leader."""

from collections.abc import Iterator
from datetime import date

from heze_desk.dashboard.board_records import Board, cut
from heze_desk.dashboard.records import Overview
from heze_desk.days import said, short
from heze_desk.instructions.matter_records import Matter
from heze_desk.registers.target_records import TargetLine
from heze_desk.settings.records import Settings
from reports.document import Bars, Block, Document, GanttStrip, Paragraph, Progress, ProgressBars, Stretch, Table, Title

MATTERS, BARS, UNITS, TITLE = 4, 5, 6, 22
"""As many of each, and so many characters of a title, as one page of A3 holds beside seven industries."""


def overview(board: Board, settings: Settings) -> Document:
    """What is not there is left out; it is never more than one page for up to nine industries and five targets."""
    return Document(
        kind="一图读懂",
        title=f"{settings.group_name}一图读懂（截至{said(board.day)}）",
        author=settings.office_name,
        landscape=True,
        size="A3",
        remark="演示数据，不作依据" if settings.demo else "",
        body=(
            Title(f"{settings.group_name.removesuffix('工作专班')}工作一图读懂（截至{short(board.day, board.day)}）"),
            *_lights(board),
            *_targets(board.targets),
            *_week(board),
            *_roadmap(board),
        ),
    )


def _lights(board: Board) -> Iterator[Block]:
    overview = board.overview
    yield Paragraph(_counted(overview), indent=False)
    series = [light for light in overview.lights if overview.lights[light]]
    shown = [one for one in overview.industries if one.lights.total()]
    if shown and series:
        order = [light for light in overview.rule.lights if light in series]
        yield Bars(
            labels=tuple(one.name for one in shown),
            series=tuple(map(str, order)),
            values=tuple(tuple(one.lights[light] for light in order) for one in shown),
            caption="各产业任务",
        )


def _counted(overview: Overview) -> str:
    told = "，".join(f"{light}{overview.lights[light]}项" for light in overview.rule.lights if overview.lights[light])
    return f"台账任务共{overview.total}项：{told}。" if overview.total else "台账里还没有任务。"


def _targets(found: tuple[TargetLine, ...]) -> Iterator[Block]:
    counted = [one for one in found if one.share is not None and one.kind is not None]
    if counted:
        rows = tuple(
            Progress(f"{one.target.name}{one.counted.proven}/{one.target.amount}", one.share or 0.0, one.time_gone)
            for one in counted
        )
        unproven = sum(one.counted.unproven for one in counted)
        note = f"注：只计已核实的，另待核{unproven}个。" if unproven else "注：只计已核实的。"
        yield ProgressBars(rows=rows, caption=f"{counted[0].target.year}年目标进度", note=note)


def _week(board: Board) -> Iterator[Block]:
    """What is late or due this week, then who has not reported."""
    today = board.today
    matters = [*today.overdue, *today.due_today, *today.due_this_week]
    if matters:
        rows = tuple(_matter(one, board.day) for one in matters[:MATTERS])
        rest = f"注：共{sum(one.count for one in matters)}项，列前{MATTERS}条。" if len(matters) > MATTERS else ""
        yield Table(
            header=("时间", "本周要事", "责任单位"),
            rows=rows,
            widths=(0.24, 0.54, 0.22),
            align=("center", "left", "center"),
            size="小五",
            note=rest,
        )
    if board.round is not None:
        short_list = cut(board.round.missing, UNITS)
        told = f"，未报：{short_list}" if short_list else "，已全部报齐"
        yield Paragraph(f"{board.round.name}调度应报{board.round.asked}个单位{told}。", indent=False)


def _matter(one: Matter, day: date) -> tuple[str, str, str]:
    return one.when(day), _brief(f"{one.title}：{one.step}" if one.step else one.title, 2 * TITLE), one.unit or "—"


def _roadmap(board: Board) -> Iterator[Block]:
    near = board.near(BARS)
    if near:
        yield GanttStrip(
            rows=tuple(
                Stretch(
                    label=_brief(bar.title, TITLE),
                    begins=bar.start.isoformat(),
                    ends=bar.finish.isoformat(),
                    done=float(bar.progress),
                    mark=bar.told(board.day),
                    point=bar.is_milestone,
                )
                for _, bar in near
            ),
            day=board.day.isoformat(),
            caption="路线图：超期的和半年内到期的",
        )


def _brief(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
