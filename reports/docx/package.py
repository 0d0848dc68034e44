"""The file itself: parts, what refers to what, and a ZIP archive that is the same for the same document."""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports.docx.markup import written

DAY = (2000, 1, 1, 0, 0, 0)
"""Of every entry; a ZIP archive cannot do without one."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
PICTURES = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass
class Package:
    """What hangs on the main part; its relations are numbered as they come."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)  # target: kind
    drawings: int = 0

    def attach(self, kind: str, root: Element) -> str:
        """Add a part beside the main one: styles, settings, fontTable, header, footer; returns what refers to it.

        One with the same content is kept once.
        """
        content = written(root)
        same = (name for name, known in self.parts.items() if known == content)
        count = sum(known == kind for known in self.relations.values())
        number = count + 1 if kind in ("header", "footer") else ""
        name = next(same, f"word/{kind}{number}.xml").removeprefix("word/")
        self.parts[f"word/{name}"] = content
        self.types[f"word/{name}"] = f"{_WORD}.{kind}+xml"
        return self._relate(name, kind)

    def number(self) -> int:
        """The next drawing's; Word wants each to have its own."""
        self.drawings += 1
        return self.drawings

    def picture(self, content: bytes, ending: str) -> str:
        """Add a picture; the same one is kept once."""
        name = f"media/{hashlib.sha256(content).hexdigest()[:16]}.{ending}"
        self.parts[f"word/{name}"] = content
        return self._relate(name, "image")

    def archive(self, document: Element, about: bytes) -> bytes:
        """The whole file, the list of types first as readers like it."""
        self.types["word/document.xml"] = f"{_WORD}.document.main+xml"
        self.types["docProps/core.xml"] = _CORE
        relations = [(f"{_RELATION}/{kind}", target) for target, kind in self.relations.items()]
        whole = [(f"{_RELATION}/officeDocument", "word/document.xml")]
        whole.append((f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
        entries = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations(whole),
            "word/document.xml": written(document),
            "word/_rels/document.xml.rels": _relations(relations),
            "docProps/core.xml": about,
            **self.parts,
        }
        return _zipped(entries)

    def _relate(self, target: str, kind: str) -> str:
        self.relations.setdefault(target, kind)
        return f"rId{list(self.relations).index(target) + 1}"

    def _content_types(self) -> bytes:
        defaults = {"rels": _RELATIONS, "xml": "application/xml", **PICTURES}
        lines = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()]
        lines += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.types.items()]
        return f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()


def core_properties(*, title: str, subject: str, author: str) -> bytes:
    """What a file says of itself; its times are fixed, lest the same document give different bytes."""
    names = "http://purl.org/dc"
    day = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*DAY)
    times = (f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{day}</dcterms:{kind}>' for kind in ("created", "modified"))
    parts = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="{names}/elements/1.1/" '
        f'xmlns:dcterms="{names}/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>",
        f"<dc:creator>{escape(author)}</dc:creator><cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy>",
        f"<dc:language>zh-CN</dc:language><cp:revision>1</cp:revision>{''.join(times)}</cp:coreProperties>",
    )
    return "".join(parts).encode()


def _relations(relations: list[tuple[str, str]]) -> bytes:
    lines = (
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(relations, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def _zipped(entries: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = ZipInfo(name, DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content)
    return file.getvalue()
