"""Which workspace, which day, and how answers are printed."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from heze_desk.days import said, typed
from heze_desk.errors import DeskError
from heze_desk.home import opened
from heze_desk.workspace.database import Database
from heze_desk.workspace.workspace import Workspace

if TYPE_CHECKING:
    import argparse

Asked: TypeAlias = "argparse.Namespace"
Verbs: TypeAlias = "argparse._SubParsersAction[Any]"


def usual_home() -> Path:
    """The workspace that HEZE_DESK_HOME names, else the one among the user's documents."""
    if named := os.environ.get("HEZE_DESK_HOME"):
        return Path(named)
    from platformdirs import user_documents_path

    return user_documents_path() / "heze_desk"


def day(text: str) -> date:
    """An argument that is a day; a year with a digit too few or too many is a slip of the hand."""
    found = typed(text)
    if not 1900 <= found.year <= 2100:
        raise DeskError(f"“{text}”的年份不在 1900 到 2100 之间；请核对。")
    return found


def today(asked: Asked) -> date:
    """The day given by --today or HEZE_DESK_TODAY, else the machine's."""
    if asked.today is not None:
        return date.fromisoformat(asked.today.isoformat())
    told = os.environ.get("HEZE_DESK_TODAY")
    return typed(told) if told else date.today()


@contextmanager
def reading(asked: Asked) -> Iterator[Workspace]:
    """The workspace, also beside an open window."""
    day = today(asked)
    workspace = opened(asked.home, reading=True, today=lambda: day)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def writing(asked: Asked) -> Iterator[Workspace]:
    """The workspace, whose acts are dated with the day asked for."""
    day = today(asked)
    workspace = opened(asked.home, today=lambda: day)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def looked_at(asked: Asked) -> Iterator[tuple[Database, date]]:
    """What the workspace holds and the day of today, or both as of the past day that --as-of names."""
    now = today(asked)
    with reading(asked) as workspace:
        if asked.as_of in (None, now):
            yield workspace.db, now
            return
        if asked.as_of > now:
            raise DeskError(f"{said(asked.as_of)}还没有到，不能按这一天查看；请写今天或更早的日期。")
        from heze_desk.workspace import as_of

        if asked.as_of < (begun := as_of.first_day(workspace.db)):
            print(f"注意：工作区建于{said(begun)}，此前的日子按建立时的内容显示。", file=sys.stderr)
        with as_of.past(workspace, asked.as_of) as db:
            yield db, asked.as_of


def takes_as_of(parser: "argparse.ArgumentParser") -> None:
    """Let a verb be asked for a past day."""
    parser.add_argument("--as-of", type=day, metavar="DAY", help="截至某一天：当天看到的是什么，就是什么")


def verb(verbs: Verbs, name: str, help_text: str, run: Any) -> "argparse.ArgumentParser":
    made: argparse.ArgumentParser = verbs.add_parser(name, help=help_text, description=help_text)
    made.set_defaults(run=run)
    return made


def print_json(answer: Any) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=1, default=_plain))


def out_file(path: Path, *endings: str) -> Path:
    """The file to be written; another ending is refused, for the office could not open it."""
    if path.suffix.lower() not in endings:
        raise DeskError(f"“{path.name}”的扩展名须是 {' 或 '.join(endings)}；请改文件名后再导出。")
    return path


def put_out(home: Path, sha256: str, name: str, out: Path) -> Path:
    """A kept file under that name, or under its own in that folder; nothing is written over."""
    from heze_desk.workspace import files

    target = out / Path(name).name if out.is_dir() else out
    if target.exists():
        raise DeskError(f"“{target}”已经存在，没有覆盖；请换一个文件名。")
    return files.export(home, sha256, name, target)


def out_folder(path: Path) -> Path:
    """The folder for several files, made where it is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DeskError(f"文件夹“{path}”建不起来；请换一个位置，或检查权限。") from fault
    return path


def _plain(value: Any) -> Any:
    if isinstance(value, date | Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value))
