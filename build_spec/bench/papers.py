"""A paper of twenty pages set by ours, by typst and by WeasyPrint, each time with other words; a ledger beside it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from build_spec.bench import paper_html, paper_text, paper_typst
from build_spec.bench.comparison import Comparison, in_turn
from build_spec.dev import libraries
from build_spec.dev.environment import BENCH, ROOT, Environment
from reports.document import Document
from reports.keeping import to_json

FACES = ROOT / "resources" / "fonts"
PAGES = 20
SETTER = "build_spec.bench.paper_setter"
SOURCES = {"ours": to_json, "typst": paper_typst.source, "weasyprint": paper_html.source}
PANGO = {
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}


class Taken(NamedTuple):
    milliseconds: float
    megabytes: float


Set = Callable[[Document], Taken]


class Shop:
    """Where papers are set: a folder for sources and PDFs, the faces all share, the environment of the others."""

    def __init__(self, folder: Path, others: Environment) -> None:
        self._folder, self._others = folder, others
        self._numbers = count(1)
        self._faces = folder / "faces"
        self._faces.mkdir(parents=True)
        for name in paper_html.FACES.values():
            shutil.copy(FACES / f"{name}.ttf", self._faces)

    def written(self, engine: str, document: Document) -> Path:
        path = self._folder / f"{next(self._numbers)}.{engine}"
        path.write_text(SOURCES[engine](document), "utf-8")
        return path

    @contextmanager
    def running(self, engine: str) -> Iterator[Set]:
        """A process that has begun and stays."""
        pipe = subprocess.PIPE
        with subprocess.Popen(
            self._command(engine), cwd=ROOT, env=self._installed(), stdin=pipe, stdout=pipe, encoding="utf-8"
        ) as process:
            assert process.stdin
            assert process.stdout
            if process.stdout.readline() != "ready\n":
                raise OSError(f"{engine} does not start")
            ask, answer = process.stdin, process.stdout

            def setting(document: Document) -> Taken:
                path = self.written(engine, document)
                print(path, file=ask, flush=True)
                return Taken(**json.loads(answer.readline()))

            yield setting
            ask.close()

    def cold(self, engine: str, document: Document) -> Taken:
        """From the start of a process to its end, with one paper written."""
        path = self.written(engine, document)
        started = time.perf_counter()
        command = [*self._command(engine), path]
        told = subprocess.run(command, cwd=ROOT, env=self._installed(), check=True, capture_output=True)
        milliseconds = (time.perf_counter() - started) * 1000
        return Taken(milliseconds, json.loads(told.stdout)["megabytes"])

    def pages(self) -> dict[str, int]:
        """Of the last paper of each that has set any."""
        import pypdfium2  # type: ignore[import-untyped]

        last = {
            path.suffixes[0][1:]: path for path in sorted(self._folder.glob("*.pdf"), key=lambda p: p.stat().st_mtime)
        }
        return {engine: len(pypdfium2.PdfDocument(path)) for engine, path in last.items()}

    def _installed(self) -> dict[str, str]:
        """As where a program is installed: its sources were compiled before, here by the pair that only warms up."""
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**inherited, "PYTHONPYCACHEPREFIX": str(self._folder / "compiled")}

    def _command(self, engine: str) -> list[str | Path]:
        python = sys.executable if engine == "ours" else self._others.python
        return [python, "-m", SETTER, engine, self._faces]


def compare(folder: Path, rounds: int) -> Iterator[Comparison]:
    """Nothing where the other typesetters cannot be had."""
    others = Environment(ROOT / ".venv-bench")
    try:
        others.prepare(BENCH)
    except SystemExit as regret:
        print(f"Papers are not compared, as typst and WeasyPrint cannot be had here. {regret}", flush=True)
        return
    libraries.ensure(PANGO, tried=others.folder / "apt-tried.txt")
    shop = Shop(folder / "papers", others)
    yield from _running(shop, rounds)
    yield from _cold(shop, rounds)


def _running(shop: Shop, rounds: int) -> Iterator[Comparison]:
    seeds = count(1)
    with ExitStack() as stack:
        ours = stack.enter_context(shop.running("ours"))
        briefing = partial(_briefing, ours, seeds)
        for engine, bound in (("typst", 1.0), ("weasyprint", 0.15)):
            try:
                theirs = stack.enter_context(shop.running(engine))
            except OSError as regret:
                print(f"{regret}: no comparison with it.", flush=True)
                continue
            desk, bare = in_turn(briefing, partial(_briefing, theirs, seeds), rounds=rounds)
            yield _times(f"a briefing of {PAGES} pages, beside {engine}", bound, desk, bare)
        _refuse_uneven(shop.pages())
        desk, bare = in_turn(lambda: ours(paper_text.ledger(next(seeds))), briefing, rounds=rounds)
        yield _times("a ledger of 300 rows, beside that briefing", 3, desk, bare)


def _cold(shop: Shop, rounds: int) -> Iterator[Comparison]:
    seeds = count(1000)
    ours, typst = (partial(shop.cold, engine) for engine in ("ours", "typst"))
    desk, bare = in_turn(partial(_briefing, ours, seeds), partial(_briefing, typst, seeds), rounds=rounds)
    yield _times("the same in a new process, beside typst", 1.9, desk, bare)
    sizes = [[taken.megabytes for taken in all_taken] for all_taken in (desk, bare)]
    yield Comparison(name="its highest memory", unit="MB", bound=0.7, desk=sizes[0], bare=sizes[1])


def _briefing(setting: Set, seeds: Iterator[int]) -> Taken:
    return setting(paper_text.briefing(next(seeds)))


def _times(name: str, bound: float, desk: list[Taken], bare: list[Taken]) -> Comparison:
    times = [[taken.milliseconds for taken in all_taken] for all_taken in (desk, bare)]
    return Comparison(name=name, unit="ms", bound=bound, desk=times[0], bare=times[1])


def _refuse_uneven(pages: dict[str, int]) -> None:
    """Papers that differ in length are not worth comparing."""
    if any(abs(number - PAGES) > 2 for number in pages.values()):
        raise SystemExit(f"The papers are not of one length: {pages}")
