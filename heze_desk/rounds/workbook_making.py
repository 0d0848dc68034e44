"""All forms of a round as files in a folder; one that cannot be written stops no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heze_desk.errors import DeskError
from heze_desk.rounds import forms, workbook
from heze_desk.rounds.form_records import FormSheet
from heze_desk.workspace.database import Database

Told = Callable[[int, int, str], object]  # how many are done, of how many, and the next one's name


def _silent(_done: int, _total: int, _name: str) -> None:
    pass


@dataclass(frozen=True, kw_only=True)
class Made:
    """The files that were written, in the order of rank, and why others were not."""

    paths: tuple[Path, ...]
    failures: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        done = f"已生成 {len(self.paths)} 份反馈表。"
        return f"{done}另有 {len(self.failures)} 份没有写成：{''.join(self.failures)}" if self.failures else done


def make_forms(
    db: Database, round_id: int, folder: Path, *, day: date, unit_ids: Sequence[int] = (), told: Told = _silent
) -> Made:
    """Compose, note and write every unit's form, or those of these units; inside a step."""
    return write_forms(forms.prepare(db, round_id, day, unit_ids=unit_ids), folder, told=told)


def write_forms(sheets: Sequence[FormSheet], folder: Path, *, told: Told = _silent) -> Made:
    """Write the forms, without the database; `told` hears of each and may stop the work by an exception."""
    _prepare(folder)
    paths: list[Path] = []
    failures: list[str] = []
    taken: set[str] = set()
    for number, sheet in enumerate(sheets):
        told(number, len(sheets), sheet.file_name)
        try:
            _refuse_twice(sheet, taken)
            paths.append(workbook.write(sheet, folder / sheet.file_name))
        except DeskError as refusal:
            failures.append(str(refusal))
    told(len(sheets), len(sheets), "")
    return Made(paths=tuple(paths), failures=tuple(failures))


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DeskError(f"文件夹“{folder}”不能写入；请检查权限和磁盘空间，或换一个文件夹。") from fault


def _refuse_twice(sheet: FormSheet, taken: set[str]) -> None:
    """Two units whose names differ only by what a file name may not hold would overwrite one another."""
    name = sheet.file_name.casefold()
    if name in taken:
        raise DeskError(f"“{sheet.file_name}”与另一单位的文件同名，没有写；请修改“{sheet.unit}”的简称。")
    taken.add(name)
