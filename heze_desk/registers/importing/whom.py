"""Of which entry a row of a further sheet tells: one of the first sheet, else one the register has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heze_desk.registers.importing.known import Known
from heze_desk.registers.records import EntryLine
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.values import Option, Reading, choice, squeezed

LEFT_OUT = "不导入这一行"


@dataclass(frozen=True, kw_only=True)
class Home:
    """An entry that is kept, or one that the `row` of the first sheet would make; `number` is what the file says."""

    title: str
    line: EntryLine | None = None
    row: int | None = None
    number: str = ""

    @property
    def key(self) -> tuple[str, int]:
        return ("entry", self.line.id) if self.line else ("row", self.row or 0)

    @property
    def entry_id(self) -> int | None:
        return self.line.id if self.line else None


class Whom:
    """`lost` are the numbers and names of rows of the first sheet that are not taken in."""

    def __init__(self, known: Known, homes: Iterable[Home], lost: Iterable[str], *, foreign: bool) -> None:
        self._known, self._foreign = known, foreign
        self._lost = {squeezed(one) for one in lost if one}
        self._numbers: dict[str, Home] = {}
        self._names: dict[str, list[Home]] = {}
        self._rows: dict[int, Home] = {}
        for one in homes:
            if one.number:
                self._numbers.setdefault(squeezed(one.number), one)
            self._names.setdefault(squeezed(one.title), []).append(one)
            if one.line is not None:
                self._rows[one.line.id] = one

    def reading(self, entry: Entry, last: Home | None) -> Reading[Home | None]:
        """By the number, else by the name; a name that is another's than the number is asked about."""
        number, title = entry.words("number"), entry.words("title")
        if not number and not title:
            return _same_as_above(last)
        numbered = self._numbered(number)
        if numbered is None:
            return self._named(title, number)
        if not title or squeezed(title) in self._called(numbered):
            return Reading(value=numbered)
        others = [one for one in self._by_name(title) if one.key != numbered.key]
        says = f"编号“{number}”是“{_single(numbered.title)}”，名称写的是“{_single(title)}”"
        return choice(says, _offered([numbered, *others[:3]]))

    def named(self, words: str) -> Home | None:
        """The one entry of that number or name in the first sheet; None where there is none or there are several."""
        found = self._numbers.get(squeezed(words))
        same = self._names.get(squeezed(words), [])
        return found or (same[0] if len(same) == 1 else None)

    def _numbered(self, number: str) -> Home | None:
        if found := self._numbers.get(squeezed(number)):
            return found
        known = None if self._foreign else self._known.register.numbered(number)
        line = self._known.lines.get(known) if known is not None else None
        return self._kept(line) if line and squeezed(number) not in self._lost else None

    def _kept(self, line: EntryLine) -> Home:
        return self._rows.get(line.id) or Home(title=line.name, line=line)

    def _called(self, home: Home) -> set[str]:
        return {squeezed(home.title), *([squeezed(home.line.name)] if home.line else [])}

    def _by_name(self, title: str) -> list[Home]:
        kept = [self._kept(line) for line in self._known.titles.get(squeezed(title), [])]
        found = {one.key: one for one in (*self._names.get(squeezed(title), []), *kept)}
        return list(found.values())

    def _named(self, title: str, number: str) -> Reading[Home | None]:
        """A number of this register that nobody has is asked about even where the name is known."""
        register = self._known.register
        if {squeezed(number), squeezed(title)} & self._lost - {""} and not self._by_name(title):
            return Reading(refusal=f"“{register.title}”表里的这一条没有导入，这一行也没有导入。")
        found = self._by_name(title)
        if not found:
            return self._near(title or number)
        strange = bool(number) and register.numbered(number) is not None and not self._foreign
        if len(found) == 1 and (not strange or squeezed(number) in self._lost):
            return Reading(value=found[0])
        says = f"编号“{number}”在名录里没有" if strange else "名录里有几条同名的"
        return choice(says, _offered(found[:5]))

    def _near(self, words: str) -> Reading[Home | None]:
        near = [self._known.lines[one.id] for one in self._known.names.near(words)[:3] if one.id in self._known.lines]
        if not near:
            where = f"请先在“{self._known.register.title}”表里列出，或核对名称"
            return Reading(refusal=f"名录里没有“{_single(words)}”，没有导入；{where}。")
        return choice(f"名录里没有“{_single(words)}”", _offered([self._kept(line) for line in near]))


def _same_as_above(last: Home | None) -> Reading[Home | None]:
    if last is None:
        return Reading(refusal="没有写编号和名称，没有导入。")
    return choice("没有写编号和名称", _offered([last]))


def _offered(homes: Sequence[Home]) -> tuple[Option[Home | None], ...]:
    told = (
        Option[Home | None](label=f"记到{_number(one)}“{_single(one.title)}”{_holder(one)}", value=one) for one in homes
    )
    return (*told, Option[Home | None](label=LEFT_OUT, value=None))


def _number(home: Home) -> str:
    return f" {home.number} " if home.number else ""


def _holder(home: Home) -> str:
    return f"（{home.line.holder}）" if home.line and home.line.holder else ""


def _single(words: str) -> str:
    return words.replace("“", "‘").replace("”", "’")
