"""A new draft beside the secretary's own text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heze_desk.differing import Standing, differences, paragraphs, taken
from heze_desk.errors import DeskError

TEXTS = st.lists(st.sampled_from(["一", "二", "三", "四", "五", ""]), max_size=8).map("\n".join)


def merged(before, now, own, chosen=()):
    return taken(own, differences(before, now, own), chosen)


def standings(before, now, own):
    return [piece.standing for piece in differences(before, now, own)]


def test_a_text_that_nobody_touched_follows_the_new_draft():
    assert merged("一\n二", "一\n三\n四", "一\n二") == "一\n三\n四"
    assert merged("", "一\n二", "") == "一\n二"


def test_a_changed_paragraph_stays_with_the_new_draft_beside_it():
    same, piece, rest = differences("一\n二\n三", "一\n新二\n三", "一\n我的二\n三")

    assert (same.own, rest.own) == (("一",), ("三",))
    assert (piece.standing, piece.own, piece.drafted) == (Standing.BESIDE, ("我的二",), ("新二",))
    assert merged("一\n二\n三", "一\n新二\n三", "一\n我的二\n三") == "一\n我的二\n三"
    assert merged("一\n二\n三", "一\n新二\n三", "一\n我的二\n三", {1}) == "一\n新二\n三"


def test_own_words_beside_untouched_ones_let_these_follow():
    assert standings("一\n二", "一\n新二", "一\n我的话\n二") == [Standing.SAME, Standing.OWN, Standing.FOLLOWS]
    assert merged("一\n二", "一\n新二", "一\n我的话\n二") == "一\n我的话\n新二"


def test_what_the_draft_says_anew_is_added_around_own_words():
    assert merged("一\n三", "一\n二\n三\n四", "一改\n三") == "一改\n二\n三\n四"


def test_the_same_change_on_both_sides_is_no_difference():
    assert standings("一\n二", "一\n三", "一\n三") == [Standing.SAME]


def test_what_the_secretary_struck_stays_struck():
    assert merged("一\n二\n三", "一\n二\n三\n四", "一\n三") == "一\n三\n四"


def test_a_text_that_was_changed_since_is_compared_again():
    pieces = differences("一", "二", "一")

    with pytest.raises(DeskError, match="重新比较"):
        taken("一改", pieces)
    with pytest.raises(DeskError, match="没有第4处"):
        taken("一", pieces, {3})


@given(before=TEXTS, now=TEXTS, own=TEXTS)
def test_own_paragraphs_are_never_lost_unless_they_are_replaced(before, now, own):
    kept = Counter(paragraphs(merged(before, now, own)))

    typed = Counter(filter(None, paragraphs(own))) - Counter(paragraphs(before))
    assert typed <= kept


@given(before=TEXTS, now=TEXTS, own=TEXTS, data=st.data())
def test_only_what_is_chosen_is_replaced(before, now, own, data):
    pieces = differences(before, now, own)
    chosen = data.draw(st.sets(st.integers(0, max(0, len(pieces) - 1)), max_size=len(pieces)))

    lines = paragraphs(taken(own, pieces, chosen))

    assert [line for piece in pieces for line in piece.own] == paragraphs(own)
    assert [line for piece in pieces for line in piece.drafted] == paragraphs(now)
    expected = [piece.drafted if place in chosen else piece.kept for place, piece in enumerate(pieces)]
    assert lines == [line for part in expected for line in part] or not any(lines)
    if len(chosen) == len(pieces):
        assert lines == paragraphs(now) or not any(lines)


@given(before=TEXTS, now=TEXTS)
def test_an_untouched_text_becomes_the_new_draft(before, now):
    assert merged(before, now, before) == now


@given(before=TEXTS, own=TEXTS)
def test_an_unchanged_draft_leaves_every_word(before, own):
    assert merged(before, before, own) == own


def test_twenty_thousand_blank_paragraphs_are_compared():
    blank = "\n" * 20_000

    assert merged(f"一{blank}二", f"一{blank}新二", f"一{blank}二{blank}我的") == f"一{blank}新二{blank}我的"
    assert "我的" in merged(f"一{blank}二", f"新一{blank}新二", f"一{blank}我的{blank}二")
