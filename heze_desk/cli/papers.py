"""Papers on the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk import press
from heze_desk.cli.opening import Asked, Verbs, looked_at, out_file, takes_as_of, verb
from heze_desk.settings.records import Settings

if TYPE_CHECKING:
    from reports.document import Document


def add_verbs(verbs: Verbs) -> None:
    made = verb(verbs, "briefing", "截至当日的调度简报", briefing)
    made.add_argument("--out", type=Path, metavar="FILE.pdf|.docx", required=True)
    takes_as_of(made)


def briefing(asked: Asked) -> int:
    from heze_desk.briefings import store
    from heze_desk.briefings.document import compose
    from heze_desk.settings import store as settings

    with looked_at(asked) as (db, of_day):
        settled = settings.get(db)
        compiled = store.compile(db, of_day)
    if compiled.outdated:
        told = "截至日期以后台账有改动，进度、时限和存在问题按台账现状，请核对。"
        print(f"注意：{told}", file=sys.stderr)
    paper = compose(compiled, settled)
    write(paper, asked.out, settled)
    return 0


def write(paper: "Document", path: Path, settled: Settings) -> None:
    """Write the paper as its ending says; for a PDF the characters no face can draw are named first."""
    if out_file(path, ".pdf", ".docx").suffix.lower() == ".docx":
        print(f"已导出：{press.write_docx(paper, path, settled)}")
        return
    if characters := press.lost(paper, settled):
        print(f"注意：这些字没有可用的字体，纸上会空缺：{press.named(characters)}。", file=sys.stderr)
    print(f"已导出：{press.write_pdf(paper, path, settled)}")
