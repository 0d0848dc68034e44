"""How the notice of an evaluation ends on the command line: printed, issued with its number, corrected."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heze_desk import evaluation_issue
from heze_desk.cli.opening import Asked, Verbs, day, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.evaluation import store
from heze_desk.evaluation.correction_records import Amendment
from heze_desk.evaluation.indicator_records import number
from heze_desk.evaluation.result_records import Adjustment
from heze_desk.issuing.correction_records import Correction
from heze_desk.settings import store as settings


def add_acts(acts: Verbs) -> None:
    given = _one(acts, "export", "评估通报；印发过的是印发的原件", export)
    given.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    given.add_argument("--details", action="store_true", help="附明细：另附计入的每一项；印发过的以印发时为准")
    issued = _one(acts, "issue", "印发通报：编号、留存，不能撤销", issue)
    issued.add_argument("--on", type=day, metavar="DAY", help="印发日期；不写时是今天")
    issued.add_argument("--details", action="store_true", help="附明细：另附计入的每一项任务、调度、督办事项")
    issued.add_argument("--why", default="", metavar="TEXT", help="印发日期在往年时写明原因")
    made = _one(acts, "correct", "更正重发：同一编号另出一版并附更正说明，原来的一份留着", correct)
    made.add_argument("--name", action="append", default=[], metavar="NAME", help="调整谁的得分；可写多次")
    made.add_argument("--points", action="append", default=[], type=number, metavar="N", help="与 --name 一一对应")
    made.add_argument("--reason", action="append", default=[], metavar="TEXT", help="与 --name 一一对应，印在通报里")
    made.add_argument("--take-back", action="append", default=[], type=int, metavar="ADJ", help="撤销的调整，见 show")
    made.add_argument("--old", action="append", default=[], metavar="TEXT", help="通报里的原文，只出现一次；可写多次")
    made.add_argument("--new", action="append", default=[], metavar="TEXT", help="更正后的文字，与 --old 一一对应")
    made.add_argument("--why", required=True, metavar="TEXT", help="更正的原因，印在更正说明里")
    made.add_argument("--on", type=day, metavar="DAY", help="更正日期；不写时是今天")
    made.add_argument("--preview", action="store_true", help="只看更正说明会列出的各处，不写入")
    made.add_argument("--json", action="store_true")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def export(asked: Asked) -> int:
    from heze_desk.cli import issuing, papers
    from heze_desk.evaluation import document

    with reading(asked) as workspace:
        found, settled = store.get(workspace.db, asked.id), settings.get(workspace.db)
        if not found.is_closed:
            titles = evaluation_issue.titles_of(workspace.db, found, detailed=asked.details)
            papers.write(document.notice(found, settled, titles=titles), asked.out, settled)
            return 0
    asked.id = found.issued_paper_id
    return issuing.export(asked)


def issue(asked: Asked) -> int:
    with writing(asked) as workspace:
        day_of = asked.on or today(asked)
        done = evaluation_issue.issue(workspace, asked.id, day=day_of, reason=asked.why, detailed=asked.details)
    return _tell(done, "已印发")


def correct(asked: Asked) -> int:
    wanted = _amendment(asked)
    with (reading if asked.preview else writing)(asked) as workspace:
        places = evaluation_issue.places(workspace, asked.id, wanted)
        if asked.preview:
            return _tell_places(places, asked)
        done = evaluation_issue.correct(workspace, asked.id, wanted, day=asked.on or today(asked))
    if asked.json:
        print_json(
            {"paper_id": done.paper.id, "number": done.paper.printed_number, "path": done.copy, "places": places}
        )
        return 0
    _tell_places(places, asked)
    return _tell(done, "已更正")


def _amendment(asked: Asked) -> Amendment:
    if not len(asked.name) == len(asked.points) == len(asked.reason):
        raise DeskError("每个 --name 要有一个 --points 和一个 --reason；请一一对应地写。")
    if len(asked.old) != len(asked.new):
        raise DeskError("每个 --old 要有一个 --new；请一一对应地写。")
    given = zip(asked.name, asked.points, asked.reason, strict=True)
    return Amendment(
        adjustments=tuple(
            Adjustment(row_name=name.strip(), points=points, reason=reason, day=today(asked).isoformat())
            for name, points, reason in given
        ),
        taken_back=tuple(asked.take_back),
        words=tuple(zip(asked.old, asked.new, strict=True)),
        why=asked.why,
    )


def _tell_places(places: Sequence[Correction], asked: Asked) -> int:
    """Every line of the 更正说明."""
    if asked.json:
        print_json(places)
        return 0
    for one in places:
        print(f"{one.place}：“{one.old}”更正为“{one.new}”")
    return 0


def _tell(done: Any, act: str) -> int:
    from heze_desk.cli.issuing import tell_copy

    tell_copy(done)
    print(f"{act}：{done.paper.name}。")
    if done.copy is not None:
        print(f"留存：{done.copy}")
    return 0
