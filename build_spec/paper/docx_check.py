"""Sets papers as Word files, lets LibreOffice print them, and compares pages and lines with our own PDF."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from build_spec.paper.lengths import KINDS, of_pages
from build_spec.paper.office_faces import fontconfig
from build_spec.paper.widths import wide
from reports import fonts
from reports.document import Document
from reports.docx import to_docx
from reports.layout import BINDING_MARGIN, FOOT_MARGIN, FORE_MARGIN, GB_GRID, TOP_MARGIN
from reports.pdf import to_pdf
from reports.samples import ALL

FOLDER = Path(__file__).resolve().parents[2] / "build" / "paper" / "docx"
LENGTHS = (5, 20, 40)
ONE_IN = 20
"""A paper may have one page more or less in so many."""
WITH_TABLES = 3
"""Pages of a long paper whose lines no one can count alike: those of turned tables, and the last one."""
SAME_LINE = 3.0
"""In points: characters whose baselines are no further apart stand on one line."""
SECONDS = 900
PRINTED = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""With the blank pages before a page that must be even."""


@dataclass(frozen=True)
class Compared:
    """A paper as we set it and as LibreOffice does: how many lines stand on each of its pages."""

    name: str
    ours: list[int]
    theirs: list[int]

    @property
    def same(self) -> int:
        """Pages on which as many lines stand."""
        return sum(ours == theirs for ours, theirs in zip(self.ours, self.theirs, strict=False))

    @property
    def is_kept(self) -> bool:
        """Of short papers the pages are counted only: one line broken otherwise may be a page of them."""
        few = len(self.ours) / ONE_IN
        lines = len(self.ours) < ONE_IN or len(self.ours) - self.same <= WITH_TABLES + few
        return lines and abs(len(self.ours) - len(self.theirs)) <= few

    def line(self) -> str:
        pages = f"{len(self.ours):>8}{len(self.theirs):>8}"
        fullest = f"{max(self.ours, default=0):>8}{max(self.theirs, default=0):>8}"
        return f"{wide(self.name, 26)}{pages}{fullest}{self.same:>8}  {'kept' if self.is_kept else 'MISSED'}"


HEADING = f"{wide('paper', 26)}{'pages':>8}{'Office':>8}{'fullest':>8}{'Office':>8}{'alike':>8}"


def main() -> int:
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed (soffice was not found): nothing was compared.")
        return 0
    fonts.use_system_faces(False)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    names = [_written(name, document) for name, document in _papers()]
    _convert(office, [FOLDER / f"{name}.docx" for name in names])
    print(HEADING)
    compared = [Compared(name, lines(FOLDER / f"{name}-ours.pdf"), lines(FOLDER / f"{name}.pdf")) for name in names]
    for one in compared:
        print(one.line())
    missed = sum(not one.is_kept for one in compared)
    print(f"{missed} of {len(compared)} papers differ by more than one page in {ONE_IN}; all are in {FOLDER}")
    return 1 if missed else 0


def _papers() -> Iterator[tuple[str, Document]]:
    yield from ((name, made()) for name, made in ALL.items())
    for kind in KINDS:
        for pages in LENGTHS:
            if document := of_pages(kind, pages, GB_GRID):
                yield f"{kind}（{pages}页）", document


def _written(name: str, document: Document) -> str:
    (FOLDER / f"{name}.docx").write_bytes(to_docx(document))
    (FOLDER / f"{name}-ours.pdf").write_bytes(to_pdf(document))
    return name


def _convert(office: str, files: Iterable[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", PRINTED, "--outdir", str(FOLDER)]
        known = {**os.environ, "FONTCONFIG_FILE": str(fontconfig(Path(folder)))}
        subprocess.run([*command, *map(str, files)], env=known, check=True, capture_output=True, timeout=SECONDS)


def lines(path: Path) -> list[int]:
    """Of each page: how many different heights text stands at, between the upper and the lower margin."""
    with pdfplumber.open(path) as pdf:
        return [_heights(page) for page in pdf.pages]


def _heights(page: "pdfplumber.page.Page") -> int:
    is_upright = page.height > page.width
    head, foot = (TOP_MARGIN, FOOT_MARGIN) if is_upright else (BINDING_MARGIN, FORE_MARGIN)
    found, last = 0, -100.0
    for height in sorted({float(char["matrix"][5]) for char in page.chars}):
        is_text = foot - SAME_LINE < height < float(page.height) - head
        found += is_text and height - last > SAME_LINE
        last = height
    return found


if __name__ == "__main__":
    sys.exit(main())
