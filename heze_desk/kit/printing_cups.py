"""Papers to a CUPS queue as they stand: letters stay letters, and nothing is scaled on the way."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSizeF

from heze_desk.errors import DeskError
from heze_desk.kit.pdf_pages import PdfPages
from heze_desk.kit.printing_order import Order, Sides, arranged, runs

PATIENCE_S = 60
SIDES = {Sides.LONG: "two-sided-long-edge", Sides.SHORT: "two-sided-short-edge"}
MEDIA = {(210, 297): "iso_a4_210x297mm", (297, 420): "iso_a3_297x420mm", (148, 210): "iso_a5_148x210mm"}


def is_there() -> bool:
    return shutil.which("lp") is not None


def send(order: Order, printer: str) -> None:
    """Hand the paper to the queue; sheets of another size are a job of their own, as a job has one paper only."""
    sheets = PdfPages(arranged(order))
    try:
        parts = runs(sheets.sizes)
        for paper, numbers in parts:
            content = sheets.content if len(parts) == 1 else _part(sheets.content, order.name, numbers)
            _hand_over(content, command(order, printer, paper))
    finally:
        sheets.close()


def command(order: Order, printer: str, paper: QSizeF) -> list[str]:
    """The paper is named, as a queue would else put the page on its own default one, often Letter, and shift it."""
    across, along = round(paper.width()), round(paper.height())
    media = MEDIA.get((across, along), f"Custom.{across}x{along}mm")
    handling = f"separate-documents-{'' if order.collate else 'un'}collated-copies"
    options = [f"media={media}", "print-scaling=none", f"sides={SIDES.get(order.sides, 'one-sided')}"]
    options += [f"multiple-document-handling={handling}", *(["print-color-mode=monochrome"] if order.grey else [])]
    named = ["lp", "-d", printer, "-n", str(order.copies), "-t", order.name]
    return [*named, *(word for option in options for word in ("-o", option))]


def _part(content: bytes, name: str, numbers: range) -> bytes:
    return arranged(Order(content=content, name=name, pages=tuple(numbers)))


def _hand_over(content: bytes, words: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        try:
            done = subprocess.run(
                [*words, "--", str(path)], capture_output=True, text=True, timeout=PATIENCE_S, check=False
            )
        except subprocess.TimeoutExpired as fault:
            raise DeskError("打印服务一直没有回答，文件没有送出。请检查打印机和网络，或先另存 PDF。") from fault
    if done.returncode:
        told = done.stderr.strip().removeprefix("lp:").strip() or f"lp {done.returncode}"
        raise DeskError(f"打印机没有接受这份文件（{told}）。请检查打印机是否开机、是否允许打印，或先另存 PDF。")
