"""More asked of an open round on the command line."""

from heze_desk.cli.opening import Asked, Verbs, print_json, today, verb, writing
from heze_desk.cli.round_papers import found, one_round
from heze_desk.cli.task_fields import found as task_found
from heze_desk.errors import DeskError
from heze_desk.roster import unit_store
from heze_desk.rounds import adding, store


def add_act(acts: Verbs) -> None:
    made = one_round(verb(acts, "add", "补入开始以后新增的、或范围以外的任务", add))
    made.add_argument("--task", action="append", default=[], metavar="ID", help="任务或其编号，可写多次")
    made.add_argument("--unit", action="append", default=[], help="只问这个单位或群组；不写 --task 时补入它的全部任务")
    made.add_argument("--json", action="store_true")


def add(asked: Asked) -> int:
    if not asked.task and not asked.unit:
        raise DeskError("请用 --task 写明补入哪些任务，或用 --unit 写明补入哪个单位的任务。")
    with writing(asked) as workspace:
        db = workspace.db
        round_ = store.get(db, found(db, asked))
        tasks = [task_found(db, one) for one in asked.task]
        units = [unit_store.named(db, one) for one in asked.unit]
        with workspace.step(f"{round_.name}调度补入任务") as writer:
            added = adding.add(writer, round_.id or 0, today(asked), task_ids=tasks, unit_ids=units)
    if asked.json:
        print_json({"tasks": added.tasks, "rows": added.rows, "reported": added.reported})
    else:
        print(added.sentence)
    return 0
