"""Arranging the roadmap on the command line: adding, moving, what waits for what, baselines."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from heze_desk.cli import roadmap_show
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.roadmap import carrying, store
from heze_desk.roadmap.carry_records import Following
from heze_desk.roadmap.records import BarKey, Baseline, Called, ItemKind, PlanItem, Subject
from heze_desk.roadmap.timeline import EARLIEST, LATEST, Wanted, timeline
from heze_desk.roster import industry_changes
from heze_desk.workspace.database import Database

TASK = "任务"


def add_acts(acts: Verbs) -> None:
    roadmap_show.add_acts(acts)
    made = verb(acts, "add", "增加阶段；只写 --on 的是节点", add)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("--industry", required=True, metavar="NAME")
    _days(made)
    made.add_argument("--basis", default="", metavar="TEXT")
    moved = _one(acts, "move", "移动或伸缩；写明理由", move)
    _days(moved)
    moved.add_argument("--why", required=True, metavar="TEXT", help="理由")
    moved.add_argument("--carry", action="store_true", help="要等它的各项有冲突的一并顺延；任务的时限不动")
    done = _one(acts, "done", "登记完成，--undo 改回未完成", done_or_not)
    done.add_argument("--on", type=day, metavar="DAY", help="不写时是今天")
    done.add_argument("--undo", action="store_true")
    _one(acts, "remove", "删除阶段或节点", remove)
    placed = _one(acts, "place", "在本产业里排到另一项之前；不写 --before 的排到最后", place)
    placed.add_argument("--before", type=int, metavar="ID")
    _add_order(acts)
    kept = verb(acts, "baseline", "把现在的安排存为基线；不写名称时列出", baseline)
    kept.add_argument("title", nargs="?", metavar="TITLE")
    kept.add_argument("--json", action="store_true")


def _add_order(acts: Verbs) -> None:
    for name, words, run in (
        ("wait", "后一项要等前一项完成", wait),
        ("wait-no-more", "取消先后顺序", wait_no_more),
    ):
        made = verb(acts, name, words, run)
        made.add_argument("after", metavar="AFTER", help=f"后一项：阶段或节点的编号，任务写“{TASK}”加编号")
        made.add_argument("--for", dest="before", required=True, metavar="BEFORE", help="先完成的一项")


def _days(made: Any) -> None:
    made.add_argument("--from", dest="since", type=day, metavar="DAY")
    made.add_argument("--to", dest="until", type=day, metavar="DAY")
    made.add_argument("--on", type=day, metavar="DAY", help="节点的日期")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID", help="阶段或节点的编号")
    return made


def add(asked: Asked) -> int:
    first, last = _both(asked)
    kind = ItemKind.MILESTONE if asked.on else ItemKind.PHASE
    with writing(asked) as workspace, workspace.step(f"路线图增加{kind}：{asked.title}") as db:
        item = PlanItem(
            industry_id=industry_changes.standing(db, asked.industry, last),
            kind=kind,
            title=asked.title.strip(),
            start=first,
            finish=last,
            basis=asked.basis.strip(),
        )
        store.refuse_double(db, item)
        new = store.get(db, store.add(db, item))
    print(f"已增加{kind}：{new.title}，{new.span}（编号 {new.id}）。{_far(new)}")
    return 0


def move(asked: Asked) -> int:
    """What waits for it is told, and goes along only with --carry."""
    with writing(asked) as workspace:
        old = store.get(workspace.db, asked.id)
        first, last = _moved_to(old, asked)
        found = carrying.giving_way(workspace.db, today(asked), {old.key: (first, last)})
        going = [one for one in found if asked.carry and one.gives_way]
        if (first, last) == (old.start, old.finish) and not going:
            raise DeskError("日期没有改动；请用 --from、--to（节点用 --on）写新的日期。")
        along = f"，顺延{len(going)}项" if going else ""
        with workspace.step(f"移动路线图：{old.title}{along}") as db:
            store.move(db, asked.id, first, last, day=today(asked), reason=asked.why)
            carrying.carry(db, going, day=today(asked), reason=asked.why)
        new, every = store.get(workspace.db, asked.id), store.called(workspace.db)
        too_early = carrying.not_waited(workspace.db, today(asked), {old.key: (first, last)})
    print(f"已移动：{new.title}，由{old.span}改为{new.span}。")
    for one in going:
        print(f"已顺延：{every[one.bar.key].full}由{one.bar.span}改为{one.after.span}。")
    for before in too_early:
        print(f"先后不符：{every[new.key].full}，要等{every[before.key].full}完成。")
    for sentence in _staying([one for one in found if one not in going], every):
        print(sentence)
    return 0


def _moved_to(old: PlanItem, asked: Asked) -> tuple[date, date]:
    """A phase has two days, a milestone has one."""
    if old.kind is ItemKind.PHASE:
        if asked.on:
            raise DeskError(f"“{old.title}”是阶段；请用 --from、--to 写开始和结束日期。")
        return asked.since or old.start, asked.until or old.finish
    if asked.since or asked.until:
        raise DeskError(f"“{old.title}”是节点，只有一天；请用 --on 写日期。")
    return asked.on or old.start, asked.on or old.finish


def _staying(found: Sequence[Following], every: Mapping[BarKey, Called]) -> Iterator[str]:
    """What now begins too early, and what can be done about it."""
    for one in found:
        stays = "" if one.gives_way else f"（{one.bar.span}）不动"
        yield f"先后不符：{every[one.bar.key].full}{stays}，要等{every[one.before.key].full}完成。"
    if any(one.gives_way for one in found):
        yield "加 --carry 可一并顺延。"
    if not all(one.gives_way for one in found):
        yield "任务的时限不会自动改；经批准推迟的，请用 task postpone 登记延期。"


def done_or_not(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("登记路线图完成") as db:
        store.set_done(db, asked.id, None if asked.undo else asked.on or today(asked), day=today(asked))
        item = store.get(db, asked.id)
    print(f"{item.title}：{'未完成' if asked.undo else '已登记完成'}。")
    return 0


def remove(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("删除路线图的阶段或节点") as db:
        title = store.get(db, asked.id).title
        store.remove(db, asked.id)
    print(f"已删除：{title}；可用 undo 撤销。")
    return 0


def place(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("调整路线图顺序") as db:
        store.place(db, asked.id, before=asked.before)
        one = store.get(db, asked.id)
        titles = "、".join(item.title for item in store.items(db, one.industry_id))
    print(f"已调整顺序：{titles}。")
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
        names = [store.title(db, one) for one in ends]
    print(f"已取消：“{names[1]}”不用再等“{names[0]}”完成。")
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
        now = timeline(db, today(asked), Wanted(recognitions=False, whole=True))
        store.keep_baseline(db, Baseline(title=asked.title.strip(), day=today(asked)), now)
    print(f"已存为基线：{asked.title}，{len(now.bars)}条。")
    return 0


def _far(item: PlanItem) -> str:
    """Where it is not seen unless the scale is asked to reach there."""
    if item.finish >= EARLIEST and item.start <= LATEST:
        return ""
    return f"注意：它不在{EARLIEST.year}—{LATEST.year}年，不写 --from、--to 时不画出；日期写错的请用 roadmap move 改。"


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
