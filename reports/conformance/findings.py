"""What is found about a paper: a rule, what it wants, what was measured, and whether that will do."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How the standard says it; OURS is what a paper needs though the standard is silent, CUSTOM what offices do."""

    MUST = "规定"
    USUAL = "一般"
    ADVISED = "推荐"
    MAY = "可以"
    DERIVED = "推算"
    OURS = "必要"
    CUSTOM = "惯例"


ERRORS = frozenset({Strength.MUST, Strength.OURS})
"""Only these make a paper fail; the others are told as hints."""


class Verdict(StrEnum):
    PASSES = "合格"
    FAILS = "不合格"
    HINT = "提示"
    NOT_ASKED = "不适用"


@dataclass(frozen=True)
class Rule:
    """One row of the table; several rows may share the number of a rule of the standard."""

    number: str  # A17
    clause: str  # 7.2.4
    subject: str
    wanted: str
    strength: Strength = Strength.MUST


@dataclass(frozen=True)
class Finding:
    """A rule and what was measured, at its worst; `page` is None where it is about the whole paper."""

    rule: str
    clause: str
    subject: str
    strength: Strength
    wanted: str
    measured: str
    verdict: Verdict
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Report:
    """The secretary's 预检单."""

    kind: str
    is_official: bool  # a 公文 in the sense of the standard; others follow it by custom
    grid: str
    findings: tuple[Finding, ...]
    faces: tuple[tuple[str, str, bool], ...]  # role, face, and whether it stands in for the office's own
    substituted: tuple[tuple[str, str, str], ...]  # role, characters, and the face that draws them
    missing: tuple[str, ...]  # printed as □
    embedded: tuple[tuple[str, bool], ...]
    sizes: tuple[tuple[float, float], ...]  # of the pages, in mm

    @property
    def failures(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.verdict is Verdict.FAILS)

    def count(self, verdict: Verdict) -> int:
        return Counter(one.verdict for one in self.findings)[verdict]


def judged(rule: Rule, holds: bool, measured: str, page: int | None = None) -> Finding:
    """Only what the standard demands is an error."""
    amiss = Verdict.FAILS if rule.strength in ERRORS else Verdict.HINT
    return _finding(rule, measured, Verdict.PASSES if holds else amiss, page)


def not_asked(rule: Rule, reason: str) -> Finding:
    return _finding(rule, reason, Verdict.NOT_ASKED, None)


def _finding(rule: Rule, measured: str, verdict: Verdict, page: int | None) -> Finding:
    return Finding(rule.number, rule.clause, rule.subject, rule.strength, rule.wanted, measured, verdict, page)
