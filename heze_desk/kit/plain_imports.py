"""Imports without a second reading, also once Qt is there.

PySide6 replaces `__import__` and reads the whole source of every module imported from then on, to see whether
the module could ask for one of its features (`from __feature__ import snake_case`). The desk asks for none, and
this reading costs more than the importing itself.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - what is put back is what this replaces


def put_back() -> None:
    """Let modules be imported and not read again from here on; does nothing where PySide6 keeps no earlier import."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
