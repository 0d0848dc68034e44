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
from heze_desk.workbooks.values import Option, Reading, choice, squeezed
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

    def named(self, words: str) -> int | None:
        """The industry of that name, whether it stands or ended."""
        return self._by_name.get(squeezed(words))

    def one(self, words: str) -> Reading[int | None]:
        """The one industry named; of one that ended it is asked whether it or what came in its place is meant."""
        found = self._by_name.get(squeezed(words))
        if found is None:
            return self._unknown(words)
        if found in self.standing:
            return Reading(value=found)
        offered = [(f"改为接替的“{self.standing[new]}”", new) for new in self.successors[found]]
        offered.append((f"仍记在“{self.names[found]}”", found))
        return choice(self._over(found), tuple(Option[int | None](label=label, value=one) for label, one in offered))

    def several(self, words: str, kept: Collection[int] = ()) -> Reading[Ids | None]:
        """The industries listed, ended ones that are `kept` already among them; a doubt is about the whole list."""
        listed = [one for one in values.names(words) if one != "共享"]
        found = [self._by_name.get(squeezed(one)) for one in listed]
        ids = tuple(dict.fromkeys(one for one in found if one is not None))
        over = [one for one in ids if one in self.ended and one not in kept]
        if strange := [name for name, one in zip(listed, found, strict=True) if one is None]:
            return self._strange(strange, tuple(one for one in ids if one not in over))
        return self._asked(ids, over) if over else Reading(value=ids)

    def _asked(self, ids: Ids, over: Sequence[int]) -> Reading[Ids | None]:
        """Put to what came in their place, kept as history, or left out."""
        names = "、".join(self.ended[one].name for one in over)

        def put(new: Callable[[int], Ids]) -> Ids:
            return tuple(dict.fromkeys(new_id for one in ids for new_id in (new(one) if one in over else (one,))))

        options: list[Option[Ids | None]] = []
        if any(self.successors[one] for one in over):
            moved = put(lambda one: self.successors[one])
            options.append(Option(label=f"归到接替的产业：{self.shown(moved)}", value=moved))
        last = max(said(self.ended[one].valid_to or date.max) for one in over)
        options.append(Option(label=f"“{names}”留作历史，到{last}为止：{self.shown(ids)}", value=ids))
        left = put(lambda _one: ())
        told = f"：{self.shown(left)}" if left else ""
        options.append(Option(label=f"不列入“{names}”{told}", value=left))
        return choice(self._over(over[0]), tuple(options))

    def _strange(self, strange: Sequence[str], known: Ids) -> Reading[Ids | None]:
        """Put to a standing industry, or left out; one that is merely called alike is named and never taken."""
        every = [tuple(dict.fromkeys((*known, one))) for one in self.standing]
        options = [Option[Ids | None](label=f"归到{self.shown(one)}", value=one) for one in dict.fromkeys(every)]
        told = f"，只列入{self.shown(known)}" if known else ""
        options.append(Option(label=f"不列入“{'、'.join(strange)}”{told}", value=known or None))
        return choice(self._says(strange), tuple(options))

    def _unknown(self, words: str) -> Reading[int | None]:
        options = [Option[int | None](label=f"归到{self.standing[one]}", value=one) for one in self.standing]
        return choice(self._says([words]), (*options, Option(label="都不是，不导入", value=None)))

    def _says(self, strange: Sequence[str]) -> str:
        near = [self.standing[one] for name in strange for one in self._near(name)[:1]]
        alike = f"，名称相近的有“{'、'.join(dict.fromkeys(near))}”" if near else ""
        return f"没有名为“{'、'.join(strange)}”的产业{alike}"

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
