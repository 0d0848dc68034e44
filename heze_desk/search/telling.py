"""What is said of a thing beside its title, so that it is seen why it was found."""

from collections.abc import Sequence

from heze_desk import pinyin
from heze_desk.search.records import Piece, fold, snippet


def told(piece: Piece, sought: Sequence[str]) -> str:
    """曾名：…, or where in its body the words stand; nothing where all are in its present names."""
    named = fold(piece.named)
    missing = [word for word in sought if not holds(named, word)]
    if not missing:
        return ""
    former = [name for name in piece.former.splitlines() if any(holds(fold(name), word) for word in missing)]
    return f"曾名：{former[-1]}" if former else snippet(piece.body, missing)


def holds(text: str, word: str) -> bool:
    """Whether the word stands in it or is typed for it by initials; both are folded."""
    pattern = pinyin.pattern(word, "".join(set(text)))
    return word in text or bool(pattern and pattern.search(text))
