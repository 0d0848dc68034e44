"""Pages made up: what the first one must have, and room for name, day and imprint on the last (7.3.2, 7.3.5.5)."""

from dataclasses import dataclass, replace

from reports.document import Annex, Block, Imprint, LetterHead, Recipients, RedHead
from reports.layout import tightened
from reports.pdf.blocks import pieces
from reports.pdf.pages import Page, paginate
from reports.pdf.pieces import Piece, Press

TIGHTNESSES = (0.25, 0.5, 0.75, 1.0)
MISSED = 1.25
"""Of a page: two pages with more than this on them cannot become one."""


@dataclass(frozen=True)
class MakeUp:
    """The pages of these blocks; from the piece `begin` on they are set so tight."""

    pages: list[Page]
    blocks: tuple[Block, ...]
    begin: int = 0
    tightness: float = 0.0


def made_up(blocks: tuple[Block, ...], press: Press) -> MakeUp:
    """The pages of a document, with 主送 in the imprint if the first page would else have no text (7.3.2)."""
    made = _made_up(blocks, press)
    heads = any(isinstance(block, RedHead | LetterHead) for block in blocks)
    moved = _moved(blocks) if heads and len(made.pages) > 1 and not made.pages[0].has_text else blocks
    return made if moved == blocks else _made_up(moved, press)


def _moved(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """主送 on the line above 抄送 (7.4.2)."""
    sent_to = "".join(block.text for block in blocks if isinstance(block, Recipients))
    rest = tuple(block for block in blocks if not isinstance(block, Recipients))
    if not sent_to:
        return blocks
    if not any(isinstance(block, Imprint) for block in rest):
        return (*rest, Imprint(sent_to=sent_to))
    return tuple(replace(block, sent_to=sent_to) if isinstance(block, Imprint) else block for block in rest)


def _made_up(blocks: tuple[Block, ...], press: Press) -> MakeUp:
    made = pieces(blocks, press)
    pages = paginate(made, press.grid, press.sheet)
    begin = _just_missed(pages, made, press)
    if begin is None:
        return MakeUp(pages, blocks)
    start = _beginning(blocks, made[begin].block)
    skipped = begin - sum(piece.block < start for piece in made)

    def last(tightness: float) -> list[Page]:
        tight = replace(press, grid=tightened(press.grid, tightness), tightness=tightness)
        return paginate(pieces(blocks, tight, start=start)[skipped:], tight.grid, press.sheet)

    if len(last(TIGHTNESSES[-1])) > 1:
        return MakeUp(pages, blocks)
    tightness, page = next((one, tight[0]) for one in TIGHTNESSES if len(tight := last(one)) == 1)
    return MakeUp([*pages[:-2], page], blocks, begin, tightness)


def _beginning(blocks: tuple[Block, ...], place: int) -> int:
    """Where setting may begin again for a block: at itself, or at the annex it belongs to, which may be turned."""
    return next((start for start in range(place, -1, -1) if isinstance(blocks[start], Annex)), place)


def _just_missed(pages: list[Page], made: list[Piece], press: Press) -> int | None:
    """The piece that begins the last page but one, where lines and rows brought together may make one page of two."""
    if len(pages) < 2:
        return None
    before, last = pages[-2:]
    on_last = [piece for _, piece in last.placed]
    if not any(piece.is_ending for piece in on_last) or any(piece.on_even for piece in on_last):
        return None
    if on_last[0].opens_page or _used(before) + _used(last) > MISSED * press.sheet.text_height:
        return None
    placed = [piece for _, piece in before.placed]
    first = placed[1] if len(placed) > 1 and placed[1].head is placed[0] else placed[0]
    return next((place for place, piece in enumerate(made) if piece is first), None)


def _used(page: Page) -> float:
    """What stands on a page, without the blank above an imprint."""
    flowing = [top + piece.height for top, piece in page.placed if not piece.at_foot]
    return max(flowing, default=0.0) + sum(piece.height for _, piece in page.placed if piece.at_foot)
