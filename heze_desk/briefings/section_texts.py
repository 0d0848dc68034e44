"""The text of each section, in the office's own sentences; none says of a task what its light does not."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from heze_desk.briefings import sentences
from heze_desk.briefings.comparing import changed
from heze_desk.briefings.fact_records import Facts, Group
from heze_desk.briefings.phrase_records import Phrases
from heze_desk.briefings.task_texts import lead, numbered, progressed
from heze_desk.days import said, short
from heze_desk.policy.numerals import numeral
from heze_desk.policy.records import Part
from heze_desk.rounds.records import FilingState
from heze_desk.rounds.status_records import UnitStatus
from heze_desk.tasks.light_records import Light
from heze_desk.tasks.line_records import TaskLine

OVERALL, CHART, WARNED, EXTRACT = "任务亮灯情况", "各产业任务亮灯情况", "事项清单", "台账摘表"
"""What the tables are called by in the text, and over the table."""


def overall(facts: Facts, say: Phrases) -> Iterator[str]:
    day, total = said(facts.until), facts.lights.total()
    if not total:
        yield say.say("总体·没有任务", 截至=day)
        return
    whole = len(facts.from_policy) == total
    yield say.say(
        "总体·全部来自政策" if whole else "总体·部分来自政策",
        截至=day,
        文件=facts.policy_title,
        文号=facts.policy_number,
        任务数=total,
        政策任务数=len(facts.from_policy),
        分灯=sentences.standing(facts.lights),
    )
    three = {"未完成": facts.unfinished, "逾期": facts.overdue, "延期后未到期": facts.granted}
    if facts.granted or (facts.overdue and Light.OVERDUE not in facts.rule.lights):
        yield say.say("总体·三个数", **{name: len(rows) for name, rows in three.items()})
    yield from _compared(facts, say)
    yield f"［{OVERALL}］"
    if facts.industries:
        yield f"［{CHART}］"


def _compared(facts: Facts, say: Phrases) -> Iterator[str]:
    """With the issue before, as far as it counted what is counted now."""
    told = changed(facts.lights, facts.last, "", known=facts.rule.lights) if facts.last else None
    if facts.last and told is not None:
        since = f"{facts.last.name}（截至{said(facts.last.day)}）"
        yield say.say("总体·比上期", 上期=since, 变化=told) if told else say.say("总体·与上期相同", 上期=since)


def industries(facts: Facts, say: Phrases) -> Iterator[str]:
    for place, group in enumerate(facts.industries, 1):
        yield f"（{numeral(place)}）{group.name}"
        told = say.say("产业", 领导=group.leader, 牵头部门=group.lead_unit, 任务情况=sentences.counted(group.lights))
        change = changed(group.lights, facts.last, f"{group.name}·", known=facts.rule.lights) if facts.last else ""
        if facts.last and change:
            told += say.say("产业·比上期", 上期=facts.last.name, 变化=change)
        silent = say.say("无进展", 起=short(facts.since, facts.until)) if group.ids and not group.told else ""
        yield f"{told}{silent}"
        yield from _told(group, facts, say)


def others(facts: Facts, say: Phrases) -> Iterator[str]:
    """How the key tasks and safeguards stand in a table, then those of which something was reported."""
    groups = [group for group in facts.others if group.ids]
    if not groups:
        return
    told = [group for group in groups if group.told]
    if silent := [group.name for group in groups if not group.told]:
        yield say.say("其他无进展", 板块="、".join(silent) if told else "各项任务", 起=short(facts.since, facts.until))
    yield f"［{board_names(facts)}亮灯情况］"
    for place, group in enumerate(told, 1):
        yield f"（{numeral(place)}）{group.name}"
        yield say.say("板块", 任务情况=sentences.counted(group.lights))
        yield from _told(group, facts, say)


def _told(group: Group, facts: Facts, say: Phrases) -> Iterator[str]:
    yield from numbered(progressed(task, group, facts.until, say) for task in group.told)
    if more := len(group.reported) - len(group.told):
        yield say.say("进展·其余", 项数=more)


def board_names(facts: Facts) -> str:
    """重点任务和保障措施, as far as there are such."""
    parts = (Part.KEY_TASK, Part.SAFEGUARD, None)
    names = [str(part or "其他任务") for part in parts if any(group.ids for group in facts.of_part(part))]
    return "、".join(names[:-1]) + "和" + names[-1] if len(names) > 1 else "".join(names)


def warned(facts: Facts, say: Phrases) -> Iterator[str]:
    word, number = facts.rule.warned, len(facts.warned_of)
    if not number:
        yield say.say("清单·没有", 截至=said(facts.until), 灯名=word)
        return
    lights = Counter({light: facts.lights[light] for light in facts.rule.warnings if facts.lights[light]})
    told = {"灯名": word, "项数": number, "分灯": sentences.apart(lights.items())}
    shown, where = len(facts.listed), "附件和台账" if facts.has_annex else "台账"
    if facts.has_annex and len(set(facts.warned_of) & {task.id for task in facts.annexed}) == number:
        where = "附件"
    yield say.say("清单", **told) if shown == number else say.say("清单·部分", **told, 列出=shown, 见=where)
    yield f"［{word}{WARNED}］"


def reports(facts: Facts, say: Phrases) -> Iterator[str]:
    if facts.round is None or not facts.statuses:
        return
    counts = Counter(status.state for status in facts.statuses)
    yield say.say(
        "报送情况",
        调度=facts.round.title,
        单位数=len(facts.statuses),
        时限=said(facts.rule.due(facts.round.due, facts.until).effective),
        截至=said(facts.until),
        分状态="，".join(f"{state}{counts[state]}个" for state in FilingState if counts[state]),
    )
    for name, wanted in LATE.items():
        units = [status.unit for status in facts.statuses if wanted(status)]
        if units:
            yield say.say(f"报送·{name}", 单位="、".join(units))


def _numbers(tasks: Sequence[TaskLine], number: int, facts: Facts) -> str:
    return sentences.numbers(tasks, of=number, where=f"见{facts.rule.warned}{WARNED}")


def _spread(facts: Facts) -> str:
    """未来材料1项，智能机器人2项: where the problems are, in the order of the ledger."""
    counts = {group.name: len(facts.problems_of.get(group.name, ())) for group in facts.groups}
    return "，".join(f"{name}{number}项" for name, number in counts.items() if number)


LATE: dict[str, Callable[[UnitStatus], bool]] = {
    "未报": lambda one: one.state is FilingState.NOT_REPORTED,
    "退回": lambda one: one.state is FilingState.SENT_BACK,
    "迟报": lambda one: one.state is FilingState.LATE,
}


def instructed(facts: Facts, say: Phrases) -> Iterator[str]:
    """In the leader's own words; that it was settled is told only where an answer was noted by the day."""

    def told() -> Iterable[str]:
        for line in facts.instructions:
            one = line.instruction
            done = "批示·待答复"
            answer = {}
            if one.answered_on is not None and one.answered_on <= facts.until:
                done = "批示·答复"
                answer = {"日期": short(one.answered_on, facts.until), "答复": sentences.closed(one.answer)}
            yield say.say(
                "批示",
                批示人=line.leader_text,
                日期=short(one.day, facts.until),
                内容=one.text.strip(),
                落实=say.say(done, **answer),
            )

    yield from numbered(told())


def decided(facts: Facts, say: Phrases) -> Iterator[str]:
    if not facts.decisions:
        return
    states = Counter(line.state for line in facts.decisions)
    yield say.say("议定", 项数=len(facts.decisions), 分状态=sentences.apart(states.items()))
    yield from numbered(
        say.say(
            "议定·一项",
            出处=line.ref,
            状态=line.state,
            内容=sentences.closed(line.decision.text),
            牵头=f"（{line.lead_units}）" if line.lead_units else "",
        )
        for line in facts.decisions
    )


def problems(facts: Facts, say: Phrases) -> Iterator[str]:
    """Grouped as the ledger is; those of warned tasks stand in the list of them."""
    troubled = {one for ids in facts.problems_of.values() for one in ids}
    others = troubled - {task.id for task in facts.listed}
    if not troubled:
        yield say.say("问题·没有")
        return
    told = say.say("问题·总数", 项数=len(troubled), 分板块=_spread(facts))
    if len(others) < len(troubled):
        told += say.say("问题·见清单" if others else "问题·都在清单", 灯名=facts.rule.warned)
    yield told
    order = [group.name for group in facts.groups]
    for place, name in enumerate(sorted(facts.problems, key=order.index), 1):
        yield f"（{numeral(place)}）{name}"
        yield from numbered(
            say.say("问题", 任务=sentences.opened(one.title), 牵头=lead(one), 问题=sentences.closed(one.problems))
            for one in facts.problems[name]
        )
    if more := len(others) - sum(map(len, facts.problems.values())):
        yield say.say("问题·其余", 项数=more)


def next_steps(facts: Facts, say: Phrases) -> Iterator[str]:
    """What is late and must be settled first, what is not settled, what falls due."""
    yield from numbered(_next_steps(facts, say))


def annex(facts: Facts, say: Phrases) -> Iterator[str]:
    if facts.annexed:
        yield f"［{EXTRACT}］"


def _next_steps(facts: Facts, say: Phrases) -> Iterator[str]:
    if facts.overdue:
        late = [task for task in facts.warned if task.running and task.running.is_over]
        yield say.say("下步·逾期", 项数=len(facts.overdue), 编号=_numbers(late, len(facts.overdue), facts))
    lacking: dict[tuple[str, ...], list[Group]] = {}
    for group in facts.industries:
        if group.lacking:
            lacking.setdefault(group.lacking, []).append(group)
    for roles, groups in lacking.items():
        many = f"等{len(groups)}个产业" if len(groups) > 1 else ""
        names = "、".join(group.name for group in groups)
        yield say.say("下步·待明确", 产业=f"{names}{many}", 职责="和".join(roles))
    if unset := facts.lights[Light.UNSET]:
        yield say.say("下步·未定", 项数=unset, 办公室=facts.office)
    if soon := [one for one in facts.warned if one.running and not one.running.is_over]:
        number = len(set(facts.warned_of) - set(facts.overdue))
        yield say.say("下步·临期", 灯=sentences.not_yet_late(soon), 项数=number, 编号=_numbers(soon, number, facts))
    if silent := [one for one in facts.statuses if one.is_missing]:
        yield say.say("下步·未报", 单位数=len(silent))
    if facts.lights:
        yield say.say("下步·经常")
