"""The command line and the window start here."""

import logging
import sys
from collections.abc import Sequence
from typing import TextIO

from heze_desk.errors import DeskError


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words ask; 0, or 2 for a refusal (its sentence on stderr), or 1 for the unforeseen."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    from heze_desk.cli.parser import parser
    from reports.errors import PaperError

    try:
        asked = parser().parse_args(argv)
        return int(asked.run(asked) or 0)
    except (DeskError, PaperError) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except Exception as fault:
        logging.getLogger(__name__).critical("unforeseen", exc_info=fault)
        print(f"程序出现意外错误，没有做完：{fault}", file=sys.stderr)
        return 1


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
