"""Briefings and what can go wrong while they are issued: kills, a full disk, two programs, altered files."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from heze_desk import briefing
from heze_desk.briefings import drafts
from heze_desk.briefings.draft_records import Kind
from heze_desk.briefings.gathering import Period
from heze_desk.issuing import store
from heze_desk.workspace.workspace import FILE, Workspace

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 6)
COMMAND = """
import sys
from heze_desk.__main__ import main
from heze_desk import briefing_issue
print("ready", flush=True)
sys.stdin.readline()
if limit := int(sys.argv[1]):
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main(sys.argv[2:]))
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and limited as POSIX does")


@pytest.fixture
def home(policy_home, tmp_path):
    """A workspace with two drafts, ids 1 and 2."""
    home = shutil.copytree(policy_home, tmp_path / "desk")
    with closing(Workspace.open(home, today=lambda: DAY)) as workspace:
        for _ in range(2):
            briefing.draft(workspace, Period(since=date(2026, 10, 7), until=DAY), Kind.SUPPLEMENT)
    return home


@pytest.fixture
def command(home):
    """The command line in another process, begun at once and told to go later; `limit` makes the disk full."""
    running = []

    def begin(*words, limit=0):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HEZE_DESK_TODAY": str(DAY), "PYTHONIOENCODING": "utf-8"}
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        told = [sys.executable, "-c", COMMAND, str(limit), "--home", str(home), *map(str, words)]
        running.append(subprocess.Popen(told, env=environment, text=True, encoding="utf-8", **pipes))
        assert running[-1].stdout.readline() == "ready\n"
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def papers(home):
    with closing(Workspace.open(home, reading=True)) as workspace:
        issued = {one.issued_paper_id for one in drafts.drafts(workspace.db) if one.is_issued}
        found = store.papers(workspace.db)
    assert {paper.id for paper in found} == issued
    return found


@posix
def test_a_program_killed_while_it_issues_has_issued_all_or_nothing(policy_home, tmp_path):
    from build_spec.bench.briefing_kills import killed

    fate = killed(shutil.copytree(policy_home, tmp_path / "desk"), 6)

    assert fate.papers >= 2


@posix
def test_on_a_full_disk_nothing_is_issued_and_the_number_is_given_later(command, home):
    full = command("briefing", "issue", 1, limit=(home / FILE).stat().st_size)
    _, complaint = full.communicate("\n", timeout=60)

    assert full.returncode != 0
    assert "磁盘" in complaint
    assert papers(home) == []

    command("briefing", "issue", 1).communicate("\n", timeout=60)
    assert [paper.number for paper in papers(home)] == [1]


def test_two_programs_issuing_at_once_never_give_a_number_twice(command, home):
    programs = [command("briefing", "issue", draft_id) for draft_id in (1, 2)]
    for program in programs:
        print(file=program.stdin, flush=True)

    told = [program.communicate(timeout=60)[1] for program in programs]

    done = [program.returncode == 0 for program in programs]
    assert all(ok or "已在另一个窗口或命令中打开" in words for ok, words in zip(done, told, strict=True))
    assert [paper.number for paper in papers(home)] == list(range(1, sum(done) + 1))
    assert any(done)


def test_an_issue_altered_in_the_folder_is_found_and_restored_from_the_file_kept_inside(command, home):
    command("briefing", "issue", 1).communicate("\n", timeout=60)
    (copy,) = (home / "issued").rglob("*.pdf")
    was = copy.read_bytes()
    copy.write_bytes(was.replace(b"%PDF", b"%pdf"))

    found = command("check").communicate("\n", timeout=60)
    assert copy.name in "".join(found)
    assert "被改动过" in "".join(found)

    command("issued", "mend").communicate("\n", timeout=60)
    assert copy.read_bytes() == was
