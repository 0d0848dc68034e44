"""Invented register entries for looking around; every name says 演示."""

from datetime import date, timedelta
from itertools import cycle, islice

from heze_desk.registers import links, recognising, store, talents, targets
from heze_desk.registers.kinds import FOUR_TRAITS, FOUR_TRAITS_MARK, KEY, KINDS, LARGE, RESEARCH
from heze_desk.registers.records import Entry, Event, Kind, Recognition, TalentNeed, YearAmount
from heze_desk.registers.target_records import OwnTarget
from heze_desk.roster import store as roster
from heze_desk.workspace.database import Database

COUNTS = {
    Kind.PROJECT: 8,
    Kind.PLATFORM: 13,
    Kind.ENTERPRISE: 10,
    Kind.TALENT: 9,
    Kind.TECHNOLOGY: 11,
    Kind.PRODUCT: 7,
}
ORDINALS = "甲乙丙丁戊己庚辛壬癸子丑寅"
ENDINGS = {
    Kind.PROJECT: "项目",
    Kind.ENTERPRISE: "新材料有限公司",
    Kind.TECHNOLOGY: "技术",
    Kind.PRODUCT: "产品",
}
REACHED = {Kind.TECHNOLOGY: ("突破", "攻关"), Kind.PRODUCT: ("量产", "试制")}
"""How far what is recognised has come, and what is not."""
PEOPLE = ("王测一", "李测二", "赵测三", "张喆", "刘垚", "陈堃", "赵翀", "演示一团队", "演示二团队")
DOCUMENT = "【演示】认定文件"
ACTS = ("发榜", "揭榜", "签约", "验收")


def enter(db: Database, today: date, *, begun: date) -> None:
    """Entries of every register over all industries: some shared, some recognised, some of these yet to be proven."""
    industries = [one.id or 0 for one in roster.industries(db, today)]
    if not industries or today < begun:
        return
    made = {kind: _entries(db, kind, industries, begun) for kind in COUNTS}
    for kind, ids in made.items():
        _recognise(db, kind, ids, (begun, today))
    for place, entry_id in enumerate(made[Kind.PROJECT]):
        for act in islice(ACTS, place % 5):
            day = min(today, begun + timedelta(days=40 * (ACTS.index(act) + 1)))
            store.save_event(db, Event(entry_id=entry_id, act=act, day=day, text="【演示】"))
        store.set_amount(db, _amount(entry_id, today.year, "计划投资", 1_000.0 * (place + 1)))
        store.set_amount(db, _amount(entry_id, today.year, "完成投资", 350.0 * (place + 1)))
        links.link(db, entry_id, made[Kind.ENTERPRISE][place % 10])
    for place, entry_id in enumerate(made[Kind.ENTERPRISE]):
        store.set_amount(db, _amount(entry_id, today.year - 1, RESEARCH.name, 120.0 * (place % 4)))
        links.link(db, entry_id, made[Kind.TECHNOLOGY][place])
    for entry_id, technology_id in zip(made[Kind.PRODUCT], made[Kind.TECHNOLOGY], strict=False):
        links.link(db, entry_id, technology_id)
    _want(db, industries, today)


def _entries(db: Database, kind: Kind, industries: list[int], begun: date) -> list[int]:
    register = KINDS[kind]
    categories, levels = (cycle(register.choices_of(name) or ("",)) for name in ("category", "level"))
    ids = []
    for place in range(COUNTS[kind]):
        category, level = next(categories), next(levels)
        name = PEOPLE[place] if kind is Kind.TALENT else f"演示{ORDINALS[place]}{ENDINGS.get(kind, category)}"
        entry = Entry(
            kind=kind,
            name=name,
            category=("团队" if "团队" in name else "个人") if kind is Kind.TALENT else category,
            level=REACHED[kind][_is_left(place)] if kind in REACHED else level,
            field="演示方向",
            holder="" if kind is Kind.ENTERPRISE else "演示单位",
            summary="【演示】只供试用。",
            traits=_traits(kind, place),
            added_on=begun,
        )
        where = {industries[place % len(industries)]}
        if place % 5 == 0:
            where.add(industries[(place + 3) % len(industries)])
        ids.append(store.add(db, entry, sorted(where)))
    return ids


def _traits(kind: Kind, place: int) -> tuple[str, ...]:
    match kind:
        case Kind.PROJECT:
            marks = KINDS[kind].marks
            return FOUR_TRAITS if marks[place % len(marks)] == FOUR_TRAITS_MARK else FOUR_TRAITS[: place % 4]
        case Kind.ENTERPRISE:
            return tuple(one for one, has in ((LARGE, place % 2), (KEY, place % 3 == 1)) if has)
        case _:
            return ()


def _recognise(db: Database, kind: Kind, ids: list[int], span: tuple[date, date]) -> None:
    """Three of four are recognised, every third of them without a document; one is withdrawn again."""
    begun, today = span
    days = max(1, (today - begun).days)
    for place, entry_id in enumerate(ids):
        if _is_left(place):
            continue
        told = Recognition(
            entry_id=entry_id,
            mark=KINDS[kind].marks[place % len(KINDS[kind].marks)],
            recognised_on=begun + timedelta(days=place * days // (2 * len(ids))),
            document="" if place % 3 == 2 else DOCUMENT,
        )
        recognition_id = recognising.recognise(db, told)
        if kind is Kind.PLATFORM and place == 4:
            recognising.withdraw(db, recognition_id, day=today, because="【演示】评估不合格。")


def _is_left(place: int) -> bool:
    return place % 4 == 3


def _want(db: Database, industries: list[int], today: date) -> None:
    """How many people are wanted, and what the office set itself for this year."""
    for industry_id, level in zip(industries, cycle(KINDS[Kind.TALENT].choices_of("level")), strict=False):
        need = TalentNeed(industry_id=industry_id, field="演示方向", level=level, year=today.year, wanted=3)
        talents.set_need(db, need)
    for target in targets.all_targets(db):
        own = OwnTarget(target_id=target.id, year=today.year, value=6, basis="【演示】年度计划")
        targets.set_own(db, own)


def _amount(entry_id: int, year: int, measure: str, amount: float) -> YearAmount:
    return YearAmount(entry_id=entry_id, year=year, measure=measure, amount=amount)
