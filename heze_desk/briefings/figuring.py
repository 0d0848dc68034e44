"""The figures of a briefing by name, each with the ids of the rows it counts."""

from collections.abc import Iterable, Iterator

from heze_desk.briefings.draft_records import Figure, Subject
from heze_desk.briefings.fact_records import Facts, Group
from heze_desk.briefings.section_texts import LATE
from heze_desk.meetings.following_records import DecisionState
from heze_desk.policy.records import Part
from heze_desk.rounds.status_records import ARRIVED
from heze_desk.tasks.timeliness_records import GRANTED, OVERDUE, UNFINISHED


def figures(facts: Facts, keys: Iterable[str]) -> tuple[Figure, ...]:
    """Those told in these sections; a name stands once, in the first of them that tells it."""
    named: dict[str, Figure] = {}
    for key in keys:
        for figure in OF_SECTION.get(key, lambda _: iter(()))(facts):
            named.setdefault(figure.name, figure)
    return tuple(named.values())


def _overall(facts: Facts) -> Iterator[Figure]:
    key = "总体情况"
    rows = facts.rows
    yield Figure(key=key, name="任务数", rows=tuple(sorted(one for ids in rows.values() for one in ids)))
    for light in facts.rule.lights:
        yield Figure(key=key, name=str(light), rows=rows.get(light, ()))
    for name, counted in ((UNFINISHED, facts.unfinished), (OVERDUE, facts.overdue), (GRANTED, facts.granted)):
        yield Figure(key=key, name=name, rows=counted)
    yield Figure(key=key, name="政策任务数", rows=facts.from_policy)
    for group in facts.industries:
        yield from _group(key, group, facts)
    for part in (Part.KEY_TASK, Part.SAFEGUARD):
        yield from _part(key, part, facts)


def _industries(facts: Facts) -> Iterator[Figure]:
    for group in facts.industries:
        yield from _group("产业进展", group, facts)
        yield Figure(key="产业进展", name=f"{group.name}·有进展", rows=group.reported)


def _others(facts: Facts) -> Iterator[Figure]:
    for group in facts.others:
        if group.ids:
            yield from _group("其他进展", group, facts)
            yield Figure(key="其他进展", name=f"{group.name}·有进展", rows=group.reported)


def _group(key: str, group: Group, facts: Facts) -> Iterator[Figure]:
    yield Figure(key=key, name=f"{group.name}·任务数", rows=group.ids)
    for light in facts.rule.lights:
        yield Figure(key=key, name=f"{group.name}·{light}", rows=group.rows.get(light, ()))


def _part(key: str, part: Part, facts: Facts) -> Iterator[Figure]:
    """As the table of lights counts them, all groups of the part together."""
    groups = facts.of_part(part)
    counted = {"任务数": [one for group in groups for one in group.ids]}
    counted |= {
        str(light): [one for group in groups for one in group.rows.get(light, ())] for light in facts.rule.lights
    }
    if counted["任务数"]:
        yield from (Figure(key=key, name=f"{part}·{name}", rows=tuple(sorted(ids))) for name, ids in counted.items())


def _warned(facts: Facts) -> Iterator[Figure]:
    yield Figure(key="清单", name=f"{facts.rule.warned}事项", rows=facts.warned_of)


def _reports(facts: Facts) -> Iterator[Figure]:
    units = {"填报单位": facts.statuses, "已报单位": [one for one in facts.statuses if one.state in ARRIVED]}
    units |= {f"{state}的单位": [one for one in facts.statuses if one.state is state] for state in ARRIVED}
    units |= {f"{name}单位": [one for one in facts.statuses if wanted(one)] for name, wanted in LATE.items()}
    for name, found in units.items():
        rows = tuple(one.unit_id for one in found)
        yield Figure(key="报送情况", name=name, subject=Subject.UNIT, rows=rows)


def _instructed(facts: Facts) -> Iterator[Figure]:
    ids = tuple(line.instruction.id or 0 for line in facts.instructions)
    yield Figure(key="批示落实", name="批示", subject=Subject.INSTRUCTION, rows=ids)


def _decided(facts: Facts) -> Iterator[Figure]:
    subject = Subject.DECISION
    yield Figure(key="议定事项", name="议定事项", subject=subject, rows=tuple(line.id for line in facts.decisions))
    for state in DecisionState:
        rows = tuple(line.id for line in facts.decisions if line.state is state)
        yield Figure(key="议定事项", name=f"议定事项·{state}", subject=subject, rows=rows)


def _problems(facts: Facts) -> Iterator[Figure]:
    rows = tuple(one for ids in facts.problems_of.values() for one in ids)
    yield Figure(key="存在问题", name="反映问题的任务", rows=rows)
    for group in facts.groups:
        if ids := facts.problems_of.get(group.name):
            yield Figure(key="存在问题", name=f"{group.name}·存在问题", rows=ids)


def _ahead(facts: Facts) -> Iterator[Figure]:
    rows = tuple(sorted(set(facts.warned_of) - set(facts.overdue)))
    yield Figure(key="下步安排", name="即将到期", rows=rows)


OF_SECTION = {
    "总体情况": _overall,
    "产业进展": _industries,
    "其他进展": _others,
    "清单": _warned,
    "报送情况": _reports,
    "批示落实": _instructed,
    "议定事项": _decided,
    "存在问题": _problems,
    "下步安排": _ahead,
}
