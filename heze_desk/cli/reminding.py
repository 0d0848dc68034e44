"""Reminders on the command line: who is late with what, and a letter for each unit."""

from pathlib import Path
from typing import Any

from heze_desk import supervising
from heze_desk.cli.issuing import tell_copy
from heze_desk.cli.joining import written
from heze_desk.cli.opening import Asked, Verbs, out_file, print_json, reading, today, verb, writing
from heze_desk.errors import DeskError
from heze_desk.instructions import reminding
from heze_desk.instructions.sheet_records import Urging
from heze_desk.issuance import Issued
from heze_desk.issuing import store as issuing
from heze_desk.roster import unit_store
from heze_desk.settings import store as settings
from heze_desk.settings.records import Settings
from heze_desk.workspace.workspace import Workspace


def add_verbs(verbs: Verbs) -> None:
    urged = verb(verbs, "remind", "催办逾期的事项，每个单位一份", remind)
    urged.add_argument("--unit", help="只催这个单位或群组")
    urged.add_argument("--out", type=Path, metavar="FILE.pdf", help="不写时只列出，不登记")
    urged.add_argument("--json", action="store_true")


def remind(asked: Asked) -> int:
    """The letters are written, then the reminders noted; without a file both are only listed."""
    with (writing if asked.out else reading)(asked) as workspace:
        db = workspace.db
        unit_id = unit_store.named(db, asked.unit) if asked.unit else None
        urged = reminding.urgings(db, today(asked), unit_id=unit_id)
        letters = list[Issued]()
        if asked.out:
            out_file(asked.out, ".pdf")
            letters = _reminded(workspace, urged, asked)
    for letter in letters:
        tell_copy(letter)
    if asked.json:
        print_json([_urged(one) for one in urged])
        return 0
    for one in urged:
        print(f"{one.unit}　{len(one.items)}项　{'　'.join(filter(None, (one.contact, one.telephone)))}")
        for item in one.items:
            print(f"    {item.matter}　{item.source}　{item.due.remaining}　第{item.times}次")
    print(f"已登记催办{len(urged)}个单位。" if asked.out else f"{len(urged)}个单位逾期；没有登记，催办请加 --out。")
    return 0


def _reminded(workspace: Workspace, urged: list[Urging], asked: Asked) -> list[Issued]:
    """The letters that were numbered; what nobody counts is written before it is noted."""
    settled = settings.get(workspace.db)
    if not settled.numbers_reminders:
        written(_letters(urged, settled), asked.out, quiet=asked.json)
    _, letters = supervising.remind(workspace, urged)
    if settled.numbers_reminders:
        if not letters:
            raise DeskError("这些单位今天已经催办过，没有重复编号；原件见印发登记（issued）。")
        written([issuing.pdf(workspace.db, one.paper.id) for one in letters], asked.out, quiet=asked.json)
    return letters


def _letters(urged: list[Urging], settled: Settings) -> list[bytes]:
    from heze_desk import press
    from heze_desk.instructions.urging_document import urging

    return [press.to_pdf(urging(one, settled), settled) for one in urged]


def _urged(one: Urging) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "answer_by": one.answer_by.effective,
        "contact": one.contact,
        "telephone": one.telephone,
        "items": [
            {
                "matter": item.matter,
                "source": item.source,
                "deadline": item.due.effective,
                "lag": item.due.lag,
                "times": item.times,
                "task": item.task_id,
                "supervision": item.supervision_id,
            }
            for item in one.items
        ],
    }
