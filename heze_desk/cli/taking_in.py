"""A workbook taken in on the command line: what would change is shown, and written in one step when told so."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from heze_desk.cli.answering import answered, how_to_answer, not_taken
from heze_desk.cli.opening import Asked, print_json, reading, writing
from heze_desk.registers.importing.plan import Proposal
from heze_desk.workspace.database import Database

Plan = TypeVar("Plan", bound=Proposal)


def take_in(asked: Asked, propose: Callable[..., Plan], apply: Callable[[Database, Plan], object]) -> int:
    """Call `propose(db, decisions=…)` until all answers are in it; what is in doubt yet is left out and said."""
    with (writing if asked.yes else reading)(asked) as workspace:
        plan = answered(asked.decide, partial(propose, workspace.db))
        if asked.yes:
            with workspace.step(plan.step_title) as db:
                apply(db, plan)
    if asked.json:
        from heze_desk.registers import importing

        print_json({**importing.preview(plan), "written": asked.yes})
        return 0
    print(plan.sentence)
    for line in _told(plan):
        print(line)
    print("已导入；可用 undo 撤销。" if asked.yes else "没有写入；确认导入请加 --yes。")
    return 0


def _told(plan: Proposal) -> Iterator[str]:
    """Each record that comes, each field that changes, and all that was not taken."""
    for row in plan.new:
        yield f"新增　{row.title}"
    for row in plan.changed:
        for one in row.fields:
            yield f"更改　{row.title}　{one.name}：{one.old or '（空）'} → {one.new}"
    yield from not_taken(plan)
    for passed in plan.skipped:
        yield f"跳过　第{passed.row}行：{passed.text}"
    yield from plan.notes
    yield from how_to_answer(plan)
