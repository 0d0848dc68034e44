"""Qt's import without what PySide6 does at each start and the desk never asks for, which is more than half of it.

PySide6 compiles, from sources kept inside its library, the modules that describe its functions in words and write its
`.pyi` files. Here they are run when a description is first wanted: by the message of a wrong call, or by help().

PySide6 then replaces `__import__`, and reads the whole source of every module imported from then on to see whether it
could ask for a feature (`from __feature__ import snake_case`). The desk asks for none; what stood there is put back.

Where another PySide6 is built otherwise, less is saved and nothing else differs.
"""

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import RLock
from types import ModuleType
from typing import Any

PACKAGE = "shibokensupport.signature"
DESCRIBING = {"errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool"}


def load() -> None:
    """Import Qt's core; to be called before anything of PySide6 is imported."""
    with _describing_put_off():
        import PySide6.QtCore  # noqa: F401
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def _describing_put_off() -> Iterator[None]:
    plain = builtins.__import__

    def importing(name: str, *given: Any, **named: Any) -> Any:
        if name.startswith(PACKAGE):
            for part in (given[2] if len(given) > 2 else named.get("fromlist")) or ():
                _put_off(name, part)
        return plain(name, *given, **named)

    builtins.__import__ = importing
    try:
        yield
    finally:
        if builtins.__import__ is importing:  # else it is PySide6's by now, which goes on to this one
            builtins.__import__ = plain


def _put_off(package: str, part: str) -> None:
    """Let a stand-in be found where a describing module is about to be imported."""
    name = f"{package}.{part}"
    if name.removeprefix(f"{PACKAGE}.") not in DESCRIBING or name in sys.modules:
        return
    spec = find_spec(name)
    if spec is not None and spec.loader is not None:
        module = _Later(name)
        module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, package
        sys.modules[name] = module
        setattr(sys.modules[package], part, module)


class _Later(ModuleType):
    """A module that is run when something of it is first asked for."""

    _one_at_a_time = RLock()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of any module in passing
            raise AttributeError(name)
        with self._one_at_a_time:
            if type(self) is _Later:
                self._run()
        return getattr(self, name)

    def _run(self) -> None:
        spec = self.__spec__
        assert spec is not None
        assert spec.loader is not None
        self.__class__ = ModuleType  # type: ignore[assignment]
        moved, spec.name = spec.name, self.__name__  # PySide6 has moved it to a name that its own loader does not know
        try:
            spec.loader.exec_module(self)
        finally:
            spec.name = moved
