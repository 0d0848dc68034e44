"""A typesetter in a process of its own, ours or another: sets each file it is told of, and tells what that took.

`paper_setter.py ENGINE FACES INPUT …` sets the files named and ends; with none named it reads names until there are no
more. Beside each it puts a PDF; a line of JSON tells the time of setting alone, and the highest memory so far.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Setting = Callable[[], bytes]
Setter = Callable[[str], Setting]
"""Takes a source, and returns what is to be timed: from the parsed source to the bytes."""


def ours(faces: Path) -> Setter:
    from reports import fonts, keeping
    from reports.pdf import to_pdf

    fonts.use_system_faces(False)

    def prepare(text: str) -> Setting:
        document = keeping.from_json(text)
        return lambda: to_pdf(document)

    return prepare


def typst(faces: Path) -> Setter:
    """Without tags, and with lines broken one after another, as ours are: both are slower otherwise."""
    import typst  # type: ignore[import-not-found]

    compiler: Any = typst.Compiler(root=str(faces), font_paths=[str(faces)], ignore_system_fonts=True)

    def prepare(text: str) -> Setting:
        source = text.encode("utf-8")
        return lambda: bytes(compiler.compile(input=source, format="pdf", pdf_tags=False))

    return prepare


def weasyprint(faces: Path) -> Setter:
    """Its fonts are read once for all papers."""
    from weasyprint import CSS, HTML  # type: ignore[import-not-found]
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found]

    from build_spec.bench.paper_html import face_rules

    fonts: Any = FontConfiguration()
    sheets = [CSS(string=face_rules(faces), font_config=fonts)]

    def prepare(text: str) -> Setting:
        return lambda: bytes(HTML(string=text).write_pdf(stylesheets=sheets, font_config=fonts))

    return prepare


ENGINES = {"ours": ours, "typst": typst, "weasyprint": weasyprint}


def main() -> None:
    engine, faces, *inputs = sys.argv[1:]
    setter = ENGINES[engine](Path(faces))
    if not inputs:
        print("ready", flush=True)
    for name in inputs or map(str.strip, sys.stdin):
        setting = setter(Path(name).read_text("utf-8"))
        started = time.perf_counter()
        pdf = setting()
        milliseconds = (time.perf_counter() - started) * 1000
        Path(f"{name}.pdf").write_bytes(pdf)
        print(json.dumps({"milliseconds": milliseconds, "megabytes": _highest() / 1024}), flush=True)


def _highest() -> int:
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
