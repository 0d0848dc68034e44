"""The shared libraries that Qt's wheels leave to the system, and the Debian packages that hold them."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

OFFSCREEN = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libglib2.0-0": "libglib-2.0.so.0",
}
WINDOW = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libx11-xcb1": "libX11-xcb.so.1",
}
QT = OFFSCREEN | WINDOW
SCREEN_WITHOUT_SCREEN = {"xvfb": "Xvfb"}
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")


def ensure(wanted: Mapping[str, str], *, tried: Path) -> None:
    """Install what is missing if root may; otherwise print the one line that would, and go on.

    `tried` remembers a list that could not be installed, so that a later start offline does not wait for it again.
    """
    packages = missing(wanted)
    if not packages:
        return
    line = " ".join(["sudo", *INSTALL, *packages])
    if shutil.which("apt-get") is None:
        print(f"Qt may lack these libraries: {', '.join(wanted[name] for name in packages)}", flush=True)
    elif not _is_root() or (tried.exists() and tried.read_text("utf-8") == line):
        print(f"Qt may lack some libraries; they come with:\n  {line}", flush=True)
    elif not _install(packages):
        tried.write_text(line, "utf-8")
        print(f"Some libraries for Qt could not be installed; later:\n  {line}", flush=True)


def missing(wanted: Mapping[str, str]) -> list[str]:
    """Return the Debian packages whose library or program is not there; none on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for package, name in wanted.items() if not _is_there(name)]


def _is_there(name: str) -> bool:
    if ".so." not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> bool:
    print(f"Installing for Qt: {' '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patient = ["-o", "DPkg::Lock::Timeout=120", "-qq"]
    subprocess.call(["apt-get", "update", *patient], env=quiet, stdout=subprocess.DEVNULL)
    return subprocess.call([*INSTALL, *patient, *packages], env=quiet, stdout=subprocess.DEVNULL) == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
