"""Where a reported value came from: the file, the row and the cell, and the kept file itself."""

from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from heze_desk.rounds.records import ReturnedForm
from heze_desk.tasks.records import ProgressEntry
from heze_desk.workspace import files
from heze_desk.workspace.database import Database
from heze_desk.workspace.rows import find


@dataclass(frozen=True, kw_only=True)
class Source:
    """The returned form that an entry was taken from, with the cell of each field; `path` is the file as kept."""

    form: ReturnedForm
    cells: dict[str, str]
    path: Path

    @property
    def row(self) -> int:
        return min((int(cell.strip(ascii_uppercase)) for cell in self.cells.values()), default=0)

    @property
    def sentence(self) -> str:
        """来源：反馈表_2026年第9次_市科技局.xlsx 第7行。"""
        return f"来源：{self.form.file_name}" + (f" 第{self.row}行。" if self.row else "。")


def source(db: Database, home: Path, entry: ProgressEntry) -> Source | None:
    """The source of an entry; one that was typed has none. `files.copy_out` opens the file under its name."""
    form = find(db, "returned_form", ReturnedForm, entry.returned_form_id) if entry.returned_form_id else None
    if form is None:
        return None
    return Source(form=form, cells=dict(entry.cells), path=files.place(home, form.sha256))
