"""What a change of the industries would do, said before it is done."""

from collections import Counter
from collections.abc import Mapping, Sequence

from heze_desk.days import said
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, ChangeLine, IndustryChange


def sentences(change: IndustryChange, olds: Sequence[str], counts: Mapping[Belongings, int]) -> list[str]:
    """Plain sentences; `olds` are the names of the industries that end, `counts` what they have."""
    line = ChangeLine(
        id=0, act=change.act, day=change.day, basis=change.basis.strip(), olds=tuple(olds), names=change.names
    )
    told = [line.told]
    if olds:
        ending = "、".join(olds)
        told.append(f"{ending}保留到{said(change.last_day)}；这一天和以前各日的名单、统计、已印发的文件不变。")
    if olds:
        told += [
            _goes(change, one, counts[one]) for one in Belongings if counts.get(one) and one is not Belongings.TERMS
        ]
        told += _terms(change, dict(zip(change.olds, olds, strict=True)), counts)
    if change.act is ChangeAct.MERGE:
        told.append(units_joined(olds, change.names))
    return told


def units_joined(olds: Sequence[str], names: Sequence[str]) -> str:
    """Of industries that merge the responsible units stay, for their tasks stay too."""
    return f"{'、'.join(names)}的责任单位为{'、'.join(olds)}责任单位的合并，重复的只列一次。"


def _terms(change: IndustryChange, olds: Mapping[int, str], counts: Mapping[Belongings, int]) -> list[str]:
    """Of industries that merge only one hands its leader and its lead unit on."""
    to, whose = change.choices.get(Belongings.TERMS, ""), olds.get(change.terms_of or 0, "原产业")
    if not counts.get(Belongings.TERMS):
        return []
    if change.act is ChangeAct.END:
        return ["现任的分管领导、牵头部门任期同日终止。"]
    if not to:
        return ["原产业的分管领导、牵头部门任期到前一天终止，新产业待明确。"]
    rest = "，其他产业的任期到前一天终止" if len(olds) > 1 else ""
    return [f"{whose}的分管领导、牵头部门由{to}沿用{rest}。"]


def _goes(change: IndustryChange, one: Belongings, count: int) -> str:
    """Single ones that go where the others go are not told apart."""
    places = Counter(name for key, name in change.singles.items() if key.kind is one)
    usual = change.choices.get(one, "")
    places[usual] += count - places.total()
    told = {name: many for name, many in places.items() if many} or {usual: count}
    if len(told) == 1:
        return f"{one}{count}项{_placed(*told)}。"
    order = sorted(told, key=lambda name: name != usual)
    return f"{one}{count}项：{'，'.join(f'{told[name]}项{_placed(name)}' for name in order)}。"


def _placed(name: str) -> str:
    return f"转入{name}" if name else "留在原产业"
