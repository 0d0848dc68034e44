"""The program as it is started: without a workspace, beside another window, over a damaged one."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from heze_desk.workspace import backup
from heze_desk.workspace.workspace import FILE, Workspace

ROOT = Path(__file__).parent.parent
LISTING_WHAT_IS_IMPORTED = """
import sys
from heze_desk.__main__ import main

main(["--home", sys.argv[1]])
print(*sys.modules)
"""
WAITS_UNTIL_IT_IS_NEEDED = {
    *("sqlite_utils", "click", "dateutil", "tomllib", "logging", "hashlib", "concurrent.futures", "platformdirs"),
    *("heze_desk.beginning", "heze_desk.cli.ledger", "heze_desk.policy.records"),
    *("heze_desk.tasks.screen.task_page", "heze_desk.kit.keys_sheet", "heze_desk.kit.preview", "reports.document"),
    *("heze_desk.search.screen", "heze_desk.kit.finder", "heze_desk.pinyin"),
}
ASKING = """
import sys
from pathlib import Path
from heze_desk import app
from heze_desk.kit import dialogs

def refuse(parent, text):
    print("refused:", text, flush=True)

def confirm(parent, text, *, yes, consequence=""):
    print("asked:", text, yes, consequence, flush=True)
    return True

dialogs.refuse, dialogs.confirm = refuse, confirm
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def start(tmp_path):
    """Starts the program without a screen, as a user would; it ends by itself once the ledger is painted."""
    running = []

    def begin(*command):
        painted = tmp_path / "painted.json"
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
        environment |= {"HEZE_DESK_FIRST_PAINT": str(painted), "HEZE_DESK_STARTED": repr(time.monotonic())}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, encoding="utf-8", **pipes)
        running.append(process)
        out, complaint = process.communicate(timeout=60)
        told = json.loads(painted.read_text("utf-8")) if painted.exists() else None
        return process.returncode, out, complaint, told

    yield begin
    for process in running:
        process.kill()


def test_the_first_start_makes_the_workspace_and_paints_the_ledger(start, tmp_path):
    home = tmp_path / "新的" / "desk"

    code, _, complaint, painted = start("-m", "heze_desk", "--home", str(home))

    assert (code, complaint) == (0, "")
    assert 0 < painted["seconds_since_exec"] < 60
    made = Workspace.open(home)
    assert made.db.table("task").count == 144
    made.close()


def test_what_the_first_page_does_not_need_waits_until_it_is_needed(start, policy_workspace):
    policy_workspace.close()

    code, out, complaint, painted = start("-c", LISTING_WHAT_IS_IMPORTED, str(policy_workspace.folder))

    assert (code, complaint) == (0, "")
    assert painted
    assert WAITS_UNTIL_IT_IS_NEEDED & set(out.split()) == set()


def test_a_second_window_is_refused_in_a_sentence(start, policy_workspace):
    code, out, _, painted = start("-c", ASKING, str(policy_workspace.folder))

    assert (code, painted) == (2, None)
    assert out == "refused: 这个工作区已在另一个窗口或命令中打开；请先关闭它，再做这一步。\n"


def test_a_damaged_workspace_is_put_right_from_its_latest_sound_backup(start, policy_workspace):
    folder = policy_workspace.folder
    sound = backup.take(policy_workspace.db, folder / "backups", "手动")
    policy_workspace.close()
    later = folder / "backups" / "desk-20991231-000000-000000-手动.sqlite3"
    for file in (folder / FILE, later):
        file.write_bytes(b"\xff" * 8192)

    code, out, complaint, painted = start("-c", ASKING, str(folder))

    assert (code, complaint) == (0, "")
    assert painted
    asked = [line for line in out.splitlines() if line.startswith("asked:")]
    assert len(asked) == 2
    assert later.name in asked[0]
    assert sound.name in asked[1]
    assert "已损坏" in asked[0]
    assert list((folder / "backups").glob("damaged-*"))


def test_a_damaged_workspace_without_a_backup_is_refused_and_left_alone(start, policy_workspace):
    folder = policy_workspace.folder
    policy_workspace.close()
    (folder / FILE).write_bytes(b"\xff" * 8192)

    code, out, _, _ = start("-c", ASKING, str(folder))

    assert code == 2
    assert out.startswith("refused: 工作区文件 desk.sqlite3 已损坏")
    assert (folder / FILE).read_bytes() == b"\xff" * 8192
