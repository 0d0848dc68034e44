"""Invented matters between approving and supervising departments; every word of them says 演示."""

from datetime import date, timedelta

from heze_desk.notifications import store
from heze_desk.notifications.records import Direction, Notification, usual_due
from heze_desk.roster import unit_store
from heze_desk.roster.records import UnitKind
from heze_desk.workspace.database import Database

TOLD_BEFORE = (41, 30, 19, 12, 6, 2)
"""Days before today; the first are answered, the third is late."""
ANSWERED, RECOGNISED = (0, 1, 4), (0,)
MATTERS = ("项目备案结果", "生产许可变更", "抽查发现的问题", "经营范围变更", "备案信息更正", "检查结论")
APPROVING, SUPERVISING = "审批", ("市场监管", "发展改革", "工业和信息化")


def enter(db: Database, today: date, *, begun: date) -> None:
    """Matters in every state there is."""
    approving, *supervising = _units(db, today) or [0]
    if not supervising or today - timedelta(days=max(TOLD_BEFORE)) < begun:
        return
    entries = [row[0] for row in db.execute("select id from entry where kind in ('项目', '企业') order by id")]
    for place, (days, matter) in enumerate(zip(TOLD_BEFORE, MATTERS, strict=True)):
        told_on, other = today - timedelta(days=days), supervising[place % len(supervising)]
        direction = Direction.SUPERVISION if place % 3 == 2 else Direction.APPROVAL
        sides = (approving, other) if direction is Direction.APPROVAL else (other, approving)
        wanted = Notification(
            year=told_on.year,
            number=1,
            direction=direction,
            matter=f"【演示】{matter}",
            concerns="" if entries and place % 2 == 0 else "演示企业",
            entry_id=entries[place % len(entries)] if entries and place % 2 == 0 else None,
            from_unit_id=sides[0],
            to_unit_id=sides[1],
            notified_on=told_on,
            due=usual_due(told_on),
            basis="【演示】依据",
        )
        made = store.add(db, wanted, today=today)
        if place in ANSWERED:
            back = min(today, told_on + timedelta(days=4 + place))
            store.answer(db, made, "【演示】已核实，纳入监管。", day=back, today=today)
        if place in RECOGNISED:
            store.recognise(db, made, "【演示】检验结果互认，不再重复检查。", day=today, today=today)


def _units(db: Database, day: date) -> list[int]:
    """One that approves and those it tells, by what their names say; of another policy the first that there are."""
    units = [one for one in unit_store.units(db, day) if one.active and one.kind is UnitKind.DEPARTMENT]
    approving = [one.id for one in units if APPROVING in one.short_name] or [one.id for one in units[:1]]
    others = [one for one in units if one.id not in approving]
    told = [one.id for one in others if any(word in one.short_name for word in SUPERVISING)]
    return [*approving[:1], *(told or [one.id for one in others[:3]])]
