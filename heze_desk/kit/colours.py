"""The few colours of the desk: red for the brand and what is overdue, blue for action."""

from typing import Final

INK: Final = "#1F2328"
SECOND_INK: Final = "#59636E"
THIRD_INK: Final = "#6B7480"
LINE: Final = "#DCDFE3"
FAINT_LINE: Final = "#ECEEF0"
GROUND: Final = "#F4F5F6"
CARD: Final = "#FFFFFF"
STRIPE: Final = "#FAFBFC"
RAIL: Final = "#FBFBFC"
SELECTION: Final = "#E9EEF6"
CELL_SELECTION: Final = "#D6E2F3"
FOCUS: Final = "#3B6FB6"
ACTION: Final = "#2B5C94"
ACTION_DARK: Final = "#224B7A"
BRAND: Final = "#A8322A"
BAR: Final = "#6F8CB0"
BAR_GROUND: Final = "#E4EBF3"

TOKENS: Final = {name.lower(): value for name, value in dict(globals()).items() if name.isupper()}
"""Every colour under its name in lower case, for the style sheet."""
