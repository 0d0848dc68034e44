"""What an entry is recognised as, put right, withdrawn and proven, on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

from heze_desk.cli.opening import Asked, Verbs, day, today, writing
from heze_desk.cli.register_fields import standing
from heze_desk.cli.register_one import answer, giving_back, key, numbered
from heze_desk.days import said
from heze_desk.errors import DeskError
from heze_desk.registers import recognising, store
from heze_desk.registers.kinds import KINDS
from heze_desk.registers.records import Proof, Recognition
from heze_desk.workspace import registers as files
from heze_desk.workspace.database import Database
from heze_desk.workspace.taking_in import Kept, keep_all
from heze_desk.workspace.workspace import Workspace

NEVER = "没有撤销"
UNPROVEN = "没有认定文件或证明材料，列为待核"


def add_acts(acts: Verbs) -> None:
    made = giving_back(acts, "mark", "登记认定；没有文件也没有证明材料的是待核", mark)
    made.add_argument("--as", dest="mark", default="", metavar="MARK", help="认定为什么；不写时是这本名录的第一种")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="认定日期")
    made.add_argument("--document", default="", metavar="TEXT", help="认定文件")
    made.add_argument("--proof", type=Path, action="append", default=[], metavar="FILE", help="证明材料，可写多次")
    made.add_argument("--anyway", action="store_true", help="“四有”没有登记齐全也列入“四有型”项目")
    made = giving_back(acts, "withdraw", "撤销认定、退出、出库；此前的日子仍计", withdraw)
    made.add_argument("--as", dest="mark", default="", metavar="MARK", help="哪一种认定")
    made.add_argument("--on", type=day, required=True, metavar="DAY", help="撤销日期")
    made.add_argument("--because", required=True, metavar="TEXT", help="原因或依据")
    made = giving_back(acts, "correct", "改正登记错的认定，或补认定文件、证明材料", correct)
    made.add_argument("--as", dest="mark", default="", metavar="MARK", help="哪一种认定")
    made.add_argument("--on", type=day, metavar="DAY", help="认定日期")
    made.add_argument("--document", metavar="TEXT", help="认定文件")
    made.add_argument("--withdrawn-on", type=_withdrawal, metavar="DAY", help=f"撤销日期；误登的撤销写“{NEVER}”")
    made.add_argument("--because", metavar="TEXT", help="撤销的原因或依据")
    made.add_argument("--proof", type=Path, action="append", default=[], metavar="FILE", help="证明材料，可写多次")
    made = giving_back(acts, "unmark", "删除误登的认定；曾经有过的请用 withdraw", unmark)
    made.add_argument("--as", dest="mark", default="", metavar="MARK", help="哪一种认定")
    made = giving_back(acts, "unprove", "移除认定的证明材料，写明原因；文件仍保存在工作区", unprove)
    made.add_argument("proof", metavar="PROOF", help="材料的编号（例如 P3，show 里有）或文件名")
    made.add_argument("--because", required=True, metavar="TEXT", help="原因")


def mark(asked: Asked) -> int:
    with writing(asked) as workspace:
        db, register = workspace.db, KINDS[asked.kind]
        entry_id, wanted = standing(db, asked.kind, asked.id), asked.mark or register.mark
        told = Recognition(entry_id=entry_id, mark=wanted, recognised_on=asked.on, document=asked.document.strip())
        if not asked.anyway and (doubt := recognising.doubt(db, told)):
            raise DeskError(f"{doubt}请先用 set 补全“四有”，确要列入的请加 --anyway。")
        kept = _kept(workspace, asked.proof)
        with workspace.step(f"登记{wanted}：{store.get(db, entry_id).name}") as writing_db:
            mark_id = recognising.recognise(writing_db, told)
            _prove(writing_db, mark_id, kept, asked)
        state = _state(db, recognising.get(db, mark_id))
        later = "日期还没有到，到那天才计数。" if asked.on > today(asked) else ""
        done = f"已登记 {numbered(db, entry_id)}：{wanted}，{said(asked.on)}{state}。{later}"
        return answer(asked, db, entry_id, done)


def withdraw(asked: Asked) -> int:
    with writing(asked) as workspace:
        db, entry_id = workspace.db, standing(workspace.db, asked.kind, asked.id)
        wanted = _wanted(asked)
        one = _standing(db, entry_id, asked)
        with workspace.step(f"{KINDS[asked.kind].leaving}{wanted}：{store.get(db, entry_id).name}") as writing_db:
            recognising.withdraw(writing_db, one, day=asked.on, because=asked.because)
        told = f"已登记 {numbered(db, entry_id)}：{wanted}自{said(asked.on)}起不再计数；此前的日子仍计。"
        return answer(asked, db, entry_id, told)


def correct(asked: Asked) -> int:
    given = _given(asked)
    if not given and not asked.proof:
        raise DeskError("没有写要改正的内容；请写 --on、--document 或 --proof，例如 --on 2026-03-01。")
    with writing(asked) as workspace:
        db, entry_id = workspace.db, standing(workspace.db, asked.kind, asked.id)
        one = _last(db, entry_id, asked)
        if one.withdrawn_on is None and given.keys() & {"withdrawn_on", "withdrawn_because"}:
            raise DeskError(f"{one.mark}没有撤销，不用改正撤销的内容；要撤销请用 withdraw。")
        kept = _kept(workspace, asked.proof)
        with workspace.step(f"改正{one.mark}：{store.get(db, entry_id).name}") as writing_db:
            recognising.correct(writing_db, one.id or 0, **given)
            names = _prove(writing_db, one.id or 0, kept, asked)
        new = recognising.get(db, one.id or 0)
        made = _changes(one, new) + [f"增加材料“{name}”" for name in names]
        told = f"已改正 {numbered(db, entry_id)}：{one.mark}{'；'.join(['', *made])}{_state(db, new)}。"
        same = f"{numbered(db, entry_id)}的{one.mark}原来就是这样，没有改动。"
        return answer(asked, db, entry_id, told if made else same)


def _state(db: Database, one: Recognition) -> str:
    """；列为待核, where neither a document nor a file shows it."""
    kept = any(proof.removed_on is None for proof in recognising.proofs(db, one.id or 0))
    return "" if kept or one.document else f"；{UNPROVEN}"


def _given(asked: Asked) -> dict[str, Any]:
    """The columns that are put right; a withdrawal that never was takes its reason along."""
    told = {"document": asked.document, "withdrawn_because": asked.because}
    fields: dict[str, Any] = {name: words.strip() for name, words in told.items() if words is not None}
    if asked.on is not None:
        fields["recognised_on"] = asked.on
    if asked.withdrawn_on is not None:
        fields["withdrawn_on"] = asked.withdrawn_on or None
    if asked.withdrawn_on == "":
        fields["withdrawn_because"] = ""
    return fields


def _withdrawal(text: str) -> date | str:
    """A day, or nothing where it was never withdrawn."""
    return "" if text.strip() == NEVER else day(text)


def _changes(old: Recognition, new: Recognition) -> list[str]:
    sides = (
        ("认定日期", said(old.recognised_on), said(new.recognised_on)),
        ("认定文件", old.document, new.document),
        ("撤销日期", _day(old.withdrawn_on), _day(new.withdrawn_on)),
        ("撤销原因", old.withdrawn_because, new.withdrawn_because),
    )
    return [f"{title} {before or '空'} → {after or '空'}" for title, before, after in sides if before != after]


def _day(known: date | None) -> str:
    return said(known) if known else ""


def unmark(asked: Asked) -> int:
    """Refused while a file shows it; the refusal says by which words the file is taken away."""
    with writing(asked) as workspace:
        db, entry_id = workspace.db, standing(workspace.db, asked.kind, asked.id)
        one = _last(db, entry_id, asked)
        if kept := [proof for proof in recognising.proofs(db, one.id or 0) if proof.removed_on is None]:
            named = "、".join(f"{key(proof)}“{proof.file_name}”" for proof in kept)
            way = f"register {asked.kind} unprove {KINDS[asked.kind].number(entry_id)} {key(kept[0])} --because 原因"
            raise DeskError(f"这条认定有证明材料 {named}，不能删除；请先用 {way} 移除材料，或改用 withdraw 撤销认定。")
        with workspace.step(f"删除误登的{one.mark}：{store.get(db, entry_id).name}") as writing_db:
            recognising.remove(writing_db, one.id or 0)
        told = f"已删除 {numbered(db, entry_id)}误登的认定：{one.mark}，{said(one.recognised_on)}；可用 undo 撤销。"
        return answer(asked, db, entry_id, told)


def unprove(asked: Asked) -> int:
    with writing(asked) as workspace:
        db, entry_id = workspace.db, standing(workspace.db, asked.kind, asked.id)
        one, proof = _proof(db, entry_id, asked.proof.strip())
        if not asked.because.strip():
            raise DeskError("请写明移除证明材料的原因。")
        with workspace.step(f"移除证明材料“{proof.file_name}”") as writing_db:
            files.remove(writing_db, "recognition_proof", proof.id or 0, day=today(asked), reason=asked.because)
        which = f"{one.mark}的证明材料 {key(proof)}“{proof.file_name}”"
        told = f"已移除 {numbered(db, entry_id)}：{which}{_state(db, one)}；可用 undo 撤销。"
        return answer(asked, db, entry_id, told)


def _proof(db: Database, entry_id: int, words: str) -> tuple[Recognition, Proof]:
    """The kept file of that number or name, and what it shows."""
    known = [
        (one, proof)
        for one in recognising.recognitions(db, entry_id)
        for proof in recognising.proofs(db, one.id or 0)
        if proof.removed_on is None
    ]
    found = [pair for pair in known if words.upper() == key(pair[1])] or [
        pair for pair in known if words == pair[1].file_name
    ]
    if len(found) != 1:
        if not known:
            raise DeskError(f"{numbered(db, entry_id)}没有证明材料，不用移除；请用 show 查看。")
        every = "、".join(f"{key(proof)}“{proof.file_name}”（{one.mark}）" for one, proof in known)
        why = "没有" if not found else "有几份"
        raise DeskError(f"{numbered(db, entry_id)}{why}证明材料“{words}”；现有：{every}。")
    return found[0]


def _kept(workspace: Workspace, sources: list[Path]) -> tuple[Kept, ...]:
    """The files, kept in the workspace; none is entered where one cannot be read."""
    taken = keep_all(workspace.folder, sources)
    if taken.refusals:
        raise DeskError("\n".join(taken.refusals))
    return taken.kept


def _prove(db: Database, recognition_id: int, kept: tuple[Kept, ...], asked: Asked) -> list[str]:
    """The names of the files that were not entered for it already."""
    new = []
    for name, sha256, size in kept:
        proof = Proof(recognition_id=recognition_id, file_name=name, sha256=sha256, size=size, added_on=today(asked))
        if recognising.add_proof(db, proof) is not None:
            new.append(name)
    return new


def _wanted(asked: Asked) -> str:
    """The mark that is asked for, or the first of the register."""
    register = KINDS[asked.kind]
    wanted: str = asked.mark or register.mark
    if wanted not in register.marks:
        raise DeskError(f"{register.title}没有“{wanted}”这种认定；可用：{'、'.join(register.marks)}。")
    return wanted


def _last(db: Database, entry_id: int, asked: Asked) -> Recognition:
    """The latest recognition under the mark that is asked for."""
    wanted = _wanted(asked)
    found = [one for one in recognising.recognitions(db, entry_id) if one.mark == wanted]
    if not found:
        raise DeskError(f"这一条没有“{wanted}”的认定；请用 show 查看。")
    return found[-1]


def _standing(db: Database, entry_id: int, asked: Asked) -> int:
    """The recognition that stands on the day of its withdrawal."""
    wanted = _wanted(asked)
    for one in recognising.recognitions(db, entry_id):
        if one.mark == wanted and one.withdrawn_on is None and one.recognised_on <= asked.on:
            return one.id or 0
    raise DeskError(f"这一条在这一天没有“{wanted}”的认定，不能撤销；请用 show 查看。")
