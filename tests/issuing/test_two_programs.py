"""Two programs issuing at once, and a program killed while it issues: no number twice, all of a paper or nothing."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from heze_desk.issuing import store
from heze_desk.workspace import checking, issued_copies, journal, schema
from heze_desk.workspace.workspace import FILE, Workspace

ISSUER = """
import sys, time
from datetime import date
from pathlib import Path
from heze_desk import issuance
from heze_desk.errors import DeskError
from heze_desk.issuing import store
from heze_desk.issuing.records import SetPaper
from heze_desk.workspace.workspace import Workspace

DAY = date(2026, 11, 23)

def compose(numbers):
    return SetPaper(title="推进情况", document="{}", content=f"%PDF {sys.argv[2]} {numbers}".encode())

def issue(db):
    return store.issue(db, kind="调度简报", day=DAY, running=True, compose=compose)

refused = 0
print("ready", flush=True)
sys.stdin.readline()
while sys.argv[3] != "0":
    try:
        workspace = Workspace.open(Path(sys.argv[1]), today=lambda: DAY)
    except DeskError as refusal:
        assert "已在另一个窗口或命令中打开" in str(refusal)
        refused += 1
        continue
    for _ in range(5):
        print(issuance.carried_out(workspace, "印发", issue).paper.number, flush=True)
    workspace.close()
    sys.argv[3] = str(int(sys.argv[3]) - 1)
print("refused", refused, flush=True)
"""

COMMAND = """
import sys
from heze_desk.__main__ import main
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(sys.argv[1:]))
"""

KILLED = """
import os, random, signal, sys, time, traceback
from datetime import date
from pathlib import Path
from heze_desk import issuance
from heze_desk.issuing import store
from heze_desk.issuing.records import SetPaper
from heze_desk.workspace import issued_copies, journal, schema
from heze_desk.workspace.workspace import FILE, Workspace
import hashlib, io, sqlite_utils

home, times = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(int(sys.argv[3]))

DAY = date(2026, 11, 23)

def compose(numbers):
    return SetPaper(title="推进情况", document="{}", content=f"%PDF {numbers} ".encode() * 500)

def issue(db):
    return store.issue(db, kind="调度简报", day=DAY, running=True, compose=compose)

def correct(db):
    last = [paper.id for paper in store.papers(db) if paper.holds][-1]
    return store.correct(db, last, day=DAY, compose=compose, remark="更正说明")

def void(db):
    return store.void(db, [paper.id for paper in store.papers(db) if paper.holds][-1], why="误发")

def work(told, turn):
    workspace = Workspace.open(home, today=lambda: DAY)
    if turn % 2:
        workspace.db.execute("pragma cache_size = 5")  # so that SQLite writes to the file before the step is done
    if turn % 3:
        workspace.db.execute("pragma synchronous = off")  # a kill is no power cut, and the next one comes sooner
    while True:
        for act in (issue, issue, correct, issue, void):
            os.write(told, b".")
            issuance.carried_out(workspace, "印发", act)

def look(latest):
    workspace = Workspace.open(home, reading=True)
    db = workspace.db
    papers = store.papers(db)
    for paper in papers[-latest:]:
        assert store.pdf(db, paper.id) == compose(paper.numbers).content, paper
        copy = issued_copies.found(db, home, paper.id)
        assert copy.state in ("完好", "缺失"), copy
    kept = db.execute("select count(*), (select count(distinct sha256) from issued_paper) from issued_file").fetchone()
    assert kept[0] == kept[1], kept
    first = [paper for paper in papers if paper.version == 1]
    assert [paper.number for paper in first] == list(range(1, len(first) + 1))
    assert [paper.running for paper in first] == [paper.number for paper in first]
    corrected = {paper.number for paper in papers if paper.version == 2}
    assert {paper.number for paper in papers if paper.state == "已更正"} == corrected
    assert not db.execute("select 1 from step where open").fetchone()
    workspace.close()
    return len(papers)

broken_off = look(0)  # all that is slow to import is there before the first is forked
for turn in range(times):
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(told, turn)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(told)
    for _ in range(turn % 3):  # every third is killed while it opens the workspace
        os.read(heard, 1)
    time.sleep(chance.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL, "ended by itself"
    os.close(heard)
    broken_off += schema.beside(home / FILE).exists()
    look(5)
print(look(1000), broken_off, flush=True)
"""


@pytest.fixture
def home(workspace):
    workspace.close()
    return workspace.folder


@pytest.fixture
def home_of_one(workspace, issue):
    """A workspace with one paper issued."""
    issue()
    workspace.close()
    return workspace.folder


def test_two_connections_issuing_at_once_never_give_a_number_twice(workspace, compose, today):
    def issue_many(name):
        with closing(schema.connect(workspace.folder / FILE)) as db:
            given = []
            for _ in range(15):
                with db.atomic():
                    step_id = journal.begin(db, f"印发{name}", day=today, reverses=None, final=True)
                    paper = store.issue(db, kind="调度简报", day=today, compose=compose, running=True)
                    journal.finish(db, step_id, "印发")
                given.append((paper.number, paper.running))
            return given

    with ThreadPoolExecutor(2) as together:
        given = [*together.map(issue_many, ("甲", "乙"))]

    assert sorted(given[0] + given[1]) == [(number, number) for number in range(1, 31)]


def test_two_programs_issuing_at_once_never_give_a_number_twice_and_the_second_waits_outside(begin, home):
    issuers = [begin(ISSUER, home, name, 4) for name in ("甲", "乙")]
    for issuer in issuers:
        assert issuer.stdout.readline() == "ready\n"
    for issuer in issuers:
        print(file=issuer.stdin, flush=True)

    told = [issuer.communicate(timeout=60) for issuer in issuers]

    assert [complaint for _, complaint in told] == ["", ""]
    lines = [line for out, _ in told for line in out.splitlines()]
    given = Counter(int(line) for line in lines if line.isdigit())
    assert given == Counter(range(1, 41))
    assert sum(int(line.split()[1]) for line in lines if line.startswith("refused")) > 0
    with closing(Workspace.open(home)) as workspace:
        assert checking.problems(workspace) == []


def test_of_two_commands_given_at_once_one_does_it_and_the_other_is_refused(begin, home_of_one):
    words = ("--home", home_of_one, "issued", "void", 1, "--why", "误发")
    commands = [begin(COMMAND, *words) for _ in range(2)]
    for command in commands:
        assert command.stdout.readline() == "ready\n"

    told = [command.communicate(input="\n", timeout=60) for command in commands]

    assert sorted(command.returncode for command in commands) == [0, 2]
    complaint = "".join(complaint for _, complaint in told)
    assert "已在另一个窗口或命令中打开" in complaint or "不用作废" in complaint


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked to be killed quickly")
def test_a_program_killed_at_any_moment_while_issuing_has_issued_all_or_nothing(begin, home):
    killed = begin(KILLED, home, 200, 5)

    out, complaint = killed.communicate(timeout=120)

    assert complaint == ""
    papers, broken_off = map(int, out.split())
    assert papers > 50
    assert broken_off > 10
    with closing(Workspace.open(home)) as workspace:
        assert issued_copies.mend(workspace.db, home).refused == []
        assert checking.problems(workspace) == []
        assert [*(home / "issued").rglob("*.part")] == []
