"""How counts moved since the issue before, told and told anew."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from heze_desk.briefings import sentences
from heze_desk.briefings.draft_records import Last
from heze_desk.tasks.light_records import Light

MOVED = re.compile(r"(?:增加|减少)\d+项|没有变化")


def changed(lights: Counter[Light], last: Last, beginning: str, *, known: Collection[Light]) -> str | None:
    """任务增加2项，办结增加3项，逾期减少1项; nothing where all is as it was.

    None where nothing can be held against it; where the lights were others then, only those of both are told.
    """
    if f"{beginning}任务数" not in last.values:
        return None
    both = [light for light in sentences.ORDER if light in known and f"{beginning}{light}" in last.values]
    now = {"任务": lights.total(), **{str(light): lights[light] for light in both}}
    then = {"任务": last.values[f"{beginning}任务数"], **{str(one): last.values[f"{beginning}{one}"] for one in both}}
    told = "，".join(_moved(name, now[name] - then[name]) for name in now if now[name] != then[name])
    return told or ("" if len(both) == len(known) else None)


def compared(line: str, name: str, more: int) -> Iterator[tuple[str, str]]:
    """The words of a comparison, and what they are to be once there are so many `more` of the name."""
    if found := re.search(rf"{name}(?:(增加|减少)(\d+)项|没有变化)", line):
        was = int(found.group(2) or 0) * (-1 if found.group(1) == "减少" else 1)
        yield found.group(), _moved(name, was + more)
    elif name in ("任务", *map(str, sentences.ORDER)) and (stands := list(MOVED.finditer(line))):
        begins = max(line.rfind("，", 0, stands[-1].start()), line.rfind("）", 0, stands[-1].start())) + 1
        told = line[begins : stands[-1].end()]
        alike = told.endswith("没有变化") and "各类" in told
        yield told, _moved(name, more) if alike else f"{told}，{_moved(name, more)}"


def _moved(name: str, more: int) -> str:
    return f"{name}{'增加' if more > 0 else '减少'}{abs(more)}项" if more else f"{name}没有变化"
