"""What belongs to an industry, one by one, on the command line: listed, and told where it goes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from heze_desk import industry_belongings
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb
from heze_desk.errors import DeskError
from heze_desk.registers import store as registers
from heze_desk.registers.kinds import KINDS
from heze_desk.roster import store as roster
from heze_desk.roster.industry_change_records import Owned
from heze_desk.workspace.database import Database


class Option(NamedTuple):
    """How a single thing is told: the option, the table it is kept in, and what its id is called."""

    name: str
    table: str
    number: str


OPTIONS = (
    Option("task", "task", "任务编号"),
    Option("entry", "entry", "条目编号"),
    Option("target", "own_target", "自定目标编号"),
    Option("need", "talent_need", "人才需求编号"),
    Option("plan", "plan_item", "路线图事项编号"),
)


def add_options(made: Any) -> None:
    for one in OPTIONS:
        words = f"单独写明一项转入哪个产业；{one.number}见 industry belongings；NEW 不写就留在原产业"
        made.add_argument(f"--{one.name}", action="append", default=[], metavar="ID=NEW", help=words)


def add_act(acts: Verbs) -> None:
    made = verb(acts, "belongings", "一个产业的任务、名录条目、目标等，各有拆分时单独转入用的编号", show)
    made.add_argument("old", metavar="NAME", help="产业")
    made.add_argument("--from", dest="since", type=day, metavar="DAY", help="从这一天起还有的，默认今天")
    made.add_argument("--json", action="store_true")


def singles(db: Database, asked: Asked) -> Mapping[Owned, str]:
    """Where single things go, by what was typed."""
    found: dict[Owned, str] = {}
    for one in OPTIONS:
        for word in getattr(asked, one.name, None) or ():
            number, given, name = word.partition("=")
            thing_id = _id(db, one, number.strip())
            if not given or thing_id is None:
                raise DeskError(f"--{one.name} 写成“{one.number}=新产业”，不能是“{word}”。")
            found[Owned(one.table, thing_id)] = name.strip()
    return found


def show(asked: Asked) -> int:
    with reading(asked) as workspace:
        industry_id = roster.industry_named(workspace.db, asked.old)
        found = industry_belongings.listed(workspace.db, industry_id, asked.since or today(asked))
    options = {one.table: one.name for one in OPTIONS}
    if asked.json:
        rows = [{"kind": one.key.kind, "option": options[one.key.table], "id": one.key.id} for one in found]
        told = [{"number": one.number, "title": one.title, "note": one.note} for one in found]
        print_json([row | more for row, more in zip(rows, told, strict=True)])
        return 0
    for one in found:
        by_number = one.key.table in ("task", "entry")
        words = (
            f"--{options[one.key.table]} {one.number if by_number else one.key.id}",
            "" if by_number else one.number,
        )
        print("　".join(filter(None, (str(one.key.kind), *words, one.told))))
    print(f"共 {len(found)} 项；拆分时例如 --entry 编号=新产业，其余的用 --move 和 --leave 逐类写明。")
    return 0


def _id(db: Database, option: Option, number: str) -> int | None:
    """An entry also by its number in its register, a task by the number that every list prints."""
    if option.table == "task":
        found = db.execute("select id from task where number = ?", [number]).fetchone()
        if found is not None:
            return int(found[0])
    if option.table == "entry":
        kind = next((kind for kind, one in KINDS.items() if one.numbered(number)), None)
        if kind is not None:
            return registers.named(db, kind, number)
    return int(number) if number.isdecimal() and len(number) < 10 else None
