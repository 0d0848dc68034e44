"""Meetings on the command line: called, prepared, noted; what was decided stands in the modules beside this one."""

import sys
from typing import Any

from heze_desk.cli import deciding, meeting_ends, meeting_lists, meeting_notes, meeting_papers
from heze_desk.cli.opening import Asked, Verbs, day, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.meetings import store
from heze_desk.meetings.records import (
    AgendaItem,
    Coming,
    How,
    Meeting,
    MeetingKind,
    Person,
    Reply,
)
from heze_desk.roster import industry_changes, unit_store
from heze_desk.workspace.database import Database


def add_verbs(verbs: Verbs) -> None:
    meeting_lists.add_verbs(verbs)
    acts = verb(verbs, "meeting", "会议：召开、议程、参会、记录、议定、纪要", None).add_subparsers(
        metavar="ACT", required=True
    )
    _add_calling(acts)
    _add_list(acts)
    _add_record(acts)
    deciding.add_act(acts)
    meeting_ends.add_acts(acts)
    meeting_papers.add_acts(acts)
    meeting_lists.add_acts(acts)


def one_meeting(acts: Verbs, name: str, words: str, run: Any) -> Any:
    """A verb about one meeting."""
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def _add_calling(acts: Verbs) -> None:
    made = verb(acts, "new", "新的会议；打印它的序号", new)
    made.add_argument("--type", required=True, choices=[str(kind) for kind in MeetingKind])
    made.add_argument("--title", default="", help="会议名称；不写时为“2026年第3次调度会”的样子")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="会议日期")
    made.add_argument("--at", default="", metavar="HH:MM", help="开始时间")
    made.add_argument("--until", default="", metavar="HH:MM", help="结束时间")
    made.add_argument("--place", default="", help="地点，到房间号")
    made.add_argument("--chair", required=True, metavar="NAME", help="主持人")
    made.add_argument("--chair-duty", default="", metavar="D", help="主持人的职务；不是市领导时写明")
    made.add_argument("--reply-by", type=day, metavar="DAY", help="回执时限")
    made.add_argument("--requirements", default="", metavar="TEXT", help="有关要求，一行一条")
    made.add_argument("--why", default="", metavar="TEXT", help="往年的会议、时间冲突、主持人不在任时写明原因")
    made = one_meeting(acts, "change", "改会议的日期、时间、地点、名称、要求", change)
    for name, kind in (("--on", day), ("--reply-by", day), ("--at", str), ("--until", str)):
        made.add_argument(name, type=kind)
    for name in ("--place", "--title", "--requirements"):
        made.add_argument(name)
    made.add_argument("--chair", metavar="NAME", help="更换主持人")
    made.add_argument("--chair-duty", default="", metavar="D")
    made.add_argument("--why", default="", metavar="TEXT")
    one_meeting(acts, "remove", "删除误建的会议；已定稿或已立任务的不能删除", remove)


def _add_list(acts: Verbs) -> None:
    made = one_meeting(acts, "invite", "按会议当天的责任分工邀请：分管领导、牵头和责任单位", invite)
    made.add_argument("--industry", action="append", default=[], metavar="X", help="只按这个产业，可写多次")
    made.add_argument("--unit", action="append", default=[], metavar="U", help="邀请这个单位或群组，可写多次")
    made = one_meeting(acts, "attend", "登记参会情况", attend)
    made.add_argument("--name", required=True, metavar="N", help="姓名，或没有具体人的单位")
    made.add_argument("--as", dest="how", required=True, choices=[str(how) for how in How])
    made.add_argument("--for", dest="instead_of", default="", metavar="N", help="代会的，代谁")
    made.add_argument("--reason", default="", metavar="R", help="请假的原因")
    made.add_argument("--item", type=int, metavar="N", help="迟到、早退时议到议程第几项")
    made.add_argument("--duty", default="", metavar="D", help="职务")
    made.add_argument("--unit", default="", metavar="U", help="单位")
    made.add_argument("--anyway", action="store_true", help="同名的人、改身份、不认识的人，确认无误")
    made = one_meeting(acts, "drop", "从名单里去掉登记错的人或单位", drop)
    made.add_argument("--name", required=True, metavar="N", help="名单上的姓名或单位")
    made = one_meeting(acts, "reply", "登记回执", reply)
    made.add_argument("--name", required=True, metavar="N", help="名单上的姓名或单位")
    made.add_argument("--as", dest="how", required=True, choices=[str(one) for one in Reply if one])
    made.add_argument("--by", default="", metavar="N", help="代会的，由谁代")
    made.add_argument("--reason", default="", metavar="R", help="请假的原因")


def _add_record(acts: Verbs) -> None:
    made = one_meeting(acts, "agenda", "议程：加一项、不列入上次未办结的事项；不带选项时列出", agenda)
    made.add_argument("--add", metavar="TEXT", help="新的议题")
    made.add_argument("--presenter", default="", metavar="P", help="汇报的单位或人")
    made.add_argument("--material", default="", metavar="M", help="材料")
    made.add_argument("--leave-out", type=int, metavar="N", help="第几项不列入，须用 --why 写明原因")
    made.add_argument("--why", default="", metavar="TEXT")
    meeting_notes.add_act(acts)


def new(asked: Asked) -> int:
    """The id alone is printed; what the last meeting left open is told beside it."""
    kind = MeetingKind(asked.type)
    with writing(asked) as workspace:
        number = store.next_number(workspace.db, kind, asked.on.year)
        meeting = Meeting(
            kind=kind,
            title=asked.title or f"{asked.on.year}年第{number}次{kind}",
            day=asked.on,
            begins_at=asked.at,
            ends_at=asked.until,
            place=asked.place,
            requirements=asked.requirements,
            reply_by=asked.reply_by,
        )
        chair = Person(name=asked.chair, duty=asked.chair_duty)
        with workspace.step(f"新的会议：{meeting.title}") as db:
            meeting_id = store.add(db, meeting, chair=chair, today=today(asked), why=asked.why)
        followed = len(store.agenda(workspace.db, meeting_id))
    print(meeting_id)
    if followed:
        print(f"上次会议有{followed}项议定事项没有办结，已列在议程最前面。", file=sys.stderr)
    return 0


def change(asked: Asked) -> int:
    wanted = {"day": asked.on, "reply_by": asked.reply_by, "begins_at": asked.at, "ends_at": asked.until}
    wanted |= {"place": asked.place, "title": asked.title, "requirements": asked.requirements}
    fields = {name: value for name, value in wanted.items() if value is not None}
    if not fields and asked.chair is None:
        raise DeskError("没有要改的；请写明 --on、--at、--place、--title 或 --chair 等。")
    with writing(asked) as workspace:
        name = store.get(workspace.db, asked.id).name
        with workspace.step(f"修改{name}") as db:
            if fields:
                store.change(db, asked.id, today=today(asked), why=asked.why, **fields)
            if asked.chair is not None:
                store.change_chair(db, asked.id, Person(name=asked.chair, duty=asked.chair_duty), why=asked.why)
        meeting = store.get(workspace.db, asked.id)
    print(f"已修改：{meeting.called}　{meeting.when}。")
    return 0


def remove(asked: Asked) -> int:
    with writing(asked) as workspace:
        name = store.get(workspace.db, asked.id).name
        with workspace.step(f"删除{name}") as db:
            store.remove(db, asked.id)
    print(f"{name}已删除；可用 undo 撤销。")
    return 0


def invite(asked: Asked) -> int:
    with writing(asked) as workspace:
        meeting = store.get(workspace.db, asked.id)
        industries = [industry_changes.standing(workspace.db, name, meeting.day) for name in asked.industry]
        units = [unit_store.named(workspace.db, name) for name in asked.unit]
        invited = store.proposed(workspace.db, asked.id, meeting.day, industries, units=units)
        if not invited:
            raise DeskError("会议当天没有可邀请的分管领导和单位；请先在责任分工中明确。")
        with workspace.step(f"邀请{meeting.name}参会人员") as db:
            count = store.invite(db, asked.id, invited)
    for one in invited:
        print(f"{one.called}（{one.duty}）" if one.duty else one.called)
    print(f"名单上新增 {count} 个，按{meeting.day}的责任分工。")
    return 0


def attend(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step(f"登记参会：{asked.name}{asked.how}") as db:
        coming = Coming(
            person=Person(name=asked.name, unit=asked.unit, duty=asked.duty),
            how=How(asked.how),
            instead_of=asked.instead_of,
            reason=asked.reason,
            item_id=_item(db, asked),
            stranger=True,
            anyway=asked.anyway,
        )
        line_id = _attended(db, asked.id, coming)
        line = next(one for one in store.attendees(db, asked.id) if one.id == line_id)
    if not (line.unit_name or line.duty):
        print(f"注意：{line.name}没有单位和职务，名单上只有姓名，排在最后；请用 --unit 补上单位。", file=sys.stderr)
    print(f"已登记：{asked.name}{asked.how}{f'（代{asked.instead_of}）' if asked.instead_of else ''}。")
    return 0


def _attended(db: Database, meeting_id: int, coming: Coming) -> int:
    """What only wants a second look is told with the option that says it was taken."""
    try:
        return store.attend(db, meeting_id, coming)
    except DeskError as refusal:
        if coming.anyway or "请确认" not in str(refusal):
            raise
        raise DeskError(f"{str(refusal).rstrip('。')}（加 --anyway）。") from None


def drop(asked: Asked) -> int:
    with writing(asked) as workspace:
        line = _line(workspace.db, asked)
        with workspace.step(f"名单去掉{asked.name}") as db:
            store.remove_attendee(db, line)
    print(f"已从名单里去掉：{asked.name}；可用 undo 撤销。")
    return 0


def reply(asked: Asked) -> int:
    with writing(asked) as workspace:
        line = _line(workspace.db, asked)
        with workspace.step(f"登记回执：{asked.name}{asked.how}") as db:
            store.reply(db, line, Reply(asked.how), deputy=asked.by, reason=asked.reason)
    told = f"由{asked.by}代" if asked.by else asked.reason
    print(f"已登记回执：{asked.name}{asked.how}{f'（{told}）' if told else ''}。")
    return 0


def agenda(asked: Asked) -> int:
    with writing(asked) as workspace:
        name = store.get(workspace.db, asked.id).name
        with workspace.step(f"{name}议程") as db:
            if asked.leave_out is not None:
                store.leave_out(db, store.item_at(db, asked.id, asked.leave_out), asked.why)
            if asked.add is not None:
                item = AgendaItem(
                    meeting_id=asked.id, title=asked.add, presenter=asked.presenter, material=asked.material
                )
                store.add_item(db, item)
        items = [item for item in store.agenda(workspace.db, asked.id) if item.stands]
        uncalled = store.uncalled(workspace.db, asked.id)
    for place, item in enumerate(items, 1):
        print("　".join(filter(None, (f"{place}.", item.title, item.presenter, item.material))))
    print(f"共 {len(items)} 项。")
    if told := store.asked_presenters(uncalled):
        print(f"注意：{told}", file=sys.stderr)
    return 0


def _item(db: Database, asked: Asked) -> int | None:
    return None if asked.item is None else store.item_at(db, asked.id, asked.item)


def _line(db: Database, asked: Asked) -> int:
    """The line of the list that bears this name; where two persons do, the name cannot tell them apart."""
    found = [one for one in store.attendees(db, asked.id) if asked.name in (one.name, one.unit_name)]
    if not found:
        raise DeskError(f"名单上没有“{asked.name}”；请先邀请，或用 meeting attend 登记。")
    if len(found) > 1:
        raise DeskError(f"名单上有{len(found)}行叫“{asked.name}”；请写明其中一位的姓名。")
    return found[0].id or 0
