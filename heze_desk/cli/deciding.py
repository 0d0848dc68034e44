"""Decisions and minutes on the command line: tasks proposed from a sentence, the draft, the secretary's own text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from heze_desk.cli import proposed
from heze_desk.cli.opening import Asked, Verbs, reading, today, verb, writing
from heze_desk.cli.text_files import text_file
from heze_desk.differing import Piece, Standing, differences, taken
from heze_desk.errors import DeskError
from heze_desk.meetings import store, taking
from heze_desk.meetings.drafting import draft as drafted
from heze_desk.meetings.gathering import proceedings
from heze_desk.meetings.records import shortened
from heze_desk.meetings.sentence_words import parted
from heze_desk.tasks import store as tasks
from heze_desk.workspace.database import Database


def add_act(acts: Verbs) -> None:
    decided = verb(acts, "decide", "议定事项：由原文提出任务，确认后写入", decide)
    decided.add_argument("id", type=int, metavar="ID")
    what = decided.add_mutually_exclusive_group(required=True)
    what.add_argument("--text", metavar="TEXT", help="新的议定事项")
    what.add_argument("--decision", type=int, metavar="N", help="已有的第 N 条议定事项，只补立任务")
    decided.add_argument("--heading", default="", metavar="TEXT", help="这一条的标题")
    decided.add_argument("--only", type=int, action="append", default=[], metavar="n", help="只要第 n 项任务，可写多次")
    decided.add_argument("--again", action="store_true", help="已议定、已立任务的，确要再来一次")
    decided.add_argument("--yes", action="store_true", help="确认写入；不写时只提出")
    decided.add_argument("--json", action="store_true")
    made = verb(acts, "draft", "由会议记录起草纪要正文；自己写的不会被覆盖", draft)
    made.add_argument("id", type=int, metavar="ID")
    made.add_argument("--write", action="store_true", help="写入正文：没有动过的随新稿，动过的保留")
    made.add_argument("--take", type=int, action="append", default=[], metavar="n", help="第 n 处改用新稿，可写多次")
    own = verb(acts, "text", "用文件里的文字作纪要正文", text)
    own.add_argument("id", type=int, metavar="ID")
    own.add_argument("--file", type=Path, required=True, metavar="FILE", help="UTF-8 文本文件")


def decide(asked: Asked) -> int:
    """Proposals alone; with --yes the decision and its tasks are written in one step, and the doubts said."""
    with (writing if asked.yes else reading)(asked) as workspace:
        db = workspace.db
        known = store.decision_at(db, asked.id, asked.decision) if asked.decision is not None else None
        words = known.text if known else asked.text
        if not words.strip():
            raise DeskError("议定事项的内容不能为空。")
        told = taking.propose(db, asked.id, words)
        chosen = proposed.chosen(told.tasks, asked.only)
        number, ids = known.number if known else None, list[int]()
        if asked.yes:
            if not asked.again:
                _refuse_doubts(taking.doubts(db, asked.id, chosen, text="" if known else parted(words)[0]))
            with workspace.step(f"议定：{shortened(words)}") as writer:
                if known and known.id is not None:
                    ids = taking.take(writer, known.id, chosen, day=today(asked), again=True)
                else:
                    decision_id, ids = taking.decide(
                        *(writer, asked.id, words), proposals=chosen, day=today(asked), again=True
                    )
                    store.change_decision(writer, decision_id, heading=asked.heading.strip())
                    number = store.decision(writer, decision_id).number
        numbers = [tasks.get(db, task_id).number for task_id in ids]
    made = [*zip(ids, numbers, strict=True)]
    done = f"已写入第{number}条，立任务{len(made)}项。"
    proposed.tell(asked, told, chosen, made=made, done=done, head={"decision": number})
    return 0


def _refuse_doubts(told: Sequence[str]) -> None:
    if told:
        raise DeskError(f"{told[0].rstrip('。')}，没有再写入；确要再来一次请加 --again。")


def draft(asked: Asked) -> int:
    """The draft; with --write it becomes the text, but for what the secretary changed."""
    with (writing if asked.write else reading)(asked) as workspace:
        meeting = store.get(workspace.db, asked.id)
        new = _drafted(workspace.db, asked.id)
        pieces = differences(meeting.drafted_text, new, meeting.minutes_text)
        places = _places(pieces)
        if not asked.write:
            print(new)
        else:
            words = taken(meeting.minutes_text, pieces, [_place(places, number) for number in asked.take])
            with workspace.step(f"起草{meeting.name}纪要") as writer:
                store.change(writer, asked.id, today=today(asked), minutes_text=words, drafted_text=new)
    for number, place in enumerate(places, 1):
        if number not in asked.take:
            print("\n".join(_beside(number, pieces[place])))
    if asked.write:
        kept = len(places) - len(set(asked.take))
        print(f"已写入正文{f'；{kept}处保留了自己的写法' if kept else ''}。")
    return 0


def _drafted(db: Database, meeting_id: int) -> str:
    return drafted(proceedings(db, meeting_id), store.notes(db, meeting_id))


def _places(pieces: Sequence[Piece]) -> list[int]:
    """Where the secretary's words stand against the draft."""
    return [place for place, one in enumerate(pieces) if one.standing in (Standing.OWN, Standing.BESIDE)]


def _place(places: Sequence[int], number: int) -> int:
    if not 1 <= number <= len(places):
        raise DeskError(f"没有第{number}处不同，一共{len(places)}处；请先不加 --write 看一遍。")
    return places[number - 1]


def _beside(number: int, piece: Piece) -> Iterator[str]:
    yield f"不同 {number}（{piece.standing}）"
    yield from (f"    正文：{line}" for line in piece.own or ("（已删去）",))
    yield from (f"    新稿：{line}" for line in piece.drafted or ("（没有这一段）",))


def text(asked: Asked) -> int:
    """What the file says becomes the text, whatever the draft says."""
    words = text_file(asked.file)
    with writing(asked) as workspace:
        meeting = store.get(workspace.db, asked.id)
        with workspace.step(f"改写{meeting.name}纪要") as writer:
            store.change(writer, asked.id, today=today(asked), minutes_text=words)
    print(f"已改写{meeting.name}的纪要正文（{len(words)}字）。")
    return 0
