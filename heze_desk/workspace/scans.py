"""Whether a file that comes as a scan is one: a picture or a PDF that can be opened, whatever its name says."""

from pathlib import Path

from heze_desk.errors import DeskError

PICTURES = frozenset({"JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP"})
LARGEST = 100 * 1024 * 1024  # bytes; a scan of a page is a hundredth of it
TAIL = 4096
WANTED = "请用 JPG、PNG、TIFF 图片或 PDF"


def refuse_other(source: Path) -> None:
    """One that is no picture and no PDF, is broken or far too large is refused before it is kept."""
    try:
        size = source.stat().st_size
        with source.open("rb") as file:
            head = file.read(1024)
    except FileNotFoundError:
        raise DeskError(f"找不到扫描件“{source.name}”；请核对文件名和文件夹。") from None
    except OSError:
        raise DeskError(f"扫描件“{source.name}”读不出；请检查它是不是文件，以及权限。") from None
    if not head:
        raise DeskError(f"扫描件“{source.name}”是空文件；请重新扫描。")
    if size > LARGEST:
        raise DeskError(f"扫描件“{source.name}”超过100MB；请降低扫描的分辨率。")
    if b"%PDF-" in head:
        _refuse_broken_pdf(source, size)
    else:
        _refuse_no_picture(source)


def _refuse_broken_pdf(source: Path, size: int) -> None:
    """A PDF ends with where its parts lie; one that broke off on its way does not."""
    with source.open("rb") as file:
        file.seek(max(0, size - TAIL))
        tail = file.read()
    if b"startxref" not in tail:
        raise DeskError(f"扫描件“{source.name}”是打不开的 PDF，可能没有传完；{WANTED}。")


def _refuse_no_picture(source: Path) -> None:
    """Pictures are decoded to their last line, so that one broken off on its way is not kept for good."""
    from PIL import Image

    try:
        with Image.open(source) as picture:
            known = picture.format in PICTURES
            picture.load()
    except Image.DecompressionBombError:
        raise DeskError(f"扫描件“{source.name}”的尺寸太大；请降低扫描的分辨率。") from None
    except Exception:  # whatever a decoder raises for what is none of its files
        raise DeskError(f"“{source.name}”不是图片，也不是 PDF，或者已经损坏，没有登记；{WANTED}。") from None
    if not known:
        raise DeskError(f"“{source.name}”是这里不用的图片格式；{WANTED}。")
