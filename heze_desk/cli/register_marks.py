"""What an entry is recognised as, what happened to it, its yearly figures and its ties, on the command line."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, day, today, verb, writing
from heze_desk.cli.register_fields import found, industry, standing
from heze_desk.cli.task_fields import found as task_found
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import links, recognising, store
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.records import Event, Membership, Proof, Recognition, YearAmount, amount_in
from heze_desk.roster import store as roster
from heze_desk.workspace.database import Database
from heze_desk.workspace.taking_in import Kept, keep_all
from heze_desk.workspace.workspace import Workspace


def add_acts(acts: Verbs) -> None:
    made = _of_one(acts, "mark", "登记认定；没有文件也没有证明材料的是待核", mark)
    made.add_argument("--as", dest="mark", default="", metavar="MARK", help="认定为什么；不写时是这本名录的第一种")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="认定日期")
    made.add_argument("--document", default="", help="认定文件")
    made.add_argument("--proof", type=Path, action="append", default=[], metavar="FILE", help="证明材料，可写多次")
    made.add_argument("--anyway", action="store_true", help="“四有”没有登记齐全也列入“四有型”项目")
    made = _of_one(acts, "withdraw", "撤销认定、退出、出库；此前的日子仍计", withdraw)
    made.add_argument("--as", dest="mark", default="", metavar="MARK")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="撤销日期")
    made.add_argument("--because", required=True, metavar="TEXT", help="原因或依据")
    made = _of_one(acts, "correct", "改正登记错的认定，或补认定文件、证明材料", correct)
    made.add_argument("--as", dest="mark", default="", metavar="MARK")
    made.add_argument("--on", type=day, metavar="DAY", help="认定日期")
    made.add_argument("--document", metavar="TEXT", help="认定文件")
    made.add_argument("--proof", type=Path, action="append", default=[], metavar="FILE")
    made = _of_one(acts, "unmark", "删除误登的认定；曾经有过的请用 withdraw", unmark)
    made.add_argument("--as", dest="mark", default="", metavar="MARK")
    made = _of_one(acts, "term", "归属产业的起止日期；没有归属的先归属", set_term)
    made.add_argument("--industry", required=True, metavar="X")
    made.add_argument("--from", dest="since", type=_end, metavar="DAY", help="从这一天起；写“不限”就是没有起点")
    made.add_argument("--to", dest="until", type=_end, metavar="DAY", help="到这一天为止；写“不限”就是没有终点")
    made.add_argument("--new", action="store_true", help="另加一段，不改已有的")
    made.add_argument("--remove", action="store_true", help="删除误登的归属")
    made = _of_one(acts, "event", "登记事件，例如发榜、揭榜、签约、验收", add_event)
    made.add_argument("--act", dest="what", required=True, metavar="TEXT")
    made.add_argument("--on", type=day, required=True, metavar="DAY")
    made.add_argument("--text", default="")
    made = _of_one(acts, "year", "登记分年数据：研发投入=120；等号后面不写就是清空", set_year)
    made.add_argument("year", type=int, metavar="YEAR")
    made.add_argument("amounts", nargs="+", metavar="MEASURE=AMOUNT")
    made = _of_one(acts, "link", "关联另一条或一项任务；两边都能看到", tie)
    made.add_argument("others", nargs="*", metavar="OTHER", help="编号（例如 QY12）或“企业:名称”")
    made.add_argument("--task", action="append", default=[], metavar="N", help="任务编号，可写多次")
    made.add_argument("--remove", action="store_true", help="取消关联")


def _of_one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", metavar="ID", help="编号（例如 PT12）或名称")
    return made


def mark(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id, register = standing(workspace.db, asked.kind, asked.id), KINDS[asked.kind]
        wanted = asked.mark or register.mark
        told = Recognition(entry_id=entry_id, mark=wanted, recognised_on=asked.on, document=asked.document.strip())
        if not asked.anyway and (doubt := recognising.doubt(workspace.db, told)):
            raise DeskError(f"{doubt}请先用 set 补全“四有”，确要列入的请加 --anyway。")
        kept = _kept(workspace, asked.proof)
        with workspace.step(f"{register.entering}{wanted}：{store.get(workspace.db, entry_id).name}") as db:
            _prove(db, recognising.recognise(db, told), kept, today(asked))
    print("已登记。" if asked.document or kept else "已登记；没有认定文件或证明材料，列为待核。")
    return 0


def withdraw(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id = standing(workspace.db, asked.kind, asked.id)
        wanted = asked.mark or KINDS[asked.kind].mark
        one = _standing(workspace.db, entry_id, wanted, asked.on)
        with workspace.step(f"{KINDS[asked.kind].leaving}{wanted}：{store.get(workspace.db, entry_id).name}") as db:
            recognising.withdraw(db, one, day=asked.on, because=asked.because)
    print("已登记；自这一天起不再计数。")
    return 0


def correct(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id = standing(workspace.db, asked.kind, asked.id)
        one, kept = _last(workspace.db, entry_id, asked), _kept(workspace, asked.proof)
        told = {"recognised_on": asked.on, "document": asked.document}
        with workspace.step(f"改正{one.mark}：{store.get(workspace.db, entry_id).name}") as db:
            recognising.correct(db, one.id or 0, **{name: value for name, value in told.items() if value is not None})
            _prove(db, one.id or 0, kept, today(asked))
    return 0


def unmark(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id = standing(workspace.db, asked.kind, asked.id)
        one = _last(workspace.db, entry_id, asked)
        with workspace.step(f"删除误登的{one.mark}：{store.get(workspace.db, entry_id).name}") as db:
            recognising.remove(db, one.id or 0)
    print("已删除；可用 undo 撤销。")
    return 0


def set_term(asked: Asked) -> int:
    """The last term in the industry gets the days that are named; a side that is not named stays as it is."""
    with writing(asked) as workspace:
        db = workspace.db
        entry_id, meant = standing(db, asked.kind, asked.id), roster.industry_named(db, asked.industry)
        found = [one for one in store.memberships(db, entry_id) if one.industry_id == meant]
        industry_id = industry(db, asked.industry, asked.until or today(asked), [one.industry_id for one in found])
        old = found[-1] if found and not asked.new else None
        if asked.remove and old is None:
            raise DeskError(f"这一条没有归属“{asked.industry}”，不用删除；请用 show 查看。")
        name = store.get(db, entry_id).name
        with workspace.step(f"{'删除误登的归属' if asked.remove else '归属起止'}：{name}") as writing_db:
            if asked.remove and old is not None:
                store.leave(writing_db, old.id or 0)
                print("已删除；可用 undo 撤销。")
                return 0
            told = old or Membership(entry_id=entry_id, industry_id=industry_id)
            since = told.valid_from if asked.since is None else asked.since or None
            until = told.valid_to if asked.until is None else asked.until or None
            told = replace(told, valid_from=since, valid_to=until)
            store.join(writing_db, told)
    print(f"已登记：{name}归属{asked.industry}，{span(told)}。")
    return 0


def span(one: Membership) -> str:
    """自2026年7月1日起, 到2026年6月30日为止, or 不限起止."""
    if one.valid_from is None and one.valid_to is None:
        return "不限起止"
    since = f"自{said(one.valid_from)}起" if one.valid_from else ""
    return since + (f"到{said(one.valid_to)}为止" if one.valid_to else "")


def _end(text: str) -> date | str:
    """A day, or nothing where the term has no end on that side."""
    return "" if text.strip() in ("不限", "") else day(text)


def add_event(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id = standing(workspace.db, asked.kind, asked.id)
        with workspace.step(f"登记{asked.what}：{store.get(workspace.db, entry_id).name}") as db:
            store.save_event(db, Event(entry_id=entry_id, act=asked.what, day=asked.on, text=asked.text))
    return 0


def set_year(asked: Asked) -> int:
    with writing(asked) as workspace:
        entry_id, register = standing(workspace.db, asked.kind, asked.id), KINDS[asked.kind]
        amounts = [_amount(register, pair) for pair in asked.amounts]
        with workspace.step(f"登记{asked.year}年数据：{store.get(workspace.db, entry_id).name}") as db:
            for measure, amount in amounts:
                if amount is None:
                    store.clear_amount(db, entry_id, asked.year, measure)
                    continue
                store.set_amount(db, YearAmount(entry_id=entry_id, year=asked.year, measure=measure, amount=amount))
    told = "；".join(f"{measure} {'已清空' if amount is None else f'{amount:.10g}'}" for measure, amount in amounts)
    print(f"已登记 {register.number(entry_id)} {asked.year}年：{told}。")
    return 0


def _amount(register: Register, pair: str) -> tuple[str, float | None]:
    """研发投入=120; with nothing behind the sign it is to be cleared, and without the sign refused."""
    name, sign, value = (part.strip() for part in pair.replace("＝", "=").partition("="))
    measure = register.measure(name).name
    if not sign:
        raise DeskError(f"“{pair}”缺少等号，没有登记；请写成 {measure}=120，要清空请写成 {measure}=。")
    return measure, amount_in(value) if value else None


def tie(asked: Asked) -> int:
    if not asked.others and not asked.task:
        raise DeskError("请写明关联哪一条（例如 QY12），或用 --task 写明任务编号。")
    with writing(asked) as workspace:
        entry_id = standing(workspace.db, asked.kind, asked.id)
        others = [found(workspace.db, one) for one in asked.others]
        task_ids = [task_found(workspace.db, one) for one in asked.task]
        act = "取消关联" if asked.remove else "关联"
        with workspace.step(f"{act}：{store.get(workspace.db, entry_id).name}") as db:
            for other_id in others:
                (links.unlink if asked.remove else links.link)(db, entry_id, other_id)
            for task_id in task_ids:
                (links.untie if asked.remove else links.tie)(db, entry_id, task_id)
    return 0


def _kept(workspace: Workspace, sources: list[Path]) -> tuple[Kept, ...]:
    """The files, kept in the workspace; none is entered where one cannot be read."""
    taken = keep_all(workspace.folder, sources)
    if taken.refusals:
        raise DeskError("\n".join(taken.refusals))
    return taken.kept


def _prove(db: Database, recognition_id: int, kept: tuple[Kept, ...], day: date) -> None:
    for name, sha256, size in kept:
        proof = Proof(recognition_id=recognition_id, file_name=name, sha256=sha256, size=size, added_on=day)
        recognising.add_proof(db, proof)


def _last(db: Database, entry_id: int, asked: Asked) -> Recognition:
    """The latest recognition under the mark that is asked for."""
    wanted = asked.mark or KINDS[asked.kind].mark
    found = [one for one in recognising.recognitions(db, entry_id) if one.mark == wanted]
    if not found:
        raise DeskError(f"这一条没有“{wanted}”的认定；请用 show 查看。")
    return found[-1]


def _standing(db: Database, entry_id: int, mark: str, day: date) -> int:
    """The recognition that stands on the day of its withdrawal."""
    for one in recognising.recognitions(db, entry_id):
        if one.mark == mark and one.withdrawn_on is None and one.recognised_on <= day:
            return one.id or 0
    raise DeskError(f"这一条在这一天没有“{mark}”的认定，不能撤销；请用 show 查看。")
