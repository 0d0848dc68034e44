"""The table of what became of every clause names only what the desk has, and leaves no task of the policy out."""

import re
from pathlib import Path

import pytest

from heze_desk.cli.parser import PARTS, asked
from heze_desk.errors import DeskError

TEXT = (Path(__file__).parents[1] / "docs" / "policy-coverage.md").read_text("utf-8")
VERBS = frozenset().union(*PARTS.values())
PHRASES = {words for words in re.findall(r"`([a-z][a-z ]*)`", TEXT) if words.split()[0] in VERBS}


def test_every_verb_table_and_page_that_is_named_exists(policy_workspace, office):
    from heze_desk import app

    known = VERBS | {name for (name,) in policy_workspace.db.execute("select name from sqlite_master")}
    named = {words.split()[0] for words in re.findall(r"`([a-z][a-z_ ]*)`", TEXT)} - {"heze"}
    pages = {page.title for page in app.pages(office)}

    assert named - known == set()
    assert set(re.findall(r"\*\*(.+?)\*\*", TEXT)) - pages == set()


@pytest.mark.parametrize("words", sorted(PHRASES))
def test_every_verb_is_named_with_an_act_it_has(words, capsys):
    with pytest.raises(SystemExit) as ended:
        asked([*words.split(), "--help"])
    assert ended.value.code == 0
    assert words.split()[0] in capsys.readouterr().out


@pytest.mark.parametrize("words", ["register nonsense", "register talent nonsense", "industry nonsense"])
def test_an_act_that_is_none_would_be_found_out(words):
    with pytest.raises(DeskError):
        asked([*words.split(), "--help"])


def test_every_task_of_the_policy_has_its_line(policy_workspace):
    told = set(re.findall(r"\d-\d-\d\d", TEXT))
    for section, first, last in re.findall(r"(\d-\d)-(\d\d) 至 \d-\d-(\d\d)", TEXT):
        told |= {f"{section}-{number:02}" for number in range(int(first), int(last) + 1)}

    numbers = {number for (number,) in policy_workspace.db.execute("select number from task")}
    assert numbers == told
