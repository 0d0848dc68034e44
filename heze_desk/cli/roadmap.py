"""The roadmap on the command line: printed, listed, arranged, compared with a baseline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from heze_desk.cli.opening import (
    Asked,
    Verbs,
    day,
    looked_at,
    out_file,
    print_json,
    reading,
    takes_as_of,
    today,
    verb,
    writing,
)
from heze_desk.errors import DeskError
from heze_desk.roadmap import store
from heze_desk.roadmap.bar_records import Bar, Timeline
from heze_desk.roadmap.records import BarKey, Baseline, ItemKind, PlanItem, Subject
from heze_desk.roadmap.timeline import Wanted, timeline
from heze_desk.roster import store as roster
from heze_desk.settings import store as settings
from heze_desk.workspace.database import Database

PAGES = {"A3": ("A3", True), "A4": ("A4", True), "A3多页": ("A3", False), "A4多页": ("A4", False)}
TASK = "任务"


def add_verbs(verbs: Verbs) -> None:
    top = verb(verbs, "roadmap", "产业路线图：打印、列出、安排、与基线比较", show)
    _narrowed(top)
    acts = top.add_subparsers(metavar="ACT")
    _narrowed(verb(acts, "list", "各产业的阶段、节点和任务", show))
    made = verb(acts, "add", "增加阶段；只写 --on 的是节点", add)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("--industry", required=True, metavar="NAME")
    _days(made)
    made.add_argument("--basis", default="", metavar="TEXT")
    moved = _one(acts, "move", "移动或伸缩；写明理由", move)
    _days(moved)
    moved.add_argument("--why", required=True, metavar="TEXT", help="理由")
    done = _one(acts, "done", "登记完成，--undo 改回未完成", done_or_not)
    done.add_argument("--on", type=day, metavar="DAY", help="不写时是今天")
    done.add_argument("--undo", action="store_true")
    _one(acts, "remove", "删除阶段或节点", remove)
    for name, words, run in (
        ("wait", "后一项要等前一项完成", wait),
        ("wait-no-more", "取消先后顺序", wait_no_more),
    ):
        made = verb(acts, name, words, run)
        made.add_argument("after", metavar="AFTER", help=f"后一项：阶段或节点的编号，任务写“{TASK}”加编号")
        made.add_argument("--for", dest="before", required=True, metavar="BEFORE", help="先完成的一项")
    kept = verb(acts, "baseline", "把现在的安排存为基线；不写名称时列出", baseline)
    kept.add_argument("title", nargs="?", metavar="TITLE")
    kept.add_argument("--json", action="store_true")


def _narrowed(made: Any) -> None:
    made.add_argument("--out", type=_path, metavar="FILE.pdf|.docx|.png")
    made.add_argument("--paper", choices=[*PAGES], default="A3", help="纸张；不带“多页”的排在一页上")
    made.add_argument("--industry", action="append", metavar="NAME", help="只要这个产业；可写多次")
    made.add_argument("--from", dest="since", type=day, metavar="DAY")
    made.add_argument("--to", dest="until", type=day, metavar="DAY")
    made.add_argument("--compare", metavar="TITLE", help="与这个基线比较")
    made.add_argument("--no-tasks", action="store_true", help="只画阶段和节点")
    made.add_argument("--json", action="store_true")
    takes_as_of(made)


def _path(text: str) -> Any:
    from pathlib import Path

    return Path(text)


def _days(made: Any) -> None:
    made.add_argument("--from", dest="since", type=day, metavar="DAY")
    made.add_argument("--to", dest="until", type=day, metavar="DAY")
    made.add_argument("--on", type=day, metavar="DAY", help="节点的日期")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID", help="阶段或节点的编号")
    return made


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
            name = f"{TASK}{bar.key.id}" if bar.key.subject is Subject.TASK else str(bar.key.id)
            told = bar.told(found.day)
            print(f"{lane.name}　{name}　{bar.title}　{bar.days}{f'　{told}' if told else ''}")
    print(found.summary)
    return 0


def _draw(found: Timeline, asked: Asked, settled: Any) -> int:
    from heze_desk.cli import papers
    from heze_desk.roadmap import document
    from reports.files import write_whole

    if not found.bars:
        raise DeskError("这个范围里没有可画的阶段、节点或有时限的任务；请扩大范围，或先用 roadmap add 安排。")
    size, one_page = PAGES[asked.paper]
    if out_file(asked.out, ".pdf", ".docx", ".png").suffix.lower() != ".png":
        papers.write(document.roadmap(found, settled, size=size, one_page=one_page), asked.out, settled)
        return 0
    from reports.chart_pictures import to_png

    picture = to_png(document.strip(found, one_page=True), size="A3", landscape=True)
    print(f"已导出：{write_whole(picture, asked.out)}")
    return 0


def _wanted(db: Database, asked: Asked) -> Wanted:
    if asked.since and asked.until and asked.until < asked.since:
        raise DeskError("起始日期不能晚于截止日期；请核对 --from 和 --to。")
    return Wanted(
        industry_ids={roster.industry_named(db, name) for name in asked.industry or ()},
        begins=asked.since,
        ends=asked.until,
        baseline=_baseline(db, asked.compare) if asked.compare else None,
        tasks=not asked.no_tasks,
    )


def _baseline(db: Database, title: str) -> Baseline:
    known = store.baselines(db)
    for one in known:
        if one.title == title.strip():
            return one
    listed = "、".join(one.title for one in known) or "还没有存过"
    raise DeskError(f"没有名为“{title}”的基线；现有：{listed}。")


def add(asked: Asked) -> int:
    first, last = _both(asked)
    kind = ItemKind.MILESTONE if asked.on else ItemKind.PHASE
    with writing(asked) as workspace, workspace.step(f"路线图增加{kind}：{asked.title}") as db:
        item = PlanItem(
            industry_id=roster.industry_named(db, asked.industry),
            kind=kind,
            title=asked.title.strip(),
            start=first,
            finish=last,
            basis=asked.basis.strip(),
        )
        new = store.get(db, store.add(db, item))
    print(f"已增加{kind}：{new.title}，{new.span}（编号 {new.id}）。")
    return 0


def move(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("移动路线图") as db:
        old = store.get(db, asked.id)
        first, last = asked.on or asked.since or old.start, asked.on or asked.until or old.finish
        store.move(db, asked.id, first, last, day=today(asked), reason=asked.why)
        new = store.get(db, asked.id)
    print(f"已移动：{new.title}，由{old.span}改为{new.span}。")
    return 0


def done_or_not(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("登记路线图完成") as db:
        store.change(db, asked.id, done_on=None if asked.undo else asked.on or today(asked))
        item = store.get(db, asked.id)
    print(f"{item.title}：{'未完成' if asked.undo else '已登记完成'}。")
    return 0


def remove(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("删除路线图的阶段或节点") as db:
        store.remove(db, asked.id)
    print("已删除，可以撤销。")
    return 0


def wait(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("设先后顺序") as db:
        before, after = _key(db, asked.before), _key(db, asked.after)
        store.wait(db, before, after)
        names = store.title(db, before), store.title(db, after)
    print(f"已设：“{names[1]}”要等“{names[0]}”完成。")
    return 0


def wait_no_more(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("取消先后顺序") as db:
        ends = _key(db, asked.before), _key(db, asked.after)
        found = [one for one in store.dependencies(db) if (one.before, one.after) == ends]
        if not found:
            raise DeskError("这两项没有设先后顺序；请用 roadmap list --json 查看。")
        store.wait_no_more(db, found[0].id or 0)
    print("已取消。")
    return 0


def baseline(asked: Asked) -> int:
    if asked.title is None:
        with reading(asked) as workspace:
            known = store.baselines(workspace.db)
        if asked.json:
            print_json(known)
            return 0
        for one in known:
            print(f"{one.title}　{one.day}")
        print(f"共 {len(known)} 个基线。")
        return 0
    with writing(asked) as workspace, workspace.step(f"存基线：{asked.title}") as db:
        now = timeline(db, today(asked), Wanted(recognitions=False))
        store.keep_baseline(db, Baseline(title=asked.title.strip(), day=today(asked)), now)
    print(f"已存为基线：{asked.title}，{len(now.bars)}条。")
    return 0


def _both(asked: Asked) -> tuple[date, date]:
    if asked.on and not (asked.since or asked.until):
        return asked.on, asked.on
    if asked.on or not (asked.since and asked.until):
        raise DeskError("阶段请写 --from 和 --to，节点只写 --on。")
    return asked.since, asked.until


def _key(db: Database, word: str) -> BarKey:
    """12 is a phase or milestone, 任务12 a task."""
    number = word.removeprefix(TASK)
    if not number.isdecimal():
        raise DeskError(f"“{word}”不是编号；阶段或节点写编号，任务写“{TASK}”加编号，用 roadmap list 查看。")
    subject = Subject.TASK if word.startswith(TASK) else Subject.ITEM
    if not store.title(db, BarKey(subject, int(number))):
        raise DeskError(f"没有编号为“{word}”的一项；请用 roadmap list 查看。")
    return BarKey(subject, int(number))


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
            "marks": [{"day": mark.day, "text": mark.text} for mark in bar.marks],
        }
        for bar in bars
    ]
