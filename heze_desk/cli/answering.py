"""Doubts of an import answered on the command line: one by one, all of a column alike, or whatever is left."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from heze_desk.errors import DeskError
from heze_desk.workbooks.findings import QUOTED, Doubt, Refusal

if TYPE_CHECKING:
    from argparse import ArgumentParser

REST = "其余"
LISTED = 12
LONGEST = 200
TOLD = re.compile(rf"{QUOTED.pattern}|\d")
"""What differs between options that are otherwise the same: names and numbers."""
ROUNDS = 9
"""An answer may bring up a further doubt; more often than so it does not."""
HELP = (
    "答复待定的各处，可写多次：KEY 是单元格（如 D5）、字段（如 对应条目，其中各处都这样处理）或 其余；"
    "选第几项，从 1 数起，或写选项里的文字（如 其余=新条目）"
)


class Proposed(Protocol):
    """The plan of whatever subject."""

    @property
    def doubts(self) -> Sequence[Doubt]: ...
    @property
    def open_doubts(self) -> Sequence[Doubt]: ...
    @property
    def refused(self) -> Sequence[Refusal]: ...


Plan = TypeVar("Plan", bound=Proposed)


class Answer(NamedTuple):
    """For which doubts, and which of their options: its number or some of its words."""

    key: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.key}={self.wanted}"


def takes_decisions(made: "ArgumentParser") -> None:
    """Let a verb answer doubts, and look before it writes."""
    made.add_argument("--decide", action="append", default=[], metavar="KEY=N", help=HELP)
    how = made.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="只预览，不写入（默认）")
    how.add_argument("--yes", action="store_true", help="确认写入")


def answered(words: Sequence[str], propose: Callable[..., Plan]) -> Plan:
    """What is proposed with `decisions=` these answers; one that answers nothing is refused.

    An answer to a cell counts before one to its field.
    """
    answers, fitting = [_answer(one) for one in words], set[Answer]()
    plan, decided = propose(decisions={}), dict[str, int]()
    for _ in range(ROUNDS):
        new = _decisions(plan, answers, fitting)
        if new.items() <= decided.items():
            break
        decided |= new
        plan = propose(decisions=decided)
    for one in answers:
        if one not in fitting:
            _refuse(one, [doubt for doubt in plan.doubts if doubt.options])
    return plan


def not_taken(plan: Proposed) -> Iterator[str]:
    """What is in doubt with the answers there are, and what cannot be taken."""
    for doubt in (one for one in plan.open_doubts if one.options):
        options = "；".join(f"{place} {words}" for place, words in enumerate(doubt.options, 1))
        yield f"待定，没有写入　{doubt.place}：{doubt.text}（{options}）"
    for doubt in (one for one in plan.open_doubts if not one.options):
        yield f"不能采用　{doubt.place}：{doubt.text}"
    for refusal in plan.refused:
        yield f"不能采用　{refusal.cell}：{refusal.text}"


def how_to_answer(plan: Proposed) -> Iterator[str]:
    """What to add to the command for what is still open; several of a field may be answered alike."""
    doubts = [one for one in plan.open_doubts if one.options]
    if not doubts:
        return
    told = f"待定的各处先选定再导入，例如 --decide {doubts[0].key}=1；没有选定的不写入。"
    most, many = Counter(one.name for one in doubts).most_common(1)[0]
    if many > 1:
        alike = [one.options for one in doubts if one.name == most]
        common = [label for label in alike[0] if all(label in options for options in alike)]
        label = common[-1].replace(" ", "") if common else "1"
        told += f"“{most}”的 {many} 处一样处理的，例如 --decide {most}={label}；"
        told += f"没有另外答复的都一样处理的，把“{most}”换成“{REST}”。"
    yield told


def _decisions(plan: Proposed, answers: Sequence[Answer], fitting: set[Answer]) -> dict[str, int]:
    """What is decided by the answer nearest to each doubt, and of several the last."""
    meant: dict[Answer, list[Doubt]] = {}
    for doubt in (one for one in plan.doubts if one.options):
        near = [one for key in _keys(doubt) for one in reversed(answers) if one.key == key]
        if near:
            meant.setdefault(near[0], []).append(doubt)
    fitting.update(one for one in answers if one not in meant and any(_is_for(one, doubt) for doubt in plan.doubts))
    decided: dict[str, int] = {}
    for answer, doubts in meant.items():
        found = {doubt.key: _place(answer, doubt, doubts) for doubt in doubts}
        decided |= {key: place for key, place in found.items() if place is not None}
        if any(place is not None for place in found.values()):
            fitting.add(answer)
    return decided


def _place(answer: Answer, doubt: Doubt, doubts: Sequence[Doubt]) -> int | None:
    """The option meant of a doubt; None where words do not fit it, or fit several of its options."""
    words = answer.wanted
    if words.isdecimal():
        _refuse_number(answer, doubts)
        return int(words) - 1
    plain = ["".join(label.split()) for label in doubt.options]
    exact = [place for place, label in enumerate(plain) if label == words]
    places = exact or [place for place, label in enumerate(plain) if words in label]
    return places[0] if len(places) == 1 else None


def _refuse_number(answer: Answer, doubts: Sequence[Doubt]) -> None:
    """A number that is none of the options; or of several doubts, where they do not offer the same."""
    if len({tuple(TOLD.sub("", label) for label in one.options) for one in doubts}) > 1:
        raise DeskError(f"“{answer}”的各处可选的不一样，没有导入；请写选项里的文字，例如 {answer.key}=新条目。")
    many, number = len(doubts[0].options), int(answer.wanted)
    if not 1 <= number <= many:
        raise DeskError(f"“{answer.key}”只能选 1 到 {many}，不能选 {number}，没有导入；请先看预览。")


def _refuse(answer: Answer, doubts: Sequence[Doubt]) -> None:
    """An answer to what was not asked, or by words that no option has, would pass unseen; for none left it may."""
    meant = [one for one in doubts if _is_for(answer, one)]
    if meant:
        listed = "；".join(dict.fromkeys(label for one in meant for label in one.options))
        raise DeskError(f"“{answer}”选不出是哪一项，没有导入；可选的有：{listed[:LONGEST]}。")
    if answer.key != REST:
        keys, names = [one.key for one in doubts], dict.fromkeys(one.name for one in doubts)
        known = "、".join(keys[:LISTED]) + (f"等 {len(keys)} 处" if len(keys) > LISTED else "")
        also = f"也可以写字段（{'、'.join(names)}）或{REST}。" if names else ""
        raise DeskError(f"“{answer.key}”没有待定的内容，没有导入；待定的有：{known or '没有'}。{also}")


def _is_for(answer: Answer, doubt: Doubt) -> bool:
    return bool(doubt.options) and answer.key in _keys(doubt)


def _keys(doubt: Doubt) -> tuple[str, str, str]:
    """By what it may be answered, the nearest first."""
    return doubt.key, doubt.name, REST


def _answer(words: str) -> Answer:
    key, sign, wanted = ("".join(part.split()) for part in words.partition("="))
    if not sign or not key or not wanted or not wanted.strip("0"):
        raise DeskError(f"“{words}”写法不对；请写成 D5=1，意思是 D5 这一处选第 1 项；或 {REST}=新条目。")
    return Answer(key, wanted)
