"""How a meeting ends on the command line: minutes finalised, corrected, and tasks that follow or do not."""

import sys
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, day, print_json, today, verb, writing
from heze_desk.cli.text_files import text_file
from heze_desk.errors import DeskError
from heze_desk.issuance import Issued
from heze_desk.issuing.records import Begun
from heze_desk.meetings import finalising, store
from heze_desk.meetings.correcting import Correction
from heze_desk.meetings.store import Affected


def add_acts(acts: Verbs) -> None:
    made = _one(acts, "finalise", "纪要定稿：编号、留存；此后记录和参会情况锁定", finalise)
    made.add_argument("--anyway", action="store_true", help="有人没有登记到会、文字有疑问等，已核对无误")
    made.add_argument("--reason", "--why", dest="why", default="", metavar="TEXT", help="定稿日期在往年时写明原因")
    made.add_argument("--on", type=day, metavar="DAY", help="定稿日期；不写时是今天")
    made.add_argument("--last", type=int, metavar="N", help="用本系统以前当年已编到第 N 号，从下一号编起")
    made.add_argument("--json", action="store_true")
    made = _one(acts, "correct", "更正已定稿的纪要，另出一版：一条议定事项，或正文里的文字", correct)
    made.add_argument("--decision", type=int, metavar="N", help="第几条议定事项；只改正文的不写")
    made.add_argument("--text", metavar="TEXT", help="更正后的文字")
    made.add_argument("--old", metavar="TEXT", help="正文里要更正的原文，须只出现一次；同 --text 一起用")
    made.add_argument("--file", type=Path, metavar="FILE", help="UTF-8 文本文件，更正后的纪要正文全文")
    made.add_argument("--why", required=True, metavar="TEXT", help="更正的原因，印在更正说明里")
    made.add_argument("--json", action="store_true")
    made = _one(acts, "follow", "更正以后，一项任务改从新的文字；不改的不用登记", follow)
    made.add_argument("--decision", type=int, required=True, metavar="N")
    made.add_argument("--task", required=True, metavar="NUMBER", help="任务编号")
    made.add_argument("--sentence", default="", metavar="TEXT", help="依据的句子；不写时取位置相同的一句")
    made.add_argument("--deadline", type=day, metavar="DAY", help="同时改时限")
    made.add_argument("--title", metavar="TEXT", help="同时改任务名称")


def _one(acts: Verbs, name: str, words: str, run: Any) -> Any:
    made = verb(acts, name, words, run)
    made.add_argument("id", type=int, metavar="ID")
    return made


def finalise(asked: Asked) -> int:
    from heze_desk import minuting

    with writing(asked) as workspace:
        dated, begun = asked.on or today(asked), Begun(number=asked.last) if asked.last is not None else None
        finalising.refuse(store.proceedings(workspace.db, asked.id))
        if not asked.anyway:
            _ask(finalising.doubts(workspace.db, asked.id, dated))
        done = minuting.finalise(workspace, asked.id, dated, reason=asked.why, begun=begun, anyway=asked.anyway)
        unprinted = finalising.unprinted(workspace.db, asked.id)
    if unprinted:
        print(f"注意：{unprinted}", file=sys.stderr)
    if asked.json:
        print_json(_paper(done))
        return 0
    print(f"已定稿：{done.paper.printed_number}。")
    _tell_copy(done)
    return 0


def _ask(doubts: list[str]) -> None:
    if doubts:
        raise DeskError(f"{'；'.join(one.rstrip('。') for one in doubts)}；请核对，确认无误后加 --anyway 再定稿。")


def correct(asked: Asked) -> int:
    """The tasks made from the decision are listed, to be decided upon one by one."""
    from heze_desk import minuting

    with writing(asked) as workspace:
        wanted = _correction(asked, store.get(workspace.db, asked.id).minutes_text)
        done = minuting.correct(workspace, asked.id, wanted, day=today(asked))
        affected = []
        if wanted.number:
            affected = store.affected(workspace.db, store.decision_at(workspace.db, asked.id, wanted.number).id or 0)
    if asked.json:
        print_json(_paper(done) | {"tasks": [_row(one) for one in affected]})
        return 0
    print(f"已更正：{done.paper.printed_number}。")
    for one in affected:
        print(f"任务 {one.task.number} {one.task.title} 是否改从？原句：{one.link.sentence}　现为：{one.sentence}")
    if affected:
        print(f"逐项决定：改从的用 meeting follow {asked.id} --decision {asked.decision} --task 编号；不改的不用登记。")
    _tell_copy(done)
    return 0


def _correction(asked: Asked, body: str) -> Correction:
    """A decision, a stretch of the text, or the whole text from a file."""
    own = text_file(asked.file) if asked.file else ""
    if asked.decision is not None:
        if asked.text is None or asked.old is not None:
            raise DeskError("更正议定事项请写明 --decision 和 --text；改正文里的文字用 --old 和 --text。")
        return Correction(number=asked.decision, text=asked.text, why=asked.why, body=own)
    if asked.file is not None:
        return Correction(body=own, why=asked.why)
    if not asked.old or asked.text is None:
        raise DeskError("没有写明更正什么；议定事项用 --decision 和 --text，正文用 --old 和 --text，或用 --file。")
    if body.count(asked.old) != 1:
        found = "没有" if asked.old not in body else f"有{body.count(asked.old)}处"
        raise DeskError(f"纪要正文里{found}“{asked.old}”；请写只出现一次的原文，或用 --file 给出全文。")
    return Correction(body=body.replace(asked.old, asked.text), why=asked.why)


def follow(asked: Asked) -> int:
    with writing(asked) as workspace:
        decision = store.decision_at(workspace.db, asked.id, asked.decision)
        listed = store.affected(workspace.db, decision.id or 0)
        one = next((one for one in listed if one.task.number == asked.task), None)
        if one is None:
            waiting = "、".join(each.task.number for each in listed) or "没有"
            raise DeskError(f"任务 {asked.task} 不在第{asked.decision}条待决定的任务里；待决定的：{waiting}。")
        wanted = {"deadline": asked.deadline, "title": asked.title}
        fields = {name: value for name, value in wanted.items() if value is not None}
        with workspace.step(f"任务{asked.task}随纪要更正") as db:
            store.follow(db, one.link, asked.sentence or one.sentence, **fields)
    print(f"任务 {asked.task} 已改从更正后的文字。")
    return 0


def _row(one: Affected) -> dict[str, Any]:
    return {
        "number": one.task.number,
        "title": one.task.title,
        "deadline": one.task.deadline,
        "old_sentence": one.link.sentence,
        "new_sentence": one.sentence,
    }


def _paper(done: Issued) -> dict[str, Any]:
    paper = done.paper
    return {
        "id": paper.id,
        "number": paper.number,
        "number_text": paper.printed_number,
        "version": paper.version,
        "sha256": paper.sha256,
        "path": done.copy,
    }


def _tell_copy(done: Issued) -> None:
    from heze_desk.cli.issuing import tell_copy

    if done.copy is not None:
        print(f"留存：{done.copy}")
    tell_copy(done)
