"""An evaluation's table, an indicator's series and its picture put into the draft of a briefing."""

from heze_desk import inserting
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Inset
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.evaluation import document
from heze_desk.evaluation.indicator_records import Series, figure
from heze_desk.evaluation.store import Evaluation
from heze_desk.workspace.database import Database

PERIODS = 24


def of_evaluation(briefing_id: int, evaluation: Evaluation) -> Inset:
    """The points as they stand in the notice, under the name of the scheme and its days."""
    caption = f"{evaluation.scheme.name}评估情况（{said(evaluation.from_day)}至{said(evaluation.to_day)}）"
    return inserting.composed(briefing_id, caption, document.table_with_reasons(evaluation))


def of_series(briefing_id: int, series: Series) -> Inset:
    """The last periods with their values and targets."""
    indicator = series.indicator
    known = [one for one in series.points if one.value is not None][-PERIODS:]
    if not known:
        raise DeskError(f"“{indicator.name}”还没有数，没有可以插入的；请先填数。")
    unit = f"（{indicator.measure}）" if indicator.measure else ""
    head = ["统计期", f"数值{unit}", f"目标{unit}", "状况"]
    rows = [
        [one.period.said(indicator.cycle), figure(one.value), figure(one.target), one.standing(indicator.direction)]
        for one in known
    ]
    return inserting.table(briefing_id, caption_of(series), [head, *rows])


def caption_of(series: Series) -> str:
    whose = "" if series.whose == "全市" else f"（{series.whose}）"
    return f"{series.indicator.name}各期情况{whose}"


def places(db: Database) -> list[tuple[int, int, str]]:
    """Draft, part, and both in words, for every briefing that is not issued."""
    return [
        (one.id or 0, number, f"{one.title}（截至{said(one.to_day)}）　{section.heading}")
        for one in drafts.drafts(db)
        if not one.is_issued
        for number, section in enumerate(drafts.sections(db, one.id or 0), 1)
    ]
