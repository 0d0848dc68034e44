"""Sentences of a decision, and which of them a correction changed."""

import re
from difflib import SequenceMatcher
from itertools import takewhile

ENDS = "。；;！？"
SENTENCE = re.compile(rf"[^{ENDS}\n]+[{ENDS}]?")


def sentences(text: str) -> list[str]:
    """The parts of a text that end in 。 or ；, with their ends."""
    return [part.strip() for part in SENTENCE.findall(text) if part.strip()]


def changed(was: str, now: str) -> tuple[str, str]:
    """What differs, sentence by sentence: the old words and the new ones, without what both have before and after."""
    old, new = sentences(was), sentences(now)
    spare = min(len(old), len(new)) - 1
    before = _alike(old, new, spare)
    after = _alike(old[::-1], new[::-1], spare - before)
    parts = (part[before : len(part) - after] for part in (old, new))
    first, second = ("".join(part).rstrip(ENDS) for part in parts)
    return first, second


def replacements(was: str, now: str) -> list[tuple[str, str]]:
    """Each stretch of sentences that differs, old and new words; one of them is empty where a stretch came or went."""
    old, new = sentences(was), sentences(now)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pairs = (("".join(old[a:b]), "".join(new[c:d])) for step, a, b, c, d in steps if step != "equal")
    return [(first.rstrip(ENDS), second.rstrip(ENDS)) for first, second in pairs]


def _alike(old: list[str], new: list[str], most: int) -> int:
    """How many of the first sentences are the same, `most` at most."""
    pairs = zip(old[: max(most, 0)], new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def stands_in(text: str, body: str) -> bool:
    """Whether a body says it word for word, whatever mark it ends in."""
    return text.strip().rstrip(ENDS) in body


def replaced(body: str, old: str, new: str) -> str | None:
    """The body with the new words where the old ones stood once; None where they stand nowhere or more often."""
    was, now = (text.strip().rstrip(ENDS) for text in (old, new))
    return body.replace(was, now) if was and body.count(was) == 1 else None


def in_place_of(sentence: str, was: str, now: str) -> str:
    """What of the new text stands where the sentence stood in the old one; the whole text where none can be told."""
    old, new = sentences(was), sentences(now)
    bare = [one.rstrip(ENDS) for one in old]
    if len(old) == len(new) and (wanted := sentence.strip().rstrip(ENDS)) in bare:
        found = new[bare.index(wanted)]
        return found if sentence.strip()[-1] in ENDS else found.rstrip(ENDS)
    return now
