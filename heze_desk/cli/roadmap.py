"""The roadmap on the command line: listed, printed, compared with a baseline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from heze_desk.cli import roadmap_acts, roadmap_files
from heze_desk.cli.opening import (
    Asked,
    Verbs,
    day,
    looked_at,
    out_file,
    print_json,
    takes_as_of,
    verb,
)
from heze_desk.errors import DeskError
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import Baseline, Subject
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.roster import store as roster
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.workspace.database import Database

PAGES = {"A3": ("A3", True), "A4": ("A4", True), "A3多页": ("A3", False), "A4多页": ("A4", False)}


def add_verbs(verbs: Verbs) -> None:
    top = verb(verbs, "roadmap", "产业路线图：打印、列出、安排、与基线比较", show)
    _narrowed(top)
    acts = top.add_subparsers(metavar="ACT")
    _narrowed(verb(acts, "list", "各产业的阶段、节点和任务", show))
    roadmap_acts.add_acts(acts)
    roadmap_files.add_acts(acts)


def _narrowed(made: Any) -> None:
    made.add_argument("--out", type=_path, metavar="FILE.pdf|.docx|.png")
    made.add_argument("--paper", choices=[*PAGES], help="纸张；不带“多页”的排在一页上；不写时是 A3，一页印不下就分页")
    made.add_argument("--industry", action="append", metavar="NAME", help="只要这个产业；可写多次")
    made.add_argument("--from", dest="since", type=day, metavar="DAY")
    made.add_argument("--to", dest="until", type=day, metavar="DAY")
    made.add_argument("--compare", metavar="TITLE", help="与这个基线比较；不写时是最近的一个")
    made.add_argument("--no-compare", action="store_true", help="不与基线比较")
    made.add_argument("--no-tasks", action="store_true", help="只画阶段和节点")
    made.add_argument("--json", action="store_true")
    takes_as_of(made)


def _path(text: str) -> Any:
    from pathlib import Path

    return Path(text)


def show(asked: Asked) -> int:
    with looked_at(asked) as (db, as_of):
        found = timeline(db, as_of, _wanted(db, asked))
        settled = settings.get(db)
        if asked.out:
            return _draw(found, asked, settled)
    if asked.json:
        print_json(_row(found))
        return 0
    for lane in found.lanes:
        for bar in lane.bars:
            told = (lane.name, _number(bar), bar.title, bar.days, bar.told(found.day))
            print("　".join(filter(None, told)))
    print(found.summary)
    return 0


def _number(bar: Bar) -> str:
    """By which it is named here; what was recognised is named in its register."""
    match bar.key.subject:
        case Subject.ITEM:
            return str(bar.key.id)
        case Subject.TASK:
            return f"{roadmap_acts.TASK}{bar.key.id}"
        case Subject.RECOGNITION:
            return ""


def _draw(found: Timeline, asked: Asked, settled: Settings) -> int:
    from reports.errors import PaperError

    if not found.bars:
        raise DeskError("这个范围里没有可画的阶段、节点或有时限的任务；请扩大范围，或先用 roadmap add 安排。")
    if out_file(asked.out, ".pdf", ".docx", ".png").suffix.lower() == ".png":
        _picture(found, asked, settled)
        return 0
    try:
        _print(found, asked, settled, asked.paper)
    except PaperError as refusal:
        if asked.paper:
            raise DeskError(
                f"{refusal}可写 --paper {asked.paper}多页，或用 --no-tasks、--industry 少画一些。"
            ) from None
        _print(found, asked, settled, "A3多页")
        print("印在一页上字太小，已分页；要印在一页上，请写 --paper A3，或用 --no-tasks、--industry 少画一些。")
    return 0


def _picture(found: Timeline, asked: Asked, settled: Settings) -> None:
    from heze_desk.roadmap import document
    from reports.chart_pictures import paper_png
    from reports.files import write_whole

    picture = paper_png(document.roadmap(found, settled, smallest=document.SMALLEST))
    print(f"已导出：{write_whole(picture, asked.out)}")


def _print(found: Timeline, asked: Asked, settled: Settings, sheet: str | None) -> None:
    """Where no sheet is asked for, one page of A3 if everybody can read it."""
    from heze_desk.cli import papers
    from heze_desk.roadmap import document

    size, one_page = PAGES[sheet or "A3"]
    smallest = document.SMALLEST if sheet else document.LEGIBLE
    paper = document.roadmap(found, settled, size=size, one_page=one_page, smallest=smallest)
    papers.write(paper, asked.out, settled)


def _wanted(db: Database, asked: Asked) -> Wanted:
    if asked.since and asked.until and asked.until < asked.since:
        raise DeskError("起始日期不能晚于截止日期；请核对 --from 和 --to。")
    return Wanted(
        industry_ids={roster.industry_named(db, name) for name in asked.industry or ()},
        begins=asked.since,
        ends=asked.until,
        baseline=None if asked.no_compare else _baseline(db, asked.compare),
        tasks=not asked.no_tasks,
    )


def _baseline(db: Database, title: str | None) -> Baseline | None:
    """The latest where none is named."""
    known = store.baselines(db)
    if title is None:
        return known[0] if known else None
    for one in known:
        if one.title == title.strip():
            return one
    listed = "、".join(one.title for one in known) or "还没有存过"
    raise DeskError(f"没有名为“{title}”的基线；现有：{listed}。")


def _row(found: Timeline) -> dict[str, Any]:
    return {
        "day": found.day,
        "from": found.begins,
        "to": found.ends,
        "baseline": found.baseline or None,
        "summary": found.summary,
        "industries": [{"name": lane.name, "bars": _bars(lane.bars, found.day)} for lane in found.lanes],
        "waits": [
            {"before": f"{one.before.subject}{one.before.id}", "after": f"{one.after.subject}{one.after.id}"}
            | {"broken": one.broken}
            for one in found.waits
        ],
    }


def _bars(bars: Sequence[Bar], as_of: date) -> list[dict[str, Any]]:
    return [
        {
            "subject": bar.key.subject,
            "id": bar.key.id,
            "kind": bar.kind,
            "title": bar.title,
            "start": bar.start,
            "finish": bar.finish,
            "progress": bar.progress,
            "done_on": bar.done_on,
            "light": bar.light,
            "late_by": bar.late_by(as_of),
            "slip": bar.slip,
            "marks": [{"day": mark.day, "text": mark.text, "entry": mark.entry_id} for mark in bar.marks],
        }
        for bar in bars
    ]
