"""The 预检单: a PDF of ours measured before it is printed."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from heze_desk.cli.opening import Asked, Verbs, print_json, verb

if TYPE_CHECKING:
    from reports.conformance import Finding, Report

SUBJECT, MEASURED = 34, 46
"""Columns of a terminal; a longer text pushes what follows it to the right."""


def add_verbs(verbs: Verbs) -> None:
    acts = verb(verbs, "paper", "打印前检查导出的文件", None).add_subparsers(metavar="ACT", required=True)
    made = verb(acts, "check", "按 GB/T 9704-2012 逐条实测一份 PDF，出预检单", check)
    made.add_argument("file", type=Path, metavar="FILE.pdf")
    made.add_argument("--json", action="store_true")


def check(asked: Asked) -> int:
    """2 where something the standard demands is not so."""
    from reports.conformance import check_file

    report = check_file(asked.file)
    if asked.json:
        print_json(asdict(report) | {"failures": len(report.failures)})
    else:
        for line in sheet(report, asked.file.name):
            print(line)
    if report.failures:
        print(f"有{len(report.failures)}项不合格，请改正后再打印。", file=sys.stderr)
        return 2
    return 0


def sheet(report: "Report", name: str) -> list[str]:
    """The 预检单 in lines: what is wrong first, what does not concern the paper last."""
    from reports.conformance import Verdict

    wide, high = report.sizes[0]
    kind = "公文" if report.is_official else "国标未规定其格式，只按国标核对版面，其余为惯例"
    lines = [f"预检单：{name}", f"{report.kind}（{kind}），{len(report.sizes)}页，{wide}×{high} mm，{report.grid}。"]
    lines.append("，".join(f"{verdict}{report.count(verdict)}项" for verdict in Verdict) + "。")
    for verdict in (Verdict.FAILS, Verdict.HINT, Verdict.PASSES):
        found = [one for one in report.findings if one.verdict is verdict]
        lines += ["", f"{verdict}（{len(found)}项）", *map(_row, found)] if found else []
    return [*lines, "", *_faces(report), "", *_not_asked(report)]


def _row(one: "Finding") -> str:
    page = f"第{one.page}页" if one.page else ""
    head = f"  {one.rule:<4}{_wide(one.subject, SUBJECT)}{_wide(f'{one.measured} {page}'.strip(), MEASURED)}"
    return f"{head}{one.strength}：{one.wanted}"


def _faces(report: "Report") -> list[str]:
    faces = "，".join(f"{role}用{title}{'（替代）' if shipped else ''}" for role, title, shipped in report.faces)
    others = [f"代字：{role}缺“{chars}”，用{title}。" for role, chars, title in report.substituted]
    lost = f"缺字：{'、'.join(report.missing)}，纸上是□。" if report.missing else "缺字：没有。"
    return [f"字体：{faces}。", *others, lost]


def _not_asked(report: "Report") -> list[str]:
    """Those that a paper without the part cannot break, on one line."""
    from reports.conformance import ABSENT, Verdict

    rows = [one for one in report.findings if one.verdict is Verdict.NOT_ASKED]
    told = [f"  {one.rule:<4}{_wide(one.subject, SUBJECT)}{one.measured}" for one in rows if one.measured != ABSENT]
    rest = [f"{one.rule}{one.subject}" for one in rows if one.measured == ABSENT]
    return [f"不适用（{len(rows)}项）", *told, *([f"  本件没有：{'、'.join(rest)}。"] if rest else [])]


def _wide(text: str, columns: int) -> str:
    """Filled up, Chinese characters counting two."""
    taken = sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(columns - taken, 1)
