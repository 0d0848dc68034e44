"""Measures a PDF of ours against GB/T 9704-2012, rule by rule, on what is printed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reports.conformance import (
    folio,
    formats,
    heads,
    imprints,
    inks,
    lists,
    sheet,
    signatures,
    text,
    titles,
    unmeasured,
)
from reports.conformance.findings import ERRORS, Finding, Report, Rule, Strength, Verdict, not_asked
from reports.conformance.reading import read
from reports.conformance.survey import Survey, survey
from reports.errors import PaperError

__all__ = ["ABSENT", "ERRORS", "RULES", "Finding", "Report", "Rule", "Strength", "Verdict", "check", "check_file"]

PARTS = (unmeasured, sheet, inks, heads, titles, text, lists, signatures, imprints, folio, formats)
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (rule for part in PARTS for rule in part.RULES),
        key=lambda rule: (rule.number.startswith("+"), int(rule.number[1:])),
    )
)
ABSENT = "本件没有这一项。"
OF_EVERY_PAGE = frozenset({"A2", "A3", "A4", "A5", "A9", "A11", "A38", "A39", "+1", "+2", "+3"})
"""Papers without a head of the standard are set on the same page; the rest they follow by custom only."""


def check(content: bytes) -> Report:
    """Every rule and what was measured; a PDF that is not ours is refused with a sentence."""
    paper = read(content)
    about = survey(paper)
    colophon = paper.colophon
    return Report(
        kind=colophon.kind,
        is_official=about.parts.is_official,
        grid=f"字号{colophon.grid.size:g}磅，行距{colophon.grid.pitch:.2f}磅",
        findings=tuple(_complete(_judged(about))),
        faces=tuple((cast.role, cast.title, cast.shipped) for cast in colophon.faces),
        substituted=tuple((one.role, one.characters, one.title) for one in colophon.substitutes),
        missing=tuple(colophon.missing),
        embedded=paper.embedded,
        sizes=tuple((round(page.sheet.width, 1), round(page.sheet.height, 1)) for page in paper.pages),
    )


def check_file(path: Path) -> Report:
    """The same for a file."""
    try:
        return check(path.read_bytes())
    except FileNotFoundError:
        raise PaperError(f"没有找到“{path}”。请检查文件名和位置。") from None
    except OSError as fault:
        raise PaperError(f"“{path}”打不开，可能没有读取的权限，或不是一个文件。请检查后再试。") from fault


def _judged(about: Survey) -> Iterator[Finding]:
    for part in PARTS:
        for finding in part.findings(about):
            yield finding if about.parts.is_official or finding.rule in OF_EVERY_PAGE else _by_custom(finding)


def _by_custom(finding: Finding) -> Finding:
    verdict = Verdict.HINT if finding.verdict is Verdict.FAILS else finding.verdict
    return replace(finding, strength=Strength.CUSTOM, verdict=verdict)


def _complete(found: Iterable[Finding]) -> Iterator[Finding]:
    """One row for a rule, but each failure; what the paper has not is told too."""
    rows: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        rows.setdefault((finding.rule, finding.subject), []).append(finding)
    for rule in RULES:
        same = rows.get((rule.number, rule.subject), [])
        amiss = [one for one in same if one.verdict in (Verdict.FAILS, Verdict.HINT)]
        yield from amiss or same[:1] or [not_asked(rule, ABSENT)]
