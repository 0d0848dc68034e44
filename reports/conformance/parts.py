"""Finds the parts of a paper on its pages: by their words, in the order in which they are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reports.characters import UNPRINTABLE
from reports.colophon import Part
from reports.conformance.paper import SAME_LINE, Mark, Paper, Stretch
from reports.conformance.standard import CELL, SIZE_2, SIZE_4, is_third

Wanted = Iterable[tuple[str, str]]
"""Names and words, in the order of writing."""
AFTER_A_TITLE = "。；;，, 　"
BODY = frozenset({"Paragraph", "Heading"})
MOVED = "主送："
ALONE = frozenset({("Signature", "names"), ("Signature", "day"), ("Annex", "head")})
APART = frozenset(
    {
        *(("Paragraph", "begins"), ("Heading", "begins"), ("Recipients", "text"), ("Remark", "text")),
        *(("AttachmentList", "label"), ("Attendance", "label"), ("Title", "text"), ("Imprint", "copied_to_label")),
        *(("Imprint", "labels"), ("Imprint", "printed_by"), ("Imprint", "printed_on")),
    }
)
"""Words that follow none on their line, and those that none follow either."""
OTHER_SIZES = {"Title": SIZE_2, "Imprint": SIZE_4}
BESIDE = 0.9
"""In characters: what is farther from what stands before it begins anew."""


@dataclass(frozen=True)
class Located:
    """A part and where its words stand; what was not found is left out."""

    part: Part
    found: Mapping[str, tuple[Stretch, ...]]
    run: Stretch | None  # all from its beginning to that of the next part

    @property
    def block(self) -> str:
        return self.part.block

    def one(self, name: str) -> Stretch | None:
        return next(iter(self.found.get(name, ())), None)

    def all(self, name: str) -> tuple[Stretch, ...]:
        return self.found.get(name, ())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Of all its words that were found."""
        return tuple(mark for parts in self.found.values() for part in parts for mark in part.marks)

    def says(self, name: str) -> str:
        return str(self.part.says.get(name, ""))

    def told(self, name: str) -> tuple[str, ...]:
        return tuple(map(str, self.part.says.get(name, ())))


@dataclass(frozen=True)
class Composition:
    """The parts of a paper in order."""

    parts: tuple[Located, ...]

    def all(self, *blocks: str) -> tuple[Located, ...]:
        return tuple(one for one in self.parts if one.block in blocks)

    def first(self, *blocks: str) -> Located | None:
        return next(iter(self.all(*blocks)), None)

    @cached_property
    def body(self) -> tuple[Located, ...]:
        return self.all(*BODY)

    @property
    def is_official(self) -> bool:
        """Whether the paper has a head of the standard."""
        return self.first("RedHead", "LetterHead", "OrderHead", "MinutesHead") is not None


def composition(paper: Paper) -> Composition:
    """The parts that the colophon tells of, as far as they are on paper."""
    return Composition(tuple(_Search(paper).located()))


class _Search:
    """Goes through the characters once, from part to part."""

    def __init__(self, paper: Paper) -> None:
        self._parts = paper.colophon.parts
        self._missing = str.maketrans(dict.fromkeys(paper.colophon.missing, UNPRINTABLE))
        self._marks, self._text = paper.written.marks, paper.written.text
        self._place, self._moved = 0, ""

    def located(self) -> Iterator[Located]:
        found = [self._locate(part) for part in self._parts]
        if self._moved:
            found.append(self._locate(Part("Imprint")))
        begins = [*(begin for _, _, begin in found if begin < len(self._text)), len(self._text)]
        for part, words, begin in found:
            end = next((other for other in begins if other > begin), begin)
            run = Stretch(self._marks[begin:end]) if end > begin else None
            yield Located(part, {name: tuple(parts) for name, parts in words.items()}, run)

    def _locate(self, part: Part) -> tuple[Part, dict[str, list[Stretch]], int]:
        """主送 that are not below the title were moved into the imprint (7.3.2)."""
        if part.block == "Imprint" and self._moved:
            part, self._moved = Part("Imprint", {**part.says, "sent_to": self._moved}), ""
        begin, words = len(self._text), dict[str, list[Stretch]]()
        lengths = iter(part.says.get("lengths", ()))
        for name, text in wanted(part):
            length = int(next(lengths, 0))
            if place := self._next(text, (part.block, name)):
                begin = min(begin, place.start)
                words.setdefault(name, []).append(Stretch(self._marks[place]))
                self._place = max(self._place, min(place.start + length, len(self._text)))
        if part.block == "Recipients" and not words:
            self._moved = str(part.says.get("text", ""))
        return part, words, begin

    def _next(self, text: str, of: tuple[str, str]) -> slice | None:
        """Where the words stand next; 主送 that were moved into the imprint are not looked for again before it."""
        sought = "".join(text.split()).translate(self._missing)
        start = self._text.find(sought, self._place) if sought else -1
        while start >= 0 and not self._fits(start, start + len(sought), of):
            start = self._text.find(sought, start + 1)
        if start < 0 or (of[0] == "Recipients" and self._text[:start].endswith(MOVED)):
            return None
        self._place = start + len(sought)
        return slice(start, self._place)

    def _fits(self, begin: int, end: int, of: tuple[str, str]) -> bool:
        """Whether these are the words of the part, not the same within a text or a table."""
        if of in ALONE and end < len(self._marks) and _is_beside(self._marks[end - 1], self._marks[end]):
            return False
        if of not in APART | ALONE:
            return True
        size = self._marks[begin].size
        is_of_size = abs(size - OTHER_SIZES[of[0]]) < 1 if of[0] in OTHER_SIZES else is_third(size)
        return is_of_size and not (begin and _is_beside(self._marks[begin - 1], self._marks[begin]))


def _is_beside(mark: Mark, after: Mark) -> bool:
    """Whether one follows the other within a line."""
    same = mark.page == after.page and abs(mark.base - after.base) < SAME_LINE
    return same and -CELL < after.left - mark.right < CELL * BESIDE


def wanted(part: Part) -> Wanted:
    """What is to be looked for, in the order of writing."""
    says = part.says
    match part.block:
        case "Paragraph" | "Heading":
            return [("begins", text) for text in says["begins"]]
        case "Title":
            return [("text", says.get("text", "").replace("|", "")), ("note", says.get("note", ""))]
        case "Recipients":
            return [("text", f"{says.get('text', '').strip().rstrip('：:')}：")]
        case "Remark":
            return [("text", _bracketed(says.get("text", "").strip()))]
        case "Annex":
            return [
                ("head", f"{says.get('paper_number', '')}附件{says.get('number', '')}"),
                ("title", says.get("title", "").replace("|", "")),
            ]
        case "Signature":
            return _signature(says)
        case "AttachmentList":
            return _attachments(says)
        case "Attendance":
            return [
                pair for label, text in says.get("groups", ()) for pair in (("label", f"{label}："), ("text", text))
            ]
        case "Imprint":
            return _imprint(says)
        case _:
            return _head(part.block, says)


_HEADS = {
    "Masthead": ("remark", "name", "number", "issuer", "day_text"),
    "RedHead": ("organs", "word", "copy_number", "secrecy", "urgency", "number", "label", "signers"),
    "LetterHead": ("organ", "copy_number", "secrecy", "urgency", "number"),
    "OrderHead": ("organ", "number"),
    "MinutesHead": ("name", "number", "issuer", "day_text"),
}


def _head(block: str, says: Mapping[str, object]) -> Wanted:
    more = {"label": "签发人：" if says.get("signers") else "", "word": ""}
    organs = says.get("organs")
    if isinstance(organs, list) and organs and says.get("with_file_word") and not organs[0].endswith("文件"):
        more["word"] = "文件"
    for name in _HEADS.get(block, ()):
        value = says.get(name, more.get(name, ""))
        for text in value if isinstance(value, list) else [value]:
            yield name, str(text)


def _bracketed(text: str) -> str:
    return text if text[:1] in ("（", "(") and text[-1:] in ("）", ")") else f"（{text}）"


def _signature(says: Mapping[str, object]) -> Wanted:
    joint = says.get("joint", [])
    first = says.get("office" if says.get("seal") == "stamp" else "name", "")
    for name in [first, *(joint if isinstance(joint, list) else [])]:
        yield "names", str(name)
    yield "day", str(says.get("day_text", ""))


def _attachments(says: Mapping[str, object]) -> Wanted:
    told = says.get("titles", [])
    titles = [title.strip().rstrip(AFTER_A_TITLE) for title in told if title.strip()] if isinstance(told, list) else []
    yield "label", "附件："
    for place, title in enumerate(titles, start=1):
        if len(titles) > 1:
            yield "numbers", f"{place}."
        yield "titles", title


def _imprint(says: Mapping[str, object]) -> Wanted:
    for label, name in (("主送", "sent_to"), ("抄送", "copied_to")):
        if text := str(says.get(name, "")).strip():
            yield f"{name}_label", f"{label}："
            yield name, text.rstrip("；，、：:。")
    lines = says.get("lines", [])
    for label, text in lines if isinstance(lines, list) else []:
        yield "labels", f"{label}："
        yield "texts", text
    yield "copies", str(says.get("copies", ""))
    yield "printed_by", str(says.get("printed_by", ""))
    yield "printed_on", str(says.get("printed_on", "")).removesuffix("印发")
