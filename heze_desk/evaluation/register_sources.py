"""What the registers can be counted by: all of one, a recognition, a closed word, a sum over a year, the research."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from heze_desk.evaluation.count_records import Clock, Source
from heze_desk.registers import listing
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.records import Kind
from heze_desk.workspace.database import Database

PART, WORD = "·", "："
WITHOUT, UNTOLD = "规上企业无研发投入", "规上企业未填报研发投入"
RISEN, KEY_RISEN = "研发投入比上年提升", "重点企业研发投入比上年提升"
RESEARCHED = (WITHOUT, UNTOLD, RISEN, KEY_RISEN)
ONCE = "属于几个产业的，全市只计一次"


class By(StrEnum):
    ALL = "总数"
    MARK = "认定"
    CATEGORY = "category"
    LEVEL = "level"
    TRAIT = "traits"
    SUM = "年度合计"
    RESEARCH = "研发情况"


@dataclass(frozen=True, kw_only=True)
class RegisterSource(Source):
    kind: Kind
    by: By
    word: str = ""


def every(db: Database) -> Iterator[RegisterSource]:
    """All that can be counted of the registers, with the words that the office entered beside the usual ones."""
    for register in KINDS.values():
        yield _source(register, By.ALL, "")
        for by in (By.MARK, By.CATEGORY, By.LEVEL, By.TRAIT, By.SUM, By.RESEARCH):
            for word in _words(db, register, by):
                yield _source(register, by, word)


def read(name: str) -> RegisterSource | None:
    """The count of that name, also of a word that no entry bears any more; None where it is none of the registers."""
    for register in KINDS.values():
        title, part, rest = name.partition(PART)
        if part and title == register.title:
            called, _, word = rest.partition(WORD)
            found = next((by for by in By if called and called == _title(register, by)), None)
            return _source(register, found, word or _plain(register, found)) if found is not None else None
    return None


def _words(db: Database, register: Register, by: By) -> tuple[str, ...]:
    match by:
        case By.MARK:
            return register.marks
        case By.CATEGORY | By.LEVEL:
            choices = register.choices_of(by)
            return (*choices, *(one for one in listing.words(db, register.kind, by) if one not in choices))
        case By.TRAIT:
            return register.traits
        case By.SUM:
            return tuple(one.name for one in register.measures)
        case By.RESEARCH:
            return RESEARCHED if register.kind is Kind.ENTERPRISE else ()
        case By.ALL:
            return ()


def _plain(register: Register, by: By) -> str:
    """The word that is not repeated: 平台名录·认定."""
    return by if by is By.MARK and by in register.marks else ""


def _title(register: Register, by: By) -> str:
    """What the register calls it: 级别, 阶段, 规模, 类型."""
    match by:
        case By.CATEGORY | By.LEVEL:
            field = register.field(by)
            return field.title if field else ""
        case By.TRAIT:
            return register.traits_title
        case _:
            return by


def _source(register: Register, by: By, word: str) -> RegisterSource:
    more = "" if word == _plain(register, by) else f"{WORD}{word}"
    return RegisterSource(
        name=f"{register.title}{PART}{_title(register, by)}{more}",
        definition=_definition(register, by, word),
        measure=_measure(register, by, word),
        by_industry=True,
        clock=CLOCKS.get(by, Clock.AS_IT_STOOD),
        kind=register.kind,
        by=by,
        word=word,
    )


CLOCKS = {By.ALL: Clock.OWN_DAYS, By.MARK: Clock.OWN_DAYS, By.SUM: Clock.BY_YEAR, By.RESEARCH: Clock.BY_YEAR}
OF_THE_YEAR = "按年的取这一年登记的数，按月、按季的取到期末已登记的当年数"


def _measure(register: Register, by: By, word: str) -> str:
    return register.measure(word).unit if by is By.SUM and word else register.counter


def _definition(register: Register, by: By, word: str) -> str:
    match by:
        case By.ALL:
            return f"每期最后一天在{register.title}里的，{ONCE}"
        case By.MARK:
            return (
                f"每期最后一天已{register.entering}“{word}”、没有{register.leaving}的，按登记的日期，待核的也计；{ONCE}"
            )
        case By.CATEGORY | By.LEVEL | By.TRAIT:
            return f"每期最后一天{_title(register, by)}为“{word}”的，以当时登记的为准；{ONCE}"
        case By.SUM:
            return f"各条{word}之和，{OF_THE_YEAR}；一条都没有登记的没有数，不计为 0"
        case By.RESEARCH:
            return f"{word}的家数，{OF_THE_YEAR}；没有登记的不当作 0"
