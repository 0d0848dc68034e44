"""What to look at before a briefing is issued: what changed in the ledger, and what its words say that cannot be."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from heze_desk.briefings.draft_records import Compiled, Doubt, DraftSection, Figure
from heze_desk.briefings.fact_records import Facts
from heze_desk.briefings.paper_records import called
from heze_desk.briefings.section_texts import EXTRACT
from heze_desk.days import unreal
from heze_desk.roster import named_people, unit_store
from heze_desk.tasks.light_records import Light
from heze_desk.workspace.database import Database

PAST = re.compile(
    r"已(?:经)?(?:全部|全面|顺利)?(?:完成|办结|建成|落地|投产|签约|出台|印发|到位|实现|达成)|完成了|建成了|均已"
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """The names and tasks as of the day, to hold the words against."""

    year: int
    people: Mapping[str, str]  # who is on the roster, with the title of the day
    leaders: frozenset[str]  # everybody ever entered
    units: Mapping[str, int]  # by rank
    done: frozenset[str]  # titles of finished tasks that are told


def known(db: Database, facts: Facts) -> Known:
    """`db` is to stand as of the last day of the briefing."""
    day = facts.until
    told = [task for group in facts.groups for task in group.told]
    return Known(
        year=day.year,
        people=named_people.held(db, day),
        leaders=named_people.everybody(db, day),
        units={name: place for place, name in enumerate(unit_store.names(db, day).values())},
        done=frozenset(task.title.strip().rstrip("。；，、") for task in told if task.light is Light.DONE),
    )


def doubts(
    sections: Sequence[DraftSection], now: Sequence[Compiled], wanted: Known, *, printed: Sequence[DraftSection] = ()
) -> Iterator[Doubt]:
    """Section by section, what changed first and then what its words say; `printed` has them with all their tables."""
    new = {one.key: one for one in now}
    for number, (one, whole) in enumerate(zip(sections, printed or sections, strict=True), 1):
        if one.left_out:
            new.pop(one.key, None)
            continue
        other = new.pop(one.key, None) if one.key else None
        if one.key and (other is None or (one.compiled, one.blocks) != (other.text, other.blocks)):
            yield Doubt(section=number, what="数据已变", text=f"“{one.heading}”所据的台账在起草以后有变动。")
        for what, text in _of_words(whole, wanted):
            yield Doubt(section=number, what=what, text=text)
    for one_new in new.values():
        yield Doubt(section=0, what="数据已变", text=f"按现在的台账还应有“{one_new.heading}”一部分。")


def figure_doubts(old: Sequence[Figure], new: Sequence[Figure], sections: Sequence[DraftSection]) -> Iterator[Doubt]:
    """Figures of the draft that are counted otherwise now, and numbers in the text that no figure has."""
    places = {one.key: number for number, one in enumerate(sections, 1)}
    now = {one.name: one for one in new}
    for figure in old:
        other = now.get(figure.name)
        if other is None or other.rows != figure.rows:
            told = "现在没有这个数" if other is None else f"现为{other.value}"
            same = "，项目有变化" if other and other.value == figure.value else ""
            text = f"“{figure.name}”在草稿中为{figure.value}，{told}{same}。"
            yield Doubt(section=places.get(figure.key, 0), what="数字不符", text=text)
    for one in filter(lambda section: not section.left_out, sections):
        values = _values(figure for figure in old if figure.key == one.key)
        for name, number in _numbers(one.text, values):
            if one.touched and number not in values[name]:
                wanted = "或".join(map(str, sorted(values[name])))
                text = f"“{one.heading}”写的是{name}{number}项，台账中是{wanted}项。"
                yield Doubt(section=places[one.key], what="数字不符", text=text)


def annex_doubts(sections: Sequence[DraftSection], facts: Facts, *, whole: bool) -> Iterator[Doubt]:
    """How many tasks the extract of a long ledger leaves out, which the paper says too."""
    for number, one in enumerate(sections, 1):
        if whole or not one.is_printed or EXTRACT not in map(called, one.text.split("\n")):
            continue
        tables = json.loads(one.blocks).get("body", ())
        listed = sum(len(table["rows"]) for table in tables if table.get("caption") == EXTRACT)
        if 0 < listed < facts.annexable:
            more = facts.annexable - listed
            text = f"“{EXTRACT}”列出{listed}项，另有{more}项没有列，表下已注明见台账全表；也可以在这一部分列出全部。"
            yield Doubt(section=number, what="附件未列全", text=text)


def _values(figures: Iterable[Figure]) -> dict[str, set[int]]:
    """All values that a word may have in a section, whichever industry it is told of."""
    found: dict[str, set[int]] = {}
    for figure in figures:
        found.setdefault(figure.name.rpartition("·")[2].removesuffix("数"), set()).add(figure.value)
    return found


def _numbers(text: str, values: Mapping[str, set[int]]) -> Iterator[tuple[str, int]]:
    """逾期3项, 任务共144项; what compares with the issue before is no such figure."""
    for name in values:
        for found in re.finditer(rf"(?<![未\u4e00-\u9fff]){re.escape(name)}共?(\d+)项", text):
            yield name, int(found.group(1))


def _of_words(section: DraftSection, wanted: Known) -> Iterator[tuple[str, str]]:
    yield from (("日期有误", f"“{text}”这一天不存在。") for text in unreal(section.text, wanted.year))
    yield from (("人名不在名单", text) for text in named_people.strangers(section.text, wanted.people, wanted.leaders))
    yield from (("单位次序", text) for text in _out_of_rank(section.text, wanted.units))
    yield from (("缺少表或图", f"“［{name}］”没有对应的表或图。") for name in _missing_blocks(section))
    own = set(section.compiled.split("\n"))
    for line in section.text.split("\n"):
        quoted = "进展：" in line
        if (line not in own or quoted) and (past := PAST.search(line)) and not _tells_done(line, wanted):
            yield "完成时态", f"“{_around(line, past)}”是完成的说法，但没有对应的办结任务。"


def _tells_done(line: str, wanted: Known) -> bool:
    return any(title and title in line for title in wanted.done)


def _around(line: str, past: re.Match[str]) -> str:
    begins = max(0, past.start() - 12)
    return line[begins : past.end() + 6]


def _out_of_rank(text: str, units: Mapping[str, int]) -> Iterator[str]:
    """Units named one after another; the first may be a lead unit, which stands before those that work with it."""
    if not units:
        return
    one = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    for found in re.finditer(rf"(?:{one})(?:、(?:{one}))+", text):
        names = found.group().split("、")
        places = [units[name] for name in names]
        led = places[1:] if len(names) > 2 else places
        if led != sorted(led):
            yield f"“{found.group()}”没有按单位次序排列。"


def _missing_blocks(section: DraftSection) -> Iterator[str]:
    for line in section.text.split("\n"):
        if (name := called(line)) and f'"caption": "{name}"' not in section.blocks:
            yield name
