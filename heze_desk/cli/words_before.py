"""Options that stand before the act they are meant for."""

import argparse
from collections.abc import Iterator
from typing import Any


class Acts(argparse._SubParsersAction):  # type: ignore[type-arg]  # no type takes arguments while it runs
    """The acts of a verb: an option written before the act holds for it as if it stood behind, or is refused.

    argparse itself would let the act's own defaults take the place of what was given, without a word.
    """

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        given = dict(_given(parser, namespace))
        super().__call__(parser, namespace, values, option_string)
        act = self._name_parser_map[values[0]]
        known = {option.dest: option.default for option in act._actions if option.option_strings}
        for dest, (name, value) in given.items():
            if dest not in known:
                act.error(f"unrecognized arguments: {name}")
            if getattr(namespace, dest) == known[dest]:
                setattr(namespace, dest, value)


def _given(parser: argparse.ArgumentParser, namespace: argparse.Namespace) -> Iterator[tuple[str, tuple[str, Any]]]:
    for option in parser._actions:
        if option.option_strings and (value := getattr(namespace, option.dest, option.default)) != option.default:
            yield option.dest, (option.option_strings[0], value)
