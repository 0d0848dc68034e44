#!/usr/bin/env python3
"""What a developer's machine does with these sources; needs Python and pip, and nothing else beforehand."""

import sys
from io import TextIOWrapper

if sys.version_info < (3, 11):  # noqa: UP036 - an older one must hear it as a sentence, not as a syntax error
    sys.exit("Python 3.11 or newer is needed.")

from build_spec.dev.verbs import USAGE, VERBS


def main(arguments: list[str]) -> int:
    """Do what the first word says, with the rest as its arguments; the exit code is that of what was run."""
    for stream in (sys.stdout, sys.stderr):  # a pipe on Windows may know no Chinese
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    verb = VERBS.get(arguments[0]) if arguments else None
    if verb is None:
        print(USAGE)
        return 2 if arguments and arguments[0] not in {"help", "--help", "-h"} else 0
    try:
        return verb(arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
