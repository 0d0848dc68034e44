"""Screens for tests and benchmarks on a machine that has none."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS_TO_START = 15


@contextmanager
def virtual_displays(count: int) -> Iterator[list[str]]:
    """Start X servers and yield their names, or nothing where Xvfb is missing or does not come up.

    Each test process needs one of its own: focus and clipboard belong to a display.
    """
    servers: list[subprocess.Popen[bytes]] = []
    names: list[str] = []
    try:
        for _ in range(count if shutil.which("Xvfb") else 0):
            name = _start(servers)
            if name is None:
                names.clear()
                break
            names.append(name)
        yield names
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def surroundings(displays: list[str]) -> dict[str, str]:
    """Return the variables that make Qt paint there, offscreen when there is no display."""
    if not displays:
        return {"QT_QPA_PLATFORM": "offscreen"}
    return {"QT_QPA_PLATFORM": "xcb", "DISPLAY": displays[0], "HEZE_DESK_TEST_DISPLAYS": " ".join(displays)}


def _start(servers: list[subprocess.Popen[bytes]]) -> str | None:
    heard, spoken = os.pipe()
    servers.append(
        subprocess.Popen(
            ["Xvfb", "-displayfd", str(spoken), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(spoken,),
            stderr=subprocess.DEVNULL,
        )
    )
    os.close(spoken)
    with os.fdopen(heard, "rb") as answer:
        ready, _, _ = select.select([answer], [], [], SECONDS_TO_START)
        number = answer.readline().strip().decode() if ready else ""
    return f":{number}" if number else None
