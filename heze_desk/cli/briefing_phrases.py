"""The sentences of briefings on the command line: looked at, checked, and copied to be edited."""

from typing import Any

from heze_desk import briefing
from heze_desk.cli.opening import Asked, Verbs, print_json, reading, verb, writing
from heze_desk.errors import DeskError


def add_acts(acts: Verbs) -> None:
    made: Any = verb(acts, "phrases", "简报用的句子：检查并列出现在用的；写错的指出第几行", show)
    made.add_argument("--own", action="store_true", help="把程序附带的句子复制到工作区，用文本编辑器修改")
    made.add_argument("--json", action="store_true")


def show(asked: Asked) -> int:
    """Reading them checks them, so that a broken one is told before a briefing is drafted."""
    if asked.own:
        return _copy(asked)
    with reading(asked) as workspace:
        told, own = briefing.phrases(workspace), briefing.own_phrases(workspace)
        usual = briefing.usual_phrases()
    changed = {name for name, sentence in told.sentences.items() if usual.sentences[name] != sentence}
    if asked.json:
        print_json({"file": own if own.exists() else None, "changed": sorted(changed), "phrases": dict(told.sentences)})
        return 0
    for name, sentence in told.sentences.items():
        print(f"{'* ' if name in changed else '  '}{name} = {sentence}")
    print(f"{own}：没有发现写错的，改过 {len(changed)} 句。" if own.exists() else "用的是程序附带的句子。")
    return 0


def _copy(asked: Asked) -> int:
    from reports.files import write_whole
    from reports.phrases import SHIPPED

    with writing(asked) as workspace:
        own = briefing.own_phrases(workspace)
        if own.exists():
            raise DeskError(f"{own}已经有了，没有覆盖；请直接修改它，或先改名。")
        own.parent.mkdir(exist_ok=True)
        write_whole((SHIPPED / briefing.PHRASES).read_bytes(), own)
    print(f"已复制：{own}。没有改动的行可以删去，仍按程序附带的写。")
    return 0
