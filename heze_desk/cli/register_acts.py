"""What happened to an entry, its industries from when to when, its yearly figures and its ties."""

from dataclasses import replace
from datetime import date

from heze_desk.cli.opening import Asked, Verbs, day, today, writing
from heze_desk.cli.register_fields import ANYWAY, found, standing, typed_year
from heze_desk.cli.register_one import answer, giving_back, numbered, span
from heze_desk.cli.task_fields import found as task_found
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import happening, links, store
from heze_desk.registers.kinds import KINDS, Register
from heze_desk.registers.records import Event, Membership, YearAmount, amount_in
from heze_desk.roster import industry_changes
from heze_desk.roster import store as roster
from heze_desk.tasks import store as tasks
from heze_desk.workspace.database import Database


def add_acts(acts: Verbs) -> None:
    made = giving_back(acts, "term", "归属产业的起止日期；没有归属的先归属", set_term)
    made.add_argument("--industry", required=True, metavar="X", help="产业")
    made.add_argument("--from", dest="since", type=_end, metavar="DAY", help="从这一天起；写“不限”就是没有起点")
    made.add_argument("--to", dest="until", type=_end, metavar="DAY", help="到这一天为止；写“不限”就是没有终点")
    made.add_argument("--new", action="store_true", help="另加一段，不改已有的")
    made.add_argument("--remove", action="store_true", help="删除误登的归属")
    made = giving_back(acts, "event", "登记事件，例如发榜、揭榜、签约、验收", add_event)
    made.add_argument("--act", dest="what", required=True, metavar="TEXT", help="办了什么")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="哪一天")
    made.add_argument("--text", default="", help="说明")
    made.add_argument("--anyway", action="store_true", help="名录没有列出的事项、先后不符的日期也照登")
    made.add_argument("--remove", action="store_true", help="删除误登的事件")
    made = giving_back(acts, "year", "登记分年数据：研发投入=120；等号后面不写就是清空", set_year)
    made.add_argument("year", type=typed_year, metavar="YEAR", help="年份")
    made.add_argument("amounts", nargs="+", metavar="MEASURE=AMOUNT", help="指标=数额，以万元为单位")
    made = giving_back(acts, "link", "关联另一条或一项任务；两边都能看到", tie)
    made.add_argument("others", nargs="*", metavar="OTHER", help="编号（例如 QY12）或“企业:名称”")
    made.add_argument("--task", action="append", default=[], metavar="N", help="任务编号，可写多次")
    made.add_argument("--remove", action="store_true", help="取消关联")


def set_term(asked: Asked) -> int:
    """The last term in the industry gets the days that are named; a side that is not named stays as it is."""
    with writing(asked) as workspace:
        db = workspace.db
        entry_id, industry_id = standing(db, asked.kind, asked.id), roster.industry_named(db, asked.industry)
        known = [one for one in store.memberships(db, entry_id) if one.industry_id == industry_id]
        if not asked.remove:
            _refuse_ended(db, asked, bool(known))
        old = known[-1] if known and not asked.new else None
        where, name = industry_changes.get(db, industry_id).name, store.get(db, entry_id).name
        if asked.remove and old is None:
            raise DeskError(f"这一条没有归属“{where}”，不用删除；请用 show 查看。")
        if asked.remove and old is not None:
            with workspace.step(f"删除误登的归属：{name}") as writing_db:
                store.leave(writing_db, old.id or 0)
            told = f"已删除 {numbered(db, entry_id)}误登的归属：{where}，{span(old)}；可用 undo 撤销。"
            return answer(asked, db, entry_id, told)
        since = old.valid_from if old and asked.since is None else asked.since or None
        until = old.valid_to if old and asked.until is None else asked.until or None
        new = replace(old or Membership(entry_id=entry_id, industry_id=industry_id), valid_from=since, valid_to=until)
        if new == old:
            return answer(asked, db, entry_id, f"{name}归属{where}原来就是{span(new)}，没有改动。")
        with workspace.step(f"归属起止：{name}") as writing_db:
            store.join(writing_db, new)
        return answer(asked, db, entry_id, f"已登记：{name}归属{where}，{span(new)}。")


def _refuse_ended(db: Database, asked: Asked, is_known: bool) -> None:
    """A term in an industry that ended is taken for the days before its end; one that is known may be corrected."""
    named = [one for one in (asked.since, asked.until) if isinstance(one, date)]
    if asked.until == "":
        named.append(date.max)
    elif not is_known and asked.until is None:
        named.append(today(asked))
    if named:
        industry_changes.standing(db, asked.industry, max(named))


def _end(text: str) -> date | str:
    """A day, or nothing where the term has no end on that side."""
    return "" if text.strip() in ("不限", "") else day(text)


def add_event(asked: Asked) -> int:
    """An act the register does not know, one told already, and one before what it follows are asked about."""
    with writing(asked) as workspace:
        db, entry_id = workspace.db, standing(workspace.db, asked.kind, asked.id)
        event = Event(entry_id=entry_id, act=asked.what.strip(), day=asked.on, text=asked.text.strip())
        told = f"{numbered(db, entry_id)}：{said(event.day)}{event.act}"
        same = [one for one in store.events(db, entry_id) if (one.act, one.day) == (event.act, event.day)]
        if asked.remove and not same:
            raise DeskError(f"没有登记 {told}，不用删除；请用 show 查看。")
        if not asked.remove and not asked.anyway:
            _refuse_doubtful(db, asked, event)
        act = "删除误登的" if asked.remove else "登记"
        with workspace.step(f"{act}{event.act}：{store.get(db, entry_id).name}") as writing_db:
            if asked.remove:
                store.remove_event(writing_db, same[0].id or 0)
            else:
                store.save_event(writing_db, event)
        more = "；可用 undo 撤销" if asked.remove else f"，{event.text}" if event.text else ""
        later = "日期还没有到，到那天才算进展。" if not asked.remove and asked.on > today(asked) else ""
        return answer(asked, db, entry_id, f"已{'删除' if asked.remove else '登记'} {told}{more}。{later}")


def _refuse_doubtful(db: Database, asked: Asked, event: Event) -> None:
    known, others = happening.known_acts(db, asked.kind), store.events(db, event.entry_id)
    if event.act not in known:
        raise DeskError(f"{KINDS[asked.kind].title}没有名为“{event.act}”的事项；可用：{'、'.join(known)}。{ANYWAY}")
    if any((one.act, one.day) == (event.act, event.day) for one in others):
        raise DeskError(f"这一条{said(event.day)}已登记“{event.act}”；同一天确有两次的请加 --anyway。")
    if doubt := happening.out_of_order(asked.kind, others, event):
        raise DeskError(f"没有登记；{doubt}，请核对日期，没有填错的请加 --anyway。")


def set_year(asked: Asked) -> int:
    with writing(asked) as workspace:
        db, register = workspace.db, KINDS[asked.kind]
        entry_id, amounts = standing(db, asked.kind, asked.id), [_amount(register, pair) for pair in asked.amounts]
        if twice := [measure for measure, _ in amounts if [name for name, _ in amounts].count(measure) > 1]:
            raise DeskError(f"“{twice[0]}”写了两次，没有登记；请只写一次。")
        figures = [
            YearAmount(entry_id=entry_id, year=asked.year, measure=measure, amount=amount)
            for measure, amount in amounts
            if amount is not None
        ]
        before = {one.measure: one.amount for one in store.amounts(db, entry_id) if one.year == asked.year}
        if empty := [measure for measure, amount in amounts if amount is None and measure not in before]:
            raise DeskError(f"{asked.year}年没有填过{'、'.join(empty)}，不用清空；请用 show 查看。")
        with workspace.step(f"登记{asked.year}年数据：{store.get(db, entry_id).name}") as writing_db:
            for one in figures:
                store.set_amount(writing_db, one)
            for measure in (measure for measure, amount in amounts if amount is None):
                store.clear_amount(writing_db, entry_id, asked.year, measure)
        told = "；".join(f"{measure} {_told(before.get(measure), amount)}" for measure, amount in amounts)
        return answer(asked, db, entry_id, f"已登记 {register.number(entry_id)} {asked.year}年：{told}。")


def _told(before: float | None, amount: float | None) -> str:
    """350 → 400, so that a figure that is replaced is seen."""
    now = "已清空" if amount is None else f"{amount:.10g}"
    return now if before is None else f"{before:.10g} → {now}"


def _amount(register: Register, pair: str) -> tuple[str, float | None]:
    """研发投入=120; with nothing behind the sign it is to be cleared, and without the sign refused."""
    name, sign, value = (part.strip() for part in pair.replace("＝", "=").partition("="))
    measure = register.measure(name).name
    if not sign:
        raise DeskError(f"“{pair}”缺少等号，没有登记；请写成 {measure}=120，要清空请写成 {measure}=。")
    return measure, amount_in(value) if value else None


def tie(asked: Asked) -> int:
    """A tie that is to go must be there; one that is to come and is there already is told."""
    if not asked.others and not asked.task:
        raise DeskError("请写明关联哪一条（例如 QY12），或用 --task 写明任务编号。")
    with writing(asked) as workspace:
        db, entry_id = workspace.db, standing(workspace.db, asked.kind, asked.id)
        others = list(dict.fromkeys(found(db, one) for one in asked.others))
        task_ids = list(dict.fromkeys(task_found(db, one) for one in asked.task))
        tied = {*links.linked(db, entry_id)}, {*links.tasks_of(db, entry_id)}
        names = [(numbered(db, one), one in tied[0]) for one in others]
        names += [(f"任务 {tasks.get(db, one).number}", one in tied[1]) for one in task_ids]
        never = [name for name, is_tied in names if not is_tied]
        if asked.remove and never:
            raise DeskError(f"{numbered(db, entry_id)}没有关联{'、'.join(never)}，没有取消任何关联；请用 show 查看。")
        act = "取消关联" if asked.remove else "关联"
        with workspace.step(f"{act}：{store.get(db, entry_id).name}") as writing_db:
            for other_id in others:
                (links.unlink if asked.remove else links.link)(writing_db, entry_id, other_id)
            for task_id in task_ids:
                (links.untie if asked.remove else links.tie)(writing_db, entry_id, task_id)
        done = f"已{act}" if asked.remove or never else "原来就已关联"
        every = "、".join(name for name, _ in names)
        return answer(asked, db, entry_id, f"{done}：{numbered(db, entry_id)}和{every}。")
