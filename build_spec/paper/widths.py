"""Columns of text on a terminal."""

from unicodedata import east_asian_width


def wide(text: str, columns: int) -> str:
    """Filled up, Chinese characters counting two."""
    taken = sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(columns - taken, 1)
