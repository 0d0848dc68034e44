"""The words of the command line."""

import argparse
import os
import re
from pathlib import Path
from typing import NoReturn

from heze_desk import VERSION
from heze_desk.cli import ledger, papers, roster, safety, start, xlsx
from heze_desk.cli.opening import day, default_home
from heze_desk.errors import DeskError


class Parser(argparse.ArgumentParser):
    """Refuses as everything else does: by one sentence."""

    def error(self, message: str) -> NoReturn:
        raise DeskError(f"命令写法不对：{_in_chinese(message)}；请用“{self.prog} --help”查看写法。")


WORDS = (
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"{0} 不能是“{1}”，可用：{2}"),
    (r"the following arguments are required: (.+)", "缺少 {0}"),
    (r"unrecognized arguments: (.+)", "不认识 {0}"),
    (r"argument (.+?): expected .*argument.*", "{0} 后面缺少内容"),
    (r"argument (.+?): invalid int value: '(.*)'", "{0} 须是整数，不能是“{1}”"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} 和 {1} 只能用一个"),
    (r"one of the arguments (.+) is required", "须写明 {0} 中的一个"),
)


def _in_chinese(message: str) -> str:
    """What argparse says, as far as it is known; else its own words."""
    for pattern, words in WORDS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(part.replace("'", "") for part in match.groups()))
    return message


def parser() -> argparse.ArgumentParser:
    """Global words first, then a verb; without a verb the window opens."""
    top = Parser(prog="heze-desk", description="未来产业工作专班秘书的案头。不带动词时打开窗口。")
    top.add_argument("--version", action="version", version=f"heze-desk {VERSION}")
    home = os.environ.get("HEZE_DESK_HOME")
    top.add_argument("--home", type=Path, metavar="DIR", default=Path(home) if home else default_home(), help="工作区")
    top.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="按这一天计算，默认今天")
    top.set_defaults(run=start.window)
    verbs = top.add_subparsers(title="动词", metavar="VERB", parser_class=Parser)
    for part in (start, roster, ledger, papers, xlsx, safety):
        part.add_verbs(verbs)
    return top
