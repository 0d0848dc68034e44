"""The words of the command line."""

import argparse
import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from heze_desk import VERSION
from heze_desk.cli import start
from heze_desk.cli.opening import Asked, day, usual_home
from heze_desk.cli.option_words import USUAL
from heze_desk.cli.words_before import Acts
from heze_desk.errors import DeskError

PARTS = MappingProxyType(
    {
        "start": {"init", "summary", "policy"},
        "roster": {"assign", "roster"},
        "ledger": {"tasks", "task"},
        "workdays": {"workdays"},
        "attachments": {"attach", "attachments"},
        "rounds": {"round"},
        "meetings": {"meeting", "meetings", "decisions"},
        "briefings": {"briefing", "briefings"},
        "issuing": {"issued"},
        "evaluation": {"evaluate", "evaluations", "schemes"},
        "indicators": {"indicator"},
        "notifications": {"notify"},
        "industries": {"industry"},
        "registers": {"register"},
        "targets": {"targets"},
        "roadmap": {"roadmap"},
        "overview": {"overview"},
        "checking_papers": {"paper"},
        "instructions": {"instruction", "instructions"},
        "supervision": {"supervise", "supervision", "supervisions", "remind"},
        "finding": {"find"},
        "day": {"today", "calendar"},
        "xlsx": {"export", "import"},
        "safety": {"undo", "redo", "backup", "restore", "check"},
    }
)
"""The module of this folder that knows the verbs; only the one that is asked for is imported."""

Option = TypeVar("Option", bound=argparse.Action)


class Usage(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Tells its usage in Chinese, and refuses as everything else does: by one sentence."""

    def __init__(self, *, add_help: bool = True, **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=Usage, **more)
        self.register("action", "parsers", Acts)
        self._positionals.title, self._optionals.title = "内容", "选项"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="查看写法")

    def _add_action(self, action: Option) -> Option:
        """What says the same everywhere needs no words of its own."""
        action.help = action.help or USUAL.get((*action.option_strings, action.dest)[0])
        return super()._add_action(action)

    def error(self, message: str) -> NoReturn:
        raise DeskError(f"命令写法不对：{_in_chinese(message)}；请用“{self.prog} --help”查看写法。")


WORDS = (
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"{0} 不能是“{1}”，可用：{2}"),
    (r"the following arguments are required: (.+)", "缺少 {0}"),
    (r"unrecognized arguments: (.+)", "不认识 {0}"),
    (r"argument (.+?): expected .*argument.*", "{0} 后面缺少内容"),
    (r"argument (.+?): invalid int value: '(.*)'", "{0} 须是整数，不能是“{1}”"),
    (r"argument (.+?): invalid float value: '(.*)'", "{0} 须是数，不能是“{1}”"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} 和 {1} 只能用一个"),
    (r"one of the arguments (.+) is required", "须写明 {0} 中的一个"),
)

PLACES = MappingProxyType(
    {
        "verb": "动词",
        "act": "动作",
        "turn": "动作",
        "name": "名称",
        "title": "名称",
        "n": "号数",
        "number": "编号",
        "id": "编号",
        "task": "任务编号",
        "tasks": "任务编号",
        "file": "文件",
        "files": "文件",
        "file|dir": "文件或文件夹",
        "zip|dir": "备份文件或文件夹",
        "folder": "文件夹",
        "dir": "文件夹",
        "day": "日期",
        "year": "年份",
        "unit": "单位",
        "key": "编号",
        "keys": "编号",
        "kind": "种类",
        "scheme": "评估办法",
        "period": "统计期",
        "what": "内容",
        "text": "内容",
        "field=value": "字段=内容",
    }
)
"""What a word without dashes is called in a refusal; `--help` shows the short form in its usage."""

ENUMERATED = re.compile(r"<\w+\.\w+: (.+?)>")
BETWEEN = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")  # a blank stands beside Latin letters only


def _in_chinese(message: str) -> str:
    """What argparse says, as far as it is known; else its own words."""
    for pattern, words in WORDS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            named, *rest = (ENUMERATED.sub(r"\1", part).replace("'", "") for part in match.groups())
            listed = (part.replace(", ", "、") for part in rest)
            said = words.format("、".join(map(_named, re.split(r", | (?=-)", named))), *listed)
            return BETWEEN.sub("", said)
    return message


def _named(word: str) -> str:
    return PLACES.get(word.lower(), word)


def asked(words: Sequence[str] | None = None) -> Asked:
    """What the words ask for; without a verb the window, which waits for none of the verbs' modules."""
    plain, rest = _top(whole=False).parse_known_args(words)
    told = _with_verbs(rest).parse_args(words) if rest else plain
    told.home = told.home or usual_home()
    return told


def _top(*, whole: bool) -> Parser:
    """The global words; while the verb is not known, a word is theirs only if it is written in full."""
    about = "工作专班秘书的案头。不带动词时打开窗口。"
    top = Parser(prog="heze-desk", description=about, add_help=whole, allow_abbrev=whole)
    top.add_argument("--version", action="version", version=f"heze-desk {VERSION}", help="查看版本")
    top.add_argument("--home", type=Path, metavar="DIR", help="工作区")
    top.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="按这一天计算，默认今天")
    top.set_defaults(run=start.window)
    return top


def _with_verbs(rest: Sequence[str]) -> Parser:
    """The words after the global ones say whose verbs are wanted; all are where none is recognised, as for --help."""
    top = _top(whole=True)
    top.register("action", "parsers", argparse._SubParsersAction)  # home and day hold for every verb
    verbs = top.add_subparsers(title="动词", metavar="VERB", parser_class=Parser)
    wanted = [name for name, known in PARTS.items() if known.intersection(rest)]
    for name in wanted or PARTS:
        import_module(f"heze_desk.cli.{name}").add_verbs(verbs)
    return top
