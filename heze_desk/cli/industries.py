"""动态调整 on the command line: industries added, renamed, split, merged, ended."""

from collections.abc import Mapping
from typing import Any

from heze_desk import industry_changing
from heze_desk.cli import industry_singles
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.roster import industry_changes, industry_foresight
from heze_desk.roster import store as roster
from heze_desk.roster.industry_change_records import Belongings, ChangeAct, IndustryChange
from heze_desk.workspace.database import Database

ALL = "全部"


def add_verbs(verbs: Verbs) -> None:
    top = verb(verbs, "industry", "动态调整产业：新增、更名、拆分、合并、结束", show_all)
    top.add_argument("--json", action="store_true")
    acts = top.add_subparsers(metavar="ACT")
    verb(acts, "list", "现在的产业和历次调整", show_all).add_argument("--json", action="store_true")
    industry_singles.add_act(acts)
    made = _act(acts, "add", ChangeAct.ADD, "新增产业")
    made.add_argument("into", metavar="NAME", nargs=1)
    made = _act(acts, "rename", ChangeAct.RENAME, "产业更名：到前一天为止，当天起用新名")
    _from_old(made, nargs=1)
    made.add_argument("--to", dest="into", nargs=1, required=True, metavar="NEW", help="新名称")
    made = _act(acts, "split", ChangeAct.SPLIT, "一个产业拆分为几个")
    _from_old(made, nargs=1)
    made.add_argument("--into", action="append", required=True, metavar="NEW", help="新产业；写两次以上")
    industry_singles.add_options(made)
    made = _act(acts, "merge", ChangeAct.MERGE, "几个产业合并为一个")
    _from_old(made, nargs="+")
    made.add_argument("--into", nargs=1, required=True, metavar="NEW", help="合并后的名称")
    made.add_argument("--terms-of", metavar="NAME", help="分工沿用哪个原产业")
    made = _act(acts, "end", ChangeAct.END, "不再列入；所属的任务等转入别的产业或留在原产业，分工同日终止")
    _from_old(made, nargs=1)


def _act(acts: Verbs, name: str, act: ChangeAct, words: str) -> Any:
    made = verb(acts, name, words, carry_out)
    made.add_argument("--from", dest="since", type=day, required=True, metavar="DAY", help="从这一天起")
    made.add_argument("--basis", required=True, metavar="TEXT", help="依据文件")
    made.add_argument("--json", action="store_true")
    made.set_defaults(act=act, old=[], into=[], move=[], leave=[], terms_of=None)
    return made


def _from_old(made: Any, *, nargs: Any) -> None:
    kinds = "、".join(Belongings)
    made.add_argument("old", nargs=nargs, metavar="OLD", help="原产业")
    made.add_argument(
        "--move", action="append", metavar="KIND[=NEW]", help=f"转入别的产业的：{kinds}，或 {ALL}；可写多次"
    )
    made.add_argument("--leave", action="append", metavar="KIND", help=f"留在原产业的：{kinds}，或 {ALL}")


def carry_out(asked: Asked) -> int:
    with writing(asked) as workspace:
        old = tuple(roster.industry_named(workspace.db, name) for name in asked.old)
        choices = _choices(asked)
        change = IndustryChange(
            act=asked.act,
            day=asked.since,
            basis=asked.basis,
            olds=old,
            names=tuple(name.strip() for name in asked.into),
            choices=choices,
            heirs=_heirs(workspace.db, asked, choices),
            singles=industry_singles.singles(workspace.db, asked),
            terms_of=roster.industry_named(workspace.db, asked.terms_of) if asked.terms_of else None,
        )
        moved = industry_changing.carry_out(workspace, change)
        line = max(industry_changes.lines(workspace.db), key=lambda one: one.id)
        ids = _ids(workspace.db, line.id)
    if asked.json:
        named = {"old": line.olds, "new": line.names}
        print_json({"id": line.id, "act": line.act, "day": line.day, **named, **ids, "moved": moved})
        return 0
    print(f"已调整：{line.told}")
    if told := "，".join(f"{one}{moved[one]}项" for one in Belongings if moved.get(one)):
        print(f"已转入：{told}。")
    if line.act is ChangeAct.MERGE:
        print(industry_foresight.units_joined(line.olds, line.names))
    return 0


def _ids(db: Database, change_id: int) -> dict[str, list[int]]:
    """The industries before and after, for a name may have come back."""
    asked = "select old_industry_id, new_industry_id from industry_succession where industry_change_id = ? order by id"
    pairs = db.execute(asked, [change_id]).fetchall()
    sides = zip(("old_ids", "new_ids"), zip(*pairs, strict=True), strict=True)
    return {side: [one for one in dict.fromkeys(ids) if one] for side, ids in sides}


def show_all(asked: Asked) -> int:
    with reading(asked) as workspace:
        standing = roster.industries(workspace.db, today(asked))
        changes = industry_changes.lines(workspace.db)
    if asked.json:
        rows = [{"id": one.id, "name": one.name, "from": one.valid_from, "to": one.valid_to} for one in standing]
        told = [
            {"act": one.act, "day": one.day, "basis": one.basis, "old": one.olds, "new": one.names} for one in changes
        ]
        print_json({"industries": rows, "changes": told})
        return 0
    print("、".join(one.name for one in standing))
    for one in changes:
        print(one.told)
    return 0


def _choices(asked: Asked) -> Mapping[Belongings, str]:
    """Said for each kind; what stands for all gives way to what is said of one."""
    told: dict[Belongings, str] = {}
    for word in sorted([*(asked.move or ()), *(f"{kind}=" for kind in asked.leave or ())], key=_single):
        kind, given, name = word.partition("=")
        to = name.strip() if given else _only(asked)
        told |= dict.fromkeys(Belongings, to) if kind == ALL else {_kind(kind): to}
    return told


def _heirs(db: Database, asked: Asked, choices: Mapping[Belongings, str]) -> Mapping[str, int]:
    """Industries that stand on the day take over what belonged to one that ends."""
    if asked.act is not ChangeAct.END:
        return {}
    return {name: industry_changes.standing(db, name, asked.since) for name in choices.values() if name}


def _single(word: str) -> bool:
    return not word.startswith(ALL)


def _kind(word: str) -> Belongings:
    try:
        return Belongings(word.strip())
    except ValueError:
        raise DeskError(f"不认识“{word}”；可写：{'、'.join(Belongings)}、{ALL}。") from None


def _only(asked: Asked) -> str:
    if len(asked.into) != 1:
        raise DeskError("拆分和结束时要写明转入哪个产业，例如 --move 任务=产业名。")
    return str(asked.into[0]).strip()
