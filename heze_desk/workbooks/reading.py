"""An xlsx file read cell by cell: values alone, never styles, drawings, links or macros.

The sheet's own XML is read and not openpyxl's picture of it: a wrong <dimension> (WPS), styles that openpyxl
refuses, a million formatted blank rows and a stray cell at XFD1048000 then cost nothing.
"""

from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from heze_desk.errors import DeskError
from heze_desk.workbooks.archive import Archive
from heze_desk.workbooks.formats import shapes
from heze_desk.workbooks.sheet_reading import Strings, sheet, text_in
from heze_desk.workbooks.sheets import EPOCH, EPOCH_1904, Book, Sheet

MACROS = "工作簿里有宏；只读取数值，宏没有运行。"
LINKS = "工作簿里有指向其他文件的链接；只读取已算出的数值，没有打开那些文件。"


def read(path: Path) -> Book:
    """Every worksheet of the file; what is not an xlsx is refused with what to do about it."""
    archive = Archive(path)
    home = _workbook(archive)
    targets = _targets(archive, home)
    workbook = archive.tree(home)
    strings = Strings(
        texts=tuple(text_in(one) for one in archive.tree(_related(targets, "/sharedStrings")).iterfind("si")),
        shapes=tuple(shapes(archive.tree(_related(targets, "/styles")))),
        epoch=_epoch(workbook),
    )
    sheets = tuple(_sheets(archive, workbook, targets, strings))
    if not sheets:
        raise DeskError(f"“{archive.name}”里没有工作表；请检查文件。")
    folder = PurePosixPath(home).parent
    warnings = (
        *((MACROS,) if archive.has(str(folder / "vbaProject.bin")) else ()),
        *((LINKS,) if archive.has_any(f"{folder / 'externalLinks'}/") else ()),
    )
    return Book(
        file=archive.name,
        sha256=archive.sha256,
        size=archive.size,
        sheets=sheets,
        properties=_properties(archive),
        notes=warnings,
    )


Targets = dict[str, tuple[str, str]]  # relation id -> its kind and the part it names


def _workbook(archive: Archive) -> str:
    home = _related(_targets(archive, ""), "/officeDocument") or "xl/workbook.xml"
    if not archive.has(home) or home.endswith((".bin", "document.xml", "presentation.xml")):
        raise DeskError(f"“{archive.name}”不是 xlsx 表格；请用 Excel 或 WPS 打开，另存为 xlsx 后再导入。")
    return home


def _properties(archive: Archive) -> dict[str, str]:
    """The custom properties; broken ones are none, for the sheets can still be read."""
    part = _related(_targets(archive, ""), "/custom-properties") or "docProps/custom.xml"
    try:
        listed = archive.tree(part).iterfind("property")
    except DeskError:
        return {}
    return {one.get("name", ""): "".join(one.itertext()).strip() for one in listed}


def _targets(archive: Archive, part: str) -> Targets:
    """What a part refers to; the links of the whole file where no part is named."""
    folder, name = PurePosixPath(part).parent, PurePosixPath(part).name
    found: Targets = {}
    for one in archive.tree(str(folder / "_rels" / f"{name}.rels")).iterfind("Relationship"):
        target = one.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else str(folder / target)
        found[one.get("Id", "")] = (one.get("Type", ""), whole)
    return found


def _related(targets: Targets, kind: str) -> str:
    return next((target for one, target in targets.values() if one.endswith(kind)), "")


def _sheets(archive: Archive, workbook: Element, targets: Targets, strings: "Strings") -> list[Sheet]:
    found = []
    for one in workbook.iterfind("./sheets/sheet"):
        relation = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
        kind, part = targets.get(relation, ("", ""))
        if kind.endswith("/worksheet") and archive.has(part):
            hidden = one.get("state", "visible") != "visible"
            found.append(sheet(archive, part, strings, name=one.get("name", ""), hidden=hidden))
    return found


def _epoch(workbook: Element) -> date:
    properties = workbook.find("workbookPr")
    first = properties.get("date1904", "0") if properties is not None else "0"
    return EPOCH_1904 if first in ("1", "true") else EPOCH
