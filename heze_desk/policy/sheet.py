"""A TOML file of the policy whose tables know the line they stand on, so that a refusal can say where."""

import re
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from heze_desk.errors import DeskError

HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?")
TOML_PLACE = re.compile(r"at line (\d+), column \d+")


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a file, with the lines from its heading to the next heading."""

    file: str
    lines: tuple[str, ...]
    first: int
    last: int
    values: dict[str, Any]

    def refused(self, sentence: str, key: str = "") -> DeskError:
        """What is wrong, after the file and the line of the key, or of the table where the key is not written."""
        return DeskError(f"{self.file} 第 {self._line(key)} 行附近：{sentence}")

    def only(self, known: set[str]) -> None:
        """Refuse a key that is not known: it is most likely misspelt, and would be lost without a word."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                advice = f"是否指“{near[0]}”？" if near else f"可用的有：{'、'.join(sorted(known))}。"
                raise self.refused(f"不认识“{key}”这一项，{advice}", key)

    def tables(self, key: str) -> list["Table"]:
        """The tables under [[key]] in the order of the file; none where it is not written."""
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.refused(f"“{key}”应写成一个或几个 [[{key}]] 小节。", key)
        places = self._places(key)
        if len(places) != len(found):
            places = [(self._line(key), self.last)] * len(found)
        return [self._part(place, values) for place, values in zip(places, found, strict=True)]

    def table(self, key: str) -> "Table":
        """The table under [key]; an empty one where it is not written."""
        found = self.values.get(key, {})
        if not isinstance(found, dict):
            raise self.refused(f"“{key}”应写成一个 [{key}] 小节。", key)
        return self._part(next(iter(self._places(key)), (self.first, self.last)), found)

    def _part(self, place: tuple[int, int], values: dict[str, Any]) -> "Table":
        return replace(self, first=place[0], last=place[1], values=values)

    def _places(self, key: str) -> list[tuple[int, int]]:
        """The first and last lines of what stands under each heading [key] or [[key]]."""
        headings = [(at, match[1]) for at, line in enumerate(self.lines, 1) if (match := HEADER.fullmatch(line))]
        ends = [at - 1 for at, _ in (*headings[1:], (len(self.lines) + 1, ""))]
        return [(at, end) for (at, name), end in zip(headings, ends, strict=False) if name == key]

    def _line(self, key: str) -> int:
        written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
        lines = range(self.first, self.last + 1) if key else ()
        beside = [at for at in lines if written.match(self.lines[at - 1])] or [at for at, _ in self._places(key)]
        return beside[0] if beside else self.first


def read_text(folder: Path, name: str) -> str:
    """The file as UTF-8, with or without a byte order mark and with any line ends."""
    try:
        found = (folder / name).read_bytes()
    except FileNotFoundError:
        raise DeskError(f"政策文件夹“{folder}”中没有 {name}，请补上这个文件。") from None
    except OSError:
        raise DeskError(f"打不开政策文件夹“{folder}”中的 {name}，请检查它是否为文件、能否读取。") from None
    try:
        return "\n".join(found.decode("utf-8-sig").splitlines())
    except UnicodeDecodeError as error:
        line = found.count(b"\n", 0, error.start) + 1
        raise DeskError(f"{name} 第 {line} 行附近：不是 UTF-8 编码，请在记事本中另存为 UTF-8。") from None


def open_sheet(folder: Path, name: str) -> Table:
    """The whole file as a table; its own keys stand before the first heading."""
    text = read_text(folder, name)
    lines = tuple(text.split("\n"))
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = TOML_PLACE.search(str(error))
        line = int(place[1]) if place else len(lines)
        raise DeskError(f"{name} 第 {line} 行附近：{_reason(str(error))}") from None
    headings = (at for at, line in enumerate(lines) if HEADER.fullmatch(line))
    return Table(file=name, lines=lines, first=1, last=next(headings, len(lines)), values=values)


def _reason(error: str) -> str:
    """tomllib's English reason as advice; the wording differs a little between versions of Python."""
    if "date" in error.lower():
        return "日期不存在或写法有误，请写成 2025-07-08。"
    if "overwrite" in error or "already" in error or "twice" in error:
        return "同一项写了两次，请删去一处。"
    return "不合 TOML 格式，请检查引号、等号、方括号是否为半角且成对。"
