"""The two commands, what they install, and what is shipped."""

import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from build_spec.bench.comparison import Comparison, in_turn
from build_spec.dev import checks, libraries
from build_spec.dev.displays import surroundings, virtual_displays
from build_spec.dev.environment import BENCH, DEV, FREEZE, ROOT, RUNTIME, Environment

LOCKS = [RUNTIME, DEV, FREEZE, BENCH]
PIN = re.compile(r"([a-z0-9-]+)==([\w.]+)( ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+")


def pins(lock):
    return {(name, version, place.strip()) for name, version, place in PIN.findall(lock.read_text("utf-8"))}


def names(lock):
    return {name for name, _, _ in pins(lock)}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_locked_package_has_one_version_and_hashes_and_no_address(lock):
    text = lock.read_text("utf-8")

    rest = PIN.sub("", text).splitlines()
    assert all(line.startswith("#") for line in rest)
    assert "//" not in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_neither_numpy_nor_the_addons_of_qt_come_along(lock):
    assert names(lock) & {"numpy", "pyside6", "pyside6-addons", "pandas"} == set()


@pytest.mark.parametrize("lock", [DEV, FREEZE], ids=lambda lock: lock.stem)
def test_developers_use_the_versions_that_the_office_gets(lock):
    assert pins(RUNTIME) <= pins(lock)


def test_what_the_project_asks_for_is_locked():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for lock, wanted in ((RUNTIME, asked["project"]["dependencies"]), (DEV, asked["dependency-groups"]["dev"])):
        assert {re.split(r"[<>=]", name)[0].lower() for name in wanted} <= names(lock)


def test_qt_is_locked_below_the_version_that_aborts():
    versions = {version for name, version, _ in pins(RUNTIME) if name == "pyside6-essentials"}

    assert versions == {"6.8.0.2", "6.9.3", "6.11.3"}


def test_an_environment_is_made_once_for_a_list_wherever_it_lies(tmp_path):
    lock = tmp_path / "清单 一.txt"
    lock.write_text("# nothing yet\n", "utf-8")
    environment = Environment(tmp_path / "环 境")

    environment.prepare(lock)
    made = (environment.folder / "stamp.json").stat().st_mtime_ns
    environment.prepare(lock)

    assert environment.holds(lock)
    assert (environment.folder / "stamp.json").stat().st_mtime_ns == made
    assert subprocess.run([environment.python, "-c", "import venv"], check=False).returncode == 0
    lock.write_text("# something else\n", "utf-8")
    assert not environment.holds(lock)
    shutil.rmtree(environment.python.parent)
    assert not environment.holds(lock)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings all it needs")
def test_a_library_that_is_not_there_is_named_by_its_package():
    wanted = {"libc6": "libc.so.6", "libnowhere1": "libnowhere.so.1", "nowhere": "no-such-program"}

    assert libraries.missing(wanted) == ["libnowhere1", "nowhere"]


@pytest.mark.skipif(not shutil.which("apt-get"), reason="another system's packages have other names")
def test_what_could_not_be_installed_is_told_in_one_line_and_not_tried_again(tmp_path, capsys):
    line = "sudo apt-get install --yes --no-install-recommends libnowhere1"
    tried = tmp_path / "tried.txt"
    tried.write_text(line, "utf-8")

    libraries.ensure({"libnowhere1": "libnowhere.so.1"}, tried=tried)

    assert line in capsys.readouterr().out.splitlines()[1]


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb")
def test_every_test_process_gets_a_display_of_its_own():
    with virtual_displays(2) as displays:
        assert len(set(displays)) == 2
        assert surroundings(displays)["QT_QPA_PLATFORM"] == "xcb"
    assert surroundings([])["QT_QPA_PLATFORM"] == "offscreen"


def test_the_closing_line_of_pytest_stays_readable_at_the_end(capsys):
    shown = ["..\n", "\x1b[32m2 passed\x1b[0m in 0.1s\n", "\n"]

    assert checks.echo(shown) == "2 passed in 0.1s"
    assert capsys.readouterr().out == "".join(shown)


def test_without_a_verb_dev_py_says_what_it_can_do():
    asked, mistaken = (
        subprocess.run([sys.executable, ROOT / "dev.py", *words], capture_output=True, text=True, check=False)
        for words in ([], ["rnu"])
    )

    assert (asked.returncode, mistaken.returncode) == (0, 2)
    assert all(verb in asked.stdout for verb in ("run", "test", "bench", "check-install", "freeze"))


def test_ci_does_what_a_developer_does():
    script = ROOT / ".ci" / "run"

    assert "python3 dev.py test" in script.read_text("utf-8")
    assert sys.platform == "win32" or script.stat().st_mode & stat.S_IXUSR


def test_a_bound_is_on_the_ratio_of_medians_taken_in_turn():
    order = []
    desk, bare = in_turn(lambda: order.append("A") or 6.0, lambda: order.append("B") or 4.0, rounds=2)

    assert order == ["A", "B"] * 3
    kept = Comparison(name="start", unit="ms", bound=1.5, desk=desk, bare=bare)
    assert kept.is_kept
    assert "1.50" in kept.line()
    assert not Comparison(name="start", unit="ms", bound=1.49, desk=desk, bare=bare).is_kept


def test_the_wheel_holds_what_the_program_reads_and_not_what_makes_it():
    shipped = {Path(file.distribution_path) for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    fonts = {path.name for path in shipped if path.match("resources/fonts/*")}

    assert {Path("resources/policy/policy.toml"), Path("resources/style/desk.qss")} <= shipped
    assert {path.name for path in (ROOT / "resources/fonts").glob("*.ttf")} <= fonts
    assert any(path.match("resources/fonts/licences/*.txt") for path in shipped)
    assert any(path.match("resources/icons/*.svg") for path in shipped)
    assert not {path.name for path in shipped} & {"build.py", "outlines.py"}
    assert "FandolFang-Regular.otf" in fonts  # the source of a changed face under the GPL goes where the face goes
    assert {path.parts[0] for path in shipped} == {"heze_desk", "reports", "resources"}
