"""The rule set of the office: its settings and its calendar together."""

from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.tasks.light_records import LightRule
from heze_desk.tasks.scheme_records import PRESETS
from heze_desk.workdays import store as workdays
from heze_desk.workdays.records import Calendar
from heze_desk.workspace.database import Database


def rule(db: Database) -> LightRule:
    """The rule set by which lights are computed now."""
    return ruled(settings.get(db), workdays.calendar(db))


def ruled(settled: Settings, calendar: Calendar) -> LightRule:
    preset = PRESETS[settled.light_scheme]
    return LightRule(
        normal=preset.normal,
        grades=preset.with_numbers(
            days=settled.warning_days, points_from=settled.yellow_points, points_over=settled.red_points
        ),
        counting=settled.day_counting,
        moving=settled.deadline_moving,
        calendar=calendar,
    )
