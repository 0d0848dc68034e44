"""Which task a row means: by its hidden id, else its 编号, else its exact title; anything less is asked."""

from collections.abc import Callable, Sequence

from heze_desk.rounds.collecting.facts import Asked, Held
from heze_desk.rounds.form_records import task_id_of
from heze_desk.workbooks.entries import Entry
from heze_desk.workbooks.likeness import Titles, alike
from heze_desk.workbooks.sheets import Trap
from heze_desk.workbooks.values import Option, Reading, cut, doubtful, squeezed

ALIKE = 0.5  # under one 编号, titles less alike than this may be two tasks
CLOSE = 0.35  # as near as two titles must be to be offered at all


class Matcher:
    """Looks rows up among the tasks that one unit was asked about."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._titles = Titles(asked.by_title)

    def match(self, entry: Entry) -> Reading[Held]:
        """The task, a doubt with the tasks it may be, or the reason why it is none."""
        number, title = _words(entry, "number"), _words(entry, "title")
        by_id = self._asked.by_id.get(task_id_of(_words(entry, "id")) or 0)
        by_number = self._asked.by_number.get(number)
        named = self._asked.by_title.get(title, [])
        if by_id is not None:
            return self._of_id(by_id, by_number, named, title)
        if by_number is not None:
            return self._of_number(by_number, named, number, title)
        if len(named) == 1:
            return Reading(value=named[0])
        if named:
            return doubtful("有几项同名的任务", tuple(map(_option, named)))
        return self._near(title, number)

    def _of_id(self, held: Held, by_number: Held | None, named: Sequence[Held], title: str) -> Reading[Held]:
        """The id decides, unless what is seen of the row says plainly that it is another task's."""
        others = [one for one in named if one.task_id != held.task_id]
        if others and held not in named:
            return doubtful(f"隐藏的标识是 {held.number}，任务名称却是另一项的", (_option(others[0]), _option(held)))
        if by_number not in (None, held) and not (title and _is_like(title, held)):
            return doubtful(f"隐藏的标识是 {held.number}，编号却是另一项的", (_option(by_number), _option(held)))
        if by_number is None and not _is_like(title, held):
            return doubtful(f"隐藏的标识是 {held.number}，任务名称却不像", (_option(held),))
        return Reading(value=held)

    def _of_number(self, held: Held, named: Sequence[Held], number: str, title: str) -> Reading[Held]:
        others = [one for one in named if one.task_id != held.task_id]
        if others and held not in named:
            return doubtful(f"编号是 {held.number}，任务名称却是另一项的", (_option(others[0]), _option(held)))
        if title and not _is_like(title, held):
            return doubtful(f"编号 {held.number} 的任务名称与台账不同", (_option(held),))
        if not title and number.isdigit():
            return doubtful(f"只有编号 {held.number}，没有任务名称", (_option(held),))
        return Reading(value=held)

    def _near(self, title: str, number: str) -> Reading[Held]:
        """A near title is offered, never taken."""
        names = (self._titles.near(title) or self._titles.near(title, least=CLOSE)[:1]) if title else []
        near = [one for name in names for one in self._asked.by_title[name]]
        if near:
            return doubtful("没有完全相同的编号和任务名称，有名称相近的任务", tuple(map(_option, near[:3])))
        said = f"编号“{number}”" if number else ""
        return Reading(refusal=f"{said or '这一行'}不是本次要求填报的任务，没有采用。")


def narrowed(reading: Reading[Held], is_free: Callable[[Held], bool]) -> Reading[Held]:
    """The same doubt without the tasks that other rows are sure to be."""
    free = tuple(one for one in reading.options if is_free(one.value))
    if free == reading.options:
        return reading
    if not free:
        return Reading(refusal=f"像是“{cut(reading.options[0].value.title, 30)}”，表中另有一行就是它；没有采用。")
    says = reading.doubt.split("，请确认")[0]
    return doubtful(says, free)


def _is_like(title: str, held: Held) -> bool:
    return not title or alike(title, squeezed(held.title)) >= ALIKE


def _words(entry: Entry, field: str) -> str:
    cell = entry.first(field)
    return squeezed(entry.words(field)) if cell is not None and cell.trap is Trap.NONE else ""


def _option(held: Held) -> Option[Held]:
    return Option(label=f"{held.number}“{held.title}”", value=held)
