"""The objects of a PDF file, written as ISO 32000-1 says; the same objects give the same bytes."""

from hashlib import sha256
from threading import Thread
from zlib import compress

HEAD = b"%PDF-1.7\n%\xe6\x96\x87\xe4\xbb\xb6\n"  # bytes beyond ASCII say that it is no text file (7.5.2)
USUAL, LIGHT = 6, 2
"""Of zlib: how hard it tries. Outlines hardly shrink: the last twentieth of them would take as long as all the rest."""
_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


class Objects:
    """Added one after another, and referred to by what `add` and `stream` return."""

    def __init__(self) -> None:
        self._bodies: list[bytes | _Packing] = []

    def add(self, body: str) -> str:
        return self._put(body.encode("ascii"))

    def stream(self, entries: str, content: bytes, *, filtered: str = "") -> str:
        """`filtered` names what the content has been through; without it the content is compressed."""
        kept = content if filtered else compress(content, USUAL)
        return self._put(_stream(f"{entries} /Filter /{filtered or 'FlateDecode'}", kept))

    def plain_stream(self, entries: str, content: bytes) -> str:
        """For what readers of files that are no PDF look for."""
        return self._put(_stream(entries, content))

    def outlines(self, content: bytes) -> str:
        """A font file, compressed while others are made."""
        return self._put(_Packing(content))

    def whole(self, root: str, info: str) -> bytes:
        """The file, with its cross-reference table; its identifier is what its content comes to (14.4)."""
        parts, places, at = [HEAD], [], len(HEAD)
        for number, body in enumerate(self._bodies, start=1):
            packed = body if isinstance(body, bytes) else body.packed()
            part = b"%d 0 obj\n%b\nendobj\n" % (number, packed)
            places.append(b"%010d 00000 n \n" % at)
            parts.append(part)
            at += len(part)
        name = sha256(b"".join(parts)).hexdigest()[:32]
        size = len(places) + 1
        trailer = (
            f"trailer\n<< /Size {size} /Root {root} /Info {info} /ID [<{name}> <{name}>] >>\nstartxref\n{at}\n%%EOF\n"
        )
        return b"".join([*parts, b"xref\n0 %d\n0000000000 65535 f \n" % size, *places, trailer.encode("ascii")])

    def _put(self, body: "bytes | _Packing") -> str:
        self._bodies.append(body)
        return f"{len(self._bodies)} 0 R"


class _Packing(Thread):
    """zlib lets other threads run meanwhile."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content, self._entries = content, f"/Length1 {len(content)} /Filter /FlateDecode"
        self.start()

    def run(self) -> None:
        self._content = compress(self._content, LIGHT)

    def packed(self) -> bytes:
        self.join()
        return _stream(self._entries, self._content)


def text(written: str) -> str:
    """A text string, in UTF-16 where it is not ASCII (7.9.2.2)."""
    if written.isascii():
        return f"({written.translate(_ESCAPED)})"
    return f"<FEFF{written.encode('utf-16-be').hex().upper()}>"


def _stream(entries: str, content: bytes) -> bytes:
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("ascii")
    return b"%b%b\nendstream" % (head, content)
