"""A picture in a line of text, in the words of DrawingML."""

from xml.etree.ElementTree import Element

from reports.docx.markup import NAMESPACES, node, plain

EMU = 12700  # in a point


def inline(reference: str, size: tuple[float, float], words: str, *, number: int) -> Element:
    """A run with the picture; `words` are read to those who cannot see it."""
    width, height = (round(points * EMU) for points in size)
    named = plain("wp:docPr", id=number, name=f"图{number}", descr=words)
    graphic = plain("a:graphic", plain("a:graphicData", _picture(reference, width, height), uri=NAMESPACES["pic"]))
    extent = plain("wp:extent", cx=width, cy=height)
    shown = plain("wp:inline", extent, named, graphic, distT=0, distB=0, distL=0, distR=0)
    return node("r", node("drawing", shown))


def _picture(reference: str, width: int, height: int) -> Element:
    about = plain("pic:nvPicPr", plain("pic:cNvPr", id=0, name=""), plain("pic:cNvPicPr"))
    blip = node("a:blip", r_embed=reference)
    fill = plain("pic:blipFill", blip, plain("a:stretch", plain("a:fillRect")))
    place = plain("a:xfrm", plain("a:off", x=0, y=0), plain("a:ext", cx=width, cy=height))
    shape = plain("pic:spPr", place, plain("a:prstGeom", plain("a:avLst"), prst="rect"))
    return plain("pic:pic", about, fill, shape)
