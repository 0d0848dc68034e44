"""The command line and the window start here."""

import gc
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from heze_desk.errors import DeskError

if TYPE_CHECKING:
    from heze_desk.cli.opening import Asked


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words ask; 0, or 2 for a refusal (its sentence on stderr), or 1 for the unforeseen."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    gc.disable()  # what is imported from here on stays
    from heze_desk.workspace.faults import explained
    from reports.errors import PaperError

    asked = None
    try:
        asked = _asked(sys.argv[1:] if argv is None else argv)
        gc.freeze()
        gc.enable()
        with explained():
            return int(asked.run(asked) or 0)
    except (DeskError, PaperError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except Exception as fault:
        kept = _keep(fault, asked.home) if asked else "。"
        print(f"程序出现意外错误，没有做完：{fault}{kept}", file=sys.stderr)
        return 1


def _asked(words: Sequence[str]) -> "Asked":
    """What the words ask for; the window, which most days begin with, needs none and no parser for them."""
    if not words:
        from heze_desk.cli import start

        return start.without_words()
    from heze_desk.cli import parser

    return parser.asked(words)


def _keep(fault: Exception, home: Path) -> str:
    """Write the details into the workspace's log, for those who maintain the program."""
    try:
        with (home / "desk.log").open("a", encoding="utf-8") as log:
            log.write("".join(traceback.format_exception(fault)))
    except OSError:
        return "。"
    return "；详情已记入工作区的 desk.log，请交给维护人员。"


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
