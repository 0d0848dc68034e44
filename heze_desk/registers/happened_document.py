"""What happened to the entries of a printed register, and what they are tied to."""

from collections.abc import Collection, Sequence

from heze_desk.days import said
from heze_desk.registers.column_widths import fitted
from heze_desk.registers.extracts import Extract
from heze_desk.registers.records import EntryLine, Event, Kind
from reports.document import Table

EXCHANGE = "交流活动"
"""What people are asked to more than once, so that it is counted."""
BID = "揭榜挂帅项目"
STEPS = ("发榜", "揭榜", "签约", "验收")
"""The way of such a project, each step told with its day."""
NOTHING = "—"
LONGEST = 24
"""Characters of a task's title, which stands in full in the ledger."""


def latest(line: EntryLine, extract: Extract) -> str:
    """签约，2026年5月6日，说明: what happened last; of people the exchanges with their number first."""
    found = extract.events.get(line.id) or [one for one in (line.latest,) if one]
    held = [one for one in found if one.act == EXCHANGE and line.kind is Kind.TALENT]
    others = [one for one in found if one not in held]
    told = [_told(f"{EXCHANGE}{len(held)}次，最近", held[-1])] if held else []
    return "\n".join([*told, *(_told(f"{one.act}，", one) for one in others[-1:])])


def tied(line: EntryLine, extract: Extract) -> str:
    """企业：演示甲公司、演示乙公司: a line for each register, and one for the tasks."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in extract.ties.get(line.id, ()):
        by_kind.setdefault(kind, []).append(name if len(name) <= LONGEST else f"{name[:LONGEST]}…")
    return "\n".join(f"{kind}：{'、'.join(names)}" for kind, names in by_kind.items())


def ways(lines: Sequence[EntryLine], wanted: Collection[str], extract: Extract) -> Table | None:
    """The projects for which bids are invited with the days of their steps, and all with what they are tied to."""
    bids = [line for line in lines if "events" in wanted and _is_bid(line, extract)]
    ties = [line for line in lines if "links" in wanted and extract.ties.get(line.id)]
    listed = [line for line in lines if line in bids or line in ties]
    if not listed:
        return None
    steps = STEPS if bids else ()
    header = ("序号", "项目名称", *steps, *(("关联的条目和任务",) if ties else ()))
    rows = []
    for number, line in enumerate(listed, 1):
        days = (_days(line, step, extract) if line in bids else "" for step in steps)
        rows.append((str(number), line.name, *days, *((tied(line, extract),) if ties else ())))
    shares, size, folded = fitted(header, rows)
    return Table(
        header=header,
        rows=folded,
        widths=shares,
        size=size,
        align=("center", "left", *["center"] * len(steps), *(("left",) if ties else ())),
        caption="和".join(filter(None, ("揭榜挂帅办理" if bids else "", "关联" if ties else ""))) + "情况",
        note=f"“{NOTHING}”指没有登记；不是揭榜挂帅的项目不列办理日期。" if bids else "",
        ragged=True,
    )


def _is_bid(line: EntryLine, extract: Extract) -> bool:
    """By its mark, or by what happened to it."""
    acts = {one.act for one in extract.events.get(line.id, ())}
    return BID in line.marks or bool(acts & {*STEPS[:2]})


def _days(line: EntryLine, step: str, extract: Extract) -> str:
    days = [one.day for one in extract.events.get(line.id, ()) if one.act == step]
    return "\n".join(map(said, days)) or NOTHING


def _told(before: str, event: Event) -> str:
    return "，".join(filter(None, (f"{before}{said(event.day)}", event.text.strip().rstrip("。"))))
