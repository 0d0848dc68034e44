"""What the paper decides for the file: which lines are brought together, how small a picture is, where 版记 stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.document import Block, Imprint, Picture
from reports.layout import tightened
from reports.pdf.blocks import WITH_ENDING, pieces
from reports.pdf.makeup import MakeUp, made_up
from reports.pdf.pieces import Press

A_LITTLE = 0.15
"""More than on paper, since another program may break a line sooner."""


@dataclass(frozen=True)
class Planned:
    """A block, what it is set with, and for a picture its share of its own size."""

    block: Block
    press: Press
    scale: float = 1.0


@dataclass(frozen=True)
class Plan:
    """The blocks in order; `bound` lines of text go with name and day; 版记 may begin a page, perhaps unnumbered."""

    blocks: tuple[Planned, ...]
    bound: int
    overleaf: bool
    numbered: bool


def planned(blocks: tuple[Block, ...], press: Press) -> Plan:
    """Sets the paper once; what it refuses is refused here, in the same sentence."""
    made = made_up(blocks, press)
    scales = _scales(made)
    tight = replace(press, grid=tightened(press.grid, made.tightness + A_LITTLE), tightness=made.tightness)
    place, found = 0, []
    for block in made.blocks:
        place += len(pieces((block,), press)) if made.tightness else 0
        scale = next(scales, 1.0) if isinstance(block, Picture) and block.content.strip() else 1.0
        found.append(Planned(block, tight if made.tightness and place > made.begin else press, scale))
    last = made.pages[-1]
    even = any(isinstance(block, Imprint) and block.even_page for block in blocks)
    return Plan(tuple(found), _bound(made), even and len(last.placed) == 1, last.has_number)


def _bound(made: MakeUp) -> int:
    """How many lines of text stand above the ending on its page, as far as they are asked for."""
    for page in made.pages[1:]:
        kinds = [(piece.is_text, piece.is_ending) for _, piece in page.placed]
        ending = next((place for place, (_, is_ending) in enumerate(kinds) if is_ending), 0)
        if ending:
            return min(max(sum(is_text for is_text, _ in kinds[:ending]), 1), WITH_ENDING)
    return WITH_ENDING


def _scales(made: MakeUp) -> Iterator[float]:
    """Of the pictures, in order."""
    placed = (piece for page in made.pages for _, piece in page.placed)
    return (piece.scale for piece in placed if piece.smaller or piece.scale < 1)
