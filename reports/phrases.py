"""Sentences that the office can edit: a plain text of `name = sentence with {places}`, one a line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from reports.errors import PaperError

SHIPPED = Path(__file__).with_name("patterns")
PLACE = re.compile(r"\{([^{}]*)\}")
PAST = re.compile(r"已经|已(?!办结|销号|知|有|报)|完成了|建成了|取得了")
FINISHED = ("办结", "销号")
"""Only a sentence whose name says one of these may speak of what is over."""


@dataclass(frozen=True)
class Phrases:
    """The sentences of one file by their names; a place that is not filled is a fault of the program."""

    sentences: Mapping[str, str]

    def say(self, name: str, **places: object) -> str:
        return PLACE.sub(lambda found: str(places[found.group(1)]), self.sentences[name])


def read(
    path: Path,
    known: Mapping[str, frozenset[str]],
    *,
    lists: Mapping[str, frozenset[str]] = MappingProxyType({}),
    usual: Mapping[str, str] = MappingProxyType({}),
) -> Phrases:
    """The file, where `known` says of every name which places it may use; anything else is refused with its line.

    A name of `lists` stands for words out of those given there, 甲、乙; what is missing is taken from `usual`.
    """
    found: dict[str, str] = {}
    lines = _lines(path)
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            where = f"“{path.name}”第{number}行"
            name, sentence = _parted(line, where)
            _examine(name, sentence, known, where)
            if unknown := [word for word in words(sentence) if word not in lists.get(name, {word})]:
                can = "、".join(sorted(lists[name]))
                raise PaperError(f"{where}：“{name}”里没有“{unknown[0]}”这一栏；可用的：{can}。")
            if name in found:
                raise PaperError(f"{where}：“{name}”前面已经写过；请只留一行。")
            found[name] = sentence
    found = {**usual, **found}
    if missing := [name for name in known if name not in found]:
        raise PaperError(f"“{path.name}”第{len(lines)}行以后缺少“{missing[0]}”；请补上这一行。")
    return Phrases(MappingProxyType(found))


def words(sentence: str) -> list[str]:
    """甲、乙 as a list."""
    return [word.strip() for word in sentence.split("、") if word.strip()]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise PaperError(f"“{path.name}”不是 UTF-8 文本；请另存为 UTF-8 文本后重试。") from None
    except OSError:
        raise PaperError(f"读不到文字样式文件“{path.name}”；请重新安装程序，或从备份恢复。") from None


def _parted(line: str, where: str) -> tuple[str, str]:
    name, mark, sentence = line.partition("=")
    if not mark:
        raise PaperError(f"{where}没有等号；请写成“名称 = 句子”。")
    return name.strip(), sentence.strip()


def _examine(name: str, sentence: str, known: Mapping[str, frozenset[str]], where: str) -> None:
    if name not in known:
        raise PaperError(f"{where}：没有“{name}”这一项；可用的名称见程序附带的文字样式。")
    if not sentence:
        raise PaperError(f"{where}：“{name}”后面没有句子；请补上。")
    if set("{}") & set(PLACE.sub("", sentence)):
        raise PaperError(f"{where}：花括号不成对，或套用了别的写法；循环和条件不能用，只能写 {{名称}}。")
    for place in PLACE.findall(sentence):
        if place not in known[name]:
            allowed = "、".join(f"{{{one}}}" for one in sorted(known[name])) or "没有"
            raise PaperError(f"{where}：“{name}”里不能用 {{{place}}}；可用的：{allowed}。")
    if not name.endswith(FINISHED) and (past := PAST.search(PLACE.sub("", sentence))):
        raise PaperError(f"{where}：“{past.group()}”是完成的说法，只有办结、销号的句子可以用；请改写。")
