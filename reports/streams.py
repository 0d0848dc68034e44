"""Streams of a PDF as archives want them: the end of each stands on its own line (ISO 19005-2, 6.1.7.1)."""

from collections.abc import Sequence
from threading import Thread
from typing import Any
from zlib import compress

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

LEVEL = 2  # of zlib, from 1 to 9
LARGE = 50_000  # bytes worth a thread


class Deflated:
    """Compresses lightly, as outlines hardly shrink, and much of them while others are made."""

    pdfname = "FlateDecode"

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._thread = Thread(target=self._compress) if len(content) >= LARGE else None
        if self._thread:
            self._thread.start()
        else:
            self._compress()

    def _compress(self) -> None:
        self._content = compress(self._content, LEVEL)

    def encode(self, content: bytes) -> bytes:
        """Called by ReportLab when the file is written."""
        if self._thread:
            self._thread.join()
        return self._content


class Stream(PDFStream):
    """Bytes with the filters that they go through; ReportLab's own ends right behind them."""

    def __init__(self, content: bytes, filters: Sequence[Any] = (), **entries: Any) -> None:
        super().__init__(content=content, filters=list(filters))
        for name, value in entries.items():
            self.dictionary[name] = value

    def format(self, document: Any) -> bytes:
        """Called by ReportLab when the file is written."""
        content: bytes = self.content
        for one in self.filters:
            content = one.encode(content)
        entries: dict[str, Any] = {**self.dictionary.dict, "Length": len(content)}
        if self.filters:
            entries["Filter"] = PDFArray([PDFName(one.pdfname) for one in self.filters])
        head: bytes = PDFDictionary(entries).format(document)
        return head + b"\nstream\n" + content + b"\nendstream\n"
