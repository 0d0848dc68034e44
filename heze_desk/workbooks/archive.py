"""The parts of an xlsx file: refused in a sentence where it is none, and never unpacked beyond a cap."""

import struct
import zipfile
import zlib
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from heze_desk.errors import DeskError

FILE_CAP = 64 * 2**20
PART_CAP = 256 * 2**20
TREE_CAP = 64 * 2**20  # a part that is held as a whole takes some ten times its size
OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")  # .xls, .et, .wps, and every xlsx with a password

FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, OSError, EOFError, ValueError)


class Archive:
    """An xlsx file held in memory, so that the program that has it open is not disturbed."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        content = _content(path)
        self.sha256, self.size = sha256(content).hexdigest(), len(content)
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except FAULTS as fault:
            raise DeskError(f"“{self.name}”已损坏，读不出内容；请在 Excel 或 WPS 中打开并另存后再导入。") from fault
        self._parts = {one.filename.replace("\\", "/").lower(): one for one in self._zip.infolist()}

    def has(self, part: str) -> bool:
        return part.lower() in self._parts

    def has_any(self, beginning: str) -> bool:
        """Whether there is a part whose name begins so."""
        return any(name.startswith(beginning.lower()) for name in self._parts)

    def read(self, part: str, *, cap: int = 0) -> bytes:
        """The bytes of a part, unpacked no further than the cap; a missing one is empty."""
        most = min(cap or PART_CAP, PART_CAP)
        entry = self._parts.get(part.lower())
        if entry is None:
            return b""
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(most + 1)
        except FAULTS as fault:
            raise self.broken() from fault
        if len(content) > most:
            raise DeskError(f"“{self.name}”解开后过大，没有导入；请只保留台账本身，另存为新的 xlsx 后再导入。")
        if b"<!DOCTYPE" in content[:2000]:
            raise self.broken()
        return content

    def tree(self, part: str) -> ElementTree.Element:
        """A part as XML with bare names; a missing one is an empty element."""
        content = self.read(part, cap=TREE_CAP)
        if not content:
            return ElementTree.Element("nothing")
        try:
            root = ElementTree.fromstring(content)
        except (ElementTree.ParseError, LookupError, ValueError) as fault:
            raise self.broken() from fault
        for element in root.iter():
            element.tag = bare(element.tag)
        return root

    def broken(self) -> DeskError:
        return DeskError(f"“{self.name}”的内容已损坏；请在 Excel 或 WPS 中打开并另存后再导入。")


@lru_cache(maxsize=1024)
def bare(name: str) -> str:
    """A name without its namespace: strict and transitional files then read alike."""
    return name.rpartition("}")[2]


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_CAP:
            raise DeskError(f"“{path.name}”超过 {FILE_CAP >> 20} MB，没有导入；请删去图片等无关内容后再导入。")
        content = path.read_bytes()
    except FileNotFoundError:
        raise DeskError(f"没有找到文件“{path}”；请检查文件名。") from None
    except OSError as fault:
        raise DeskError(f"“{path.name}”读不出来；请检查文件是否还在、是否有权限打开，再试一次。") from fault
    _refuse(path.name, content)
    return content


def _refuse(name: str, content: bytes) -> None:
    """Refuse what only looks like an xlsx, by its first bytes and never by its name."""
    if not content:
        raise DeskError(f"“{name}”是空文件；请重新取得一份后再导入。")
    if content.startswith(OLD_OFFICE):
        raise DeskError(f"“{name}”是旧格式（xls、et）或设有打开密码；请取消密码，另存为 xlsx 后再导入。")
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") or start.lower().startswith(b"mime-version"):
        raise DeskError(f"“{name}”其实是网页，不是 xlsx 表格；请用 Excel 或 WPS 打开，另存为 xlsx 后再导入。")
    if not content.startswith(b"PK"):
        raise DeskError(f"“{name}”不是 xlsx 表格；请用 Excel 或 WPS 打开，另存为 xlsx 后再导入。")
