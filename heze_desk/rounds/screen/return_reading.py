"""Reading dropped files off the window's thread: read, recognised and compared, one after the other."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from heze_desk.kit.background import Job
from heze_desk.kit.screen import Screen
from heze_desk.rounds import collecting
from heze_desk.rounds.collecting import Facts
from heze_desk.rounds.screen.return_case import Case


def read_returned(page: Screen, facts: Facts, paths: Sequence[Path], then: Callable[[list[Case]], None]) -> Job:
    """Folders are searched; a file that cannot be read stops no other, and the secretary can stop them all."""
    return page.desk.background.follow("正在读反馈表", partial(_cases, facts, tuple(paths)), then)


def _cases(facts: Facts, paths: Sequence[Path], job: Job) -> list[Case]:
    files = collecting.files_in(paths)
    found: list[Case] = []
    for number, path in enumerate(files):
        job.report(number, len(files), f"正在读反馈表 {number + 1}/{len(files)}：{path.name}")
        seen = collecting.look_at(facts, path)
        found.append(Case(id=number, read=seen.file, recognised=seen.recognised, plan=seen.plan))
    return sorted(found, key=lambda case: case.urgency)
