"""The scheduling rounds on the command line: opened, noted, chased, closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from heze_desk.cli import collecting, round_adding, round_papers
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.cli.round_papers import found, one_round
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.roster import store as roster
from heze_desk.roster import unit_store
from heze_desk.rounds import store
from heze_desk.rounds.opening_records import Burden, Load, burden_sentence, load_of
from heze_desk.rounds.records import Cycle, Filing, FilingState
from heze_desk.rounds.store import Opening
from heze_desk.tasks import lighting
from heze_desk.workspace.database import Database


def add_verbs(verbs: Verbs) -> None:
    acts = verb(verbs, "round", "定期调度：开始、登记报送、催报、结束", None).add_subparsers(
        metavar="ACT", required=True
    )
    _add_opening(acts)
    round_adding.add_act(acts)
    listed = verb(acts, "list", "历次调度", show_rounds)
    listed.add_argument("--json", action="store_true")
    for name, words, act in (
        ("close", "结束调度；此后报来的算补报", close),
        ("reopen", "重新打开已结束的调度", reopen),
        ("remove", "删除开错的、还没有单位报送的调度", remove),
    ):
        one_round(verb(acts, name, words, act))
    for name, words, act in (
        ("received", "登记单位已报（不经反馈表，例如电话）", received),
        ("nil", "登记单位零报告", nil),
        ("send-back", "退回单位的报送，须写明原因", send_back),
    ):
        noted = one_round(verb(acts, name, words, act))
        noted.add_argument("unit", metavar="UNIT")
        noted.add_argument("--by", default="", help="登记人")
        noted.add_argument("--reason", default="", required=name == "send-back", help="原因；补报和退回必须写")
    round_papers.add_acts(acts)
    collecting.add_act(acts)


def _add_opening(acts: Verbs) -> None:
    opened = verb(acts, "open", "开始一次调度，并列出各单位的填报负担", open_round)
    opened.add_argument("--number", type=int, metavar="N", help="第几次；不写时取本年下一个")
    opened.add_argument("--year", type=int, metavar="YEAR", help="哪一年的次数；不写时取今年")
    opened.add_argument("--due", type=day, metavar="DAY", help="报送时限；不写时按周期推算")
    opened.add_argument("--title", default="", help="标题；不写时为“2026年第9次调度”的样子")
    opened.add_argument("--cycle", choices=[str(cycle) for cycle in Cycle], default=str(Cycle.BY_HAND))
    opened.add_argument("--industry", action="append", default=[], help="只调度这个产业，可写多次")
    opened.add_argument("--unit", action="append", default=[], help="只要求这个单位或群组，可写多次")
    opened.add_argument("--preview", action="store_true", help="只看负担，不开始")
    opened.add_argument("--json", action="store_true")


def open_round(asked: Asked) -> int:
    """The burden is told as it was before the opening, beside that of the round before."""
    with (reading if asked.preview else writing)(asked) as workspace:
        db = workspace.db
        wanted = _wanted(db, asked)
        burdens, last = store.burden(db, wanted), store.last_load(db, wanted)
        lonely = store.asked_of_nobody(db, wanted)
        round_ = wanted.numbered(wanted.number or store.next_number(db, wanted.of_year))
        effective = lighting.rule(db).due(round_.due, today(asked)).effective
        if not asked.preview:
            with workspace.step(f"开始{round_.name}调度") as writer:
                round_ = store.get(writer, store.open_round(writer, wanted))
    if asked.json:
        told = {**vars(round_), "effective_due": effective, "asked_of_nobody": lonely, "written": not asked.preview}
        print_json(told | _load(burdens, last))
        return 0
    for one in burdens:
        print(f"{one.unit}　{one.tasks}行（牵头{one.lead}、责任{one.responsible}）　{one.fields}个空格{_beside(one)}")
    print(burden_sentence(burdens, last))
    if lonely:
        print(f"另有{len(lonely)}项任务没有牵头单位和责任单位，没有单位填报：{'、'.join(lonely)}。")
    done = f"已开始：{round_.title}，{said(effective)}前报送。"
    print("没有写入；开始调度请去掉 --preview。" if asked.preview else done)
    return 0


def show_rounds(asked: Asked) -> int:
    with reading(asked) as workspace:
        listed = store.lines(workspace.db, today(asked))
    if asked.json:
        print_json([{**vars(one.round), "units": one.units, "states": one.states} for one in listed])
        return 0
    for one in listed:
        round_ = one.round
        told = "，".join(f"{state}{count}" for state, count in one.states.items())
        ended = f"{round_.closed_on}结束" if round_.closed_on else "进行中"
        print(f"{round_.name}　{round_.title}　{round_.cycle}　{round_.due}前报送　{ended}　{one.units}个单位：{told}")
    print(f"共 {len(listed)} 次。")
    return 0


def close(asked: Asked) -> int:
    with writing(asked) as workspace:
        round_ = store.get(workspace.db, found(workspace.db, asked))
        with workspace.step(f"结束{round_.name}调度") as db:
            store.close_round(db, round_.id or 0, day=today(asked))
        missing = [one.status.unit for one in store.chase(workspace.db, round_.id or 0, today(asked))]
    told = f"没有报送的单位{len(missing)}个：{'、'.join(missing)}" if missing else "各单位都已报送"
    print(f"{round_.name}调度已结束；{told}。")
    return 0


def reopen(asked: Asked) -> int:
    with writing(asked) as workspace:
        round_ = store.get(workspace.db, found(workspace.db, asked))
        with workspace.step(f"重新打开{round_.name}调度") as db:
            store.reopen_round(db, round_.id or 0)
    print(f"{round_.name}调度已重新打开。")
    return 0


def remove(asked: Asked) -> int:
    with writing(asked) as workspace:
        round_ = store.get(workspace.db, found(workspace.db, asked))
        with workspace.step(f"删除{round_.name}调度") as db:
            store.remove(db, round_.id or 0)
    print(f"{round_.name}调度已删除；可用 undo 撤销。")
    return 0


def received(asked: Asked) -> int:
    return _note(asked, FilingState.REPORTED)


def nil(asked: Asked) -> int:
    return _note(asked, FilingState.NIL)


def send_back(asked: Asked) -> int:
    return _note(asked, FilingState.SENT_BACK)


def _note(asked: Asked, state: FilingState) -> int:
    with writing(asked) as workspace:
        round_id = found(workspace.db, asked)
        unit_id = unit_store.named(workspace.db, asked.unit)
        unit = unit_store.names(workspace.db, today(asked))[unit_id]
        filing = Filing(
            round_id=round_id,
            unit_id=unit_id,
            state=state,
            day=today(asked),
            at=datetime.combine(today(asked), datetime.now().time().replace(microsecond=0)),
            noted_by=asked.by,
            remark=asked.reason,
        )
        with workspace.step(f"登记{state}：{unit}") as db:
            if state is FilingState.SENT_BACK:
                store.file(db, filing)
            else:
                state = store.receive(db, filing)
    print(f"已登记：{unit}{state}。")
    return 0


def _wanted(db: Database, asked: Asked) -> Opening:
    """What the words ask for; what they leave out is proposed by the cycle."""
    proposed = store.proposed(db, Cycle(asked.cycle), today(asked))
    if asked.number is not None and asked.number < 1:
        raise DeskError("调度的次数须从 1 起。")
    return replace(
        proposed,
        number=asked.number,
        year=asked.year or proposed.year,
        title=asked.title,
        due=asked.due or proposed.due,
        industry_ids=tuple(roster.industry_named(db, name) for name in asked.industry),
        unit_ids=tuple(unit_store.named(db, name) for name in asked.unit),
    )


def _load(burdens: Sequence[Burden], last: Load | None) -> dict[str, Any]:
    now = load_of(burdens)
    return {
        "forms": now.units,
        "tasks": now.tasks,
        "fields": now.fields,
        "last": last and {"forms": last.units, "tasks": last.tasks, "fields": last.fields},
        "burden": [_burden(one) for one in burdens],
    }


def _burden(one: Burden) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "forms": 1,
        "tasks": one.tasks,
        "lead": one.lead,
        "responsible": one.responsible,
        "fields": one.fields,
        "last_tasks": one.last_tasks,
        "last_fields": one.last_fields,
    }


def _beside(one: Burden) -> str:
    if not one.last_tasks:
        return ""
    return f"，上次{one.last_fields}个" if one.more else "，与上次相同"
