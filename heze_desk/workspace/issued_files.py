"""The very bytes of issued papers, kept inside the data file by their SHA-256; no undo reaches them."""

from heze_desk.errors import DeskError
from heze_desk.workspace import rows
from heze_desk.workspace.database import Database


def keep(db: Database, content: bytes) -> str:
    """Keep the bytes once, however often they are issued; returns their SHA-256. Called inside a step."""
    name = digest(content)
    if db.execute("select 1 from issued_file where sha256 = ?", [name]).fetchone() is None:
        rows.insert(db, "issued_file", {"sha256": name, "content": content})
    return name


def content(db: Database, sha256: str) -> bytes:
    """The bytes as they were issued; refused where they are gone or no longer what they were."""
    found = db.execute("select content from issued_file where sha256 = ?", [sha256]).fetchone()
    if found is None:
        raise DeskError("工作区里没有这份文件的原件，数据文件可能被改动；请从备份恢复。")
    kept = bytes(found[0])
    if digest(kept) != sha256:
        raise DeskError("这份文件的原件与印发时的校验值不符，没有打开；请从备份恢复。")
    return kept


def digest(content: bytes) -> str:
    import hashlib  # with it comes OpenSSL, some megabytes that a day without papers does not need

    return hashlib.sha256(content).hexdigest()
