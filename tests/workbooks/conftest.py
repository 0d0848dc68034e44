"""Workbooks made by openpyxl, and spoilt afterwards as offices spoil them."""

import re
import zipfile

import pytest
from openpyxl import Workbook

INLINE = re.compile(rb't="inlineStr"><is>(<t.*?</t>)</is></c>', re.DOTALL)
STRINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def shared(path, sheet="xl/worksheets/sheet1.xml"):
    """The same workbook with its texts in a part of their own, as Excel and WPS keep them."""
    parts, texts = parts_of(path), []

    def place(match):
        texts.append(match[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    parts[sheet] = INLINE.sub(place, parts[sheet])
    listed = b"".join(b"<si>%s</si>" % one for one in texts)
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (main, listed)
    link = f'<Relationship Type="{STRINGS}" Target="/xl/sharedStrings.xml" Id="rId99"/></Relationships>'
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    return write(path, parts)


@pytest.fixture
def book_file(tmp_path):
    """Write rows (lists of values) from A1 on; `merges` like "A1:C1"."""

    def make(rows, *, merges=(), sheet="Sheet1", name="台账.xlsx"):
        book = Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(row)
        for area in merges:
            book.active.merge_cells(area)
        book.save(tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def as_excel():
    return shared


@pytest.fixture
def patched():
    """Replace bytes in one part of a workbook, as another program would have written it."""

    def patch(path, part, *changes):
        parts = parts_of(path)
        for old, new in changes:
            assert old in parts[part]
            parts[part] = parts[part].replace(old, new)
        return write(path, parts)

    return patch
