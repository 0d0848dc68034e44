"""Invented briefings for looking around: one corrected, one issued, one draft; their titles and papers say 演示."""

import re
from datetime import date, timedelta

from heze_desk import briefing, briefing_issue
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.gathering import Period
from heze_desk.briefings.section_words import told_apart
from heze_desk.rounds import store as rounds
from heze_desk.workspace.workspace import Workspace

TITLE = "【演示】重点任务推进情况"
WHY = "演示：单位报错"
TOLD = re.compile(r"进度(\d{1,2})%")
MORE = 5  # per cent
PROGRESS = "产业进展"
SPECIAL_DAYS_AGO = 3
FIRST = (2, 4)  # month and day: before it the round was closed in the last year, and its number would be of that year


def enter(workspace: Workspace, today: date) -> None:
    """The closed round has an issue and its correction, the days since a 专报, the open round a draft."""
    known = rounds.rounds(workspace.db)
    closed = next((one for one in known if one.closed_on is not None), None)
    if closed is None or closed.closed_on is None or today < date(today.year, *FIRST):
        return
    _correct(workspace, _issue(workspace, briefing.period_of_round(workspace.db, closed.id or 0, today)), today)
    until = today - timedelta(days=SPECIAL_DAYS_AGO)
    if closed.closed_on < until:
        _issue(workspace, Period(since=closed.closed_on + timedelta(days=1), until=until), Kind.SPECIAL)
    for one in known:
        if one.closed_on is None:
            briefing.draft(workspace, briefing.period_of_round(workspace.db, one.id or 0, today), title=TITLE)


def _issue(workspace: Workspace, period: Period, kind: Kind = Kind.BRIEFING) -> int:
    draft_id = briefing.draft(workspace, period, kind, title=TITLE)
    briefing_issue.issue(workspace, draft_id, day=period.until)
    return draft_id


def _correct(workspace: Workspace, draft_id: int, today: date) -> None:
    """The progress of the first task that is told, here and wherever else it stands."""
    for number, one in enumerate(drafts.sections(workspace.db, draft_id), 1):
        found = TOLD.search(one.text)
        if one.key == PROGRESS and found is not None:
            right = f"进度{int(found.group(1)) + MORE}%"
            change = told_apart(one.text, found.start(), (found.group(), right))
            briefing_issue.correct(workspace, draft_id, [(number, *change)], why=WHY, day=today)
