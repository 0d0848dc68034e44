"""更正说明: where on an issued paper what was read as what, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One line of the 更正说明; `day` is that of the correction, as it is printed."""

    place: str
    old: str
    new: str
    why: str
    day: str
