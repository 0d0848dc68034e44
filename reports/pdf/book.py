"""The pages of a paper as they are painted, and the fonts and pictures they use, bound to a PDF file."""

from collections.abc import Mapping
from hashlib import sha256

from reports.embedding import Codes, embed
from reports.faces import Face
from reports.pdf_objects import Objects, text
from reports.type_case import font


class Book:
    """All pages of one size; `code` is what is painted on the page that is open."""

    def __init__(self, width: float, height: float) -> None:
        self._box = f"[ 0 0 {width:.4f} {height:.4f} ]"
        self.code: list[str] = []
        self._pages: list[str] = []
        self._codes: dict[Face, Codes] = {}
        self._objects = Objects()
        self._pictures: dict[str, str] = {}

    def codes(self, face: Face) -> Codes:
        """How characters are written in a face."""
        return self._codes.setdefault(face, Codes(f"/F{len(self._codes) + 1}"))

    def picture(self, entries: str, content: bytes, filtered: str) -> str:
        """The name of a picture, which is put into the file once however often it is shown."""
        key = sha256(content).hexdigest()
        if key not in self._pictures:
            whole = f"/Type /XObject /Subtype /Image {entries}"
            self._pictures[key] = self._objects.stream(whole, content, filtered=filtered)
        return f"/P{list(self._pictures).index(key) + 1}"

    def turn(self) -> None:
        """Close the page and open the next one."""
        self._pages.append("\n".join(self.code))
        self.code.clear()

    def bound(self, told: Mapping[str, str]) -> bytes:
        """The file, once all is painted; `told` is what it says of itself."""
        objects = self._objects
        fonts = " ".join(f"{codes.name} {self._embedded(face)}" for face, codes in self._codes.items())
        pictures = " ".join(f"/P{place} {reference}" for place, reference in enumerate(self._pictures.values(), 1))
        resources = objects.add(f"<< /Font << {fonts} >> /XObject << {pictures} >> >>")
        contents = [objects.stream("", page.encode("ascii")) for page in self._pages]
        tree = f"{_number(contents[-1]) + len(contents) + 1} 0 R"  # it stands after the pages, which name it
        common = f"/Type /Page /Parent {tree} /MediaBox {self._box} /Resources {resources}"
        pages = [objects.add(f"<< {common} /Contents {one} >>") for one in contents]
        objects.add(f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(pages)}] >>")
        info = objects.add(f"<< {' '.join(f'/{key} {text(value)}' for key, value in told.items())} >>")
        viewer = "/ViewerPreferences << /DisplayDocTitle true >>"
        root = objects.add(f"<< /Type /Catalog /Pages {tree} /Lang (zh-CN) {viewer} >>")
        return objects.whole(root, info)

    def _embedded(self, face: Face) -> str:
        opened = font(face)
        if opened is None:
            raise LookupError(f"{face.name} has been drawn with, and is gone")
        return embed(self._objects, opened, self._codes[face].characters)


def _number(reference: str) -> int:
    return int(reference.split()[0])
