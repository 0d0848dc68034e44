"""`briefing recompile`: what is taken of the new draft is named by section and piece."""

import pytest


@pytest.fixture
def drafted(desk):
    """A draft whose first section begins and ends with own words, and a ledger that has moved on."""
    draft_id = desk("briefing", "draft", "--json").json["id"]
    first = desk("briefing", "show", draft_id, "--json").json["sections"][0]
    lines = first["text"].split("\n")
    own = "\n".join([f"自己写的。{lines[0]}", *lines[1:], "末尾自己写的。"])
    assert desk("briefing", "set", draft_id, "--section", 1, "--text", own).code == 0
    return draft_id


def text(desk, draft_id):
    return desk("briefing", "show", draft_id, "--json").json["sections"][0]["text"]


def test_the_pieces_are_numbered_as_they_are_taken(desk, drafted):
    found = desk("briefing", "recompile", drafted, "--preview", "--json").json

    assert [(one["section"], one["piece"]) for one in found["differences"]] == [(1, 1), (1, 2)]
    assert found["written"] is False


@pytest.mark.parametrize("name", ["1", "总体情况"])
def test_one_piece_is_taken_by_the_number_or_the_name_of_its_section(desk, drafted, name):
    left = desk("briefing", "recompile", drafted, "--take", f"{name}:1", "--json").json["differences"]

    assert not text(desk, drafted).startswith("自己写的")
    assert text(desk, drafted).endswith("末尾自己写的。")
    assert [one["piece"] for one in left] == [2]


def test_a_section_is_taken_whole(desk, drafted):
    left = desk("briefing", "recompile", drafted, "--take", "1", "--json").json["differences"]

    assert "自己写的" not in text(desk, drafted)
    assert left == []


@pytest.mark.parametrize(("take", "why"), [("9", "没有“9”"), ("1:甲", "第几处"), ("1:7", "没有第7处不同")])
def test_what_there_is_not_is_refused(desk, drafted, take, why):
    before = text(desk, drafted)

    refused = desk("briefing", "recompile", drafted, "--take", take)

    assert refused.code != 0
    assert why in refused.err
    assert text(desk, drafted) == before
