"""The command line as the secretary types it, on a workspace of its own."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from heze_desk.__main__ import main
from reports.fonts import use_system_faces


@dataclass
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def fresh_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("policy") / "desk"
    assert main(["--home", str(home), "--today", "2026-11-23", "init"]) == 0
    return home


@pytest.fixture
def home(fresh_home, tmp_path):
    return Path(shutil.copytree(fresh_home, tmp_path / "desk"))


@pytest.fixture
def desk(home, capsys, monkeypatch):
    monkeypatch.delenv("HEZE_DESK_HOME", raising=False)
    monkeypatch.setenv("HEZE_DESK_TODAY", "2026-11-23")

    def run(*words):
        capsys.readouterr()
        code = main(["--home", str(home), *map(str, words)])
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    return run


@pytest.fixture(autouse=True)
def shipped_faces():
    use_system_faces(False)
