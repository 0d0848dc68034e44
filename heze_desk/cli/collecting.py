"""Returned forms in, on the command line: looked at first, written when told so; doubts are left out and said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heze_desk.cli.opening import Asked, Verbs, print_json, reading, today, verb, writing
from heze_desk.cli.round_papers import found, one_round
from heze_desk.errors import DeskError
from heze_desk.roster import unit_store

if TYPE_CHECKING:
    from heze_desk.rounds.collecting import Doubt, Facts, ReturnPlan, Seen


REFUSED = 2  # the code of every refusal
LISTED = 12  # keys that one sentence can name


def add_act(acts: Verbs) -> None:
    made = one_round(verb(acts, "collect", "收反馈表：先预览，确认后写入", collect))
    made.add_argument("files", type=Path, nargs="+", metavar="FILE", help="反馈表，或放反馈表的文件夹")
    made.add_argument("--unit", help="是哪个单位报来的；不写时由文件认出")
    made.add_argument("--by", default="", help="登记人")
    made.add_argument("--late-reason", default="", metavar="原因", help="调度结束后补报的原因")
    made.add_argument(
        "--decide",
        action="append",
        default=[],
        metavar="[FILE:]KEY=n",
        help="对一处待确认的选第 n 项，KEY 见预览；可写多次",
    )
    how = made.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="只预览，不写入（默认）")
    how.add_argument("--yes", action="store_true", help="确认写入")
    made.add_argument("--json", action="store_true")


def collect(asked: Asked) -> int:
    """Every file with what it would change; one that is refused stops no other."""
    from heze_desk.rounds import collecting

    decisions = [_decision(words) for words in asked.decide]
    paths = collecting.files_in(asked.files)
    if not paths:
        raise DeskError("没有找到反馈表；请检查文件夹里有没有 xlsx 文件。")
    with (writing if asked.yes else reading)(asked) as workspace:
        db = workspace.db
        round_id = found(db, asked)
        unit_id = unit_store.named(db, asked.unit) if asked.unit else None
        known = collecting.facts(db, today(asked), [round_id])
        seen = collecting.look_at_all(known, paths, round_id=round_id, unit_id=unit_id)
        seen = [_decided(known, one, decisions) for one in seen]
        _refuse_unknown(seen, decisions)
        seen = _without_clashes(seen)
        plans = tuple(one.plan for one in seen if one.plan is not None and one.plan.does_something)
        if asked.yes and plans:
            with workspace.step(collecting.step_title(plans)) as writer:
                taken = collecting.apply_all(
                    *(writer, workspace.folder, plans),
                    day=today(asked),
                    noted_by=asked.by,
                    late_reason=asked.late_reason,
                )
    if asked.json:
        print_json([_row(one, written=asked.yes and one.plan in plans) for one in seen])
    else:
        print("\n".join(line for one in seen for line in _told(one)))
        print(taken.sentence if asked.yes and plans else "没有写入；确认请加 --yes。" if plans else "没有可以写入的。")
        print(_undecided(seen, written=asked.yes), end="")
    return REFUSED if asked.yes and not plans and any(_refusal(one) for one in seen) else 0


Decision = tuple[str, str, int]  # the file, or none for all; the key; the place of the option, from 0


def _decision(words: str) -> Decision:
    place, equals, number = words.rpartition("=")
    if not equals or not place or not number.isdecimal() or int(number) < 1:
        raise DeskError(f"--decide 的“{words}”写法不对；请写成 H7=1 的样子，1 是第一个选项。")
    file, _, key = place.rpartition(":")
    return file, key, int(number) - 1


def _decided(known: "Facts", seen: "Seen", decisions: Sequence[Decision]) -> "Seen":
    from heze_desk.rounds import collecting

    wanted = {key: number for file, key, number in decisions if file in ("", seen.file.file)}
    if seen.plan is None or not wanted:
        return seen
    plan = seen.plan
    return replace(
        seen, plan=collecting.proposed(plan.asked, plan.returned, day=known.day, decisions={**plan.decisions, **wanted})
    )


def _refuse_unknown(seen: "Sequence[Seen]", decisions: Sequence[Decision]) -> None:
    """A decision that meets no doubt would otherwise be passed over in silence."""
    for file, key, number in decisions:
        meant = [one for one in seen if file in ("", one.file.file)]
        if not meant:
            raise DeskError(f"没有“{file}”这个文件，没有写入；--decide 里的文件名请照预览写。")
        doubts = {doubt.key: doubt for one in meant if one.plan is not None for doubt in one.plan.doubts}
        same = [doubt for one in meant if one.plan for doubt in one.plan.doubts if doubt.key == key]
        if not same:
            known = [f"{one.key}（{_span(one)}）" for one in doubts.values() if one.options]
            more = f"等{len(known)}处" if len(known) > LISTED else ""
            there = f"待确认的有：{'、'.join(known[:LISTED])}{more}。" if known else "这些文件没有待确认的内容。"
            raise DeskError(f"没有待确认的“{key}”，没有写入；{there}")
        if all(number >= len(one.options) for one in same):
            choices = "　".join(f"{place}）{label}" for place, label in enumerate(same[0].options, 1)) or "无"
            raise DeskError(f"“{key}”没有第{number + 1}项，没有写入；可选的有：{choices}。")


def _span(doubt: "Doubt") -> str:
    return "1" if len(doubt.options) == 1 else f"1 至 {len(doubt.options)}"


def _undecided(seen: "Sequence[Seen]", *, written: bool) -> str:
    """How many doubts are left, and by which words the first of them would be decided."""
    doubts = [(one, doubt) for one in seen if one.plan is not None for doubt in one.plan.open_doubts if doubt.options]
    if not doubts:
        return ""
    one, doubt = doubts[0]
    example = f"如 --decide {f'{one.file.file}:' if len(seen) > 1 else ''}{doubt.key}=1。\n"
    if written:
        return f"还有 {len(doubts)} 处待确认，没有写入；请用 --decide KEY=n 选定后再收一次，{example}"
    return f"待确认 {len(doubts)} 处；选定请加 --decide KEY=n，{example}"


def _without_clashes(seen: "list[Seen]") -> "list[Seen]":
    """Of files of one unit that contradict each other only the first is taken."""
    from heze_desk.rounds import collecting

    places = [place for place, one in enumerate(seen) if one.plan is not None]
    plans = [seen[place].plan for place in places]
    for place, refusal in collecting.clashes([plan for plan in plans if plan is not None]).items():
        plan = plans[place]
        assert plan is not None
        seen[places[place]] = replace(seen[places[place]], plan=replace(plan, changes=(), refusal=refusal))
    return seen


def _row(seen: "Seen", *, written: bool) -> dict[str, Any]:
    from heze_desk.rounds import collecting

    if seen.plan is not None:
        told = collecting.preview(seen.plan)
    elif isinstance(seen.file, collecting.Unread):
        told = collecting.unread(seen.file)
    else:
        assert seen.recognised is not None
        told = collecting.unrecognised(seen.file, seen.recognised)
    return {**told, "written": written}


def _refusal(seen: "Seen") -> bool:
    return seen.plan is None or bool(seen.plan.refusal)


def _told(seen: "Seen") -> Iterator[str]:
    """The file, each value that changes, and everything that is left out."""
    row = _row(seen, written=False)
    yield f"{row['file']}　{row['state']}　{row['sentence']}"
    if seen.plan is None:
        yield from (f"    可能是：{unit}" for unit in row.get("candidates", [])[:5])
        return
    plan: ReturnPlan = seen.plan
    for one in plan.written:
        yield f"    {one.cell}　{one.number} {one.title}　{one.name}：{one.old or '（空）'} → {one.new}"
    for doubt in plan.open_doubts:
        choices = "　".join(f"{doubt.key}={number}：{label}" for number, label in enumerate(doubt.options, 1))
        yield f"    待确认 {doubt.key}　{doubt.text}{f'　{choices}' if choices else ''}"
    for refusal in plan.refused:
        yield f"    没有采用 {refusal.cell}　{refusal.name}：{refusal.text}"
    for skipped in plan.unmatched:
        yield f"    第{skipped.row}行　{skipped.text}"
    for missing in plan.missing_rows:
        yield f"    表中没有　{missing.number} {missing.title}"
    yield from (f"    {note}" for note in plan.notes)
