"""What `--help` says: in Chinese, and of every option what it is for."""

import argparse
from datetime import date

import pytest

from heze_desk.cli import parser
from heze_desk.errors import DeskError


def options(top):
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from options(one)
        else:
            yield top.prog, (*action.option_strings, action.dest)[0], action.help


def test_every_option_of_every_verb_says_what_it_is_for():
    assert [(prog, name) for prog, name, words in options(parser._with_verbs([])) if not words] == []


def test_help_is_told_in_chinese(capsys):
    with pytest.raises(SystemExit) as left:
        parser.asked(["register", "人才", "need", "--help"])

    told = capsys.readouterr().out
    assert left.value.code == 0
    assert told.startswith("用法：heze-desk register KIND need")
    assert "选项:" in told
    assert "查看写法" in told
    for word in ("usage", "options", "show this"):
        assert word not in told


@pytest.mark.parametrize(
    "words", [["roadmap", "--as-of", "2026-03-01", "list"], ["roadmap", "list", "--as-of", "2026-03-01"]]
)
def test_an_option_before_the_act_holds_for_it_as_one_behind(words):
    assert parser.asked(words).as_of == date(2026, 3, 1)


def test_of_an_option_given_before_and_behind_the_act_the_later_holds():
    assert parser.asked(["notify", "--state", "已反馈", "list", "--state", "逾期未反馈"]).state == "逾期未反馈"


def test_an_option_before_an_act_that_has_no_use_for_it_is_refused():
    with pytest.raises(DeskError, match="不认识 --paper"):
        parser.asked(["roadmap", "--paper", "A3", "export", "--out", "路线图.xlsx"])


def test_home_and_day_stand_before_every_verb():
    told = parser.asked(["--today", "2026-11-23", "roadmap", "list"])
    assert told.today == date(2026, 11, 23)
