"""A photograph or drawing made ready for print: upright, without transparency, no finer than paper can show."""

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reports.characters import one_line
from reports.errors import PaperError
from reports.layout import MM

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS = 10 / MM
"""A point of paper in pixels: 10 to the millimetre, 254 to the inch."""
QUALITY = 88
FULL_LINE = 156 * MM
"""The width of the text on A4 (5.2)."""
FEW_COLOURS = 4096
"""A picture with fewer is a drawing, whose edges JPEG would blur."""
MOST_PIXELS = 64_000_000
"""What is opened whole; JPEG is read coarser beforehand and may have far more."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True)
class Print:
    """The picture as it goes into the PDF; `colours` is 1 for grey and 3 for red, green and blue."""

    width: int
    height: int
    colours: int
    content: bytes
    is_jpeg: bool


def opened(content: str, name: str) -> "Image":
    """The picture from base64, its size known and the rest not yet read."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    try:
        raw = b64decode(content, validate=False)
    except (binascii.Error, ValueError) as fault:
        raise PaperError(_damaged(name)) from fault
    if not raw.startswith((_PNG, _JPEG)):
        raise PaperError(f"{_named(name)}不是 PNG 或 JPEG 格式，不能放入文件。请另存为 JPEG 后重新插入。")
    try:
        # not Image.open, which refuses what a telephone of today takes, and warns of less
        picture: Image = (PngImageFile if raw.startswith(_PNG) else JpegImageFile)(BytesIO(raw))
    except Exception as fault:  # Pillow meets a damaged file with whatever happens to fail first
        raise PaperError(_damaged(name)) from fault
    return picture


def is_on_its_side(picture: "Image") -> bool:
    """Whether the camera was turned, so that width and height change places."""
    return _orientation(picture) >= 5


def ready(picture: "Image", width: float, name: str) -> Print:
    """The picture for a width in points."""
    try:
        return _print(picture, round(width * DOTS))
    except PaperError:
        raise
    except Exception as fault:
        raise PaperError(_damaged(name)) from fault


def _print(picture: "Image", dots: int) -> Print:
    from PIL import ImageOps

    turned = is_on_its_side(picture)
    across, along = picture.size[::-1] if turned else picture.size
    wanted = (dots, max(round(along * dots / across), 1))
    picture.draft(None, wanted[::-1] if turned else wanted)
    if picture.size[0] * picture.size[1] > MOST_PIXELS:
        raise PaperError("图片太大，无法放入文件。请缩小到 4000 像素以内后重新插入。")
    plain = _plain(ImageOps.exif_transpose(picture))
    if plain.size[0] > wanted[0]:
        plain = plain.resize(wanted, reducing_gap=2.0)
    return _packed(plain)


def _plain(picture: "Image") -> "Image":
    """Grey or coloured, on white."""
    from PIL import Image

    if picture.mode in ("L", "RGB"):
        return picture
    if picture.mode in ("1", "I;16", "I", "F"):
        return picture.convert("L") if picture.mode == "1" else picture.point(lambda grey: grey / 256).convert("L")
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(ground, over).convert("RGB")
    return picture.convert("RGB")


def _packed(picture: "Image") -> Print:
    """A drawing without loss, a photograph as JPEG; what the camera noted about place and time is left out."""
    colours = len(picture.getbands())
    if picture.getcolors(FEW_COLOURS) is not None:
        return Print(*picture.size, colours, picture.tobytes(), is_jpeg=False)
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, exif=b"", icc_profile=None)
    return Print(*picture.size, colours, file.getvalue(), is_jpeg=True)


def _orientation(picture: "Image") -> int:
    """Of EXIF, 1 to 8; 1 where there is none."""
    try:
        return int(picture.getexif().get(0x0112, 1))
    except Exception:  # notes of a camera may be damaged where the picture is sound
        return 1


def _damaged(name: str) -> str:
    return f"{_named(name)}无法读出，可能已损坏。请重新插入后再输出。"


def _named(name: str) -> str:
    return f"图片“{one_line(name)}”" if name.strip() else "有一张图片"


def slim(raw: bytes, name: str) -> bytes:
    """The file of a picture no finer than a full line of paper can show; one that is no picture is refused."""
    from PIL import Image

    picture = opened(b64encode(raw).decode("ascii"), name)
    made = ready(picture, FULL_LINE, name)
    if made.is_jpeg:
        return made.content
    file = BytesIO()
    Image.frombytes("L" if made.colours == 1 else "RGB", (made.width, made.height), made.content).save(file, "PNG")
    return file.getvalue()
