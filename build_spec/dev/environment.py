"""The virtual environment beside the sources, filled from a locked list of packages."""

import hashlib
import importlib.util
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "build_spec" / "requirements.txt"
DEV = ROOT / "build_spec" / "requirements-dev.txt"
FREEZE = ROOT / "build_spec" / "requirements-freeze.txt"
BENCH = ROOT / "build_spec" / "requirements-bench.txt"

NOT_INSTALLED = (
    "The packages were not installed. Without a network, put the wheels into a folder and name it in PIP_FIND_LINKS."
)


@dataclass(frozen=True)
class Environment:
    """A folder with its own Python; it knows by their hashes which locked lists it holds."""

    folder: Path = ROOT / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self, lock: Path, *, covers: Sequence[Path] = ()) -> None:
        """Make it hold what `lock` names; `covers` are lists that `lock` contains whole."""
        if self.holds(lock):
            return
        print(f"Installing {lock.name} into {self.folder} (once, a minute or two) …", flush=True)
        self.create()
        self.pip("install", "--require-hashes", "--requirement", str(lock))
        self._note([lock, *covers])

    def create(self) -> None:
        """Make the folder, or mend it; one of another Python is begun anew."""
        without_pip = importlib.util.find_spec("pip") is not None  # it serves; a minimal Debian has no ensurepip
        options = [*([] if self._is_of_this_python() else ["--clear"]), *(["--without-pip"] if without_pip else [])]
        _run([sys.executable, "-m", "venv", *options, str(self.folder)], "The environment was not made.")

    def pip(self, verb: str, *arguments: str) -> None:
        """Use the environment's own pip, or where it has none the one of the Python that runs this."""
        python = str(self.python)
        has_own = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
        pip = [python, "-m", "pip"] if has_own else [sys.executable, "-m", "pip", "--python", python]
        quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
        _run([*pip, verb, *quietly, *arguments], NOT_INSTALLED)

    def holds(self, lock: Path) -> bool:
        """Read from the stamp alone, so that a second start costs nothing and needs no network."""
        stamp = self._stamp()
        return (
            stamp.get("python") == _interpreter()
            and stamp.get(lock.name) == _digest(lock)
            and os.access(self.python, os.X_OK)
        )

    def variables(self, **more: str) -> dict[str, str]:
        """The surroundings in which the sources are found from any working folder, whatever its name."""
        inherited = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "VIRTUAL_ENV"}}
        return {**inherited, "PYTHONPATH": str(ROOT), **more}

    def _is_of_this_python(self) -> bool:
        """Read from the folder itself too, as an environment may have been made by hand."""
        notes = self.folder / "pyvenv.cfg"
        version = f"\nversion = {sys.version_info.major}.{sys.version_info.minor}."
        same = self._stamp().get("python", _interpreter()) == _interpreter()
        return same and os.access(self.python, os.X_OK) and notes.is_file() and version in notes.read_text("utf-8")

    def _note(self, locks: Sequence[Path]) -> None:
        noted = self._stamp() | {"python": _interpreter()} | {lock.name: _digest(lock) for lock in locks}
        (self.folder / "stamp.json").write_text(json.dumps(noted, indent=1), "utf-8")

    def _stamp(self) -> dict[str, str]:
        try:
            return dict(json.loads((self.folder / "stamp.json").read_text("utf-8")))
        except (OSError, ValueError):
            return {}


def _interpreter() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor} {platform.machine()}"


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _run(command: list[str], regret: str) -> None:
    code = subprocess.call(command)
    if code != 0:
        raise SystemExit(f"{regret}\n(exit code {code} of: {' '.join(command)})")
