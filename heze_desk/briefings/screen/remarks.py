"""What the secretary should know of a paper before it is printed."""

from collections.abc import Iterator
from datetime import date

from heze_desk.briefings.screen.papers import Paper, Wanted
from heze_desk.settings.records import Settings

SETTINGS_PAGE = "请到“设置与备份”填写"


OUTDATED = "截至日期以后台账有改动：任职、进展和亮灯按那一天，进度、时限和存在问题按台账现状，请核对。"


def remarks(paper: Paper, wanted: Wanted, settled: Settings, today: date, *, outdated: bool) -> list[str]:
    """A sentence each; one that says all is well where there is nothing."""
    told = [
        *([OUTDATED] if outdated else ()),
        *_days(wanted, today),
        *(_numbers(wanted, settled) if paper.numbered else ()),
    ]
    if settled.demo:
        told.append("这是演示数据，每页右上角有标注。")
    return told or ["没有需要注意的地方。"]


def _days(wanted: Wanted, today: date) -> Iterator[str]:
    if wanted.day > today:
        yield "截至日期晚于今天：亮灯按那一天推算，请核对。"


def _numbers(wanted: Wanted, settled: Settings) -> Iterator[str]:
    running = "{总号}" in settled.briefing_number
    empty = [
        name
        for name, number, used in (("期号", wanted.number, True), ("总期号", wanted.running, running))
        if used and not number
    ]
    if empty:
        yield f"{'和'.join(empty)}未填，纸上留空。"
    if not settled.copies:
        yield f"印数未填，纸上留空；{SETTINGS_PAGE}。"
    if not (settled.report_to or settled.send_to or settled.issue_to):
        yield f"报送范围还没有填，{SETTINGS_PAGE}。"
