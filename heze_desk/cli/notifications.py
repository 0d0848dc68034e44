"""双告知、双反馈 on the command line."""

from pathlib import Path
from typing import Any

from heze_desk.cli import notification_files, notification_show
from heze_desk.cli.notification_show import entry, row
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.cli.register_fields import typed_year
from heze_desk.errors import DeskError
from heze_desk.notifications import store
from heze_desk.notifications.records import (
    USUAL_DAYS,
    Direction,
    Notification,
    NotificationFilter,
    NotificationLine,
    State,
    usual_due,
)
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings


def add_verbs(verbs: Verbs) -> None:
    top = verb(verbs, "notify", "双告知、双反馈：登记、反馈、互认、打印", show_all)
    _narrowed(top)
    acts = top.add_subparsers(metavar="ACT")
    _narrowed(verb(acts, "list", "登记的告知事项和现在的状态", show_all))
    made = verb(acts, "add", "登记一件告知事项", add)
    made.add_argument("--direction", choices=[*Direction], default=Direction.APPROVAL)
    made.add_argument("--matter", required=True, metavar="TEXT", help="告知的事项")
    made.add_argument("--from-unit", required=True, metavar="NAME", help="告知单位")
    made.add_argument("--to-unit", required=True, metavar="NAME", help="被告知单位")
    made.add_argument("--concerns", default="", metavar="TEXT", help="涉及的企业或项目")
    made.add_argument("--entry", metavar="ID", help="名录里的条目：编号（例如 QY12）或“企业:名称”")
    made.add_argument("--on", type=day, metavar="DAY", help="告知日期；不写时是今天")
    made.add_argument("--due", type=day, metavar="DAY", help=f"反馈时限；不写时是告知后{USUAL_DAYS}日")
    made.add_argument("--basis", default="", metavar="TEXT", help="依据")
    made.add_argument("--anyway", action="store_true", help="方向与单位不符的也照登")
    made.add_argument("--json", action="store_true")
    answered = _one(acts, "answer", "登记反馈", answer)
    answered.add_argument("--text", required=True, metavar="TEXT")
    answered.add_argument("--on", type=day, metavar="DAY", help="收到的日期；不写时是今天")
    taken = _one(acts, "recognise", "登记结果互认", recognise)
    taken.add_argument("--text", required=True, metavar="TEXT")
    taken.add_argument("--on", type=day, metavar="DAY")
    _one(acts, "take-back", "退一步：撤销登记错了的结果互认，没有互认的撤销反馈", take_back)
    _one(acts, "remove", "删除登记错了的事项；编号不再使用", remove)
    printed = _one(acts, "print", "告知书，连同反馈单", print_notice)
    printed.add_argument("--answer", action="store_true", help="只要反馈单")
    printed.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    listed = verb(acts, "register", "登记表", print_register)
    listed.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    listed.add_argument("--year", type=typed_year, metavar="YEAR", help="只要这一年的")
    notification_show.add_acts(acts)
    notification_files.add_acts(acts)


def _narrowed(made: Any) -> None:
    made.add_argument("--state", choices=[*State])
    made.add_argument("--text", default="", metavar="TEXT")
    made.add_argument("--json", action="store_true")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    if run is not print_notice:
        made.add_argument("--json", action="store_true")
    return made


def show_all(asked: Asked) -> int:
    wanted = NotificationFilter(text=asked.text, state=State(asked.state) if asked.state else None)
    with reading(asked) as workspace:
        found = store.lines(workspace.db, today(asked), wanted)
    if asked.json:
        print_json(list(map(row, found)))
        return 0
    for one in found:
        told = f"{one.from_unit}→{one.to_unit}　{one.notification.matter}"
        print(f"{one.id}　{one.notification.name}　{told}　{one.state}（{one.standing}）")
    print(f"共 {len(found)} 件。")
    return 0


def add(asked: Asked) -> int:
    told_on = asked.on or today(asked)
    with writing(asked) as workspace, workspace.step(f"登记{asked.direction}") as db:
        wanted = Notification(
            year=told_on.year,
            number=1,
            direction=Direction(asked.direction),
            matter=asked.matter.strip(),
            concerns=asked.concerns.strip(),
            entry_id=entry(db, asked.entry),
            from_unit_id=unit_store.named(db, asked.from_unit),
            to_unit_id=unit_store.named(db, asked.to_unit),
            notified_on=told_on,
            due=asked.due or usual_due(told_on),
            basis=asked.basis.strip(),
        )
        if not asked.anyway and (doubt := store.doubt(db, wanted)):
            raise DeskError(f"{doubt}没有填反的请加 --anyway。")
        line = store.line(db, store.add(db, wanted, today=today(asked)), today(asked))
    told = f"{line.notification.name}（编号 {line.id}），{line.from_unit}告知{line.to_unit}，{line.standing}"
    return _tell(asked, line, f"已登记：{told}。")


def answer(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("登记双告知的反馈") as db:
        store.answer(db, asked.id, asked.text, day=asked.on or today(asked), today=today(asked))
        line = store.line(db, asked.id, today(asked))
    return _tell(asked, line, f"已登记：{line.notification.name}，{line.standing}。")


def recognise(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("登记结果互认") as db:
        store.recognise(db, asked.id, asked.text, day=asked.on or today(asked), today=today(asked))
        line = store.line(db, asked.id, today(asked))
    return _tell(asked, line, f"已登记结果互认：{line.notification.name}。")


def take_back(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("撤销双告知的反馈") as db:
        taken = store.take_back(db, asked.id)
        line = store.line(db, asked.id, today(asked))
    rest = "等待反馈" if taken == "反馈" else "反馈仍在；要撤销反馈请再执行一次"
    return _tell(asked, line, f"已撤销{line.notification.name}的{taken}，{rest}。")


def remove(asked: Asked) -> int:
    with writing(asked) as workspace, workspace.step("删除告知事项") as db:
        line = store.line(db, asked.id, today(asked))
        store.remove(db, asked.id, day=today(asked))
    return _tell(asked, line, f"已删除：{line.notification.name}；可用 undo 撤销。")


def _tell(asked: Asked, line: NotificationLine, done: str) -> int:
    """The matter as it stands now, or, taken out, as it stood last."""
    if asked.json:
        print_json(row(line))
    else:
        print(done)
    return 0


def print_notice(asked: Asked) -> int:
    from heze_desk.cli.papers import write
    from heze_desk.notifications import document

    with reading(asked) as workspace:
        line, settled = store.line(workspace.db, asked.id, today(asked)), settings.get(workspace.db)
    write((document.answer if asked.answer else document.notice)(line, settled), asked.out, settled)
    return 0


def print_register(asked: Asked) -> int:
    from heze_desk.cli.papers import write
    from heze_desk.notifications import document

    with reading(asked) as workspace:
        found = store.lines(workspace.db, today(asked), NotificationFilter(year=asked.year))
        settled = settings.get(workspace.db)
    write(document.register(found, today(asked), settled), asked.out, settled)
    return 0
