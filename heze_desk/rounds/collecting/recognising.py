"""Whose form of which round a file is: by its properties, else by its content, else the secretary is asked."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heze_desk.rounds.collecting.facts import Asked, Facts
from heze_desk.rounds.collecting.returned import Returned
from heze_desk.rounds.form_records import (
    HASH_PROPERTY,
    KIND,
    KIND_PROPERTY,
    ROUND_PROPERTY,
    UNIT_PROPERTY,
    VERSION_PROPERTY,
    round_of,
    task_id_of,
    unit_of,
)
from heze_desk.rounds.records import Round
from heze_desk.workbooks.headings import Table
from heze_desk.workbooks.values import squeezed, text_of

NAMED_ROUND = re.compile(r"(20\d{2})年(?:度)?第(\d{1,4})次")
NAMED_UNIT = re.compile(
    r"(?:填报|报送|责任|填表)单位(?:名称)?[::]([^::,,;;。()]+?)(?=报送时限|填报|联系|调度|日期|时间|共\d|$)"
)
PROPERTIES, CONTENT, GIVEN = "文件属性", "表中内容", "指定"


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """The round and unit a file is of, and by what; else a refusal, or what to ask with the units it may be of."""

    round_id: int | None = None
    round_name: str = ""
    unit_id: int | None = None
    unit: str = ""
    how: str = ""
    refusal: str = ""
    question: str = ""
    candidates: tuple[tuple[int, str], ...] = ()
    closed: bool = False

    @property
    def is_sure(self) -> bool:
        return self.unit_id is not None and not self.refusal and not self.question


def recognised(
    facts: Facts, returned: Returned, *, round_id: int | None = None, unit_id: int | None = None
) -> Recognised:
    """The round and the unit; `round_id` and `unit_id` are what the secretary says, and another's file is refused."""
    table = returned.tables[0]
    head = _head(table)
    said = _round_said(facts, returned, head, round_id)
    if isinstance(said, Recognised):
        return said
    round_ = _round(facts, said, round_id)
    if isinstance(round_, str):
        return Recognised(question=round_) if not said else Recognised(refusal=f"“{returned.file}”{round_}")
    found = _Finder(facts, returned, round_, table).unit(unit_id)
    return replace(found, refusal=f"“{returned.file}”{found.refusal}") if found.refusal else found


def _of(round_: Round, **found: object) -> Recognised:
    closed = round_.closed_on is not None
    return Recognised(round_id=round_.id, round_name=round_.name, closed=closed, **found)  # type: ignore[arg-type]


def _head(table: Table) -> str:
    """What stands above the headings, without blanks."""
    cells = (cell for row in range(1, table.heading_row) for cell in table.sheet.row(row))
    texts = dict.fromkeys(text_of(cell) for cell in cells if not cell.trap)
    return "\n".join(squeezed(text) for text in (*texts, table.sheet.name))


def _round_said(facts: Facts, returned: Returned, head: str, round_id: int | None) -> "Round | Recognised | None":
    """The round the file says it is of, by its properties before its words; one that is not here is refused."""
    by_property = round_of(returned.properties.get(ROUND_PROPERTY, "")) if _is_form(returned) else None
    words = NAMED_ROUND.search(head)
    named = by_property or ((int(words[1]), int(words[2])) if words else None)
    if named is None:
        return None
    found = facts.numbered(*named)
    if found is None:
        here = "、".join(facts.rounds[one].name for one in (facts.asked if round_id is None else [round_id]))
        taken = (
            f"现在收的是{here}；没有采用，请改用{here}的反馈表重填。" if here else "也没有正在进行的调度；没有采用。"
        )
        said = f"“{returned.file}”是{named[0]}年第{named[1]}次的反馈表，案头没有这一次调度，{taken}"
        return Recognised(refusal=said)
    return found


def _is_form(returned: Returned) -> bool:
    return returned.properties.get(KIND_PROPERTY) == KIND


def _round(facts: Facts, said: Round | None, round_id: int | None) -> Round | str:
    """The round to be taken, or why none can be."""
    if round_id is not None:
        wanted = facts.rounds[round_id]
        if said is not None and said.id != round_id:
            return f"是{said.name}的反馈表，现在收的是{wanted.name}；没有采用。"
        return wanted
    if said is not None:
        if said.id not in facts.asked:
            return f"是{said.name}的反馈表，那次调度已经结束；要补报的，请在那次调度中导入并写明原因。"
        return said
    if len(facts.asked) == 1:
        return facts.rounds[next(iter(facts.asked))]
    return "表中没有写明是哪一次调度；请先选定调度，再导入。" if facts.asked else "没有正在进行的调度；请先选定调度。"


class _Finder:
    """Finds the unit of a file in a round."""

    def __init__(self, facts: Facts, returned: Returned, round_: Round, table: Table) -> None:
        self._facts, self._returned, self._round = facts, returned, round_
        self._table, self._head = table, _head(table)
        self._asked = facts.asked[round_.id or 0]

    def unit(self, given: int | None) -> Recognised:
        if given is not None and given not in self._asked:
            name = self._facts.units.get(given, "这个单位")
            return _of(self._round, refusal=f"没有采用：{self._round.name}没有要求{name}填报；请核对单位。")
        own = self._by_property()
        if own is not None:
            return self._of_property(own, given)
        return self._of_content(given)

    def _by_property(self) -> int | None:
        """The unit of the properties; where the name belongs to another unit here, the name is believed."""
        found = unit_of(self._returned.properties.get(UNIT_PROPERTY, "")) if _is_form(self._returned) else None
        if found is None:
            return None
        number, name = found
        return self._facts.names.get(squeezed(name), number)

    def _of_property(self, own: int, given: int | None) -> Recognised:
        name = self._facts.units.get(own, self._returned.properties.get(UNIT_PROPERTY, ""))
        if given is not None and given != own:
            other = self._facts.units[given]
            return _of(self._round, unit=name, refusal=f"是{name}的反馈表，现在收的是{other}；没有采用。")
        if own not in self._asked:
            refusal = f"是{name}的反馈表，{self._round.name}没有要求它填报；没有采用。"
            return _of(self._round, unit=name, refusal=refusal)
        if refusal := self._old_version(self._asked[own]):
            return _of(self._round, unit_id=own, unit=name, refusal=refusal)
        signed = self._signed()
        if given is None and signed not in (None, own):
            other = self._facts.units[signed or 0]
            question = f"“{self._returned.file}”的属性是{name}，表头写的是{other}；确是{name}报来的，请指定{name}。"
            return _of(self._round, question=question, candidates=((own, name),))
        return _of(self._round, unit_id=own, unit=name, how=PROPERTIES)

    def _old_version(self, asked: Asked) -> str:
        """Why a form made before the present one is not taken; one that says the same is."""
        if not asked.forms:
            return ""
        latest = asked.forms[-1]
        version = self._returned.properties.get(VERSION_PROPERTY, "")
        same = self._returned.properties.get(HASH_PROPERTY) == latest.content_hash
        if same or not version.isdecimal() or int(version) >= latest.version:
            return ""
        return f"是{asked.unit}的第{version}版反馈表，现用的是第{latest.version}版；没有采用，请改填新版。"

    def _of_content(self, given: int | None) -> Recognised:
        named, rows = self._named(), list(self._rows())
        owners = Counter(next(iter(units)) for units in rows if len(units) == 1)
        seen = Counter(unit for units in rows for unit in units)
        told = {*owners, *((named,) if named in self._asked else ())}
        if given is not None:
            return self._of_given(given, owners)
        if len(told) == 1 and rows and all(told <= units for units in rows):
            (unit_id,) = told
            return _of(self._round, unit_id=unit_id, unit=self._asked[unit_id].unit, how=CONTENT)
        by_share = sorted(seen or self._asked, key=lambda one: (-seen[one], len(self._asked[one].tasks)))
        likely = tuple((one, self._asked[one].unit) for one in by_share)
        question = f"“{self._returned.file}”看不出是哪个单位报来的；请指定单位。"
        return _of(self._round, question=question, candidates=likely)

    def _of_given(self, given: int, owners: Counter[int]) -> Recognised:
        unit = self._asked[given].unit
        signed = self._signed()
        other = signed if signed != given else None
        if other is None and owners and given not in owners:
            other = owners.most_common(1)[0][0]
        if other is not None:
            return _of(self._round, refusal=f"像是{self._facts.units[other]}的反馈表，现在收的是{unit}；没有采用。")
        return _of(self._round, unit_id=given, unit=unit, how=GIVEN)

    def _signed(self) -> int | None:
        """The unit that is named above the headings as the one that reports."""
        for match in NAMED_UNIT.finditer(self._head):
            if (found := self._facts.names.get(match[1].strip("_-—"))) is not None:
                return found
        return None

    def _named(self) -> int | None:
        """The unit that signs, else the only one that is named above the headings."""
        if (signed := self._signed()) is not None:
            return signed
        found_names = {unit for name, unit in self._facts.names.items() if len(name) > 1 and name in self._head}
        asked = found_names & self._asked.keys()
        return asked.pop() if len(asked) == 1 else None

    def _rows(self) -> Iterator[frozenset[int]]:
        """For each row that names a task of the round, the units that were asked about it."""
        by_task: dict[int, set[int]] = {}
        tasks: dict[str, set[int]] = {}
        for unit_id, asked in self._asked.items():
            for held in asked.tasks:
                by_task.setdefault(held.task_id, set()).add(unit_id)
                for name in (held.number, held.title):
                    tasks.setdefault(squeezed(name), set()).add(held.task_id)
        columns = {one.field: one.index for one in self._table.columns if one.field}
        for row in range(self._table.heading_row + 1, self._table.sheet.last_row + 1):
            texts = {name: self._text(row, columns.get(name)) for name in ("id", "number", "title")}
            task_id = task_id_of(texts["id"])
            found = {task_id} if task_id in by_task else tasks.get(squeezed(texts["title"]), set())
            found = found or tasks.get(squeezed(texts["number"]), set())
            if len(found) == 1:
                yield frozenset(by_task[next(iter(found))])

    def _text(self, row: int, column: int | None) -> str:
        cell = self._table.sheet.at(row, column) if column else None
        return text_of(cell) if cell is not None else ""
