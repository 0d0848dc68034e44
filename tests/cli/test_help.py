"""What `--help` says: in Chinese, and of every option what it is for."""

import argparse

import pytest

from heze_desk.cli import parser


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
