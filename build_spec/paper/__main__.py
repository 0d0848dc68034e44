"""Sets papers of every kind and length, and prints what each rule of the standard measures on them."""

import argparse
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unicodedata import east_asian_width

from build_spec.paper import docx_check
from build_spec.paper.lengths import KINDS, of_pages
from reports import fonts
from reports.conformance import RULES, Finding, Report, Verdict, check
from reports.document import Document
from reports.layout import GB_GRID, WORD_GRID
from reports.pdf import to_pdf
from reports.samples import ALL

FOLDER = Path(__file__).resolve().parents[2] / "build" / "paper"
GRIDS = {"国标网格": GB_GRID, "Word网格": WORD_GRID}
LONGEST = 40
SOME_LENGTHS = (1, 2, 3, 4, 5, 8, 13, 21, LONGEST)
EVERY_LENGTH = "通知"
"""Of this kind one paper of each number of pages is set; of the others some."""
NUMBER = re.compile(r"-?\d+\.\d+")


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py paper", description=__doc__)
    parser.add_argument("--samples", action="store_true", help="only the sample papers, not those of 1 to 40 pages")
    parser.add_argument("--docx", action="store_true", help="compare Word files, as LibreOffice prints them, with PDF")
    asked = parser.parse_args()
    if asked.docx:
        return docx_check.main()
    whole = not asked.samples
    fonts.use_system_faces(False)  # the same pages on every machine
    FOLDER.mkdir(parents=True, exist_ok=True)
    started, reports = time.monotonic(), dict(_measured(whole))
    pages = sum(len(report.sizes) for report in reports.values())
    print(f"\n{len(reports)} papers, {pages} pages, {time.monotonic() - started:.0f} s; they are in {FOLDER}\n")
    for line in table(list(reports.values())):
        print(line)
    failures = [(name, one) for name, report in reports.items() for one in report.failures]
    for name, one in failures:
        print(f"FAILED  {name}: {one.rule} {one.subject}: {one.measured} (page {one.page}), wanted {one.wanted}")
    print(f"{len(failures)} rows that the standard demands fail" if failures else "every row that it demands is kept")
    return 1 if failures else 0


def _measured(whole: bool) -> Iterator[tuple[str, Report]]:
    for name, document, grid in _papers(whole):
        content = to_pdf(document, grid=GRIDS[grid])
        (FOLDER / f"{name}-{grid}.pdf").write_bytes(content)
        report = check(content)
        counts = "  ".join(f"{verdict} {report.count(verdict):>2}" for verdict in Verdict)
        print(f"{wide(f'{name}，{grid}', 34)}{len(report.sizes):>3} pages   {counts}", flush=True)
        yield f"{name}-{grid}", report


def _papers(whole: bool) -> Iterator[tuple[str, Document, str]]:
    for grid, measures in GRIDS.items():
        yield from ((name, made(), grid) for name, made in ALL.items())
        for kind in KINDS if whole else ():
            every = kind == EVERY_LENGTH and measures is GB_GRID
            for pages in range(1, LONGEST + 1) if every else SOME_LENGTHS:
                if document := of_pages(kind, pages, measures):
                    yield f"{kind}（{pages}页）", document, grid


def table(reports: list[Report]) -> Iterator[str]:
    """A line for each rule: how strong, what it wants, what was measured from the least to the most, how it did."""
    yield f"{'rule':<5}{wide('项目', 34)}{wide('强度', 6)}{wide('应为', 60)}{wide('实测', 44)}结论"
    for rule in RULES:
        found = [
            one
            for report in reports
            for one in report.findings
            if (one.rule, one.subject) == (rule.number, rule.subject)
        ]
        asked = [one for one in found if one.verdict is not Verdict.NOT_ASKED]
        yield (
            f"{rule.number:<5}{wide(rule.subject, 34)}{wide(rule.strength, 6)}{wide(rule.wanted, 60)}"
            f"{wide(_range(asked) if asked else found[0].measured, 44)}{_verdicts(asked)}"
        )


def _range(asked: list[Finding]) -> str:
    """The worst where one fails, else what was measured first, and how far the numbers in it go."""
    amiss = [one for one in asked if one.verdict is not Verdict.PASSES]
    first = (amiss or asked)[0].measured
    numbers = [float(match.group()) for one in asked if (match := NUMBER.search(one.measured))]
    if not numbers or amiss or max(numbers) - min(numbers) < 0.05:
        return first
    return f"{first}（首个数：{min(numbers):g}至{max(numbers):g}）"


def _verdicts(asked: list[Finding]) -> str:
    if not asked:
        return str(Verdict.NOT_ASKED)
    counts = {verdict: sum(one.verdict is verdict for one in asked) for verdict in Verdict}
    return "，".join(f"{verdict}{count}" for verdict, count in counts.items() if count)


def wide(text: str, columns: int) -> str:
    """Filled up, Chinese characters counting two."""
    taken = sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(columns - taken, 1)


if __name__ == "__main__":
    sys.exit(main())
