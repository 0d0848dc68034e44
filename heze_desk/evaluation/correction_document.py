"""The notice as it is issued again: words put right, and every place that reads otherwise named in its 更正说明."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from heze_desk.errors import DeskError
from heze_desk.evaluation.correction_records import Words
from heze_desk.issuing.correction_document import CAPTION, correction_note
from heze_desk.issuing.correction_records import Correction
from heze_desk.meetings.wording import replacements
from reports.document import Annex, Block, Document, Heading, Paragraph, Table, Title

NONE = "（无）"
HEADING = "小标题"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words of the notice and where they stand; a cell is read as a whole and not by the sentence."""

    place: str
    text: str
    row: str = ""
    column: str = ""

    @property
    def is_cell(self) -> bool:
        return bool(self.column)


@dataclass(frozen=True, kw_only=True)
class Change:
    place: str
    old: str
    new: str


def changes(before: Document, after: Document) -> Iterator[Change]:
    """What the one says otherwise than the other, in the order of the paper.

    Rows of the result of which one column changed alike, as ranks do that move up or down, share a line.
    """
    alike: dict[tuple[str, str, str], list[str]] = {}
    texts = []
    for piece, was, now in _differing(before, after):
        if piece.is_cell:
            alike.setdefault((piece.column, was, now), []).append(piece.row)
        else:
            texts += [Change(place=piece.place, old=old, new=new) for old, new in replacements(was, now)]
    for (column, was, now), rows in alike.items():
        yield _filled(Change(place=_cell(rows, column), old=was, new=now))
    yield from map(_filled, texts)


def _differing(before: Document, after: Document) -> Iterator[tuple[Piece, str, str]]:
    old = {one.place: one for one in pieces(before)}
    new = {one.place: one for one in pieces(after)}
    for place in dict.fromkeys((*new, *old)):
        was, now = (found[place].text if place in found else "" for found in (old, new))
        if was != now and not place.startswith(HEADING):
            yield new.get(place) or old[place], was, now


def _cell(rows: Sequence[str], column: str) -> str:
    return f"结果表：{'、'.join(rows)}的{column.replace(chr(10), '')}"


def _filled(one: Change) -> Change:
    return replace(one, old=one.old or NONE, new=one.new or NONE)


def word_changes(document: Document, words: Words) -> Iterator[Change]:
    """Each by the place where the old words stand; refused where they stand in none or in several."""
    for old, new in words:
        if (found := _count(document, old)) != 1:
            many = f"有{found}处" if found else "里没有"
            raise DeskError(f"通报{many}“{old}”；请照印发的原文写，多写几个前后的字，只出现一次才知道是哪一处。")
        place = next((one.place for one in pieces(document) if old in one.text), HEADING)
        yield Change(place=place, old=old, new=new)
        document = with_words(document, ((old, new),))


def with_words(document: Document, words: Words) -> Document:
    """The notice with every one of the words put right."""
    for old, new in words:

        def change(text: str, old: str = old, new: str = new) -> str:
            return text.replace(old, new)

        body = tuple(_mapped(block, change) for block in document.body)
        document = replace(document, title=change(document.title), body=body)
    return document


def with_note(document: Document, corrections: Sequence[Correction], first_issued: date | None) -> Document:
    """The 更正说明 right under the title."""
    note = tuple(correction_note(corrections, first_issued, called="本通报"))
    place = next(at for at, block in enumerate(document.body, 1) if isinstance(block, Title))
    return replace(document, body=(*document.body[:place], *note, *document.body[place:]))


def pieces(document: Document) -> Iterator[Piece]:
    """Every text with the place it is found by, which is that of no other one."""
    met: Counter[str] = Counter()
    for one in _pieces(document):
        met[one.place] += 1
        again = met[one.place]
        yield replace(one, place=f"{one.place}（第{again}段）") if again > 1 else one


def _pieces(document: Document) -> Iterator[Piece]:
    under = "开头"
    for block in _without_note(document):
        match block:
            case Title(text):
                yield Piece(place="标题", text=text)
            case Heading(text):
                under = text.partition("、")[2] or text
                yield Piece(place=f"{HEADING}“{text}”", text=text)
            case Annex():
                under = "附件"
            case Paragraph(text, lead=lead):
                yield Piece(place=f"{under}：{lead.rstrip('。')}" if lead else under, text=f"{lead}{text}")
            case Table():
                yield from _cells(block)


def _cells(table: Table) -> Iterator[Piece]:
    """Of the result by row and column; of the arithmetic under the name of whom it is of."""
    under = ""
    for row in table.rows:
        if len(row) == 1:
            under = row[0].partition("　")[0]
            yield Piece(place=f"附件：{under}", text=row[0].partition("　")[2])
        elif under:
            for heading, cell in zip(table.header[1:], row[1:], strict=True):
                yield Piece(place=f"附件：{under}{row[0]}的{heading}", text=cell)
        else:
            yield from _of_result(table, row)
    if table.note:
        yield Piece(place="结果表的注", text=table.note)


def _of_result(table: Table, row: Sequence[str]) -> Iterator[Piece]:
    """The running number of a result without ranks says nothing of its row."""
    for heading, cell in zip(table.header, row, strict=True):
        if heading != "序号":
            yield Piece(place=_cell([row[1]], heading), text=cell, row=row[1], column=heading)


def _without_note(document: Document) -> list[Block]:
    """What an earlier correction said of itself is no part of what is corrected."""
    body = list(document.body)
    at = next((at for at, one in enumerate(body) if isinstance(one, Table) and one.caption == CAPTION), None)
    return body if at is None else [*body[: at - 1], *body[at + 1 :]]


def _count(document: Document, words: str) -> int:
    found = 0

    def count(text: str) -> str:
        nonlocal found
        found += text.count(words)
        return text

    for block in _without_note(document):
        _mapped(block, count)
    return found


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    match block:
        case Paragraph(text, lead=lead):
            return replace(block, text=change(text), lead=change(lead))
        case Title(text) | Heading(text):
            return replace(block, text=change(text))
        case Table(rows=rows, note=note):
            return replace(block, rows=tuple(tuple(map(change, row)) for row in rows), note=change(note))
        case _:
            return block
