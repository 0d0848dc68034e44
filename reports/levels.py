"""The four levels of a text by the numbers they begin with (7.3.3)."""

import re

_NUMERAL = "[一二三四五六七八九十百]+"
_LEVELS = (f"{_NUMERAL}、", f"（{_NUMERAL}）", r"\d+[.．]", r"（\d+）")


def level_of(text: str) -> int:
    """1 for 一、, 2 for （一）, 3 for 1. and 4 for （1）; 3, which is set as the text is, for anything else."""
    found = (level for level, begin in enumerate(_LEVELS, start=1) if re.match(begin, text.lstrip()))
    return next(found, 3)
