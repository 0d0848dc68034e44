"""What dev.py can be asked to do; each verb takes the words after it and returns an exit code."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from build_spec.dev import checks, libraries
from build_spec.dev.displays import surroundings, virtual_displays
from build_spec.dev.environment import DEV, FREEZE, ROOT, RUNTIME, Environment

USAGE = """Usage: python3 dev.py VERB [ARGUMENTS]

  run [ARGUMENTS]    set everything up and start the desk; ARGUMENTS go to it (try: run --help)
  test [ARGUMENTS]   set everything up and check format, lint, types and tests;
                     with ARGUMENTS only the tests, and they go to pytest
  bench              measure the desk against a bare window and a raw database, side by side,
                     and its papers against typst and WeasyPrint
  paper              set papers of every kind and of 1 to 40 pages, and measure them
                     against each rule of GB/T 9704-2012; they stay in build/paper;
                     with --docx as Word files, printed by LibreOffice and compared with PDF
  check-install      pip install the sources into a bare environment and use what was installed
  freeze             build the one-folder program with PyInstaller and use what was built
"""


def run(arguments: Sequence[str]) -> int:
    environment = Environment()
    environment.prepare(RUNTIME)
    _ensure_libraries(environment, libraries.QT)
    command = [str(environment.python), "-m", "heze_desk", *arguments]
    if os.name == "nt":  # there execve returns at once and leaves the prompt to both
        return subprocess.call(command, env=environment.variables())
    sys.stdout.flush()
    return os.execve(command[0], command, environment.variables())


def test(arguments: Sequence[str]) -> int:
    environment = _for_developers()
    return checks.test(environment, arguments).code if arguments else checks.check_all(environment)


def bench(arguments: Sequence[str]) -> int:
    environment = _for_developers()
    with virtual_displays(1) as displays:
        variables = environment.variables(**surroundings(displays))
        return subprocess.call([environment.python, "-m", "build_spec.bench", *arguments], env=variables)


def paper(arguments: Sequence[str]) -> int:
    environment = _for_developers()
    command = [str(environment.python), "-m", "build_spec.paper", *arguments]
    return subprocess.call(command, env=environment.variables(PYTHONIOENCODING="utf-8"))


def check_install(arguments: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="heze-desk ") as folder:
        bare = Environment(Path(folder) / "bare")
        bare.create()
        bare.pip("install", str(ROOT), *arguments)
        program = bare.python.with_name("heze-desk.exe" if os.name == "nt" else "heze-desk")
        return _check_built(program)


def freeze(arguments: Sequence[str]) -> int:
    environment = Environment(ROOT / "build" / "freeze")
    environment.prepare(FREEZE)
    shutil.rmtree(ROOT / "dist" / "heze-desk", ignore_errors=True)
    command = [str(environment.python), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *arguments]
    places = [f"--distpath={ROOT / 'dist'}", f"--workpath={ROOT / 'build' / 'pyinstaller'}"]
    spec = str(ROOT / "build_spec" / "heze_desk.spec")
    code = subprocess.call([*command, *places, spec], env=environment.variables())
    return code or _check_built(ROOT / "dist" / "heze-desk" / ("heze-desk.exe" if os.name == "nt" else "heze-desk"))


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "paper": paper,
    "check-install": check_install,
    "freeze": freeze,
}


def _for_developers() -> Environment:
    environment = Environment()
    environment.prepare(DEV, covers=[RUNTIME])
    _ensure_libraries(environment, libraries.QT | libraries.SCREEN_WITHOUT_SCREEN)
    return environment


def _ensure_libraries(environment: Environment, wanted: dict[str, str]) -> None:
    libraries.ensure(wanted, tried=environment.folder / "apt-tried.txt")


def _check_built(program: Path) -> int:
    return subprocess.call([sys.executable, ROOT / "build_spec" / "check_built.py", program])
