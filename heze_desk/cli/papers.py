"""Papers that a command writes to a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from heze_desk import press
from heze_desk.cli.opening import out_file
from heze_desk.settings.records import Settings

if TYPE_CHECKING:
    from reports.document import Document


def write(paper: "Document", path: Path, settled: Settings) -> None:
    """Write the paper as its ending says; for a PDF the characters no face can draw are named first."""
    if out_file(path, ".pdf", ".docx").suffix.lower() == ".docx":
        print(f"已导出：{press.write_docx(paper, path, settled)}")
        return
    if characters := press.lost(paper, settled):
        print(f"注意：这些字没有可用的字体，纸上会空缺：{press.named(characters)}。", file=sys.stderr)
    print(f"已导出：{press.write_pdf(paper, path, settled)}")
