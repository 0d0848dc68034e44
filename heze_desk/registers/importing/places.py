"""Which industries a cell names: those of the day, and those that ended, about which it is asked what is meant."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from heze_desk.days import said
from heze_desk.roster import industry_changes, industry_store
from heze_desk.roster.industry_records import Industry
from heze_desk.workbooks import values
from heze_desk.workbooks.values import Option, Reading, doubtful, squeezed
from heze_desk.workspace.database import Database

Ids = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Places:
    """Industries that stand on the day, and those that ended with the standing ones that came in their place."""

    standing: Mapping[int, str]
    ended: Mapping[int, Industry]
    successors: Mapping[int, Ids]

    @cached_property
    def names(self) -> Mapping[int, str]:
        """What each is called, an ended one as such."""
        return {one: industry.told_ended for one, industry in self.ended.items()} | dict(self.standing)

    @cached_property
    def _by_name(self) -> Mapping[str, int]:
        """By name with and without 产业; a name that came back means the industry that stands."""
        told = [(industry.name, one) for one, industry in self.ended.items()]
        told += [(industry.told_ended, one) for one, industry in self.ended.items()]
        plain = {squeezed(name): one for name, one in (*told, *((name, one) for one, name in self.standing.items()))}
        return {f"{name}产业": one for name, one in plain.items()} | plain

    def one(self, words: str) -> Reading[int]:
        """The one industry named; of one that ended it is asked whether it or what came in its place is meant."""
        found = self._by_name.get(squeezed(words))
        if found is None:
            return self._unknown(words)
        if found in self.standing:
            return Reading(value=found)
        options = tuple(Option(label=f"改为接替的“{self.standing[new]}”", value=new) for new in self.successors[found])
        return doubtful(self._over(found), (*options, Option(label=f"仍记在“{self.names[found]}”", value=found)))

    def several(self, words: str, kept: Collection[int] = ()) -> Reading[Ids]:
        """The industries listed, ended ones that are `kept` already among them; a doubt is about the whole list."""
        listed = [one for one in values.names(words) if one != "共享"]
        found = [self._by_name.get(squeezed(one)) for one in listed]
        if strange := [name for name, one in zip(listed, found, strict=True) if one is None]:
            return self._nearest(listed, found, strange[0])
        ids = tuple(dict.fromkeys(one for one in found if one is not None))
        over = [one for one in ids if one in self.ended and one not in kept]
        return self._asked(ids, over) if over else Reading(value=ids)

    def _asked(self, ids: Ids, over: Sequence[int]) -> Reading[Ids]:
        """Put to what came in their place, kept as history, or left out."""
        names = "、".join(self.ended[one].name for one in over)

        def put(new: Callable[[int], Ids]) -> Ids:
            return tuple(dict.fromkeys(new_id for one in ids for new_id in (new(one) if one in over else (one,))))

        options = []
        if any(self.successors[one] for one in over):
            moved = put(lambda one: self.successors[one])
            options.append(Option[Ids](label=f"归到接替的产业：{self.shown(moved)}", value=moved))
        last = max(said(self.ended[one].valid_to or date.max) for one in over)
        options.append(Option(label=f"“{names}”留作历史，到{last}为止：{self.shown(ids)}", value=ids))
        left = put(lambda _one: ())
        told = f"：{self.shown(left)}" if left else ""
        options.append(Option(label=f"不列入“{names}”{told}", value=left))
        return doubtful(self._over(over[0]), tuple(options))

    def _nearest(self, listed: Sequence[str], found: Sequence[int | None], strange: str) -> Reading[Ids]:
        nearest = [self._near(name)[:1] if one is None else (one,) for name, one in zip(listed, found, strict=True)]
        known = tuple(dict.fromkeys(one for one in found if one is not None))
        choices = dict.fromkeys((tuple(dict.fromkeys(one for some in nearest for one in some)), known))
        options = tuple(Option(label=self.shown(one), value=one) for one in choices if one)
        says = f"没有名为“{strange}”的产业"
        return doubtful(says, options) if options else Reading(doubt=f"{says}，这一格没有导入。")

    def _unknown(self, words: str) -> Reading[int]:
        options = tuple(Option(label=self.names[one], value=one) for one in self._near(words))
        says = f"没有名为“{words}”的产业"
        return doubtful(says, options) if options else Reading(doubt=f"{says}，这一格没有导入。")

    def _near(self, words: str) -> Ids:
        near = (self._by_name[one] for one in get_close_matches(squeezed(words), self._by_name, n=3, cutoff=0.5))
        return tuple(one for one in dict.fromkeys(near) if one in self.standing)

    def _over(self, industry_id: int) -> str:
        one = self.ended[industry_id]
        after = "、".join(self.standing[new] for new in self.successors[industry_id])
        instead = f"，由{after}接替" if after else ""
        return f"“{one.name}”到{said(one.valid_to or date.max)}已移出产业名单{instead}"

    def shown(self, ids: Ids) -> str:
        return "、".join(self.names[one] for one in ids)


def places(db: Database, day: date) -> Places:
    standing = {one.id or 0: one.name for one in industry_store.industries(db, day)}
    ended = {one.id or 0: one for one in industry_store.ended(db, day)}
    after = {one: industry_changes.with_successors(db, [one])[1:] for one in ended}
    successors = {one: tuple(new for new in news if new in standing) for one, news in after.items()}
    return Places(standing=standing, ended=ended, successors=successors)
