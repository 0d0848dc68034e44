"""How the row of tabs looks: words over a blue line, no boxes."""

from typing import Final

from heze_desk.kit import colours

TAB_LOOK: Final = f"""
QTabBar {{ background: transparent; border: 0; }}
QTabBar::tab {{ color: {colours.SECOND_INK}; background: transparent; border: 0; border-bottom: 2px solid transparent;
    padding: 5px 2px; margin-right: 22px; }}
QTabBar::tab:hover {{ color: {colours.INK}; border-bottom-color: {colours.LINE}; }}
QTabBar::tab:selected {{ color: {colours.ACTION}; border-bottom-color: {colours.ACTION}; }}
QTabBar::tab:focus {{ border: 1px solid {colours.FOCUS}; }}
"""
